"""Programmes as web pages and Markdown files: what their formats do to lists and titles."""

from __future__ import annotations

from pathlib import Path

from pipeline.extract import read_document
from pipeline.parse import find_outline
from tests.parse.documents import unclaimed, words_of


def read_file(folder: Path, name: str, text: str) -> list[str]:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    document = read_document(path, source_id="test/file")
    outline = find_outline(document)
    assert not unclaimed(document, outline)
    return words_of(document, outline)


def test_letters_below_an_item_of_a_markdown_list_count_parts_of_it(tmp_path: Path) -> None:
    text = """\
# Charter

## Living

1. We build homes for young and old.
2. No quarter is planned without a school.
    a) Support building with wood;
    b) Give advice to tenants for free.
3. We stop the sale of land.
"""
    assert read_file(tmp_path, "charter.md", text) == [
        "# Living",
        "- We build homes for young and old",
        "- No quarter is planned without a school",
        "-- Support building with wood",
        "-- Give advice to tenants for free",
        "- We stop the sale of land",
    ]


def test_a_column_of_goals_holds_objectives_over_the_actions_beside_them(tmp_path: Path) -> None:
    def rows(theme: str, verbs: tuple[str, str]) -> str:
        return "".join(
            f"<tr>{f'<td rowspan=4>{theme}</td>' if not index else ''}"
            f"<td rowspan=2>{verb} the old harbour</td>"
            f"<td>{verb} the first quay together with its users</td></tr>"
            f"<tr><td>{verb} the second quay with money of the province</td></tr>"
            for index, verb in enumerate(verbs)
        )

    table = (
        "<table><tr><th>Theme</th><th>Goal</th><th>Action</th></tr>"
        f"{rows('Water', ('Deepen', 'Clean'))}{rows('Work', ('Renew', 'Open'))}</table>"
    )
    found = read_file(tmp_path, "plan.html", f"<html><body><h1>Plan</h1>{table}</body></html>")
    assert found[:4] == [
        "# Water",
        "- Deepen the old harbour",
        "-- Deepen the first quay together with its users",
        "-- Deepen the second quay with money of the province",
    ]
    assert sum(line.startswith("- ") for line in found) == 4


def test_pages_that_say_of_how_many_they_are_part_no_sentence(tmp_path: Path) -> None:
    def page(number: int) -> str:
        return f"\n\nPage {number} of 9\n\n---\n\nGOOD LIVES - the programme\n\n"

    text = (
        "# GOOD LIVES\n\n## Water\n\n"
        f"● The town will halve what leaks. The river has{page(1)}lost a third of its water.\n"
        f"● The town will plant trees.{page(2)}## Homes\n\n"
        f"● We turn offices into homes for{page(3)}the young.\n● We stop the sale of land.\n"
    )
    assert read_file(tmp_path, "lives.md", text) == [
        "# Water",
        "- The town will halve what leaks. The river has lost a third of its water",
        "- The town will plant trees",
        "# Homes",
        "- We turn offices into homes for the young",
        "- We stop the sale of land",
    ]


def test_a_table_of_one_column_with_paragraphs_is_a_page(tmp_path: Path) -> None:
    page = """\
<html><body><h2>What the Commission plans</h2><table>
<tr><td>24 October 2030</td></tr><tr><td><p>Its programme is set out under two ambitions.</p>
<p>A countryside with people in it</p>
<p>The Commission will pay a grant to families who take over a village shop or a smithy.</p>
<p>Clean shores</p>
<p>The Commission will close the last storm overflows and draw up a plan for buffer strips.</p>
<p>Our plans in full (PDF, 840 kB)</p></td></tr></table></body></html>
"""
    assert [row for row in read_file(tmp_path, "page.html", page) if row.startswith("#")] == [
        "# A countryside with people in it",
        "# Clean shores",
    ]


def test_a_heading_that_counts_names_the_only_list_and_not_the_title_above(tmp_path: Path) -> None:
    page = """\
<html><body><h1>Regional fund 2029-2035</h1>
<dl><dt>Published on</dt><dd>15 January 2029</dd></dl>
<p>The fund supports projects along the border.</p><h2>The three priorities</h2><ol>
<li>A greener ridge: restore the heath and let the becks meander</li>
<li>A cleverer ridge: bring craft and research together in small firms</li>
<li>A closer ridge: pay for small meetings of clubs</li></ol></body></html>
"""
    assert read_file(tmp_path, "fund.html", page)[0] == "# The three priorities"


def test_lists_of_facts_below_a_recurring_sub_heading_are_no_objectives(tmp_path: Path) -> None:
    text = "# The programmes of the fund\n" + "".join(
        f"\n## {theme}\n\n### Territory\n\n- the isles of {theme}\n- the shores of {theme}\n\n"
        f"### Priorities\n\n- Improve the quays of {theme}.\n- Build sluices for {theme}.\n"
        for theme in ("North Havens", "South Havens", "Old Ships")
    )
    found = read_file(tmp_path, "fund.md", text)
    assert len([row for row in found if row.startswith("- ")]) == 6
    assert not any("isles" in row or "shores" in row for row in found)


