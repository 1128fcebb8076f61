"""What a check is: a code, what holds when it passes, and a function that looks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from pipeline.model.findings import Severity
from pipeline.model.frozen import frozen
from pipeline.model.selectors import CharSpan

#: What a check looks at: an ``EditionView``, or one ``SourceView`` at a time.
Subject = TypeVar("Subject")

#: Longest excerpt of a document in a message, in code points: one line of a terminal.
EXCERPT_LENGTH = 60

#: What to do about a finding that no reading of the source explains: the rows were changed after
#: they were written, or we made a mistake.
REBUILD_ADVICE = (
    "The dataset is not what its sources give: run the edition again, and report it if it stays."
)


@frozen
class Problem:
    """One thing that a check found; its code and severity are the check's.

    Attributes:
        message: what, where, what was expected, as a full sentence.
        source: the source id, where a check of the whole edition can name one.
        record: the record id; None when it is about no single record.
        span: the place in the source's canonical text; None when it has none.
        page: physical page from 1; None when it has none.
    """

    message: str
    source: str | None = None
    record: str | None = None
    span: CharSpan | None = None
    page: int | None = None


@frozen
class Look:
    """What one look at one subject gave.

    Attributes:
        checked_count: how many things were looked at, in the check's unit.
        problems: what was found, in the order of the rows.
        skipped_reason: why there was nothing to look at; None when there was.
    """

    checked_count: int
    problems: tuple[Problem, ...] = ()
    skipped_reason: str | None = None


def look_at(checked_count: int, problems: Sequence[Problem]) -> Look:
    """The look that examined ``checked_count`` things and found ``problems``."""
    return Look(checked_count=checked_count, problems=tuple(problems))


def skip(reason: str) -> Look:
    """The look that had nothing to look at."""
    return Look(checked_count=0, skipped_reason=reason)


@frozen
class Check(Generic[Subject]):
    """One check.

    Attributes:
        code: its stable name, kebab-case; findings and acknowledgements speak of it.
        severity: of what it finds.
        title: what holds when it passes, in words.
        unit: what it counts ("quotes").
        advice: what to do about a finding, as a full sentence.
        needs_text: whether it compares with the source as read again, and so has nothing to say
            about a source that could not be read or reads differently now.
        look: finds the problems; pure, and never raises whatever the rows hold.
    """

    code: str
    severity: Severity
    title: str
    unit: str
    advice: str
    needs_text: bool = False
    look: Callable[[Subject], Look]


def excerpt(text: str) -> str:
    """``text`` on one line in double quotes, shortened in the middle when it is long."""
    folded = " ".join(text.split())
    if len(folded) > EXCERPT_LENGTH:
        half = EXCERPT_LENGTH // 2
        folded = f"{folded[:half].rstrip()} … {folded[-half:].lstrip()}"
    return f'"{folded}"'


def span_of(start: int | None, end: int | None) -> CharSpan | None:
    """The span of two columns; None when they are none."""
    if start is None or end is None or start < 0 or end < start:
        return None
    return CharSpan(start=start, end=end)
