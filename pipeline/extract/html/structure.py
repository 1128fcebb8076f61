"""Lists and tables of a web page: what each item and cell is, and the marker it shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.extract.broken_lines import are_paragraphs
from pipeline.extract.html.list_styles import LIST_STYLE
from pipeline.extract.list_markers import format_letters, format_roman, get_bullet
from pipeline.model.frozen import field, frozen, mutable

if TYPE_CHECKING:
    from lxml.etree import _Element

#: ``type`` of an ``<ol>`` → CSS name of its counter style.
OL_TYPES = {
    "1": "decimal",
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
}
#: Columns and rows that one cell may span; more is a mistake or an attack.
MAX_SPAN = 1000
INTEGER = re.compile(r"\s*([+-]?\d{1,9})")


@mutable
class HtmlList:
    """A list, with the number that its next item gets.

    Attributes:
        number: which list of the document, from 0.
        depth: from 1.
        style: CSS name of its counter style ("decimal", "disc", "none").
        next_ordinal: of the next item.
        step: 1, or −1 in a list that counts down.
    """

    number: int
    depth: int
    style: str
    next_ordinal: int = 1
    step: int = 1

    def mark(self, item: _Element) -> str | None:
        """The marker before an item; None where the list shows none."""
        value = read_integer(item.get("value"))
        ordinal = self.next_ordinal if value is None else value
        self.next_ordinal = ordinal + self.step
        style = _read_list_style(item) or self.style
        match style:
            case "none":
                return None
            case "decimal" | "decimal-leading-zero":
                return f"{ordinal}."
            case "lower-alpha" | "lower-latin":
                return f"{format_letters(ordinal)}."
            case "upper-alpha" | "upper-latin":
                return f"{format_letters(ordinal).upper()}."
            case "lower-roman":
                return f"{format_roman(ordinal)}."
            case "upper-roman":
                return f"{format_roman(ordinal).upper()}."
            case _:
                return get_bullet(self.depth)


@mutable
class HtmlItem:
    """An item of a list.

    Attributes:
        list_number: its list.
        depth: of its list, from 1.
        marker: what stands before it; None without.
        is_begun: whether words of it have been written: what follows are further paragraphs.
    """

    list_number: int
    depth: int
    marker: str | None
    is_begun: bool = False


@mutable
class HtmlTable:
    """A table, with the place of its next cell.

    Attributes:
        number: which list or table of the document, from 0.
        row: from 1; 0 before the first.
        column: of the last cell, from 1; 0 before the first of the row.
        taken: column → rows from here on that a cell above reaches into.
    """

    number: int
    row: int = 0
    column: int = 0
    taken: dict[int, int] = field(default_factory=dict)

    def begin_row(self) -> None:
        """Goes to the next row."""
        self.row += 1
        self.column = 0
        self.taken = {column: rows - 1 for column, rows in self.taken.items() if rows > 1}

    def place(self, cell: _Element) -> HtmlCell:
        """The place of the row's next cell."""
        column = self.column + 1
        while column in self.taken:
            column += 1
        width = min(max(read_integer(cell.get("colspan")) or 1, 1), MAX_SPAN)
        height = min(max(read_integer(cell.get("rowspan")) or 1, 1), MAX_SPAN)
        if height > 1:
            # Rows below; this one counts as the first of them when the next begins.
            self.taken |= dict.fromkeys(range(column, column + width), height)
        self.column = column + width - 1
        return HtmlCell(table_number=self.number, row=max(self.row, 1), column=column)


@frozen
class HtmlCell:
    """A cell of a table: row and column from 1."""

    table_number: int
    row: int
    column: int


def open_list(
    element: _Element, *, number: int, depth: int, unmarked: frozenset[str] = frozenset()
) -> HtmlList:
    """The list that an ``<ul>``, ``<ol>``, ``<menu>`` or ``<dir>`` begins, or one by its role.

    Args:
        element: that begins it.
        number: which list of the document, from 0.
        depth: from 1.
        unmarked: tags that the page's style sheets show no marker for.
    """
    style = _read_list_style(element)
    if style is None and (element.tag in unmarked or "li" in unmarked):
        style = "none"
    if element.tag != "ol":
        usual = "disc" if element.tag in {"ul", "menu", "dir"} else "none"
        return HtmlList(number=number, depth=depth, style=style or usual)
    style = style or OL_TYPES.get(element.get("type", "1"), "decimal")
    is_reversed = element.get("reversed") is not None
    start = read_integer(element.get("start"))
    if start is None:
        start = sum(child.tag == "li" for child in element) if is_reversed else 1
    step = -1 if is_reversed else 1
    return HtmlList(number=number, depth=depth, style=style, next_ordinal=start, step=step)


#: Paragraphs that make a cell a page; an entry of a table has a few.
_PAGE_PARAGRAPHS = 12
#: … and one of a table of one column has none.
_STACK_PARAGRAPHS = 2


def is_layout_table(table: _Element) -> bool:
    """Whether a table only places things on the page.

    It says so, holds tables or headings, has one cell, or a cell that is a page by itself; or it
    has one column, without a header, and several paragraphs to a cell.
    """
    if table.get("role") in {"presentation", "none"}:
        return True
    if any(each is not table for each in table.iter("table", "h1", "h2")):
        return True
    cells = list(table.iter("td", "th"))
    most = max((sum(1 for _ in cell.iter("p", "h3", "h4")) for cell in cells), default=0)
    is_stack = len(cells) <= sum(1 for _ in table.iter("tr")) and not any(
        cell.tag == "th" for cell in cells
    )
    return len(cells) <= 1 or most >= (_STACK_PARAGRAPHS if is_stack else _PAGE_PARAGRAPHS)


def has_paragraphs_by_breaks(element: _Element) -> bool:
    """Whether line breaks part paragraphs in an element, as in pages written by hand."""
    if element.find("br") is None:
        return False
    stretches = [element.text or ""]
    for child in element:
        if child.tag == "br":
            stretches.append("")
        else:
            stretches[-1] += "".join(child.itertext())
        stretches[-1] += child.tail or ""
    return are_paragraphs(stretches, fewest=_FEWEST_STRETCHES)


#: Fewer stretches between breaks are an address or a verse.
_FEWEST_STRETCHES = 4


def read_integer(value: str | None) -> int | None:
    """An integer attribute as browsers read it; None where there is none."""
    match = INTEGER.match(value or "")
    return int(match[1]) if match else None


def _read_list_style(element: _Element) -> str | None:
    match = LIST_STYLE.search(element.get("style", ""))
    return match[1].lower() if match else None
