"""Two readings of the same print give the same letters, however each engine writes them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.validate.letters import count_letters, describe_difference, drop_breaks, fold_letters


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("eﬃciënt", "efficie\u0308nt"),
        ("grens‐", "grens-"),
        ("grens\u00ad", "grens\x02"),
        ("te veel", "te\u00a0veel\n"),
        ("over\u200bheid", "overheid"),
        ("CO₂", "CO2"),
        ("enz…", "enz..."),
    ],
)
def test_what_looks_alike_compares_alike(one: str, other: str) -> None:
    assert fold_letters(one) == fold_letters(other)


@pytest.mark.parametrize(
    ("one", "other"), [("a", "A"), ("e", "é"), ("1", "l"), ("\uf0b7", "\uf0a7")]
)
def test_what_looks_different_compares_different(one: str, other: str) -> None:
    assert fold_letters(one) != fold_letters(other)


@given(texts=st.lists(st.text()))
@settings(deadline=None)
def test_letters_are_counted_whatever_their_order(texts: list[str]) -> None:
    assert count_letters(texts) == count_letters(["".join(texts)[::-1]])


def test_a_mended_line_end_keeps_its_letters() -> None:
    assert drop_breaks("personen-\nen vracht‐\nvervoer") == drop_breaks(
        "personen- en vrachtvervoer"
    )


def test_a_difference_is_told_in_letters() -> None:
    found, expected = count_letters(["waters"]), count_letters(["Water"])

    assert describe_difference(found, expected) == "2 more (s w) and 1 fewer (W)"
