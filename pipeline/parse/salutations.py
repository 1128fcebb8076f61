"""Letters to the reader: a heading over a salutation introduces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.parse.looks import Look, Section, Sighting


def mark_letters(sightings: Sequence[Sighting]) -> list[Sighting]:
    """The heading over a letter to the reader ("Dear friend,") introduces, beside others like it.

    The heading of a document that is a letter has none beside it before its list ends, and lines
    that all end in a comma are a list.
    """
    last_item = max(
        (at for at, s in enumerate(sightings) if s.look is Look.ITEM), default=len(sightings)
    )
    last_of_form = {
        s.form: at for at, s in enumerate(sightings[:last_item]) if s.look is Look.HEADING
    }
    kept = list(sightings)
    letters = [
        position
        for position, (above, below) in enumerate(pairwise(sightings))
        if above.look is Look.HEADING
        and last_of_form.get(above.form, position) > position
        and below.look is Look.PARAGRAPH
        and below.unit.word_count <= _SALUTATION_MAX_WORDS
        and below.unit.text[:1].isupper()
        and below.unit.text.rstrip().endswith(",")
    ]
    if len(letters) == 1:
        kept[letters[0]] = replace(kept[letters[0]], section=Section.INTRODUCTION)
    return kept


#: "Sehr geehrte Frau Präsidentin, sehr geehrte Damen und Herren,": salutations are short.
_SALUTATION_MAX_WORDS = 9
