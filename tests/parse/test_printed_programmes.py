"""Structure of printed programmes: annexes, headings again, line numbers, tables, aims by number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.model.document import Document, Element, ElementKind, PageStatus
from pipeline.model.outline import Role
from pipeline.parse import find_outline
from tests.parse.documents import Paper, SetLine, set_document, unclaimed, words_of

_FIELDS = {
    "Housing": ["Build homes near stations", "Insulate every old school"],
    "Mobility": ["Extend the tram to the harbour", "Plant trees along the ring road"],
    "Care": ["Open clinics in the villages", "Train nurses at the college"],
}


def _records(fields: Mapping[str, Sequence[str]] = _FIELDS) -> list[str]:
    return [row for title, aims in fields.items() for row in (f"# {title}", *_aims(aims))]


def _aims(aims: Sequence[str]) -> list[str]:
    return [f"- {aim}" for aim in aims]


def _read(document: Document, language: str = "en") -> list[str]:
    outline = find_outline(document, language=language)
    assert unclaimed(document, outline) == ""
    return words_of(document, outline)


def test_an_annex_with_a_letter_is_none_of_the_themes() -> None:
    paper = Paper()
    for title, aims in _FIELDS.items():
        paper.add_theme(title, aims)
    paper.add_theme("Annex B: members of the board", ["Jo Reed (chair)", "Ann Lee"])
    assert _read(set_document(paper.lines)) == _records()


def test_a_word_for_annex_before_another_word_opens_none() -> None:
    paper = Paper()
    for title, aims in _FIELDS.items():
        paper.add_theme(title, aims)
    paper.add_theme("Annex buildings", ["Mend the roofs of both", "Let the upper floors"])
    assert "# Annex buildings" in _read(set_document(paper.lines))


def test_a_heading_that_says_it_goes_on_opens_no_other_theme() -> None:
    paper = Paper()
    for number, (title, aims) in enumerate(_FIELDS.items(), start=1):
        paper.add_theme(f"Theme {number} – {title}", aims[:1])
        paper.turn()
        paper.add_theme(f"Theme {number} – {title} (continued)", aims[1:])
        paper.turn()
    assert _read(set_document(paper.lines)) == _records()


def test_a_heading_on_a_page_of_its_own_and_over_its_text_is_one_theme() -> None:
    paper = Paper()
    for number, (title, aims) in enumerate(_FIELDS.items(), start=1):
        paper.add(f"Theme {number}", size=14)
        paper.add(title, size=30, bold=True)
        paper.add("What people told us about it, in a few words of their own.", gap=20)
        paper.turn()
        paper.add_theme(f"Theme {number} – {title}", aims)
        paper.turn()
    assert _read(set_document(paper.lines)) == _records()


def test_numbers_of_lines_that_few_pages_show_are_furniture() -> None:
    paper = Paper()
    number = 0
    for title, aims in _FIELDS.items():
        paper.add_theme(title, aims)
        for _ in range(2):
            number += 5
            paper.add(str(number), size=6, x0=20 - 3 * len(str(number)), region=90 + number)
        paper.turn()
    outline = find_outline(set_document(paper.lines), language="en")
    assert words_of(set_document(paper.lines), outline) == _records()
    reasons = [block.reason for block in outline.blocks if block.role is Role.FURNITURE]
    assert reasons == ["line number in the margin"] * 3  # two lines to a block


def test_a_note_for_which_its_page_had_no_room_is_none_of_the_items() -> None:
    paper = Paper()
    for title, aims in _FIELDS.items():
        paper.add_theme(title, aims)
        paper.turn()
    called = replace(paper.lines[1], text=f"{paper.lines[1].text}1", raised_count=1)
    note = SetLine(text="1. See the survey of May.", top=760.0, size=8.0, page=2, region=80)
    lines = [paper.lines[0], called, *paper.lines[2:6], note, *paper.lines[6:]]
    assert _read(set_document(lines)) == _records()


def test_bold_words_that_fill_an_item_s_first_line_are_its_opening() -> None:
    paper = Paper()
    number = 0
    for title, aims in _FIELDS.items():
        paper.add(title, size=20, bold=True, gap=24)
        for aim in aims:
            number += 1
            if number == 3:
                paper.add(f"{number} {aim}.", bold=True, gap=9)
            else:
                paper.add(f"{number} {aim} and", bold=True, gap=9)
                paper.add("soon. The town has grown.", x0=62, gap=0, bold_until=5)
            for _ in range(3):
                paper.add("Many have asked for it in these years.", x0=62, gap=0)
    words = _read(set_document(paper.lines))
    assert sum(row.startswith("- ") for row in words) == 6
    assert any(row.startswith("- Extend the tram to the harbour. Many have") for row in words)


def test_a_list_outside_the_count_that_runs_through_the_themes_is_another() -> None:
    paper = Paper()
    number = 0
    for title, aims in _FIELDS.items():
        paper.add(title, size=20, bold=True, gap=24)
        for aim in aims:
            number += 1
            paper.add(f"{number}. {aim}")
    paper.add_theme("Your turn", ["I give ten pounds", "I would like to be called"], mark="☐ ")
    assert _read(set_document(paper.lines)) == _records()


def test_numbered_infinitives_over_lists_are_aims_and_what_they_list_is_part_of_them() -> None:
    fields = {
        "Santé": ["Ouvrir une maison de santé", "Assurer la distribution de repas"],
        "Écoles": ["Servir des repas locaux partout", "Installer un conseil des jeunes"],
    }
    paper = Paper()
    expected = []
    for number, (title, aims) in enumerate(fields.items(), start=1):
        paper.add(f"3.{number} {title}", size=16, bold=True, gap=24)
        expected.append(f"# {title}")
        for place, aim in enumerate(aims, start=1):
            paper.add(f"3.{number}.{place} {aim} en ville", size=12, bold=True, gap=12)
            paper.add("• trouver les moyens dans le budget")
            paper.add("• consulter les communes")
            expected += [
                f"- {aim} en ville",
                "-- trouver les moyens dans le budget",
                "-- consulter les communes",
            ]
    assert _read(set_document(paper.lines), "fr") == expected


def test_a_title_over_its_subtitle_names_the_only_list() -> None:
    paper = Paper()
    paper.add("Five points for our village", size=28, bold=True)
    paper.add("Village League, council 2026-2030", size=13)
    for number, aim in enumerate([aim for aims in _FIELDS.values() for aim in aims], start=1):
        paper.add(f"{number}. {aim}", gap=8)
    assert _read(set_document(paper.lines))[0] == "# Five points for our village"


def test_sizes_that_text_recognition_estimates_part_no_lines() -> None:
    paper = Paper()
    for place, (title, aims) in enumerate(_FIELDS.items(), start=1):
        paper.add(f"{'I' * place}. {title.upper()}", size=11 + place / 2, bold=True, gap=24)
        for number, aim in enumerate(aims, start=1):
            paper.add(f"{number}) {aim} together with the", size=10.9)
            paper.add("people of the town ;", x0=64, size=9.9, gap=0)
    document = set_document(paper.lines)
    pages = tuple(replace(page, status=PageStatus.RECOGNISED) for page in document.pages)
    words = _read(replace(document, pages=pages))
    assert words[:2] == [
        "# HOUSING",
        "- Build homes near stations together with the people of the town",
    ]
    assert len(words) == 9


def _set_tables(rows: Sequence[tuple[int, Sequence[str]]]) -> Document:
    """Rows of (number of the table, cells), from the top down; 0 for a heading, -1 for text."""
    lines: list[SetLine] = []
    elements: dict[int, Element] = {}
    counts: dict[int, int] = {}
    for place, (table, cells) in enumerate(rows):
        counts[table] = counts.get(table, 0) + 1
        for column, text in enumerate(cells, start=1):
            if table > 0:
                elements[len(lines)] = Element(
                    kind=ElementKind.TABLE_CELL,
                    number=1000 * table + 10 * counts[table] + column,
                    list_number=table,
                    row=counts[table],
                    column=column,
                )
            lines.append(
                SetLine(
                    text=text,
                    top=500.0 + 20 * place,
                    x0=50.0 + 150 * (column - 1),
                    region=place,
                    size=10.0 if table else 16.0,
                    bold=not table,
                )
            )
    document = set_document(lines, height_pt=3000.0)
    placed = (replace(line, element=elements.get(at)) for at, line in enumerate(document.lines))
    return replace(document, lines=tuple(placed))


def _measures(code: str, aims: Sequence[str]) -> list[list[str]]:
    return [[f"{code}{number}", aim, "Works", "Q2"] for number, aim in enumerate(aims, start=1)]


def test_rows_across_a_table_are_its_themes_and_codes_are_none() -> None:
    rows: list[tuple[int, Sequence[str]]] = [(1, ["Ref", "Action", "Lead", "Due"])]
    for letter, (title, aims) in zip("ABC", _FIELDS.items(), strict=True):
        rows.append((1, [title]))
        rows += [(1, cells) for cells in _measures(letter, aims)]
    assert _read(_set_tables(rows)) == _records()


def test_a_cell_alone_above_a_table_is_its_theme() -> None:
    rows: list[tuple[int, Sequence[str]]] = []
    for number, (title, aims) in enumerate(_FIELDS.items(), start=1):
        rows += [(2 * number, [title]), (2 * number + 1, ["Ref", "Action", "Lead", "Due"])]
        rows += [(2 * number + 1, cells) for cells in _measures("HMC"[number - 1], aims)]
    assert _read(_set_tables(rows)) == _records()


def test_tables_of_values_under_years_hold_no_objectives() -> None:
    rows: list[tuple[int, Sequence[str]]] = []
    for number, (title, aims) in enumerate(_FIELDS.items(), start=1):
        rows += [(0, [title]), *((-1, [f"• {aim}"]) for aim in aims)]
        rows.append((number, ["Indicator", "2026", "Target 2030"]))
        rows.append((number, ["Calls that the desk answered in time", "64%", "1 in 8"]))
        rows.append((number, ["Letters that were read within a week", "70%", "1 in 9"]))
    assert _read(_set_tables(rows)) == _records()


def test_a_cell_goes_on_below_its_neighbours() -> None:
    document = _set_tables(
        [
            (0, ["Housing"]),
            (1, ["No.", "Measure", "Who", "When"]),
            (1, ["1", "Build homes for all who", "Works", "2027"]),
            (1, ["2", "Insulate every old school", "Works", "2028"]),
            (1, ["3", "Open the tower to schools", "Parks", "2028"]),
        ]
    )
    at = next(
        i for i, line in enumerate(document.lines) if "for all who" in line.span.cut(document.text)
    )
    rest = SetLine(text="work here", top=552.0, x0=200.0, region=2)
    rows = [_as_set_line(document, index) for index in range(len(document.lines))]
    rows.insert(at + 3, rest)
    elements = [line.element for line in document.lines]
    elements.insert(at + 3, elements[at])
    moved = set_document(rows, height_pt=3000.0)
    placed = (replace(one, element=of) for one, of in zip(moved.lines, elements, strict=True))
    words = _read(replace(moved, lines=tuple(placed)))
    assert words[1] == "- Build homes for all who work here"


def _as_set_line(document: Document, index: int) -> SetLine:
    line = document.lines[index]
    assert line.bbox is not None
    assert line.style.size_pt is not None
    return SetLine(
        text=line.span.cut(document.text),
        x0=line.bbox.x0,
        top=line.bbox.top,
        size=line.style.size_pt,
        bold=line.style.is_bold,
        region=line.region,
    )
