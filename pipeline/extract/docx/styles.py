"""Word's styles: what a paragraph is by its style, and how its words are set."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.extract.docx.xml import (
    find_child,
    find_children,
    get_attribute,
    get_integer,
    get_switch,
    get_value,
)
from pipeline.model.document import Style
from pipeline.model.frozen import field, frozen, replace

if TYPE_CHECKING:
    from lxml.etree import _Element

#: Built-in names are English in every language of Word.
HEADING_NAME = re.compile(r"heading (\d)", re.IGNORECASE)
CONTENTS_NAME = re.compile(r"toc( heading|\s?\d)|table of figures", re.IGNORECASE)
#: Word's own styles for the deeper levels of lists; each has a numbering definition of its own, in
#: which it is the first level.
LIST_NAME = re.compile(r"list(?: bullet| number)? ([2-5])", re.IGNORECASE)
CAPTION_NAME = "caption"
TITLE_NAME = "title"
#: Outline levels are counted from 0; this one is body text.
BODY_OUTLINE_LEVEL = 9
#: Styles are based on each other; longer chains than this are circles.
MAX_CHAIN_LENGTH = 50
HALF_POINTS = 2
COLOUR = re.compile(r"[0-9A-Fa-f]{6}")


@frozen
class ParagraphStyle:
    """What a paragraph style says.

    Attributes:
        outline_level: from 1; None for body text.
        list_id: the list that its paragraphs are in; None for none.
        list_level: the level in that list, from 0.
        list_depth: how deep its name says that it stands, from 0, whatever the level.
        is_title: whether it is for the document's title.
        is_contents: whether it is for entries of a table of contents.
        is_caption: whether it is for captions.
        style: how its words are set.
        is_hidden: whether its words are not shown.
    """

    outline_level: int | None = None
    list_id: str | None = None
    list_level: int = 0
    list_depth: int = 0
    is_title: bool = False
    is_contents: bool = False
    is_caption: bool = False
    style: Style = field(default_factory=Style)
    is_hidden: bool = False


class StyleSheet:
    """The styles of a document.

    Args:
        root: the styles part; None where there is none.
    """

    def __init__(self, root: _Element | None) -> None:
        self._elements = {
            get_attribute(element, "styleId") or "": element
            for element in find_children(root, "style")
        }
        self._default_id = next(
            (
                style_id
                for style_id, element in self._elements.items()
                if get_attribute(element, "type") == "paragraph"
                and get_attribute(element, "default") in {"1", "true", "on"}
            ),
            None,
        )
        defaults = find_child(root, "docDefaults", "rPrDefault", "rPr")
        self._default_style, _ = apply_run_properties(Style(), defaults)
        self._read: dict[str | None, ParagraphStyle] = {}

    def get(self, style_id: str | None) -> ParagraphStyle:
        """The paragraph style of an id; of None, the default."""
        key = style_id if style_id in self._elements else self._default_id
        if key not in self._read:
            self._read[key] = self._resolve(key)
        return self._read[key]

    def apply_character_style(
        self, style: Style, is_hidden: bool, style_id: str | None
    ) -> tuple[Style, bool]:
        """How words are set that have a character style; whether they are hidden."""
        for element in self._chain(style_id):
            style, hidden = apply_run_properties(style, find_child(element, "rPr"))
            is_hidden = is_hidden if hidden is None else hidden
        return style, is_hidden

    def _resolve(self, style_id: str | None) -> ParagraphStyle:
        resolved = ParagraphStyle(style=self._default_style)
        for element in self._chain(style_id):
            resolved = _apply_style(resolved, element)
        return resolved

    def _chain(self, style_id: str | None) -> list[_Element]:
        """The style with those that it is based on, the most general first."""
        chain: list[_Element] = []
        while style_id in self._elements and len(chain) < MAX_CHAIN_LENGTH:
            element = self._elements[style_id or ""]
            chain.append(element)
            style_id = get_value(element, "basedOn")
        return chain[::-1]


def apply_run_properties(style: Style, properties: _Element | None) -> tuple[Style, bool | None]:
    """What run properties change in a style, and whether they hide or show the words."""
    if properties is None:
        return style, None
    is_bold, is_italic = get_switch(properties, "b"), get_switch(properties, "i")
    fonts = find_child(properties, "rFonts")
    font = get_attribute(fonts, "ascii") or get_attribute(fonts, "hAnsi")
    size = get_integer(properties, "sz")
    colour = get_value(properties, "color")
    changed = Style(
        font=font or style.font,
        size_pt=size / HALF_POINTS if size else style.size_pt,
        is_bold=style.is_bold if is_bold is None else is_bold,
        is_italic=style.is_italic if is_italic is None else is_italic,
        colour=style.colour if colour is None else _read_colour(colour),
    )
    return changed, get_switch(properties, "vanish")


def _apply_style(inherited: ParagraphStyle, element: _Element) -> ParagraphStyle:
    name = get_value(element, "name") or ""
    properties = find_child(element, "pPr")
    style, is_hidden = apply_run_properties(inherited.style, find_child(element, "rPr"))
    heading = HEADING_NAME.fullmatch(name)
    outline_level = inherited.outline_level
    if heading is not None:
        outline_level = int(heading[1])
    stated = get_integer(properties, "outlineLvl")
    if stated is not None:
        outline_level = stated + 1 if 0 <= stated < BODY_OUTLINE_LEVEL else None
    list_id = get_value(properties, "numPr", "numId")
    list_level = get_integer(properties, "numPr", "ilvl")
    deeper = LIST_NAME.fullmatch(name)
    return replace(
        inherited,
        outline_level=outline_level,
        list_id=inherited.list_id if list_id is None else list_id,
        list_level=inherited.list_level if list_level is None else list_level,
        list_depth=int(deeper[1]) - 1 if deeper else inherited.list_depth,
        is_title=inherited.is_title or name.lower() == TITLE_NAME,
        is_contents=inherited.is_contents or CONTENTS_NAME.fullmatch(name) is not None,
        is_caption=name.lower() == CAPTION_NAME,
        style=style,
        is_hidden=inherited.is_hidden if is_hidden is None else is_hidden,
    )


def _read_colour(value: str) -> str | None:
    return f"#{value.lower()}" if COLOUR.fullmatch(value) else None
