"""Paragraphs with numbers to be cited by: "12. The Board …", counted through the whole text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from pipeline.model.frozen import replace
from pipeline.model.quantiles import median
from pipeline.parse.looks.looks import LEAD_IN_FORM, PARAGRAPH_FORM, Look, Sighting
from pipeline.parse.markers.counting import follows

#: Numbers that count paragraphs run at least so far, under at least so many headings …
_FEWEST_NUMBERED = 6
_FEWEST_HEADINGS = 3
#: … so many of them lead to lists, and half of the others have at least so many words.
_FEWEST_LEADING = 2
_USUAL_WORDS = 18

_CITED = re.compile(r"N\.?")


def lower_numbered_paragraphs(sightings: Sequence[Sighting]) -> Sequence[Sighting]:
    """Takes the numbered paragraphs of a report for paragraphs, where lists stand between them.

    International bodies and courts number every paragraph: "7. In support of this, we will:" leads
    to "(a) … (b) …", which are the list. Where nothing but paragraphs is numbered, they may be it.
    """
    groups: dict[str, list[int]] = defaultdict(list)
    for position, sighting in enumerate(sightings):
        marker = sighting.marker
        if sighting.look is Look.ITEM and marker is not None and _CITED.fullmatch(marker.form):
            groups[sighting.form].append(position)
    cited = {at for group in groups.values() if _are_cited(group, sightings) for at in group}
    return [_lower(one) if at in cited else one for at, one in enumerate(sightings)]


def _are_cited(group: Sequence[int], sightings: Sequence[Sighting]) -> bool:
    members = [sightings[at] for at in group]
    values = [one.marker.values for one in members if one.marker is not None]
    heads = sum(
        any(s.look is Look.HEADING for s in sightings[above:below])
        for above, below in pairwise(group)
    )
    telling = [sightings[at].unit.word_count for at in group if not _leads(at, sightings)]
    return (
        len(group) >= _FEWEST_NUMBERED
        and heads + 1 >= _FEWEST_HEADINGS
        and all(follows(above, below) for above, below in pairwise(values))
        and len(group) - len(telling) >= _FEWEST_LEADING
        and median(telling or [0]) >= _USUAL_WORDS
    )


def _leads(at: int, sightings: Sequence[Sighting]) -> bool:
    """Whether a paragraph announces the list of another kind below it."""
    below = sightings[at + 1] if at + 1 < len(sightings) else None
    return (
        sightings[at].unit.text.rstrip().endswith(":")
        and below is not None
        and below.look is Look.ITEM
        and below.form != sightings[at].form
    )


def _lower(sighting: Sighting) -> Sighting:
    if sighting.unit.text.rstrip().endswith(":"):
        return replace(sighting, look=Look.LEAD_IN, form=LEAD_IN_FORM, parts=())
    return replace(sighting, look=Look.PARAGRAPH, form=PARAGRAPH_FORM)
