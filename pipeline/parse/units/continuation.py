"""Whether a line goes on with what the lines above it say."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.model.document import ElementKind
from pipeline.parse import thresholds
from pipeline.parse.lines.full_lines import is_full, leaves_room
from pipeline.parse.lines.sentences import GOING_ON, TERMINAL, breaks_off, ends_sentence, is_open
from pipeline.parse.lines.verdicts import letters_key
from pipeline.parse.lines.views import LineView
from pipeline.parse.markers.markers import Marker, MarkerKind
from pipeline.parse.units.breaks import is_rest_of_element, runs_on_over_break
from pipeline.parse.units.hangs import Hangs, may_begin_text
from pipeline.parse.units.marks_above import (
    begins_text,
    broke_early,
    have_same_size,
    heads_with,
    is_all_marker,
    may_follow_marker,
    notes_on_title,
    stands_over_text,
)
from pipeline.parse.units.pitches import find_usual_pitch
from pipeline.parse.units.usage import Usage
from pipeline.text.languages import Language

#: What closes a sentence or an item that the line above ran out of room for: "» ; and".
CLOSING = re.compile(r"[»”’)\]]?\s?[;,]")


def continues(
    group: Sequence[LineView],
    view: LineView,
    markers: Mapping[int, Marker],
    pitches: Mapping[float, float],
    hangs: Hangs,
    language: Language,
    *,
    usage: Usage,
) -> bool:
    """Whether ``view`` goes on with what ``group`` says.

    Args:
        group: the lines so far.
        view: the line below.
        markers: confirmed marks by line index.
        pitches: usual distances of lines, by type size.
        hangs: where the lines of items hang, by kind of mark.
        language: the document's.
        usage: how paragraphs, sentences and items are set here.
    """
    above = group[-1]
    marker = markers.get(group[0].index)
    is_bare_marker = (
        marker is not None
        and len(group) == 1
        and is_all_marker(above, marker)
        and view.index not in markers
    )
    if above.is_run_in or view.is_run_in:
        return False
    if above.name_mark is not None or view.name_mark is not None:
        return view.name_mark == -1
    if CLOSING.match(view.text) and view.line.bbox is not None and above.text.strip():
        return True  # "; and" closes what stands above
    own_element, above_element = view.line.element, above.line.element
    if is_bare_marker and may_follow_marker(above, view):
        return True
    if is_bare_marker and marker is not None and heads_with(marker, above, view):
        return True
    if own_element is not None and above_element is not None:
        if is_rest_of_element(marker, above, view, markers.get(view.index)):
            return True
        is_same = (own_element.kind, own_element.number) == (
            above_element.kind,
            above_element.number,
        )
        if own_element.kind is ElementKind.TABLE_CELL and view.line.bbox is None:
            # A break within a cell is set on purpose: what begins anew is another entry.
            is_same = is_same and (view.text[:1].islower() or view.text[:1] == "(")
        leads_on = view.is_linked and not above.is_linked and ends_sentence(above.text)
        # Paragraphs and items may hold typed marks that the format knows nothing of.
        return is_same and view.index not in markers and not leads_on
    if own_element is not None or above_element is not None:
        return False
    if view.index in markers or above.is_underlined:
        return False
    if marker is not None and notes_on_title(group, view, marker):
        return False
    if view.is_underlined and view.blank_before == 0 and not above.text.endswith(TERMINAL):
        return True  # the rule stands under the last line of a heading
    if not have_same_size(above, view) or (
        above.is_capitals != view.is_capitals and (above.is_bold != view.is_bold)
    ):
        return False
    same_place = (
        above.line.region == view.line.region and above.line.page_number == view.line.page_number
    )
    full = is_full(above, view)
    ended = ends_sentence(above.text) and not _is_in_brackets(group)
    starts_lower = (
        view.text[:1].islower()
        or (view.line.bbox is None and view.text[:1].isdigit() and not ended)
        or (not same_place and view.text[:1] in GOING_ON)
    )
    if not same_place:
        return hangs.hold(group, view, marker) or runs_on_over_break(
            group,
            view,
            marker,
            language,
            is_full=full,
            starts_lower=starts_lower,
            ends_sentences=usage.ends_sentences,
        )
    if view.blank_before > 0:
        return False
    if view.text.strip() in usage.refrains or above.text.strip() in usage.refrains:
        return False
    if view.pitch_em is not None and (
        view.pitch_em > find_usual_pitch(pitches, view) * thresholds.PARAGRAPH_PITCH_RATIO
        or view.pitch_em < -0.5
    ):
        return False
    # Where items have no marks, a little space is all that parts two sentences that fill lines.
    begins_anew = marker is None and ended and not starts_lower
    least_ratio = (
        thresholds.SENTENCE_PITCH_RATIO if begins_anew else thresholds.SHORT_LINE_PITCH_RATIO
    )
    if (not full or begins_anew) and _is_set_apart(above, view, pitches, least_ratio):
        return False
    if len(group) == 1 and letters_key(above.text) == letters_key(view.text):
        return False  # a headline that is printed twice
    is_styled = view.size_ratio > thresholds.SAME_SIZE_RATIO or view.is_bold or view.is_capitals
    if marker is not None and _announces_next(group, view):
        return False
    if marker is not None:
        is_typed = view.line.bbox is None
        is_apart = is_typed and len(group) > 1 and is_all_marker(group[0], marker)
        if is_apart and above.is_capitals and not view.is_capitals:
            return False  # "Theme 1 / HOMES FOR ALL", then its text
        if is_apart and len(group) == 2 and stands_over_text(above, view):
            return False
        if is_apart and begins_text(group, view, marker):
            return False
        if is_apart and not ended:
            # Where marks have lines of their own only the next begins anew, or what follows a
            # theme's title that left room on its line.
            is_titled = marker.kind is MarkerKind.LABEL and not marker.is_objective_label
            return not (is_titled and leaves_room(above, view) and view.text[:1].isupper())
        if is_typed and not ended and breaks_off(above.text, language):
            return True
        if is_typed and _ends_in_comma(above) and marker.form not in usage.comma_forms:
            return True  # no other item ends so: "… by rail in full,|Flights at home not"
        if marker.form in usage.closed_forms and _is_open_item(above, view):
            return True
        if is_typed and marker.form in usage.closed_bullets and _is_cut_short(above):
            return True  # items are closed here, and this one is not
        if (
            is_typed
            and marker.form in hangs.titling
            and len(group) == 1
            and may_begin_text(view.text)
        ):
            return False  # "Theme 1: Water", and its text on the next line
        may_turn = marker.form in hangs.turning
        return _continues_item(group, view, full=full, starts_lower=starts_lower, may_turn=may_turn)
    if _changes_weight(above, view) and not (full or starts_lower):
        return False
    if (
        is_styled
        and above.is_bold == view.is_bold
        and view.pitch_em is not None
        and (view.line.bbox is not None)
    ):
        return True
    if view.left_em > above.left_em + 2 * thresholds.SAME_EDGE_EM and not full:
        return False
    if usage.is_spaced and abs(view.left_em - above.left_em) < thresholds.SAME_EDGE_EM:
        # Where space parts paragraphs, a break after a sentence still begins another text.
        return not (ended and view.text[:1].isupper() and leaves_room(above, view))
    return full or starts_lower or (view.line.bbox is None and breaks_off(above.text, language))


def _ends_in_comma(view: LineView) -> bool:
    """Whether a comma follows the last word: smudges of a scan are read as commas too."""
    text = view.text.rstrip()
    return text.endswith(",") and text[-2:-1].isalnum()


def _is_open_item(above: LineView, view: LineView) -> bool:
    """Whether a typed item that should end as a sentence does not yet: "… of the|White Hill."."""
    text = above.text.rstrip()
    if text.endswith((":", ";")):
        return view.text[:1].islower()
    return not ends_sentence(text) and not broke_early(above, view)


def _announces_next(group: Sequence[LineView], view: LineView) -> bool:
    """Whether a typed line at the edge of the items announces others: "- …,|and it wants:"."""
    above, first = group[-1], group[0]
    return (
        view.line.bbox is None
        and view.left_em <= first.left_em
        and view.text.rstrip().endswith(":")
        and above.text.rstrip().endswith((",", ";", "."))
    )


def _is_in_brackets(group: Sequence[LineView]) -> bool:
    """Whether brackets stay open: the full stop in "(about 1.3 m.|euro)" ends no sentence."""
    return sum(view.text.count("(") - view.text.count(")") for view in group) > 0


def _changes_weight(above: LineView, view: LineView) -> bool:
    """Whether type turns bold or plain between two lines; bold words may end in the second."""
    goes_on_bold = bool(view.line.runs) and view.line.runs[0].style.is_bold
    return above.is_bold != view.is_bold and not (above.is_bold and goes_on_bold)


def _is_set_apart(
    above: LineView, view: LineView, pitches: Mapping[float, float], least_ratio: float
) -> bool:
    """Whether a line that ends early is parted from the next by colour, or by a little space."""
    if above.line.bbox is None or view.pitch_em is None:
        return False
    if above.is_coloured != view.is_coloured:
        return True
    return view.pitch_em > find_usual_pitch(pitches, view) * least_ratio


def _continues_item(
    group: Sequence[LineView],
    view: LineView,
    *,
    full: bool,
    starts_lower: bool,
    may_turn: bool,
) -> bool:
    above = group[-1]
    first = group[0]
    has_geometry = view.line.bbox is not None
    is_bold = all(line.is_bold for line in group)
    if is_bold and _changes_weight(above, view) and not (starts_lower or may_turn):
        return False
    if (
        has_geometry
        and view.left_em < first.mark_left_em - thresholds.LEAST_INDENT_EM
        and ends_sentence(above.text)
    ):
        return False  # a text that begins left of the item's mark
    if len(group) > 1:
        hangs = abs(view.left_em - above.left_em) < thresholds.SAME_EDGE_EM
        turns = abs(view.left_em - first.left_em) < thresholds.SAME_EDGE_EM
        if turns and starts_lower and view.size_ratio > thresholds.SAME_SIZE_RATIO:
            return True  # the rest of a title that runs around its numeral
        return (
            hangs and (has_geometry or full or starts_lower or view.left_em > first.left_em)
        ) or (full and not has_geometry)
    deeper = view.left_em > first.left_em + thresholds.SAME_EDGE_EM
    drawn = first.line.drawn_marker is not None
    if drawn and has_geometry:
        # Words go on below words, or below the mark where it stands within the text.
        hangs = abs(view.left_em - first.mark_left_em) < thresholds.SAME_EDGE_EM or (
            -thresholds.SAME_EDGE_EM < view.left_em - first.left_em < thresholds.LEAST_INDENT_EM
        )
        return hangs and (full or starts_lower or not ends_sentence(above.text))
    if deeper and not has_geometry and broke_early(above, view):
        return False
    if deeper:
        return True
    if _changes_weight(above, view) and not (full and may_turn):
        return False
    if above.is_coloured != view.is_coloured and not starts_lower:
        return False
    return full or (starts_lower and not above.text.rstrip().endswith((".", ":")))


def _is_cut_short(view: LineView) -> bool:
    """Whether a typed line as long as one that was wrapped ends in a word."""
    is_long = view.right_em >= thresholds.HARD_WRAP_COLUMNS[0] * thresholds.COLUMN_EM
    return is_long and is_open(view.text)
