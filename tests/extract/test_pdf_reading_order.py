"""The order in which a person reads a page: columns, halves, boxes, tables, on pages by hand."""

from __future__ import annotations

import random
from itertools import chain

import pytest

from pipeline.extract.pdf.engines.glyphs import Drawing
from pipeline.model.geometry import BBox
from tests.extract.glyph_making import (
    Words,
    column,
    compose,
    fill,
    make_page,
    read_lines,
    read_regions,
)

HEADING = Words(50, 60, "Een kop over de hele breedte van het blad heen", size=18)


def test_two_columns_are_read_one_after_the_other() -> None:
    left = column(50, 100, *[f"links regel {n} van de tekst" for n in range(5)])
    right = column(320, 100, *[f"rechts regel {n} van de tekst" for n in range(5)])
    assert read_regions(*left, *right) == [
        [words.text for words in left],
        [words.text for words in right],
    ]


def test_columns_that_the_file_writes_row_by_row_are_still_columns() -> None:
    left = column(50, 100, *[f"links regel {n} van de tekst" for n in range(5)])
    right = column(320, 100, *[f"rechts regel {n} van de tekst" for n in range(5)])
    rows = [words for pair in zip(left, right, strict=True) for words in pair]
    assert read_lines(*rows) == [words.text for words in (*left, *right)]


def test_three_columns() -> None:
    columns = [column(40 + 190 * n, 100, *["woorden in een kolom"] * 6) for n in range(3)]
    assert [len(region) for region in read_regions(*chain.from_iterable(columns))] == [6, 6, 6]


def test_a_heading_across_the_columns_is_read_first() -> None:
    left = column(50, 100, *["links in de kolom"] * 4)
    right = column(320, 100, *["rechts in de kolom"] * 4)
    assert read_lines(*left, *right, HEADING) == [
        HEADING.text,
        *["links in de kolom"] * 4,
        *["rechts in de kolom"] * 4,
    ]


def test_text_below_the_columns_is_read_last() -> None:
    left = column(50, 100, *["links in de kolom"] * 4)
    right = column(320, 100, *["rechts in de kolom"] * 4)
    foot = Words(50, 200, "een regel die weer over de volle breedte van het blad loopt, zo")
    assert read_lines(foot, *left, *right)[-1] == foot.text


def test_columns_above_and_below_a_heading_are_read_section_by_section() -> None:
    words = [
        *column(50, 100, *["A links in de kolom"] * 3),
        *column(320, 100, *["A rechts hier"] * 3),
        Words(50, 160, "Tweede kop over de hele breedte van het blad", size=18),
        *column(50, 200, *["B links in de kolom"] * 3),
        *column(320, 200, *["B rechts hier"] * 3),
    ]
    assert [line[:3] for line in read_lines(*words)] == [
        *["A l"] * 3,
        *["A r"] * 3,
        "Twe",
        *["B l"] * 3,
        *["B r"] * 3,
    ]


def test_short_lists_under_one_heading_are_two_lists() -> None:
    left = [
        *column(50, 100, "• Permanente dialoog", "voor afstemming"),
        *column(50, 134, "• Grensoverschrijdend beleid"),
    ]
    right = [
        *column(320, 100, "• Inzetten op onderzoek", "en technologie"),
        *column(320, 134, "• Samen uitdagingen"),
    ]
    assert read_lines(HEADING, *left, *right) == [
        HEADING.text,
        *(words.text for words in left),
        *(words.text for words in right),
    ]


def test_lists_with_drawn_markers_side_by_side_are_two_lists() -> None:
    texts = ["Permanente dialoog", "Gezondheidsbeleid", "Noodhulp"]
    words, dots = [], []
    for index, text in enumerate(texts):
        for x in (60, 330):
            words.append(Words(x, 100 + 20 * index, text))
            dots.append(fill(x - 9, 95 + 20 * index, x - 6, 98 + 20 * index, "#000000"))
    assert read_lines(*words, drawings=dots) == texts + texts


def test_coloured_halves_are_read_one_after_the_other_however_close_their_words() -> None:
    halves = [fill(0, 0, 300, 800, "#cc0000"), fill(300, 0, 600, 800, "#008800")]
    left = column(200, 100, "links een", "links twee", "links drie")
    right = column(305, 100, "rechts een", "rechts twee", "rechts drie")
    assert read_lines(*right, *left, drawings=halves) == [words.text for words in (*left, *right)]


def test_a_side_box_does_not_tear_the_text_beside_it() -> None:
    box = fill(400, 90, 560, 150)
    text = column(50, 100, *["de lopende tekst van het blad gaat door"] * 8)
    inside = column(410, 105, "In het kort", "drie punten", "voor de lezer")
    lines = read_lines(*text, *inside, drawings=[box])
    assert lines == [*(words.text for words in text), *(words.text for words in inside)]


def test_short_headings_beside_nothing_are_not_a_column() -> None:
    words = []
    for n in range(4):
        words.append(Words(50, 100 + 60 * n, f"Kop {n}", size=12))
        words.extend(column(120, 120 + 60 * n, "een punt onder de kop", "en nog een punt"))
    assert read_lines(*words)[:4] == [
        "Kop 0",
        "een punt onder de kop",
        "en nog een punt",
        "Kop 1",
    ]


def test_rows_of_figures_are_read_row_by_row() -> None:
    words = []
    for n, name in enumerate(["Veiligheid en recht", "Zorg", "Onderwijs en cultuur", "Wonen"]):
        words.append(Words(50, 100 + 14 * n, name))
        words.extend(Words(300 + 60 * year, 100 + 14 * n, f"{n}{year}0") for year in range(3))
    assert read_lines(*words)[:5] == ["Veiligheid en recht", "000", "010", "020", "Zorg"]


