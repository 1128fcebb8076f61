"""Cards, side boxes, key figures, numerals and bars, on pages by hand."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

from pipeline.extract.pdf.engines.glyphs import Drawing
from pipeline.extract.pdf.layout.page_layout import lay_out_page
from tests.extract.glyph_making import Words, column, fill, make_page, read_lines, read_regions

CARD_TEXTS = [[f"kaart {number} begint", f"kaart {number} eindigt"] for number in range(4)]
CORNERS = [(50, 100), (300, 100), (50, 180), (300, 180)]
CARDS = list(
    chain.from_iterable(
        column(x + 10, top + 20, *texts)
        for (x, top), texts in zip(CORNERS, CARD_TEXTS, strict=True)
    )
)
#: Small words beside a list, and the list.
LIST = column(50, 100, *["• een doel dat wij in deze jaren willen halen"] * 6, leading=16)
NOTES = column(400, 110, "In cijfers", "• 12 gemalen", "• 30 dijken", size=8)


def list_aside(*stretches: Words, drawings: list[Drawing]) -> int:
    """How many fragments of a page stand aside."""
    layers = lay_out_page(make_page(*stretches), drawings)
    return sum(one.stands_aside for layer in layers for region in layer.regions for one in region)


def test_cards_are_read_row_by_row() -> None:
    grounds = [fill(x, top, x + 220, top + 60) for x, top in CORNERS]
    assert read_regions(*CARDS, drawings=grounds) == CARD_TEXTS


def test_frames_make_cards_as_grounds_do() -> None:
    frames = [replace(fill(x, top, x + 220, top + 60), kind="stroke") for x, top in CORNERS]
    assert read_regions(*CARDS, drawings=frames) == CARD_TEXTS


def test_without_boxes_they_are_columns() -> None:
    assert [len(region) for region in read_regions(*CARDS)] == [4, 4]


def test_boxes_with_text_below_head_columns() -> None:
    bars = [fill(50 + 180 * n, 90, 210 + 180 * n, 115) for n in range(3)]
    columns = [
        [
            Words(55 + 180 * n, 105, f"Thema {n}", size=14),
            *column(55 + 180 * n, 130 + n, *[f"regel van thema {n}"] * 5),
        ]
        for n in range(3)
    ]
    assert read_regions(*chain.from_iterable(columns), drawings=bars) == [
        [words.text for words in each] for each in columns
    ]


def test_a_narrow_box_in_small_type_beside_a_list_stands_aside() -> None:
    assert list_aside(*LIST, *NOTES, drawings=[fill(390, 90, 520, 190)]) == len(NOTES)


def test_a_box_in_larger_type_does_not() -> None:
    large = [replace(words, size=12.0) for words in NOTES]
    assert list_aside(*LIST, *large, drawings=[fill(390, 90, 560, 190)]) == 0


def test_small_type_behind_an_upright_line_stands_aside() -> None:
    assert list_aside(*LIST, *NOTES, drawings=[fill(388, 90, 389, 190)]) == len(NOTES)


FIGURES = [Words(60, 300, "25 %", size=26), Words(220, 300, "3 mln", size=26)]
EXPLAINED = [Words(60, 316, "minder uitstoot"), Words(220, 316, "reizigers")]


def test_key_figures_are_read_one_by_one_and_stand_aside() -> None:
    assert list_aside(*LIST, *FIGURES, *EXPLAINED, drawings=[]) == 4
    assert read_lines(*LIST, *FIGURES, *EXPLAINED)[-4:] == [
        "25 %",
        "minder uitstoot",
        "3 mln",
        "reizigers",
    ]


def test_numerals_that_count_titles_are_no_key_figures() -> None:
    numerals = [Words(60, 300, "1", size=26), Words(220, 300, "2", size=26)]
    assert list_aside(*LIST, *numerals, *EXPLAINED, drawings=[]) == 0


def test_numbered_headings_one_below_the_other_are_no_key_figures() -> None:
    headings = [Words(60, 300 + 60 * n, f"{n + 4}. Milieu", size=18) for n in range(2)]
    words = [Words(60, 318 + 60 * n, "eerste doel") for n in range(2)]
    assert list_aside(*LIST, *headings, *words, drawings=[]) == 0


def test_a_numeral_in_display_type_joins_its_title() -> None:
    page = [Words(50, 100, "1", size=60), Words(100, 85, "Veilige dijken", size=18), *LIST[3:]]
    assert read_lines(*page)[0] == "1 Veilige dijken"


def test_a_heading_on_a_bar_ends_the_columns_above() -> None:
    upper = [column(x, 100, *["woorden in een kolom"] * 4) for x in (50, 320)]
    lower = [column(x, 220, *["andere woorden hier"] * 4) for x in (50, 320)]
    heading = Words(60, 190, "Tweede thema")
    words = [*chain.from_iterable(upper), heading, *chain.from_iterable(lower)]
    lines = read_lines(*words, drawings=[fill(50, 170, 550, 200, "#003399")])
    assert lines.index("Tweede thema") == 8


def test_a_border_is_no_ground_that_hides_letters_of_its_colour() -> None:
    words = replace(LIST[0], text="woorden")
    border = replace(fill(40, 80, 500, 200, "#000000"), segment_count=10)
    (layer,) = lay_out_page(make_page(words), [border])
    assert layer.visibility == "visible"


def test_words_of_one_letter_keep_their_blanks() -> None:
    assert read_lines(Words(50, 100, "1 op 9", size=26)) == ["1 op 9"]


def test_lines_of_columns_at_equal_distances_are_not_one_torn_line() -> None:
    columns = [column(40 + 160 * n, 100, *["drie woorden hier"] * 4) for n in range(3)]
    assert [len(region) for region in read_regions(*chain.from_iterable(columns))] == [4, 4, 4]


def test_cards_may_have_a_ground_for_their_heading() -> None:
    grounds = [fill(x, top, x + 220, top + 60) for x, top in CORNERS]
    bars = [fill(x, top, x + 220, top + 25, "#003399") for x, top in CORNERS]
    assert read_regions(*CARDS, drawings=[*grounds, *bars]) == CARD_TEXTS


SIDE_TEXTS = [[f"eerste doel van {year}", f"tweede doel van {year}"] for year in (2026, 2027)]
SIDES = [
    [Words(60, 120 + 150 * n, f"Jaar {2026 + n}", size=16), *column(200, 118 + 150 * n, *texts)]
    for n, texts in enumerate(SIDE_TEXTS)
]
GROUNDS = [fill(50, 100 + 150 * n, 160, 250 + 150 * n, "#003399") for n in range(2)]


def test_headings_on_grounds_beside_the_text_are_read_with_it() -> None:
    assert read_regions(*chain.from_iterable(SIDES), drawings=GROUNDS) == [
        ["Jaar 2026"],
        SIDE_TEXTS[0],
        ["Jaar 2027"],
        SIDE_TEXTS[1],
    ]


def test_quotes_on_grounds_in_a_column_head_nothing() -> None:
    between = column(60, 240, "woorden in de kolom", "woorden in de kolom")
    apart = [fill(50, 100 + 150 * n, 160, 140 + 150 * n, "#003399") for n in range(2)]
    regions = read_regions(*chain.from_iterable(SIDES), *between, drawings=apart)
    assert ["woorden in de kolom", "woorden in de kolom", "Jaar 2027"] in regions


def test_a_number_behind_a_leader_belongs_to_it() -> None:
    entries = [
        words
        for n in range(5)
        for words in (
            Words(50, 100 + 14 * n, f"Deel {n} van het plan {'.' * 20}"),
            Words(280 - 5 * len(str(3 * n + 1)), 100 + 14 * n, str(3 * n + 1)),
        )
    ]
    beside = column(300, 100, *["woorden in de kolom ernaast staan hier"] * 5, leading=14)
    lines = read_lines(*entries, *beside)
    assert [line for line in lines if line[0].isdigit()] == []


def test_a_blank_of_the_smaller_type_parts_a_larger_number_from_its_words() -> None:
    number = Words(50, 100, "IV.", size=16)
    assert read_lines(number, Words(number.end + 2.4, 100, "Wonen", size=8.5)) == ["IV. Wonen"]
