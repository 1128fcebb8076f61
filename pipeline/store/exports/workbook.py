"""All tables as one XLSX workbook, a sheet each, and a sheet that describes the columns.

Texts are written as texts, never as formulas, links or numbers, in cells formatted as text, so
that editing one does not make a formula of it either. Characters that XML cannot hold are escaped
as Office Open XML says (``_x000C_``; ECMA-376, ST_Xstring), which spreadsheets undo. Numbers keep
sixteen digits.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from pipeline.model.errors import StoreError
from pipeline.store.description import Column, ColumnType, Table

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

#: Most that a cell holds, in UTF-16 code units, and a sheet in rows ("Excel specifications and
#: limits").
MAX_CELL_LENGTH: Final = 32_767
MAX_ROW_COUNT: Final = 1_048_576
#: The earliest date that a ZIP file can hold stands for "no date": nothing here is from a clock.
_NO_DATE: Final = datetime.datetime(1980, 1, 1)
#: Of the sheet that describes the columns of the others.
COLUMNS_SHEET: Final = "columns"
_COLUMNS_HEADER: Final = ("table", "column", "type", "unit", "description")
#: In characters of the standard font: an identifier, and a sentence, without scrolling sideways.
_NARROW_WIDTH: Final = 16
_WIDE_WIDTH: Final = 48
_WIDE_COLUMNS: Final = frozenset({"text", "exact", "pref_label", "title", "reason", "description"})


def render_workbook(
    tables: Mapping[Table, Sequence[object]], *, title: str = "", comments: str = ""
) -> bytes:
    """The workbook of the rows of each table.

    A text that is longer than a cell continues in further columns at the end of its sheet
    (``text.2``, ``text.3`` …): nothing is cut off.

    Args:
        tables: the rows of each.
        title: of the workbook, among its properties.
        comments: likewise.

    Raises:
        StoreError: if a table has more rows than a sheet.
    """
    # Imported here: no other command writes workbooks.
    from xlsxwriter import Workbook

    sink = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    with Workbook(sink, options) as workbook:
        workbook.set_properties({"title": title, "comments": comments, "created": _NO_DATE})
        sheets = _Sheets(workbook)
        for table, rows in tables.items():
            sheets.add_table(table, rows)
        sheets.add_columns(list(tables))
    return sink.getvalue()


def split_text(text: str) -> Iterator[str]:
    """The parts of a text that each fit into a cell, none of them half a character."""
    if 2 * len(text) <= MAX_CELL_LENGTH:
        # No need to count: a code point is two code units at most.
        yield text
        return
    start, length = 0, 0
    for index, character in enumerate(text):
        units = 2 if ord(character) > 0xFFFF else 1
        if length + units > MAX_CELL_LENGTH:
            yield text[start:index]
            start, length = index, 0
        length += units
    yield text[start:]


class _Sheets:
    """The sheets of a workbook that is being written."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._header: Format = workbook.add_format({"bold": True, "num_format": "@"})
        self._text: Format = workbook.add_format({"num_format": "@"})
        self._date: Format = workbook.add_format({"num_format": "yyyy-mm-dd"})

    def add_table(self, table: Table, rows: Sequence[object]) -> None:
        if len(rows) >= MAX_ROW_COUNT:
            raise StoreError(
                f"{table.name} has {len(rows):,} rows, and a sheet holds {MAX_ROW_COUNT - 1:,} "
                "below its header; export it with --to csv"
            )
        columns = [column.name for column in table.columns]
        sheet = self._add_sheet(table.name, columns)
        further: dict[tuple[str, int], int] = {}
        for row_index, row in enumerate(rows, start=1):
            for column_index, name in enumerate(columns):
                value = getattr(row, name)
                if isinstance(value, str):
                    first, *others = split_text(value)
                    sheet.write_string(row_index, column_index, first, self._text)
                    for number, part in enumerate(others, start=2):
                        place = further.setdefault((name, number), len(columns) + len(further))
                        sheet.write_string(row_index, place, part, self._text)
                else:
                    self._write_value(sheet, row_index, column_index, value)
        for (name, number), place in further.items():
            sheet.write_string(0, place, f"{name}.{number}", self._header)

    def add_columns(self, tables: Sequence[Table]) -> None:
        sheet = self._add_sheet(COLUMNS_SHEET, _COLUMNS_HEADER)
        described = [_describe(table, column) for table in tables for column in table.columns]
        for row_index, cells in enumerate(described, start=1):
            for column_index, text in enumerate(cells):
                sheet.write_string(row_index, column_index, text, self._text)

    def _add_sheet(self, name: str, columns: Sequence[str]) -> Worksheet:
        sheet = self._workbook.add_worksheet(name)
        sheet.freeze_panes(1, 1)
        for index, column in enumerate(columns):
            width = _WIDE_WIDTH if column in _WIDE_COLUMNS else _NARROW_WIDTH
            sheet.set_column(index, index, width)
            sheet.write_string(0, index, column, self._header)
        return sheet

    def _write_value(self, sheet: Worksheet, row: int, column: int, value: object) -> None:
        if isinstance(value, bool):
            sheet.write_boolean(row, column, value)
        elif isinstance(value, int | float):
            sheet.write_number(row, column, value)
        elif isinstance(value, datetime.date):
            midnight = datetime.datetime.combine(value, datetime.time())
            sheet.write_datetime(row, column, midnight, self._date)


def _describe(table: Table, column: Column) -> tuple[str, ...]:
    missing = ", can be missing" if column.is_nullable else ""
    kind = {ColumnType.STRING: "text", ColumnType.INTEGER: "whole number"}.get(
        column.type, column.type.name.lower()
    )
    return table.name, column.name, f"{kind}{missing}", column.unit or "", column.description
