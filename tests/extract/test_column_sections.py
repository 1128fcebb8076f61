"""Lists that run over two columns below headings of their own, on pages by hand."""

from __future__ import annotations

import pytest

from tests.extract.glyph_making import Words, column, read_lines

FIRST = Words(50, 100, "Energie", size=14)
SECOND = Words(50, 200, "Water", size=14)


def _items(letter: str, count: int) -> list[str]:
    return [f"• {letter}{number} een doel van de streek" for number in range(count)]


def test_sections_in_two_columns_are_read_one_by_one() -> None:
    words = [
        FIRST,
        *column(50, 120, *_items("a", 4)),
        *column(320, 120, *_items("b", 4)),
        SECOND,
        *column(50, 220, *_items("c", 4)),
        *column(320, 220, *_items("d", 4)),
    ]
    assert read_lines(*words) == [
        "Energie",
        *_items("a", 4),
        *_items("b", 4),
        "Water",
        *_items("c", 4),
        *_items("d", 4),
    ]


def test_columns_that_have_headings_of_their_own_run_on_to_the_foot() -> None:
    words = [
        FIRST,
        *column(50, 120, *_items("a", 4)),
        SECOND,
        *column(50, 220, *_items("c", 4)),
        Words(320, 100, "Wonen", size=14),
        *column(320, 120, *_items("b", 4)),
        Words(320, 200, "Zorg", size=14),
        *column(320, 220, *_items("d", 4)),
    ]
    assert read_lines(*words) == [
        "Energie",
        *_items("a", 4),
        "Water",
        *_items("c", 4),
        "Wonen",
        *_items("b", 4),
        "Zorg",
        *_items("d", 4),
    ]


def test_a_heading_at_the_foot_of_the_left_column_comes_after_the_right_one() -> None:
    words = [
        FIRST,
        *column(50, 120, *_items("a", 4)),
        *column(320, 120, *_items("b", 4)),
        SECOND,
        Words(
            50, 230, "Een alinea die over de hele breedte van het blad loopt, van links naar rechts"
        ),
    ]
    assert read_lines(*words) == [
        "Energie",
        *_items("a", 4),
        *_items("b", 4),
        "Water",
        "Een alinea die over de hele breedte van het blad loopt, van links naar rechts",
    ]


def test_the_last_line_of_a_paragraph_above_two_columns_stays_with_it() -> None:
    words = [
        Words(
            50, 100, "Een alinea die over de hele breedte van het blad loopt, van links naar rechts"
        ),
        Words(50, 112, "en hier eindigt."),
        *column(50, 150, *_items("a", 4)),
        *column(320, 150, *_items("b", 4)),
    ]
    assert read_lines(*words)[:2] == [words[0].text, words[1].text]
    assert read_lines(*words)[2:] == [*_items("a", 4), *_items("b", 4)]


def test_columns_whose_lines_stand_half_a_line_apart_are_two_columns() -> None:
    left, right = column(50, 100, *_items("a", 6)), column(320, 106, *_items("b", 6))
    assert read_lines(*left, *right) == [*_items("a", 6), *_items("b", 6)]


def test_a_part_below_both_halves_of_a_list_is_read_after_them() -> None:
    words = [
        FIRST,
        *column(50, 120, *_items("a", 4)),
        *column(320, 120, *_items("b", 4)),
        Words(50, 200, "Contact", size=14),
        *column(50, 220, "Secretariaat", "Stationsstraat 1"),
    ]
    assert read_lines(*words)[-3:] == ["Contact", "Secretariaat", "Stationsstraat 1"]
    assert read_lines(*words)[5] == "• b0 een doel van de streek"


def test_a_column_with_a_list_at_its_foot_is_read_to_the_foot() -> None:
    words = [
        FIRST,
        *column(50, 120, *_items("a", 4)),
        *column(320, 96, *_items("b", 6)),
        Words(50, 200, "Water", size=14),
        *column(50, 220, *_items("c", 3)),
    ]
    assert read_lines(*words)[-1] == "• b5 een doel van de streek"


def test_a_page_number_under_the_gutter_comes_after_both_columns() -> None:
    words = [
        *column(50, 100, *_items("a", 6)),
        Words(50, 300, "1 Voetnoot van de linkerkolom.", size=7),
        *column(320, 100, *_items("b", 6)),
        Words(320, 300, "2 Voetnoot van de rechterkolom.", size=7),
        Words(290, 340, "7", size=8),
    ]
    lines = read_lines(*words)
    assert lines[-1] == "7"
    assert lines.index("1 Voetnoot van de linkerkolom.") < lines.index(
        "• b0 een doel van de streek"
    )


def _counted(x0: float, *counts: str) -> list[Words]:
    """Items of two lines each below two lines of text."""
    items = [
        Words(x0, 140 + 28 * number + below, text)
        for number, count in enumerate(counts)
        for below, text in (
            (0, f"{count} een doel van de streek"),
            (13, "dat nog wat verder loopt"),
        )
    ]
    return [*column(x0, 100, "Een inleiding op deze kant", "van het blad, en nog wat"), *items]


@pytest.mark.parametrize(
    "counts",
    [
        ("8.1", "8.2", "8.3", "8.4"),
        ("1.", "2.", "3.", "4."),
        ("12)", "13)", "14)", "15)"),
    ],
)
def test_items_that_count_on_at_the_right_are_no_cells(counts: tuple[str, ...]) -> None:
    # Fewer than a third of the lines have a mark.
    words = [*_counted(50, *counts[:2]), *_counted(320, *counts[2:])]
    assert read_lines(*words) == [one.text for one in words]


def test_a_column_with_a_picture_in_it_goes_on_below_the_foot_of_the_next() -> None:
    words = [
        FIRST,
        *column(50, 120, *_items("a", 4)),
        *column(50, 400, *_items("c", 4)),
        *column(320, 100, *_items("b", 4)),
        Words(320, 190, "Water", size=14),
        *column(320, 210, *_items("d", 12)),
    ]
    assert read_lines(*words) == [
        "Energie",
        *_items("a", 4),
        *_items("c", 4),
        *_items("b", 4),
        "Water",
        *_items("d", 12),
    ]
