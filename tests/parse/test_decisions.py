"""What was decided can be reversed: the key that a decision names brings its runner-up."""

from __future__ import annotations

import pytest

from pipeline.model.edition import OutlineOverrides
from pipeline.model.outline import Outline, Role
from pipeline.parse import find_outline
from tests.parse.documents import typed_document

_SHAPES = {
    "headings": """\
Programme of the Lakes

Water

• Clean the northern shore
• Count the fish every spring

Forest

• Plant oaks along the road
• Keep the old beeches
""",
    "numbered themes": """\
PROGRAMME OF THE LAKES

1. Water
   - Clean the northern shore
   - Count the fish every spring
2. Forest
   - Plant oaks along the road
   - Keep the old beeches
""",
    "paragraphs": """\
WATER

We will clean the northern shore.

We will count the fish every spring.

FOREST

We will plant oaks along the road.

We will keep the old beeches.
""",
    "run on": """\
WATER

The council wants: to clean the northern shore; to count the fish; to mend the locks.

FOREST

The council wants: to plant oaks along the road; to keep the old beeches; to mark the paths.
""",
    "one list": """\
Programme of the Lakes

• Clean the northern shore
• Count the fish every spring
• Plant oaks along the road
""",
    "labels": """\
Programme of the Lakes

Theme 1: Water
Action 1: Clean the northern shore
Action 2: Count the fish every spring
Theme 2: Forest
Action 3: Plant oaks along the road
""",
    "themes only": """\
The lakes have a programme

The programme has three themes:

• Water
• Forest
• Roads
""",
}


@pytest.mark.parametrize("text", _SHAPES.values(), ids=_SHAPES)
def test_the_key_of_every_decision_brings_its_runner_up(text: str) -> None:
    document = typed_document(text)
    outline = find_outline(document, language="en")
    themes, objectives = outline.decisions
    assert (themes.key, objectives.key) == ("outline.theme", "outline.objective")
    for decision, overrides in (
        (themes, OutlineOverrides(theme=themes.runner_up)),
        (objectives, OutlineOverrides(objective=objectives.runner_up)),
    ):
        if decision.runner_up is None:
            continue
        reversed_outline = find_outline(document, language="en", overrides=overrides)
        chosen = {each.key: each.chosen for each in reversed_outline.decisions}
        assert chosen[decision.key] == decision.runner_up
        assert _list_records(reversed_outline) != _list_records(outline)


@pytest.mark.parametrize("text", _SHAPES.values(), ids=_SHAPES)
def test_what_was_chosen_can_be_laid_down(text: str) -> None:
    document = typed_document(text)
    outline = find_outline(document, language="en")
    themes, objectives = outline.decisions
    kept = OutlineOverrides(theme=themes.chosen, objective=objectives.chosen)
    again = find_outline(document, language="en", overrides=kept)
    assert _list_records(again) == _list_records(outline)


def _list_records(outline: Outline) -> list[tuple[object, ...]]:
    roles = {Role.THEME, Role.OBJECTIVE, Role.SUB_OBJECTIVE}
    return [
        (block.role, block.level, block.spans) for block in outline.blocks if block.role in roles
    ]
