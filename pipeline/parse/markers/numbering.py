"""Which of the possible marks are real: a mark is believed for the company it keeps.

"12." may open a wrapped line of prose, "3." a German date, "o" a sentence. Over the whole
document a real list shows: its marks recur, or count on from one another.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from pipeline.model.document import ElementKind
from pipeline.model.frozen import replace
from pipeline.parse import thresholds
from pipeline.parse.lines.views import LineView
from pipeline.parse.markers.font_icons import ICON, find_icons_before_numbers
from pipeline.parse.markers.labels import BARE_LABEL
from pipeline.parse.markers.markers import COUNTING_KINDS, Marker, MarkerKind, mark_item
from pipeline.parse.markers.misread import (
    _is_dash,
    merge_stray_dashes,
    resolve_misread_ones,
    resolve_roman,
)
from pipeline.parse.markers.misread_bullets import merge_misread_bullets
from pipeline.parse.markers.runs import (
    follow_counts,
)
from pipeline.parse.markers.wrapped_numbers import NUMBERS, drop_wrapped

#: What sets the form of an outer count apart from the inner one's.
_OUTER = " of the outer count"


def confirm_markers(views: Sequence[LineView], possible: Mapping[int, Marker]) -> dict[int, Marker]:
    """The marks to believe, by line index.

    Args:
        views: the lines that may hold marks, in reading order.
        possible: what each line may open with, by ``LineView.index``.

    Returns:
        A subset of ``possible``, with items of the file's own lists whatever is typed in them;
        Roman numerals that look like letters, and icons that look like digits, reinterpreted.
    """
    resolved = resolve_roman(views, resolve_misread_ones(views, possible))
    resolved = merge_misread_bullets(views, merge_stray_dashes(resolved))
    groups: dict[tuple[object, ...], list[tuple[LineView, Marker]]] = defaultdict(list)
    for view, below in itertools.zip_longest(views, views[1:]):
        marker = resolved.get(view.index)
        if marker is not None:
            is_numeral = below is not None and _counts_below(view, marker, below)
            groups[_group_key(below if is_numeral else view, marker)].append((view, marker))
    # "1.1", "1.2" below "1 Water": what begins a number is counted by itself.
    prefixes = frozenset(m.values[:1] for m in resolved.values() if len(m.values) > 1)
    confirmed: dict[int, Marker] = {}
    above = dict(zip((view.index for view in views[1:]), views, strict=False))
    for group in groups.values():
        kind = group[0][1].kind
        members = drop_wrapped(group, above) if kind in NUMBERS else group
        if not members:
            continue
        if kind in COUNTING_KINDS:
            counted = _confirm_counting(kind, members, prefixes)
            if _is_generated(members):
                # The file's own lists need no proof, only their levels.
                confirmed.update({view.index: marker for view, marker in members})
            confirmed.update(counted)
        else:
            confirmed.update(_confirm_glyphs(members, views))
    confirmed.update(
        (view.index, mark_item(view.line.element))
        for view in views
        if view.index in possible
        and view.index not in confirmed
        and view.line.element is not None
        and view.line.element.kind is ElementKind.LIST_ITEM
        and not possible[view.index].is_inner
    )
    return confirmed | find_icons_before_numbers(views, confirmed)


def _group_key(view: LineView, marker: Marker) -> tuple[object, ...]:
    """Marks that may belong to one count: of one dress and, where type has sizes, of one size.

    A bare number is the weakest mark: the chapters' "3" must be as bold as the rest, the number
    itself, however many of the words behind it are bold.
    """
    size = round(view.size_ratio * 10)
    weight = None
    if marker.kind is MarkerKind.BARE:
        runs = view.line.runs
        weight = view.is_bold or (bool(runs) and runs[0].style.is_bold)
    # Headings, cells of tables and running text are counted each by themselves.
    element = view.line.element
    place = element.kind if element is not None and element.kind in _COUNTED_APART else None
    if marker.kind is MarkerKind.LABEL and place is ElementKind.TABLE_CELL:
        place = None  # "Priority 3" may stand above the rest of a table, at the top of a page
    is_counting = marker.kind in COUNTING_KINDS
    return (marker.kind, marker.form, *((size, weight, place) if is_counting else ()))


def _counts_below(view: LineView, marker: Marker, below: LineView) -> bool:
    """Whether a number in display type, alone on its line, counts the title below it.

    Beside titles that stand in one line with theirs it is of their size, and not of its own.
    """
    return (
        marker.kind is MarkerKind.NUMBER
        and not view.text[marker.length :].strip()
        and view.size_ratio > below.size_ratio >= thresholds.SAME_SIZE_RATIO
        and view.line.page_number == below.line.page_number
    )


_COUNTED_APART = frozenset({ElementKind.HEADING, ElementKind.TABLE_CELL})


def is_outer_count(marker: Marker) -> bool:
    """Whether a mark belongs to a count that others of its dress interrupt."""
    return marker.form.endswith(_OUTER)


def _is_generated(members: Sequence[tuple[LineView, Marker]]) -> bool:
    """Whether the marks come from the file's own list structure, which needs no proof."""
    return all(marker.length == 0 for _, marker in members)


