"""Scores: perfect for the truth itself, and worse for each kind of mistake."""

from __future__ import annotations

from dataclasses import replace

from bench.invented.truth import TrueObjective, TrueTheme, Truth
from bench.matching import Counts, pool, score_document
from bench.showing import show_difference


def _objective(text: str, *children: str) -> TrueObjective:
    return TrueObjective(text=text, children=tuple(TrueObjective(text=each) for each in children))


_TRUTH = Truth(
    themes=(
        TrueTheme(title="Zorg", objectives=(_objective("Meer bedden", "op het land"),)),
        TrueTheme(title="Werk", objectives=(_objective("Meer banen"), _objective("Minder regels"))),
    )
)


def test_the_truth_itself_is_perfect() -> None:
    score = score_document(_TRUTH, _TRUTH)
    assert score.is_perfect
    assert (score.themes.f1, score.objectives.f1, score.objectives_exact.f1) == (1, 1, 1)
    assert (score.placed, score.nested) == (4, 4)


def test_letters_only_forgives_what_exact_does_not() -> None:
    theme = TrueTheme(title="ZORG", objectives=(_objective("Meer bedden.", "Op het land"),))
    score = score_document(_TRUTH, Truth(themes=(theme, _TRUTH.themes[1])))
    assert score.is_perfect
    assert score.objectives.f1 == 1
    assert score.objectives_exact == Counts(right=3, found=4, true=4)


def test_an_objective_under_the_wrong_theme_is_found_but_not_placed() -> None:
    care, work = _TRUTH.themes
    found = Truth(
        themes=(
            replace(care, objectives=(*care.objectives, work.objectives[0])),
            replace(work, objectives=work.objectives[1:]),
        )
    )
    score = score_document(_TRUTH, found)
    assert score.objectives.f1 == 1
    assert score.placed == 3
    assert not score.is_perfect


def test_a_flattened_child_is_placed_but_not_nested() -> None:
    care, work = _TRUTH.themes
    flat = replace(care, objectives=(_objective("Meer bedden"), _objective("op het land")))
    score = score_document(_TRUTH, Truth(themes=(flat, work)))
    assert (score.placed, score.nested) == (4, 3)
    assert not score.is_perfect


def test_extra_and_missing_ones_cost() -> None:
    found = Truth(themes=(_TRUTH.themes[0], TrueTheme(title="Contact", objectives=())))
    score = score_document(_TRUTH, found)
    assert score.themes == Counts(right=1, found=2, true=2)
    assert score.objectives == Counts(right=2, found=2, true=4)


def test_equal_words_are_matched_once_and_in_their_place() -> None:
    twice = Truth(
        themes=(
            TrueTheme(title="A", objectives=(_objective("Meer groen"),)),
            TrueTheme(title="B", objectives=(_objective("Meer groen"),)),
        )
    )
    found = Truth(themes=(replace(twice.themes[0], objectives=()), twice.themes[1]))
    score = score_document(twice, found)
    assert (score.objectives.right, score.placed) == (1, 1)


def test_a_missing_title_is_neither_true_nor_found() -> None:
    untitled = Truth(themes=(TrueTheme(title=None, objectives=(_objective("Meer groen"),)),))
    score = score_document(untitled, untitled)
    assert score.themes.f1 == 1
    assert score.is_perfect


def test_pooling_adds() -> None:
    counts = Counts(right=1, found=2, true=3)
    assert pool([counts, counts]) == Counts(right=2, found=4, true=6)


def test_a_failure_is_never_perfect() -> None:
    nothing = Truth(themes=())
    assert not score_document(nothing, nothing, has_failed=True).is_perfect


def test_the_difference_shows_what_is_missing_and_what_is_too_much() -> None:
    found = Truth(themes=(TrueTheme(title="Contact", objectives=()), _TRUTH.themes[1]))
    lines = list(show_difference(_TRUTH, found))
    assert any(line.startswith(" - THEME Zorg") for line in lines)
    assert any(line.startswith(" + THEME Contact") for line in lines)
    assert any(line.startswith("   THEME Werk") for line in lines)
