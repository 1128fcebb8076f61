"""Tables of pages → tables of the document: rows counted on over pages, a tag for every line."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.extract.pdf.engines.tags import Tag
from pipeline.extract.pdf.tables.columns import are_equal
from pipeline.extract.pdf.tables.page_tables import PageTable, TableCell
from pipeline.model.document import ElementKind, Line
from pipeline.model.frozen import field, mutable

#: Between a table and its rest on the next page: a foot, a head and the page's number.
_MOST_LINES_BETWEEN = 3
#: "7", "2.3", "H12", "M-04": what numbers a row.
_ROW_NUMBER = re.compile(r"[A-Z]{0,3}[.\s-]?\d")
#: Tables found by their looks have addresses that no element of the file's own tree has.
_FOUND = -1


@mutable
class _Table:
    """A table so far.

    Attributes:
        number: among the document's tables that were found by their looks.
        edges: left edges of its columns.
        text_edges: where the words of its columns begin.
        header: texts of its first row by column.
        last_row: number of its last row.
        last_columns: columns that have text in it.
        are_all_named: whether the first column has text in every row.
        open_columns: those whose cells begin as no sentence does elsewhere ("running", "3.500").
        last_page: where it stands.
        last_index: of the document's lines, its last.
    """

    number: int
    edges: tuple[float, ...]
    text_edges: tuple[float, ...]
    header: dict[int, str]
    last_row: int = 0
    last_columns: set[int] = field(default_factory=set)
    are_all_named: bool = True
    open_columns: set[int] = field(default_factory=set)
    last_page: int = 0
    last_index: int = 0


def tag_cells(cells: Mapping[int, TableCell], lines: Sequence[Line], text: str) -> dict[int, Tag]:
    """The tags of lines that stand in tables.

    A table runs on over pages while its columns stay where they are: its rows are counted on, a
    header that is repeated is its first row again, and a row that begins in the middle of a
    sentence, or lacks the name that every row has, is the rest of the last row above.

    Args:
        cells: of tables, by the index of each of their lines; ascending.
        lines: of the document.
        text: the canonical text.

    Returns:
        Tags by index of the line.
    """
    tags: dict[int, Tag] = {}
    table: _Table | None = None
    count = 0
    for members in _group_tables(cells):
        first = members[0][1].table
        page_number = lines[members[0][0]].page_number or 0
        words = _join_words(members, lines, text)
        rows = sorted({row for row, _ in words})
        header = {column: words[row, column] for row, column in words if row == rows[0]}
        numbers: dict[int, int] = {}
        if table is not None and table.last_page + 1 == page_number and _do_agree(table, first):
            body = rows
            if header == table.header:
                numbers[rows[0]] = 1
                body = rows[1:]
            table.open_columns |= _list_open_columns(body[1:], words)
            is_next = members[0][0] - table.last_index <= _MOST_LINES_BETWEEN + 1
            if body and _runs_on(body[0], words, table, is_next=is_next):
                numbers[body[0]] = table.last_row
                body = body[1:]
            start = table.last_row + 1
        else:
            table = _Table(count, first.edges, first.text_edges, header)
            count += 1
            body, start = rows, 1
        table.open_columns |= _list_open_columns(body, words)
        numbers.update({row: start + index for index, row in enumerate(body)})
        table.last_row = max(table.last_row, *numbers.values())
        table.last_page = page_number
        table.last_index = members[-1][0]
        table.are_all_named &= all((row, 1) in words for row in body)
        table.last_columns = {column for row, column in words if numbers[row] == table.last_row}
        for index, cell in members:
            row = numbers[cell.row]
            tags[index] = Tag(
                ElementKind.TABLE_CELL,
                # A repeated header's cells are not the first header's: they stand elsewhere.
                (_FOUND, table.number, row, cell.column, page_number if row == 1 else 0),
                list_path=(_FOUND, table.number),
                row=row,
                column=cell.column,
            )
    return tags


def _group_tables(cells: Mapping[int, TableCell]) -> list[list[tuple[int, TableCell]]]:
    groups: list[list[tuple[int, TableCell]]] = []
    for index, cell in cells.items():
        if groups and groups[-1][0][1].table is cell.table:
            groups[-1].append((index, cell))
        else:
            groups.append([(index, cell)])
    return groups


def _join_words(
    members: Sequence[tuple[int, TableCell]], lines: Sequence[Line], text: str
) -> dict[tuple[int, int], str]:
    words: dict[tuple[int, int], str] = {}
    for index, cell in members:
        span = lines[index].span
        place = (cell.row, cell.column)
        words[place] = f"{words.get(place, '')} {text[span.start : span.end]}".strip()
    return words


def _do_agree(table: _Table, other: PageTable) -> bool:
    """Whether a table's columns stand where the other's do."""
    return are_equal(table.edges, other.edges) or are_equal(table.text_edges, other.text_edges)


def _runs_on(
    row: int, words: Mapping[tuple[int, int], str], table: _Table, *, is_next: bool
) -> bool:
    """Whether a page's first row, without a number of its own, is the rest of the last row."""
    columns = {column: text for (number, column), text in words.items() if number == row}
    if _ROW_NUMBER.match(columns.get(1, "")):
        return False
    if table.are_all_named and is_next and 1 not in columns:
        return True
    return set(columns) <= table.last_columns and any(
        _begins_within(cell, column)
        for column, cell in columns.items()
        if column not in table.open_columns
    )


def _begins_within(cell: str, column: int) -> bool:
    return cell[0].islower() or (cell[0].isdigit() and column > 1)


def _list_open_columns(rows: Sequence[int], words: Mapping[tuple[int, int], str]) -> set[int]:
    """Columns of which a cell in one of the rows begins as no sentence does."""
    wanted = set(rows)
    return {
        column
        for (row, column), cell in words.items()
        if row in wanted and _begins_within(cell, column)
    }
