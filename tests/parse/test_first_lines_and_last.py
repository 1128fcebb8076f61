"""Where titles, texts and pages begin and end: titles over their text, heads, closing details."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.extract import read_document
from pipeline.model.document import Element, ElementKind
from pipeline.parse import find_outline
from tests.parse.documents import SetLine, set_document, typed_document, unclaimed, words_of


def read(text: str, language: str = "en") -> list[str]:
    document = typed_document(text)
    outline = find_outline(document, language=language)
    assert unclaimed(document, outline) == ""
    return _bare(words_of(document, outline))


def _bare(rows: Sequence[str]) -> list[str]:
    """Themes with "# " before them, objectives of whatever level as they are."""
    return [row if row.startswith("#") else row.lstrip(" -") for row in rows]


def read_file(folder: Path, name: str, text: str) -> list[str]:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    document = read_document(path, source_id="test/file")
    return _bare(words_of(document, find_outline(document, language="en")))


def read_set(lines: Sequence[SetLine]) -> list[str]:
    document = set_document(lines)
    outline = find_outline(document, language="en")
    assert unclaimed(document, outline) == ""
    return _bare(words_of(document, outline))


def test_a_labelled_title_that_fills_its_line_does_not_go_on_with_the_text_below_it() -> None:
    found = read(
        """\
Programmalijn 1: Een thuis voor iedereen
Woonwagenstandplaatsen inrichten met een bijdrage
van de gebruikers van de nieuwe terreinen.

De oude wijken in het noorden van de stad opnieuw
inrichten met de bewoners van die wijken.

Programmalijn 2: Water
De beken in het dal tussen de twee dorpen weer
laten stromen zoals zij vroeger stroomden.

Nieuwe bruggen over de beken bouwen in de dorpen
die nu van elkaar gescheiden zijn door water.

Programmalijn 3: Bestuur
De balie in het dorp ook op zaterdag en op zondag
openen voor iedereen die daar iets wil vragen.
""",
        "nl",
    )
    assert [row for row in found if row.startswith("# ")] == [
        "# Een thuis voor iedereen",
        "# Water",
        "# Bestuur",
    ]
    assert found[1].startswith("Woonwagenstandplaatsen inrichten")


def test_one_sentence_with_a_full_stop_over_a_list_is_no_theme() -> None:
    found = read(
        """\
Dear members of the council,

The area counts some 14,000 people in nine villages, and it has been growing for years.

Broad agreement exists on it.

To this end we will take these steps:

- Open the library on Sundays
- Mend the bridge to the mill
- Plant trees along the brook

The auditors noted as much.

Kind regards

J. Smith
"""
    )
    assert not any(row.strip("# ") for row in found if row.startswith("#"))
    assert len([row for row in found if not row.startswith("#")]) == 3


def test_bare_lines_may_begin_with_a_number() -> None:
    found = read(
        """\
WATER

We will map the brooks.
4 shelters will be built, so that all may use them.
The weirs will be opened.

ROADS

We will mend the bridges.
12 paths will be lit, in the villages first.
"""
    )
    assert "4 shelters will be built, so that all may use them" in found
    assert "12 paths will be lit, in the villages first" in found


def test_details_below_the_last_objective_are_none() -> None:
    found = read(
        """\
WATER

We will map the brooks of the valley.

We will open the weirs of the river.

We will sink the wells of the villages.

ROADS

We will mend the bridges of the valley.

We will light the paths of the villages.

We will slow the lorries on the road.

Open on weekdays from 9 to 16.30
"""
    )
    assert found[-1] == "We will slow the lorries on the road"


_PAGED = """\
District of Stonebrook: Action Plan 2024-2028

WATER

- Map the brooks of the valley
- Open the weirs of the river

Page 1
\f{head}

- Sink the wells of the villages

ROADS

- Mend the bridges of the valley
- Light the paths of the villages

