"""What goes on over the end of a line, a column or a page, and what only seems to."""

from __future__ import annotations

import pytest

from pipeline.parse import find_outline
from tests.parse.documents import SetLine, set_document, words_of


def _read(rows: list[SetLine], language: str = "en") -> list[str]:
    document = set_document(rows)
    return words_of(document, find_outline(document, language=language))


def _theme(title: str, top: float, *, page: int = 1) -> SetLine:
    return SetLine(text=title, x0=50, top=top, size=14, bold=True, page=page, region=page)


def _line(text: str, top: float, *, x0: float = 50.0, page: int = 1, size: float = 10) -> SetLine:
    return SetLine(text=text, x0=x0, top=top, page=page, region=page, size=size)


SECOND = [
    _theme("Water", 200, page=2),
    _line("• Clean rivers and lakes", 230, page=2),
    _line("• Safe dikes along the coast", 244, page=2),
]
SECOND_READ = ["# Water", "- Clean rivers and lakes", "- Safe dikes along the coast"]


def test_an_item_goes_on_where_its_lines_hang_on_the_next_page() -> None:
    rows = [
        _theme("Energy", 100),
        _line("• Support for wind parks on land", 130),
        _line("and solar roofs in towns.", 142, x0=64),
        _line("• Work with the neighbours. We", 156),
        _line("share what the grid can carry.", 168, x0=64),
        _line("Europe pays its part of it.", 60, x0=64, page=2),
        *SECOND,
    ]
    assert _read(rows) == [
        "# Energy",
        "- Support for wind parks on land and solar roofs in towns",
        "- Work with the neighbours. We share what the grid can carry. Europe pays its part of it",
        *SECOND_READ,
    ]


def test_an_item_that_breaks_off_at_a_small_word_goes_on() -> None:
    rows = [
        _theme("Energy", 100),
        _line("• Wind parks together with the", 130),
        _line("Province of Upper Wey", 60, page=2),
        *SECOND,
    ]
    assert _read(rows)[:2] == ["# Energy", "- Wind parks together with the Province of Upper Wey"]


@pytest.mark.parametrize("size", [14, 18])
def test_a_label_above_a_title_counts_it(size: float) -> None:
    rows = []
    for number, title in enumerate(("Energy", "Water", "Housing"), start=1):
        top = 100.0 * number
        rows += [
            _line(f"Priority {number}", top),
            SetLine(text=title, top=top + 16, size=size, bold=True, region=1),
            _line(f"• Aim for the {title.lower()} of all", top + 44),
            _line(f"• Plan for the {title.lower()} of some", top + 58),
        ]
    assert [row for row in _read(rows) if row.startswith("#")] == [
        "# Energy",
        "# Water",
        "# Housing",
    ]


def test_long_titles_end_in_full_stops_where_short_ones_do() -> None:
    long = "Growth that excludes nobody, with respect for people, animals and nature in all regions"
    rows = []
    for number, title in enumerate(("Energy", "Clean water", "Homes"), start=1):
        top = 100.0 * number
        rows += [
            SetLine(text=f"{title}.", top=top, bold=True, region=1),
            _line(f"• Aim for the {title.lower()} of all", top + 24),
            _line(f"• Plan for the {title.lower()} of some", top + 38),
        ]
    rows += [
        SetLine(text=f"{long}.", top=400, bold=True, region=1),
        _line("• Share what we have", 424),
        _line("• Keep what we need", 438),
    ]
    assert f"# {long}" in _read(rows)


def test_marks_within_a_sentence_open_no_items() -> None:
    rows = [
        _theme("Energy", 100),
        _line("We shall in the coming years: a) build wind parks on land, b) insulate all", 130),
        _line("homes in towns, c) share the grid", 142),
        _line("with the neighbours.", 154),
        _theme("Water", 200),
        _line("We shall in the coming years: a) clean the rivers and lakes of the region,", 230),
        _line("b) raise the dikes along the coast, c) save water.", 242),
    ]
    assert "- raise the dikes along the coast" in _read(rows)


def test_a_headline_that_is_printed_twice_is_one_theme() -> None:
    rows = [
        SetLine(text="Coalition agreement 2026", top=60, size=20, bold=True, region=1),
        SetLine(text="Coalition agreement 2026", top=90, size=20, bold=True, region=1),
        _line("In the coming period the focus is on:", 130),
        _line("• Support for wind parks", 150),
        _line("• Insulation of all homes", 164),
        _line("• Sharing of the grid", 178),
    ]
    assert _read(rows)[0] == "# Coalition agreement 2026"


