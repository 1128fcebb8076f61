"""Texts are alike by the pieces of their words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.link.similarity import compare_vectors, weigh_texts


def likeness(one: str, other: str, *company: str) -> float:
    first, second, *_ = weigh_texts([one, other, *company])
    return compare_vectors([first], [second])[0][0]


def test_equal_texts_have_likeness_one_whatever_case_and_punctuation() -> None:
    assert likeness("Crises en rampen!", "crises EN rampen") == pytest.approx(1)


def test_texts_without_a_word_resemble_nothing() -> None:
    assert likeness("…", "…") == 0
    assert likeness("", "energie") == 0


def test_a_part_of_a_compound_is_recognised() -> None:
    company = ("grensoverschrijdende samenwerking", "nieuwe technologie")
    compound = likeness("voedselveiligheid waarborgen", "veiligheid van voedsel", *company)
    assert compound > 2 * likeness("voedselveiligheid waarborgen", "schone lucht", *company)


def test_a_rare_word_tells_more_than_one_that_all_share() -> None:
    company = ("samenwerking met Parijs", "samenwerking met Berlijn")
    shared_word = likeness("samenwerking over douane", "samenwerking rond visserij", *company)
    rare_word = likeness("samenwerking over douane", "regels van de douane", *company)
    assert rare_word > shared_word


def test_words_are_kept_apart() -> None:
    """An n-gram never runs over a blank: the order of words does not matter."""
    assert likeness("schone lucht", "lucht schone") == pytest.approx(1)


@given(st.lists(st.text(max_size=30), min_size=1, max_size=6))
def test_likeness_is_symmetric_and_between_zero_and_one(texts: list[str]) -> None:
    vectors = weigh_texts(texts)
    cosines = compare_vectors(vectors, vectors)
    for row, values in enumerate(cosines):
        for column, value in enumerate(values):
            assert 0 <= value <= 1 + 1e-9
            assert value == pytest.approx(cosines[column][row])
