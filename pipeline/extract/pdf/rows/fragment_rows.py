"""Fragments that stand on one baseline."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter

from pipeline.extract.pdf import thresholds as limit
from pipeline.extract.pdf.rows.fragments import Fragment

_by_baseline = attrgetter("baseline", "x0")
_by_x0 = attrgetter("x0")


def group_rows(fragments: Iterable[Fragment]) -> list[list[Fragment]]:
    """Fragments on one baseline, from the top down, each row from left to right."""
    rows: list[list[Fragment]] = []
    baseline = float("-inf")
    for fragment in sorted(fragments, key=_by_baseline):
        if fragment.baseline - baseline <= limit.MAX_ROW_STEP_EM * fragment.size:
            rows[-1].append(fragment)
        else:
            rows.append([fragment])
            baseline = fragment.baseline
    for row in rows:
        if len(row) > 1:
            row.sort(key=_by_x0)
    return rows
