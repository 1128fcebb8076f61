"""Programmes in articles, letters and pages: what stands around them names no theme."""

from __future__ import annotations

import pytest

from pipeline.model.outline import Role
from pipeline.parse import find_outline
from tests.parse.documents import typed_document, unclaimed, words_of


def read(text: str) -> list[str]:
    document = typed_document(text)
    outline = find_outline(document)
    assert not unclaimed(document, outline)
    return [row.removeprefix("- ") for row in words_of(document, outline)]


def role_of(text: str, words: str) -> Role:
    document = typed_document(text)
    return next(
        block.role
        for block in find_outline(document).blocks
        if any(words in extent.cut(text) for extent in block.extents)
    )


_LIST = """\
• To bring the rescue services of the valleys under one roof
• To complete the cycle path along the upper river
• To open the library in the evening
"""


@pytest.mark.parametrize(
    "dateline",
    [
        "Published: 26 June 2026          Last updated: 2 July 2026",
        "3.7.2028 14:06",
        "Monday 3 July 2028",
        "Date: 19 October 2030   Department: Secretariat",
    ],
)
def test_a_lone_list_is_named_after_the_heading_next_to_it_and_not_after_the_date(
    dateline: str,
) -> None:
    text = f"VALLEY TODAY\n\nWhat the valleys want to do together\n\n{dateline}\n\n{_LIST}"
    assert read(text)[0] == "# What the valleys want to do together"
    assert role_of(text, dateline) is Role.FURNITURE


def test_a_line_with_a_year_below_a_title_does_not_name_the_list() -> None:
    text = f"OUR PROGRAMME FOR THE VALLEYS\n\nAdopted in the year 2026\n\n{_LIST}"
    assert read(text)[0] == "# OUR PROGRAMME FOR THE VALLEYS"


@pytest.mark.parametrize(
    "sequel",
    [
        "Want to know more? The programme is on the website of the council.",
        "Share this article: e-mail – print",
        "For more information: the secretariat, every morning.",
    ],
)
def test_what_leads_on_is_no_objective(sequel: str) -> None:
    text = (
        "Water\n\nThe council will clean the northern shore before the summer of next year.\n\n"
        "Forest\n\nThe council will plant oaks along the road to the old mill this winter.\n\n"
        f"{sequel}\n"
    )
    assert len(read(text)) == 4
    assert role_of(text, sequel[:20]) is Role.NAVIGATION


def test_a_foreword_that_says_whose_it_is_is_no_theme() -> None:
    text = (
        "CHAIR'S FOREWORD\n\nThe past years tested every part of our work.\n\n"
        f"WATER\n\n{_LIST}\nFOREST\n\n{_LIST}"
    )
    assert [row for row in read(text) if row.startswith("#")] == ["# WATER", "# FOREST"]


def test_sentences_may_stand_before_the_lead_in_of_a_sentence_that_runs_on() -> None:
    text = (
        "New board begins\n\nThe board was sworn in yesterday. Its three parties want to: "
        "build six hundred homes on the auction grounds; widen the underpass of the railway; "
        "open a second health centre.\n"
    )
    assert read(text) == [
        "# New board begins",
        "build six hundred homes on the auction grounds",
        "widen the underpass of the railway",
        "open a second health centre",
    ]


def test_objectives_by_label_are_themes_where_nothing_stands_above_them() -> None:
    text = "OUR PLAN\n\n" + "\n".join(
        f"Objective {number}: {title}\n\n{_LIST}"
        for number, title in ((1, "Safer valleys"), (2, "Better paths"), (3, "Open doors"))
    )
    assert [row for row in read(text) if row.startswith("#")] == [
        "# Safer valleys",
        "# Better paths",
        "# Open doors",
    ]


def test_a_sentence_about_a_programme_of_last_year_opens_no_other_programme() -> None:
    text = (
        f"WATER\n\n{_LIST}\nSCHOOLS\n\nOur schools programme reached 212 schools last year.\n\n"
        f"{_LIST}"
    )
    assert len(read(text)) == 8


