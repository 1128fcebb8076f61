"""Headings that may be objectives: counted or labelled ones, else those that are worded as aims."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.frozen import frozen
from pipeline.parse.lines.clauses import is_infinitive_phrase
from pipeline.parse.looks.looks import PLAIN_FORMS, Look, Sighting
from pipeline.parse.looks.wording import has_finite_verb
from pipeline.text.languages import Language


@frozen
class Aims:
    """The headings that a reading takes for objectives.

    Attributes:
        forms: theirs; empty where there are none.
        are_worded: whether most of them say what will be: then a list below one is part of it;
            below a numbered name it holds objectives of its own.
        prominence: that of the least prominent.
    """

    forms: frozenset[str] = frozenset()
    are_worded: bool = False
    prominence: float = 0.0


def find_aims(headings: Sequence[Sighting], prominence: float, language: Language) -> Aims:
    """The headings below the themes that may be objectives.

    Args:
        headings: those that open no part of their own.
        prominence: of the themes, which objectives stand below.
        language: the document's.
    """
    forms = find_aim_forms(headings, prominence, language)
    aims = [s for s in headings if s.form in forms]
    worded = sum(names_objectives(s) or is_worded_as_aim(s, language) for s in aims)
    return Aims(
        forms=forms,
        are_worded=worded > len(aims) / 2,
        prominence=min((s.prominence for s in aims), default=0.0),
    )


def find_aim_forms(
    sightings: Sequence[Sighting], prominence: float, language: Language
) -> frozenset[str]:
    """Forms of the headings that may be objectives: counted or labelled, else worded as aims.

    Beside headings with a mark, those without one are sub-headings, rows of facts, names of boxes.

    Args:
        sightings: all units.
        prominence: of the themes, which objectives stand below.
        language: the document's.
    """
    members: dict[str, list[Sighting]] = {}
    for sighting in sightings:
        is_below = sighting.look is Look.HEADING and sighting.prominence < prominence
        is_below = is_below and bool(sighting.key)  # no letter alone at the page's edge
        if is_below and sighting.section is None and sighting.form not in PLAIN_FORMS:
            members.setdefault(sighting.form, []).append(sighting)
    marked = frozenset(form for form, group in members.items() if group[0].marker is not None)
    labelled = frozenset(form for form in marked if names_objectives(members[form][0]))
    if labelled or marked:
        return labelled or marked
    return frozenset(
        form
        for form, group in members.items()
        if len({each.key for each in group}) == len(group) >= _FEWEST_AIMS
        and sum(is_worded_as_aim(each, language) for each in group) > len(group) / 2
    )


def names_objectives(sighting: Sighting) -> bool:
    """Whether a unit's label is a word for objectives ("Action 3")."""
    return sighting.marker is not None and sighting.marker.is_objective_label


def is_worded_as_aim(heading: Sighting, language: Language) -> bool:
    """Whether a heading says what will be: a sentence, and no name of a field.

    Numbered below a numbered theme, an infinitive with its object is one too.
    """
    unit, marker = heading.unit, heading.marker
    if unit.word_count < _AIM_MIN_WORDS or heading.is_generic:
        return False
    is_numbered_below = marker is not None and len(marker.values) > 1
    return has_finite_verb(unit.text, language) or (
        is_numbered_below
        and unit.word_count > _AIM_MIN_WORDS
        and is_infinitive_phrase(unit.text, language)
    )


#: One heading that is a sentence is a slogan.
_FEWEST_AIMS = 3
_AIM_MIN_WORDS = 4
