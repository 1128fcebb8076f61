"""The words of a Word document in their order, each with what it belongs to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from pipeline.extract.broken_lines import are_paragraphs
from pipeline.extract.docx.numbering import Numbering
from pipeline.extract.docx.package import Relation
from pipeline.extract.docx.runs import UNSEEN, RunWriter
from pipeline.extract.docx.styles import ParagraphStyle, StyleSheet
from pipeline.extract.docx.xml import (
    find_child,
    find_children,
    get_attribute,
    get_integer,
    get_name,
    get_value,
)
from pipeline.extract.flow import Flow
from pipeline.extract.list_markers import format_roman
from pipeline.model.document import Element, ElementKind
from pipeline.model.frozen import frozen, mutable

if TYPE_CHECKING:
    from lxml.etree import _Element

#: Elements that only group blocks: content controls, revisions, ways to show the same.
GROUPS = frozenset(
    {"sdt", "sdtContent", "customXml", "ins", "moveTo", "AlternateContent", "Choice"}
)


@frozen
class _Cell:
    """The cell that paragraphs stand in."""

    table_number: int
    row: int
    column: int


@mutable
class _OpenList:
    """A list that the next item may belong to."""

    list_id: str
    level: int
    number: int


class Writer:
    """Writes the words of a document.

    Args:
        flow: what is written to.
        styles: the document's styles.
        numbering: its lists.
        relations: what its main part says about others, by relation id.
    """

    def __init__(
        self,
        flow: Flow,
        *,
        styles: StyleSheet,
        numbering: Numbering,
        relations: Mapping[str, Relation],
    ) -> None:
        self.flow = flow
        self._runs = RunWriter(flow, styles, relations)
        self._styles = styles
        self._numbering = numbering
        self._region: ElementKind | None = None
        self._title_levels = 0
        self._cell: _Cell | None = None
        self._open_lists: list[_OpenList] = []

    def write_body(self, body: _Element) -> None:
        """Writes the main text."""
        has_title = any(self._styles.get(_get_style_id(p)).is_title for p in body.iter("{*}p"))
        self._title_levels = 1 if has_title else 0
        self._write_blocks(body, "body")
        self.flow.begin(None)

    def write_notes(
        self, root: _Element | None, name: str, relations: Mapping[str, Relation]
    ) -> None:
        """Writes the footnotes or endnotes that the text refers to, in its order."""
        notes = {get_attribute(note, "id") or "": note for note in find_children(root, name)}
        for number, note_id in enumerate(self._runs.note_ids[name], start=1):
            if note_id in notes:
                marker = str(number) if name == "footnote" else format_roman(number)
                path = f"{name}[{number}]"
                self.write_beside(
                    notes[note_id], ElementKind.NOTE, relations, path=path, marker=marker
                )

    def write_beside(
        self,
        root: _Element,
        kind: ElementKind,
        relations: Mapping[str, Relation],
        *,
        path: str,
        marker: str | None = None,
    ) -> None:
        """Writes what stands beside the text, as elements of one kind."""
        self._region = kind
        self._runs.relations, self._runs.is_counting_notes = relations, False
        for number, paragraph in enumerate(_find_paragraphs(root), start=1):
            element = Element(kind=kind, marker=marker, path=f"{path}/p[{number}]")
            self._write_paragraph(paragraph, element)
            marker = None
        self.flow.begin(None)

    def _write_blocks(self, container: _Element, path: str) -> None:
        counts: Counter[str] = Counter()
        for block in _find_blocks(container):
            name = get_name(block)
            counts[name] += 1
            block_path = f"{path}/{name}[{counts[name]}]"
            if name == "tbl":
                self._write_table(block, block_path)
            else:
                self._write_paragraph(block, self._make_element(block, block_path))

    def _write_table(self, table: _Element, path: str) -> None:
        outer = self._cell
        rows = [row for row in _unwrap(table) if get_name(row) == "tr"]
        cells = [[cell for cell in _unwrap(row) if get_name(cell) == "tc"] for row in rows]
        is_layout = sum(map(len, cells)) <= 1 or next(_find_tables(table), None) is not None
        number = None if is_layout else self.flow.new_list_number()
        for row_number, (row, row_cells) in enumerate(zip(rows, cells, strict=True), start=1):
            column = 1 + (get_integer(row, "trPr", "gridBefore") or 0)
            for index, cell in enumerate(row_cells, start=1):
                if number is not None:
                    self._cell = _Cell(table_number=number, row=row_number, column=column)
                self._open_lists = []
                self._write_blocks(cell, f"{path}/tr[{row_number}]/tc[{index}]")
                column += max(get_integer(cell, "tcPr", "gridSpan") or 1, 1)
        self._cell = outer
        self._open_lists = []

    def _make_element(self, paragraph: _Element, path: str) -> Element:
        if self._region is not None:
            return Element(kind=self._region, path=path)
        properties = find_child(paragraph, "pPr")
        style = self._styles.get(_get_style_id(paragraph))
        marker, list_id, list_level = self._count_item(properties, style)
        row, column = (self._cell.row, self._cell.column) if self._cell else (None, None)
        level = _get_heading_level(properties, style)
        if style.is_contents:
            return Element(kind=ElementKind.NAVIGATION, path=path)
        if style.is_title or level is not None:
            self._open_lists = []
            return Element(
                kind=ElementKind.HEADING,
                level=1 if style.is_title else (level or 1) + self._title_levels,
                marker=marker,
                row=row,
                column=column,
                path=path,
            )
        if list_id is not None and marker is not None:
            depth = max(list_level, style.list_depth)
            return Element(
                kind=ElementKind.LIST_ITEM,
                level=depth + 1,
                list_number=self._find_list(list_id, depth),
                marker=marker,
                row=row,
                column=column,
                path=path,
            )
        if self._cell is not None:
            return Element(
                kind=ElementKind.TABLE_CELL,
                list_number=self._cell.table_number,
                row=row,
                column=column,
                path=path,
            )
        if _shows_words(paragraph):
            self._open_lists = []
        kind = ElementKind.CAPTION if style.is_caption else ElementKind.PARAGRAPH
        return Element(kind=kind, path=path)

    def _count_item(
        self, properties: _Element | None, style: ParagraphStyle
    ) -> tuple[str | None, str | None, int]:
        """The marker that Word draws, the list and the level from 0; Nones outside of lists."""
        list_id = get_value(properties, "numPr", "numId") or style.list_id
        stated_level = get_integer(properties, "numPr", "ilvl")
        level = style.list_level if stated_level is None else stated_level
        if list_id is None:
            return None, None, 0
        return self._numbering.count(list_id, level), list_id, level

    def _find_list(self, list_id: str, level: int) -> int:
        """The number of the list that an item belongs to: one list a level and stretch."""
        while self._open_lists and self._open_lists[-1].level > level:
            self._open_lists.pop()
        last = self._open_lists[-1] if self._open_lists else None
        if last is not None and (last.level, last.list_id) == (level, list_id):
            return last.number
        if last is not None and last.level == level:
            self._open_lists.pop()
        number = self.flow.new_list_number()
        self._open_lists.append(_OpenList(list_id=list_id, level=level, number=number))
        return number

    def _write_paragraph(self, paragraph: _Element, element: Element) -> None:
        self.flow.begin(element)
        style = self._styles.get(_get_style_id(paragraph))
        is_broken = element.kind is ElementKind.PARAGRAPH and are_paragraphs(
            _list_stretches(paragraph), fewest=_FEWEST_BROKEN
        )
        self._runs.write_paragraph(paragraph, style, broken_into=element if is_broken else None)
        boxes, self._runs.text_boxes = self._runs.text_boxes, []
        for number, box in enumerate(boxes, start=1):
            self._write_blocks(box, f"{element.path}/txbxContent[{number}]")


#: Stretches between line breaks that are paragraphs; verses and addresses are shorter.
_FEWEST_BROKEN = 3


def _list_stretches(paragraph: _Element) -> list[str]:
    """The words between the line breaks of a paragraph."""
    stretches = [""]
    for element in paragraph.iter("{*}t", "{*}br", "{*}cr"):
        if get_name(element) == "t":
            stretches[-1] += element.text or ""
        else:
            stretches.append("")
    return stretches


def _find_blocks(container: _Element) -> Iterator[_Element]:
    """Paragraphs and tables of a container, in order, through what only groups them."""
    for child in _unwrap(container):
        if get_name(child) in {"p", "tbl"}:
            yield child


def _unwrap(container: _Element) -> Iterator[_Element]:
    """The children of a container; of content controls and revisions, what is in them."""
    stack = [iter(container)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif get_name(child) in GROUPS:
            stack.append(iter(child))
        elif get_name(child) not in UNSEEN:
            yield child


def _find_paragraphs(root: _Element) -> Iterator[_Element]:
    """All paragraphs of a part but those of text boxes, which belong to a paragraph."""
    for paragraph in root.iter("{*}p"):
        if not any(get_name(each) == "txbxContent" for each in paragraph.iterancestors()):
            yield paragraph


def _find_tables(table: _Element) -> Iterator[_Element]:
    return (each for each in table.iter("{*}tbl") if each is not table)


def _get_style_id(paragraph: _Element) -> str | None:
    return get_value(paragraph, "pPr", "pStyle")


def _get_heading_level(properties: _Element | None, style: ParagraphStyle) -> int | None:
    stated = get_integer(properties, "outlineLvl")
    if stated is None:
        return style.outline_level
    return stated + 1 if 0 <= stated < 9 else None


def _shows_words(paragraph: _Element) -> bool:
    return any((text.text or "").strip() for text in paragraph.iter("{*}t"))
