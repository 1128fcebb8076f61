"""Numbers beside the text: those that count items, however large, and those that count lines."""

from __future__ import annotations

from dataclasses import replace

from pipeline.extract.pdf.engines.glyphs import Drawing
from tests.extract.glyph_making import Words, column, fill, read_lines

BODY = [
    "the first line of a text that runs over",
    "several lines of one and the same length",
    "so that numbers may stand beside any one",
]


def test_a_large_numeral_stands_before_the_first_of_the_lines_it_spans() -> None:
    page: list[Words] = []
    for number in range(1, 5):
        top = 60.0 * number
        page.append(Words(50, top + 14, str(number), size=26, font="Sans Bold"))
        page += column(80, top, "build homes near the old", "stations of the valley", size=9.5)
    lines = read_lines(*page)
    assert lines == [
        row
        for number in range(1, 5)
        for row in (f"{number} build homes near the old", "stations of the valley")
    ]


def test_large_numbers_that_do_not_count_on_stay_by_themselves() -> None:
    page: list[Words] = []
    for place, number in enumerate((12, 7, 31), start=1):
        top = 60.0 * place
        page.append(Words(50, top + 14, str(number), size=26, font="Sans Bold"))
        page += column(80, top, "homes were built last year", "in the valley", size=9.5)
    assert "12" in read_lines(*page)


def test_a_hanging_number_is_an_item_s_though_the_column_beside_it_ends_close() -> None:
    page = [*column(50, 100, *["words up to the gutter of the page"] * 6, leading=20)]
    for number in range(8, 14):
        top = 100.0 + 20 * (number - 8)
        page += [Words(232, top, str(number), size=15), Words(256, top, "plant trees in the park")]
    lines = read_lines(*page)
    assert [line for line in lines if "plant" in line] == [
        f"{number} plant trees in the park" for number in range(8, 14)
    ]


def test_numbers_larger_than_their_lines_count_items_and_no_lines() -> None:
    page: list[Words] = []
    for number in range(1, 8):
        page += [
            Words(50, 100 + 30.0 * number, str(number), size=14),
            Words(75, 100 + 30.0 * number, "open the tower to the schools"),
        ]
    assert read_lines(*page) == [f"{n} open the tower to the schools" for n in range(1, 8)]


def test_small_numbers_in_the_margin_count_lines_though_few_and_unevenly_spaced() -> None:
    page = [
        Words(80, 100, "Health and Care", size=16, font="Sans Bold"),
        *column(80, 130, *BODY, *BODY),
        Words(40, 100, "220", size=6),
        Words(40, 166, "225", size=6),
    ]
    assert read_lines(*page) == ["Health and Care", *BODY, *BODY, "220", "225"]
    assert read_lines(*page[:-1]) == ["Health and Care", *BODY, *BODY, "220"]


def test_a_small_number_at_the_edge_of_the_text_counts_no_lines() -> None:
    note = [Words(80, 300, "5", size=5), Words(88, 300, "See the report of the council", size=8)]
    assert read_lines(*column(80, 100, *BODY), *note)[-1] == "5 See the report of the council"


def test_a_title_below_a_numeral_is_not_raised_beside_it() -> None:
    page = [Words(57, 290, "6", size=110), Words(57, 326, "Health", size=34, font="Sans Bold")]
    assert read_lines(*page) == ["6", "Health"]


def test_an_ordinal_s_ending_is_raised_beside_its_figure() -> None:
    figure = Words(50, 100, "19", size=20)
    assert read_lines(figure, Words(figure.end, 94, "th", size=12)) == ["19th"]


def test_blanks_of_recognised_text_part_words_that_overlap() -> None:
    picture = replace(fill(0, 0, 600, 800), kind="image")
    first = Words(50, 100, "personnes ", is_invisible=True)
    second = Words(first.end - 2.2, 101.5, "agees", is_invisible=True)
    assert read_lines(first, second, drawings=[picture]) == ["personnes agees"]


def test_words_stretched_over_their_blanks_are_one_line() -> None:
    """Tesseract fits a word and its blank into the word's place: letters end a third too early."""
    picture = replace(fill(0, 0, 600, 800), kind="image")
    first = Words(50, 100, "In ", is_invisible=True)
    second = Words(first.end + 7, 100, "de ", is_invisible=True)
    third = Words(second.end + 7, 100, "stad ", is_invisible=True)
    assert read_lines(first, second, third, drawings=[picture]) == ["In de stad"]


def test_a_numeral_on_a_ground_of_its_own_counts_the_box_beside_it() -> None:
    page: list[Words] = []
    grounds: list[Drawing] = []
    for number in range(1, 4):
        top = 70.0 * number
        grounds.append(fill(40, top - 6, 80, top + 54))
        page.append(Words(56, top + 18, str(number), size=18, font="Sans Bold"))
        page += column(92, top, "build homes near the old", "stations of the valley", size=9.5)
        page.append(Words(92, top + 36, "Lead: the council", size=7))
    lines = read_lines(*page, drawings=grounds)
    assert [line for line in lines if "build" in line] == [
        f"{number} build homes near the old" for number in range(1, 4)
    ]