def test_a_table_of_amounts_holds_no_objectives(tmp_path: Path) -> None:
    text = """\
# Plan

## Water

- Clean the old harbour
- Plant trees along the beck

## Homes

- Build homes for the young
- Open the library in the evening

## Budget

| Year | Costs |
|---|---|
| 2026 | 31.2 mln |
| 2027 | 32.0 mln |
"""
    assert not any("mln" in row for row in read_file(tmp_path, "plan.md", text))


def test_definitions_of_markdown_are_objectives_below_their_terms(tmp_path: Path) -> None:
    text = """\
Housing alliance
================

What we will do
---------------

Build
:   Finish homes for social rent on the five sites
:   Buy back **former** flats whenever a tenant
    wishes to sell

Share

:   Open the garden of the house to the public

:   Lend ladders and drills free of charge
"""
    assert read_file(tmp_path, "strategy.md", text) == [
        "# Build",
        "- Finish homes for social rent on the five sites",
        "- Buy back former flats whenever a tenant wishes to sell",
        "# Share",
        "- Open the garden of the house to the public",
        "- Lend ladders and drills free of charge",
    ]


def test_a_sentence_below_a_labelled_objective_is_its_text(tmp_path: Path) -> None:
    text = """\
# Plan

## Axis 1: Water

**Objective 1.1** – Close the last overflows

The works begin in three years from now.

**Objective 1.2** – Plant reeds

Four kilometres of shore are meant.

## Axis 2: Homes

**Objective 2.1** – Build two hundred homes

The villages give the land.

**Objective 2.2** – Count the empty houses

A count was held in the year before.
"""
    assert read_file(tmp_path, "plan.md", text) == [
        "# Water",
        "- Close the last overflows",
        "- Plant reeds",
        "# Homes",
        "- Build two hundred homes",
        "- Count the empty houses",
    ]


def test_news_and_events_beside_the_list_are_none_of_it(tmp_path: Path) -> None:
    page = """\
<html lang="en"><body><main><h1>What we promise</h1>
<ul><li>Close the last overflows</li><li>Plant reeds</li><li>Build two hundred homes</li></ul>
<h2>News</h2><ul><li>The board met on Tuesday</li><li>A thousand came to the feast</li></ul>
<h2>Events</h2><ul><li>3 May: assembly</li><li>12 June: feast of the lake</li></ul>
</main></body></html>
"""
    assert read_file(tmp_path, "promises.html", page) == [
        "# What we promise",
        "- Close the last overflows",
        "- Plant reeds",
        "- Build two hundred homes",
    ]


def test_a_number_before_a_heading_of_the_file_counts_it(tmp_path: Path) -> None:
    goals = "".join(
        f'<div class="goal"><span>{number}</span><h3>{title}</h3><p>{text}</p></div>'
        for number, title, text in [
            (1, "Wohnraum schaffen", "Der Kanton fördert bis 2034 tausend Wohnungen."),
            (2, "Klima schützen", "Öffentliche Gebäude werden klimaneutral."),
            (3, "Bildung stärken", "Jedes Kind erhält einen Platz in der Tagesschule."),
        ]
    )
    page = f'<html lang="de"><body><h1>Legislaturziele</h1>{goals}</body></html>'
    assert read_file(tmp_path, "ziele.html", page) == [
        "# Wohnraum schaffen",
        "- Der Kanton fördert bis 2034 tausend Wohnungen",
        "# Klima schützen",
        "- Öffentliche Gebäude werden klimaneutral",
        "# Bildung stärken",
        "- Jedes Kind erhält einen Platz in der Tagesschule",
    ]


def test_announced_names_may_each_lead_to_a_page_of_its_own(tmp_path: Path) -> None:
    text = """\
# The programme in short

The new programme has three themes:

1. [Homes](#homes)
2. [Water](#water)
3. [Roads](#roads)

Read on at the pages of the themes.
"""
    assert read_file(tmp_path, "short.md", text) == ["# Homes", "# Water", "# Roads"]


def test_counted_titles_of_markdown_may_be_underlined(tmp_path: Path) -> None:
    text = """\
Resolution of the congress
==========================

1. Traffic
----------

We resolve:

1. Free travel for the young
1. Slow streets in every town

2. Energy
---------

We resolve:

1. A say in every new windmill
1. Heat from data centres

Next meeting
------------

* 14 November, town hall
"""
    assert read_file(tmp_path, "resolution.md", text) == [
        "# Traffic",
        "- Free travel for the young",
        "- Slow streets in every town",
        "# Energy",
        "- A say in every new windmill",
        "- Heat from data centres",
    ]
