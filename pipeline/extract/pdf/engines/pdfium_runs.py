"""The facts of a page's text objects by PDFium: font, style, size, baseline."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from itertools import compress, repeat

import numpy as np

from pipeline.extract.pdf.engines import pdfium_library as pdfium
from pipeline.extract.pdf.engines.glyphs import Floats, GlyphStyle, Ints
from pipeline.extract.pdf.engines.pdfium_library import Memory, ask_each, call_each
from pipeline.extract.pdf.engines.pdfium_looks import LookKey
from pipeline.extract.pdf.engines.pdfium_pages import OpenedPage
from pipeline.extract.pdf.engines.styles import strip_subset
from pipeline.model.frozen import frozen


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


#: Style number, size, depth below the baseline, and whether it is turned in page space.
_Facts = tuple[int, float, float, bool]


class PageFacts:
    """Reads the facts of text objects."""

    def __init__(self, page: OpenedPage, is_tagged: bool) -> None:
        self.is_tagged = is_tagged
        self.styles: dict[GlyphStyle, int] = {}
        self.oddities: dict[str, None] = {}
        self._text_page = pdfium.as_pointer(page.text_handle)
        self._upper_edge = page.frame.bottom + page.frame.raw_height
        self._rotation_deg = page.frame.rotation_deg
        self._looks = page.looks
        self._cache: dict[LookKey, _Facts] = {}

    def descents(self) -> dict[str, float]:
        """Descent of each font of the page, by its name as in the styles."""
        return {strip_subset(font.name): font.descent for font in self._looks.fonts.values()}

    def font_name(self, handle: int) -> str:
        """Full name of the font of a text object."""
        font = self._looks.fonts.get(pdfium.get_text_font(pdfium.as_pointer(handle)))
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
        top, bottom, baseline = heights[0], heights[1], heights[2]  # an array's iterator is slow
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

    def _work_out(self, key: LookKey) -> _Facts:
        look = self._looks.find(key, self._rotation_deg)
        for oddity in look.oddities:
            self.oddities[oddity] = None
        style_id = self.styles.setdefault(look.style, len(self.styles))
        facts = self._cache[key] = (style_id, look.size, look.depth, look.is_turned)
        return facts
