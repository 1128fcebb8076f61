"""Programmes as web pages, Markdown and text files: what their formats do to lists and titles."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.extract import read_document
from pipeline.parse import find_outline
from tests.parse.documents import typed_document, unclaimed, words_of


def read(text: str) -> list[str]:
    document = typed_document(text)
    outline = find_outline(document)
    assert not unclaimed(document, outline)
    return words_of(document, outline)


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


def test_a_full_stop_within_brackets_ends_no_item() -> None:
    text = """\
WATER

•
Send nurses to the villages (cost: about 1.3 m.
euro)

•
Open the library in the evening
"""
    assert read(text)[1:] == [
        "- Send nurses to the villages (cost: about 1.3 m. euro)",
        "- Open the library in the evening",
    ]


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


def test_a_wide_running_head_and_dotted_leaders_are_no_measure_of_the_text() -> None:
    prose = (
        "Our neighbours know the Challenges of the Region as well as We do; the\n"
        "Numbers of the Year confirm that. They speak of them at every meeting, and\n"
        "Who lives in the small Places feels it most when the last Bus has gone and\n"
        "The Shop is closed, as Visitors from the Towns around us often notice first.\n"
    )
    page = f"County of Oberwerra{' ' * 60}Development plan 2035, second edition\n\n\n"
    text = (
        f"{page}Contents\n\nPillar 1: Water {'.' * 100} 4\nPillar 2: Homes {'.' * 100} 5\n\n\n"
        f"{page}Pillar 1: Water\n\n{prose}\nGoal 1.1: Keep the wells\n\n{prose}\n"
        f"Measures:\n\n      – Map the wells\n      – Clean the wells\n\n"
        f"{page}Pillar 2: Homes\n\n{prose}\nGoal 2.1: Build homes\n\n{prose}\n"
        f"Measures:\n\n      – Buy land\n      – Train builders\n"
    )
    assert read(text) == [
        "# Water",
        "- Keep the wells",
        "-- Map the wells",
        "-- Clean the wells",
        "# Homes",
        "- Build homes",
        "-- Buy land",
        "-- Train builders",
    ]


def test_brackets_below_a_labelled_title_say_who_leads_it() -> None:
    text = """\
Objective 1
Restore the finances
(Department of finance)

The council will:
– balance the accounts;
– lower the rates.

Objective 2
Heal the river
(Department of water)

The council will:
– plant willows;
– take out the weirs.
"""
    assert [row for row in read(text) if row.startswith("#")] == [
        "# Restore the finances",
        "# Heal the river",
    ]


def test_the_list_that_a_count_announces_names_the_themes_beside_any_other_list() -> None:
    text = """\
Ten chapters and a signature

After a hundred days the three parties have an agreement. These are its four themes:

 1. Homes, from plan to house
 2. Roads and water
 3. Care and sport
 4. Energy

How it came about, in three acts.

1. The breach of January
The last council fell over the price of a ferry ticket. Its chair resigned.

2. The night at the harbour
The parties met for the first time in April, in a hall above the fish market.

3. Who paid for what
The fishers swallowed the harbour dues, the farmers the windmills.
"""
    assert read(text) == [
        "# Homes, from plan to house",
        "# Roads and water",
        "# Care and sport",
        "# Energy",
    ]


def test_themes_that_a_count_announces_are_none_where_their_objectives_stand_below_headings() -> (
    None
):
    text = """\
Our plan has two pillars:

- living together
- working together

LIVING

• Build homes for young and old
• Open the library in the evening

WORKING

• Teach a trade to all who ask
• Lend money to new shops
"""
    assert [row for row in read(text) if row.startswith("#")] == ["# LIVING", "# WORKING"]


def test_labels_name_themes_where_the_text_counts_as_many() -> None:
    text = """\
WORK PROGRAMME OF THE COMMISSION

Dear client,

On Tuesday the Commission brought out its programme, arranged under three ambitions.

Housing: the Commission will insulate nine thousand houses and lend to landlords.

Transport: the loop will be reopened; tenders are to be invited in March.

