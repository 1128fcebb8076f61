"""Which lines are titles of themes, and where they end: over their text, counted, beside numerals."""

from __future__ import annotations

from pathlib import Path

from tests.parse.bare_rows import read_file, read_set, read_typed
from tests.parse.documents import SetLine


def test_a_labelled_title_that_fills_its_line_does_not_go_on_with_the_text_below_it() -> None:
    found = read_typed(
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
    found = read_typed(
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


def test_a_line_that_leads_to_an_address_is_no_theme() -> None:
    found = read_typed(
        """\
Water

We will: (1) map the brooks of the valley; (2) open the weirs of the river.

Read on at www.stonebrook.example

Roads

We will: (1) mend the bridges of the valley; (2) light the paths of the villages.
"""
    )
    assert [row for row in found if row.startswith("#")] == ["# Water", "# Roads"]


def test_parts_that_only_hold_themes_are_none() -> None:
    aims = "\n".join(f"- Build a school in village {n}" for n in range(3))
    themes = ("Woods and heath", "Digital services", "Inclusion")
    part = "\n\n".join(
        f"STRAND {number} – {title}\n\n{aims}"
        for number, title in zip(("I", "II", "III"), themes, strict=True)
    )
    found = read_typed(
        f"Plan 2024\n\nPART I – ASHWORTH\n\n{part}\n\nPART II – OLDCOMBE\n\n{part}\n"
    )
    assert [row for row in found if row.startswith("#")] == [f"# {title}" for title in themes * 2]


def test_the_first_heading_without_the_lead_in_of_all_others_is_no_theme() -> None:
    themes = ("Youth", "Energy", "Water")
    text = "\n\n".join(
        f"{title}\n\nOur aims:\n\nMend what serves {title.lower()} in the valley.\n"
        f"Open what serves {title.lower()} in the hills."
        for title in themes
    )
    found = read_typed(
        "Programme 2026-2029\n\nMunicipality of Oakham\n\n"
        "The debate goes back to the year in which the first mill opened, and it goes on.\n\n"
        f"{text}\n"
    )
    assert [row for row in found if row.startswith("#")] == [f"# {title}" for title in themes]


def test_background_in_theme_after_theme_divides_them() -> None:
    found = read_typed(
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


def test_an_ordinal_and_its_title_stand_over_their_text() -> None:
    found = read_typed(
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


def test_a_title_that_ends_in_a_count_goes_on_no_further() -> None:
    themes = ("Care", "Housing")
    text = "\n\n".join(
        f"PRIORITY {number}\n{title} (measures 1 to 2)\nTo this end we take these steps:\n\n"
        f"1. Mend what {title.lower()} needs\n2. Open what {title.lower()} lacks"
        for number, title in enumerate(themes, start=1)
    )
    found = read_typed(f"Programme 2026\n\n{text}\n")
    assert [row for row in found if row.startswith("#")] == [f"# {title}" for title in themes]


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
