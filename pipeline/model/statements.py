"""What one source states, as a tree: themes with objectives, each with its evidence."""

from __future__ import annotations

from pipeline.model.frozen import frozen
from pipeline.model.geometry import BBox
from pipeline.model.outline import Role
from pipeline.model.selectors import CharSpan, TextQuote


@frozen
class Quotation:
    """One line, or part of a line, of source text behind a statement.

    Attributes:
        span: its place in the canonical text.
        quote: its exact words with context.
        page_number: physical page from 1; None where the format has no pages.
        bbox: the box around its characters; None without geometry.
        fragment: RFC 8118 or RFC 5147 fragment that opens the place; None where none applies.
    """

    span: CharSpan
    quote: TextQuote
    page_number: int | None
    bbox: BBox | None
    fragment: str | None


@frozen
class MentionedConcept:
    """A vocabulary term found in an objective.

    Attributes:
        concept_id: the concept's identifier in our vocabulary ("country:fr").
        vocabulary: the vocabulary's name ("places").
        surface: the words found, cleaned.
        span: their place in the canonical text.
    """

    concept_id: str
    vocabulary: str
    surface: str
    span: CharSpan


@frozen
class StatedObjective:
    """An objective as one source states it, with the objectives under it.

    Attributes:
        objective_id: ``<source_id>/<theme>.<ordinal>``, one more ``.<ordinal>`` a level.
        ordinal: from 1 among its siblings.
        marker: as printed; None without one.
        text: cleaned words, after corrections.
        language: BCP 47 tag.
        confidence: 0–1.
        evidence: its quotations in reading order.
        children: sub-objectives in order.
        mentions: vocabulary terms in it, by place.
        text_before_correction: what a correction replaced; None without one.
        correction_reason: why it was corrected; None without a correction.
    """

    objective_id: str
    ordinal: int
    marker: str | None
    text: str
    language: str
    confidence: float
    evidence: tuple[Quotation, ...]
    children: tuple[StatedObjective, ...] = ()
    mentions: tuple[MentionedConcept, ...] = ()
    text_before_correction: str | None = None
    correction_reason: str | None = None


@frozen
class StatedTheme:
    """A theme as one source states it, with its objectives.

    Attributes:
        statement_id: ``<source_id>/<ordinal>``.
        ordinal: from 1, in the source's own order.
        marker: as printed; None without one.
        text: cleaned title; None when no heading stands over the objectives.
        language: BCP 47 tag.
        confidence: 0–1.
        evidence: its quotations in reading order; empty when ``text`` is None.
        objectives: in order.
        text_before_correction: what a correction replaced; None without one.
        correction_reason: why it was corrected; None without a correction.
    """

    statement_id: str
    ordinal: int
    marker: str | None
    text: str | None
    language: str
    confidence: float
    evidence: tuple[Quotation, ...]
    objectives: tuple[StatedObjective, ...] = ()
    text_before_correction: str | None = None
    correction_reason: str | None = None


@frozen
class LedgerStretch:
    """One contiguous stretch of the canonical text and what became of it.

    Attributes:
        role: the role of its block.
        reason: why.
        span: the stretch.
        page_number: page of its first character; None where the format has no pages.
        record_id: the record it belongs to; None when it is none.
    """

    role: Role
    reason: str
    span: CharSpan
    page_number: int | None
    record_id: str | None


@frozen
class SourceStatements:
    """Everything one source states, and its ledger."""

    source_id: str
    language: str
    themes: tuple[StatedTheme, ...]
    ledger: tuple[LedgerStretch, ...]
