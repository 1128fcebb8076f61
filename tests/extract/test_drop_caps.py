"""Large first letters belong to the line that they begin; letters that number a title do not."""

from __future__ import annotations

import pytest

from tests.extract.glyph_making import Words, compose, make_page, read_lines


def _set_paragraph(cap: str, first: str, size: float, cap_baseline: float) -> list[Words]:
    letter = Words(50, cap_baseline, cap, size=size)
    edge = letter.end + 3
    return [
        Words(edge, 100, first),
        Words(edge, 114, "worked on roads and water,"),
        letter,
        Words(50, 128, "and each has kept its own council."),
    ]


@pytest.mark.parametrize(("cap", "first"), [("T", "he towns have long"), ("„W", "ir haben lange")])
def test_a_letter_over_two_lines_begins_the_first(cap: str, first: str) -> None:
    words = _set_paragraph(cap, first, 30, 114)
    assert read_lines(*words) == [
        cap + first,
        "worked on roads and water,",
        "and each has kept its own council.",
    ]


def test_a_first_word_in_capitals_goes_on_with_its_letter() -> None:
    words = _set_paragraph("T", "HE TOWNS have long", 30, 114)
    assert read_lines(*words)[0] == "THE TOWNS have long"


def test_a_word_of_one_letter_stays_a_word() -> None:
    letter = Words(50, 114, "A ", size=30)
    lines = [Words(letter.end, 100, "school is more"), Words(letter.end, 114, "than a building.")]
    assert read_lines(letter, *lines)[0] == "A school is more"


def test_all_lines_beside_the_letter_begin_at_its_edge() -> None:
    _, lines = compose(make_page(*_set_paragraph("T", "he towns have long", 30, 114)))
    assert {line.bbox.x0 for line in lines if line.bbox} == {50.0}


def test_a_letter_that_numbers_a_title_stays_apart() -> None:
    words = _set_paragraph("B", "Mobility and", 30, 114)
    assert read_lines(*words)[0] != "BMobility and"


def test_a_letter_of_another_column_is_none() -> None:
    letter = Words(50, 114, "X", size=30)
    beside = [
        Words(letter.end + 40, 100, "words of another"),
        Words(letter.end + 40, 114, "column"),
    ]
    assert "words of another" in read_lines(letter, *beside)
