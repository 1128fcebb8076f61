"""Word's numbered and bulleted lists: the marker that Word draws before each paragraph.

A paragraph names a list (``numId``) and a level; the list's definition says how its numbers look
and count (ECMA-376, 17.9). Lists with one definition count on from each other, unless they set a
start of their own.
"""

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
from pipeline.extract.list_markers import LETTER_COUNT, format_letters, format_roman
from pipeline.model.frozen import field, frozen, mutable

if TYPE_CHECKING:
    from lxml.etree import _Element

PLACEHOLDER = re.compile(r"%([1-9])")
#: Bullets of the symbol fonts that Word uses, as the characters that they look like.
SYMBOL_BULLETS = {
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0a8": "▫",
    "\uf0d8": "➢",
    "\uf0fc": "✓",
    "\uf0e0": "→",
    "\uf0f0": "⇨",
    "\uf076": "❖",
    "\uf071": "❑",
    "\uf02d": "-",
    "\uf06c": "●",
    "\uf06e": "■",
    "\uf0be": "–",
}


@frozen
class Level:
    """How one level of a list counts and looks.

    Attributes:
        start: its first number.
        format: Word's name of the number format ("decimal", "bullet", "none").
        text: what is drawn, with ``%1`` … ``%9`` for the numbers of the levels from the first.
        is_legal: whether all numbers are drawn as digits.
        restarts: whether it begins again after an item of a higher level.
    """

    start: int = 1
    format: str = "decimal"
    text: str = ""
    is_legal: bool = False
    restarts: bool = True


@frozen
class _List:
    definition_id: str
    overrides: dict[int, Level]
    starts: dict[int, int]


@mutable
class Numbering:
    """The lists of a document, and how far each has counted."""

    _definitions: dict[str, dict[int, Level]] = field(default_factory=dict)
    _lists: dict[str, _List] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def is_listed(self, list_id: str, level: int) -> bool:
        """Whether a paragraph of this list and level has anything drawn before it."""
        found = self._find_level(list_id, level)
        return found is not None and bool(found.text)

    def count(self, list_id: str, level: int) -> str | None:
        """Counts one more paragraph, and gives the marker that Word draws; None for none."""
        found = self._find_level(list_id, level)
        if found is None:
            return None
        own_list = self._lists[list_id]
        counts = self._counts.setdefault(own_list.definition_id, {})
        if level in own_list.starts and (list_id, level) not in self._begun:
            counts.pop(level, None)
            found_start = own_list.starts[level]
        else:
            found_start = found.start
        self._begun.add((list_id, level))
        counts[level] = counts[level] + 1 if level in counts else found_start
        for deeper in [each for each in counts if each > level]:
            below = self._find_level(list_id, deeper)
            if below is None or below.restarts:
                del counts[deeper]
        return self._draw(list_id, found, counts)

    def _draw(self, list_id: str, level: Level, counts: dict[int, int]) -> str | None:
        if level.format == "bullet":
            return SYMBOL_BULLETS.get(level.text, level.text) or None

        def draw_number(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            other = self._find_level(list_id, index) or Level()
            number_format = "decimal" if level.is_legal else other.format
            return format_number(counts.get(index, other.start), number_format)

        return PLACEHOLDER.sub(draw_number, level.text).strip() or None

    def _find_level(self, list_id: str, level: int) -> Level | None:
        own_list = self._lists.get(list_id)
        if own_list is None:
            return None
        definition = self._definitions.get(own_list.definition_id, {})
        return own_list.overrides.get(level) or definition.get(level)


def read_numbering(root: _Element | None) -> Numbering:
    """The lists that a numbering part defines."""
    linked_styles = {
        get_value(element, "styleLink"): element
        for element in find_children(root, "abstractNum")
        if get_value(element, "styleLink")
    }
    definitions = {}
    for element in find_children(root, "abstractNum"):
        source = linked_styles.get(get_value(element, "numStyleLink"), element)
        definitions[get_attribute(element, "abstractNumId") or ""] = _read_levels(source)
    lists = {}
    for element in find_children(root, "num"):
        overrides, starts = {}, {}
        for override in find_children(element, "lvlOverride"):
            level = _read_index(override)
            own = find_child(override, "lvl")
            if own is not None:
                overrides[level] = _read_level(own)
            start = get_integer(override, "startOverride")
            if start is not None:
                starts[level] = start
        lists[get_attribute(element, "numId") or ""] = _List(
            definition_id=get_value(element, "abstractNumId") or "",
            overrides=overrides,
            starts=starts,
        )
    return Numbering(definitions, lists)


def format_number(number: int, number_format: str) -> str:
    """A number as Word draws it in one of its formats; unknown ones as digits."""
    match number_format:
        case "none" | "bullet":
            return ""
        case "decimalZero":
            return f"{number:02d}"
        case "lowerLetter" | "upperLetter":
            # After z Word repeats the letter (aa, bb), where others count on (aa, ab).
            count, index = divmod(max(number, 1) - 1, LETTER_COUNT)
            letters = format_letters(index + 1) * (count + 1)
            return letters if number_format == "lowerLetter" else letters.upper()
        case "lowerRoman":
            return format_roman(number)
        case "upperRoman":
            return format_roman(number).upper()
        case _:
            return str(number)


def _read_levels(definition: _Element) -> dict[int, Level]:
    return {
        _read_index(element): _read_level(element) for element in find_children(definition, "lvl")
    }


def _read_level(element: _Element) -> Level:
    start = get_integer(element, "start")
    return Level(
        start=1 if start is None else start,
        format=get_value(element, "numFmt") or "decimal",
        text=get_value(element, "lvlText") or "",
        is_legal=get_switch(element, "isLgl") or False,
        restarts=get_integer(element, "lvlRestart") != 0,
    )


def _read_index(element: _Element) -> int:
    value = get_attribute(element, "ilvl") or ""
    return int(value) if value.isdecimal() and len(value) < 3 else 0
