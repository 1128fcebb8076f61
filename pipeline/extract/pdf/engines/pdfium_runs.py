"""The facts of the text objects of open pages by PDFium: font, style, size, baseline."""

from __future__ import annotations

import ctypes
from bisect import bisect_right
from collections.abc import Sequence
from itertools import compress, islice, repeat

import numpy as np

from pipeline.extract.pdf.engines import pdfium_library as pdfium
from pipeline.extract.pdf.engines.glyphs import Floats, GlyphStyle, Ints
from pipeline.extract.pdf.engines.pdfium_library import Memory, ask_each, call_each
from pipeline.extract.pdf.engines.pdfium_looks import Font, LookKey, Looks
from pipeline.extract.pdf.engines.pdfium_pages import BatchChars, OpenedPage
from pipeline.extract.pdf.engines.styles import strip_subset
from pipeline.model.frozen import frozen

#: Style number, size, depth below the baseline, and whether it is turned in page space.
_Facts = tuple[int, float, float, bool]


class PageStyles:
    """How the letters of one page are painted.

    Attributes:
        styles: in the order in which the page uses them, with their numbers.
        oddities: in which PDFium is known to differ, in words; in order.
    """

    def __init__(self, page: OpenedPage, looks: Looks) -> None:
        self.styles: dict[GlyphStyle, int] = {}
        self.oddities: dict[str, None] = {}
        self._fonts: dict[int, Font] = {}
        self._rotation_deg = page.frame.rotation_deg
        self._looks = looks
        self._facts: dict[LookKey, _Facts] = {}

    def descents(self) -> dict[str, float]:
        """Descent of each font of the page, by its name as in the styles."""
        return {strip_subset(font.name): font.descent for font in self._fonts.values()}

    def list_facts(self, keys: Sequence[LookKey]) -> list[_Facts]:
        """The facts of each of the page's text objects."""
        known = self._facts
        return [known.get(key) or self._work_out(key) for key in keys]

    def _work_out(self, key: LookKey) -> _Facts:
        look = self._looks.find(key, self._rotation_deg)
        self._fonts[key[0]] = look.font
        for oddity in look.oddities:
            self.oddities[oddity] = None
        style_id = self.styles.setdefault(look.style, len(self.styles))
        facts = self._facts[key] = (style_id, look.size, look.depth, look.is_turned)
        return facts


@frozen
class Runs:
    """What is known of each text object's stretch of characters, one entry a stretch.

    Attributes:
        bounds: the first stretch of each page; at the end how many there are in all.
        style_ids: index into the styles of its page.
        heights: top and bottom of the em box, and y of the baseline, on the page as it stands
            unturned, y down; one row each.
        sizes: of the em.
        content_ids: marked content it belongs to, or -1.
        turned: which stretches are turned in page space.
        unmapped: which stretches begin with a glyph without a character.
        looks: of all pages.
        styles: of each page.
    """

    bounds: list[int]
    style_ids: Ints
    heights: Floats
    sizes: Sequence[float]
    content_ids: Ints
    turned: list[int]
    unmapped: list[int]
    looks: Looks
    styles: list[PageStyles]


#: Matrix, em size and fill of each text object; of the fill red, green, blue and alpha.
_matrices = Memory(ctypes.c_float, 6)
_sizes = Memory(ctypes.c_float)
_channels = Memory(ctypes.c_uint, 4, capacity=256)
#: What is painted where the file sets no colour.
_BLACK = (0, 0, 0, 255)


def read_runs(chars: BatchChars, starts: Ints, handles: list[int], *, is_tagged: bool) -> Runs:
    """The facts of text objects.

    Args:
        chars: of the batch.
        starts: the first character of each text object; they rise.
        handles: the objects' addresses.
        is_tagged: whether marked-content identifiers are wanted.
    """
    count = len(handles)
    pointers = list(map(pdfium.as_pointer, handles))
    text_pages, first_chars = chars.locate(starts)
    _matrices.reserve(count)
    _sizes.reserve(count)
    _channels.reserve(count)
    colours = _channels.cells[:count]
    colours[:] = _BLACK
    call_each(pdfium.get_char_matrix, text_pages, first_chars, _matrices.references)
    call_each(pdfium.get_text_font_size, pointers, _sizes.references)
    call_each(pdfium.get_fill_colour, pointers, *_channels.columns)
    keys = zip(
        ask_each(pdfium.get_text_font, pointers),
        ask_each(pdfium.get_text_render_mode, pointers),
        _sizes.cells[:count, 0].tolist(),
        *_matrices.cells[:count, :4].T.tolist(),
        *colours.T.tolist(),
        strict=False,
    )
    looks = Looks()
    parts = chars.part(starts)
    bounds = [0, *(stop for _, stop in parts)]
    styles = [PageStyles(page, looks) for page in chars.pages]
    facts: list[_Facts] = []
    for page, (start, stop) in zip(styles, parts, strict=True):
        facts += page.list_facts(list(islice(keys, stop - start)))
    errors = ask_each(pdfium.has_unicode_map_error, text_pages, first_chars)
    unmapped = list(compress(range(count), errors))
    for run in unmapped:
        styles[bisect_right(bounds, run) - 1].oddities["glyphs without a character"] = None
    content_ids = ask_each(pdfium.get_marked_content_id, pointers) if is_tagged else repeat(-1)
    style_ids, sizes, depths, are_turned = zip(*facts, strict=True) if facts else [()] * 4
    heights = np.empty((3, count))
    top, bottom, baseline = heights[0], heights[1], heights[2]  # an array's iterator is slow
    upper_edges = [page.frame.bottom + page.frame.raw_height for page in chars.pages]
    np.subtract(
        np.array(upper_edges).repeat([stop - start for start, stop in parts]),
        _matrices.cells[:count, 5],
        out=baseline,
    )
    np.add(baseline, depths, out=bottom)
    np.subtract(bottom, sizes, out=top)
    return Runs(
        bounds=bounds,
        style_ids=np.array(style_ids, dtype=np.int64),
        heights=heights,
        sizes=sizes,
        content_ids=np.fromiter(content_ids, np.int64, count),
        turned=list(compress(range(count), are_turned)),
        unmapped=unmapped,
        looks=looks,
        styles=styles,
    )