def test_numbers_on_discs_count_what_stands_at_their_right_and_no_pages() -> None:
    page: list[Words] = []
    grounds: list[Drawing] = []
    for column_x0, first in ((40, 1), (300, 5)):
        for row in range(4):
            top = 80.0 + 40 * row
            grounds.append(fill(column_x0, top - 4, column_x0 + 18, top + 14))
            page.append(Words(column_x0 + 6, top + 1, str(first + row), size=9, font="Sans Bold"))
            page += column(column_x0 + 26, top, "plant trees along all roads of", "the town")
    lines = read_lines(*page, drawings=grounds)
    assert [line for line in lines if "plant" in line] == [
        f"{number} plant trees along all roads of" for number in range(1, 9)
    ]


def _number_lines(*lines: tuple[str, float], first: int = 1) -> list[Words]:
    """Lines, each with its number right before the text, at one right edge."""
    page: list[Words] = []
    for number, (line, indent) in enumerate(lines, start=first):
        baseline = 100 + 16.0 * (number - first)
        digits = str(number)
        page.append(Words(60 - 5 * len(digits), baseline, digits))
        page.append(Words(64 + indent, baseline, line))
    return page


_LINES = [
    ("I. Villages to stay in", 0.0),
    ("We want a shop in every village of ours, and we want it open on", 0.0),
    ("every day of the week, Sundays too.", 0.0),
    ("We demand:", 0.0),
    ("• a bus that comes every hour", 12.0),
    ("• a doctor within ten kilometres", 12.0),
]


def test_numbers_close_to_their_words_count_lines_where_every_line_has_one() -> None:
    page = [Words(40, 60, "Motion 4", size=16, font="Sans Bold"), *_number_lines(*_LINES)]
    words = [line for line, _ in _LINES]
    assert read_lines(*page) == ["Motion 4", *words, *map(str, range(1, 7))]


def test_numbers_close_to_their_words_count_items_where_lines_between_have_none() -> None:
    page = _number_lines(*_LINES)
    page.append(Words(64, 100 + 16.0 * 1.5, "in the middle of the village", size=8))
    assert "1 I. Villages to stay in" in read_lines(*page)


def test_numbers_close_to_whole_items_count_those() -> None:
    words = ("build homes", "let the young rent them", "mend bridges and roads", "heat schools")
    items = [(f"{item} of the valley", 0.0) for item in (*words, "buy the old mill")]
    assert read_lines(*_number_lines(*items)) == [
        f"{number} {item}" for number, (item, _) in enumerate(items, start=1)
    ]


def _count_in_columns(left: int, right: int) -> list[Words]:
    """Items below numerals, in two columns."""
    page: list[Words] = []
    for column_index, count in enumerate((left, right)):
        for place in range(count):
            number = place + 1 + column_index * left
            x, baseline = 50 + 250.0 * column_index, 100 + 70.0 * place
            page.append(Words(x, baseline, str(number), size=27, font="Sans Bold"))
            page.append(
                Words(x, baseline + 20, f"open the tower number {number}", font="Sans Bold")
            )
            page.append(Words(x, baseline + 34, "to the schools of the valley"))
    return page


def test_numerals_above_their_items_count_down_one_column_and_then_the_next() -> None:
    lines = read_lines(*_count_in_columns(4, 5))
    assert lines == [
        row
        for number in range(1, 10)
        for row in (
            str(number),
            f"open the tower number {number}",
            "to the schools of the valley",
        )
    ]


def test_a_numeral_as_high_as_the_page_s_corner_counts_the_title_far_beside_it() -> None:
    page = [
        Words(30, 160, "2", size=120, font="Sans Bold"),
        Words(300, 82, "Every child at home", size=34, font="Sans Bold"),
        *column(300, 130, *BODY, *BODY),
    ]
    assert read_lines(*page)[0] == "2 Every child at home"


def test_blocks_side_by_side_that_count_down_their_columns_are_no_rows() -> None:
    page: list[Words] = []
    for x, goals in ((50, (16, 17)), (320, (18,))):
        for place, goal in enumerate(goals):
            top = 100.0 + 130 * place
            page += [
                Words(x, top, f"Goal {goal}", size=8),
                Words(x, top + 16, f"The books of year {goal} balance", font="Sans Bold"),
                Words(x, top + 28, "again in four years.", font="Sans Bold"),
                Words(x, top + 52, "Measures", size=8),
                Words(x, top + 68, "Look at all that the town does"),
                Words(x, top + 80, "and at what it costs"),
            ]
    labels = [line for line in read_lines(*page) if line.startswith("Goal")]
    assert labels == ["Goal 16", "Goal 17", "Goal 18"]
