"""What runs inside a child process."""

from __future__ import annotations

import contextlib
import ctypes
import faulthandler
import gc
import os
import resource
import signal
import sys
from pathlib import Path
from typing import NoReturn

from pipeline.model.errors import PipelineError
from pipeline.sandbox.channel import FIRST_FREE_DESCRIPTOR, Channel
from pipeline.sandbox.packing import pack, unpack
from pipeline.sandbox.stages import STAGE_MARK, current_stage, forget_stage, listen
from pipeline.sandbox.verdicts import explain_foreign, is_want_of_memory, too_large

#: First thing that a child says: from here on its time counts.
READY = b"ready"
BYTES_PER_MB = 1024 * 1024
#: A child that keeps more than this share of the memory limit after a call is replaced, so that
#: one large file does not narrow what the next may take.
RETIREMENT_SHARE = 0.5
#: New objects after which the garbage collector looks for cycles. A document is hundreds of
#: thousands of values without any: at Python's own 700, parsing a large one takes a tenth longer.
NEW_OBJECTS_PER_COLLECTION = 50_000
#: How much later than its parent a child ends itself: only for a parent that is no longer there.
ALARM_GRACE_SECONDS = 1.0
#: Option of Linux's ``prctl``: the signal that a process gets when its parent dies.
PR_SET_PDEATHSIG = 1


def serve_descriptors(reading: int, writing: int, parent_pid: int) -> NoReturn:
    """``serve`` for a child that was started as a new program and inherits descriptors."""
    for descriptor in (reading, writing):
        os.set_inheritable(descriptor, False)
    serve(Channel(reading, writing), parent_pid)


def serve(channel: Channel, parent_pid: int) -> NoReturn:
    """Answers calls that come over a channel until the parent is gone.

    Args:
        channel: the child's end.
        parent_pid: the process without which the child has nothing to live for.
    """
    _tie_to_parent(parent_pid)
    _silence()
    _stay_single_threaded()
    gc.set_threshold(NEW_OBJECTS_PER_COLLECTION)
    listen(lambda name: channel.send(STAGE_MARK + name.encode()))
    size_at_start = _address_space_bytes()
    with contextlib.suppress(EOFError, OSError):
        channel.send(READY)
        while True:
            source, limits, task = unpack(channel.receive())
            signal.setitimer(signal.ITIMER_REAL, limits.seconds + ALARM_GRACE_SECONDS)
            outcome = _answer(task, source=source, memory_mb=limits.memory_mb)
            signal.setitimer(signal.ITIMER_REAL, 0.0)
            growth = _address_space_bytes() - size_at_start
            is_spent = growth > RETIREMENT_SHARE * limits.memory_mb * BYTES_PER_MB
            channel.send(pack((outcome, is_spent)))
    os._exit(0)


def _answer(task: bytes, *, source: str, memory_mb: int) -> bytes:
    """Makes one call; its packed result, or the packed error of ours that it ended in."""
    forget_stage()
    _limit_memory(memory_mb * BYTES_PER_MB)
    try:
        function, args, kwargs = unpack(task)
        return pack(function(*args, **kwargs))
    except PipelineError as error:
        _limit_memory(None)
        return pack(error)
    except BaseException as error:  # the border: nothing foreign passes, whatever it is
        _limit_memory(None)
        if is_want_of_memory(error):
            return pack(too_large(source, memory_mb, current_stage()))
        return pack(explain_foreign(error, source, current_stage()))
    finally:
        _limit_memory(None)


def _tie_to_parent(parent_pid: int) -> None:
    """Lets the child die with its parent, and of nothing that is meant for the parent."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent_pid:
            os._exit(0)
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGALRM):
        signal.signal(number, signal.SIG_DFL)


def _silence() -> None:
    """Keeps what libraries print, and the dumps of their crashes, from the user."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    faulthandler.disable()
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in range(FIRST_FREE_DESCRIPTOR):
        os.dup2(nothing, descriptor)
    # A program that captured Python's own streams did so for itself, not for its children.
    sys.stdin, sys.stdout, sys.stderr = sys.__stdin__, sys.__stdout__, sys.__stderr__


def _stay_single_threaded() -> None:
    """Keeps libraries from starting threads, which take time, and room that counts as memory.

    NumPy's algebra starts one for each processor as soon as it is imported.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def _limit_memory(extra_bytes: int | None) -> None:
    """Lets the address space grow by so much from what it is now; None: as far as it may."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    size = _address_space_bytes()
    soft = hard
    if extra_bytes is not None and size:
        soft = size + extra_bytes
        if hard != resource.RLIM_INFINITY:
            soft = min(soft, hard)
    resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _address_space_bytes() -> int:
    """The size of this process; 0 where the system does not tell."""
    if sys.platform != "linux":
        return 0
    page_count = Path("/proc/self/statm").read_bytes().split()[0]
    return int(page_count) * resource.getpagesize()
