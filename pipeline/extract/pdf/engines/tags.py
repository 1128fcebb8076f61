"""A tagged PDF's own structure: headings, list items, table cells, notes, by marked content."""

from __future__ import annotations

import ctypes
from collections.abc import Mapping
from itertools import repeat
from typing import Any, NamedTuple

from pipeline.extract.pdf.engines import pdfium_library as pdfium
from pipeline.model.document import Element, ElementKind
from pipeline.model.frozen import compile_maker

#: An element's address: its place among the children of its parent, from the root down. It is the
#: same on every page, so that an item that runs over a page's end is one item.
Path = tuple[int, ...]

_make_element = compile_maker(Element)

_MAX_DEPTH = 40
_MAX_TYPE_BYTES = 64
_TYPE_BYTES = ctypes.c_ulong(_MAX_TYPE_BYTES)
_KINDS = {
    **dict.fromkeys(("H", "H1", "H2", "H3", "H4", "H5", "H6", "Title"), ElementKind.HEADING),
    "LI": ElementKind.LIST_ITEM,
    "TD": ElementKind.TABLE_CELL,
    "TH": ElementKind.TABLE_CELL,
    "Caption": ElementKind.CAPTION,
    "Note": ElementKind.NOTE,
    "FENote": ElementKind.NOTE,
    "Code": ElementKind.CODE,
    "TOCI": ElementKind.NAVIGATION,
    "P": ElementKind.PARAGRAPH,
}


class Tag(NamedTuple):
    """What a stretch of marked content belongs to.

    Attributes:
        kind: of the innermost element that says something.
        path: of that element.
        level: of a heading; depth of the list for items; else 0.
        list_path: of the list, or the table.
        row: of a table cell, from 1; None where ``row_path`` tells it.
        column: of a table cell, from 1.
        row_path: of the row of a cell, where the file tells of rows: on each page anew PDFium
            gives only those that stand on it.
    """

    kind: ElementKind
    path: Path
    level: int = 0
    list_path: Path = ()
    row: int | None = None
    column: int | None = None
    row_path: Path = ()


#: Tags by marked-content identifier; None for content of elements that say nothing (a division).
PageTags = Mapping[int, Tag | None]


def read_tags(page: int) -> PageTags:
    """The tags of an open page; empty when it has none."""
    tree = pdfium.get_structure_tree(page)
    if not tree:
        return {}
    try:
        walk = _Walk()
        pointer = pdfium.as_pointer(tree)
        for index in range(max(0, pdfium.count_structure_roots(pointer))):
            element = pdfium.get_structure_root(pointer, index)
            if element:
                walk.visit(element, (index,), _NOWHERE, 0)
        return walk.tags
    finally:
        pdfium.close_structure_tree(tree)


class _Surroundings(NamedTuple):
    """What the elements above say."""

    tag: Tag | None = None
    list_depth: int = 0
    list_path: Path = ()
    table_path: Path = ()
    row_path: Path = ()


_NOWHERE = _Surroundings()


class _Walk:
    def __init__(self) -> None:
        self.tags: dict[int, Tag | None] = {}
        self._name = ctypes.create_string_buffer(_MAX_TYPE_BYTES)
        self._names: dict[bytes, str] = {}

    def visit(self, element: int, path: Path, above: _Surroundings, depth: int) -> None:
        pointer = pdfium.as_pointer(element)
        here = self._enter(self._type_of(pointer), path, above)
        count = pdfium.count_structure_children(pointer)
        if count == 1:
            content_id = pdfium.get_child_content(pointer, 0)
            if content_id >= 0:  # as in most elements; one that holds an element gives -1
                self.tags[content_id] = here.tag
                return
        children = list(map(pdfium.get_structure_child, repeat(pointer), range(count)))
        others = [index for index, child in enumerate(children) if not child]
        # Asked child by child, for only so content of other pages is left out.
        for content_id in map(pdfium.get_child_content, repeat(pointer), others):
            if content_id >= 0:
                self.tags[content_id] = here.tag
        if depth < _MAX_DEPTH and len(others) < count:
            for index, child in enumerate(children):
                if child:
                    self.visit(child, (*path, index), here, depth + 1)

    def _type_of(self, pointer: Any) -> str:
        length = pdfium.get_structure_type(pointer, self._name, _TYPE_BYTES)
        if not 2 < length <= _MAX_TYPE_BYTES:
            return ""
        raw = self._name.raw[: length - 2]  # ``ctypes.string_at`` takes thrice as long
        name = self._names.get(raw)
        if name is None:
            name = self._names[raw] = raw.decode("utf-16-le", "replace")
        return name

    def _enter(self, name: str, path: Path, above: _Surroundings) -> _Surroundings:
        """What an element adds to what those above it say."""
        kind = _KINDS.get(name)
        if kind is not None:
            if kind is ElementKind.PARAGRAPH and above.tag is not None:
                return above  # a paragraph inside an item or a cell is that item or cell
            tag = self._make_tag(kind, name, path, above)
            return _Surroundings(
                tag, above.list_depth, above.list_path, above.table_path, above.row_path
            )
        if name == "L":
            return _Surroundings(
                above.tag, above.list_depth + 1, path, above.table_path, above.row_path
            )
        if name == "Table":
            return _Surroundings(above.tag, above.list_depth, above.list_path, path)
        if name == "TR":
            return _Surroundings(
                above.tag, above.list_depth, above.list_path, above.table_path, path
            )
        return above

    @staticmethod
    def _make_tag(kind: ElementKind, name: str, path: Path, above: _Surroundings) -> Tag:
        if kind is ElementKind.HEADING:
            return Tag(kind, path, level=int(name[1]) if name[1:].isdigit() else 1)
        if kind is ElementKind.LIST_ITEM:
            return Tag(kind, path, level=max(1, above.list_depth), list_path=above.list_path)
        if kind is ElementKind.TABLE_CELL:
            return Tag(
                kind,
                path,
                list_path=above.table_path,
                column=path[-1] + 1,
                row_path=above.row_path,
            )
        return Tag(kind, path)


class ElementNumbers:
    """Numbers for elements and lists, from 0 in reading order, through the document."""

    def __init__(self) -> None:
        self._elements: dict[Path, int] = {}
        self._lists: dict[Path, int] = {}
        self._rows: dict[Path, dict[Path, int]] = {}

    def number(self, tag: Tag) -> Element:
        """The element of a tag."""
        has_list = tag.kind in (ElementKind.LIST_ITEM, ElementKind.TABLE_CELL)
        return _make_element(
            kind=tag.kind,
            level=tag.level,
            number=self._elements.setdefault(tag.path, len(self._elements)),
            list_number=self._lists.setdefault(tag.list_path, len(self._lists))
            if has_list
            else None,
            row=self._number_row(tag) if tag.row_path else tag.row,
            column=tag.column,
        )

    def _number_row(self, tag: Tag) -> int:
        rows = self._rows.setdefault(tag.list_path, {})
        return rows.setdefault(tag.row_path, len(rows) + 1)
