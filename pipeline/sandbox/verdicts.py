"""What the end of a call means, as an error of ours."""

from __future__ import annotations

import signal
from pathlib import PurePath

from pipeline.model.errors import (
    BrokenSourceError,
    PipelineError,
    SourceTooLargeError,
    SourceTooSlowError,
)
from pipeline.model.limits import Limits

#: Longest part of a foreign error's message that ours repeats, in characters.
FOREIGN_MESSAGE_LENGTH = 200


def too_slow(source: str, seconds: float, stage: str | None = None) -> SourceTooSlowError:
    """The error for a call that was stopped at its time limit, in the stage that it was at."""
    return SourceTooSlowError(
        f"{source}: not done after {seconds:g} seconds, so it was stopped{_name(stage)}. If the "
        "file is worth it, allow more with --max-seconds.",
        source=source,
    )


def too_large(source: str, memory_mb: int, stage: str | None = None) -> SourceTooLargeError:
    """The error for a call that reached its memory limit, in the stage that it was at."""
    return SourceTooLargeError(
        f"{source}: needs more than the {memory_mb} MB of memory that one file may take, so it "
        f"was stopped{_name(stage)}. If the file is worth it, allow more with --max-memory-mb.",
        source=source,
    )


def explain_end(
    exit_code: int, source: str, limits: Limits, stage: str | None = None
) -> PipelineError:
    """The error for a child that ended without an answer.

    Args:
        exit_code: its exit status, or minus the number of the signal that ended it.
        source: what the call was about.
        limits: those of the call.
        stage: what it said last that it was at.
    """
    if exit_code == -signal.SIGALRM:
        return too_slow(source, limits.seconds, stage)
    if exit_code == -signal.SIGKILL:
        return SourceTooLargeError(
            f"{source}: the system killed its reader (SIGKILL){_name(stage)}, most likely because "
            "memory ran out. Run with fewer workers, or allow one file less than "
            f"{limits.memory_mb} MB.",
            source=source,
        )
    if exit_code < 0:
        how = f"crashed ({signal.Signals(-exit_code).name})"
    else:
        how = f"ended without an answer (exit status {exit_code})"
    return BrokenSourceError(
        f"{source}: its reader {how}{_name(stage)}. The file is damaged, or made to bring a "
        f"reader down (by crash, or by wanting more than {limits.memory_mb} MB); open it in "
        "another program and save it anew.",
        source=source,
    )


def explain_foreign(
    error: BaseException, source: str, stage: str | None = None
) -> BrokenSourceError:
    """The error for an exception that is none of ours: its type, message and place, on one line."""
    message = " ".join(str(error).split())[:FOREIGN_MESSAGE_LENGTH]
    what = f"{type(error).__name__}: {message}" if message else type(error).__name__
    return BrokenSourceError(
        f"{source}: its reader failed{_name(stage)} ({what}{_locate(error)}). The file is most "
        "likely damaged: open it in another program and save it anew. If it is sound, please "
        "report this.",
        source=source,
    )


def _locate(error: BaseException) -> str:
    """The line of code that raised it, for those who mend it; nothing where there is none."""
    traceback = error.__traceback__
    if traceback is None:
        return ""
    while traceback.tb_next is not None:
        traceback = traceback.tb_next
    file_name = PurePath(traceback.tb_frame.f_code.co_filename).name
    return f"; {file_name}, line {traceback.tb_lineno}"


def _name(stage: str | None) -> str:
    return f" while {stage}" if stage else ""


def is_want_of_memory(error: BaseException | None) -> bool:
    """Whether memory ran out, also where a library made another error of it."""
    while error is not None:
        if isinstance(error, MemoryError):
            return True
        error = error.__cause__ or error.__context__
    return False
