"""The words of a parsed web page in the order of the page, each with what it belongs to."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from pipeline.extract.flow import Flow
from pipeline.extract.html.list_styles import find_unmarked_tags
from pipeline.extract.html.regions import Page, is_unseen
from pipeline.extract.html.structure import (
    HtmlCell,
    HtmlItem,
    HtmlList,
    HtmlTable,
    has_paragraphs_by_breaks,
    is_layout_table,
    open_list,
    read_integer,
)
from pipeline.model.document import Element, ElementKind, Style
from pipeline.model.frozen import field, frozen, replace

if TYPE_CHECKING:
    from lxml.etree import _Element

#: White space that browsers fold (not the no-break space).
SPACE = " \t\n\r\f"
SPACES = re.compile(f"[{SPACE}]+")
#: Elements that stand on lines of their own; all others flow within a line. ``button`` and the
#: like stand beside each other, but apart.
# fmt: off
BLOCK_TAGS = frozenset({
    "html", "body", "address", "article", "aside", "blockquote", "button", "caption", "center",
    "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "label",
    "legend", "li", "main", "menu", "nav", "ol", "optgroup", "option", "p", "pre", "search",
    "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})
# fmt: on
HEADINGS = {f"h{level}": level for level in range(1, 7)}
TERM_TAGS = frozenset({"dt", "summary"})
LIST_TAGS = frozenset({"ul", "ol", "menu", "dir"})
BOLD_TAGS = frozenset({"b", "strong", "th"})
ITALIC_TAGS = frozenset({"i", "em", "cite", "dfn", "var"})
BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
#: Inline elements that are set apart from the words around them, as writers set their list labels.
APART_STYLE = re.compile(
    r"(?:^|;)\s*(?:float\s*:\s*(?:left|right)|display\s*:\s*(?:block|inline-block|table-cell))",
    re.IGNORECASE,
)
ITALIC_STYLE = re.compile(r"font-style\s*:\s*italic", re.IGNORECASE)


def write_page(flow: Flow, root: _Element, *, within: str | None = None) -> None:
    """Writes what a person sees of a parsed page, or of a piece of one.

    Args:
        flow: what is written to.
        root: the root element.
        within: the address of the piece in its file, before the paths of its elements.
    """
    from lxml import etree

    writer = _Writer(flow, Page(root), within or "", find_unmarked_tags(root))
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            writer.leave(element)
        elif not writer.enter(element):
            walk.skip_subtree()
    flow.begin(None)


@frozen
class _Place:
    """Where on the page words stand: what their ancestors say about them."""

    path: str = ""
    block_path: str = ""
    style: Style = field(default_factory=Style)
    target: str | None = None
    is_preformatted: bool = False
    is_code: bool = False
    is_beside_main: bool = False
    are_breaks_paragraphs: bool = False
    region: ElementKind | None = None
    heading_level: int = 0
    is_caption: bool = False
    is_term: bool = False
    list: HtmlList | None = None
    item: HtmlItem | None = None
    table: HtmlTable | None = None
    cell: HtmlCell | None = None
    child_counts: Counter[str] = field(default_factory=Counter)


class _Writer:
    """Follows a walk over the page and writes its words.

    White space between words is held back (``_space``: where it stands) until more words come on
    the line, as browsers do.
    """

    def __init__(self, flow: Flow, page: Page, path: str, unmarked: frozenset[str]) -> None:
        self._flow = flow
        self._page = page
        self._unmarked = unmarked
        self._places = [_Place(path=path, is_beside_main=page.has_main)]
        self._is_open = False
        self._space: _Place | None = None
        self._break_count = 0

    def enter(self, element: _Element) -> bool:
        """Begins an element; whether there is anything in it to see."""
        is_seen = not is_unseen(element)
        place = self._go_into(element, self._places[-1]) if is_seen else self._places[-1]
        self._places.append(place)
        if element.tag in BLOCK_TAGS:
            self._is_open = False
        elif element.tag == "br":
            self._break_line()
        elif _stands_apart(element):
            self._space = place
        if is_seen and element.text:
            self._write(element.text, place)
        return is_seen

    def leave(self, element: _Element) -> None:
        """Ends an element, and writes what follows it."""
        self._places.pop()
        if element.tag in BLOCK_TAGS:
            self._is_open = False
        elif _stands_apart(element):
            self._space = self._places[-1]
        if element.tail and element.getparent() is not None:
            self._write(element.tail, self._places[-1])

    def _go_into(self, element: _Element, outer: _Place) -> _Place:
        tag = str(element.tag)
        outer.child_counts[tag] += 1
        step = tag if tag in {"html", "body"} else f"{tag}[{outer.child_counts[tag]}]"
        path = f"{outer.path}/{step}".lstrip("/")
        is_block = tag in BLOCK_TAGS
        place = replace(
            outer,
            path=path,
            are_breaks_paragraphs=has_paragraphs_by_breaks(element)
            if is_block
            else outer.are_breaks_paragraphs,
            block_path=path if is_block else outer.block_path,
            child_counts=Counter(),
            style=_read_style(element, outer.style),
            region=outer.region or self._page.find_region(element),
            is_beside_main=outer.is_beside_main and not self._page.is_main(element),
        )
        if tag == "a":
            return replace(place, target=element.get("href") or None)
        if tag in HEADINGS or element.get("role") == "heading":
            level = HEADINGS.get(tag) or read_integer(element.get("aria-level")) or 2
            return replace(place, heading_level=level)
        if tag == "pre":
            is_code = next(element.iter("code"), None) is not None
            return replace(place, is_preformatted=True, is_code=is_code)
        if tag in {"figcaption", "caption"}:
            return replace(place, is_caption=True)
        if tag in TERM_TAGS:
            return replace(place, is_term=True)
        role = element.get("role")
        if tag in LIST_TAGS or tag == "dl" or role == "list":
            depth = place.list.depth + 1 if place.list else 1
            number = self._flow.new_list_number()
            own_list = open_list(element, number=number, depth=depth, unmarked=self._unmarked)
            return replace(place, list=own_list)
        if tag in {"li", "dd"} or role == "listitem":
            return self._go_into_item(element, place)
        return self._go_into_table(element, place)

    def _go_into_item(self, element: _Element, place: _Place) -> _Place:
        own_list = place.list or HtmlList(
            number=self._flow.new_list_number(), depth=1, style="disc"
        )
        item = HtmlItem(
            list_number=own_list.number, depth=own_list.depth, marker=own_list.mark(element)
        )
        return replace(place, list=own_list, item=item, heading_level=0)

    def _go_into_table(self, element: _Element, place: _Place) -> _Place:
        tag = element.tag
        if tag == "table":
            table = (
                None if is_layout_table(element) else HtmlTable(number=self._flow.new_list_number())
            )
            return replace(place, table=table, cell=None)
        if place.table is not None and tag == "tr":
            place.table.begin_row()
        elif place.table is not None and tag in {"td", "th"}:
            return replace(place, cell=place.table.place(element), item=None, list=None)
        return place

    def _break_line(self) -> None:
        self._flow.break_line()
        self._space = None
        self._break_count += 1
        if self._break_count > 1 or self._places[-1].are_breaks_paragraphs:
            self._is_open = False  # what follows is another paragraph

    def _write(self, text: str, place: _Place) -> None:
        if not self._is_open and not text.strip():
            return
        if not self._is_open:
            self._flow.begin(_make_element(place))
            self._is_open, self._space = True, None
        if place.is_preformatted:
            self._flow.write(text, place.style, place.target)
            return
        words = SPACES.sub(" ", text.strip(SPACE))
        if text[0] in SPACE and self._space is None:
            self._space = place
        if not words:
            return
        if self._space is not None and not self._flow.is_at_line_start:
            self._flow.write(" ", self._space.style, self._space.target)
        self._flow.write(words, place.style, place.target)
        self._space = place if text[-1] in SPACE else None
        self._break_count = 0


def _stands_apart(element: _Element) -> bool:
    """Whether white space is seen around an element that stands within a line.

    None is seen behind a drop cap.
    """
    css = element.get("style")
    if css is None or APART_STYLE.search(css) is None:
        return False
    is_letter = len("".join(element.itertext()).strip()) == 1 and (element.text or " ").isalpha()
    return not (is_letter and (element.tail or " ")[0].isalpha())


def _make_element(place: _Place) -> Element | None:
    """What the page says about words at ``place``; None for preformatted text."""
    path = place.block_path
    if place.region is not None:
        return Element(kind=place.region, path=path)
    if place.is_beside_main and place.heading_level != 1:
        return Element(kind=ElementKind.NAVIGATION, path=path)
    if place.is_preformatted:
        return Element(kind=ElementKind.CODE, path=path) if place.is_code else None
    if place.is_caption:
        return Element(kind=ElementKind.CAPTION, path=path)
    item, cell = place.item, place.cell
    row, column = (cell.row, cell.column) if cell else (None, None)
    if item is not None:
        is_first = not item.is_begun
        item.is_begun = True
        marker = item.marker if is_first else None
        if place.heading_level:
            kind, level = ElementKind.HEADING, place.heading_level
        elif is_first:
            kind, level = ElementKind.LIST_ITEM, item.depth
        else:
            kind, level = ElementKind.PARAGRAPH, 0
        return Element(
            kind=kind,
            level=level,
            list_number=item.list_number,
            marker=marker,
            row=row,
            column=column,
            path=path,
        )
    if place.heading_level:
        return Element(kind=ElementKind.HEADING, level=place.heading_level, path=path)
    if cell is not None:
        return Element(
            kind=ElementKind.TABLE_CELL,
            list_number=cell.table_number,
            row=row,
            column=column,
            path=path,
        )
    kind = ElementKind.TERM if place.is_term else ElementKind.PARAGRAPH
    return Element(kind=kind, path=path)


def _read_style(element: _Element, outer: Style) -> Style:
    css = element.get("style", "")
    is_bold = element.tag in BOLD_TAGS or BOLD_STYLE.search(css) is not None
    is_italic = element.tag in ITALIC_TAGS or ITALIC_STYLE.search(css) is not None
    if not (is_bold or is_italic):
        return outer
    return replace(outer, is_bold=outer.is_bold or is_bold, is_italic=outer.is_italic or is_italic)
