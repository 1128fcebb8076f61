"""Functions for a child to run, most of them badly."""

import ctypes
import os
import signal
import sys
import threading
import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pipeline.model.errors import EncryptedSourceError
from pipeline.model.geometry import BBox
from pipeline.model.selectors import CharSpan
from pipeline.sandbox import begin_stage


def add(a: int, b: int = 0) -> int:
    return a + b


def pid() -> int:
    return os.getpid()


def pid_after(seconds: float) -> int:
    time.sleep(seconds)
    return os.getpid()


def echo_after(seconds: float, value: int) -> int:
    time.sleep(seconds)
    return value


def loop_for_ever() -> None:
    while True:
        pass


def sleep_through_everything() -> None:
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    while True:
        ctypes.CDLL(None).sleep(3600)


def write_pid_and_hang(path: str) -> None:
    Path(path).write_text(str(os.getpid()), encoding="ascii")
    sleep_through_everything()


def take_memory(size_mb: int) -> int:
    return len(bytearray(size_mb * 1024 * 1024))


def take_memory_and_call_it_something_else(size_mb: int) -> None:
    try:
        take_memory(size_mb)
    except MemoryError as error:
        raise ValueError("no such table") from error


HOARD: list[bytearray] = []


def hoard(size_mb: int) -> int:
    HOARD.append(bytearray(size_mb * 1024 * 1024))
    return os.getpid()


def exit_at_once(status: int) -> None:
    os._exit(status)


def exit_politely() -> None:
    sys.exit(3)


def abort() -> None:
    os.abort()


def follow_a_wild_pointer() -> None:
    ctypes.string_at(0)


def kill_itself() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def divide_by_zero() -> float:
    return 1 / 0


def raise_at_length() -> None:
    raise ValueError("first line\nsecond line " + "x" * 10_000)


def raise_ours() -> None:
    raise EncryptedSourceError("brochure: needs a password.", source="brochure")


def return_something_unpicklable() -> object:
    return threading.Lock()


def chatter() -> str:
    libc = ctypes.CDLL(None)
    libc.puts(b"chatter of a C library")
    libc.fflush(None)
    os.write(2, b"chatter on standard error")
    print("chatter of a Python library")
    print("more of it", file=sys.stderr)
    sys.stdout.flush()
    warnings.simplefilter("default")
    warnings.warn("and a warning", stacklevel=1)
    return "said"


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    span: CharSpan
    bbox: BBox | None
    words: str


def place(count: int) -> tuple[Placed, ...]:
    return tuple(
        Placed(
            span=CharSpan(start=index, end=index + 1),
            bbox=BBox(x0=index, top=0.5, x1=index + 1, bottom=1.5) if index % 3 else None,
            words="x" * (index % 7),
        )
        for index in range(count)
    )


def thread_count() -> int:
    return len(list(Path("/proc/self/task").iterdir()))


def parent_pid() -> int:
    return os.getppid()


def begin_stages_and(function: Callable[[], object]) -> object:
    begin_stage("planting")
    begin_stage("counting leaves")
    return function()


def take_all_memory() -> int:
    return take_memory(1024 * 1024)


def run_by_name(name: str) -> object:
    return add(1) if name == "add" else globals()[name]()


def run_with_note(name: str, note: str = "") -> int:
    if name != "add":
        write_pid_and_hang(note)
    return add(1)
