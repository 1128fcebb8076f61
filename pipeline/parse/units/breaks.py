"""Whether a text goes on over the end of a column, a page or a table."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.document import ElementKind
from pipeline.parse import thresholds
from pipeline.parse.lines.sentences import GOING_ON, breaks_off, ends_sentence, is_open
from pipeline.parse.lines.views import LineView
from pipeline.parse.markers.markers import Marker, MarkerKind
from pipeline.text.languages import Language

_OPENING_QUOTES = "“„«‘"


def runs_on_over_break(
    group: Sequence[LineView],
    view: LineView,
    marker: Marker | None,
    language: Language,
    *,
    is_full: bool,
    starts_lower: bool,
    ends_sentences: bool,
) -> bool:
    """Whether a line that begins a column or a page goes on with the lines before the break.

    Args:
        group: the lines so far.
        view: the line after the break.
        marker: the mark of the first of them.
        language: the document's.
        is_full: whether the next word had no room on the last of them.
        starts_lower: whether the line begins as no sentence does.
        ends_sentences: whether texts end in a full stop or the like here (``closes_texts``).
    """
    above = group[-1]
    text = above.text.rstrip()
    if marker is not None and is_full and text.endswith(";"):
        return starts_lower  # a semicolon within the item: the next would have a mark
    if ends_sentence(text) or (view.is_capitals and not above.is_capitals):
        return False
    if is_full and ends_sentences and is_plain(above) and is_plain(view):
        return True
    return (
        (is_full and _runs_on_over_page(group, view))
        or (starts_lower and (is_full or is_open(text)))
        or breaks_off(text, language)
        or (marker is not None and text.endswith(","))
        or (is_full and (view.text[:1].isdigit() or view.text[:1] in _OPENING_QUOTES))
    )


def _runs_on_over_page(group: Sequence[LineView], view: LineView) -> bool:
    """Whether a page may begin within a sentence, with a name or a German noun.

    The text begins at one edge on both pages.
    """
    above = group[-1]
    return (
        len(group) > 1
        and view.line.bbox is not None
        and above.line.page_number != view.line.page_number
        and above.text.rstrip()[-1:].isalnum()
        and not (view.is_bold or view.is_capitals or view.is_coloured)
        and abs(view.left_em - above.left_em) < thresholds.SAME_EDGE_EM
    )


def is_rest_of_element(
    marker: Marker | None, above: LineView, view: LineView, own: Marker | None
) -> bool:
    """Whether a page begins with the rest of an element that its tags take for another.

    PDFium numbers the elements of each page by themselves. The rest of an item has no mark where
    the item has one; the rest of a sentence begins in small letters.
    """
    element, element_above = view.line.element, above.line.element
    if element is None or element_above is None or element.kind is not element_above.kind:
        return False
    if above.line.page_number == view.line.page_number or view.line.bbox is None:
        return False
    if element.kind not in (ElementKind.LIST_ITEM, ElementKind.PARAGRAPH):
        return False
    is_marked = own is not None and (own.kind is not MarkerKind.ELEMENT or own.printed is not None)
    if is_marked:
        return False
    has_typed_mark = marker is not None and marker.kind is not MarkerKind.ELEMENT
    if element.kind is ElementKind.LIST_ITEM and has_typed_mark:
        return True
    return view.text[:1].islower() and not ends_sentence(above.text)


def goes_on_in_cell(group: Sequence[LineView], view: LineView, language: Language) -> bool:
    """Whether a cell that begins a page goes on with the one above the page's end.

    Where cells begin in small letters themselves, such a letter tells nothing.
    """
    text = group[-1].text
    is_rest = view.text[:1].islower() and not group[0].text[:1].islower()
    return not ends_sentence(text) and (
        is_rest or view.text[:1] in GOING_ON or breaks_off(text, language)
    )


def is_plain(view: LineView) -> bool:
    """Whether a line is set as the body is."""
    return (
        view.line.bbox is not None
        and abs(view.size_ratio - 1) < thresholds.SAME_SIZE_RATIO - 1
        and not (view.is_bold or view.is_capitals or view.is_coloured)
    )
