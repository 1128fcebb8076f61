"""What the end of a call means, as an error of ours."""

from __future__ import annotations

import signal

from pipeline.model.errors import (
    BrokenSourceError,
    PipelineError,
    SourceTooLargeError,
    SourceTooSlowError,
)
from pipeline.model.limits import Limits

#: Longest part of a foreign error's message that ours repeats, in characters.
FOREIGN_MESSAGE_LENGTH = 200


def too_slow(source: str, seconds: float) -> SourceTooSlowError:
    """The error for a call that was stopped at its time limit."""
    return SourceTooSlowError(
        f"{source}: not done after {seconds:g} seconds, so it was stopped. If the file is worth "
        "it, allow more seconds or read fewer pages.",
        source=source,
    )


def too_large(source: str, memory_mb: int) -> SourceTooLargeError:
    """The error for a call that reached its memory limit."""
    return SourceTooLargeError(
        f"{source}: needs more than the {memory_mb} MB of memory that one file may take, so it "
        "was stopped. If the file is worth it, allow more memory or read fewer pages.",
        source=source,
    )


def explain_end(exit_code: int, source: str, limits: Limits) -> PipelineError:
    """The error for a child that ended without an answer.

    Args:
        exit_code: its exit status, or minus the number of the signal that ended it.
        source: what the call was about.
        limits: those of the call.
    """
    if exit_code == -signal.SIGALRM:
        return too_slow(source, limits.seconds)
    if exit_code == -signal.SIGKILL:
        return SourceTooLargeError(
            f"{source}: the system killed its reader (SIGKILL), most likely because memory ran "
            f"out. Run with fewer workers, or allow one file less than {limits.memory_mb} MB.",
            source=source,
        )
    if exit_code < 0:
        how = f"crashed ({signal.Signals(-exit_code).name})"
    else:
        how = f"ended without an answer (exit status {exit_code})"
    return BrokenSourceError(
        f"{source}: its reader {how}. The file is damaged, or made to bring a reader down (by "
        f"crash, or by wanting more than {limits.memory_mb} MB); open it in another program and "
        "save it anew.",
        source=source,
    )


def explain_foreign(error: BaseException, source: str) -> BrokenSourceError:
    """The error for an exception that is none of ours: its type and message, on one line."""
    message = " ".join(str(error).split())[:FOREIGN_MESSAGE_LENGTH]
    what = f"{type(error).__name__}: {message}" if message else type(error).__name__
    return BrokenSourceError(
        f"{source}: its reader failed ({what}). The file is most likely damaged: open it in "
        "another program and save it anew. If it is sound, please report this.",
        source=source,
    )


def is_want_of_memory(error: BaseException | None) -> bool:
    """Whether memory ran out, also where a library made another error of it."""
    while error is not None:
        if isinstance(error, MemoryError):
            return True
        error = error.__cause__ or error.__context__
    return False
