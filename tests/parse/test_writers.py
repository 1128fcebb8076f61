"""What word processors, converters and text recognition make of programmes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model.document import Document, Element, ElementKind, PageStatus
from pipeline.parse import find_outline
from tests.parse.documents import SetLine, set_document, typed_document, unclaimed, words_of


def read(document: Document, language: str = "en") -> list[str]:
    outline = find_outline(document, language=language)
    assert not unclaimed(document, outline)
    return words_of(document, outline)


def stack(*rows: tuple[str, float, float, float]) -> list[SetLine]:
    """Rows of (text, left edge, size, space above)."""
    lines = []
    top = 60.0
    for text, x0, size, space in rows:
        top += space
        lines.append(SetLine(text=text, x0=x0, top=top, size=size))
        top += 1.2 * size
    return lines


def recognise(document: Document) -> Document:
    return replace(
        document,
        pages=tuple(replace(page, status=PageStatus.RECOGNISED) for page in document.pages),
    )


LONG = "The council has met the people of all the towns and heard what they want to be changed now"


def test_lines_that_were_ended_are_texts_though_space_parts_paragraphs() -> None:
    rows = [(LONG, 50.0, 10.0, 12.0), ("and in the years to come.", 50.0, 10.0, 0.0)] * 3
    themes = {
        "Water": ("Clean the rivers", "Mend the dykes", "Dig new wells"),
        "Roads": ("Repair the bridges", "Plant trees along the lanes", "Light the paths"),
        "Homes": ("Build small houses", "Renew the old ones", "Lower the rents"),
    }
    for title, aims in themes.items():
        rows.append((title, 50.0, 16.0, 14.0))
        rows += [(aim, 62.0, 10.0, 6.0 if aim == aims[0] else 0.0) for aim in aims]
    found = read(set_document(stack(*rows)))
    assert found == [
        row for title, aims in themes.items() for row in (f"# {title}", *(f"- {a}" for a in aims))
    ]


def test_a_label_behind_a_bullet_counts() -> None:
    text = "Water\n\n• Action 1: clean rivers\n• Action 2: safe dykes\n\nRoads\n\n• Action 3: bridges\n"
    assert read(typed_document(text)) == [
        "# Water",
        "- clean rivers",
        "- safe dykes",
        "# Roads",
        "- bridges",
    ]


def test_labels_within_a_paragraph_open_its_parts() -> None:
    text = (
        "Theme 1: Water\n\nAction 1: Clean all the rivers. Action 2: Mend the dykes. Action 3: Dig wells.\n\n"
        "Theme 2: Roads\n\nAction 4: Repair the bridges. Action 5: Light the paths.\n"
    )
    assert read(typed_document(text)) == [
        "# Water",
        "- Clean all the rivers",
        "- Mend the dykes",
        "- Dig wells",
        "# Roads",
        "- Repair the bridges",
        "- Light the paths",
    ]


def test_a_title_below_its_label_ends_before_the_text() -> None:
    rows = []
    for number, title in enumerate(("Water and rivers", "Roads", "Homes for all"), start=1):
        rows += [f"Theme {number}", "", title, "In this period:", "• Clean it", "• Mend it", ""]
    assert [row for row in read(typed_document("\n".join(rows))) if row[0] == "#"] == [
        "# Water and rivers",
        "# Roads",
        "# Homes for all",
    ]


def test_items_that_are_all_closed_go_on_until_they_are() -> None:
    aims = [
        "measure the quality of the water in all the rivers of the Upper\nValley and publish it;",
        "mend the dykes;",
        "dig new wells for the villages that have none and for the people of\nSaint Mary;",
        "plant trees;",
        "renew the old bridge over the river with the help of all the towns of\nMiddle Marsh.",
    ]
    text = "Water\n\nWe will:\n" + "\n".join(f"» {aim}" for aim in aims) + "\n"
    found = read(typed_document(text))
    assert [len(row.split()) for row in found[1:]] == [len(aim.split()) + 1 for aim in aims]


@pytest.mark.parametrize("marks", ["e*e+e*", "*e*m**", "««««««"])
def test_bullets_taken_for_letters_are_bullets(marks: str) -> None:
    aims = ["Clean the rivers", "Mend the dykes", "Dig new wells"]
    aims += ["Repair the bridges", "Light the paths", "Plant more trees"]
    items = [f"{mark} {aim}" for mark, aim in zip(marks, aims, strict=True)]
    text = "\n".join(["Water", "", *items[:3], "", "Roads", "", *items[3:]])
    assert read(typed_document(text)) == [
        "# Water",
        *(f"- {aim}" for aim in aims[:3]),
        "# Roads",
        *(f"- {aim}" for aim in aims[3:]),
    ]


def test_a_quotation_mark_that_closes_somewhere_is_no_bullet() -> None:
    rows = ["« Clean the rivers », says one.", "« Mend the dykes », says another."]
    text = "\n\n".join(["Water", *rows, "« Dig new wells », says a third."])
    assert not [row for row in read(typed_document(text)) if row.startswith("- Clean")]


def test_a_quotation_mark_at_the_start_of_a_line_may_close_what_the_line_above_quotes() -> None:
    text = """\
