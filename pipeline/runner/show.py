"""``programme show``: a published record, its quote, its place."""

from __future__ import annotations

import dataclasses
import difflib
import textwrap
from collections.abc import Iterator

from pipeline.model.errors import SourceChangedError, SourceNotFoundError, UsageError
from pipeline.model.frozen import frozen
from pipeline.model.geometry import BBox
from pipeline.model.limits import Limits
from pipeline.model.records import (
    Dataset,
    EvidenceRow,
    MentionRow,
    ObjectiveRow,
    SourceRow,
    ThemeRow,
    ThemeStatementRow,
)
from pipeline.runner.project import Project
from pipeline.runner.state import hash_file
from pipeline.sandbox import Sandbox


@frozen
class FoundRecord:
    """A theme statement or an objective with all that is known of it.

    Attributes:
        record_id: its id.
        record: its row.
        theme: the edition's theme that it belongs to.
        source: the source that states it.
        evidence: its quotes, in order.
        mentions: vocabulary terms in it; for objectives.
    """

    record_id: str
    record: ThemeStatementRow | ObjectiveRow
    theme: ThemeRow
    source: SourceRow
    evidence: tuple[EvidenceRow, ...]
    mentions: tuple[MentionRow, ...]


def find_record(project: Project, record_id: str) -> FoundRecord:
    """The published record of that id; for a theme of the edition, the statement it is named by.

    Raises:
        UsageError: if there is no such record.
        StoreError: if the edition is not published, or is no dataset of ours.
    """
    from pipeline.store import load_dataset, recover_datasets

    recover_datasets(project.root)
    edition_id = record_id.partition("/")[0]
    if edition_id not in project.published_ids():
        known = ", ".join(project.published_ids()) or "none"
        raise UsageError(
            f"{record_id}: no edition {edition_id!r} is published in {project.root}; there: "
            f"{known}.",
            source=record_id,
        )
    dataset = load_dataset(project.processed_folder(edition_id))
    return look_up(dataset, record_id)


def look_up(dataset: Dataset, record_id: str) -> FoundRecord:
    """The same in a dataset at hand.

    Raises:
        UsageError: if there is no such record.
    """
    records: dict[str, ThemeStatementRow | ObjectiveRow] = {
        **{row.statement_id: row for row in dataset.theme_statements},
        **{row.objective_id: row for row in dataset.objectives},
    }
    themes = {row.theme_id: row for row in dataset.themes}
    if record_id in themes:
        label_source = themes[record_id].pref_label_source_id
        record_id = next(
            row.statement_id
            for row in dataset.theme_statements
            if row.theme_id == record_id and row.source_id == label_source
        )
    if record_id not in records:
        near = difflib.get_close_matches(record_id, (*records, *themes), n=3)
        raise UsageError(
            f"there is no record {record_id}. "
            + (f"Near: {', '.join(near)}." if near else "Ids are in themes, objectives.parquet."),
            source=record_id,
        )
    record = records[record_id]
    return FoundRecord(
        record_id=record_id,
        record=record,
        theme=themes[record.theme_id],
        source=next(row for row in dataset.sources if row.source_id == record.source_id),
        evidence=tuple(row for row in dataset.evidence if row.record_id == record_id),
        mentions=tuple(row for row in dataset.mentions if row.objective_id == record_id),
    )


def describe_record(found: FoundRecord) -> dict[str, object]:
    """The record as ``show --format json`` prints it: rows of the tables, by their columns."""
    return {
        "schema_version": 1,
        "record_id": found.record_id,
        "kind": "objective" if isinstance(found.record, ObjectiveRow) else "theme_statement",
        "record": _columns(found.record),
        "theme": _columns(found.theme),
        "source": _columns(found.source),
        "evidence": [_columns(row) for row in found.evidence],
        "mentions": [_columns(row) for row in found.mentions],
    }


