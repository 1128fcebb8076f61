"""How sure we are: of the outline as a whole, of each theme and of each objective.

A document's confidence is the share of its records that we expect to be right. It comes from how
well the chosen reading explains the document and how far it is ahead of the next, by a logistic
regression on invented programmes whose truth is known: the target is the share that was right
(``DocumentScore.quality``), the loss the log loss with a ridge penalty of 0.3 on all but the
intercept, and what to look at was chosen by cross-validation in five parts.
``python -m bench.calibration`` prints what was promised against what was right.
"""

from __future__ import annotations

import math

from pipeline.model.frozen import frozen
from pipeline.parse.blocks import Certainty
from pipeline.parse.readings import FoundObjective, Reading
from pipeline.parse.scoring import Score
from pipeline.parse.weights import WEIGHTS

#: A margin larger than this says no more: there is no rival left.
LARGEST_MARGIN = 2.5
#: The totals between which a reading goes from poor to convincing.
POOR_TOTAL = 5.0
CONVINCING_TOTAL = 13.0
#: Nothing is certain, and two decimals would say so.
LARGEST_CONFIDENCE = 0.99
#: A theme without objectives, or an objective of one word or a page of them, is less sure.
ODD_RECORD = 0.8
#: Fewest and most words of an ordinary objective.
ORDINARY_WORDS = (2, 120)


@frozen
class _Coefficients:
    """Of the logistic regression: fitted on 1,989 invented programmes in five formats.

    A list without any heading has no titles that could add to its total: ``untitled`` makes up.
    ``told`` is not fitted, for no invented programme tells what has been: it takes away again what
    a list of votes or visitors gains by having no rival.
    """

    intercept: float = -8.29
    margin: float = 1.0
    covered: float = 1.82
    captured: float = 0.38
    total: float = 0.77
    explained: float = 3.95
    untitled: float = 2.63
    told: float = 1.0


_FITTED = _Coefficients()


def judge_reading(
    reading: Reading, score: Score, runner_up: tuple[Reading, Score] | None
) -> Certainty:
    """Confidence in a reading and in each of its records."""
    document = _judge_document(score, runner_up)
    themes: dict[int, float] = {}
    objectives: dict[int, float] = {}
    for theme in reading.themes:
        own = document if theme.objectives else document * ODD_RECORD
        if theme.heading is not None:
            themes[theme.heading.unit.index] = round(own, 2)
        for objective in theme.objectives:
            _judge_objective(objective, document, objectives)
    return Certainty(themes=themes, objectives=objectives, document=round(document, 2))


def _judge_document(score: Score, runner_up: tuple[Reading, Score] | None) -> float:
    terms = dict(score.terms)
    margin = score.total - runner_up[1].total if runner_up else LARGEST_MARGIN
    strength = min(max(score.total, POOR_TOTAL), CONVINCING_TOTAL) - POOR_TOTAL
    logit = (
        _FITTED.intercept
        + _FITTED.margin * min(margin, LARGEST_MARGIN)
        + _FITTED.covered * terms["covered"] / WEIGHTS.covered
        + _FITTED.captured * terms["captured"] / WEIGHTS.captured
        + _FITTED.total * strength
        + _FITTED.explained * terms["explained"] / WEIGHTS.explained
        + _FITTED.untitled * float(terms["untitled"] < 0)
        + _FITTED.told * terms["told"]
    )
    return min(1 / (1 + math.exp(-logit)), LARGEST_CONFIDENCE)


def _judge_objective(objective: FoundObjective, document: float, found: dict[int, float]) -> None:
    fewest, most = ORDINARY_WORDS
    is_ordinary = fewest <= objective.sighting.unit.word_count <= most
    found[objective.sighting.unit.index] = round(
        document if is_ordinary else document * ODD_RECORD, 2
    )
    for child in objective.children:
        _judge_objective(child, document, found)
