"""Which units may be themes, for one shape of these."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from pipeline.model.frozen import frozen
from pipeline.parse.looks.looks import PLAIN_FORMS, Look, Sighting
from pipeline.parse.looks.named_lists import count_announced_themes
from pipeline.parse.looks.wording import has_address
from pipeline.parse.readings.overview import Overview
from pipeline.parse.readings.readings import ThemeShape


@frozen
class Candidates:
    """What may be a theme.

    Attributes:
        shape: the shape of the themes.
        indexes: of the units that may be one.
        prominence: that of the least prominent; infinite without any: no heading is as prominent.
        forms_below: forms of headings of the level below the themes.
    """

    shape: ThemeShape
    indexes: frozenset[int]
    prominence: float
    forms_below: frozenset[str]


def find_candidates(overview: Overview, shape: ThemeShape) -> Candidates:
    """The units with the shape of a theme, and not the words of a recurring sub-heading."""
    sightings = overview.sightings
    barren = _find_barren(sightings, overview.depths, shape)
    title_index = _find_title_above(sightings, shape)
    members = [
        sighting
        for sighting in sightings
        if _has_shape(sighting, overview.depths, shape)
        and sighting.unit.is_worded
        and sighting.key not in overview.recurring
        and sighting.unit.index not in barren
        and sighting.unit.index != title_index
        and not (sighting.look is Look.LEAD_IN and _announces_themes(sighting, overview))
        and not (sighting.form in PLAIN_FORMS and has_address(sighting.unit.text))
    ]
    return Candidates(
        shape=shape,
        indexes=frozenset(member.unit.index for member in members),
        prominence=min((member.prominence for member in members), default=math.inf),
        forms_below=_list_forms_between(members, sightings),
    )


def _announces_themes(sighting: Sighting, overview: Overview) -> bool:
    """Whether a line says how many themes there are, and so is none."""
    return count_announced_themes(sighting, overview.declared) is not None


def _has_shape(sighting: Sighting, depths: Mapping[int, int], shape: ThemeShape) -> bool:
    if sighting.form not in shape.forms or sighting.section is not None:
        return False
    if shape.named and sighting.unit.index not in shape.named:
        return False
    if sighting.look is Look.CELL:  # a header names its column, as the themes' cells do
        return False
    return shape.depth is None or depths.get(sighting.unit.index) == shape.depth


def _find_title_above(sightings: Sequence[Sighting], shape: ThemeShape) -> int | None:
    """Index of the title that is set like the themes, where the shape has one."""
    if not shape.has_title_above:
        return None
    return next(s.unit.index for s in sightings if s.form in shape.forms and s.section is None)


def _find_barren(
    sightings: Sequence[Sighting], depths: Mapping[int, int], shape: ThemeShape
) -> frozenset[int]:
    """Units in counted lists none of whose members has items under it, where other lists' have.

    "1. recalling …; 2. welcoming …" before "1. Safety: • … • …" is a list of another kind.
    """
    if shape.depth is None:
        return frozenset()
    lists: list[tuple[list[int], bool]] = []
    previous: tuple[int, ...] = ()
    for sighting in sightings:
        index, marker = sighting.unit.index, sighting.marker
        if _has_shape(sighting, depths, shape):
            values = marker.values if marker is not None else ()
            if not values:
                return frozenset()
            if not lists or values < previous:
                lists.append(([], False))
            lists[-1][0].append(index)
            previous = values
        elif sighting.look is Look.ITEM and lists and depths.get(index, 0) > shape.depth:
            lists[-1] = (lists[-1][0], True)
    if not any(has_children for _, has_children in lists):
        return frozenset()
    return frozenset(i for members, has_children in lists if not has_children for i in members)


def _list_forms_between(
    members: Sequence[Sighting], sightings: Sequence[Sighting]
) -> frozenset[str]:
    """Forms of headings that stand after most theme candidates before the next: a level below."""
    if len(members) < 2:
        return frozenset()
    starts = [member.unit.index for member in members]
    member_forms = {member.form for member in members}
    inside: dict[str, set[int]] = {}
    for s in sightings:
        if s.look is Look.HEADING and s.form not in member_forms and s.section is None:
            theme_number = bisect_right(starts, s.unit.index)
            if theme_number:
                inside.setdefault(s.form, set()).add(theme_number)
    counts = {form: len(theme_numbers) for form, theme_numbers in inside.items()}
    return frozenset(form for form, count in counts.items() if count >= 0.6 * len(members))
