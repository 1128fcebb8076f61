"""Which of the possible marks are real: a mark is believed for the company it keeps.

"12." may open a wrapped line of prose, "3." a German date, "o" a sentence. Over the whole
document a real list shows: its marks recur, or count on from one another.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.parse import thresholds
from pipeline.parse.markers import COUNTING_KINDS, Marker, MarkerKind
from pipeline.parse.views import LineView
from pipeline.text.numbers import parse_roman

#: A run may skip this many values (a lost item) and still be one run.
LARGEST_SKIP = 2


def confirm_markers(views: Sequence[LineView], possible: Mapping[int, Marker]) -> dict[int, Marker]:
    """The marks to believe, by line index.

    Args:
        views: the lines that may hold marks, in reading order.
        possible: what each line may open with, by ``LineView.index``.

    Returns:
        A subset of ``possible``; Roman numerals that look like letters, and icons that look like
        digits, reinterpreted.
    """
    resolved = _resolve_roman(views, possible)
    groups: dict[tuple[MarkerKind, str], list[tuple[LineView, Marker]]] = defaultdict(list)
    for view in views:
        marker = resolved.get(view.index)
        if marker is not None:
            groups[(marker.kind, marker.form)].append((view, marker))
    confirmed: dict[int, Marker] = {}
    for (kind, _), members in groups.items():
        if kind in COUNTING_KINDS and not _is_generated(members):
            confirmed.update(_confirm_counting(kind, members))
        else:
            confirmed.update(_confirm_glyphs(members, views))
    return confirmed


def follows(previous: tuple[int, ...], value: tuple[int, ...]) -> bool:
    """Whether ``value`` is the next in a count after ``previous`` ("1.2" → "1.3" or "2.1")."""
    if len(previous) != len(value):
        return False
    for depth in range(len(value)):
        if value[depth] != previous[depth]:
            step = value[depth] - previous[depth]
            return 0 < step <= 1 + LARGEST_SKIP and all(rest <= 1 for rest in value[depth + 1 :])
    return False


def _is_generated(members: Sequence[tuple[LineView, Marker]]) -> bool:
    """Whether the marks come from the file's own list structure, which needs no proof."""
    return all(marker.length == 0 for _, marker in members)


def _resolve_roman(views: Sequence[LineView], possible: Mapping[int, Marker]) -> dict[int, Marker]:
    """Reads "I." as one rather than as the ninth letter where "II." stands elsewhere."""
    dresses = {marker.form for marker in possible.values() if marker.kind is MarkerKind.ROMAN}
    if not dresses:
        return dict(possible)
    resolved: dict[int, Marker] = {}
    for view in views:
        marker = possible.get(view.index)
        if marker is None:
            continue
        if marker.kind is MarkerKind.LETTER and marker.printed:
            letter = next(char for char in marker.printed if char.isalpha())
            form = marker.form.replace("A", "I").replace("a", "i")
            value = parse_roman(letter)
            if form in dresses and value:
                marker = replace(
                    marker, kind=MarkerKind.ROMAN, form=form, values=(value,), is_weak=False
                )
        resolved[view.index] = marker
    return resolved


def _confirm_counting(
    kind: MarkerKind, members: Sequence[tuple[LineView, Marker]]
) -> dict[int, Marker]:
    values = [marker.values for _, marker in members]
    outer = _find_outer_count([value[-1] for value in values])
    if outer:
        confirmed = {}
        for position, (view, marker) in enumerate(members):
            is_outer = position in outer
            confirmed[view.index] = (
                replace(marker, form=f"{marker.form} of the outer count") if is_outer else marker
            )
        return confirmed
    if kind is MarkerKind.BARE and _is_repeated_icon(values):
        return {
            view.index: replace(
                marker, kind=MarkerKind.GLYPH, form=f"icon {marker.printed}", values=()
            )
            for view, marker in members
        }
    if len(set(values)) == 1 and len(values) > 1:
        # Some editors print every item "1.": position counts, not the print.
        strong = [pair for pair in members if not pair[1].is_weak]
        return {v.index: m for v, m in strong} if values[0][-1] == 1 else {}
    keep = [False] * len(members)
    last: int | None = None
    for index, value in enumerate(values):
        starts = value[-1] == 1
        continues = last is not None and follows(values[last], value)
        if continues:
            keep[index] = True
            if last is not None:
                keep[last] = True
            last = index
        elif starts:
            # A first member is believed when a second follows, or when the form is strong.
            keep[index] = not members[index][1].is_weak
            last = index
        elif last is None and not members[index][1].is_weak and _opens_run(values, index):
            keep[index] = True
            last = index
    weak_ok = sum(keep) >= thresholds.WEAK_MARKER_MIN_COUNT
    return {
        view.index: marker
        for (view, marker), kept in zip(members, keep, strict=True)
        if kept and (weak_ok or not marker.is_weak)
    }


def _find_outer_count(values: Sequence[int]) -> frozenset[int]:
    """Positions of an outer count in one dress with an inner one: 1 1 2 2 1 2 3 1 2.

    Each outer number stands directly before an inner list that begins at one, and the outer
    numbers count 1, 2, 3 …; so the number before every restart tells.

    Returns:
        The positions of the outer numbers; empty where there are not two counts.
    """
    outer = [i for i in range(len(values) - 1) if values[i + 1] == 1]
    if len(outer) < 2 or [values[i] for i in outer] != list(range(1, len(outer) + 1)):
        return frozenset()
    inner_runs = [values[a + 1 : b] for a, b in itertools.pairwise([*outer, len(values)])]
    if any(run != list(range(1, len(run) + 1)) for run in inner_runs):
        return frozenset()
    return frozenset(outer)


def _opens_run(values: Sequence[tuple[int, ...]], index: int) -> bool:
    """Whether a count that does not begin at one goes on from here (an excerpt)."""
    return index + 1 < len(values) and follows(values[index], values[index + 1])


def _is_repeated_icon(values: Sequence[tuple[int, ...]]) -> bool:
    return len(values) >= thresholds.WEAK_MARKER_MIN_COUNT and len(set(values)) == 1


def _confirm_glyphs(
    members: Sequence[tuple[LineView, Marker]], views: Sequence[LineView]
) -> dict[int, Marker]:
    above = {view.index: views[i - 1] if i else None for i, view in enumerate(views)}
    confirmed: dict[int, Marker] = {}
    for view, marker in members:
        if marker.is_weak and len(members) < thresholds.WEAK_MARKER_MIN_COUNT:
            continue
        if len(members) == 1 and marker.form == "–" and not _opens_paragraph(view, above):
            continue  # a dash in a wrapped sentence
        confirmed[view.index] = marker
    return confirmed


def _opens_paragraph(view: LineView, above: Mapping[int, LineView | None]) -> bool:
    previous = above[view.index]
    return (
        previous is None
        or view.blank_before > 0
        or view.pitch_em is None
        or previous.text.rstrip().endswith((":", ".", ";"))
    )