def test_a_paragraph_below_the_title_is_no_objective_where_paragraphs_are() -> None:
    text = (
        "PROGRAMME FOR THE ELECTION OF 1956\n\nAdopted by the members in the old hall\n\n"
        "STATE\n\nA fixed number of members for the lower house\n\n"
        "Quick treatment of the bill on nationality\n\n"
        "FINANCE\n\nA balanced budget in years of growth\n\nLower taxes for every group\n\n"
        "DEFENCE\n\nLoyalty to the alliance of the west\n\nShorter service for all recruits\n"
    )
    assert [row for row in read(text) if row.startswith("#")] == [
        "# STATE",
        "# FINANCE",
        "# DEFENCE",
    ]


def test_the_last_word_of_a_sentence_is_no_word_to_click() -> None:
    text = (
        "Water\n\nThe council wants to turn the building of locks and dams on the river\n"
        "back.\n\nForest\n\nThe council will plant oaks along the road to the old mill.\n"
    )
    assert read(text)[1].endswith("back")


def test_a_date_that_ends_a_sentence_is_no_date_of_publication() -> None:
    text = (
        "Water\n\nThe council takes over the works at the end of their lease on\n"
        "1 May 2031.\n\nForest\n\nThe council will plant oaks along the road to the mill.\n"
    )
    assert read(text)[1].endswith("1 May 2031")


def test_who_said_a_quotation_is_no_objective() -> None:
    text = (
        'Water\n\n"We wait for the bus in the rain every morning of the year."\n\n'
        f"— Tom, retired teacher\n\n{_LIST}\nForest\n\n"
        '"The oaks along the road are older than any of us here."\n\n'
        f"— Ann, forester\n\n{_LIST}"
    )
    assert len(read(text)) == 8


_PARTS = """\
Table of contents

{contents}

The road ahead

We met in all nine villages before a word was written.

Water

• To open the river to swimmers
• To measure what the works let out

Roads

• To mend the bridge before winter
• To light the cycle path

{last}

The council thanks all who came.
"""


def test_themes_without_objectives_stand_in_the_contents_list() -> None:
    contents = "The road ahead\nWater\nRoads\nThe long view"
    found = read(_PARTS.format(contents=contents, last="The long view"))
    assert {"# The road ahead", "# The long view"} <= set(found)


def test_a_contents_list_that_names_all_parts_makes_no_themes_of_them() -> None:
    contents = "The road ahead\nWater\nRoads\nColophon"
    found = read(_PARTS.format(contents=contents, last="Colophon"))
    assert [row for row in found if row.startswith("# ")] == ["# Water", "# Roads"]


def test_a_part_that_is_counted_among_themes_is_one() -> None:
    names = ["Water", "Licence", "Roads", "Contact"]
    text = "\n\n".join(f"{at}. {name}\n\n{_LIST}" for at, name in enumerate(names, start=1))
    found = [row for row in read(f"OF THE VALLEYS\n\n{text}") if row.startswith("# ")]
    assert found == ["# Water", "# Licence", "# Roads"]


@pytest.mark.parametrize("mark", ["Article {}. — ", "{}. – ", "Art. {}. - "])
def test_a_dash_behind_the_full_stop_belongs_to_the_mark(mark: str) -> None:
    aims = ["The council opens the river", "It mends the bridge", "It lights the path"]
    listed = "\n".join(mark.format(number) + aim for number, aim in enumerate(aims, start=1))
    assert read(f"OF THE RIVER\n\n{listed}\n")[1:] == aims


