"""Stretches of a source's text as the page shows them, with a record's exact words set off."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.frozen import frozen
from pipeline.model.selectors import CharSpan
from pipeline.report.page.roles import find_group
from pipeline.report.page.stretches import Stretch


@frozen
class Piece:
    """Part of a stretch, in one style."""

    text: str
    is_exact: bool


@frozen
class StretchView:
    """A stretch of text, or the part of it that stands on one page.

    Attributes:
        index: of the stretch in its source.
        role: what became of it; None for white space.
        group: the role's group, a CSS class; empty for white space.
        reason: why.
        record_id: the record it belongs to; None without one.
        is_first: whether the record's first words are in it.
        finding_starts: where findings in it begin, for addresses.
        pieces: its text.
    """

    index: int
    role: str | None
    group: str
    reason: str
    record_id: str | None
    is_first: bool
    finding_starts: tuple[int, ...]
    pieces: tuple[Piece, ...]


def view_stretches(
    text: str, parts: Sequence[tuple[Stretch, CharSpan]], finding_starts: Sequence[int]
) -> tuple[StretchView, ...]:
    """Parts of stretches, in order.

    Args:
        text: of the source.
        parts: stretches, each with the part of it to show.
        finding_starts: where findings of the source begin.
    """
    return tuple(
        StretchView(
            index=stretch.index,
            role=stretch.role,
            group=find_group(stretch.role) if stretch.role else "",
            reason=shorten_reason(stretch),
            record_id=stretch.record_id,
            is_first=stretch.is_first and part.start == stretch.span.start,
            finding_starts=find_starts_in(part, finding_starts),
            pieces=_cut_pieces(text, part, stretch.exact),
        )
        for stretch, part in parts
    )


def shorten_reason(stretch: Stretch) -> str:
    """The reason without the role, which the page says beside it."""
    return stretch.reason.removeprefix(f"{stretch.role}: ")


def find_starts_in(span: CharSpan, starts: Sequence[int]) -> tuple[int, ...]:
    """Those of ``starts`` that lie in ``span``, ascending, each once."""
    return tuple(sorted({start for start in starts if span.start <= start < span.end}))


def _cut_pieces(text: str, part: CharSpan, exact: Sequence[CharSpan]) -> tuple[Piece, ...]:
    pieces = []
    position = part.start
    for span in exact:
        start, end = max(span.start, position), min(span.end, part.end)
        if start >= end:
            continue
        if start > position:
            pieces.append(Piece(text=text[position:start], is_exact=False))
        pieces.append(Piece(text=text[start:end], is_exact=True))
        position = end
    if position < part.end:
        pieces.append(Piece(text=text[position : part.end], is_exact=False))
    return tuple(pieces)
