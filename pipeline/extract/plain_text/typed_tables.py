"""Tables typed into plain text: rows of words with upright bars or tabs between them.

Only what is between the same signs as often on row after row is one; a tab behind a mark is an
item's, and two columns with tabs are a list of names and facts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from pipeline.model.frozen import frozen
from pipeline.model.selectors import CharSpan

#: Rows of one width, over the whole text, that make tables; and rows of one of them.
_FEWEST_ROWS = 3
_FEWEST_ROWS_OF_ONE = 2
#: Words of the first of two fields with a tab between, on average; labels and names have fewer.
_FEWEST_WORDS = 4
#: Rows with all columns, of the lines from the first to the last of them: others run across.
_FULL_SHARE = 0.6
_LINE = re.compile(r"([^\n\f\v]*)(?:[\n\f\v]|$)")
#: What stands in the cells of a row that only rules off what is above.
_RULES_OFF = re.compile(r"[\s:=+-]*")


@frozen
class TypedCell:
    """A cell.

    Attributes:
        span: of its words; not empty.
        table: which of the text, from 0.
        row: from 1.
        column: from 1.
    """

    span: CharSpan
    table: int
    row: int
    column: int


@frozen
class _Row:
    """A line of the text, with the fields that a sign parts it into."""

    span: CharSpan
    fields: tuple[CharSpan, ...]


def find_typed_tables(text: str) -> tuple[TypedCell, ...]:
    """The cells of all tables of a text, in its order.

    Args:
        text: with LF as line ends.
    """
    cells: list[TypedCell] = []
    count = 0
    for sign in "|\t":
        if sign not in text:
            continue
        blocks = list(_list_blocks(text, sign))
        widths = _find_widths(text, blocks, sign)
        for block in blocks:
            for rows in _find_tables(block, widths):
                cells.extend(
                    TypedCell(span=field, table=count, row=number, column=column)
                    for number, row in enumerate(rows, start=1)
                    for column, field in enumerate(row.fields, start=1)
                    if field
                )
                count += 1
    return tuple(sorted(cells, key=lambda cell: cell.span.start))


def _find_widths(text: str, blocks: Sequence[Sequence[_Row]], sign: str) -> frozenset[int]:
    """Numbers of columns that as many rows have as make a table."""
    rows: dict[int, list[_Row]] = defaultdict(list)
    for row in (row for block in blocks for row in block):
        rows[len(row.fields)].append(row)
    return frozenset(
        width
        for width, members in rows.items()
        if width > 1
        and len(members) >= _FEWEST_ROWS
        and (sign == "|" or width > 2 or _are_cells(text, members))
    )


def _are_cells(text: str, rows: Sequence[_Row]) -> bool:
    """Whether two fields with a tab between are cells: the first is no mark, label or name."""
    words = sum(len(row.fields[0].cut(text).split()) for row in rows)
    return words >= _FEWEST_WORDS * len(rows)


def _list_blocks(text: str, sign: str) -> Iterator[list[_Row]]:
    """Lines that follow one another without a blank one, of those blocks that hold the sign."""
    block: list[CharSpan] = []
    for match in _LINE.finditer(text):
        line = CharSpan(start=match.start(), end=match.end(1)).trim(text)
        if line:
            block.append(line)
        if not line or match.end() == len(text):
            if sum(sign in line.cut(text) for line in block) >= _FEWEST_ROWS_OF_ONE:
                yield [_split(text, line, sign) for line in block]
            block = []


def _split(text: str, line: CharSpan, sign: str) -> _Row:
    """A line in fields; signs at its ends are its borders."""
    fields: list[CharSpan] = []
    start = line.start
    for end in [*(at for at in range(line.start, line.end) if text[at] == sign), line.end]:
        fields.append(CharSpan(start=start, end=end).trim(text))
        start = end + 1
    if len(fields) > 1 and not fields[0]:
        fields = fields[1:]
    if len(fields) > 1 and not fields[-1]:
        fields = fields[:-1]
    if all(_RULES_OFF.fullmatch(text, field.start, field.end) for field in fields):
        fields = []
    return _Row(span=line, fields=tuple(fields))


def _find_tables(block: Sequence[_Row], widths: frozenset[int]) -> Iterator[Sequence[_Row]]:
    """The block's table, from its first full row to its last, with what runs across between."""
    counts = [len(row.fields) for row in block]
    found = [count for count in counts if count in widths]
    if not found:
        return
    width = max(set(found), key=lambda count: (found.count(count), count))
    full = [index for index, count in enumerate(counts) if count == width]
    first, last = full[0], full[-1]
    if first and counts[first - 1] == 1 and 1 in counts[first:last]:
        first -= 1  # as above the rows further down
    rows = block[first : last + 1]
    if len(full) >= max(_FEWEST_ROWS_OF_ONE, _FULL_SHARE * len(rows)):
        yield rows
