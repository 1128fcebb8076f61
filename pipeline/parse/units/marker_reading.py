"""What mark each line may open with: its list's own, a label, a drawn bullet, number or glyph."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from pipeline.model.document import Element, ElementKind
from pipeline.model.frozen import replace
from pipeline.parse.lines.views import LineView
from pipeline.parse.markers.glyphs import read_glyph
from pipeline.parse.markers.labels import BARE_LABEL, read_label
from pipeline.parse.markers.markers import COUNTING_KINDS, Marker, MarkerKind, mark_item
from pipeline.parse.markers.numbers import read_count
from pipeline.parse.units.continuation import CLOSING
from pipeline.text.folding import fold_case
from pipeline.text.languages import Language


def read_markers(views: Sequence[LineView], language: Language) -> dict[int, Marker]:
    """The marks that lines may open with, by line index."""
    markers: dict[int, Marker] = {}
    element_above: Element | None = None
    above: LineView | None = None
    typed = _find_typed_lists(views)
    cell: tuple[int | None, str] = (None, "")  # number of the last one, and its first line
    for view in views:
        if view.name_mark is not None:
            if view.name_mark >= 0:
                markers[view.index] = Marker(
                    kind=MarkerKind.ELEMENT, form="a sentence", length=view.name_mark
                )
            element_above, above = view.line.element, view
            continue
        element = view.line.element
        number = element.number if element is not None else None
        if number != cell[0] or above is None:
            cell = (number, view.text)
        is_inside = (
            element is not None
            and element.kind is ElementKind.LIST_ITEM
            and element_above is not None
            and (element.kind, element.number) == (element_above.kind, element_above.number)
        )
        marker = _read_inner(view.text, language) if is_inside else read_marker(view, language)
        if not is_inside and element is not None and element.list_number in typed:
            marker = _take_in_glyph(marker, view.text)
        if (
            marker is not None
            and not CLOSING.match(view.text)
            and not _is_in_brackets(above, view)
            and not _closes_quotation(above, view)
            and not _goes_on(above, view, marker, language)
            and not (cell[1][:1] != view.text[:1] and _is_dash_in_cell(above, view, marker))
        ):
            markers[view.index] = marker
        element_above = element
        above = view
    return markers


def _find_typed_lists(views: Sequence[LineView]) -> frozenset[int]:
    """Lists of the file all items of which open with one typed bullet, besides the file's own.

    A letter that Word prints as a bullet needs company: a sentence may open with one.
    """
    glyphs: dict[int, list[Marker | None]] = {}
    last: tuple[ElementKind, int | None] | None = None
    for view in views:
        element = view.line.element
        own = (element.kind, element.number) if element is not None else None
        if (
            element is not None
            and element.kind is ElementKind.LIST_ITEM
            and element.list_number is not None
            and view.line.bbox is None
            and own != last
        ):
            glyph = read_glyph(view.text) if view.text else None
            glyphs.setdefault(element.list_number, []).append(glyph)
        last = own
    return frozenset(
        number
        for number, (first, *others) in glyphs.items()
        if first is not None
        and all(other is not None and other.form == first.form for other in others)
        and (others or not first.is_weak)
    )


def _take_in_glyph(marker: Marker | None, text: str) -> Marker | None:
    """The file's own mark with the bullet typed behind it."""
    glyph = read_glyph(text)
    if marker is None or marker.kind is not MarkerKind.ELEMENT or glyph is None or marker.length:
        return marker
    return replace(marker, length=glyph.length, printed=glyph.printed)


def _is_in_brackets(above: LineView | None, view: LineView) -> bool:
    """Whether a line goes on with brackets that the line above opened: "(see|a. the map)"."""
    if above is None or view.blank_before or above.line.region != view.line.region:
        return False
    opened = above.text.rfind("(")
    is_open = opened > above.text.rfind(")")
    closing, opening = view.text.find(")"), view.text.find("(")
    # "(a|b)" and "(measures 1 to|7)" go on; "(1) …" opens brackets of its own.
    is_end = view.text[closing + 1 :].strip(" .:;,") == ""
    return is_open and closing >= 0 and not 0 <= opening < closing and (closing > 1 or is_end)


def _closes_quotation(above: LineView | None, view: LineView) -> bool:
    """Whether a line begins with the mark that closes what the line above quotes: "« open|» to"."""
    if above is None or not view.text.startswith("»") or above.line.region != view.line.region:
        return False
    return not view.blank_before and above.text.rfind("«") > above.text.rfind("»")


def _goes_on(above: LineView | None, view: LineView, marker: Marker, language: Language) -> bool:
    """Whether a mark is a word of the sentence above: "… with one|aim: cleaner air"."""
    if _is_day(above, view, marker, language):
        return True
    is_bare = marker.kind is MarkerKind.LABEL and marker.form.endswith(BARE_LABEL)
    if not is_bare or above is None or view.line.bbox is None:
        return False
    if above.line.page_number != view.line.page_number or above.is_bold != view.is_bold:
        return False
    words = above.text.split()
    return bool(words) and fold_case(words[-1]) in language.detection.function_words


def _is_day(above: LineView | None, view: LineView, marker: Marker, language: Language) -> bool:
    """Whether a number is the day of a month that the line above breaks off before."""
    if above is None or marker.kind not in _DAYS or view.blank_before or not above.text.strip():
        return False
    words = view.text[marker.length :].split(None, 1)
    is_month = bool(words) and fold_case(words[0]).strip(".,;:)") in language.furniture.months
    return is_month and above.text.rstrip()[-1].isalpha()


