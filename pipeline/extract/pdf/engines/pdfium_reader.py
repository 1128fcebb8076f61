"""A page's glyphs by PDFium: few C calls a character, no Python object a character."""

from __future__ import annotations

import ctypes
from itertools import repeat

import numpy as np

from pipeline.extract.pdf.engines import pdfium_library as pdfium
from pipeline.extract.pdf.engines.glyphs import (
    UNKNOWN_CHARACTER,
    Floats,
    GlyphStyle,
    Ints,
    PageGlyphs,
    mark_changes,
    measure_runs,
)
from pipeline.extract.pdf.engines.line_end_hyphens import LineEndHyphens
from pipeline.extract.pdf.engines.page_frame import PageFrame
from pipeline.extract.pdf.engines.pdfium_library import Memory, ask_each, call_each, scratch
from pipeline.extract.pdf.engines.pdfium_pages import OpenedPage
from pipeline.extract.pdf.engines.pdfium_runs import PageFacts, Runs
from pipeline.extract.pdf.engines.writing_direction import may_run_leftward

#: Characters between two looks at which text object they belong to. Objects hold 25 to 60
#: characters in ordinary files, so that most stretches need no closer look.
_PROBE_STEP = 12
#: What PDFium writes for a hyphen at the end of a line, in its two functions.
_LINE_END_HYPHEN, _LINE_END_HYPHEN_IN_TEXT = 0x02, 0xFFFE
#: Overlaps smaller than this are rounding.
_MIN_OVERHANG_PT = 0.05
_BLANK, _CARRIAGE_RETURN, _LINE_FEED = 0x20, 0x0D, 0x0A
_FIRST_SURROGATE, _LAST_SURROGATE = 0xD800, 0xDFFF
#: Anything narrower has no width but for rounding.
_LEAST_WIDTH_PT = 1e-4

#: Characters of an ordinary page; for a larger one there is more room made.
_ORDINARY_CHARS = 4096
#: Left, top, right, bottom of each character in page space, y up.
_boxes = Memory(ctypes.c_float, 4, capacity=_ORDINARY_CHARS)
#: Text in UTF-16.
_units = Memory(ctypes.c_ushort, capacity=2 * _ORDINARY_CHARS)
#: x of the origins of those characters that are asked for it.
_origins = Memory(ctypes.c_double)


def read_glyphs(
    page: OpenedPage, number: int, hyphens: LineEndHyphens, *, is_tagged: bool
) -> PageGlyphs:
    """Read the glyphs of an open page.

    Args:
        page: open.
        number: physical page from 1.
        hyphens: of the document.
        is_tagged: whether marked-content identifiers are wanted.
    """
    text_page, frame = page.text_handle, page.frame
    char_count = page.char_count
    codes = _read_codes(text_page, char_count)
    left, right = _read_edges(text_page, char_count)
    kept, objects = _find_text_objects(text_page, codes, right - left)
    left, right = left[kept], right[kept]
    if frame.rotation_deg == 0:
        _mend_overhangs(text_page, left, right, kept)

    starts = mark_changes(objects).nonzero()[0]
    lengths = measure_runs(starts, len(kept))
    handles = objects[starts].tolist()

    facts = PageFacts(page, is_tagged)
    runs = facts.read_runs(kept[starts], handles)
    text_codes = codes[kept]
    for index in (text_codes == _LINE_END_HYPHEN).nonzero()[0].tolist():
        handle = int(objects[index])
        text_codes[index] = ord(hyphens.read(page.handle, handle, facts.font_name(handle)))
    if runs.unmapped:
        _blank_unmapped(text_page, text_codes, kept, lengths, runs.unmapped)
    if may_run_leftward(text_codes):
        facts.oddities["writing from right to left"] = None
    places = np.empty((5, len(text_codes)))
    np.subtract(left, frame.left, out=places[0])
    np.subtract(right, frame.left, out=places[1])
    places[2:] = runs.heights.repeat(lengths, axis=1)
    styles = tuple(facts.styles)
    if runs.turned:
        _place_turned(places, text_page, frame, kept, lengths, runs, styles)
    return PageGlyphs(
        number=number,
        width_pt=frame.width_pt,
        height_pt=frame.height_pt,
        rotation_deg=frame.rotation_deg,
        codes=text_codes,
        x0=places[0],
        x1=places[1],
        top=places[2],
        bottom=places[3],
        baseline=places[4],
        style_ids=runs.style_ids.repeat(lengths),
        content_ids=runs.content_ids.repeat(lengths),
        styles=styles,
        descents=facts.descents(),
        handles=frozenset(handles),
        oddities=tuple(facts.oddities),
    )