Page 2
"""


@pytest.mark.parametrize(
    "head", ["Action Plan 2024-2028", "District of Stonebrook | Action Plan", "Mayor | Action Plan"]
)
def test_a_second_page_may_begin_with_words_of_the_title(tmp_path: Path, head: str) -> None:
    assert read_file(tmp_path, "plan.txt", _PAGED.format(head=head)) == [
        "# WATER",
        "Map the brooks of the valley",
        "Open the weirs of the river",
        "Sink the wells of the villages",
        "# ROADS",
        "Mend the bridges of the valley",
        "Light the paths of the villages",
    ]


def test_parts_that_only_hold_themes_are_none() -> None:
    aims = "\n".join(f"- Build a school in village {n}" for n in range(3))
    themes = ("Woods and heath", "Digital services", "Inclusion")
    part = "\n\n".join(
        f"STRAND {number} – {title}\n\n{aims}"
        for number, title in zip(("I", "II", "III"), themes, strict=True)
    )
    found = read(f"Plan 2024\n\nPART I – ASHWORTH\n\n{part}\n\nPART II – OLDCOMBE\n\n{part}\n")
    assert [row for row in found if row.startswith("#")] == [f"# {title}" for title in themes * 2]


def test_a_line_that_leads_to_an_address_is_no_theme() -> None:
    found = read(
        """\
Water

We will: (1) map the brooks of the valley; (2) open the weirs of the river.

Read on at www.stonebrook.example

Roads

We will: (1) mend the bridges of the valley; (2) light the paths of the villages.
"""
    )
    assert [row for row in found if row.startswith("#")] == ["# Water", "# Roads"]


def test_a_question_leads_in_to_items_in_its_line() -> None:
    found = read(
        """\
WATER

What will we do? - Map the brooks of the valley; - Open the weirs of the river.

ROADS

What will we do? - Mend the bridges of the valley; - Light the paths of the villages.
"""
    )
    assert found[1] == "Map the brooks of the valley"
    assert found[-1] == "Light the paths of the villages"


def test_looking_back_at_some_years_gives_background(tmp_path: Path) -> None:
    found = read_file(
        tmp_path,
        "plan.md",
        """\
# Plan

## Looking back at 2018–2021

- In 2019 we mended the bridges
- In 2020 we opened the weirs

## Water

- Map the brooks
- Sink the wells

## Roads

- Light the paths
""",
    )
    assert not any("2019" in row for row in found)


def test_the_day_of_a_month_begins_no_item_where_a_line_breaks_off() -> None:
    found = read(
        """\
WASSER

Die Bäche im Tal und an den Hängen ab dem
1. Juli neu vermessen und öffnen.

Die Wehre am Fluss und an den Kanälen im
Norden bis zum Ende der Periode öffnen.

WEGE

Die Brücken und Stege im ganzen Tal ab dem
1. März erneuern und verbreitern.
""",
        "de",
    )
    assert "Die Bäche im Tal und an den Hängen ab dem 1. Juli neu vermessen und öffnen" in found


def test_numbers_with_a_degree_sign_and_a_full_stop_count_items() -> None:
    found = read(
        """\
WATER

1°. Map the brooks.
2°. Open the weirs.

ROADS

