"""Where items begin: marks and counts of all kinds, and what only looks like one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.model.document import Element, ElementKind
from tests.parse.bare_rows import read_bare, read_file, read_set, read_typed
from tests.parse.documents import SetLine, set_document


def test_bare_lines_may_begin_with_a_number() -> None:
    found = read_typed(
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


def test_the_day_of_a_month_begins_no_item_where_a_line_breaks_off() -> None:
    found = read_typed(
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
    found = read_typed(
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


def test_labels_may_count_with_decimals() -> None:
    found = read_typed(
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


def test_a_question_leads_in_to_items_in_its_line() -> None:
    found = read_typed(
        """\
WATER

What will we do? - Map the brooks of the valley; - Open the weirs of the river.

ROADS

What will we do? - Mend the bridges of the valley; - Light the paths of the villages.
"""
    )
    assert found[1] == "Map the brooks of the valley"
    assert found[-1] == "Light the paths of the villages"


def test_a_bullet_at_the_start_of_a_line_goes_on_with_those_in_the_line_above() -> None:
    found = read_typed(
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


@pytest.mark.parametrize("bullet", ["o", "·"])
def test_bullets_typed_behind_those_of_the_file_are_no_words(tmp_path: Path, bullet: str) -> None:
    aims = ("map the brooks", "open the weirs", "sink the wells")
    items = "".join(f"<li>{bullet} {aim}</li>" for aim in aims)
    page = f"<html><body><h1>Plan</h1><h2>Water</h2><ul>{items}</ul></body></html>"
    assert read_file(tmp_path, "plan.html", page) == ["# Water", *aims]


def test_icons_that_fonts_call_digits_stand_before_numbers_too() -> None:
    texts = ("Parks in the town", "Farm shops", "13 schools in the hills", "Mills on the brook")
    lines = [SetLine(text="Places", top=60, size=16, bold=True)]
    lines += [SetLine(text=f"6 {text}", top=90 + 14 * at) for at, text in enumerate(texts)]
    assert read_set(lines)[1:] == list(texts)


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
    found = read_bare(document)
    assert found == ["# Water", *rows["Water"], "# Roads", *rows["Roads"]]


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


def test_an_item_goes_on_behind_a_comma_unless_others_end_so() -> None:
    text = """\
Kapitel 1
Produktion

• Förderzusagen an tarifliche Gagen binden
• Fahrtkosten auf der Schiene anerkennen{end}
Inlandsflüge dagegen nicht
• Bis 2028 auf Dieselgeneratoren verzichten

Kapitel 2
Filmerbe

• Das Zentraldepot klimatisieren{comma}
• Fünfhundert Filme im Jahr digitalisieren{comma}
• Ein Kopierwerk dauerhaft erhalten
"""
    whole = "Fahrtkosten auf der Schiene anerkennen, Inlandsflüge dagegen nicht"
    assert whole in read_typed(text.format(end=",", comma=""), "de")
    assert whole not in read_typed(text.format(end=",", comma=","), "de")
    assert whole not in read_typed(text.format(end="", comma=""), "de")
