"""Resolutions: what they recall before they decide is none of their aims: "Whereas: – … – …"."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.frozen import replace
from pipeline.parse.looks.looks import PARAGRAPH_FORM, Look, Sighting
from pipeline.text.languages import Language

#: "Considérant", "The assembly, noting that:": a line of more words says something itself.
_MOST_WORDS = 8
#: Items that recall, one by one, before others decide.
_FEWEST_RECALLING = 2


def lower_recitals(sightings: Sequence[Sighting], language: Language) -> Sequence[Sighting]:
    """Takes items for paragraphs that stand below a word that recalls, or begin with one.

    Only where other items stand in the document: of those the resolution decides.
    """
    recalled: set[int] = set()
    recalling: set[int] = set()
    form = None
    for position, sighting in enumerate(sightings):
        if sighting.look is Look.ITEM:
            if form is not None and form in ("", sighting.form):
                form = sighting.form
                recalled.add(position)
            elif _recalls(sighting, language):
                recalling.add(position)
        else:
            opens = sighting.unit.word_count <= _MOST_WORDS and _recalls(sighting, language)
            form = "" if opens else None
    if len(recalling) >= _FEWEST_RECALLING:
        recalled |= recalling
    items = sum(sighting.look is Look.ITEM for sighting in sightings)
    if not recalled or len(recalled) == items:
        return sightings
    return [
        replace(one, look=Look.PARAGRAPH, form=PARAGRAPH_FORM, parts=()) if at in recalled else one
        for at, one in enumerate(sightings)
    ]


def _recalls(sighting: Sighting, language: Language) -> bool:
    words = sighting.unit.folded.strip().split(None, 3)
    opening = [" ".join(words[:count]).rstrip(":,") for count in (1, 2, 3)]
    return any(each in language.verbs.recitals for each in opening)
