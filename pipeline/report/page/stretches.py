"""A source's text, cut where what became of it changes: the ledger, laid over every character."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from pipeline.model.frozen import frozen
from pipeline.model.records import Dataset, EvidenceRow, LedgerRow
from pipeline.model.selectors import CharSpan

#: What a stretch is called that the ledger does not claim; checks call that an error.
UNCLAIMED_ROLE = "unclaimed"
UNCLAIMED_REASON = "no row of the ledger claims these characters"
#: Ends a page in the canonical text of a paged format.
PAGE_END = "\f"


@frozen
class Stretch:
    """A contiguous stretch of a source's text.

    Attributes:
        index: from 0 within its source.
        span: its characters.
        role: what became of it; None for white space between what the ledger claims.
        reason: why; empty for white space.
        record_id: the record that it belongs to; None when it is none.
        is_first: whether it is the first of its record.
        exact: the parts of it that are a record's exact words, ascending; empty when it is none.
    """

    index: int
    span: CharSpan
    role: str | None
    reason: str
    record_id: str | None
    is_first: bool
    exact: tuple[CharSpan, ...]


def cut_stretches(dataset: Dataset) -> dict[str, tuple[Stretch, ...]]:
    """Every source's text in stretches that together are the whole text, by source id."""
    return {
        row.source_id: _cut_text(
            row.text,
            [one for one in dataset.ledger if one.source_id == row.source_id],
            _spans_by_record(dataset.evidence, row.source_id),
        )
        for row in dataset.texts
    }


def split_by_page(
    text: str, stretches: Sequence[Stretch]
) -> dict[int, tuple[tuple[Stretch, CharSpan], ...]]:
    """The parts of stretches on each page (from 1); page ends themselves belong to no page."""
    pages: dict[int, list[tuple[Stretch, CharSpan]]] = {}
    page_number = 1
    for stretch in stretches:
        start = stretch.span.start
        while start <= stretch.span.end:
            page_end = text.find(PAGE_END, start, stretch.span.end)
            end = stretch.span.end if page_end < 0 else page_end
            if end > start:
                part = CharSpan(start=start, end=end)
                pages.setdefault(page_number, []).append((stretch, part))
            if page_end < 0:
                break
            page_number += 1
            start = page_end + 1
    return {number: tuple(parts) for number, parts in pages.items()}


def _spans_by_record(
    evidence: Sequence[EvidenceRow], source_id: str
) -> Mapping[str, Sequence[CharSpan]]:
    spans: dict[str, list[CharSpan]] = {}
    for row in evidence:
        if row.source_id == source_id:
            span = CharSpan(start=row.char_start, end=row.char_end)
            spans.setdefault(row.record_id, []).append(span)
    return spans


def _cut_text(
    text: str, ledger: Sequence[LedgerRow], evidence: Mapping[str, Sequence[CharSpan]]
) -> tuple[Stretch, ...]:
    stretches: list[Stretch] = []
    begun: set[str] = set()

    def add(start: int, end: int, row: LedgerRow | None) -> None:
        span = CharSpan(start=start, end=end)
        record_id = row.record_id if row else None
        is_blank = row is None and not text[start:end].strip()
        stretches.append(
            Stretch(
                index=len(stretches),
                span=span,
                role=row.role if row else None if is_blank else UNCLAIMED_ROLE,
                reason=row.reason if row else "" if is_blank else UNCLAIMED_REASON,
                record_id=record_id,
                is_first=record_id is not None and record_id not in begun,
                exact=_intersect(span, evidence.get(record_id, ())) if record_id else (),
            )
        )
        if record_id is not None:
            begun.add(record_id)

    def add_unclaimed(start: int, end: int) -> None:
        unclaimed = CharSpan(start=start, end=end).trim(text)
        for one, another in pairwise((start, unclaimed.start, unclaimed.end, end)):
            if one < another:
                add(one, another, None)

    position = 0
    for row in sorted(ledger, key=lambda one: (one.char_start, one.char_end)):
        # Rows of a dataset that fails its checks may overlap, or lie outside of the text.
        start, end = max(row.char_start, position), min(row.char_end, len(text))
        if end <= start:
            continue
        if start > position:
            add_unclaimed(position, start)
        add(start, end, row)
        position = end
    if position < len(text):
        add_unclaimed(position, len(text))
    return tuple(stretches)


def _intersect(within: CharSpan, spans: Sequence[CharSpan]) -> tuple[CharSpan, ...]:
    position = within.start
    common = []
    for span in sorted(spans):
        start, end = max(span.start, position), min(span.end, within.end)
        if start < end:
            common.append(CharSpan(start=start, end=end))
            position = end
    return tuple(common)
