"""Figures that stand apart: "Key figures", then "12,700 residents", "21 km of dykes"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.parse.looks import PARAGRAPH_FORM, Look, Sighting
from pipeline.parse.verdicts import letters_key
from pipeline.text.languages import Language

#: A figure has no more words beside it.
_MOST_WORDS = 8


def lower_key_figures(sightings: Sequence[Sighting], language: Language) -> Sequence[Sighting]:
    """Takes such figures, and the words over them, for text: they end no theme and head nothing."""
    heads = {letters_key(words) for words in language.furniture.figures}
    found: set[int] = set()
    for at, one in enumerate(sightings):
        if one.look is not Look.HEADING or one.key not in heads:
            continue
        after = at + 1
        while after < len(sightings) and _is_figure(sightings[after]):
            after += 1
        if after > at + 1:
            found.update(range(at, after))
    if not found:
        return sightings
    return [
        replace(one, look=Look.PARAGRAPH, form=PARAGRAPH_FORM, prominence=0.0, section=None)
        if at in found
        else one
        for at, one in enumerate(sightings)
    ]


def _is_figure(sighting: Sighting) -> bool:
    return sighting.look is not Look.ITEM and all(
        line.text.lstrip("€$£ ")[:1].isdigit() and len(line.text.split()) <= _MOST_WORDS
        for line in sighting.unit.lines
    )
