"""All tables as one XLSX workbook, read back by openpyxl as what they were."""

from __future__ import annotations

import dataclasses
import datetime
import io
import re
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.errors import StoreError
from pipeline.model.records import Dataset
from pipeline.store import publish_dataset, read_digest
from pipeline.store.exports import workbook
from pipeline.store.exports.exporting import ExportForm, export_dataset
from pipeline.store.exports.workbook import (
    COLUMNS_SHEET,
    MAX_CELL_LENGTH,
    render_workbook,
    split_text,
)
from pipeline.store.schema import TABLES
from tests.store.nasty import NASTY_TEXTS, make_nasty_dataset
from tests.store.samples import EDITION, TEXT, make_dataset

#: How Office Open XML writes a character that XML cannot hold; openpyxl leaves it as it is.
ESCAPED = re.compile("_x([0-9A-F]{4})_")


def render(dataset: Dataset) -> bytes:
    return render_workbook({table: getattr(dataset, table.name) for table in TABLES})


def read(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


def value_of(cell: Any) -> object:
    if isinstance(cell.value, str):
        return ESCAPED.sub(lambda match: chr(int(match[1], 16)), cell.value)
    if isinstance(cell.value, float):
        # Workbooks hold sixteen digits of a number.
        return pytest.approx(cell.value, rel=1e-15)
    # A text cell without characters; a missing value has no cell.
    if cell.value is None and cell.data_type == "s":
        return ""
    return cell.value.date() if isinstance(cell.value, datetime.datetime) else cell.value


@pytest.fixture(scope="module")
def book() -> Any:
    return read(render(make_nasty_dataset()))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_table_is_a_sheet_with_its_rows(book: Any, table: Any) -> None:
    header, *lines = book[table.name].iter_rows()
    assert [cell.value for cell in header] == [column.name for column in table.columns]
    expected = [
        [getattr(row, column.name) for column in table.columns]
        for row in getattr(make_nasty_dataset(), table.name)
    ]
    assert [[value_of(cell) for cell in line] for line in lines] == expected


def test_texts_are_texts_and_stay_so_when_edited(book: Any) -> None:
    reasons = [line[3] for line in book["ledger"].iter_rows(min_row=2)]
    assert [cell.data_type for cell in reasons] == ["s"] * len(NASTY_TEXTS)
    assert {cell.number_format for cell in reasons} == {"@"}
    assert all(cell.hyperlink is None for cell in reasons)


def test_no_formula_is_in_the_file() -> None:
    with zipfile.ZipFile(io.BytesIO(render(make_nasty_dataset()))) as file:
        sheets = [file.read(name) for name in file.namelist() if "worksheets/" in name]
    assert len(sheets) == len(TABLES) + 1
    assert not any(b"<f" in sheet or b"hyperlink" in sheet for sheet in sheets)


def test_a_sheet_describes_the_columns_of_the_others(book: Any) -> None:
    rows = list(book[COLUMNS_SHEET].iter_rows(min_row=2, values_only=True))
    assert [row[:2] for row in rows] == [
        (table.name, column.name) for table in TABLES for column in table.columns
    ]
    assert ("evidence", "x0_pt", "number, can be missing", "PDF point (1/72 inch)") in {
        row[:4] for row in rows
    }


def test_a_text_longer_than_a_cell_continues_in_further_columns() -> None:
    dataset = make_dataset()
    long = "🌊 woord " * 12_000
    texts = (dataclasses.replace(dataset.texts[0], text=long), *dataset.texts[1:])
    sheet = read(render(dataclasses.replace(dataset, texts=texts)))["texts"]
    header, first, second = sheet.iter_rows(values_only=True)
    assert header == ("source_id", "text_sha256", "text", "text.2", "text.3", "text.4")
    assert "".join(first[2:]) == long
    assert all(len(part.encode("utf-16-le")) // 2 <= MAX_CELL_LENGTH for part in first[2:])
    assert second[2:] == (TEXT, None, None, None)


def test_exporting_says_that_a_text_was_split(tmp_path: Path) -> None:
    dataset = make_dataset()
    long = dataclasses.replace(dataset.texts[0], text="x" * (MAX_CELL_LENGTH + 1))
    whole = dataclasses.replace(dataset, texts=(long, *dataset.texts[1:]))
    folder = publish_dataset(whole, edition=EDITION, root=tmp_path)
    export = export_dataset(folder, ExportForm.WORKBOOK)
    (note,) = export.notes
    assert note.startswith("texts.text has texts longer than a cell can hold")
    assert "text.2" in note
    properties = read(export.others[f"{whole.edition_id}.xlsx"]).properties
    assert properties.title == whole.edition_id
    assert properties.description == f"dataset_digest {read_digest(folder)}"
    assert export_dataset(folder, ExportForm.WORKBOOK, tables=["themes"]).notes == ()


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40), st.integers(2, 7))
def test_splitting_loses_nothing(text: str, limit: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workbook, "MAX_CELL_LENGTH", limit)
        parts = list(split_text(text))
    assert "".join(parts) == text
    assert all(len(part.encode("utf-16-le")) // 2 <= limit for part in parts)


def test_more_rows_than_a_sheet_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MAX_ROW_COUNT", 10)
    with pytest.raises(StoreError, match=r"objectives has 13 rows, .*--to csv"):
        render(make_dataset())


def test_the_same_rows_give_the_same_bytes() -> None:
    assert render(make_nasty_dataset()) == render(make_nasty_dataset())
    with zipfile.ZipFile(io.BytesIO(render(make_dataset()))) as file:
        assert {info.date_time[0] for info in file.infolist()} == {1980}
        assert b"1980-01-01T00:00:00Z" in file.read("docProps/core.xml")
