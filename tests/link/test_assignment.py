"""Pairs with the greatest sum."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.link.assignment import assign_pairs


@st.composite
def matrices(draw: st.DrawFn) -> list[list[float]]:
    column_count = draw(st.integers(1, 5))
    strength = st.one_of(st.just(0.0), st.floats(0, 1), st.sampled_from([0.25, 0.5]))
    row = st.lists(strength, min_size=column_count, max_size=column_count)
    return draw(st.lists(row, max_size=5))


def best_sum_by_trying_all(strengths: list[list[float]]) -> float:
    if not strengths:
        return 0.0
    padding = [[0.0] * len(strengths[0])] * (len(strengths[0]) - len(strengths))
    padded = strengths + padding
    return max(
        sum(padded[row][column] for column, row in enumerate(rows))
        for rows in itertools.permutations(range(len(padded)), len(padded[0]))
    )


@given(matrices())
def test_no_other_pairing_has_a_greater_sum(strengths: list[list[float]]) -> None:
    pairs = assign_pairs(strengths)
    found = sum(strengths[row][column] for row, column in pairs)
    assert found == pytest.approx(best_sum_by_trying_all(strengths))


@given(matrices())
def test_pairs_are_one_to_one_by_row_and_have_strength(strengths: list[list[float]]) -> None:
    pairs = assign_pairs(strengths)
    assert list(pairs) == sorted(pairs)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    assert all(strengths[row][column] > 0 for row, column in pairs)


def test_the_greatest_single_pair_may_lose_to_the_greater_sum() -> None:
    assert assign_pairs([[0.9, 0.8], [0.8, 0.1]]) == ((0, 1), (1, 0))


def test_one_strong_pair_beats_two_weak_ones() -> None:
    assert assign_pairs([[0.9, 0.3], [0.3, 0.0]]) == ((0, 0),)


def test_nothing_to_pair() -> None:
    assert assign_pairs([]) == ()
    assert assign_pairs([[], []]) == ()
    assert assign_pairs([[0.0, 0.0]]) == ()
