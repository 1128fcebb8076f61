"""Truth against what was found: one-to-one by words, and under which theme."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bench.invented.truth import TrueObjective, Truth


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many are right, how many were found, how many there are."""

    right: int
    found: int
    true: int

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 1 when there is nothing and nothing is found."""
        if self.found + self.true == 0:
            return 1.0
        return 2 * self.right / (self.found + self.true)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentScore:
    """The score of one document.

    Attributes:
        themes: titles, letters only (a missing title is neither found nor true).
        objectives: objectives of every level, letters only.
        objectives_exact: the same, character by character, with white space folded and closing
            punctuation off.
        placed: matched objectives that stand under the right theme.
        nested: matched objectives that stand under the right parent, or rightly under none.
        is_perfect: the same tree with the same letters, in the same order, and nothing else.
        has_failed: the pipeline raised.
    """

    themes: Counts
    objectives: Counts
    objectives_exact: Counts
    placed: int
    nested: int
    is_perfect: bool
    has_failed: bool

    @property
    def placed_share(self) -> float:
        """Share of the matched objectives that stand under the right theme."""
        return self.placed / self.objectives.right if self.objectives.right else 0.0

    @property
    def nested_share(self) -> float:
        """Share of the matched objectives that stand under the right parent."""
        return self.nested / self.objectives.right if self.objectives.right else 0.0

    @property
    def quality(self) -> float:
        """One number to sort by: themes, objectives and places count alike."""
        return (self.themes.f1 + self.objectives.f1 + self.placed_share) / 3


@dataclass(frozen=True, slots=True)
class _Placed:
    key: str
    exact: str
    theme: str | None
    parent: str | None


def pool(counts: Iterable[Counts]) -> Counts:
    """The sum of many."""
    everything = list(counts)
    return Counts(
        right=sum(each.right for each in everything),
        found=sum(each.found for each in everything),
        true=sum(each.true for each in everything),
    )


def letters_of(text: str) -> str:
    """Letters and digits only, case folded: what words are compared by."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(char for char in folded if char.isalnum())


def fold_space(text: str) -> str:
    """White space folded to single blanks."""
    return " ".join(text.split())


def score_document(truth: Truth, found: Truth, *, has_failed: bool = False) -> DocumentScore:
    """Compares what was found with what is true."""
    true_titles = Counter(letters_of(theme.title) for theme in truth.themes if theme.title)
    found_titles = Counter(letters_of(theme.title) for theme in found.themes if theme.title)
    true_objectives, found_objectives = list(_flatten(truth)), list(_flatten(found))
    placed = nested = 0
    by_key: dict[str, list[_Placed]] = {}
    for objective in true_objectives:
        by_key.setdefault(objective.key, []).append(objective)
    right = 0
    for objective in found_objectives:
        partners = by_key.get(objective.key)
        if not partners:
            continue
        partner = _choose_partner(objective, partners)
        partners.remove(partner)
        right += 1
        placed += partner.theme == objective.theme
        nested += partner.parent == objective.parent
    return DocumentScore(
        themes=_count(true_titles, found_titles),
        objectives=Counts(right=right, found=len(found_objectives), true=len(true_objectives)),
        objectives_exact=_count(
            Counter(each.exact for each in true_objectives),
            Counter(each.exact for each in found_objectives),
        ),
        placed=placed,
        nested=nested,
        is_perfect=not has_failed and _shape(truth) == _shape(found),
        has_failed=has_failed,
    )


#: Whether a list's last item keeps its full stop is a matter of taste.
_CLOSING = ".;, "


def _choose_partner(objective: _Placed, partners: list[_Placed]) -> _Placed:
    """Of equal words, those in the same place."""
    return max(
        partners,
        key=lambda each: (each.theme == objective.theme, each.parent == objective.parent),
    )


def _count(true: Counter[str], found: Counter[str]) -> Counts:
    return Counts(right=(true & found).total(), found=found.total(), true=true.total())


def _flatten(truth: Truth) -> Iterator[_Placed]:
    for theme in truth.themes:
        title = letters_of(theme.title) if theme.title else None
        yield from _flatten_objectives(theme.objectives, theme=title, parent=None)


def _flatten_objectives(
    objectives: Iterable[TrueObjective], *, theme: str | None, parent: str | None
) -> Iterator[_Placed]:
    for objective in objectives:
        key = letters_of(objective.text)
        yield _Placed(key, fold_space(objective.text).rstrip(_CLOSING), theme, parent)
        yield from _flatten_objectives(objective.children, theme=theme, parent=key)


def _shape(truth: Truth) -> object:
    return [
        (
            letters_of(theme.title) if theme.title else None,
            [_objective_shape(objective) for objective in theme.objectives],
        )
        for theme in truth.themes
    ]


def _objective_shape(objective: TrueObjective) -> object:
    return (letters_of(objective.text), [_objective_shape(each) for each in objective.children])