def test_notes_in_small_type_are_no_aims() -> None:
    rows = [
        _theme("Energy", 100),
        _line("The grid is full.[1] Prices rise.[2]", 120),
        _line("1. Support for wind parks", 140),
        _line("2. Insulation of all homes", 154),
        _theme("Water", 200),
        _line("1. Clean rivers", 230),
        _line("2. Safe dikes", 244),
        _line("1. Figures of the office", 700, size=7),
        _line("2. Minutes of the board", 710, size=7),
    ]
    assert _read(rows)[-2:] == ["- Clean rivers", "- Safe dikes"]


def test_a_conjunction_alone_on_the_last_line_closes_the_item() -> None:
    rows = [
        _theme("Energy", 100),
        _line("• Support for wind parks on land;", 130),
        _line("and", 142, x0=64),
        _line("• Insulation of all homes.", 156),
        *SECOND,
    ]
    assert _read(rows)[1] == "- Support for wind parks on land"


def test_items_side_by_side_are_on_one_level() -> None:
    rows = [
        _theme("Energy", 100),
        _line("• Support for wind parks", 130),
        _line("• Insulation of all homes", 130, x0=320),
        *SECOND,
    ]
    assert _read(rows)[1:3] == ["- Support for wind parks", "- Insulation of all homes"]


def test_the_last_two_clauses_are_parted_at_the_conjunction_that_parts_clauses() -> None:
    rows = [
        _theme("Energie", 100),
        _line("Dit houdt in: het bevorderen van zonnedaken, het structureel financieren", 130),
        _line("van warmtenetten en de evaluatie van de basis- en vervolgopleiding.", 142),
        _theme("Water", 200),
        _line("Dit houdt in: verbetering van de dijken, herstel en vernieuwing van", 230),
        _line("de sluizen en herstel en vernieuwing van de in- en uitlaten bij zee.", 242),
    ]
    assert _read(rows, "nl") == [
        "# Energie",
        "- het bevorderen van zonnedaken",
        "- het structureel financieren van warmtenetten",
        "- de evaluatie van de basis- en vervolgopleiding",
        "# Water",
        "- verbetering van de dijken",
        "- herstel en vernieuwing van de sluizen",
        "- herstel en vernieuwing van de in- en uitlaten bij zee",
    ]


def test_a_little_space_parts_sentences_that_fill_their_lines() -> None:
    rows = [_theme("Energy", 100)]
    top = 130.0
    sentences = [
        ("We will support the wind parks on the land that we own today", "as long as we can."),
        ("We will work with all our neighbours for a grid that carries.",),
        ("We will share the roofs of all the schools that the towns own", "with the people."),
        ("We will pay for the meters of all the houses that we do own.",),
        ("We will heat the schools with what is left of the old plants.",),
    ]
    for sentence in sentences:
        for line in sentence:
            rows.append(_line(line, top))
            top += 12
        top += 2.6
    rows += [_theme("Water", top + 20)]
    rows += [_line(line, top + 50 + at * 12) for at, line in enumerate(sentences[0])]
    assert _read(rows)[1:6] == [
        f"- {' '.join(sentence).removesuffix('.')}" for sentence in sentences
    ]


def test_an_item_goes_on_below_its_drawn_mark_where_that_stands_within_the_text() -> None:
    rows = [_theme("Energy", 100)]
    items = ["Support for the wind parks and the", "Work with our neighbours on both", "Share the"]
    for at, item in enumerate(items):
        top = 130 + 24 * at
        rows.append(SetLine(text=item, x0=72, top=top, region=1, drawn=True))
        rows.append(SetLine(text="sides of the long river;", x0=62, top=top + 12, region=1))
    read = _read([*rows, *SECOND])
    assert read[1:4] == [f"- {item} sides of the long river" for item in items]


def test_one_line_in_small_type_over_the_second_page_is_none_of_the_text() -> None:
    rows = [
        _theme("Energy", 100),
        _line("• Support for wind parks on land", 700),
        _line("• Work with the neighbours for as", 714),
        _line("Agreement 2030", 20, page=2, size=8),
        _line("long as it takes", 60, x0=64, page=2),
        *SECOND,
    ]
    read = _read(rows)
    assert read[:3] == [
        "# Energy",
        "- Support for wind parks on land",
        "- Work with the neighbours for as long as it takes",
    ]
