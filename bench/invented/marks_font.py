"""A small font of list marks, drawn here, with the code points that office fonts give them."""

from __future__ import annotations

import io
import math
from functools import lru_cache
from importlib import import_module

#: Marks that a standard PDF font lacks; U+F0xx as Word's symbol fonts have them.
MARKS = "◦●■▪➢→✓•–>·»—*+-o\uf0b7\uf0a7\uf0d8\uf0f1"
#: In the icon font the digit is a picture, as design programmes leave it.
ICON = "6"
#: Others leave a control character.
CONTROL_ICON = "\a"
_UNITS_PER_EM = 1000
#: Seconds since 1904-01-01, so that the font is the same bytes at any time.
_TIMESTAMP = 3_500_000_000
_Outline = list[tuple[int, int]]


@lru_cache(maxsize=1)
def build_marks_font() -> bytes:
    """The font as TrueType bytes.

    Raises:
        ImportError: if fontTools is not installed.
    """
    # By name, since fontTools is optional and carries no types.
    new_builder = import_module("fontTools.fontBuilder").FontBuilder
    new_pen = import_module("fontTools.pens.ttGlyphPen").TTGlyphPen
    names = {char: f"mark{ord(char):04X}" for char in MARKS + ICON + CONTROL_ICON}
    order = [".notdef", "space", *names.values()]
    builder = new_builder(_UNITS_PER_EM, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap({ord(" "): "space", **{ord(c): n for c, n in names.items()}})
    glyphs = {}
    for name in order:
        pen = new_pen(None)
        char = next((char for char, each in names.items() if each == name), "")
        for outline in _draw(char):
            pen.moveTo(outline[0])
            for point in outline[1:]:
                pen.lineTo(point)
            pen.closePath()
        glyphs[name] = pen.glyph()
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics(dict.fromkeys(order, (600, 50)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Bench Marks", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
    builder.setupPost()
    builder.updateHead(created=_TIMESTAMP, modified=_TIMESTAMP)
    builder.font.recalcTimestamp = False
    stream = io.BytesIO()
    builder.save(stream)
    return stream.getvalue()


def _draw(char: str) -> list[_Outline]:
    if not char:
        return []
    if char in "◦●•·\uf0b7o\a":
        return [_polygon(14, 110 if char == "·" else 220)]
    if char in "■▪\uf0a7":
        return [_polygon(4, 250)]
    if char in "–—-":
        return [_rectangle(50, 300, 550, 360)]
    if char in "*+✓\uf0f1":
        return [_rectangle(260, 100, 320, 600), _rectangle(50, 310, 550, 370)]
    return [_polygon(3, 280)]


def _polygon(sides: int, radius: int) -> _Outline:
    # Clockwise, as TrueType fills.
    return [
        (
            round(300 + radius * math.cos(-2 * math.pi * side / sides)),
            round(330 + radius * math.sin(-2 * math.pi * side / sides)),
        )
        for side in range(sides)
    ]


def _rectangle(x0: int, y0: int, x1: int, y1: int) -> _Outline:
    return [(x0, y0), (x0, y1), (x1, y1), (x1, y0)]
