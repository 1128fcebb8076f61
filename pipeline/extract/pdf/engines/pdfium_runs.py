"""The facts of a page's text objects by PDFium: font, style, size, baseline."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from itertools import compress, repeat

import numpy as np

from pipeline.extract.pdf.engines import pdfium_library as pdfium
from pipeline.extract.pdf.engines.glyphs import Floats, GlyphStyle, Ints
from pipeline.extract.pdf.engines.page_frame import PageFrame
from pipeline.extract.pdf.engines.pdfium_library import Memory, ask_each, call_each, scratch
from pipeline.extract.pdf.engines.styles import (
    INVISIBLE_RENDER_MODES,
    STROKED_RENDER_MODES,
    make_style,
    name_rgb,
    round_direction_deg,
    strip_subset,
)
from pipeline.model.frozen import frozen


@frozen
class _Font:
    name: str
    weight: int
    flags: int
    italic_angle_deg: int
    descent: float  # as a part of the em, negative


@frozen
class Runs:
    """What is known of each text object's stretch of characters, one entry a stretch.

    Attributes:
        style_ids: index into the page's styles.
        heights: top and bottom of the em box, and y of the baseline, on the page as it stands
            unturned, y down; one row each.
        sizes: of the em.
        content_ids: marked content it belongs to, or -1.
        turned: which stretches are turned in page space.
        unmapped: which stretches begin with a glyph without a character.
    """

    style_ids: Ints
    heights: Floats
    sizes: Sequence[float]
    content_ids: Ints
    turned: list[int]
    unmapped: list[int]


#: Matrix, em size and fill of each text object; of the fill red, green, blue and alpha.
_matrices = Memory(ctypes.c_float, 6)
_sizes = Memory(ctypes.c_float)
_channels = Memory(ctypes.c_uint, 4, capacity=64)
#: What is painted where the file sets no colour.
_BLACK = (0, 0, 0, 255)


#: Font, render mode, size, a, b, c and d of the matrix, red, green, blue, alpha.
_Key = tuple[int, int, float, float, float, float, float, int, int, int, int]
#: Style number, size, depth below the baseline, and whether it is turned in page space.
_Facts = tuple[int, float, float, bool]


class PageFacts:
    """Reads the facts of text objects, each font and style once a page."""

    def __init__(self, text_page: int, frame: PageFrame, is_tagged: bool) -> None:
        self.frame = frame
        self.is_tagged = is_tagged
        self.styles: dict[GlyphStyle, int] = {}
        self.oddities: dict[str, None] = {}
        self._text_page = pdfium.as_pointer(text_page)
        self._upper_edge = frame.bottom + frame.raw_height
        self._fonts: dict[int, _Font] = {}
        self._cache: dict[_Key, _Facts] = {}

    def descents(self) -> dict[str, float]:
        """Descent of each font of the page, by its name as in the styles."""
        return {strip_subset(font.name): font.descent for font in self._fonts.values()}

    def font_name(self, handle: int) -> str:
        """Full name of the font of a text object."""
        font = self._fonts.get(pdfium.get_text_font(pdfium.as_pointer(handle)))
        return font.name if font else ""

    def read_runs(self, starts: Ints, handles: list[int]) -> Runs:
        """The facts of text objects whose characters begin at ``starts``."""
        text_page, count = repeat(self._text_page), len(handles)
        pointers, first_chars = list(map(pdfium.as_pointer, handles)), starts.tolist()
        _matrices.reserve(count)
        _sizes.reserve(count)
        _channels.reserve(count)
        colours = _channels.cells[:count]
        colours[:] = _BLACK
        call_each(pdfium.get_char_matrix, text_page, first_chars, _matrices.references)
        call_each(pdfium.get_text_font_size, pointers, _sizes.references)
        call_each(pdfium.get_fill_colour, pointers, *_channels.columns)
        cache = self._cache
        facts = [
            cache.get(key) or self._work_out(key)
            for key in zip(
                ask_each(pdfium.get_text_font, pointers),
                ask_each(pdfium.get_text_render_mode, pointers),
                _sizes.cells[:count, 0].tolist(),
                *_matrices.cells[:count, :4].T.tolist(),
                *colours.T.tolist(),
                strict=False,
            )
        ]
        errors = ask_each(pdfium.has_unicode_map_error, text_page, first_chars)
        unmapped = list(compress(range(count), errors))
        if unmapped:
            self.oddities["glyphs without a character"] = None
        is_tagged = self.is_tagged
        content_ids = ask_each(pdfium.get_marked_content_id, pointers) if is_tagged else repeat(-1)
        style_ids, sizes, depths, are_turned = zip(*facts, strict=True) if facts else [()] * 4
        heights = np.empty((3, count))
        top, bottom, baseline = heights
        np.subtract(self._upper_edge, _matrices.cells[:count, 5], out=baseline, dtype=np.float64)
        np.add(baseline, depths, out=bottom)
        np.subtract(bottom, sizes, out=top)
        return Runs(
            style_ids=np.array(style_ids, dtype=np.int64),
            heights=heights,
            sizes=sizes,
            content_ids=np.fromiter(content_ids, np.int64, count),
            turned=list(compress(range(count), are_turned)),
            unmapped=unmapped,
        )

    def _work_out(self, key: _Key) -> _Facts:
        font_handle, mode, font_size, a, b, c, d, red, green, blue, alpha = key
        font = self._fonts.get(font_handle)
        if font is None:
            font = self._fonts[font_handle] = _read_font(font_handle)
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
            direction_deg=(raw_direction_deg + self.frame.rotation_deg) % 360,
        )
        if not font.name:
            self.oddities["Type 3 font"] = None
        if size == 0:
            self.oddities["letters of size zero"] = None
        if style.direction_deg != 0 or (b != 0 and self.frame.rotation_deg == 0):
            self.oddities["text that is not upright"] = None
        style_id = self.styles.setdefault(style, len(self.styles))
        facts = (style_id, size, -font.descent * size, raw_direction_deg != 0)
        self._cache[key] = facts
        return facts


def _read_font(handle: int) -> _Font:
    name = scratch.name
    length = pdfium.get_font_base_name(handle, name, len(name))
    has_descent = pdfium.get_font_descent(handle, 1.0, scratch.number_reference)
    descent = scratch.number.value if has_descent else 0.0
    has_angle = pdfium.get_font_italic_angle(handle, scratch.integer_reference)
    return _Font(
        name=name.value.decode("utf-8", "replace") if 0 < length <= len(name) else "",
        weight=pdfium.get_font_weight(handle),
        flags=max(0, pdfium.get_font_flags(handle)),
        italic_angle_deg=scratch.integer.value if has_angle else 0,
        descent=descent,
    )
