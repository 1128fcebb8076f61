"""Glyphs of pages by PDFium: few C calls a character, no Python object a character."""

from __future__ import annotations

import ctypes
from bisect import bisect_right

import numpy as np

from pipeline.extract.pdf.engines import pdfium_library as pdfium
from pipeline.extract.pdf.engines.glyphs import (
    UNKNOWN_CHARACTER,
    Floats,
    Ints,
    PageGlyphs,
    mark_changes,
    measure_runs,
)
from pipeline.extract.pdf.engines.line_end_hyphens import LineEndHyphens
from pipeline.extract.pdf.engines.page_frame import PageFrame
from pipeline.extract.pdf.engines.pdfium_chars import (
    LINE_END_HYPHEN,
    find_seen_gaps,
    find_text_objects,
    mend_overhangs,
    read_codes,
    read_edges,
)
from pipeline.extract.pdf.engines.pdfium_library import ask_each
from pipeline.extract.pdf.engines.pdfium_pages import BatchChars, OpenedPage
from pipeline.extract.pdf.engines.pdfium_runs import read_runs
from pipeline.extract.pdf.engines.writing_direction import may_run_leftward


def read_glyphs(
    pages: tuple[OpenedPage, ...], hyphens: LineEndHyphens, *, is_tagged: bool
) -> list[PageGlyphs]:
    """Read the glyphs of open pages.

    Args:
        pages: in the order of the document.
        hyphens: of the document.
        is_tagged: whether marked-content identifiers are wanted.
    """
    chars = BatchChars(pages)
    codes = read_codes(chars)
    left, right = read_edges(chars)
    kept, objects = find_text_objects(chars, codes, right - left)
    has_seen_gap = find_seen_gaps(chars, codes, kept)
    codes, left, right = codes.take(kept), left.take(kept), right.take(kept)
    mend_overhangs(chars, left, right, kept)

    starts = mark_changes(objects).nonzero()[0]
    lengths = measure_runs(starts, len(kept))
    handles = objects[starts].tolist()
    runs = read_runs(chars, kept[starts], handles, is_tagged=is_tagged)
    styles = [tuple(page.styles) for page in runs.styles]

    parts = chars.part(kept)
    counts = [stop - start for start, stop in parts]
    places = np.empty((5, len(kept)))
    lefts = np.array([page.frame.left for page in pages]).repeat(counts)
    np.subtract(left, lefts, out=places[0])
    np.subtract(right, lefts, out=places[1])
    places[2:] = runs.heights.repeat(lengths, axis=1)

    for index in (codes == LINE_END_HYPHEN).nonzero()[0].tolist():
        run = bisect_right(starts, index) - 1
        font = runs.looks.find_font(pdfium.get_text_font(pdfium.as_pointer(handles[run])))
        page = pages[bisect_right(runs.bounds, run) - 1]
        codes[index] = ord(hyphens.read(page.handle, handles[run], font.name))
    for run in runs.unmapped:
        inside = slice(starts[run], starts[run] + lengths[run])
        _blank_unmapped(chars, kept[inside], codes[inside])
    for run in runs.turned:
        inside = slice(starts[run], starts[run] + lengths[run])
        number = bisect_right(runs.bounds, run) - 1
        direction = styles[number][runs.style_ids[run]].direction_deg
        _place_turned(
            chars,
            kept[inside],
            places[:, inside],
            pages[number].frame,
            direction,
            runs.sizes[run],
        )

    style_ids, content_ids = runs.style_ids.repeat(lengths), runs.content_ids.repeat(lengths)
    x0, x1, top, bottom, baseline = places[0], places[1], places[2], places[3], places[4]
    is_leftward = may_run_leftward(codes)
    glyphs: list[PageGlyphs] = []
    for number, (page, (start, stop)) in enumerate(zip(pages, parts, strict=True)):
        known = runs.styles[number]
        oddities = [*known.oddities]
        if is_leftward and may_run_leftward(codes[start:stop]):
            oddities.append("writing from right to left")
        glyphs.append(
            PageGlyphs(
                number=page.number,
                width_pt=page.frame.width_pt,
                height_pt=page.frame.height_pt,
                rotation_deg=page.frame.rotation_deg,
                codes=codes[start:stop],
                x0=x0[start:stop],
                x1=x1[start:stop],
                top=top[start:stop],
                bottom=bottom[start:stop],
                baseline=baseline[start:stop],
                style_ids=style_ids[start:stop],
                content_ids=content_ids[start:stop],
                styles=styles[number],
                descents=known.descents(),
                handles=frozenset(handles[runs.bounds[number] : runs.bounds[number + 1]]),
                oddities=tuple(oddities),
                has_seen_gap=has_seen_gap[start:stop],
            )
        )
    return glyphs


def _blank_unmapped(chars: BatchChars, kept: Ints, codes: Ints) -> None:
    """Put U+FFFD where PDFium gives a glyph's number for want of a character."""
    errors = list(ask_each(pdfium.has_unicode_map_error, *chars.locate(kept)))
    codes[np.array(errors) > 0] = ord(UNKNOWN_CHARACTER)


def _place_turned(
    chars: BatchChars,
    kept: Ints,
    places: Floats,
    frame: PageFrame,
    direction_deg: int,
    size: float,
) -> None:
    """Places of a run that is turned in page space, along its own direction.

    PDFium tells no advance there; a letter ends where its ink ends.

    Args:
        chars: of the batch.
        kept: those of the run.
        places: of these letters; changed.
        frame: of their page.
        direction_deg: of the writing.
        size: of the em.
    """
    doubles = (ctypes.c_double * 4)()
    references = [ctypes.byref(doubles, 8 * index) for index in range(4)]
    _, bottom, baseline = places[2:, 0].tolist()
    depth = bottom - baseline
    for column, (pointer, index) in enumerate(zip(*chars.locate(kept), strict=True)):
        pdfium.get_char_origin(pointer, index, references[0], references[1])
        x, y = frame.turn_point(direction_deg, *frame.place_point(doubles[0], doubles[1]))
        pdfium.get_char_box(pointer, index, *references)  # left, right, bottom, top
        left, right, low, high = doubles
        one_x, _ = frame.turn_point(direction_deg, *frame.place_point(left, low))
        other_x, _ = frame.turn_point(direction_deg, *frame.place_point(right, high))
        # Across the page the ink's upright box is wider than the ink; its middle is right.
        end = one_x + other_x - x if direction_deg % 90 else max(one_x, other_x)
        bottom = y + depth
        places[:, column] = (x, max(x, end), bottom - size, bottom, y)
