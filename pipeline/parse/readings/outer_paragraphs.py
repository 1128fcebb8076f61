"""Paragraphs first or last in their themes that are no objectives: introductions, closing words."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.frozen import replace
from pipeline.model.outline import Role
from pipeline.parse.furniture.closing_words import count_closing
from pipeline.parse.lines.verdicts import BEFORE_OBJECTIVES, Verdict
from pipeline.parse.looks.wording import has_several_sentences
from pipeline.parse.readings.readings import FoundObjective, FoundTheme, ObjectiveShape
from pipeline.text.languages import Language

#: Themes that all begin alike.
_FEWEST_LED = 3
#: Themes of one paragraph each that make a second one of the last theme a closing word.
_FEWEST_OF_ONE = 3
#: Paragraphs of the last theme from which on one that stands further apart is none of them.
_FEWEST_BEFORE_CLOSING = 2


def drop_outer_paragraphs(
    themes: Sequence[FoundTheme],
    others: dict[int, Verdict],
    objective_shape: ObjectiveShape,
    language: Language,
) -> list[FoundTheme]:
    """Themes without such paragraphs.

    Args:
        themes: in reading order.
        others: verdicts by unit index; what is taken out of the themes is noted there.
        objective_shape: what was taken for objectives.
        language: the document's.
    """
    kept = list(themes)
    if objective_shape is ObjectiveShape.PARAGRAPHS:
        kept = _drop_leading_prose(kept, others, language)
    if objective_shape in (ObjectiveShape.PARAGRAPHS, ObjectiveShape.PARTS):
        _drop_closing_words(kept, others, objective_shape)
    return kept


def _drop_leading_prose(
    themes: list[FoundTheme], others: dict[int, Verdict], language: Language
) -> list[FoundTheme]:
    """Takes the first paragraph out of all themes where it alone has several sentences."""

    def runs_on(objective: FoundObjective) -> bool:
        return has_several_sentences(objective.sighting.unit, language)

    if len(themes) < _FEWEST_LED or not all(
        len(theme.objectives) > 1
        and runs_on(theme.objectives[0])
        and not any(map(runs_on, theme.objectives[1:]))
        for theme in themes
    ):
        return themes
    for theme in themes:
        others[theme.objectives[0].sighting.unit.index] = BEFORE_OBJECTIVES
    return [replace(one, objectives=one.objectives[1:]) for one in themes]


def _drop_closing_words(
    themes: list[FoundTheme], others: dict[int, Verdict], objective_shape: ObjectiveShape
) -> None:
    """Takes an imprint or a greeting out of the last theme: it stands further apart."""
    if not themes or len(themes[-1].objectives) < _FEWEST_BEFORE_CLOSING:
        return
    if objective_shape is ObjectiveShape.PARAGRAPHS and _has_one_too_many(themes):
        _leave_last(themes, others, "a paragraph more than the other themes have, at the end")
        return
    units = [o.sighting.unit for theme in themes for o in theme.objectives]
    below_another = [o.sighting.unit for t in themes for o in t.objectives[1:]]
    closing_count = count_closing(units, below_another)
    for _ in range(min(closing_count, len(themes[-1].objectives) - 1)):
        _leave_last(themes, others, "stands apart at the end")


def _has_one_too_many(themes: Sequence[FoundTheme]) -> bool:
    """Whether the last theme has two paragraphs, and the others, several, one each."""
    counts = [len(theme.objectives) for theme in themes]
    return (
        len(counts) > _FEWEST_OF_ONE
        and counts[-1] == _FEWEST_BEFORE_CLOSING
        and set(counts[:-1]) == {1}
    )


def _leave_last(themes: list[FoundTheme], others: dict[int, Verdict], reason: str) -> None:
    """Takes the document's last unit with objectives out of the last theme."""
    closing = themes[-1].objectives[-1].sighting
    kept = tuple(o for o in themes[-1].objectives if o.sighting.unit is not closing.unit)
    if kept:
        others[closing.unit.index] = Verdict(role=Role.CONTEXT, reason=reason)
        themes[-1] = replace(themes[-1], objectives=kept)
