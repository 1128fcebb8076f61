"""Says what is going on, on standard error: data go to standard output."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

from pipeline.model.frozen import frozen

#: What is done with one file, in words that go after "while".
READING = "reading"
FINDING = "finding its structure"
STATING = "stating its records"
RECOGNISING = "recognising its text"
SHOWING = "telling what was found"

_CLEAR_LINE = "\r\x1b[K"


@frozen
class Progress:
    """Where steps are told: one line that is overwritten, a line for each step, or nowhere.

    Attributes:
        is_live: show the step under way on one line and wipe it afterwards (for a terminal).
        is_verbose: print each finished step with the seconds it took.
    """

    is_live: bool = False
    is_verbose: bool = False

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Tells of ``name`` while, or after, the block runs."""
        started_s = time.monotonic()
        if self.is_live:
            sys.stderr.write(f"{_CLEAR_LINE}{name} …")
            sys.stderr.flush()
        try:
            yield
        finally:
            if self.is_live:
                sys.stderr.write(_CLEAR_LINE)
                sys.stderr.flush()
        if self.is_verbose:
            print(f"{name}: {time.monotonic() - started_s:.2f} s", file=sys.stderr)

    @contextmanager
    def stages(self, subject: str) -> Iterator[Callable[[str], None]]:
        """Steps of which each ends when the next begins; yields what begins one, by its name."""
        with ExitStack() as under_way:

            def begin(stage: str) -> None:
                under_way.close()
                under_way.enter_context(self.step(f"{subject}: {stage}"))

            yield begin


SILENT = Progress()
