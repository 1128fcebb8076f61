"""What is painted on a page besides letters, by PDFium: paths, pictures, shadings."""

from __future__ import annotations

import ctypes
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, repeat
from typing import Any

from pipeline.extract.pdf.engines import pdfium_library as pdfium
from pipeline.extract.pdf.engines.glyphs import Drawing
from pipeline.extract.pdf.engines.page_frame import PageFrame
from pipeline.extract.pdf.engines.pdfium_library import Memory, ask_each, call_each, scratch
from pipeline.extract.pdf.engines.styles import name_rgb
from pipeline.model.frozen import compile_maker, frozen

#: Objects beyond this many are not looked at: maps and charts hold no layout.
_MAX_OBJECTS = 20_000
_MAX_FORM_OBJECTS = 2_000
#: Forms inside forms are followed this deep; hostile files nest them without end.
_MAX_FORM_DEPTH = 4
#: Outlines of two text objects that agree within this are one text painted twice.
_DOUBLE_TOLERANCE_PT = 1.5

_make_drawing = compile_maker(Drawing)

_Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

#: Of each object left, bottom, right, top in the space that it is drawn in; of each path whether it
#: is filled and stroked; of its fill red, green, blue and alpha.
_edges = Memory(ctypes.c_float, 4, capacity=64)
_modes = Memory(ctypes.c_int, 2, capacity=64)
_channels = Memory(ctypes.c_uint, 4, capacity=64)


@frozen
class PagePicture:
    """The drawings of a page.

    Attributes:
        drawings: in painting order.
        has_text_in_forms: whether text stands inside forms, whose marked-content identifiers are
            their own and not the page's.
        has_doubled_text: whether text was painted that PDFium leaves out of the page's text, on
            top of text that it has: letters printed twice for weight or shadow.
    """

    drawings: tuple[Drawing, ...]
    has_text_in_forms: bool
    has_doubled_text: bool


def read_drawings(page: int, frame: PageFrame, text_handles: frozenset[int]) -> PagePicture:
    """Read the drawings of an open page.

    Args:
        page: address of its ``FPDF_PAGE``.
        frame: of the page.
        text_handles: the text objects that PDFium has in the page's text.
    """
    drawings: list[Drawing] = []
    unseen: list[int] = []
    has_text_in_forms = False
    text = pdfium.OBJECT_TEXT
    for handles, kinds, matrix in _walk(page, text_handles):
        if text in kinds:
            has_text_in_forms |= matrix is not _IDENTITY
            is_text = [kind == text for kind in kinds]
            unseen += [one for one in compress(handles, is_text) if one not in text_handles]
            handles = [one for one, kind in zip(handles, kinds, strict=True) if kind != text]
            kinds = [kind for kind in kinds if kind != text]
        if handles:
            drawings += _read_drawings(list(map(pdfium.as_pointer, handles)), kinds, matrix, frame)
    return PagePicture(
        drawings=tuple(drawings),
        has_text_in_forms=has_text_in_forms,
        has_doubled_text=bool(unseen) and _is_doubled(unseen, text_handles),
    )


#: Objects that follow one another, their kinds, and the matrix that all of them are drawn with.
_Stretch = tuple[list[int], list[int], _Matrix]


def _walk(page: int, known: frozenset[int]) -> Iterator[_Stretch]:
    """The objects of the page in painting order, forms replaced by what is in them.

    Those that are known to be text and stand in no form, which most are, are left out.
    """
    count = min(pdfium.count_objects(page), _MAX_OBJECTS)
    handles = ask_each(pdfium.get_object, repeat(pdfium.as_pointer(page)), range(count))
    return _walk_objects([one for one in handles if one not in known], _IDENTITY, 0)