3°. Mend the bridges.
4°. Light the paths.
"""
    )
    assert [row for row in found if not row.startswith("#")] == [
        "Map the brooks",
        "Open the weirs",
        "Mend the bridges",
        "Light the paths",
    ]


@pytest.mark.parametrize("bullet", ["o", "·"])
def test_bullets_typed_behind_those_of_the_file_are_no_words(tmp_path: Path, bullet: str) -> None:
    aims = ("map the brooks", "open the weirs", "sink the wells")
    items = "".join(f"<li>{bullet} {aim}</li>" for aim in aims)
    page = f"<html><body><h1>Plan</h1><h2>Water</h2><ul>{items}</ul></body></html>"
    assert read_file(tmp_path, "plan.html", page) == ["# Water", *aims]


def test_a_count_that_runs_through_another_stands_within_it(tmp_path: Path) -> None:
    measures = iter(range(1, 20))
    blocks = [
        f"<p>{number}. {title}</p>"
        + "".join(
            f"<p>Commitment {next(measures)}: {aim} in {title.lower()}</p>"
            for aim in ("Mend the bridges", "Light the paths", "Slow the lorries")
        )
        for number, title in ((1, "Villages"), (2, "Towns"), (3, "Harbours"))
    ]
    page = f"<html><body><h1>Plan 2024</h1>{''.join(blocks)}</body></html>"
    found = read_file(tmp_path, "plan.html", page)
    assert [row for row in found if row.startswith("#")] == ["# Villages", "# Towns", "# Harbours"]


def test_single_lines_are_paragraphs_where_a_wrapped_one_shows_the_leading() -> None:
    lines: list[SetLine] = []
    top = 60.0
    for title in ("Water", "Roads", "Schools"):
        lines.append(SetLine(text=title, top=top, size=14, bold=True))
        top += 26
        for verb in ("Map", "Open", "Mend"):
            text = f"{verb} at once what serves {title.lower():7} in all villages of this valley."
            lines.append(SetLine(text=text, top=top))
            top += 21
    long = "Renew at once what serves schools in all villages before the"
    lines.append(SetLine(text=long, top=top))
    lines.append(SetLine(text="winter.", top=top + 13))
    found = read_set(lines)
    assert len(found) == 3 + 10
    assert found[-1].endswith("before the winter")


def test_the_heads_of_two_pages_on_one_sheet_part_no_item() -> None:
    lines = [
        SetLine(text="Stonebrook", x0=50, top=30, size=8),
        SetLine(text="Plan 2024", x0=50, top=70, size=20, bold=True),
        SetLine(text="Water", x0=50, top=110, size=14, bold=True),
        SetLine(text="• Map the brooks of the valley", x0=50, top=140),
        SetLine(text="• Open the weirs of the river and of the", x0=50, top=155),
        SetLine(text="1", x0=50, top=560, size=8),
        SetLine(text="Stonebrook", x0=350, top=30, size=8, region=1),
        SetLine(text="canals", x0=360, top=60, region=1),
        SetLine(text="• Sink the wells of the villages", x0=350, top=75, region=1),
        SetLine(text="2", x0=350, top=560, size=8, region=1),
    ]
    document = set_document(lines, height_pt=600.0)
    found = _bare(words_of(document, find_outline(document, language="en")))
    assert "Open the weirs of the river and of the canals" in found


def test_a_box_of_figures_parts_no_title_from_its_number() -> None:
    lines = [
        SetLine(text="Theme 1", top=60, size=9, colour="#003366"),
        SetLine(text="Water", top=75, size=16, bold=True),
        SetLine(text="• Map the brooks of the valley", top=105),
        SetLine(text="• Open the weirs of the river", top=118),
        SetLine(text="Theme 2", top=150, size=9, colour="#003366"),
        SetLine(text="Key figures", x0=400, top=148, size=8, bold=True, region=1),
        SetLine(text="14,700 residents", x0=400, top=158, size=8, region=1),
        SetLine(text="233 clubs", x0=400, top=168, size=8, region=1),
        SetLine(text="Roads", top=165, size=16, bold=True, region=2),
        SetLine(text="• Mend the bridges of the valley", top=195, region=2),
        SetLine(text="• Light the paths of the villages", top=208, region=2),
    ]
    assert [row for row in read_set(lines) if row.startswith("#")] == ["# Water", "# Roads"]


def test_icons_that_fonts_call_digits_stand_before_numbers_too() -> None:
    texts = ("Parks in the town", "Farm shops", "13 schools in the hills", "Mills on the brook")
    lines = [SetLine(text="Places", top=60, size=16, bold=True)]
    lines += [SetLine(text=f"6 {text}", top=90 + 14 * at) for at, text in enumerate(texts)]
    assert read_set(lines)[1:] == list(texts)


def test_a_count_in_small_letters_may_wrap_behind_a_title_in_capitals() -> None:
    lines: list[SetLine] = []
    top = 60.0
    for number, rows in enumerate(
        (("WATER (measures 1 to 2)",), ("GOOD SCHOOLS FOR ALL (measures 3", "to 4)"), ("ROADS",)),
        start=1,
    ):
        for at, text in enumerate(rows):
            label = f"PILLAR {number}: " if not at else ""
            lines.append(SetLine(text=label + text, top=top, bold=True, colour="#003366"))
            top += 13
        top += 8
        for verb in ("Build", "Mend"):
            lines.append(SetLine(text=f"• {verb} what is needed there", top=top))
            top += 13
        top += 12
    found = [row for row in read_set(lines) if row.startswith("#")]
    assert found[1] == "# GOOD SCHOOLS FOR ALL"
    assert len(found) == 3


def test_an_ordinal_and_its_title_stand_over_their_text() -> None:
    found = read(
        """\