def _read_codes(text_page: int, char_count: int) -> Ints:
    """The code point of each character; what is none is U+FFFD."""
    _units.reserve(2 * char_count + 2)
    written = pdfium.get_text(pdfium.as_pointer(text_page), 0, char_count, _units.start)
    units = _units.cells[: max(0, written - 1), 0]
    is_whole = len(units) == char_count
    if is_whole and not np.count_nonzero((units >= _FIRST_SURROGATE) | (units == 0)):
        return units.astype(np.int64)  # nothing but characters, as nearly everywhere
    if is_whole and not ((units & 0xF800) == _FIRST_SURROGATE).any():
        codes = units.astype(np.int64)
    else:  # characters outside the basic plane, or some that PDFium keeps out of its text
        codes = np.fromiter(
            ask_each(pdfium.get_unicode, repeat(pdfium.as_pointer(text_page)), range(char_count)),
            np.int64,
            char_count,
        )
    codes[codes == _LINE_END_HYPHEN_IN_TEXT] = _LINE_END_HYPHEN
    is_none = (codes == 0) | (codes > 0x10FFFF)
    is_none |= (codes >= _FIRST_SURROGATE) & (codes <= _LAST_SURROGATE)
    codes[is_none] = ord(UNKNOWN_CHARACTER)
    return codes


def _read_edges(text_page: int, char_count: int) -> tuple[Floats, Floats]:
    """Left and right edges of each character in page space."""
    _boxes.reserve(char_count)
    call_each(
        pdfium.get_loose_char_box,
        repeat(pdfium.as_pointer(text_page)),
        range(char_count),
        _boxes.references,
    )
    cells = _boxes.cells[:char_count]
    return cells[:, 0].astype(np.float64), cells[:, 2].astype(np.float64)


def _mend_overhangs(text_page: int, left: Floats, right: Floats, kept: Ints) -> None:
    """Set the edges of letters that reach over their own width back to origin and advance.

    PDFium's loose boxes are as wide as the ink where that is wider than the advance ("f" and "j"
    in italics), which hides the gaps between words. Such a letter overlaps a neighbour, or stands
    where PDFium saw a gap and put a blank of its own.

    Args:
        text_page: address of the ``FPDF_TEXTPAGE``.
        left: edges of the characters of the file's own; changed in place.
        right: likewise.
        kept: the place of each among all characters.
    """
    follows_gap = np.empty(len(kept), dtype=bool)
    follows_gap[:1] = kept[:1] > 0
    np.greater(kept[1:] - kept[:-1], 1, out=follows_gap[1:])
    is_suspect = follows_gap.copy()
    is_suspect[1:] |= (left[1:] < right[:-1] - _MIN_OVERHANG_PT) & (left[1:] > left[:-1])
    suspects = is_suspect.nonzero()[0]
    count = len(suspects)
    _origins.reserve(count)
    call_each(
        pdfium.get_char_origin,
        repeat(pdfium.as_pointer(text_page)),
        kept[suspects].tolist(),
        _origins.references,
        repeat(scratch.y_reference),
    )
    origins = _origins.cells[:count, 0]
    left[suspects] = origins
    overlaps = (~follows_gap[suspects]).nonzero()[0]
    if len(overlaps):
        before, origins = suspects[overlaps] - 1, origins[overlaps]
        reaches_over = (right[before] > origins) & (origins > left[before])
        right[before[reaches_over]] = origins[reaches_over]


