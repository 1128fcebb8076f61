"""Items in capitals that head the items below them, under one mark: "– WATER", "– open the …"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.model.frozen import replace
from pipeline.parse.looks.headings import CAPITALS
from pipeline.parse.looks.looks import Look, Sighting

#: The form of such items.
CAPITAL_ITEM_FORM = "items in capitals"
#: Fewer are items that an author shouts.
_FEWEST_CAPITALS = 2


def raise_capital_items(sightings: Sequence[Sighting]) -> Sequence[Sighting]:
    """Takes them for headings, where each stands over others and the list begins with one."""
    found: set[int] = set()
    for run in _list_runs(sightings):
        capitals = [at for at in run if sightings[at].unit.is_capitals]
        heads_others = all(below - above > 1 for above, below in pairwise([*capitals, run[-1] + 1]))
        if len(capitals) >= _FEWEST_CAPITALS and capitals[0] == run[0] and heads_others:
            found.update(capitals)
    if not found:
        return sightings
    return [
        replace(one, look=Look.HEADING, form=CAPITAL_ITEM_FORM, prominence=CAPITALS, parts=())
        if at in found
        else one
        for at, one in enumerate(sightings)
    ]


def _list_runs(sightings: Sequence[Sighting]) -> list[list[int]]:
    """Positions of items of one form that follow one another."""
    runs: list[list[int]] = []
    for at, one in enumerate(sightings):
        if one.look is not Look.ITEM:
            continue
        if runs and runs[-1][-1] == at - 1 and sightings[at - 1].form == one.form:
            runs[-1].append(at)
        else:
            runs.append([at])
    return runs
