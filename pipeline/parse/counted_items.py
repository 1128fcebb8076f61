"""Items that stand out from their list: "(f) …", "**(g) …**", "(h) …" are one list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.parse.counting import follows
from pipeline.parse.looks import Look, Sighting
from pipeline.parse.markers import Marker


def keep_in_lists(sightings: Sequence[Sighting]) -> Sequence[Sighting]:
    """Takes a bold line for the item that it is, where its count goes on from item to item.

    What the file itself calls a heading is one.
    """
    headings = Counter(one.form for one in sightings if one.look is Look.HEADING)
    items = Counter(one.marker.form for one in sightings if one.look is Look.ITEM and one.marker)
    counted = [at for at, one in enumerate(sightings) if one.marker is not None]
    found: dict[int, Sighting] = {}
    for (before, at), (_, after) in pairwise(pairwise(counted)):
        item, one, below = sightings[before], sightings[at], sightings[after]
        if (
            one.look is Look.HEADING
            and not one.unit.first.is_file_heading
            and item.look is below.look is Look.ITEM
            and before + 1 == at == after - 1
            and _is_next(item.marker, one.marker)
            and _is_next(one.marker, below.marker)
        ):
            found[at] = replace(
                one, look=Look.ITEM, form=item.form, prominence=item.prominence, section=None
            )
    for before, at in pairwise(counted):
        item, one = sightings[before], sightings[at]
        if (
            one.look is Look.HEADING
            and one.marker is not None
            and headings[one.form] <= _STRAY_SHARE * items[one.marker.form]
            and not one.unit.first.is_file_heading
            and item.look is Look.ITEM
            and before + 1 == at
            and (at + 1 == len(sightings) or sightings[at + 1].look is Look.HEADING)
            and _is_next(item.marker, one.marker)
        ):
            found[at] = replace(
                one, look=Look.ITEM, form=item.form, prominence=item.prominence, section=None
            )
    return [found.get(at, one) for at, one in enumerate(sightings)] if found else sightings


#: Few members of a count that stand out over nothing are the last of their lists.
_STRAY_SHARE = 0.2


def _is_next(marker: Marker | None, other: Marker | None) -> bool:
    if marker is None or other is None or marker.form != other.form or not marker.values:
        return False
    return follows(marker.values, other.values)
