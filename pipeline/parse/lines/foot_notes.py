"""Notes at the foot of set pages: small lines with a number that raised figures call."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from pipeline.model.frozen import frozen, replace
from pipeline.model.outline import Role
from pipeline.model.selectors import CharSpan
from pipeline.parse import thresholds
from pipeline.parse.lines.verdicts import Verdict
from pipeline.parse.lines.views import LineView

#: "1 See …", "2) …", "*See …"; not "1.500".
_NOTE = re.compile(r"(\d{1,2}|[*†‡])[.)]?(?:\s+(?=\S)|(?=[^\s\d.)]))")
_CALL = re.compile(r"\d{1,2}|[*†‡]")
#: What may close a clause behind a call.
_STOPS = ".,;:!?)»”"


@frozen
class FootNotes:
    """The notes of a document.

    Attributes:
        verdicts: on their lines, by line index.
        calls: where the text calls them, by line index.
    """

    verdicts: Mapping[int, Verdict]
    calls: Mapping[int, tuple[CharSpan, ...]]


def find_foot_notes(views: Sequence[LineView]) -> FootNotes:
    """The notes below the text of each page, as far as that page calls them."""
    pages: dict[int, list[LineView]] = defaultdict(list)
    for view in views:
        if view.line.page_number is not None and view.line.bbox is not None:
            pages[view.line.page_number].append(view)
    verdicts: dict[int, Verdict] = {}
    calls: dict[int, tuple[CharSpan, ...]] = {}
    waiting: dict[str, list[tuple[int, CharSpan]]] = {}
    carried: frozenset[str] = frozenset()
    for page_views in pages.values():
        # A note for which there was no room stands on the next page.
        called: dict[str, list[tuple[int, CharSpan]]] = defaultdict(list, waiting)
        for view in page_views:
            for sign, span in _list_calls(view):
                called[sign] = [*called[sign], (view.index, span)]
        waiting = dict(called)
        if called:
            for sign, lines in _list_notes(page_views, frozenset(called)):
                reason = f"note at the foot of the page to the call {sign}"
                verdicts.update((v.index, Verdict(role=Role.NOTE, reason=reason)) for v in lines)
                for index, span in called[sign]:
                    calls[index] = (*calls.get(index, ()), span)
                waiting.pop(sign, None)
        waiting = {sign: places for sign, places in waiting.items() if sign not in carried}
        carried = frozenset(waiting)
    return FootNotes(verdicts=verdicts, calls=calls)


def mark_note_calls(views: Sequence[LineView], notes: FootNotes) -> tuple[LineView, ...]:
    """The lines, each with the calls that stand in it."""
    if not notes.calls:
        return tuple(views)
    return tuple(
        replace(view, note_calls=notes.calls[view.index]) if view.index in notes.calls else view
        for view in views
    )


def _list_calls(view: LineView) -> list[tuple[str, CharSpan]]:
    """Signs in a line that are set smaller than what they touch, where a word ends."""
    line = view.line
    if not line.runs:
        return []
    largest = max(run.style.size_pt or 0.0 for run in line.runs)
    found = []
    for run in line.runs:
        start, end = run.span.start - line.span.start, run.span.end - line.span.start
        sign = view.text[start:end]
        is_small = (run.style.size_pt or largest) <= thresholds.NOTE_CALL_SIZE_RATIO * largest
        is_behind_word = start > 0 and not view.text[start - 1].isspace()
        is_before_gap = (
            end == len(view.text) or view.text[end].isspace() or view.text[end] in _STOPS
        )
        if is_small and is_behind_word and is_before_gap and _CALL.fullmatch(sign):
            found.append((sign, run.span))
    return found


def _list_notes(
    page_views: Sequence[LineView], called: frozenset[str]
) -> list[tuple[str, list[LineView]]]:
    """The signs of notes with their lines: all that stands below the lowest line of the text."""
    text_bottom = max(
        (
            view.line.bbox.bottom
            for view in page_views
            if view.line.bbox is not None and view.size_ratio > thresholds.NOTE_SIZE_RATIO
        ),
        default=0.0,
    )
    below = [
        view
        for view in page_views
        if view.line.bbox is not None and view.line.bbox.top >= text_bottom
    ]
    notes: list[tuple[str, list[LineView]]] = []
    for view in below:
        match = _NOTE.match(view.text)
        if match is not None and match[1] in called:
            notes.append((match[1], [view]))
        elif notes:
            notes[-1][1].append(view)
    return notes
