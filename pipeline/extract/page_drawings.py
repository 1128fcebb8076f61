"""What is painted on a page besides letters, by PDFium: paths, pictures, shadings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import repeat
from typing import Any

from pipeline.extract import pdfium_library as pdfium
from pipeline.extract.glyphs import Drawing
from pipeline.extract.page_frame import PageFrame
from pipeline.extract.pdfium_library import scratch
from pipeline.extract.styles import name_rgb
from pipeline.model.frozen import frozen

#: Objects beyond this many are not looked at: maps and charts hold no layout.
_MAX_OBJECTS = 20_000
_MAX_FORM_OBJECTS = 2_000
#: Forms inside forms are followed this deep; hostile files nest them without end.
_MAX_FORM_DEPTH = 4
#: Outlines of two text objects that agree within this are one text painted twice.
_DOUBLE_TOLERANCE_PT = 1.5

_Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

_bounds_references = tuple(scratch.float_references[:4])
_channel_references = tuple(scratch.channel_references)


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
    for handle, pointer, kind, matrix in _walk(page, text_handles):
        if kind == text:
            has_text_in_forms |= matrix is not _IDENTITY
            if handle not in text_handles:
                unseen.append(handle)
            continue
        drawing = _read_drawing(pointer, kind, matrix, frame)
        if drawing is not None:
            drawings.append(drawing)
    return PagePicture(
        drawings=tuple(drawings),
        has_text_in_forms=has_text_in_forms,
        has_doubled_text=bool(unseen) and _is_doubled(unseen, text_handles),
    )


_Object = tuple[int, Any, int, _Matrix]


def _walk(page: int, known: frozenset[int]) -> Iterator[_Object]:
    """The objects of the page in painting order, forms replaced by what is in them.

    Those that are known to be text and stand in no form, which most are, are left out.
    """
    count = min(pdfium.count_objects(page), _MAX_OBJECTS)
    handles = map(pdfium.get_object, repeat(pdfium.as_pointer(page)), range(count))
    return _walk_objects([one for one in handles if one not in known], _IDENTITY, 0)


def _walk_objects(handles: list[int], matrix: _Matrix, depth: int) -> Iterator[_Object]:
    form = pdfium.OBJECT_FORM
    pointers = list(map(pdfium.as_pointer, handles))
    kinds = map(pdfium.get_object_type, pointers)
    for handle, pointer, kind in zip(handles, pointers, kinds, strict=True):
        if kind != form:
            yield handle, pointer, kind, matrix
        elif depth < _MAX_FORM_DEPTH:
            pdfium.get_object_matrix(handle, scratch.floats)
            inner = _multiply(scratch.floats, matrix)
            count = min(pdfium.count_form_objects(handle), _MAX_FORM_OBJECTS)
            inside = [pdfium.get_form_object(handle, index) for index in range(count)]
            yield from _walk_objects(inside, inner, depth + 1)


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


def _read_drawing(handle: Any, kind: int, matrix: _Matrix, frame: PageFrame) -> Drawing | None:
    if not pdfium.get_object_bounds(handle, *_bounds_references):
        return None
    left, bottom, right, top, _, _ = scratch.floats
    if matrix is not _IDENTITY:
        a, b, c, d, e, f = matrix
        xs = [a * x + c * y + e for x in (left, right) for y in (bottom, top)]
        ys = [b * x + d * y + f for x in (left, right) for y in (bottom, top)]
        left, bottom, right, top = min(xs), min(ys), max(xs), max(ys)
    bbox = frame.place_box(left, bottom, right, top)
    if kind != pdfium.OBJECT_PATH:
        return Drawing(bbox=bbox, kind="image")
    pdfium.get_path_draw_mode(handle, scratch.integer_reference, scratch.other_integer_reference)
    is_filled, is_stroked = bool(scratch.integer.value), bool(scratch.other_integer.value)
    if not (is_filled or is_stroked):
        return None
    get_colour = pdfium.get_fill_colour if is_filled else pdfium.get_stroke_colour
    colour = None
    if get_colour(handle, *_channel_references):
        red, green, blue, alpha = scratch.channels
        if alpha == 0:
            return None
        colour = name_rgb(red, green, blue)
    return Drawing(
        bbox=bbox,
        kind="fill" if is_filled else "stroke",
        colour=colour,
        segment_count=pdfium.count_path_segments(handle),
    )


def _is_doubled(unseen: list[int], seen: frozenset[int]) -> bool:
    outlines = [outline for handle in unseen if (outline := _read_outline(handle)) is not None]
    if not outlines:
        return False
    others: dict[int, list[tuple[float, ...]]] = {}
    for handle in seen:
        other = _read_outline(handle)
        if other is not None:
            others.setdefault(round(other[0] / _DOUBLE_TOLERANCE_PT), []).append(other)
    return any(
        all(abs(one - two) <= _DOUBLE_TOLERANCE_PT for one, two in zip(outline, other, strict=True))
        for outline in outlines
        for step in (-1, 0, 1)
        for other in others.get(round(outline[0] / _DOUBLE_TOLERANCE_PT) + step, ())
    )


def _read_outline(handle: int) -> tuple[float, ...] | None:
    """Left, bottom, right, top in the object's own space; None when nothing is to be seen."""
    if not pdfium.get_object_bounds(pdfium.as_pointer(handle), *_bounds_references):
        return None
    left, bottom, right, top, _, _ = scratch.floats
    return (left, bottom, right, top) if right > left and top > bottom else None
