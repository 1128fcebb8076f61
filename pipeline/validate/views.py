"""What checks look at: the published rows beside what the sources say when read again."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from typing import Protocol, TypeVar

from pipeline.model.document import Document, SecondReading
from pipeline.model.edition import Edition, SourceSpec
from pipeline.model.frozen import frozen
from pipeline.model.published import PublishedFiles
from pipeline.model.records import (
    Dataset,
    EvidenceRow,
    LedgerRow,
    MentionRow,
    ObjectiveRow,
    PageRow,
    SourceRow,
    TextRow,
    ThemeStatementRow,
)
from pipeline.validate.sound_rows import drop_repeated_keys, repair

#: A row that becomes a record in its own right.
RecordRow = ThemeStatementRow | ObjectiveRow


@frozen
class Record:
    """A theme statement or an objective, with its evidence and its stretches of the ledger.

    Attributes:
        record_id: the statement's or objective's id.
        row: the row.
        evidence: its quotations by ``seq``.
        stretches: its ledger rows, by place.
    """

    record_id: str
    row: RecordRow
    evidence: tuple[EvidenceRow, ...]
    stretches: tuple[LedgerRow, ...]

    @property
    def text_as_read(self) -> str | None:
        """Its cleaned words before any correction."""
        before = self.row.text_before_correction
        return self.row.text if before is None else before


@frozen
class SourceView:
    """One source of the edition file: its rows, and what reading it again gave.

    Attributes:
        edition: the edition file.
        spec: the source in it.
        row: its row in ``sources``; None when it has none.
        text_row: its row in ``texts``; None when it has none.
        pages, statements, objectives, evidence, ledger, mentions: its rows, published order.
        records: its statements and objectives, in reading order of their ids.
        document: the source as read again; None when it was not.
        second: the reading of the other engine; None without one.
        text: the canonical text that rows are held against; None when the source was not read or
            reads differently now.
    """

    edition: Edition
    spec: SourceSpec
    row: SourceRow | None
    text_row: TextRow | None
    pages: tuple[PageRow, ...]
    statements: tuple[ThemeStatementRow, ...]
    objectives: tuple[ObjectiveRow, ...]
    evidence: tuple[EvidenceRow, ...]
    ledger: tuple[LedgerRow, ...]
    mentions: tuple[MentionRow, ...]
    records: tuple[Record, ...]
    document: Document | None
    second: SecondReading | None
    text: str | None

    @property
    def source_id(self) -> str:
        """The source's id."""
        return self.spec.source_id


@frozen
class EditionView:
    """One edition as a whole.

    Attributes:
        edition: the edition file.
        published: the dataset exactly as published, whatever it holds.
        dataset: the same with neutral values in place of unfit ones, and without rows whose key
            was already there: each of those is one finding, not one of every check.
        published_digest: the digest that the files carry; None before publication.
        published_files: what a look at the files gave; None before publication.
        sources: in the edition file's order.
    """

    edition: Edition
    published: Dataset
    dataset: Dataset
    published_digest: str | None
    published_files: PublishedFiles | None
    sources: tuple[SourceView, ...]


def hash_text(text: str) -> str:
    """SHA-256 of a canonical text in UTF-8, lower-case hex."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def view_edition(
    published: Dataset,
    *,
    edition: Edition,
    documents: Mapping[str, Document],
    second_readings: Mapping[str, SecondReading],
    published_digest: str | None,
    published_files: PublishedFiles | None = None,
) -> EditionView:
    """Lay the rows of a dataset beside its sources as read again."""
    dataset = drop_repeated_keys(repair(published))
    return EditionView(
        edition=edition,
        published=published,
        dataset=dataset,
        published_digest=published_digest,
        published_files=published_files,
        sources=tuple(
            _view_source(
                dataset,
                edition=edition,
                spec=spec,
                document=documents.get(spec.source_id),
                second=second_readings.get(spec.source_id),
            )
            for spec in edition.sources
        ),
    )


class _SourceRowLike(Protocol):
    @property
    def source_id(self) -> str: ...


_Row = TypeVar("_Row", bound=_SourceRowLike)


def _pick(rows: tuple[_Row, ...], source_id: str) -> tuple[_Row, ...]:
    return tuple(row for row in rows if row.source_id == source_id)


def _view_source(
    dataset: Dataset,
    *,
    edition: Edition,
    spec: SourceSpec,
    document: Document | None,
    second: SecondReading | None,
) -> SourceView:
    row = next(iter(_pick(dataset.sources, spec.source_id)), None)
    text_row = next(iter(_pick(dataset.texts, spec.source_id)), None)
    objectives = _pick(dataset.objectives, spec.source_id)
    objective_ids = {objective.objective_id for objective in objectives}
    statements = _pick(dataset.theme_statements, spec.source_id)
    evidence = _pick(dataset.evidence, spec.source_id)
    ledger = _pick(dataset.ledger, spec.source_id)
    return SourceView(
        edition=edition,
        spec=spec,
        row=row,
        text_row=text_row,
        pages=_pick(dataset.pages, spec.source_id),
        statements=statements,
        objectives=objectives,
        evidence=evidence,
        ledger=ledger,
        mentions=tuple(
            mention for mention in dataset.mentions if mention.objective_id in objective_ids
        ),
        records=_gather_records(statements, objectives, evidence, ledger),
        document=document,
        second=second,
        text=document.text if document is not None and is_unchanged(document, row) else None,
    )


def is_unchanged(document: Document, row: SourceRow | None) -> bool:
    """Whether a source reads as it did when its rows were published."""
    return row is not None and hash_text(document.text) == row.text_sha256


def _gather_records(
    statements: tuple[ThemeStatementRow, ...],
    objectives: tuple[ObjectiveRow, ...],
    evidence: tuple[EvidenceRow, ...],
    ledger: tuple[LedgerRow, ...],
) -> tuple[Record, ...]:
    evidence_by_record: defaultdict[str, list[EvidenceRow]] = defaultdict(list)
    for quotation in evidence:
        evidence_by_record[quotation.record_id].append(quotation)
    stretches_by_record: defaultdict[str, list[LedgerRow]] = defaultdict(list)
    for stretch in ledger:
        if stretch.record_id is not None:
            stretches_by_record[stretch.record_id].append(stretch)
    rows: list[tuple[str, RecordRow]] = [
        *((statement.statement_id, statement) for statement in statements),
        *((objective.objective_id, objective) for objective in objectives),
    ]
    return tuple(
        Record(
            record_id=record_id,
            row=row,
            evidence=tuple(sorted(evidence_by_record[record_id], key=lambda quoted: quoted.seq)),
            stretches=tuple(
                sorted(stretches_by_record[record_id], key=lambda stretch: stretch.char_start)
            ),
        )
        for record_id, row in rows
    )
