"""Letters to the reader: a heading over a salutation introduces."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.parse.looks import Look, Section, Sighting


def mark_letters(sightings: Sequence[Sighting]) -> list[Sighting]:
    """The heading over a letter to the reader ("Dear friend,") introduces, beside others like it.

    The heading of a document that is a letter has none beside it, and lines that all end in a comma
    are a list.
    """
    forms = Counter(s.form for s in sightings if s.look is Look.HEADING)
    kept = list(sightings)
    letters = [
        position
        for position, (above, below) in enumerate(pairwise(sightings))
        if above.look is Look.HEADING
        and forms[above.form] > 1
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
