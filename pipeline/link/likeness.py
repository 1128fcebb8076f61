"""How alike two themes are, by the words of their objectives and of their titles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from statistics import fmean
from typing import TypeAlias

from pipeline.link.similarity import Vector, compare_vectors, weigh_texts
from pipeline.link.thresholds import CONTENT_FLOOR, TITLE_FLOOR, TITLE_WEIGHT
from pipeline.model.frozen import frozen
from pipeline.model.statements import StatedObjective, StatedTheme


@frozen
class Likeness:
    """How alike two themes are: objectives and titles, 0–1 each."""

    content: float
    title: float

    @property
    def is_evidence(self) -> bool:
        """Whether they are alike enough to be one theme."""
        return self.content >= CONTENT_FLOOR or self.title >= TITLE_FLOOR

    @property
    def strength(self) -> float:
        """What speaks for the pair where several are possible."""
        return self.content + TITLE_WEIGHT * self.title


#: Themes of a source (rows) with themes of the edition (columns).
Likenesses: TypeAlias = Sequence[Sequence[Likeness]]


def compare_with_groups(
    themes: Sequence[StatedTheme], groups: Sequence[Sequence[StatedTheme]]
) -> list[list[Likeness]]:
    """The likeness of each theme (rows) with the most similar statement of each group."""
    members = [(column, member) for column, group in enumerate(groups) for member in group]
    rows = []
    for likenesses in _compare_themes(themes, [member for _, member in members]):
        best: list[Likeness] = [Likeness(content=0.0, title=0.0)] * len(groups)
        for (column, _), likeness in zip(members, likenesses, strict=True):
            best[column] = max(best[column], likeness, key=lambda each: each.strength)
        rows.append(best)
    return rows


def _compare_themes(
    left: Sequence[StatedTheme], right: Sequence[StatedTheme]
) -> list[list[Likeness]]:
    """The likeness of each of ``left`` (rows) with each of ``right`` (columns)."""
    themes = (*left, *right)
    titles = [theme.text or "" for theme in themes]
    objectives = [list(_objective_texts(theme.objectives)) for theme in themes]
    # One collection, so that a word that half of the objectives hold says little in a title too.
    vectors = iter(weigh_texts([*titles, *(text for texts in objectives for text in texts)]))
    title_vectors = [next(vectors) for _ in titles]
    objective_vectors = [[next(vectors) for _ in texts] for texts in objectives]
    title_cosines = compare_vectors(title_vectors[: len(left)], title_vectors[len(left) :])
    return [
        [
            Likeness(
                content=_compare_objectives(objective_vectors[row], other_objectives),
                title=title_cosines[row][column],
            )
            for column, other_objectives in enumerate(objective_vectors[len(left) :])
        ]
        for row in range(len(left))
    ]


def _compare_objectives(left: Sequence[Vector], right: Sequence[Vector]) -> float:
    """The mean cosine of each objective with its most similar one of the other side.

    The mean of both sides' means, so that a theme with one objective does not resemble every
    long list that happens to hold something like it.
    """
    if not left or not right:
        return 0.0
    cosines = compare_vectors(left, right)
    best_of_left = [max(row) for row in cosines]
    best_of_right = [max(column) for column in zip(*cosines, strict=True)]
    return (fmean(best_of_left) + fmean(best_of_right)) / 2


def _objective_texts(objectives: Iterable[StatedObjective]) -> Iterator[str]:
    for objective in objectives:
        yield objective.text
        yield from _objective_texts(objective.children)
