"""Letters: a heading over a salutation introduces, an address over one heads nothing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from pipeline.model.frozen import replace
from pipeline.parse.looks.looks import PARAGRAPH_FORM, PLAIN_HEADING_FORM, Look, Section, Sighting


def mark_letters(sightings: Sequence[Sighting]) -> list[Sighting]:
    """The heading over a letter to the reader ("Dear friend,") introduces, beside others like it.

    The heading of a document that is a letter has none beside it before its list ends, and lines
    that all end in a comma are a list.
    """
    kept = _clear_letterhead(sightings)
    last_item = max((at for at, s in enumerate(kept) if s.look is Look.ITEM), default=len(kept))
    last_of_form = {s.form: at for at, s in enumerate(kept[:last_item]) if s.look is Look.HEADING}
    letters = [
        position
        for position, (above, below) in enumerate(pairwise(kept))
        if above.look is Look.HEADING
        and last_of_form.get(above.form, position) > position
        and _is_salutation(below)
    ]
    if len(letters) == 1:
        kept[letters[0]] = replace(kept[letters[0]], section=Section.INTRODUCTION)
    return kept


def _clear_letterhead(sightings: Sequence[Sighting]) -> list[Sighting]:
    """Who writes a letter, and where to: plain lines before its salutation, down to a number.

    Addresses, telephone numbers and opening hours hold one. A letter closes as letters do.
    """
    kept = list(sightings)
    opening = list(takewhile(lambda each: each.look not in (Look.ITEM, Look.CELL), sightings))
    start = next((at for at, each in enumerate(opening) if _is_salutation(each)), 0)
    if not any(each.section is Section.CONTACT for each in sightings[start + 1 :]):
        return kept
    numbered = [
        position
        for position, each in enumerate(sightings[:start])
        if each.is_link or (any(map(str.isdigit, each.unit.text)) and _is_plain_line(each))
    ]
    for position in range(numbered[-1] + 1 if numbered else 0):
        if _is_plain_line(kept[position]):
            kept[position] = replace(
                kept[position], look=Look.PARAGRAPH, form=PARAGRAPH_FORM, prominence=0.0
            )
    return kept


def _is_plain_line(sighting: Sighting) -> bool:
    return sighting.form == PLAIN_HEADING_FORM and not sighting.names_document


def _is_salutation(sighting: Sighting) -> bool:
    unit = sighting.unit
    return (
        sighting.look is Look.PARAGRAPH
        and unit.word_count <= _SALUTATION_MAX_WORDS
        and unit.text[:1].isupper()
        and unit.text.rstrip().endswith(",")
    )


#: "Sehr geehrte Frau Präsidentin, sehr geehrte Damen und Herren,": salutations are short.
_SALUTATION_MAX_WORDS = 9
