"""Numbers in the margin that count the lines of a page, or of the whole document."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Mapping, Sequence

from pipeline.model.outline import Role
from pipeline.parse import thresholds
from pipeline.parse.lines.verdicts import Verdict
from pipeline.parse.lines.views import LineView


def find_line_numbers(pages: Sequence[Sequence[LineView]]) -> Mapping[int, Verdict]:
    """Verdicts on such lines, by line index.

    Args:
        pages: the lines of each page that may be some.
    """
    verdicts: dict[int, Verdict] = {}
    for page_views in pages:
        verdicts.update(_find_on_page(page_views))
    verdicts.update(_find_counts_in_fives(pages))
    return verdicts


def _find_on_page(page_views: Sequence[LineView]) -> Mapping[int, Verdict]:
    """Numbers in the margin that count the lines: lines of digits only that step evenly."""
    verdicts: dict[int, Verdict] = {}
    for members in _list_number_columns(page_views).values():
        values = [int(view.text) for view in members]
        steps = {after - before for before, after in itertools.pairwise(values)}
        if len(members) >= thresholds.LINE_NUMBERS_MIN and steps in ({1}, {5}):
            verdicts.update((view.index, _LINE_NUMBER) for view in members)
    return verdicts


def _find_counts_in_fives(pages: Sequence[Sequence[LineView]]) -> Mapping[int, Verdict]:
    """The same over all pages: one may have few, but they go on, or begin anew with the page."""
    columns: dict[int, list[list[int]]] = defaultdict(list)
    members: dict[int, list[LineView]] = defaultdict(list)
    for page_views in pages:
        for edge, views in _list_number_columns(page_views).items():
            columns[edge].append([int(view.text) for view in views])
            members[edge] += views
    verdicts: dict[int, Verdict] = {}
    for edge, runs in columns.items():
        steps = [after - before for run in runs for before, after in itertools.pairwise(run)]
        joints = [below[0] - above[-1] for above, below in itertools.pairwise(runs)]
        begins_anew = sum(run[0] == _LINES_A_NUMBER for run in runs[1:])
        if (
            len(members[edge]) >= thresholds.LINE_NUMBERS_MIN
            and set(steps) == {_LINES_A_NUMBER}
            and all(run[0] % _LINES_A_NUMBER == 0 for run in runs)
            and max(joints.count(_LINES_A_NUMBER), begins_anew)
            >= thresholds.LINE_NUMBERS_JOINT_SHARE * len(joints)
        ):
            verdicts.update((view.index, _LINE_NUMBER) for view in members[edge])
    return verdicts


def _list_number_columns(page_views: Sequence[LineView]) -> Mapping[int, list[LineView]]:
    """Lines of digits only, no larger than the text, by their right edge."""
    by_edge: dict[int, list[LineView]] = defaultdict(list)
    for view in page_views:
        if view.text.strip().isdecimal() and view.size_ratio < thresholds.SAME_SIZE_RATIO:
            by_edge[round(view.right_em)].append(view)
    return by_edge


#: Where not every line has its number, every fifth has.
_LINES_A_NUMBER = 5
_LINE_NUMBER = Verdict(role=Role.FURNITURE, reason="line number in the margin")
