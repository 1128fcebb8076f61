"""The characters of open pages by PDFium: codes, edges, and which text object each belongs to."""

from __future__ import annotations

import ctypes
from itertools import repeat
from typing import Any

import numpy as np

from pipeline.extract.pdf.engines import pdfium_library as pdfium
from pipeline.extract.pdf.engines.glyphs import (
    UNKNOWN_CHARACTER,
    Flags,
    Floats,
    Ints,
    measure_runs,
)
from pipeline.extract.pdf.engines.pdfium_library import Memory, ask_each, call_each, scratch
from pipeline.extract.pdf.engines.pdfium_pages import BatchChars

#: Characters between two looks at which text object they belong to. Objects hold 25 to 60
#: characters in ordinary files, so that most stretches need no closer look.
_PROBE_STEP = 12
#: What PDFium writes for a hyphen at the end of a line, in its two functions.
LINE_END_HYPHEN, _LINE_END_HYPHEN_IN_TEXT = 0x02, 0xFFFE
#: Overlaps smaller than this are rounding.
_MIN_OVERHANG_PT = 0.05
_BLANK, _CARRIAGE_RETURN, _LINE_FEED = 0x20, 0x0D, 0x0A
_FIRST_SURROGATE, _FIRST_LOW_SURROGATE, _LAST_SURROGATE = 0xD800, 0xDC00, 0xDFFF
_FIRST_ASTRAL, _LOW_SURROGATE_BITS = 0x10000, 10
#: Stands for the second half of a character that the first already stands for.
_SECOND_HALF = -1
#: Anything narrower has no width but for rounding.
_LEAST_WIDTH_PT = 1e-4

#: Characters of an ordinary batch; for a larger one there is more room made.
_ORDINARY_CHARS = 4096
#: Left, top, right, bottom of each character in page space, y up.
_boxes = Memory(ctypes.c_float, 4, capacity=_ORDINARY_CHARS)
#: Text in UTF-16.
_units = Memory(ctypes.c_ushort, capacity=2 * _ORDINARY_CHARS)
#: x of the origins of those characters that are asked for it.
_origins = Memory(ctypes.c_double)


def read_codes(chars: BatchChars) -> Ints:
    """The code point of each character; what is none is U+FFFD, or belongs to the one before it."""
    char_count = chars.starts[-1]
    _units.reserve(2 * char_count + 2)
    # Each page's text is written over the zero that PDFium has put behind the one before.
    are_whole = [
        start == stop
        or pdfium.get_text(pointer, 0, stop - start, _units.refer(start)) == stop - start + 1
        for pointer, start, stop in chars.list_pages()
    ]
    units = _units.cells[:char_count, 0]
    codes = units.astype(np.int64)
    if all(are_whole) and not np.count_nonzero((codes >= _FIRST_SURROGATE) | (codes == 0)):
        return codes  # nothing but characters, as nearly everywhere
    for (pointer, start, stop), is_whole in zip(chars.list_pages(), are_whole, strict=True):
        _mend_codes(codes[start:stop], pointer, is_whole=is_whole)
    return codes


def _mend_codes(codes: Ints, pointer: Any, *, is_whole: bool) -> None:
    """Put in their place what a page has besides characters of the basic plane."""
    if not is_whole or ((codes & 0xF800) == _FIRST_SURROGATE).any():
        # Characters outside the basic plane, or some that PDFium keeps out of its text.
        each = ask_each(pdfium.get_unicode, repeat(pointer), range(len(codes)))
        codes[:] = np.fromiter(each, np.int64, len(codes))
        _join_surrogates(codes)
    codes[codes == _LINE_END_HYPHEN_IN_TEXT] = LINE_END_HYPHEN
    is_none = (codes == 0) | (codes > 0x10FFFF)
    is_none |= (codes >= _FIRST_SURROGATE) & (codes <= _LAST_SURROGATE)
    codes[is_none] = ord(UNKNOWN_CHARACTER)


def _join_surrogates(codes: Ints) -> None:
    """Make one character of the two halves that PDFium has for one outside the basic plane."""
    is_upper = (codes >= _FIRST_SURROGATE) & (codes < _FIRST_LOW_SURROGATE)
    is_lower = (codes >= _FIRST_LOW_SURROGATE) & (codes <= _LAST_SURROGATE)
    upper = (is_upper[:-1] & is_lower[1:]).nonzero()[0]
    high, low = codes[upper] - _FIRST_SURROGATE, codes[upper + 1] - _FIRST_LOW_SURROGATE
    codes[upper] = _FIRST_ASTRAL + (high << _LOW_SURROGATE_BITS) + low
    codes[upper + 1] = _SECOND_HALF