Rural life: grants will be paid to families taking over village shops.

With kind regards,

Pargeter & Slaughden
"""
    assert read(text) == [
        "# Housing",
        "- the Commission will insulate nine thousand houses and lend to landlords",
        "# Transport",
        "- the loop will be reopened; tenders are to be invited in March",
        "# Rural life",
        "- grants will be paid to families taking over village shops",
    ]


def test_capitals_glued_to_their_text_are_titles() -> None:
    text = """\
• LIBRARY NETWORK Programme for the years to come
• 3
• 1. READING AND WRITINGEvery branch gets a house of languages where all may learn to read.
• 2. THE LIBRARY AT SCHOOLThe network agrees with every school on an adviser of its own.
• 5
• 3. BUILDINGS AND BUSESThe buses of books run on current and stop at the homes of the old.
"""
    assert read(text) == [
        "# READING AND WRITING",
        "- Every branch gets a house of languages where all may learn to read",
        "# THE LIBRARY AT SCHOOL",
        "- The network agrees with every school on an adviser of its own",
        "# BUILDINGS AND BUSES",
        "- The buses of books run on current and stop at the homes of the old",
    ]


def test_counted_lines_with_a_colon_over_paragraphs_name_them() -> None:
    text = """\
Declaration of the harbour towns

1.     We, mayors of the harbour towns, thank the city for the warm welcome that it gave to us.

2.     Behind the dyke:

We shall inspect the common barrage twice a year.

We shall keep a common store of sand.

3.     Living with salt:

We shall try crops that stand salt on three polders.

We shall draw one map of all wells.

Done at the harbour, in three languages.
Print  –  Share  –  Top of page
"""
    assert read(text)[1:] == [
        "# Behind the dyke",
        "- We shall inspect the common barrage twice a year",
        "- We shall keep a common store of sand",
        "# Living with salt",
        "- We shall try crops that stand salt on three polders",
        "- We shall draw one map of all wells",
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


def test_a_paragraph_of_several_sentences_leads_in_where_every_theme_begins_with_one() -> None:
    text = "OUR PROGRAMME\n" + "".join(
        f"\n{theme}\n\nMuch has changed here in ten years. Nobody could foresee that all would.\n\n"
        f"We open a kitchen for {theme} by the end of 2026.\n\n"
        f"Our vans collect what {theme} can use on six days of the week.\n"
        for theme in ("Meals for all", "Homes for all", "Care for all")
    )
    assert [row for row in read(text) if row.startswith("- ")] == [
        row
        for theme in ("Meals for all", "Homes for all", "Care for all")
        for row in (
            f"- We open a kitchen for {theme} by the end of 2026",
            f"- Our vans collect what {theme} can use on six days of the week",
        )
    ]


def test_themes_that_stand_only_in_a_counting_sentence_are_found_there() -> None:
    text = """\
The council presents its programme

On Tuesday the council of the valley met in the old school and talked until late at
night about what it wants. It will work around four priorities: cleaner water in all
rivers, homes for the young, roads and paths without holes, and a livelier village
hall. The mayor said that much remains to be done before the summer.

The next meeting is in June.
"""
    assert read(text) == [
        "# cleaner water in all rivers",
        "# homes for the young",
        "# roads and paths without holes",
        "# a livelier village hall",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Het programma heeft drie thema's: wonen en zorg, water en landbouw en een sterke school.",
        "Les trois axes sont : le logement et les soins, l'eau et la terre et une école forte.",
        "Das Programm hat drei Schwerpunkte: Wohnen und Pflege, Wasser und Land und gute Schulen.",
        "The plan has three themes: homes and care; water, land and air; and a strong school.",
    ],
)
def test_names_that_hold_the_word_for_and_are_told_apart(sentence: str) -> None:
    found = read(f"Nieuws\n\n{sentence} X X X.\n")
    assert len(found) == 3
    assert found[0].split()[-1] in ("zorg", "soins", "Pflege", "care")
    assert found[2].split()[-1] in ("school", "forte", "Schulen")


def test_a_counting_sentence_names_nothing_where_headings_do() -> None:
    text = """\
