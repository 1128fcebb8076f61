"""Fragments that stand on one baseline."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.extract import thresholds as limit
from pipeline.extract.lines import Fragment


def group_rows(fragments: Iterable[Fragment]) -> list[list[Fragment]]:
    """Fragments on one baseline, from the top down, each row from left to right."""
    rows: list[list[Fragment]] = []
    for fragment in sorted(fragments, key=lambda one: (one.baseline, one.x0)):
        step = limit.MAX_ROW_STEP_EM * fragment.size
        if rows and fragment.baseline - rows[-1][0].baseline <= step:
            rows[-1].append(fragment)
        else:
            rows.append([fragment])
    for row in rows:
        row.sort(key=lambda one: one.x0)
    return rows