def read_edges(chars: BatchChars) -> tuple[Floats, Floats]:
    """Left and right edges of each character in page space."""
    _boxes.reserve(chars.starts[-1])
    references = _boxes.references
    for pointer, start, stop in chars.list_pages():
        call_each(
            pdfium.get_loose_char_box, repeat(pointer), range(stop - start), references[start:stop]
        )
    cells = _boxes.cells[: chars.starts[-1]]
    return cells[:, 0].astype(np.float64), cells[:, 2].astype(np.float64)


def find_text_objects(chars: BatchChars, codes: Ints, widths: Floats) -> tuple[Ints, Ints]:
    """The characters of the file's own, and the text object of each.

    The blanks and line ends that PDFium makes up have neither width nor object. The characters of
    one object stand together, so that a stretch between two characters of one object is all of
    that object.
    """
    is_made_up = widths < _LEAST_WIDTH_PT
    is_made_up &= (codes == _BLANK) | (codes == _CARRIAGE_RETURN) | (codes == _LINE_FEED)
    is_made_up |= codes == _SECOND_HALF
    kept = (~is_made_up).nonzero()[0]
    count = len(kept)
    if count == 0:
        return kept, kept

    def look(indices: Ints) -> Ints:
        found = ask_each(pdfium.get_text_object, *chars.locate(kept[indices]))
        return np.fromiter(found, np.int64, len(indices))

    # Asked for: every so many characters, and both sides of whatever was made up, for there objects
    # end. Where two neighbours of these differ, all that lies between them is asked for too.
    is_probed = np.zeros(count, dtype=bool)
    for start, stop in chars.part(kept):
        is_probed[start:stop:_PROBE_STEP] = True
        is_probed[max(start, stop - 1) : stop] = True
    after_gap = (kept[1:] - kept[:-1] > 1).nonzero()[0]
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
        return kept, objects
    has_object = objects.nonzero()[0]
    return kept[has_object], objects[has_object]


def find_seen_gaps(chars: BatchChars, codes: Ints, kept: Ints) -> Flags:
    """Before which of the file's own characters PDFium has put a blank of its own.

    Args:
        chars: of the batch.
        codes: of all characters.
        kept: the place of each of the file's own among all.
    """
    before = kept - 1
    has_gap: Flags = codes.take(before, mode="clip") == _BLANK
    has_gap[1:] &= before[1:] > kept[:-1]
    for start, _ in chars.part(kept):
        has_gap[start : start + 1] = False
    return has_gap


def mend_overhangs(chars: BatchChars, left: Floats, right: Floats, kept: Ints) -> None:
    """Set the edges of letters that reach over their own width back to origin and advance.

    PDFium's loose boxes are as wide as the ink where that is wider than the advance ("f" and "j"
    in italics), which hides the gaps between words. Such a letter overlaps a neighbour, or stands
    where PDFium saw a gap and put a blank of its own. Letters of turned pages are left alone.

    Args:
        chars: of the batch.
        left: edges of the characters of the file's own; changed in place.
        right: likewise.
        kept: the place of each among all characters.
    """
    follows_gap = np.empty(len(kept), dtype=bool)
    np.greater(kept[1:] - kept[:-1], 1, out=follows_gap[1:])
    is_suspect = follows_gap.copy()
    is_suspect[1:] |= (left[1:] < right[:-1] - _MIN_OVERHANG_PT) & (left[1:] > left[:-1])
    for page, first, (start, stop) in zip(
        chars.pages, chars.starts, chars.part(kept), strict=False
    ):
        if start < stop:
            is_suspect[start] = follows_gap[start] = kept[start] > first
        if page.frame.rotation_deg:
            is_suspect[start:stop] = False
    suspects = is_suspect.nonzero()[0]
    count = len(suspects)
    _origins.reserve(count)
    pointers, places = chars.locate(kept[suspects])
    call_each(
        pdfium.get_char_origin, pointers, places, _origins.references, repeat(scratch.y_reference)
    )
    origins = _origins.cells[:count, 0]
    left[suspects] = origins
    overlaps = (~follows_gap[suspects]).nonzero()[0]
    if len(overlaps):
        before, origins = suspects[overlaps] - 1, origins[overlaps]
        reaches_over = (right[before] > origins) & (origins > left[before])
        right[before[reaches_over]] = origins[reaches_over]
