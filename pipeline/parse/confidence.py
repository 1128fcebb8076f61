"""How sure we are: of the outline as a whole, of each theme and of each objective."""

from __future__ import annotations

from pipeline.parse.blocks import Certainty
from pipeline.parse.readings import FoundObjective, Reading
from pipeline.parse.scoring import Score

#: A margin between the best reading and the next of this size is as good as certain.
SURE_MARGIN = 2.0


def judge_reading(
    reading: Reading, score: Score, runner_up: tuple[Reading, Score] | None
) -> Certainty:
    """Confidence from the margin of the decision and from how well it explains the document."""
    margin = score.total - runner_up[1].total if runner_up else SURE_MARGIN
    terms = dict(score.terms)
    fit = (terms["covered"] + terms["captured"]) / 6.0
    base = fit * (0.75 + 0.25 * min(1.0, margin / SURE_MARGIN))
    themes: dict[int, float] = {}
    objectives: dict[int, float] = {}
    for theme in reading.themes:
        own = base if theme.objectives else base * 0.8
        if theme.heading is not None:
            themes[theme.heading.unit.index] = round(own, 3)
        for objective in theme.objectives:
            _judge_objective(objective, base, objectives)
    return Certainty(themes=themes, objectives=objectives, document=round(base, 3))


def _judge_objective(objective: FoundObjective, base: float, found: dict[int, float]) -> None:
    words = objective.sighting.unit.word_count
    found[objective.sighting.unit.index] = round(base if 2 <= words <= 120 else base * 0.8, 3)
    for child in objective.children:
        _judge_objective(child, base, found)