def _confirm_counting(
    kind: MarkerKind,
    members: Sequence[tuple[LineView, Marker]],
    prefixes: frozenset[tuple[int, ...]],
) -> dict[int, Marker]:
    values = [marker.values for _, marker in members]
    if kind is MarkerKind.LABEL and members[0][1].form.endswith(BARE_LABEL) and len(members) < 2:
        return {}  # "Theme: …" once names the document's theme, or a clause
    if kind is MarkerKind.LABEL and _are_initials(members):
        return {view.index: marker for view, marker in members}
    icon = _find_repeated_icon(values) if kind is MarkerKind.BARE else None
    if icon is not None:
        return {
            view.index: replace(
                marker, kind=MarkerKind.GLYPH, form=f"{ICON}{marker.printed}", values=()
            )
            for view, marker in members
            if marker.values == icon
        }
    if len(set(values)) == 1 and len(values) > 1:
        # Some editors print every item "1.": position counts, not the print.
        strong = [pair for pair in members if not pair[1].is_weak]
        return {v.index: m for v, m in strong} if values[0][-1] == 1 else {}
    counts = follow_counts(members)
    believed = [
        position
        for count in counts
        if len(count.positions) > 1 or not members[count.positions[0]][1].is_weak
        for position in count.positions
    ]
    are_headings = all(
        _is_heading(members[position][0]) or values[position] in prefixes for position in believed
    )
    fewest = _FEWEST_HEADINGS if are_headings else thresholds.WEAK_MARKER_MIN_COUNT
    weak_ok = len(believed) >= fewest
    outer = {position for count in counts if count.is_resumed for position in count.positions}
    return {
        view.index: replace(marker, form=f"{marker.form}{_OUTER}") if position in outer else marker
        for position in sorted(believed)
        for view, marker in [members[position]]
        if weak_ok or not marker.is_weak
    }


def _are_initials(members: Sequence[tuple[LineView, Marker]]) -> bool:
    """Whether labels have letters of their own: "Field E: Energy", "Field M: Mobility"."""
    letters = [
        match[1]
        for _, marker in members
        if not marker.is_weak and (match := _INITIAL.search(marker.printed or "")) is not None
    ]
    if not len(letters) == len(members) >= _FEWEST_INITIALS:
        return False
    return letters != sorted(letters) or ord(letters[-1]) - ord(letters[0]) >= len(letters)


_INITIAL = re.compile(r" ([A-Z])\W+$")
_FEWEST_INITIALS = 3
#: "A. Water", "B. Roads": that both are headings, set to stand out, or numbers that those of items
#: begin with, is company enough.
_FEWEST_HEADINGS = 2


def _is_heading(view: LineView) -> bool:
    stands_out = view.is_bold or view.size_ratio >= thresholds.SAME_SIZE_RATIO
    element = view.line.element
    is_line = element is None or (
        element.kind is ElementKind.PARAGRAPH and element.list_number is None
    )
    return view.is_file_heading or (is_line and stands_out)


def _find_repeated_icon(values: Sequence[tuple[int, ...]]) -> tuple[int, ...] | None:
    """The number that most lines begin with; others are the chance of a wrapped line."""
    icon, count = Counter(values).most_common(1)[0]
    is_icon = count >= max(
        thresholds.WEAK_MARKER_MIN_COUNT, thresholds.REPEATED_ICON_SHARE * len(values)
    )
    return icon if is_icon else None


def _confirm_glyphs(
    members: Sequence[tuple[LineView, Marker]], views: Sequence[LineView]
) -> dict[int, Marker]:
    above = {view.index: views[i - 1] if i else None for i, view in enumerate(views)}
    confirmed: dict[int, Marker] = {}
    for view, marker in members:
        if marker.is_weak and len(members) < thresholds.WEAK_MARKER_MIN_COUNT:
            continue
        if len(members) == 1 and _is_dash(marker) and not _opens_paragraph(view, above):
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
