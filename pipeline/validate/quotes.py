"""Quotes: every word of evidence stands in the source exactly where it is said to stand."""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING

from pipeline.model.document import Document
from pipeline.model.findings import Severity
from pipeline.model.geometry import BBox
from pipeline.model.selectors import CharSpan, quote_span
from pipeline.validate.check import (
    REBUILD_ADVICE,
    Check,
    Look,
    Problem,
    excerpt,
    look_at,
    skip,
    span_of,
)
from pipeline.validate.letters import drop_breaks

if TYPE_CHECKING:
    from pipeline.model.records import EvidenceRow
    from pipeline.validate.views import SourceView

#: Sides of a box are equal when they differ by no more than this: engines give single-precision
#: floats, and hundredths of a point are published.
_BOX_TOLERANCE_PT = 0.01


def _look_for_other_quotes(source: SourceView) -> Look:
    text = source.text or ""
    problems = [
        Problem(
            message=f"{row.record_id}: the quote {excerpt(row.exact)} is not what stands at "
            f"{row.char_start}–{row.char_end}: {excerpt(text[row.char_start : row.char_end])}.",
            record=row.record_id,
            span=span_of(row.char_start, row.char_end),
            page=row.page_number,
        )
        for row in source.evidence
        if not row.exact or text[row.char_start : row.char_end] != row.exact
    ]
    declared = source.row.declared_theme_quote if source.row is not None else None
    if declared is not None and declared not in text:
        problems.append(
            Problem(
                message=f"{source.source_id} is said to declare {excerpt(declared)}, which is not "
                "in it."
            )
        )
    return look_at(len(source.evidence) + (declared is not None), problems)


def _look_for_other_contexts(source: SourceView) -> Look:
    text = source.text or ""
    problems = []
    for row in source.evidence:
        span = span_of(row.char_start, row.char_end)
        if span is None:
            continue
        quote = quote_span(text, span)
        for side, found, expected in (
            ("before", row.prefix, quote.prefix),
            ("after", row.suffix, quote.suffix),
        ):
            if found != expected:
                problems.append(
                    Problem(
                        message=f"{row.record_id}: {side} the quote {excerpt(row.exact)} the "
                        f"dataset has {excerpt(found)}, the source {excerpt(expected)}.",
                        record=row.record_id,
                        span=span,
                        page=row.page_number,
                    )
                )
    return look_at(2 * len(source.evidence), problems)


def _look_for_other_spans(source: SourceView) -> Look:
    quoted = [record for record in source.records if record.evidence]
    problems = []
    for record in quoted:
        first, last = record.evidence[0], record.evidence[-1]
        expected = (first.char_start, last.char_end, first.page_number)
        found = (record.row.char_start, record.row.char_end, record.row.page_number)
        if found != expected:
            problems.append(
                Problem(
                    message=f"{record.record_id}: its row says {_describe_place(found)}, but its "
                    f"evidence stands at {_describe_place(expected)}.",
                    record=record.record_id,
                    span=span_of(first.char_start, last.char_end),
                    page=first.page_number,
                )
            )
    return look_at(len(quoted), problems)


def _describe_place(place: tuple[int | None, int | None, int | None]) -> str:
    start, end, page_number = place
    page = "no page" if page_number is None else f"page {page_number}"
    return f"characters {start}–{end}, {page}"


def _look_for_other_places(source: SourceView) -> Look:
    document = source.document
    if document is None:
        return skip("the source was not read")
    line_starts = [line.span.start for line in document.lines]

    def find_page(position: int) -> int | None:
        index = bisect.bisect_right(line_starts, position) - 1
        return document.lines[index].page_number if index >= 0 else None

    problems = []
    for row in source.evidence:
        # A quote that is not in the text has no place that it could be held against.
        span = span_of(row.char_start, row.char_end)
        if span is None or span.cut(document.text) != row.exact:
            continue
        what = _find_misplacement(row, document, span, find_page(span.start))
        if what is not None:
            problems.append(
                Problem(
                    message=f"{row.record_id}: {excerpt(row.exact)}: {what}.",
                    record=row.record_id,
                    span=span,
                    page=row.page_number,
                )
            )
    problems += [
        Problem(
            message=f"{source.source_id}: ledger row {stretch.seq} is said to be on page "
            f"{stretch.page_number}, but begins on page {find_page(stretch.char_start)}.",
            record=stretch.record_id,
            span=span_of(stretch.char_start, stretch.char_end),
            page=stretch.page_number,
        )
        for stretch in source.ledger
        if stretch.page_number != find_page(stretch.char_start)
    ]
    return look_at(len(source.evidence) + len(source.ledger), problems)


