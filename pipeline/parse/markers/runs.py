"""Which counts the marks of one dress belong to, one within the other."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.frozen import mutable
from pipeline.parse import thresholds
from pipeline.parse.lines.views import LineView
from pipeline.parse.markers.counting import follows
from pipeline.parse.markers.markers import Marker, MarkerKind


@mutable
class Count:
    """A count being followed: the positions of its members, and whether lists interrupted it."""

    positions: list[int]
    is_resumed: bool = False


def follow_counts(members: Sequence[tuple[LineView, Marker]]) -> list[Count]:
    """Tells apart the counts that marks of one dress belong to.

    A mark goes on with the innermost open count that it follows, rather with one set alike; a
    count that goes on after another began inside it is an outer one: 1 1 2 2 1 2 3 1 2.
    """
    counts: list[Count] = []
    stack: list[Count] = []
    values = [marker.values for _, marker in members]
    for position, (_, marker) in enumerate(members):
        if stack and _is_said_again(members[stack[-1].positions[-1]][1], marker):
            stack[-1].positions.append(position)
            continue
        following = [
            depth
            for depth, count in enumerate(stack)
            if follows(members[count.positions[-1]][1].values, marker.values)
        ]
        alike = [
            depth
            for depth in following
            if _are_set_alike(members[stack[depth].positions[-1]], members[position])
        ]
        if following:
            depth = max(alike or following)
            count = stack[depth]
            count.is_resumed = count.is_resumed or depth < len(stack) - 1
            del stack[depth + 1 :]
            count.positions.append(position)
        elif marker.values[-1] <= 1 or (
            marker.kind is not MarkerKind.BARE and _opens_run(values, position)
        ):
            count = Count(positions=[position])
            counts.append(count)
            stack = [*stack[-_MOST_OPEN:], count]
    return counts


#: Counts that wait for their next; lists that end nowhere would be remembered for ever.
_MOST_OPEN = 40


def _is_said_again(above: Marker, marker: Marker) -> bool:
    """Whether a label says the number of the last again: on a page of its own, then over the text.

    Counts within one another have words of their own: "Theme 1" never stands under "Theme 1".
    """
    return marker.kind is MarkerKind.LABEL and marker.values == above.values


def _are_set_alike(one: tuple[LineView, Marker], other: tuple[LineView, Marker]) -> bool:
    """Whether two marks stand at one edge with the same white space after them."""
    (view, marker), (other_view, other_marker) = one, other
    space = view.text[: marker.length][len(view.text[: marker.length].rstrip()) :]
    other_text = other_view.text[: other_marker.length]
    other_space = other_text[len(other_text.rstrip()) :]
    if view.line.region != other_view.line.region and view.line.bbox is not None:
        return space == other_space
    return (
        space == other_space
        and abs(view.left_em - other_view.left_em) < 2 * thresholds.SAME_EDGE_EM
    )


def _opens_run(values: Sequence[tuple[int, ...]], index: int) -> bool:
    """Whether a count that does not begin at one goes on from here (an excerpt)."""
    return index + 1 < len(values) and follows(values[index], values[index + 1])