def test_rows_with_wrapped_cells_are_read_cell_by_cell() -> None:
    words = []
    for n in range(4):
        words.extend(column(50, 100 + 50 * n, f"Doel {n} met woorden", "en een tweede regel"))
        words.extend(column(320, 100 + 50 * n, f"Maatregel {n} die", "over drie regels", "loopt"))
    assert read_lines(*words)[:7] == [
        "Doel 0 met woorden",
        "en een tweede regel",
        "Maatregel 0 die",
        "over drie regels",
        "loopt",
        "Doel 1 met woorden",
        "en een tweede regel",
    ]


def test_rules_between_rows_part_them() -> None:
    words, rules = [], []
    for n in range(3):
        words.extend(column(50, 100 + 40 * n, f"Label {n} van", "de rij"))
        words.extend(column(320, 100 + 40 * n, f"Tekst {n} van", "de rij"))
        y = 122 + 40 * n
        rules.append(
            Drawing(bbox=BBox(x0=40, top=y, x1=560, bottom=y), kind="stroke", segment_count=2)
        )
    assert read_lines(*words, drawings=rules) == [
        line for n in range(3) for line in (f"Label {n} van", "de rij", f"Tekst {n} van", "de rij")
    ]


def test_a_running_head_and_a_page_number_on_one_line_stay_apart() -> None:
    words = [Words(50, 40, "Werkprogramma"), Words(540, 40, "12")]
    assert read_lines(*words, *column(50, 100, "tekst", "tekst")) == [
        "Werkprogramma",
        "12",
        "tekst",
        "tekst",
    ]


def test_regions_number_on_through_the_document() -> None:
    left = column(50, 100, *["links in de kolom"] * 4)
    right = column(320, 100, *["rechts in de kolom"] * 4)
    assert len(read_regions(*left, *right)) == 2


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_the_file_does_not_matter(seed: int) -> None:
    words = [
        HEADING,
        *column(50, 100, *[f"links regel {n} van de tekst" for n in range(5)]),
        *column(320, 106, *[f"rechts regel {n} van de tekst" for n in range(5)]),
    ]
    shuffled = random.Random(seed).sample(words, len(words))
    assert read_lines(*shuffled) == read_lines(*words)


def test_a_short_right_column_below_a_running_head_is_read_after_the_left() -> None:
    left = [
        Words(60, 100, "III. Health for all of us", size=15, font="Sans Bold"),
        Words(60, 119, "who live here", size=15, font="Sans Bold"),
        *column(60, 145, *["a line of text that fills the column"] * 12),
    ]
    page = [
        Words(400, 50, "III. Health", size=8),
        *left,
        *column(330, 98, "e) train more nurses at the", "college of the valley"),
        Words(500, 780, "7", size=8),
    ]
    lines = read_lines(*page)
    assert lines.index("who live here") + 1 == lines.index("a line of text that fills the column")
    assert lines.index("e) train more nurses at the") > lines.index(
        "a line of text that fills the column"
    )


def test_justified_columns_with_wide_leading_are_no_rows_of_a_table() -> None:
    one = [f"words that fill the left column {row}" for row in "abcdef"]
    two = [f"words that fill the other column {row}" for row in "abcdef"]
    page = [*column(50, 100, *one, leading=18), *column(320, 100, *two, leading=18)]
    assert read_lines(*page) == [*one, *two]


def test_cards_with_titles_of_one_length_are_read_one_by_one() -> None:
    grounds = [fill(40 + 300 * card, 50, 325 + 300 * card, 480) for card in range(3)]
    titles = ["Together", "Prepared", "Sharing!"]
    page: list[Words] = []
    for card, title in enumerate(titles):
        x = 55.0 + 300 * card
        page.append(Words(x, 85, title, size=24, font="Sans Bold"))
        page += column(x, 120, "- one of the aims of this", "- another aim of the same", leading=20)
    text, lines = compose(make_page(*page, width=960, height=540), grounds)
    assert [line.span.cut(text) for line in lines] == [
        row
        for title in titles
        for row in (title, "- one of the aims of this", "- another aim of the same")
    ]


def test_a_bar_that_ends_within_a_line_is_behind_a_few_words_only() -> None:
    bar = fill(45, 80, 360, 104, "#ffd60a")
    page = [
        Words(45, 98, "BUILD HOMES", size=18, font="Sans Bold"),
        *column(45, 130, *["a line of text that fills the column"] * 6, leading=14),
        *column(320, 92, *["what stands in the other column"] * 8, leading=14),
    ]
    lines = read_lines(*page, drawings=[bar])
    assert lines[0] == "BUILD HOMES"
    assert lines[1] == "a line of text that fills the column"


def test_bars_of_headings_show_a_gutter_narrower_than_their_type() -> None:
    left = [
        Words(50, 100, "Water in de stad", size=18),
        *column(50, 130, *[f"links regel {n} van de eerste tekst hier" for n in range(5)]),
    ]
    right = [
        *column(300, 90, *[f"rechts regel {n} van de tekst" for n in range(4)]),
        Words(300, 170, "Wegen in het land", size=18),
        *column(300, 200, *[f"rechts regel {n} van een andere tekst" for n in range(4)]),
    ]
    bars = [fill(48, 84, 288, 106), fill(298, 154, 540, 176)]
    lines = read_lines(*left, *right, drawings=bars)
    assert lines == [words.text for words in (*left, *right)]
