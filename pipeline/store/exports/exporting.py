"""Which files an export consists of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path

from pipeline.model.digest import digest_dataset
from pipeline.model.errors import StoreError, UsageError
from pipeline.model.frozen import frozen
from pipeline.model.records import Dataset
from pipeline.store.description import Table
from pipeline.store.descriptor import read_digest
from pipeline.store.exports.csv_package import render_csv_package
from pipeline.store.exports.csv_tables import render_csv
from pipeline.store.exports.json_lines import render_json_lines
from pipeline.store.exports.web_annotation import render_web_annotations
from pipeline.store.exports.workbook import render_workbook, split_text
from pipeline.store.load import load_dataset
from pipeline.store.package.data_package import DATA_PACKAGE_NAME
from pipeline.store.schema import TABLES


class ExportForm(StrEnum):
    """What a dataset can be exported to."""

    CSV = "csv"
    JSON_LINES = "jsonl"
    WORKBOOK = "xlsx"
    WEB_ANNOTATION = "web-annotation"

    @property
    def suffix(self) -> str:
        """How its files end."""
        return ".jsonld" if self is ExportForm.WEB_ANNOTATION else f".{self.value}"

    @property
    def is_file_each(self) -> bool:
        """Whether it has a file for each table, and so is a folder; else it is one file."""
        return self in {ExportForm.CSV, ExportForm.JSON_LINES}


@frozen
class Export:
    """The files of an export.

    Attributes:
        tables: by name, for forms with a file each: CSV, JSON Lines.
        others: by name: the workbook, the annotations, the descriptor of a folder of CSV files.
        notes: what a person should know, as sentences.
    """

    tables: dict[str, bytes]
    others: dict[str, bytes]
    notes: tuple[str, ...] = ()


def export_dataset(folder: Path, form: ExportForm, *, tables: Sequence[str] = ()) -> Export:
    """The files of an export, in memory; the same each time for the same dataset.

    Args:
        folder: of the published edition.
        form: what to export to.
        tables: which; none: all, in their order.

    Raises:
        UsageError: if there is no such table, or the form has no use for a choice of tables.
        DatasetNotFoundError, StoreError: if the dataset cannot be read, or is not the one that
            was published.
    """
    chosen = _choose_tables(form, tables)
    dataset = load_dataset(folder)
    digest = read_digest(folder)
    if digest_dataset(dataset) != digest:
        raise StoreError(
            f"the rows in {folder} are not those that were published; `programme validate "
            f"{dataset.edition_id}` says more, `programme run --force` publishes them again",
            source=dataset.edition_id,
        )
    if form is ExportForm.WEB_ANNOTATION:
        name = f"{dataset.edition_id}{form.suffix}"
        return Export(tables={}, others={name: render_web_annotations(dataset)})
    if form is ExportForm.WORKBOOK:
        rows = {table: getattr(dataset, table.name) for table in chosen}
        name = f"{dataset.edition_id}{form.suffix}"
        return Export(
            tables={},
            others={
                name: render_workbook(
                    rows, title=dataset.edition_id, comments=f"dataset_digest {digest}"
                )
            },
            notes=tuple(_list_long_texts(dataset, chosen)),
        )
    render: Callable[[Table, Sequence[object]], bytes]
    render = render_csv if form is ExportForm.CSV else render_json_lines
    files = {table.name: render(table, getattr(dataset, table.name)) for table in chosen}
    others = (
        {DATA_PACKAGE_NAME: render_csv_package(folder, files)} if form is ExportForm.CSV else {}
    )
    return Export(tables=files, others=others)


def _choose_tables(form: ExportForm, names: Sequence[str]) -> tuple[Table, ...]:
    if not names:
        return TABLES
    if form is ExportForm.WEB_ANNOTATION:
        raise UsageError("--table: web annotations are made of all of the evidence; leave it out.")
    known = {table.name: table for table in TABLES}
    for name in names:
        if name not in known:
            raise UsageError(f"--table {name}: there is no such table; expected {', '.join(known)}")
    return tuple(table for table in TABLES if table.name in names)


def _list_long_texts(dataset: Dataset, tables: Sequence[Table]) -> list[str]:
    """A sentence for each column with texts that need more than one cell."""
    notes = []
    for table in tables:
        for column in table.columns:
            values = [getattr(row, column.name) for row in getattr(dataset, table.name)]
            parts = max(
                (len(list(split_text(text))) for text in values if isinstance(text, str)), default=1
            )
            if parts > 1:
                notes.append(
                    f"{table.name}.{column.name} has texts longer than a cell can hold; they "
                    f"continue in {column.name}.2 to {column.name}.{parts} at the end of the sheet."
                )
    return notes
