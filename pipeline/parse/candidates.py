"""Which units have the shape of a theme or an objective, and which are none by their place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.parse.looks import PLAIN_FORMS, Look, Sighting
from pipeline.parse.readings import ObjectiveShape, ThemeShape
from pipeline.parse.wording import has_finite_verb
from pipeline.text.languages import Language


def is_theme_candidate(sighting: Sighting, depths: Mapping[int, int], shape: ThemeShape) -> bool:
    """Whether a unit has the shape of a theme."""
    if sighting.form not in shape.forms or sighting.section is not None:
        return False
    if sighting.look is Look.CELL:  # a header names its column, as the themes' cells do
        return False
    return shape.depth is None or depths.get(sighting.unit.index) == shape.depth


def has_objective_shape(sighting: Sighting, shape: ObjectiveShape) -> bool:
    """Whether a unit has the shape of an objective by itself; parts of sentences are the walk's."""
    if not any(char.isalnum() for char in sighting.unit.text):
        return False
    if shape is ObjectiveShape.ITEMS:
        return sighting.look is Look.ITEM
    if shape is ObjectiveShape.HEADINGS:
        return sighting.look is Look.HEADING and sighting.form not in PLAIN_FORMS
    if shape is ObjectiveShape.PARAGRAPHS:
        is_plain_line = sighting.form in PLAIN_FORMS
        is_text = sighting.look is Look.PARAGRAPH or is_plain_line
        return is_text and bool(sighting.key) and not sighting.is_generic
    return False


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
    """Whether a heading says what will be: a sentence, and no name of a field."""
    unit = heading.unit
    return (
        unit.word_count >= _AIM_MIN_WORDS
        and not heading.is_generic
        and has_finite_verb(unit.text, language)
    )


#: One heading that is a sentence is a slogan.
_FEWEST_AIMS = 3
_AIM_MIN_WORDS = 4


def find_title_above(sightings: Sequence[Sighting], shape: ThemeShape) -> int | None:
    """Index of the title that is set like the themes, where the shape has one."""
    if not shape.has_title_above:
        return None
    return next(s.unit.index for s in sightings if s.form in shape.forms and s.section is None)


def find_barren(
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
        if is_theme_candidate(sighting, depths, shape):
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


def list_forms_between(
    members: Sequence[Sighting], sightings: Sequence[Sighting]
) -> frozenset[str]:
    """Forms of headings that stand after most theme candidates before the next: a level below."""
    if len(members) < 2:
        return frozenset()
    starts = [member.unit.index for member in members]
    ends = [*starts[1:], sightings[-1].unit.index + 1]
    member_forms = {member.form for member in members}
    counts: dict[str, int] = {}
    for start, end in zip(starts, ends, strict=True):
        inside = {
            s.form
            for s in sightings[start + 1 : end]
            if s.look is Look.HEADING and s.form not in member_forms and s.section is None
        }
        for form in inside:
            counts[form] = counts.get(form, 0) + 1
    return frozenset(form for form, count in counts.items() if count >= 0.6 * len(members))
