"""Quotations set apart: who said them belongs to them."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.frozen import replace
from pipeline.parse.looks.looks import PLAIN_HEADING_FORM, Look, Sighting


def join_attributions(sightings: Sequence[Sighting]) -> list[Sighting]:
    """A dash, or a line close below, names who said a quotation: "— Tom, retired teacher"."""
    joined = list(sightings)
    for position in range(1, len(joined)):
        one, below = joined[position], joined[position + 1 : position + 2]
        is_alone = not below or below[0].form != one.form
        is_marked = is_alone and _names_speaker(one)
        if joined[position - 1].look is Look.QUOTATION and (is_marked or _is_signature(one)):
            joined[position] = replace(one, look=Look.QUOTATION, form="quotations", parts=())
    return joined


def _names_speaker(sighting: Sighting) -> bool:
    marker = sighting.marker
    return (
        sighting.look is Look.ITEM
        and marker is not None
        and marker.form in _DASHES
        and sighting.unit.word_count <= _SPEAKER_MAX_WORDS
    )


def _is_signature(sighting: Sighting) -> bool:
    """Whether a typed line directly below another begins with a name: "Tom Reed, teacher"."""
    first = sighting.unit.first
    words = sighting.unit.text.partition(",")[0].split()
    return (
        sighting.form == PLAIN_HEADING_FORM
        and first.line.bbox is None
        and first.line.element is None
        and first.blank_before == 0
        and _FEWEST_NAMES_OF_ONE <= len(words) <= _MOST_NAMES_OF_ONE
        and all(word[0].isupper() for word in words)
    )


#: A given name and a surname, with what may stand before and between them.
_FEWEST_NAMES_OF_ONE = 2
_MOST_NAMES_OF_ONE = 4
_DASHES = frozenset("-–—―")
#: A name with what its bearer does.
_SPEAKER_MAX_WORDS = 12
