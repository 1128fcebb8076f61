"""Programmes as text files: titles, lead-ins and words that only look like objectives."""

from __future__ import annotations

import pytest

from pipeline.parse import find_outline
from tests.parse.documents import typed_document, unclaimed, words_of


def read(text: str) -> list[str]:
    document = typed_document(text)
    outline = find_outline(document)
    assert not unclaimed(document, outline)
    return words_of(document, outline)


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
