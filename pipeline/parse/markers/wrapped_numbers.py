"""Numbers that open a line of a sentence and no item: "… until|1. May", "… some|1.1 million"."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

from pipeline.parse import thresholds
from pipeline.parse.lines.views import LineView
from pipeline.parse.markers.counting import follows
from pipeline.parse.markers.markers import Marker, MarkerKind

#: Kinds of what a sentence may hold as well: "12. May", "1.1 million".
NUMBERS = frozenset({MarkerKind.NUMBER, MarkerKind.DECIMAL})


def drop_wrapped(
    members: Sequence[tuple[LineView, Marker]], above: Mapping[int, LineView]
) -> list[tuple[LineView, Marker]]:
    """The marks without numbers that a sentence ends with: "… now there are|7. Many …".

    The list's own number says the same once more, or goes on without it ("… until|1. May …"), and
    begins where a text has ended.
    """
    marked = {view.index for view, _ in members}
    if len(members) == 1 and _breaks_off(members[0][0], above, marked):
        return []
    kept: list[tuple[LineView, Marker]] = []
    for one, after in itertools.pairwise(members):
        last = kept[-1][1].values if kept else ()
        own, next_values = one[1].values, after[1].values
        is_said_again = own == next_values and own[-1] > 1
        is_passed_over = not follows(last, own) and follows(last, next_values)
        if not (
            (is_said_again or is_passed_over)
            and _breaks_off(one[0], above, marked)
            and not _breaks_off(after[0], above, marked)
        ):
            kept.append(one)
    return [*kept, members[-1]]


def _breaks_off(view: LineView, above: Mapping[int, LineView], marked: set[int]) -> bool:
    """Whether the set line above, at one edge and no item, ends in the middle of a sentence."""
    line_above = above.get(view.index)
    return (
        line_above is not None
        and view.line.bbox is not None
        and line_above.line.region == view.line.region
        and line_above.index not in marked
        and abs(line_above.left_em - view.left_em) < thresholds.SAME_EDGE_EM
        and line_above.text.rstrip()[-1:].isalpha()
        and line_above.text.rstrip().rpartition(" ")[2].islower()
    )
