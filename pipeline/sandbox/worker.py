"""A child process as its parent sees it."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sys
from pathlib import Path

from pipeline.sandbox.channel import Channel, open_channels
from pipeline.sandbox.child import serve

#: What a fresh interpreter runs where forking is not safe. It finds modules as the parent does,
#: and does not run the parent's main module again (as ``multiprocessing`` would).
SPAWN_COMMAND = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from pipeline.sandbox.child import serve_descriptors; "
    "serve_descriptors(*map(int, sys.argv[2:]))"
)


class Worker:
    """A warm child, and our end of the channel to it.

    Args:
        inherited: our ends of the channels to other children. A forked child closes its copies,
            or the others would not see us go.
    """

    def __init__(self, inherited: tuple[Channel, ...] = ()) -> None:
        self.channel, theirs = open_channels()
        self._exit_code: int | None = None
        # The child is born with the signal blocked: Ctrl-C is for us, and we end the child.
        mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            if _is_safe_to_fork():
                self._pid = _fork(theirs, ours=(self.channel, *inherited))
            else:
                self._pid = _spawn(theirs)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)
            theirs.close()
        # The time that it takes to start is not the file's. A child that ends here instead is
        # found, and explained, when an answer is waited for.
        with contextlib.suppress(EOFError, OSError):
            self.channel.receive()

    def send(self, payload: bytes) -> None:
        """Hands over a task."""
        # As above: a child that has died since is found when its answer is waited for.
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self.channel.send(payload)

    def is_alive(self) -> bool:
        """Whether the child has not ended."""
        if self._exit_code is None:
            self._reap(os.WNOHANG)
        return self._exit_code is None

    def stop(self) -> int:
        """Ends the child if it has not ended.

        Returns:
            Its exit status, or minus the number of the signal that ended it.
        """
        self.channel.close()
        if self._exit_code is None:
            self._reap(os.WNOHANG)
        if self._exit_code is None:
            os.kill(self._pid, signal.SIGKILL)
            self._reap(0)
        return self._exit_code or 0

    def _reap(self, options: int) -> None:
        pid, status = os.waitpid(self._pid, options)
        if pid:
            self._exit_code = os.waitstatus_to_exitcode(status)


def _is_safe_to_fork() -> bool:
    """Whether a forked child gets a whole process: other threads would not go with it."""
    return sys.platform == "linux" and len(list(Path("/proc/self/task").iterdir())) == 1


def _fork(theirs: Channel, *, ours: tuple[Channel, ...]) -> int:
    parent_pid = os.getpid()
    child_pid = os.fork()
    if child_pid:
        return child_pid
    try:
        for channel in ours:
            channel.close()
        serve(theirs, parent_pid)
    finally:
        os._exit(1)  # never back into the parent's code


def _spawn(theirs: Channel) -> int:
    # Copies, which the new program inherits and no other: they are closed again at once.
    copies = [os.dup(descriptor) for descriptor in theirs.descriptors()]
    for copy in copies:
        os.set_inheritable(copy, True)
    try:
        return os.posix_spawn(
            sys.executable,
            [
                sys.executable,
                "-c",
                SPAWN_COMMAND,
                json.dumps(sys.path),
                *map(str, copies),
                str(os.getpid()),
            ],
            os.environ,
            file_actions=[
                (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDWR, 0),
                (os.POSIX_SPAWN_DUP2, 0, 1),
                (os.POSIX_SPAWN_DUP2, 0, 2),
            ],
        )
    finally:
        for copy in copies:
            os.close(copy)
