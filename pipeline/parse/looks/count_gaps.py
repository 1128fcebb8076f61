"""A heading that its author forgot to number: "2. …", "3. …", "Libraries", "5. …"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from pipeline.model.frozen import replace
from pipeline.parse.looks.looks import Look, Sighting, dress_marker, join_form

#: Fewer numbered headings are no count that one could be missing from.
_FEWEST_COUNTED = 4


def fill_gaps(sightings: Sequence[Sighting]) -> Sequence[Sighting]:
    """Takes the only other heading in a style for the one whose number its siblings skip."""
    counted: dict[str, list[int]] = defaultdict(list)
    for position, one in enumerate(sightings):
        if one.look is Look.HEADING and one.marker is not None and len(one.marker.values) == 1:
            counted[one.form].append(position)
    found: dict[int, Sighting] = {}
    for form, positions in counted.items():
        if len(positions) < _FEWEST_COUNTED:
            continue
        for above, below in pairwise(positions):
            missing = _find_missing(sightings, above, below)
            marker = sightings[above].marker
            if missing is not None and marker is not None:
                one = sightings[missing]
                value = marker.values[0] + 1
                unprinted = replace(marker, values=(value,), length=0, printed=None)
                unit = replace(one.unit, marker=unprinted)
                found[missing] = replace(one, unit=unit, form=form, section=None)
    return [found.get(at, one) for at, one in enumerate(sightings)] if found else sightings


def _find_missing(sightings: Sequence[Sighting], above: int, below: int) -> int | None:
    """The position of the heading between two whose numbers are two apart; None without one."""
    first, second = sightings[above].marker, sightings[below].marker
    if first is None or second is None or second.values[0] != first.values[0] + 2:
        return None
    form = sightings[above].form
    between = [
        at
        for at in range(above + 1, below)
        if sightings[at].look is Look.HEADING
        and sightings[at].marker is None
        and join_form(sightings[at].form, dress_marker(first)) == form
    ]
    return between[0] if len(between) == 1 else None
