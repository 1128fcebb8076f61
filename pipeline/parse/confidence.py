"""How sure we are: of the outline as a whole, of each theme and of each objective.

A document's confidence is the share of its records that we expect to be right. It comes from how
well the chosen reading explains the document, how far it is ahead of the next, and whether the
document speaks of itself as a programme, by a logistic regression on documents whose truth is
known: the target is the share that was right (``DocumentScore.quality``; none where there is no
programme), the loss the log loss with a ridge penalty, and what to look at was chosen by
cross-validation in five parts.
``python -m bench.calibration`` prints what was promised against what was right.
"""

from __future__ import annotations

import math

from pipeline.model.frozen import frozen
from pipeline.parse.blocks import Certainty
from pipeline.parse.readings.readings import FoundObjective, Reading
from pipeline.parse.scoring.programme_signs import ProgrammeSigns
from pipeline.parse.scoring.scoring import Score
from pipeline.parse.scoring.weights import WEIGHTS

#: A margin larger than this says no more: there is no rival left.
LARGEST_MARGIN = 2.5
#: The totals between which a reading goes from poor to convincing.
POOR_TOTAL = 5.0
CONVINCING_TOTAL = 13.0
#: Nothing is certain, and two decimals would say so.
LARGEST_CONFIDENCE = 0.99
#: What is well laid out and calls itself no programme is published when a person says so.
UNNAMED = 0.5
#: A theme without objectives, or an objective of one word or a page of them, is less sure.
ODD_RECORD = 0.8
#: Fewest and most words of an ordinary objective.
ORDINARY_WORDS = (2, 120)


@frozen
class _Coefficients:
    """Of the logistic regression.

    Fitted first on 1,989 invented programmes in five formats; then, drawn towards that by a ridge
    of 10, on 817 of other hands and 24 documents that hold no programme, which count four times.
    A list without any heading has no titles that could add to its total: ``untitled`` makes up.
    """

    intercept: float = -8.23
    margin: float = 0.56
    covered: float = 2.09
    captured: float = 0.33
    total: float = 0.45
    explained: float = 3.87
    untitled: float = 2.72
    told: float = 1.38
    names_itself: float = 1.19
    names_years: float = 0.69
    counted: float = 0.7
    documents: float = 0.52
    future: float = 0.3
    aims: float = 0.76


_FITTED = _Coefficients()


def judge_reading(
    reading: Reading,
    score: Score,
    runner_up: tuple[Reading, Score] | None,
    signs: ProgrammeSigns,
) -> Certainty:
    """Confidence in a reading and in each of its records."""
    document = _judge_document(score, runner_up, signs)
    themes: dict[int, float] = {}
    objectives: dict[int, float] = {}
    for theme in reading.themes:
        own = document if theme.objectives else document * ODD_RECORD
        if theme.heading is not None:
            themes[theme.heading.unit.index] = round(own, 2)
        for objective in theme.objectives:
            _judge_objective(objective, document, objectives)
    return Certainty(themes=themes, objectives=objectives, document=round(document, 2))


def _judge_document(
    score: Score, runner_up: tuple[Reading, Score] | None, signs: ProgrammeSigns
) -> float:
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
        + _FITTED.names_itself * signs.names_itself
        + _FITTED.names_years * signs.names_years
        + _FITTED.counted * signs.counted_density
        + _FITTED.documents * signs.document_density
        + _FITTED.future * signs.future_density
        + _FITTED.aims * signs.aim_share
    )
    certainty = min(1 / (1 + math.exp(-logit)), LARGEST_CONFIDENCE)
    return certainty * UNNAMED if signs.are_missing else certainty


def _judge_objective(objective: FoundObjective, document: float, found: dict[int, float]) -> None:
    fewest, most = ORDINARY_WORDS
    is_ordinary = fewest <= objective.sighting.unit.word_count <= most
    found[objective.sighting.unit.index] = round(
        document if is_ordinary else document * ODD_RECORD, 2
    )
    for child in objective.children:
        _judge_objective(child, document, found)
