"""What the command line says and where: data to standard output, all else to standard error.

On a CI system it also says it to that: annotations, and the summary of a step.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.model.errors import PipelineError
    from pipeline.model.findings import Report

_DEFAULT_COLUMNS = 100
#: What a document or a file's name may hold, and a terminal would obey.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def speak_utf8() -> None:
    """What we print is UTF-8 with LF in every locale, and never fails on a character."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def print_data(text: str) -> None:
    """Prints data; what a terminal would obey is shown instead."""
    print_harmless(_CONTROL.sub(_show_control, text))


def print_json(described: dict[str, object]) -> None:
    """Prints data as one JSON object."""
    from pipeline.runner.json_text import render_json

    print_harmless(f"{render_json(described)}\n")


def print_harmless(text: str) -> None:
    """Prints data that holds nothing to obey; a reader that has seen enough is no error."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        # ``| head``. Python flushes standard output once more at exit, and would complain there.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def tell(text: str, end: str = "\n") -> None:
    """Says something that is not data."""
    print(_CONTROL.sub(_show_control, text), end=end, file=sys.stderr, flush=True)


def tell_error(message: str) -> None:
    """Says what went wrong; words of documents and names of files in it command no CI system."""
    from pipeline.report.harmless import show_in_log

    for line in f"programme: {message}".split("\n"):
        indent = line[: len(line) - len(line.lstrip(" "))]
        tell(f"{indent}{show_in_log(line)}")


def tell_traceback() -> None:
    """Says where the exception at hand came from."""
    import traceback

    traceback.print_exc()


def _show_control(match: re.Match[str]) -> str:
    return f"\\x{ord(match[0]):02x}"


def count_columns() -> int:
    """Columns to wrap to: the terminal's, and a fixed number where there is none."""
    if not sys.stdout.isatty():
        return _DEFAULT_COLUMNS
    return shutil.get_terminal_size((_DEFAULT_COLUMNS, 0)).columns


def annotate(reports: Sequence[Report] = (), errors: Sequence[PipelineError] = ()) -> None:
    """Says what was found in the way that the CI system at hand shows at the files, if it does."""
    from pipeline.runner.ci import render_annotations

    tell(render_annotations(os.environ, reports, errors), end="")


def summarise(markdown: str) -> None:
    """Adds to what the CI system at hand shows of the step, if it does."""
    from pipeline.runner.ci import add_to_step_summary

    try:
        add_to_step_summary(os.environ, markdown)
    except OSError as error:
        # The step has done what it was to do.
        tell(f"programme: the step summary cannot be written: {error}")
