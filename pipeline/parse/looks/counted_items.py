"""Items that stand out from their list: "(f) …", "**(g) …**", "(h) …" are one list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pipeline.model.frozen import replace
from pipeline.parse.looks.headings import BOLD
from pipeline.parse.looks.looks import Look, Sighting
from pipeline.parse.markers.counting import follows
from pipeline.parse.markers.markers import Marker


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


def keep_in_counts(sightings: Sequence[Sighting]) -> Sequence[Sighting]:
    """Takes short bold measures for what they are, where most of the count they stand in is items.

    "12 **Close the wards.**" is set in bold to its end where other measures turn plain within. One
    with items of its own below it is none of them.
    """
    found: dict[int, Sighting] = {}
    for chain in _list_counts(sightings):
        items = [at for at in chain if sightings[at].look is Look.ITEM]
        if len(chain) < _FEWEST_COUNTED or len(items) < _ITEM_SHARE * len(chain):
            continue
        members = frozenset(chain)
        model = sightings[items[0]]
        for at in chain:
            one = sightings[at]
            below = sightings[at + 1] if at + 1 < len(sightings) else None
            has_items = below is not None and below.look is Look.ITEM and at + 1 not in members
            if _is_bold_only(one) and not has_items:
                found[at] = replace(
                    one, look=Look.ITEM, form=model.form, prominence=0.0, section=None
                )
    return [found.get(at, one) for at, one in enumerate(sightings)] if found else sightings


#: Fewer are the list of one theme, where a bold line may name a part of it.
_FEWEST_COUNTED = 10
_ITEM_SHARE = 0.6


def _is_bold_only(one: Sighting) -> bool:
    """Whether a heading is told by bold type alone, of the text's size."""
    is_heading = one.look is Look.HEADING and not one.unit.first.is_file_heading
    return is_heading and one.unit.is_bold and one.prominence <= BOLD


def _list_counts(sightings: Sequence[Sighting]) -> list[list[int]]:
    """Positions of the units of each count, in one dress, that goes on without a gap."""
    counts: list[list[int]] = []
    open_by_form: dict[str, list[int]] = {}
    for at, one in enumerate(sightings):
        if one.marker is None or not one.marker.values:
            continue
        count = open_by_form.get(one.marker.form)
        if count is None or not _is_next(sightings[count[-1]].marker, one.marker):
            count = []
            counts.append(count)
            open_by_form[one.marker.form] = count
        count.append(at)
    return counts


def _is_next(marker: Marker | None, other: Marker | None) -> bool:
    if marker is None or other is None or marker.form != other.form or not marker.values:
        return False
    return follows(marker.values, other.values)
