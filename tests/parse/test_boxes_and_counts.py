"""Boxes within themes, numbers that count on, lines that only lead in: on set pages and typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.outline import Role
from pipeline.parse import find_outline
from tests.parse.documents import Paper, SetLine, set_document, words_of


def stack(*rows: tuple[str, float, bool], x0: float = 50.0, region: int = 0) -> list[SetLine]:
    """Rows of (text, size, bold), one below the other, with space around what is bold."""
    lines = []
    top = 60.0
    above_is_bold = False
    for text, size, bold in rows:
        top += size if bold or above_is_bold else 0.0
        lines.append(SetLine(text=text, x0=x0, top=top, size=size, bold=bold, region=region))
        top += size * 1.25
        above_is_bold = bold
    return lines


def item_rows(*texts: str) -> list[tuple[str, float, bool]]:
    return [(text, 10.0, False) for text in texts]


def in_box(line: SetLine) -> SetLine:
    return replace(line, x0=58.0, region=1)


def test_a_part_of_its_own_ends_with_its_box() -> None:
    rows = stack(
        ("Clean water", 16, True),
        ("The river has suffered for a long time, as all who live beside it know.", 10, False),
        ("About us", 9, True),
        *[(text, 9.0, False) for text in ("43,500 inhabitants", "331 clubs")],
        *item_rows("• Renew the pumps", "• Open the weirs", "• Sink the wells"),
        ("Safe roads", 16, True),
        *item_rows("• Mend the bridges", "• Light the paths", "• Slow the lorries"),
    )
    boxed = [in_box(line) if 2 <= at <= 4 else line for at, line in enumerate(rows)]
    boxed = [replace(line, region=2) if at > 4 else line for at, line in enumerate(boxed)]
    document = set_document(boxed)
    assert words_of(document, find_outline(document, language="en")) == [
        "# Clean water",
        "- Renew the pumps",
        "- Open the weirs",
        "- Sink the wells",
        "# Safe roads",
        "- Mend the bridges",
        "- Light the paths",
        "- Slow the lorries",
    ]


def test_headings_that_differ_in_a_rising_number_are_themes() -> None:
    rows = stack(
        ("The year 2026", 16, True),
        *item_rows("• Renew the pumps", "• Open the weirs"),
        ("The year 2027", 16, True),
        *item_rows("• Mend the bridges", "• Light the paths"),
        ("The year 2028", 16, True),
        *item_rows("• Plant the slopes", "• Drain the fields"),
    )
    document = set_document(rows)
    themes = [row for row in words_of(document, find_outline(document)) if row.startswith("#")]
    assert themes == ["# The year 2026", "# The year 2027", "# The year 2028"]


def test_a_contents_list_with_leaders_ends_where_a_line_is_set_apart() -> None:
    dots = " ........................ "
    contents = stack(
        ("Contents", 16, True),
        *item_rows(f"Theme 1 Clean water{dots}3", f"Theme 2 Safe roads{dots}6"),
        *item_rows(f"Theme 3 Open schools{dots}9"),
    )
    rows = [*contents]
    top = contents[-1].top + 40
    for number, (title, verb) in enumerate(
        (("Clean water", "Renew"), ("Safe roads", "Mend"), ("Open schools", "Build")), start=1
    ):
        rows.append(SetLine(text=f"Theme {number}", top=top, size=9, colour="#4c1d95"))
        rows.append(SetLine(text=title, top=top + 18, size=16, bold=True))
        for at, word in enumerate(("pumps", "bridges", "classrooms")):
            text = f"{number}.{at + 1} {verb} the {word} of the town"
            rows.append(SetLine(text=text, top=top + 48 + 13 * at))
        top += 120
    document = set_document(rows)
    outline = find_outline(document, language="en")
    themes = [row for row in words_of(document, outline) if row.startswith("#")]
    assert themes == ["# Clean water", "# Safe roads", "# Open schools"]


def test_a_number_that_ends_a_sentence_on_the_next_line_counts_nothing() -> None:
    first = [f"{number}. We renew pump house {number} this year." for number in (1, 2, 3)]
    second = [f"{number}. We mend bridge {number} this year." for number in (4, 5, 6)]
    rows = stack(
        ("Clean water", 16, True),
        *item_rows(*first),
        ("Safe roads", 16, True),
        *item_rows(
            "There were fifty bridges in the valley once, and of all those there are now",
            "4. Many of us remember the days in which the ferry still crossed the river.",
            *second,
        ),
    )
    document = set_document(rows)
    found = words_of(document, find_outline(document, language="en"))
    assert len(found) == 8
    assert "Many of us" not in " ".join(found)


def test_a_question_that_leads_in_does_not_name_the_only_list() -> None:
    rows = stack(
        ("Building on trust", 18, True),
        ("The upkeep of the baths cost more than three million last year.", 10, False),
        *item_rows("What will we do?", "• open the baths;", "• heat the halls;", "• train guards."),
    )
    document = set_document(rows)
    outline = find_outline(document, language="en")
    assert words_of(document, outline)[0] == "# Building on trust"


def test_one_goal_for_each_theme_is_the_aim_of_the_theme() -> None:
    rows = []
    for number, title in enumerate(("Care", "Work", "Buildings"), start=1):
        rows += [
            (f"Pillar {number}: {title}", 16.0, True),
            *item_rows(f"Goal: {title} serves all who come to us."),
            *item_rows(f"• We widen ward {number}", f"• We paint hall {number}"),
        ]
    document = set_document(stack(*rows))
    assert words_of(document, find_outline(document, language="en")) == [
        row
        for number, title in enumerate(("Care", "Work", "Buildings"), start=1)
        for row in (f"# {title}", f"- We widen ward {number}", f"- We paint hall {number}")
    ]


def test_a_note_that_the_text_calls_behind_a_blank_is_no_objective() -> None:
    rows = stack(
        ("Clean water", 16, True),
        ("The river has suffered, and the auditors said so in their last report. [1]", 10, False),
        *item_rows("• Renew the pumps", "• Open the weirs"),
        ("Safe roads", 16, True),
        *item_rows("• Mend the bridges", "• Light the paths"),
        *item_rows("[1] See the gazette of 2 June 2017; page 364."),
    )
    document = set_document(rows)
    assert words_of(document, find_outline(document, language="en")) == [
        "# Clean water",
        "- Renew the pumps",
        "- Open the weirs",
        "# Safe roads",
        "- Mend the bridges",
        "- Light the paths",
    ]


def test_a_house_below_a_telephone_number_is_part_of_the_address() -> None:
    rows = stack(
        *item_rows("Téléphone : 0299 41 28 32", "Place du Marché 13"),
        ("Un toit pour chacun", 16, True),
        *item_rows("• Rénover les logements", "• Ouvrir un guichet"),
    )
    document = set_document(rows)
    outline = find_outline(document, language="fr")
    furniture = [block for block in outline.blocks if block.role is Role.FURNITURE]
    assert "Place du Marché 13" in [
        span.cut(document.text).strip().splitlines()[-1]
        for block in furniture
        for span in block.extents
    ]


def _set_numerals(*, bold: Sequence[int]) -> list[str]:
    """Measures below numerals in large type, counted on through two themes over four pages."""
    paper = Paper()
    number = 0
    for title in ("Living from one's work", "Care for everyone"):
        paper.add(title, size=30, bold=True)
        for _ in range(2):
            paper.turn()
            for _ in range(3):
                number += 1
                paper.add(str(number), size=24, bold=True, gap=16)
                is_bold = number in bold
                paper.add(f"Pay for {number} schools of the land", gap=1, bold=is_bold)
                if not is_bold:
                    paper.add("from what the harbours earn.")
        paper.turn()
    document = set_document(paper.lines)
    return words_of(document, find_outline(document, language="en"))


def test_numerals_in_large_type_count_the_measures_below_them() -> None:
    found = _set_numerals(bold=[])
    measures = [
        f"- Pay for {n} schools of the land from what the harbours earn" for n in range(1, 13)
    ]
    assert found == [
        "# Living from one's work",
        *measures[:6],
        "# Care for everyone",
        *measures[6:],
    ]


def test_a_measure_in_bold_to_its_end_is_one_of_the_count() -> None:
    found = _set_numerals(bold=[4, 5, 9])
    assert [row for row in found if row.startswith("#")] == [
        "# Living from one's work",
        "# Care for everyone",
    ]
    assert len(found) == 2 + 12


def test_a_label_over_the_first_title_is_no_entry_of_the_contents_before_it() -> None:
    paper = Paper()
    titles = ("Harbours", "Schools", "Roads")
    for page, title in enumerate(titles, start=2):
        paper.add(f"Axis {page - 1} – {title} .............. {page}")
    for number, title in enumerate(titles, start=1):
        paper.turn()
        paper.add(f"Axis {number}", size=12, bold=True)
        paper.add(title, size=20, bold=True)
        paper.add("• Mend what the storms broke")
        paper.add("• Let the young decide")
    document = set_document(paper.lines)
    outline = find_outline(document, language="en")
    themes = [block for block in outline.blocks if block.role is Role.THEME]
    assert [theme.marker for theme in themes] == ["Axis 1", "Axis 2", "Axis 3"]


def test_letters_in_display_type_count_the_titles_below_them() -> None:
    paper = Paper()
    for letter, title in zip("ABC", ("Harbours", "Schools", "Roads"), strict=True):
        paper.add(letter, size=44, gap=30)
        paper.add_theme(title, ["Mend what the storms broke", "Let the young decide"])
    document = set_document(paper.lines)
    outline = find_outline(document, language="en")
    themes = [block for block in outline.blocks if block.role is Role.THEME]
    assert [theme.marker for theme in themes] == ["A", "B", "C"]
    assert words_of(document, outline)[0] == "# Harbours"


def test_a_word_in_the_corner_far_below_the_text_is_no_heading() -> None:
    paper = Paper()
    for title in ("HARBOURS", "SCHOOLS", "ROADS"):
        paper.add(title, gap=16)
        for number in range(1, 12):
            paper.add(f"{number}) Mend the {number} gates that storms broke and pay for them")
        if title == "HARBOURS":
            paper.add("RECEIVED", x0=300.0, gap=90)
        paper.turn()
    document = set_document(paper.lines)
    found = words_of(document, find_outline(document, language="en"))
    assert [row for row in found if row.startswith("#")] == [
        "# HARBOURS",
        "# SCHOOLS",
        "# ROADS",
    ]


def test_letters_in_display_type_that_stand_over_no_title_are_none_of_the_count() -> None:
    paper = Paper()
    for letter, title in zip("ABC", ("Harbours", "Schools", "Roads"), strict=True):
        paper.add_theme(f"Axis {letter}: {title}", ["Mend what the storms broke"])
        paper.add(letter, size=30, gap=60)
        paper.turn()
    document = set_document(paper.lines)
    outline = find_outline(document, language="en")
    letters = [
        extent.cut(document.text)
        for block in outline.blocks
        if block.role is not Role.THEME
        for extent in block.extents
        if len(extent) == 1
    ]
    assert letters == ["A", "B", "C"]
