"""Items in a line: "● … ● …", "…: - one - two", "- One. - Two."."""

from __future__ import annotations

import re

from pipeline.parse.markers.glyphs import read_glyph
from pipeline.parse.markers.markers import Marker, MarkerKind

#: A glyph that marks an item, in the middle of a line.
_BULLET = re.compile(r"[•●▪■◦○‣►▸➢✓·*](?=\s)")
#: Bullets that make a line one of items.
_FEWEST_BULLETS = 2
_DASHES = frozenset("-–—")
#: What stands before a dash that begins an item, and not before one within a sentence.
_CLOSES_ITEM = re.compile(r"[.;,!?…)”»]\s+$")
#: Longer than what closes an item with the blanks behind it.
_LOOK_BACK_CHARS = 4


def cut_at_glyphs(text: str, start: int, marker: Marker | None) -> list[tuple[int, int]]:
    """The parts of a text that glyphs open.

    Args:
        text: the words of a unit, without its mark.
        start: where they go on after a lead-in and its colon; 0 without one.
        marker: its mark.

    Returns:
        First and last position of each part; empty without glyphs.
    """
    own = _find_own(text, marker)
    if own:
        return _pair([0, *(position + 1 for position in own)], [*own, len(text)])
    glyphs = [match.start() for match in _BULLET.finditer(text, start)]
    if not glyphs and start:
        glyphs = _find_after_colon(text, start)
    elif glyphs and not start and _is_first_part(text[: glyphs[0]]):
        return _pair([0, *(glyph + 1 for glyph in glyphs)], [*glyphs, len(text)])
    return _pair([glyph + 1 for glyph in glyphs], [*glyphs[1:], len(text)])


def holds_items(text: str) -> bool:
    """Whether items stand in the line itself, each with its bullet: "We will: ● … ● …"."""
    return len(_BULLET.findall(text)) >= _FEWEST_BULLETS


def find_glyph_within(text: str) -> str:
    """The bullet that stands within a line; empty without one."""
    match = _BULLET.search(text)
    return match[0] if match is not None else ""


def _is_first_part(before: str) -> bool:
    """Whether bullets only stand between the items of a line: "One • two • three"."""
    words = before.rstrip()
    return bool(words) and (words[-1].isalnum() or words[-1] in ")”»")


def has_own_glyph_within(text: str, marker: Marker | None) -> bool:
    """Whether the glyph that marks a unit marks others within it."""
    return bool(_find_own(text, marker))


def _find_own(text: str, marker: Marker | None) -> list[int]:
    """Places of the mark that a unit itself has; a dash may stand within a sentence too."""
    glyph = _read_own(marker)
    if not glyph or glyph not in text or glyph.isalnum():
        return []  # Word's "o" is a letter within a line
    places = _find_alone(text, glyph, 1)
    if glyph in _DASHES:
        is_mark = [_CLOSES_ITEM.search(text, max(0, at - _LOOK_BACK_CHARS), at) for at in places]
        return places if all(is_mark) else []
    return places


def _read_own(marker: Marker | None) -> str:
    """The glyph that marks a unit, typed or of the file's own list; empty without one."""
    if marker is None or marker.kind not in (MarkerKind.GLYPH, MarkerKind.ELEMENT):
        return ""
    glyph = marker.form if marker.kind is MarkerKind.GLYPH else marker.printed or ""
    return glyph if len(glyph) == 1 else ""


def _find_after_colon(text: str, start: int) -> list[int]:
    """Places of a mark that is less than a bullet: the first of them follows the colon."""
    after = text[start:].lstrip()
    marker = read_glyph(after) if after else None
    if marker is None or marker.is_weak or len(marker.form) > 1:
        return []
    if marker.form == "»" and "«" in text:
        return []
    return _find_alone(text, marker.form, start)


def _find_alone(text: str, glyph: str, start: int) -> list[int]:
    """Places of a glyph between blanks."""
    pattern = re.compile(rf"(?<=\s){re.escape(glyph)}(?=\s)")
    return [match.start() for match in pattern.finditer(text, start)]


def _pair(starts: list[int], ends: list[int]) -> list[tuple[int, int]]:
    return list(zip(starts, ends, strict=True)) if starts else []