First priority
Monuments and museums (measures 1 to 2)
The area lies between two rivers and has been settled since.

1. Mend the mill at the brook
2. Open the museum on Sundays

Second priority
Energy (measures 3 to 4)
On 12 October more than two hundred people met in the hall.

3. Plant trees along the road
4. Build a mill at the river
"""
    )
    assert [row for row in found if row.startswith("#")] == ["# Monuments and museums", "# Energy"]


def test_labels_may_count_with_decimals() -> None:
    found = read(
        """\
Sport and leisure

  Venture 1.1 – Mend the mill at the brook
  Venture 1.2 – Open the museum on Sundays

Homes and gardens

  Venture 2.1 – Plant trees along the road
  Venture 2.2 – Build a mill at the river
"""
    )
    assert found[1] == "Mend the mill at the brook"
    assert found[-1] == "Build a mill at the river"


def test_a_bullet_at_the_start_of_a_line_goes_on_with_those_in_the_line_above() -> None:
    found = read(
        """\
WATER

In detail: ► map the brooks in all of the villages of the valley;
► open the weirs of the river and of the canals beside it.

ROADS

In detail: ► mend the bridges; ► light the paths that lead from village
to village; ► slow the lorries.
"""
    )
    assert "map the brooks in all of the villages of the valley" in found
    assert "open the weirs of the river and of the canals beside it" in found


def test_the_last_item_of_a_list_may_be_bold_throughout(tmp_path: Path) -> None:
    blocks = [
        f"### {title}\n\n"
        + "\n\n".join(
            f"{letter}) **{aim}:** we will do so in the villages of the valley and of the hills."
            for letter, aim in zip(
                "abc", ("Mend the mill", "Open the weir", "Light it"), strict=True
            )
        )
        for title in ("Water", "Roads", "Homes")
    ]
    blocks[1] += "\n\nd) **Lighting of all the paths along the brook:** we will."
    found = read_file(tmp_path, "plan.md", "# Plan\n\n" + "\n\n".join(blocks) + "\n")
    assert len([row for row in found if not row.startswith("#")]) == 10


def test_dashes_below_one_another_in_a_cell_mark_items() -> None:
    rows = {"Water": ("map the brooks", "open the weirs"), "Roads": ("mend bridges", "light paths")}
    lines: list[SetLine] = []
    top = 60.0
    for theme, aims in rows.items():
        lines.append(SetLine(text=theme, top=top, size=14, bold=True))
        top += 24
        for aim in aims:
            lines.append(SetLine(text=f"– {aim}", top=top))
            top += 13
        top += 12
    document = set_document(lines)
    numbers = {"Water": 0, "Roads": 2}
    tagged = []
    theme = ""
    for line in document.lines:
        words = line.span.cut(document.text)
        theme = words if words in numbers else theme
        number = numbers[theme] + (words not in numbers)
        element = Element(
            kind=ElementKind.TABLE_CELL,
            number=number,
            list_number=0,
            row=1 + numbers[theme],
            column=1 + (words not in numbers),
        )
        tagged.append(replace(line, element=element))
    document = replace(document, lines=tuple(tagged))
    found = _bare(words_of(document, find_outline(document, language="en")))
    assert found == ["# Water", *rows["Water"], "# Roads", *rows["Roads"]]


def test_background_in_theme_after_theme_divides_them() -> None:
    found = read(
        """\
