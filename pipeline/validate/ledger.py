"""Ledger: every character of a source became a record or was left out for a reason, once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.model.findings import Severity
from pipeline.model.outline import RECORD_ROLES, Role
from pipeline.model.records import LedgerRow, ObjectiveRow
from pipeline.model.selectors import CharSpan
from pipeline.validate.check import REBUILD_ADVICE, Check, Look, Problem, excerpt, look_at, span_of

if TYPE_CHECKING:
    from pipeline.validate.views import Record, SourceView


def list_claims(rows: tuple[LedgerRow, ...]) -> list[tuple[CharSpan, LedgerRow]]:
    """The stretches that ledger rows claim, by place; rows whose columns are no span claim none."""
    claims = [
        (span, row) for row in rows if (span := span_of(row.char_start, row.char_end)) is not None
    ]
    return sorted(claims, key=lambda claim: claim[0])


def find_unclaimed(text: str, rows: tuple[LedgerRow, ...]) -> Iterator[CharSpan]:
    """The stretches of ``text``, trimmed of white space, that no row claims."""
    reached = 0
    for span, _ in list_claims(rows):
        yield from _trim_gap(text, reached, span.start)
        reached = max(reached, span.end)
    yield from _trim_gap(text, reached, len(text))


def _trim_gap(text: str, start: int, end: int) -> Iterator[CharSpan]:
    end = min(end, len(text))
    if start < end:
        gap = CharSpan(start=start, end=end).trim(text)
        if gap:
            yield gap


def count_visible(text: str) -> int:
    """How many characters of ``text`` are no white space."""
    return sum(map(len, text.split()))


def _look_for_gaps(source: SourceView) -> Look:
    text = source.text or ""
    return look_at(
        count_visible(text),
        [
            Problem(
                message=f"{source.source_id}: nothing says what became of {excerpt(gap.cut(text))} "
                f"at {gap.start}–{gap.end}.",
                span=gap,
            )
            for gap in find_unclaimed(text, source.ledger)
        ],
    )


def _look_for_overlaps(source: SourceView) -> Look:
    text = source.text or ""
    problems = []
    furthest: tuple[CharSpan, LedgerRow] | None = None
    for span, row in list_claims(source.ledger):
        if furthest is not None and span.start < furthest[0].end:
            shared = CharSpan(start=span.start, end=min(span.end, furthest[0].end))
            problems.append(
                Problem(
                    message=f"{source.source_id}: {excerpt(shared.cut(text))} at "
                    f"{shared.start}–{shared.end} is claimed twice: by row {furthest[1].seq} "
                    f"({furthest[1].role}) and by row {row.seq} ({row.role}).",
                    record=row.record_id,
                    span=shared,
                    page=row.page_number,
                )
            )
        if furthest is None or span.end > furthest[0].end:
            furthest = (span, row)
    problems += [
        Problem(
            message=f"{source.source_id}: ledger row {row.seq} claims "
            f"{row.char_start}–{row.char_end}, which is no stretch of the source's "
            f"{len(text)} characters.",
            record=row.record_id,
            page=row.page_number,
        )
        for row in source.ledger
        if span_of(row.char_start, row.char_end) is None or row.char_end > len(text)
    ]
    return look_at(len(source.ledger), problems)


def _look_for_other_records(source: SourceView) -> Look:
    problems = []
    for record in source.records:
        claims = [span for span, _ in list_claims(record.stretches)]
        if record.evidence and not claims:
            problems.append(_problem_of(record, "no row of the ledger is its own"))
        elif claims and not record.evidence:
            problems.append(
                _problem_of(record, "the ledger has rows of it, but it has no evidence")
            )
        for row in record.evidence if claims else ():
            span = span_of(row.char_start, row.char_end)
            if span is not None and not any(claim.contains(span) for claim in claims):
                problems.append(
                    _problem_of(
                        record,
                        f"its quote {excerpt(row.exact)} at {row.char_start}–{row.char_end} is not "
                        "in its rows of the ledger",
                    )
                )
        expected = _expect_role(record)
        problems += [
            _problem_of(record, f'the ledger calls it "{row.role}", expected "{expected}"')
            for row in record.stretches
            if row.role != expected
        ]
    problems += [
        Problem(
            message=f'{source.source_id}: ledger row {row.seq} is a "{row.role}" of no record.',
            span=span_of(row.char_start, row.char_end),
            page=row.page_number,
        )
        for row in source.ledger
        if row.record_id is None and row.role in RECORD_ROLES
    ]
    return look_at(len(source.ledger), problems)


def _expect_role(record: Record) -> Role:
    if not isinstance(record.row, ObjectiveRow):
        return Role.THEME
    return Role.OBJECTIVE if record.row.depth == 1 else Role.SUB_OBJECTIVE


def _problem_of(record: Record, what: str) -> Problem:
    return Problem(
        message=f"{record.record_id}: {what}.",
        record=record.record_id,
        page=record.row.page_number,
    )


def _look_for_dropped_words(source: SourceView) -> Look:
    text = source.text or ""
    problems = []
    for record in source.records:
        head, rest = _split_unquoted(record)
        head_text = _join(text, head).removeprefix(_squeeze(record.row.marker or ""))
        dropped = [span for span in rest if _has_word(span.cut(text))]
        problems += [
            Problem(
                message=f"{record.record_id}: {excerpt(span.cut(text))} at {span.start}–{span.end} "
                "is claimed by it, but is neither its marker nor in its evidence.",
                record=record.record_id,
                span=span,
                page=record.row.page_number,
            )
            for span in ((*head, *dropped) if _has_word(head_text) else dropped)
        ]
    return look_at(len(source.records), problems)


def _look_for_other_markers(source: SourceView) -> Look:
    text = source.text or ""
    checked_count, problems = 0, []
    for record in source.records:
        printed = _join(text, _split_unquoted(record)[0])
        # Nothing printed: no marker, a drawn one, or one that the format generates.
        if not printed:
            continue
        checked_count += 1
        if printed != _squeeze(record.row.marker or ""):
            problems.append(
                _problem_of(
                    record,
                    f"its marker is {excerpt(record.row.marker or '')}, but before its words "
                    f"stands {excerpt(printed)}",
                )
            )
    return look_at(checked_count, problems)


def _split_unquoted(record: Record) -> tuple[list[CharSpan], list[CharSpan]]:
    """What a record claims beside its evidence: before its first word, and after."""
    quoted = sorted(
        span
        for row in record.evidence
        if (span := span_of(row.char_start, row.char_end)) is not None
    )
    if not quoted:
        return [], []
    unquoted = [
        span for claim, _ in list_claims(record.stretches) for span in _subtract(claim, quoted)
    ]
    first = quoted[0].start
    return (
        [span for span in unquoted if span.end <= first],
        [span for span in unquoted if span.end > first],
    )


def _subtract(claim: CharSpan, taken: list[CharSpan]) -> Iterator[CharSpan]:
    """The parts of ``claim`` that are in none of ``taken``, which are sorted."""
    reached = claim.start
    for span in taken:
        if span.overlaps(claim):
            if reached < span.start:
                yield CharSpan(start=reached, end=span.start)
            reached = max(reached, span.end)
    if reached < claim.end:
        yield CharSpan(start=reached, end=claim.end)


def _squeeze(text: str) -> str:
    return "".join(text.split())


def _join(text: str, spans: list[CharSpan]) -> str:
    return "".join(_squeeze(span.cut(text)) for span in spans)


def _has_word(text: str) -> bool:
    return any(char.isalnum() for char in text)


SOURCE_CHECKS: tuple[Check[SourceView], ...] = (
    Check(
        code="ledger-gap",
        severity=Severity.ERROR,
        title="Every character of the source is accounted for",
        unit="characters",
        advice=REBUILD_ADVICE,
        needs_text=True,
        look=_look_for_gaps,
    ),
    Check(
        code="ledger-overlap",
        severity=Severity.ERROR,
        title="No character of the source is accounted for twice",
        unit="stretches",
        advice=REBUILD_ADVICE,
        needs_text=True,
        look=_look_for_overlaps,
    ),
    Check(
        code="ledger-record-mismatch",
        severity=Severity.ERROR,
        title="Records and ledger claim the same places",
        unit="stretches",
        advice=REBUILD_ADVICE,
        look=_look_for_other_records,
    ),
    Check(
        code="words-dropped",
        severity=Severity.ERROR,
        title="No record claims words that it does not quote",
        unit="records",
        advice="If the words belong to the record, or to none, say so under outline.roles of the "
        "source in the edition file.",
        needs_text=True,
        look=_look_for_dropped_words,
    ),
    Check(
        code="marker-mismatch",
        severity=Severity.WARNING,
        title="Markers are as printed",
        unit="markers",
        advice="Look at the place in the source.",
        needs_text=True,
        look=_look_for_other_markers,
    ),
)
