"""The rows of the published tables. A field is a column; ``store.schema`` describes each."""

from __future__ import annotations

import datetime

from pipeline.model.frozen import frozen


@frozen
class SourceRow:
    """A source document."""

    source_id: str
    edition_id: str
    role: str
    path: str
    media_type: str
    sha256: str
    byte_size: int
    text_sha256: str
    language: str
    title: str | None
    publisher: str
    url: str | None
    retrieved_on: datetime.date | None
    licence: str | None
    attribution: str | None
    is_reconstruction: bool
    extractor: str
    status: str
    declared_theme_count: int | None
    declared_theme_quote: str | None
    declared_objective_count: int | None
    confidence: float


@frozen
class PageRow:
    """A page of a source that has pages."""

    source_id: str
    page_number: int
    width_pt: float
    height_pt: float
    rotation_deg: int
    status: str
    reader: str
    reader_reason: str | None


@frozen
class TextRow:
    """A source's canonical text."""

    source_id: str
    text_sha256: str
    text: str


@frozen
class ThemeRow:
    """A theme of the edition."""

    theme_id: str
    edition_id: str
    ordinal: int
    pref_label: str | None
    pref_label_source_id: str
    language: str


@frozen
class ThemeStatementRow:
    """A theme as one source states it."""

    statement_id: str
    theme_id: str
    source_id: str
    ordinal: int
    marker: str | None
    text: str | None
    language: str
    char_start: int | None
    char_end: int | None
    page_number: int | None
    confidence: float
    text_before_correction: str | None
    correction_reason: str | None


@frozen
class ObjectiveRow:
    """An objective as one source states it."""

    objective_id: str
    statement_id: str
    theme_id: str
    source_id: str
    ordinal: int
    depth: int
    parent_id: str | None
    marker: str | None
    text: str
    language: str
    char_start: int
    char_end: int
    page_number: int | None
    confidence: float
    text_before_correction: str | None
    correction_reason: str | None


@frozen
class EvidenceRow:
    """One line, or part of a line, of source text behind a record."""

    record_id: str
    seq: int
    source_id: str
    source_sha256: str
    char_start: int
    char_end: int
    exact: str
    prefix: str
    suffix: str
    page_number: int | None
    x0_pt: float | None
    top_pt: float | None
    x1_pt: float | None
    bottom_pt: float | None
    fragment: str | None


@frozen
class LedgerRow:
    """A stretch of a source and what became of it."""

    source_id: str
    seq: int
    role: str
    reason: str
    char_start: int
    char_end: int
    page_number: int | None
    record_id: str | None


@frozen
class MentionRow:
    """A vocabulary term in an objective."""

    objective_id: str
    concept_id: str
    vocabulary: str
    surface: str
    char_start: int
    char_end: int


@frozen
class Dataset:
    """All rows of one edition, each table in its published order."""

    edition_id: str
    sources: tuple[SourceRow, ...]
    pages: tuple[PageRow, ...]
    texts: tuple[TextRow, ...]
    themes: tuple[ThemeRow, ...]
    theme_statements: tuple[ThemeStatementRow, ...]
    objectives: tuple[ObjectiveRow, ...]
    evidence: tuple[EvidenceRow, ...]
    ledger: tuple[LedgerRow, ...]
    mentions: tuple[MentionRow, ...]