Sport and leisure

Background

The debate about playgrounds goes back to the year in which the first of them opened.

What we will do

1. set up bridleways in each district
2. upgrade the holiday lodges

Planning and housing

Background

Talks with the neighbours take place in good spirit, as they have for many years.

What we will do

1. deliver the vacant shops
2. restore the student rooms
"""
    )
    assert [row for row in found if row.startswith("#")] == [
        "# Sport and leisure",
        "# Planning and housing",
    ]


def test_the_first_heading_without_the_lead_in_of_all_others_is_no_theme() -> None:
    themes = ("Youth", "Energy", "Water")
    text = "\n\n".join(
        f"{title}\n\nOur aims:\n\nMend what serves {title.lower()} in the valley.\n"
        f"Open what serves {title.lower()} in the hills."
        for title in themes
    )
    found = read(
        "Programme 2026-2029\n\nMunicipality of Oakham\n\n"
        "The debate goes back to the year in which the first mill opened, and it goes on.\n\n"
        f"{text}\n"
    )
    assert [row for row in found if row.startswith("#")] == [f"# {title}" for title in themes]


def test_a_numeral_over_its_title_counts_with_those_beside_theirs() -> None:
    lines: list[SetLine] = []
    top = 60.0
    for number, title in enumerate(("WALKING AND CYCLING", "ENERGY", "PARTNERS"), start=1):
        if title == "PARTNERS":
            lines.append(SetLine(text=f"{number}.", top=top, size=27, colour="#880000"))
            top += 34
            lines.append(SetLine(text=title, top=top, size=15, colour="#880000"))
        else:
            lines.append(SetLine(text=f"{number}. {title}", top=top, size=15, colour="#880000"))
        top += 28
        for verb in ("Mend", "Light"):
            lines.append(SetLine(text=f"• {verb} what is needed there", top=top))
            top += 13
        top += 20
    assert [row for row in read_set(lines) if row.startswith("#")] == [
        "# WALKING AND CYCLING",
        "# ENERGY",
        "# PARTNERS",
    ]


def test_capitals_that_count_titles_are_none_of_the_numbers_in_a_line() -> None:
    lines: list[SetLine] = []
    top = 60.0
    for letter, title in zip("ABC", ("Safe streets", "Biodiversity", "Budget"), strict=True):
        lines.append(SetLine(text=f"{letter}) {title}", top=top, size=18, bold=True))
        top += 30
        text = f"In detail: (1) mend what {title.lower()} needs; (2) light what is dark there."
        lines.append(SetLine(text=text, top=top))
        top += 40
    assert [row for row in read_set(lines) if row.startswith("#")] == [
        "# Safe streets",
        "# Biodiversity",
        "# Budget",
    ]


def test_a_title_that_ends_in_a_count_goes_on_no_further() -> None:
    themes = ("Care", "Housing")
    text = "\n\n".join(
        f"PRIORITY {number}\n{title} (measures 1 to 2)\nTo this end we take these steps:\n\n"
        f"1. Mend what {title.lower()} needs\n2. Open what {title.lower()} lacks"
        for number, title in enumerate(themes, start=1)
    )
    found = read(f"Programme 2026\n\n{text}\n")
    assert [row for row in found if row.startswith("#")] == [f"# {title}" for title in themes]
