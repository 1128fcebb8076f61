"""What text objects look like by PDFium: font, style, size."""

from __future__ import annotations

from pipeline.extract.pdf.engines import pdfium_library as pdfium
from pipeline.extract.pdf.engines.glyphs import GlyphStyle
from pipeline.extract.pdf.engines.pdfium_library import scratch
from pipeline.extract.pdf.engines.styles import (
    INVISIBLE_RENDER_MODES,
    STROKED_RENDER_MODES,
    make_style,
    name_rgb,
    round_direction_deg,
)
from pipeline.model.frozen import frozen

#: Font, render mode, size, a, b, c and d of the matrix, red, green, blue, alpha.
LookKey = tuple[int, int, float, float, float, float, float, int, int, int, int]


@frozen
class Font:
    """A font as its file describes it; the descent is a part of the em, negative."""

    name: str
    weight: int
    flags: int
    italic_angle_deg: int
    descent: float


@frozen
class Look:
    """What text objects of one font, size, direction and colour have in common.

    Attributes:
        font: of the letters.
        style: of the letters.
        size: of the em on the page.
        depth: how far the em box reaches below the baseline.
        is_turned: whether the writing is turned in page space.
        oddities: in which PDFium is known to differ, in words.
    """

    font: Font
    style: GlyphStyle
    size: float
    depth: float
    is_turned: bool
    oddities: tuple[str, ...]


class Looks:
    """The looks of the text objects of open pages, each worked out once.

    PDFium tells a font by its address, which may become another's when no page that uses the font
    is open any more: these hold as long as all of the pages are open.
    """

    def __init__(self) -> None:
        self._fonts: dict[int, Font] = {}
        self._looks: dict[tuple[int, LookKey], Look] = {}

    def find(self, key: LookKey, rotation_deg: int) -> Look:
        """The look of text objects with these facts, on a page that is turned so far."""
        place = rotation_deg, key
        look = self._looks.get(place)
        if look is None:
            look = self._looks[place] = _make_look(self.find_font(key[0]), key, rotation_deg)
        return look

    def find_font(self, handle: int) -> Font:
        """The font at an address."""
        font = self._fonts.get(handle)
        if font is None:
            font = self._fonts[handle] = _read_font(handle)
        return font


def _make_look(font: Font, key: LookKey, rotation_deg: int) -> Look:
    _, mode, font_size, a, b, c, d, red, green, blue, alpha = key
    size = abs(font_size) * float((c * c + d * d) ** 0.5)
    raw_direction_deg = round_direction_deg(*((a, b) if font_size >= 0 else (-a, -b)))
    style = make_style(
        font=font.name,
        size_pt=size,
        weight=font.weight,
        flags=font.flags,
        italic_angle_deg=font.italic_angle_deg,
        is_slanted=c != 0 and b == 0,
        is_stroked=mode in STROKED_RENDER_MODES,
        colour=name_rgb(red, green, blue),
        is_invisible=alpha == 0 or mode in INVISIBLE_RENDER_MODES,
        direction_deg=(raw_direction_deg + rotation_deg) % 360,
    )
    oddities: list[str] = []
    if not font.name:
        oddities.append("Type 3 font")
    if size == 0:
        oddities.append("letters of size zero")
    if style.direction_deg != 0 or (b != 0 and rotation_deg == 0):
        oddities.append("text that is not upright")
    return Look(
        font=font,
        style=style,
        size=size,
        depth=-font.descent * size,
        is_turned=raw_direction_deg != 0,
        oddities=tuple(oddities),
    )


def _read_font(handle: int) -> Font:
    name = scratch.name
    length = pdfium.get_font_base_name(handle, name, len(name))
    has_descent = pdfium.get_font_descent(handle, 1.0, scratch.number_reference)
    descent = scratch.number.value if has_descent else 0.0
    has_angle = pdfium.get_font_italic_angle(handle, scratch.integer_reference)
    return Font(
        name=name.value.decode("utf-8", "replace") if 0 < length <= len(name) else "",
        weight=pdfium.get_font_weight(handle),
        flags=max(0, pdfium.get_font_flags(handle)),
        italic_angle_deg=scratch.integer.value if has_angle else 0,
        descent=descent,
    )
