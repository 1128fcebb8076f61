"""Marks of a sentence that runs on, where the line's end puts one of them first.

"…: a) more trains, b) safer|c) fewer …": the "c)" opens a line by chance. Its neighbours in the
count stand within lines, and so it opens no item.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence

from pipeline.model.frozen import frozen
from pipeline.parse.lines.views import LineView
from pipeline.parse.markers.markers import Marker, MarkerKind

#: Marks with a bracket, within a line or at its end.
_INLINE = re.compile(r"(?<=\s)\(?([a-z]|\d{1,2})\)(?=\s|$)")
#: So many lines up and down a neighbour in the count is looked for.
_REACH_LINES = 12


@frozen
class _Count:
    """A mark with a bracket: its line, its value, a digit or a letter, and if it opens the line."""

    index: int
    value: int
    is_digit: bool
    opens_line: bool


def drop_inline_counts(
    views: Sequence[LineView], markers: Mapping[int, Marker]
) -> dict[int, Marker]:
    """The marks without those whose neighbours in the count stand within lines.

    Args:
        views: the lines, in reading order.
        markers: what each may open with, by index of the line.
    """
    counts = list(_list_counts(views, markers))
    if all(count.opens_line for count in counts):
        return dict(markers)
    inline: set[int] = set()
    for position, count in enumerate(counts):
        if not count.opens_line:
            continue
        if count.value == 1:
            neighbour = _find(2, counts[position + 1 :], count)
        else:
            neighbour = _find(count.value - 1, counts[:position][::-1], count)
        if neighbour is not None and (not neighbour.opens_line or neighbour.index in inline):
            inline.add(count.index)
    return {index: marker for index, marker in markers.items() if index not in inline}


def _list_counts(views: Sequence[LineView], markers: Mapping[int, Marker]) -> Iterator[_Count]:
    for view in views:
        if view.line.bbox is None:
            continue
        marker = markers.get(view.index)
        skip = 0
        if (
            marker is not None
            and marker.kind in (MarkerKind.LETTER, MarkerKind.NUMBER)
            and ")" in marker.form
            and "A" not in marker.form  # within a line letters are small
        ):
            skip = marker.length
            is_digit = marker.kind is MarkerKind.NUMBER
            yield _Count(
                index=view.index, value=marker.values[-1], is_digit=is_digit, opens_line=True
            )
        for match in _INLINE.finditer(view.text, skip) if ")" in view.text else ():
            yield _Count(
                index=view.index,
                value=_read_value(match[1]),
                is_digit=match[1].isdigit(),
                opens_line=False,
            )


def _find(value: int, counts: Sequence[_Count], count: _Count) -> _Count | None:
    """The nearest of ``counts`` with a value, of one kind with ``count`` and within its reach."""
    near = itertools.takewhile(lambda one: abs(one.index - count.index) <= _REACH_LINES, counts)
    alike = (one for one in near if one.is_digit == count.is_digit)
    return next((one for one in alike if one.value == value), None)


def _read_value(printed: str) -> int:
    return int(printed) if printed.isdigit() else ord(printed) - ord("a") + 1