def _walk_objects(handles: list[int], matrix: _Matrix, depth: int) -> Iterator[_Stretch]:
    kinds = list(ask_each(pdfium.get_object_type, map(pdfium.as_pointer, handles)))
    start = 0
    for stop in [index for index, kind in enumerate(kinds) if kind == pdfium.OBJECT_FORM]:
        yield handles[start:stop], kinds[start:stop], matrix
        start = stop + 1
        if depth < _MAX_FORM_DEPTH:
            form = handles[stop]
            pdfium.get_object_matrix(form, scratch.floats)
            inner = _multiply(scratch.floats, matrix)
            count = min(pdfium.count_form_objects(pdfium.as_pointer(form)), _MAX_FORM_OBJECTS)
            inside = [pdfium.get_form_object(form, index) for index in range(count)]
            yield from _walk_objects(inside, inner, depth + 1)
    yield handles[start:], kinds[start:], matrix


def _multiply(inner: Iterable[float], outer: _Matrix) -> _Matrix:
    a, b, c, d, e, f = inner
    oa, ob, oc, od, oe, of = outer
    return (
        a * oa + b * oc,
        a * ob + b * od,
        c * oa + d * oc,
        c * ob + d * od,
        e * oa + f * oc + oe,
        e * ob + f * od + of,
    )


def _read_drawings(
    pointers: Sequence[Any], kinds: Sequence[int], matrix: _Matrix, frame: PageFrame
) -> Iterator[Drawing]:
    count = len(pointers)
    _modes.reserve(count)
    _channels.reserve(count)
    call_each(pdfium.get_path_draw_mode, pointers, *_modes.columns)
    has_fill = list(ask_each(pdfium.get_fill_colour, pointers, *_channels.columns))
    drawn = zip(
        pointers,
        kinds,
        _read_edges(pointers),
        _modes.cells[:count].tolist(),
        has_fill,
        _channels.cells[:count].tolist(),
        ask_each(pdfium.count_path_segments, pointers),
        strict=True,
    )
    for pointer, kind, edges, (is_filled, is_stroked), has_colour, colour, segment_count in drawn:
        if edges is None:
            continue
        left, bottom, right, top = edges
        if matrix is not _IDENTITY:
            a, b, c, d, e, f = matrix
            xs = [a * x + c * y + e for x in (left, right) for y in (bottom, top)]
            ys = [b * x + d * y + f for x in (left, right) for y in (bottom, top)]
            left, bottom, right, top = min(xs), min(ys), max(xs), max(ys)
        bbox = frame.place_box(left, bottom, right, top)
        if kind != pdfium.OBJECT_PATH:
            yield _make_drawing(bbox=bbox, kind="image")
            continue
        if not is_filled:
            if not is_stroked:
                continue
            has_colour = pdfium.get_stroke_colour(pointer, *scratch.channel_references)
            colour = list(scratch.channels)
        red, green, blue, alpha = colour
        if has_colour and alpha == 0:
            continue
        yield _make_drawing(
            bbox=bbox,
            kind="fill" if is_filled else "stroke",
            colour=name_rgb(red, green, blue) if has_colour else None,
            segment_count=segment_count,
        )


def _is_doubled(unseen: Sequence[int], seen: frozenset[int]) -> bool:
    """Whether an unseen text object has the outline of one that is seen."""
    outlines = _read_outlines(unseen)
    others = sorted(_read_outlines(seen)) if outlines else []
    reach = _DOUBLE_TOLERANCE_PT
    for outline in outlines:
        start = bisect_left(others, [outline[0] - reach])
        for other in others[start:]:
            if other[0] > outline[0] + reach:
                break
            if all(abs(one - two) <= reach for one, two in zip(outline, other, strict=True)):
                return True
    return False


def _read_outlines(handles: Iterable[int]) -> list[list[float]]:
    """The edges of text objects of which something is to be seen."""
    edges = _read_edges(list(map(pdfium.as_pointer, handles)))
    return [one for one in edges if one is not None and one[2] > one[0] and one[3] > one[1]]


def _read_edges(pointers: Sequence[Any]) -> list[list[float] | None]:
    """Left, bottom, right, top in the object's own space; None of what PDFium tells none."""
    count = len(pointers)
    _edges.reserve(count)
    is_told = list(ask_each(pdfium.get_object_bounds, pointers, *_edges.columns))
    edges = _edges.cells[:count].tolist()
    return [one if is_known else None for one, is_known in zip(edges, is_told, strict=True)]