def _columns(
    row: ThemeStatementRow | ObjectiveRow | ThemeRow | SourceRow | EvidenceRow | MentionRow,
) -> dict[str, object]:
    values = dataclasses.asdict(row)
    if isinstance(row, SourceRow) and row.retrieved_on is not None:
        values["retrieved_on"] = row.retrieved_on.isoformat()
    return values


def render_record(found: FoundRecord, *, width: int) -> str:
    """The record as a person reads it, wrapped to ``width`` columns, ending in a line feed."""
    return "\n".join(
        line
        for label, text in _list_facts(found)
        for line in textwrap.wrap(
            text,
            width,
            initial_indent=f"{label:<10}",
            subsequent_indent=" " * 10,
            break_on_hyphens=False,
        )
    ) + ("\n")


def _list_facts(found: FoundRecord) -> Iterator[tuple[str, str]]:
    record, source = found.record, found.source
    yield "record", found.record_id
    yield "text", record.text if record.text is not None else "(no heading stands over this list)"
    if record.text_before_correction is not None:
        yield "was", f"{record.text_before_correction} (corrected: {record.correction_reason})"
    yield "theme", f"{found.theme.ordinal}  {found.theme.pref_label or '(without a heading)'}"
    for row in found.evidence:
        yield "quote", f"“{row.exact}”"
        yield "place", _describe_place(row)
    note = ", a reconstruction" if source.is_reconstruction else ""
    yield "source", f"raw/{source.edition_id}/{source.path} ({source.role}{note})"
    yield "sha256", source.sha256
    yield "language", f"{record.language}, confidence {record.confidence:.2f}"
    if found.mentions:
        mentions = (f"{row.surface} ({row.concept_id})" for row in found.mentions)
        yield "mentions", "; ".join(mentions)


def _describe_place(row: EvidenceRow) -> str:
    place = f"characters {row.char_start}–{row.char_end}"
    if row.page_number is None:
        return place
    if row.x0_pt is None:
        return f"page {row.page_number}, {place}"
    return (
        f"page {row.page_number}, box {row.x0_pt:.1f} {row.top_pt:.1f} "
        f"{row.x1_pt:.1f} {row.bottom_pt:.1f} pt, {place}"
    )


def draw_record(
    project: Project, found: FoundRecord, *, limits: Limits, password: str | None = None
) -> bytes:
    """A PNG of the page on which the record begins, with its places there marked.

    Raises:
        UsageError: if its source has no pages.
        SourceNotFoundError: if the raw file is gone.
        SourceChangedError: if it is not the file that the dataset was made from.
    """
    from pipeline.extract.pdf.page_picture import draw_page

    source = found.source
    boxes = [(row.page_number, _box(row)) for row in found.evidence]
    placed = [(page, box) for page, box in boxes if page is not None and box is not None]
    if not placed:
        raise UsageError(
            f"{found.record_id}: {source.path} is {source.media_type}; there is no page to draw.",
            source=source.source_id,
        )
    path = project.raw_folder(source.edition_id) / source.path
    if not path.is_file():
        raise SourceNotFoundError(
            f"{source.source_id}: {project.name(path)} is gone, so its page cannot be drawn.",
            source=source.source_id,
        )
    if hash_file(path) != source.sha256:
        raise SourceChangedError(
            f"{source.source_id}: {project.name(path)} is no longer the file that the dataset was "
            f"made from (sha256 {source.sha256}). Put that one back, or run the edition again.",
            source=source.source_id,
        )
    first_page = placed[0][0]
    marks = tuple(box for page, box in placed if page == first_page)
    with Sandbox(limits) as sandbox:
        return sandbox.call(
            draw_page,
            path,
            page_number=first_page,
            marks=marks,
            password=password,
            source=source.source_id,
        )


def _box(row: EvidenceRow) -> BBox | None:
    if row.x0_pt is None or row.top_pt is None or row.x1_pt is None or row.bottom_pt is None:
        return None
    return BBox(x0=row.x0_pt, top=row.top_pt, x1=row.x1_pt, bottom=row.bottom_pt)