#: Kinds of what reads as the day of a month: "1. Juli", "12 July".
_DAYS = frozenset({MarkerKind.NUMBER, MarkerKind.BARE})


def _is_dash_in_cell(above: LineView | None, view: LineView, marker: Marker) -> bool:
    """Whether a dash parts a title from its text within a cell: "Night trains|– More of them"."""
    element = view.line.element
    element_above = above.line.element if above is not None else None
    return (
        above is not None
        and view.line.bbox is not None
        and marker.kind is MarkerKind.GLYPH
        and unicodedata.category(view.text[0]) == "Pd"
        and element is not None
        and element_above is not None
        and element.kind is ElementKind.TABLE_CELL
        and element.number == element_above.number
        and above.text.rstrip()[-1:].isalnum()
    )


def _read_inner(text: str, language: Language) -> Marker | None:
    """A mark typed at the start of a later line of an item, where the format knows no list.

    A glyph, or a letter or a Roman numeral in brackets: Markdown has no lists that count so.
    """
    marker = read_glyph(text)
    if marker is None:
        marker = read_count(text, language)
        is_small = marker is not None and marker.kind in (MarkerKind.LETTER, MarkerKind.ROMAN)
        if marker is None or not is_small or not marker.form.endswith(")"):
            return None
    if marker.is_weak or marker.length >= len(text):
        return None
    return replace(marker, is_inner=True)


def read_marker(view: LineView, language: Language) -> Marker | None:
    """The mark that the line may open with; None when it opens with words."""
    element = view.line.element
    drawn = view.line.drawn_marker
    text = view.text
    label = read_label(text, language)
    if element is not None and element.kind is ElementKind.LIST_ITEM:
        counted = read_count(element.marker, language) if element.marker else None
        # "- 1.1 …", "- (a) …": the number counts, the bullet only decorates.
        printed = read_marker_text(text, language) if counted is None else None
        if element.marker is not None and (printed is None or not _counts_alone(printed)):
            printed = None
        if counted is not None:
            return Marker(
                kind=counted.kind,
                form=f"level {element.level} {counted.form}",
                values=counted.values,
                printed=element.marker,
            )
        # Tags of a PDF say that it is an item, and not which letters are its mark.
        is_tagged_glyph = (
            printed is not None and printed.kind is MarkerKind.GLYPH and view.line.bbox is not None
        )
        if printed is not None and (not printed.is_weak or is_tagged_glyph):
            return replace(printed, is_weak=False)
        # "I." in a list that shows no marks: it is the item's mark if others count on from it.
        if printed is not None and printed.kind is MarkerKind.LETTER:
            return printed
        return mark_item(element)
    if label is not None:
        return _take_in_dash(label, text)
    if drawn is not None:
        return Marker(kind=MarkerKind.DRAWN, form=f"drawn {drawn.shape}")
    return _read_unlabelled(text, language)


def _counts_alone(marker: Marker) -> bool:
    """Whether a mark typed after the file's own bullet is surely one: "1.1", "(a)", "Action 3:"."""
    return not marker.is_weak and (
        marker.kind in (MarkerKind.DECIMAL, MarkerKind.LABEL)
        or (marker.kind in COUNTING_KINDS and marker.length > 0)
    )


def read_marker_text(text: str, language: Language) -> Marker | None:
    """The mark that a text opens with, by its characters alone."""
    return read_label(text, language) or _read_unlabelled(text, language)


def _read_unlabelled(text: str, language: Language) -> Marker | None:
    """A number, letter or glyph that a text opens with."""
    marker = read_count(text, language)
    if marker is not None:
        return _take_in_label(_take_in_dash(marker, text), text, language)
    marker = read_glyph(text)
    if marker is None or marker.length >= len(text):
        return marker
    # "• 1. …", "- SO 1.1 …": the number counts, the bullet only decorates.
    rest = text[marker.length :]
    count = read_count(rest, language) or read_label(rest, language)
    if count is None or count.is_weak or count.form.endswith(BARE_LABEL):
        return marker
    return replace(
        count,
        form=f"{marker.form} {count.form}",
        length=marker.length + count.length,
        printed=text[: marker.length + count.length].strip(),
    )


def _take_in_dash(marker: Marker, text: str) -> Marker:
    """A mark with the dash behind its full stop: "Art. 3. — The council …", "1. – Water"."""
    printed = marker.printed or ""
    dash = _DASH_BEHIND.match(text, marker.length) if printed.endswith(_CLOSED) else None
    if dash is None:
        return marker
    return replace(marker, length=dash.end(), printed=text[: dash.end()].strip(), is_weak=False)


def _take_in_label(marker: Marker, text: str, language: Language) -> Marker:
    """A count with the label behind it, which counts as well: "A. Outcome 1: …"."""
    if marker.kind not in COUNTING_KINDS or not (marker.printed or "").endswith(_CLOSED):
        return marker
    label = read_label(text[marker.length :], language)
    if label is None or label.is_weak or not (label.printed or "").endswith(_PARTING):
        return marker
    length = marker.length + label.length
    return replace(marker, length=length, printed=text[:length].strip(), is_weak=False)


#: What parts a label from a title.
_PARTING = (":", "–", "—", "-", "|")
_CLOSED = (".", ")", "°", "º")
_DASH_BEHIND = re.compile(r"[-–—]\s+(?=[^\W\d_]|[«„“\"])")
