"""One count of objectives that runs through the themes: what stands outside it is none of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pipeline.parse import thresholds
from pipeline.parse.markers.markers import COUNTING_KINDS
from pipeline.parse.readings.readings import FoundTheme


def find_counted_stretch(themes: Sequence[FoundTheme]) -> range:
    """The themes between the first and the last through which one count of objectives runs.

    "1 … 12" under the first theme, "13 … 20" under the second: a list in another dress after the
    last of them, of names or of boxes to tick, belongs to something else.

    Args:
        themes: in reading order.

    Returns:
        Positions in ``themes``; all of them where no such count runs.
    """
    everything = range(len(themes))
    forms = Counter(
        form for theme in themes for form, _ in _list_counts(theme) if theme.heading is not None
    )
    if not forms:
        return everything
    usual = max(forms, key=lambda form: (forms[form], form))
    counts = [[value for form, value in _list_counts(theme) if form == usual] for theme in themes]
    inside = [position for position, values in enumerate(counts) if values]
    joints = [counts[below][0] - counts[above][-1] for above, below in pairwise(inside)]
    outside = [at for at in everything if at not in inside and themes[at].objectives]
    runs_on = (
        len(inside) >= thresholds.COUNTED_THEMES_MIN
        and joints.count(1) >= thresholds.COUNTED_JOINT_SHARE * len(joints)
        and all(at < inside[0] or at > inside[-1] for at in outside)
        and len(outside) <= thresholds.OUTSIDE_COUNT_SHARE * len(inside)
    )
    return range(inside[0], inside[-1] + 1) if runs_on and outside else everything


def _list_counts(theme: FoundTheme) -> list[tuple[str, int]]:
    markers = [objective.sighting.marker for objective in theme.objectives]
    return [
        (marker.form, marker.values[-1])
        for marker in markers
        if marker is not None and marker.kind in COUNTING_KINDS and marker.values
    ]