def _find_text_objects(text_page: int, codes: Ints, widths: Floats) -> tuple[Ints, Ints]:
    """The characters of the file's own, and the text object of each.

    The blanks and line ends that PDFium makes up have neither width nor object. The characters of
    one object stand together, so that a stretch between two characters of one object is all of
    that object.
    """
    is_made_up = widths < _LEAST_WIDTH_PT
    is_made_up &= (codes == _BLANK) | (codes == _CARRIAGE_RETURN) | (codes == _LINE_FEED)
    chars = (~is_made_up).nonzero()[0]
    count = len(chars)
    if count == 0:
        return chars, chars
    pointer = pdfium.as_pointer(text_page)

    def look(indices: Ints) -> Ints:
        found = ask_each(pdfium.get_text_object, repeat(pointer), chars[indices].tolist())
        return np.fromiter(found, np.int64, len(indices))

    # Asked for: every so many characters, and both sides of whatever was made up, for there objects
    # end. Where two neighbours of these differ, all that lies between them is asked for too.
    is_probed = np.zeros(count, dtype=bool)
    is_probed[::_PROBE_STEP] = True
    is_probed[-1] = True
    after_gap = (chars[1:] - chars[:-1] > 1).nonzero()[0]
    is_probed[after_gap] = True
    is_probed[after_gap + 1] = True
    probes = is_probed.nonzero()[0]
    found = look(probes)
    is_mixed = found == 0
    is_mixed[:-1] |= found[1:] != found[:-1]
    lengths = measure_runs(probes, count)
    closer = (is_mixed.repeat(lengths) & ~is_probed).nonzero()[0]
    objects = found.repeat(lengths)
    if len(closer):
        objects[closer] = look(closer)
    if np.count_nonzero(objects) == count:
        return chars, objects
    has_object = objects.nonzero()[0]
    return chars[has_object], objects[has_object]


def _blank_unmapped(
    text_page: int, codes: Ints, indices: Ints, lengths: Ints, runs: list[int]
) -> None:
    """Put U+FFFD where PDFium gives a glyph's number for want of a character."""
    pointer = pdfium.as_pointer(text_page)
    ends = np.cumsum(lengths)
    for run in runs:
        inside = slice(int(ends[run] - lengths[run]), int(ends[run]))
        chars = indices[inside].tolist()
        errors = list(ask_each(pdfium.has_unicode_map_error, repeat(pointer), chars))
        codes[inside][np.array(errors) > 0] = ord(UNKNOWN_CHARACTER)


def _place_turned(
    places: Floats,
    text_page: int,
    frame: PageFrame,
    indices: Ints,
    lengths: Ints,
    runs: Runs,
    styles: tuple[GlyphStyle, ...],
) -> None:
    """Places of writing that is turned in page space, along its own direction.

    PDFium tells no advance there; a letter ends where its ink ends.
    """
    ends = np.cumsum(lengths)
    pointer = pdfium.as_pointer(text_page)
    doubles = (ctypes.c_double * 4)()
    references = [ctypes.byref(doubles, 8 * index) for index in range(4)]
    for run in runs.turned:
        direction = styles[runs.style_ids[run]].direction_deg
        _, run_bottom, baseline = runs.heights[:, run].tolist()
        depth = run_bottom - baseline
        for column in range(int(ends[run] - lengths[run]), int(ends[run])):
            index = int(indices[column])
            pdfium.get_char_origin(pointer, index, references[0], references[1])
            x, y = frame.turn_point(direction, *frame.place_point(doubles[0], doubles[1]))
            pdfium.get_char_box(pointer, index, *references)  # left, right, bottom, top
            left, right, low, high = doubles
            one_x, _ = frame.turn_point(direction, *frame.place_point(left, low))
            other_x, _ = frame.turn_point(direction, *frame.place_point(right, high))
            bottom = y + depth
            # Across the page the ink's upright box is wider than the ink; its middle is right.
            end = one_x + other_x - x if direction % 90 else max(one_x, other_x)
            places[:, column] = (x, max(x, end), bottom - runs.sizes[run], bottom, y)
