"""A tagged PDF's own structure: headings, list items, table cells, notes, by marked content."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Mapping
from ctypes import c_void_p
from dataclasses import dataclass, replace
from itertools import repeat

from pipeline.extract import pdfium_library as pdfium
from pipeline.model.document import Element, ElementKind

#: An element's address: its place among the children of its parent, from the root down. It is the
#: same on every page, so that an item that runs over a page's end is one item.
Path = tuple[int, ...]

_MAX_DEPTH = 40
_MAX_TYPE_BYTES = 64
_HEADING = re.compile(r"^H([1-6]?)$")
_KINDS = {
    "Title": ElementKind.HEADING,
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


@dataclass(frozen=True, slots=True)
class Tag:
    """What a stretch of marked content belongs to.

    Attributes:
        kind: of the innermost element that says something.
        path: of that element.
        level: of a heading; depth of the list for items; else 0.
        list_path: of the list, or the table.
        row: of a table cell, from 1.
        column: of a table cell, from 1.
    """

    kind: ElementKind
    path: Path
    level: int = 0
    list_path: Path = ()
    row: int | None = None
    column: int | None = None


#: Tags by marked-content identifier; None for content of elements that say nothing (a division).
PageTags = Mapping[int, Tag | None]


def read_tags(page: int) -> PageTags:
    """The tags of an open page; empty when it has none."""
    tree = pdfium.get_structure_tree(page)
    if not tree:
        return {}
    try:
        walk = _Walk()
        pointer = c_void_p(tree)
        for index in range(max(0, pdfium.count_structure_roots(pointer))):
            element = pdfium.get_structure_root(pointer, index)
            if element:
                walk.visit(element, (index,), _NOWHERE, 0)
        return walk.tags
    finally:
        pdfium.close_structure_tree(tree)


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What the elements above say."""

    tag: Tag | None = None
    list_depth: int = 0
    list_path: Path = ()
    table_path: Path = ()
    row: int = 0


_NOWHERE = _Surroundings()


class _Walk:
    def __init__(self) -> None:
        self.tags: dict[int, Tag | None] = {}
        self._rows: dict[Path, dict[Path, int]] = {}
        self._name = ctypes.create_string_buffer(_MAX_TYPE_BYTES)

    def visit(self, element: int, path: Path, above: _Surroundings, depth: int) -> None:
        pointer = c_void_p(element)
        here = self._enter(self._type_of(pointer), path, above)
        for index in range(max(0, pdfium.count_marked_content(pointer))):
            content_id = pdfium.get_marked_content(pointer, index)
            if content_id >= 0:
                self.tags[content_id] = here.tag
        if depth >= _MAX_DEPTH:
            return
        count = max(0, pdfium.count_structure_children(pointer))
        children = map(pdfium.get_structure_child, repeat(pointer), range(count))
        for index, child in enumerate(children):
            if child:
                self.visit(child, (*path, index), here, depth + 1)

    def _type_of(self, pointer: c_void_p) -> str:
        length = pdfium.get_structure_type(pointer, self._name, _MAX_TYPE_BYTES)
        if not 2 < length <= _MAX_TYPE_BYTES:
            return ""
        return self._name.raw[: length - 2].decode("utf-16-le", "replace")

    def _enter(self, kind_name: str, path: Path, above: _Surroundings) -> _Surroundings:
        if kind_name == "L":
            return replace(above, list_depth=above.list_depth + 1, list_path=path)
        if kind_name == "Table":
            return replace(above, table_path=path, row=0)
        if kind_name == "TR":
            rows = self._rows.setdefault(above.table_path, {})
            return replace(above, row=rows.setdefault(path, len(rows) + 1))
        heading = _HEADING.match(kind_name)
        kind = ElementKind.HEADING if heading else _KINDS.get(kind_name)
        if kind is None or (kind is ElementKind.PARAGRAPH and above.tag is not None):
            return above  # a paragraph inside an item or a cell is that item or cell
        if kind is ElementKind.HEADING:
            tag = Tag(kind, path, level=int(heading.group(1) or 1) if heading else 1)
        elif kind is ElementKind.LIST_ITEM:
            tag = Tag(kind, path, level=max(1, above.list_depth), list_path=above.list_path)
        elif kind is ElementKind.TABLE_CELL:
            tag = Tag(
                kind, path, list_path=above.table_path, row=above.row or None, column=path[-1] + 1
            )
        else:
            tag = Tag(kind, path)
        return replace(above, tag=tag)


class ElementNumbers:
    """Numbers for elements and lists, from 0 in reading order, through the document."""

    def __init__(self) -> None:
        self._elements: dict[Path, int] = {}
        self._lists: dict[Path, int] = {}

    def number(self, tag: Tag) -> Element:
        """The element of a tag."""
        has_list = tag.kind in (ElementKind.LIST_ITEM, ElementKind.TABLE_CELL)
        return Element(
            kind=tag.kind,
            level=tag.level,
            number=self._elements.setdefault(tag.path, len(self._elements)),
            list_number=self._lists.setdefault(tag.list_path, len(self._lists))
            if has_list
            else None,
            row=tag.row,
            column=tag.column,
        )
