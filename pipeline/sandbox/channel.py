"""Messages between two processes: bytes over two pipes, each message behind its length.

What ``multiprocessing.connection`` offers and we need, without the thirty modules that it loads:
they would be a tenth of the time that a small file takes.
"""

from __future__ import annotations

import fcntl
import os
import select
import struct
from collections.abc import Collection, Iterable

_LENGTH = struct.Struct("=Q")
#: At most so many bytes are asked of a pipe at once.
_READ_BYTES = 1024 * 1024
#: Descriptors from here on are not standard input, output or error.
FIRST_FREE_DESCRIPTOR = 3
_MS_PER_SECOND = 1000
#: The system keeps a timeout in 32 bits.
_LONGEST_WAIT_MS = 2**31 - 1


class Channel:
    """One end: a pipe to read from and a pipe to write to; both are closed with it.

    Args:
        reading: descriptor of what the other end writes.
        writing: descriptor of what the other end reads.
    """

    def __init__(self, reading: int, writing: int) -> None:
        self._reading = reading
        self._writing = writing
        self._is_open = True

    def descriptors(self) -> tuple[int, int]:
        """What ``__init__`` was given."""
        return self._reading, self._writing

    def send(self, message: bytes) -> None:
        """Writes a message; waits until the other end has taken most of it.

        Raises:
            OSError: if the other end is closed.
        """
        _write_all(self._writing, _LENGTH.pack(len(message)))
        _write_all(self._writing, message)

    def receive(self) -> bytes:
        """The next message; waits for it.

        Raises:
            EOFError: if the other end was closed before the end of a message.
        """
        (length,) = _LENGTH.unpack(_read_exactly(self._reading, _LENGTH.size))
        return _read_exactly(self._reading, length)

    def has_news(self) -> bool:
        """Whether there is something to read, or the end."""
        return bool(wait_for_news([self], timeout_s=0.0))

    def close(self) -> None:
        """Closes this end."""
        if self._is_open:
            self._is_open = False
            os.close(self._reading)
            os.close(self._writing)


def open_channels() -> tuple[Channel, Channel]:
    """The two ends of a new connection; other programs that are started do not inherit them."""
    # Where the command runs with a standard stream closed, a pipe could get that one's place.
    descriptors = [_lift(end) for _ in range(2) for end in os.pipe()]
    first_reads, second_writes, second_reads, first_writes = descriptors
    return Channel(first_reads, first_writes), Channel(second_reads, second_writes)


def wait_for_news(channels: Iterable[Channel], timeout_s: float) -> Collection[Channel]:
    """Those of the channels that have something to read, or have ended; waits for the first.

    Args:
        channels: our ends.
        timeout_s: how long to wait, at most some weeks; then there are none.
    """
    by_descriptor = {channel.descriptors()[0]: channel for channel in channels}
    poll = select.poll()
    for descriptor in by_descriptor:
        poll.register(descriptor, select.POLLIN)
    timeout_ms = min(timeout_s * _MS_PER_SECOND, _LONGEST_WAIT_MS)
    return {by_descriptor[found] for found, _ in poll.poll(timeout_ms)}


def _lift(descriptor: int) -> int:
    if descriptor >= FIRST_FREE_DESCRIPTOR:
        return descriptor
    lifted = fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, FIRST_FREE_DESCRIPTOR)
    os.close(descriptor)
    return lifted


def _write_all(descriptor: int, content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _read_exactly(descriptor: int, length: int) -> bytes:
    pieces = []
    while length:
        piece = os.read(descriptor, min(length, _READ_BYTES))
        if not piece:
            raise EOFError
        pieces.append(piece)
        length -= len(piece)
    return b"".join(pieces)