@pytest.mark.parametrize("label", ["Programme line {}: ", "Spoor {} – ", "Lot {}. "])
def test_a_noun_that_counts_lines_is_a_label_whatever_it_is(label: str) -> None:
    names = ["Green spaces", "Fair food", "Safe streets"]
    text = "\n\n".join(
        f"{label.format(at)}{name}\n\n{_LIST}" for at, name in enumerate(names, start=1)
    )
    found = [row for row in read(f"OUR PROGRAMME\n\n{text}") if row.startswith("# ")]
    assert found == [f"# {name}" for name in names]


def test_a_noun_before_numbers_that_do_not_count_is_a_word_of_the_title() -> None:
    text = f"OUR PROGRAMME\n\nRoute 66: a road\n\n{_LIST}\n\nRoute 7: another\n\n{_LIST}"
    assert [row for row in read(text) if row.startswith("# ")] == [
        "# Route 66: a road",
        "# Route 7: another",
    ]


def test_a_line_that_holds_items_is_no_heading() -> None:
    text = "\n\n".join(
        f"{at}) {name}\n------\nWhat we do: ● Plan two {name} halls. ● Open all {name} halls."
        for at, name in enumerate(("SPORT", "MUSIC", "BOOKS"), start=1)
    )
    assert read(f"OUR PLAN\n\n{text}\n")[:3] == [
        "# SPORT",
        "Plan two SPORT halls",
        "Open all SPORT halls",
    ]


def test_the_name_below_a_quotation_says_whose_it_is() -> None:
    text = "“Money is scarce; ideas are not.”\nMargaret Ollerton, chair of the board"
    parts = "\n\n".join(f"{at}. {name}\n\n{_LIST}" for at, name in enumerate(("Roads", "Water"), 1))
    found = read(f"OUR PLAN FOR THE VALLEY\n\n{text}\n\n{parts}")
    assert [row for row in found if row.startswith("# ")] == ["# Roads", "# Water"]


def test_the_address_over_a_letter_heads_no_list() -> None:
    text = """25 Market Place
Telephone 0212 4918

Oldbury-upon-Westwater, 21 June 2020

Dear members of the council,

We met last week and agreed on what to do in the years before us.

1. The mayor opens a help desk for all people who work across the border
2. The council plants a hundred trees along the new road to the station

Yours sincerely,

D. W. Fenn
"""
    document = typed_document(text)
    outline = find_outline(document, language="en")
    assert [block.role for block in outline.blocks if block.role is Role.THEME] == [Role.THEME]
    assert not any(line.startswith("# ") for line in words_of(document, outline))


def test_items_in_capitals_head_the_items_below_them() -> None:
    listed = "\n".join(
        f"– {name}\n– we mend the old {name.lower()}\n– we open a new one"
        for name in ("BRIDGE", "HARBOUR", "STATION")
    )
    found = read(f"OUR PROGRAMME\n\nThis is what we do:\n\n{listed}\n")
    assert [row for row in found if row.startswith("# ")] == ["# BRIDGE", "# HARBOUR", "# STATION"]


def test_figures_that_stand_apart_end_no_theme() -> None:
    def aims(at: int) -> str:
        return f"{at}.1 Mend the bridge over the river\n{at}.2 Open a new one downstream\n"

    figures = "KEY FIGURES\n\n249 volunteers\n\n34 km of dykes\n"
    text = (
        f"THE PLAN\n\n1. ROADS\n\n{aims(1)}\n2. WATER\n\n{figures}\n{aims(2)}\n3. CARE\n\n{aims(3)}"
    )
    found = read(text)
    assert [row for row in found if row.startswith("# ")] == ["# ROADS", "# WATER", "# CARE"]
    assert len(found) == 9


def test_who_said_a_quotation_may_stand_behind_it() -> None:
    quote = "“Money is scarce but ideas are not at all.” — Nadia Rahmani, chief executive"
    parts = "\n\n".join(f"{name}\n\n{_LIST}" for name in ("Roads", "Water"))
    found = read(f"OUR PLAN FOR THE VALLEY\n\n{quote}\n\n{parts}")
    assert [row for row in found if row.startswith("# ")] == ["# Roads", "# Water"]