def _find_misplacement(
    row: EvidenceRow, document: Document, span: CharSpan, page_number: int | None
) -> str | None:
    """What is wrong with the place of a quote, in words; None when nothing is."""
    if row.page_number != page_number:
        return f"the dataset says page {row.page_number}, the source has it on page {page_number}"
    expected = document.bbox(span)
    if not _are_same_box(box_of(row), expected):
        return f"the box {_describe_box(box_of(row))} is not {_describe_box(expected)}"
    if row.fragment is not None and not _is_fragment_of(row):
        return f'the fragment "{row.fragment}" leads elsewhere'
    return None


def box_of(row: EvidenceRow) -> BBox | None:
    """The box of a quotation; None when a side is missing."""
    if row.x0_pt is None or row.top_pt is None or row.x1_pt is None or row.bottom_pt is None:
        return None
    return BBox(x0=row.x0_pt, top=row.top_pt, x1=row.x1_pt, bottom=row.bottom_pt)


def _are_same_box(found: BBox | None, expected: BBox | None) -> bool:
    if found is None or expected is None:
        return found is expected
    return all(
        abs(one - other) <= _BOX_TOLERANCE_PT
        for one, other in (
            (found.x0, expected.x0),
            (found.top, expected.top),
            (found.x1, expected.x1),
            (found.bottom, expected.bottom),
        )
    )


def _describe_box(box: BBox | None) -> str:
    if box is None:
        return "none"
    return f"({box.x0:.2f}, {box.top:.2f}, {box.x1:.2f}, {box.bottom:.2f})"


def _is_fragment_of(row: EvidenceRow) -> bool:
    """Whether an RFC 8118 fragment names the row's page, an RFC 5147 one its characters."""
    key, _, value = (row.fragment or "").partition("=")
    if key == "char":
        return value == f"{row.char_start},{row.char_end}"
    return key == "page" and value.partition("&")[0] == str(row.page_number)


def _look_for_other_mentions(source: SourceView) -> Look:
    text = source.text or ""
    spans = {
        objective.objective_id: (objective.char_start, objective.char_end)
        for objective in source.objectives
    }
    problems = []
    for mention in source.mentions:
        start, end = spans[mention.objective_id]
        found = text[mention.char_start : mention.char_end]
        is_inside = start <= mention.char_start < mention.char_end <= end
        is_same = found == found.strip() and drop_breaks(found) == drop_breaks(mention.surface)
        if not is_inside or not is_same:
            problems.append(
                Problem(
                    message=f"{mention.objective_id} mentions {excerpt(mention.surface)} "
                    f"({mention.concept_id}), but {mention.char_start}–{mention.char_end} "
                    f"{'holds ' + excerpt(found) if is_inside else 'is outside of it'}.",
                    record=mention.objective_id,
                    span=span_of(mention.char_start, mention.char_end),
                )
            )
    return look_at(len(source.mentions), problems)


SOURCE_CHECKS: tuple[Check[SourceView], ...] = (
    Check(
        code="quote-mismatch",
        severity=Severity.ERROR,
        title="Every quote is in the source, letter for letter",
        unit="quotes",
        advice=REBUILD_ADVICE,
        needs_text=True,
        look=_look_for_other_quotes,
    ),
    Check(
        code="context-mismatch",
        severity=Severity.ERROR,
        title="What stands before and after every quote is in the source",
        unit="contexts",
        advice=REBUILD_ADVICE,
        needs_text=True,
        look=_look_for_other_contexts,
    ),
    Check(
        code="span-mismatch",
        severity=Severity.ERROR,
        title="Every record stands where its evidence stands",
        unit="records",
        advice=REBUILD_ADVICE,
        look=_look_for_other_spans,
    ),
    Check(
        code="place-mismatch",
        severity=Severity.ERROR,
        title="Every quote is on its page and in its box",
        unit="places",
        advice=REBUILD_ADVICE,
        needs_text=True,
        look=_look_for_other_places,
    ),
    Check(
        code="mention-mismatch",
        severity=Severity.ERROR,
        title="Every mention is in its objective",
        unit="mentions",
        advice=REBUILD_ADVICE,
        needs_text=True,
        look=_look_for_other_mentions,
    ),
)