Nos projets

» Ouvrir un campus des métiers avec les écoles
» Organiser au printemps une semaine « portes ouvertes
  » dans soixante entreprises de la vallée
» Cofinancer vingt doctorats en entreprise
"""
    assert read(typed_document(text), "fr")[1:] == [
        "- Ouvrir un campus des métiers avec les écoles",
        "- Organiser au printemps une semaine « portes ouvertes » dans soixante entreprises de la "
        "vallée",
        "- Cofinancer vingt doctorats en entreprise",
    ]


def test_sizes_that_were_estimated_line_by_line_are_steadied() -> None:
    sizes = iter([17.0, 15.0, 11.0, 10.0, 12.0, 16.0, 18.0, 10.0, 11.0, 12.0])
    rows = []
    for title, rest in (("A clean and", "healthy region"), ("Roads that are", "safe for all")):
        rows += [(title, 50.0, next(sizes), 20.0), (rest, 50.0, next(sizes), 0.0)]
        rows += [(f"• {aim}", 50.0, next(sizes), 6.0) for aim in ("Clean it", "Mend it", "Keep it")]
    found = read(recognise(set_document(stack(*rows))))
    assert [row for row in found if row[0] == "#"] == [
        "# A clean and healthy region",
        "# Roads that are safe for all",
    ]


def test_levels_of_tagged_items_are_told_by_the_page() -> None:
    """LibreOffice ends a list where its marks change, and begins another of the first level."""
    rows = [("Water", 50.0, 16.0, 0.0)]
    rows += [("• Clean the rivers", 60.0, 10.0, 8.0), ("– the Arn", 80.0, 10.0, 4.0)]
    rows += [("– the Bel", 80.0, 10.0, 4.0), ("• Mend the dykes", 60.0, 10.0, 4.0)]
    document = set_document(stack(*rows))
    lines = [
        replace(
            line,
            element=Element(kind=ElementKind.LIST_ITEM, level=1, number=number, list_number=0),
        )
        if number
        else replace(line, element=Element(kind=ElementKind.HEADING, level=1, number=0))
        for number, line in enumerate(document.lines)
    ]
    assert read(replace(document, lines=tuple(lines))) == [
        "# Water",
        "- Clean the rivers",
        "-- the Arn",
        "-- the Bel",
        "- Mend the dykes",
    ]


def test_a_letter_marks_an_item_whose_list_shows_no_marks_if_others_count_on() -> None:
    texts = ["A. Water", "• Clean the rivers", "• Mend the dykes"]
    texts += ["B. Roads", "• Repair the bridges", "• Light the paths"]
    texts += ["C. Homes", "• Build small houses", "• Renew the old ones"]
    document = typed_document("\n".join(texts))
    lines = [
        replace(line, element=Element(kind=ElementKind.LIST_ITEM, level=1, number=number))
        for number, line in enumerate(document.lines)
    ]
    found = read(replace(document, lines=tuple(lines)))
    assert [row for row in found if row[0] == "#"] == ["# Water", "# Roads", "# Homes"]


def test_a_label_at_the_foot_of_a_page_counts_the_title_of_the_next() -> None:
    lines = []
    for number, title in enumerate(("Water", "Roads", "Homes"), start=1):
        page = number if number < 3 else 2
        top = 60.0 if number < 3 else 300.0
        lines += [
            SetLine(text=title, top=top, size=16.0, page=page),
            SetLine(text="• Clean it and keep it clean", top=top + 30, page=page),
            SetLine(text="• Mend it and keep it whole", top=top + 44, page=page),
        ]
        if number < 3:
            foot = 700.0 if number == 1 else 280.0
            lines.append(SetLine(text=f"Theme {number + 1}", top=foot, page=page))
    lines.insert(0, SetLine(text="Theme 1", top=40.0))
    document = set_document(lines)
    assert [row for row in read(document) if row[0] == "#"] == ["# Water", "# Roads", "# Homes"]
