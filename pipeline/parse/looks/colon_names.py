"""Lines with a colon that name a theme although they could only announce its list."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.frozen import replace
from pipeline.parse.looks.looks import COLON_TITLE_FORM, LEAD_IN_FORM, Look, Sighting

#: Names with a colon that make another line with one a name.
_FEWEST_NAMES = 2


def name_after_lists(sightings: Sequence[Sighting]) -> tuple[Sighting, ...]:
    """Where lines with a colon name themes, one that follows a list names the next, verb or not.

    What only announces stands below a name or a heading.
    """
    names = sum(sighting.form == COLON_TITLE_FORM for sighting in sightings)
    orphans: list[int] = []
    above: Sighting | None = None
    for position, sighting in enumerate(sightings):
        if sighting.look is Look.PARAGRAPH:
            continue
        is_after_list = above is None or above.look in (Look.ITEM, Look.CELL)
        if sighting.form == LEAD_IN_FORM and is_after_list and not sighting.is_generic:
            orphans.append(position)
        above = sighting
    if not 0 < len(orphans) <= names or names < _FEWEST_NAMES:
        return tuple(sightings)
    return tuple(
        replace(sighting, form=COLON_TITLE_FORM) if position in orphans else sighting
        for position, sighting in enumerate(sightings)
    )