Our plan has two pillars: living together and working together.

LIVING

• Build homes for young and old
• Open the library in the evening

WORKING

• Teach a trade to all who ask
• Lend money to new shops
"""
    assert [row for row in read(text) if row.startswith("#")] == ["# LIVING", "# WORKING"]


_NEWS = """\
THE VALLEY POST

Council agrees new programme after a long night

12 March 2027

The valley council agreed its programme for the next four years on Wednesday night. The vote was
31 to 12, with three members abstaining.

The chair, Anna Holt, called it "a good day for everybody who lives here". Members of the
opposition said they had been given too little time to read the paper.

Councillor Reed said: "We would have wished for more money for the roads."

The last programme ended in December. An evaluation found that two thirds of its aims had been
reached.
"""


def test_a_report_on_a_programme_is_none() -> None:
    assert read(_NEWS) == []


def test_items_that_tell_what_has_been_are_hardly_believed() -> None:
    told = "Der Kreistag beschließt\n\n• 31 stimmten dafür\n• 9 stimmten dagegen\n• 3 enthielten sich\n"
    aims = "Der Kreistag beschließt\n\n• Wege bauen\n• Bäume am Fluss pflanzen\n• Schulen öffnen\n"
    confidences = [find_outline(typed_document(text)).confidence for text in (told, aims)]
    assert confidences[0] < confidences[1] / 2


def test_labels_with_a_number_and_a_title_open_their_paragraphs() -> None:
    text = """\
Our plans until 2030

The region has chosen three priorities.

Priority 1. More homes in the villages. We build two hundred homes and sell no more land.

Priority 2. A clean lake. We close the last overflows and plant reeds along the shores.

Priority 3. Care nearby. Every village gets a house where a nurse can be found.
"""
    assert read(text) == [
        "# More homes in the villages",
        "- We build two hundred homes and sell no more land",
        "# A clean lake",
        "- We close the last overflows and plant reeds along the shores",
        "# Care nearby",
        "- Every village gets a house where a nurse can be found",
    ]


@pytest.mark.parametrize(
    ("sentence", "first"),
    [
        ("Die Präsidentschaft hat drei Prioritäten: (1) Wasser; (2) Wohnen; (3) Wege.", "Wasser"),
        ("La présidence a trois priorités, à savoir la paix, l'eau et le pain.", "la paix"),
        ("De voorzitter heeft drie prioriteiten, namelijk water, wonen en wegen.", "water"),
    ],
)
def test_names_in_a_sentence_may_be_counted_or_led_in_by_words(sentence: str, first: str) -> None:
    assert read(sentence)[0] == f"# {first}"
    assert len(read(sentence)) == 3


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


def test_what_announces_paragraphs_again_and_again_ends_the_words_before_them() -> None:
    text = "OUR PROGRAMME\n" + "".join(
        f"\n{theme}\n\nMuch has changed in ten years.\n\nIn this period:\n\n"
        f"We open a kitchen for {theme} by the end of 2026.\n\n"
        f"Our vans collect what {theme} can use on six days.\n"
        for theme in ("Meals", "Homes", "Care")
    )
    assert "- Much has changed in ten years" not in read(text)
    assert sum(row.startswith("- ") for row in read(text)) == 6


def test_numbers_that_those_of_items_begin_with_count_themes() -> None:
    text = "OUR PROGRAMME\n" + "".join(
        f"\n{at} {theme}\n\n{at}.1 Open a kitchen for all\n{at}.2 Lend vans to all who ask\n"
        for at, theme in enumerate(("Meals", "Homes"), start=1)
    )
    assert [row for row in read(text) if row.startswith("# ")] == ["# Meals", "# Homes"]


def test_a_reference_to_a_publication_is_no_objective() -> None:
    text = "OUR AIMS\n\n- Open the river\n- Mend the bridge\n\nSee Gazette of 2 June 2018, p. 122\n"
    assert read(text)[1:] == ["- Open the river", "- Mend the bridge"]
