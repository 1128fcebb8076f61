"""Structure of long set programmes: labels over titles, aims with measures, notes, running heads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.document import Element, ElementKind
from pipeline.model.outline import Outline, Role
from pipeline.parse import find_outline
from tests.parse.documents import Paper, SetLine, set_document, unclaimed, words_of


def _read(lines: Sequence[SetLine]) -> tuple[Outline, list[str]]:
    document = set_document(lines)
    outline = find_outline(document, language="en")
    assert unclaimed(document, outline) == ""
    return outline, words_of(document, outline)


_FIELDS = {
    "Housing": ["Build homes near stations", "Insulate every old school"],
    "Mobility": ["Extend the tram to the harbour", "Plant trees along the ring road"],
    "Care": ["Open clinics in the villages", "Train nurses at the college"],
}
_PROSE = "The town has grown in these years and much has changed for those who live in it."


def test_a_label_alone_above_a_title_in_another_size_is_its_mark() -> None:
    column = Paper(usual_gap=0)
    lines = []
    for number, (title, aims) in enumerate(_FIELDS.items(), start=1):
        lines.append(column.add(f"Theme {number}", size=14, gap=20))
        lines.append(column.add(title, size=28, bold=True, gap=6))
        lines += [column.add(f"• {aim}", gap=4) for aim in aims]
    outline, words = _read(lines)
    assert words == [
        row for t, aims in _FIELDS.items() for row in (f"# {t}", *map("- {}".format, aims))
    ]
    themes = [block for block in outline.blocks if block.role is Role.THEME]
    assert [block.marker for block in themes] == ["Theme 1", "Theme 2", "Theme 3"]


def test_a_label_alone_above_running_text_stays_the_title() -> None:
    column = Paper(usual_gap=0)
    lines = []
    for number, aims in enumerate(_FIELDS.values(), start=1):
        lines.append(column.add(f"Theme {number}", size=20, bold=True, gap=20))
        lines.append(column.add(_PROSE, gap=8))
        lines += [column.add(f"• {aim}", gap=4) for aim in aims]
    _, words = _read(lines)
    assert [row for row in words if row.startswith("#")] == ["# Theme 1", "# Theme 2", "# Theme 3"]


def test_headings_labelled_as_objectives_have_the_lists_below_them_as_parts() -> None:
    column = Paper(usual_gap=0)
    lines = []
    for number, (title, aims) in enumerate(_FIELDS.items(), start=1):
        lines.append(column.add(f"{number}. {title}", size=20, bold=True, gap=20))
        for place, aim in enumerate(aims, start=1):
            lines.append(column.add(f"Objective {number}.{place} {aim}", size=12, bold=True, gap=9))
            lines.append(column.add("• a plan before the summer", gap=6))
            lines.append(column.add("• money in every budget", gap=2))
    _, words = _read(lines)
    assert words[:4] == [
        "# Housing",
        "- Build homes near stations",
        "-- a plan before the summer",
        "-- money in every budget",
    ]
    assert sum(row.startswith("- ") for row in words) == 6


def test_headings_that_are_sentences_over_lists_are_aims_and_names_are_not() -> None:
    def read(first: str, second: str) -> list[str]:
        column = Paper(usual_gap=0)
        lines = []
        for title in _FIELDS:
            lines.append(column.add(title, size=20, bold=True, gap=20))
            for heading in (f"{title} {first}", f"{title} {second}"):
                lines.append(column.add(heading, size=10, bold=True, gap=9))
                lines.append(column.add("• make a plan before the summer", gap=6))
                lines.append(column.add("• find money in every budget", gap=2))
        return _read(lines)[1]

    aims = read("will be within everybody's reach", "is a matter for all of us")
    assert aims[1:3] == [
        "- Housing will be within everybody's reach",
        "-- make a plan before the summer",
    ]
    names = read("in town", "in the villages")
    assert names[1:3] == ["- make a plan before the summer", "- find money in every budget"]


def test_rows_of_facts_beside_labelled_headings_are_no_objectives() -> None:
    column = Paper(usual_gap=0)
    lines = []
    for number, (title, aims) in enumerate(_FIELDS.items(), start=1):
        lines.append(column.add(title, size=20, bold=True, gap=20))
        for place, aim in enumerate(aims, start=2 * number - 1):
            lines.append(column.add(f"Action {place} – {aim}", size=12, bold=True, gap=9))
            lines.append(column.add(_PROSE, gap=6))
            lines.append(column.add(f"Lead Office {place} Budget 3 M", bold=True, gap=6))
    _, words = _read(lines)
    assert words == [
        row for t, aims in _FIELDS.items() for row in (f"# {t}", *map("- {}".format, aims))
    ]


def test_an_item_that_opens_in_bold_goes_on_over_the_end_of_the_page() -> None:
    first, second = Paper(page=1, top=650), Paper(page=2)
    opening = "• Restore the wet meadows."
    text = f"{opening} We begin in the valleys of the Lourme and the"
    lines = [
        first.add("1. Water", size=20, bold=True),
        first.add("• Keep the map of wetlands up to date.", gap=6),
        first.add(text, gap=4, bold_until=len(text) // 2 + 2),
        replace(second.add("Ostrel, where the land is ours."), x0=56.0, region=1),
        replace(second.add("2. Forest", size=20, bold=True, gap=20), region=1),
        replace(second.add("• Plant oaks on the hills.", gap=6), region=1),
        replace(second.add("• Mend the paths.", gap=4), region=1),
        replace(second.add("• Count the birds every spring.", gap=4), region=1),
        replace(second.add("• Open the tower to schools.", gap=4), region=1),
    ]
    _, words = _read(lines)
    assert words[2] == (
        "- Restore the wet meadows. We begin in the valleys of the Lourme and the Ostrel, "
        "where the land is ours"
    )


def test_paragraphs_that_open_in_bold_words_are_the_items_among_others() -> None:
    column = Paper(usual_gap=0)
    lines = []
    for title, aims in _FIELDS.items():
        lines.append(column.add(title, size=20, bold=True, gap=20))
        lines += [column.add(_PROSE, gap=8), column.add(_PROSE), column.add(_PROSE)]
        for aim in aims:
            opening = f"{aim.split()[-1].capitalize()} first:"
            lines.append(column.add(f"{opening} {aim}.", gap=8, bold_until=len(opening)))
    _, words = _read(lines)
    assert words[:3] == [
        "# Housing",
        "- Stations first: Build homes near stations",
        "- School first: Insulate every old school",
    ]
    assert sum(row.startswith("- ") for row in words) == 6


def test_notes_at_the_foot_and_the_figures_that_call_them_are_no_words() -> None:
    column = Paper(usual_gap=0)
    lines = []
    for title, aims in _FIELDS.items():
        lines.append(column.add(title, size=20, bold=True, gap=20))
        lines += [column.add(f"• {aim}", gap=4) for aim in aims]
    called = replace(lines[1], text=f"{lines[1].text}1", raised_count=1)
    note = SetLine(text="1. Subject to the decision of 3 May.", top=760.0, size=8.0)
    outline, words = _read([lines[0], called, *lines[2:], note])
    assert words[1] == "- Build homes near stations"
    assert [row for row in words if "Subject" in row] == []
    assert sum(block.role is Role.NOTE for block in outline.blocks) == 2


def test_running_heads_that_name_their_chapter_are_furniture() -> None:
    lines = []
    for page, (title, aims) in enumerate(_FIELDS.items(), start=1):
        column = Paper(page=page, top=30.0)
        head = replace(column.add(f"{page} {title}", size=8), region=2 * page)
        body = [column.add(f"{page} {title}", size=20, bold=True, gap=60)]
        body += [column.add(f"{page}.{at} {aim}", gap=6) for at, aim in enumerate(aims, start=1)]
        lines += [head, *(replace(line, region=2 * page + 1) for line in body)]
    outline, words = _read(lines)
    assert [row for row in words if row.startswith("#")] == [f"# {title}" for title in _FIELDS]
    assert sum("name of its chapter" in block.reason for block in outline.blocks) == 3


def test_sections_of_chapters_without_objectives_are_no_themes_beside_those_of_another() -> None:
    column = Paper(usual_gap=0)
    lines = [column.add("1 Setting", size=24, bold=True)]
    for at, name in enumerate(("People", "Money"), start=1):
        lines.append(column.add(f"1.{at} {name}", size=16, bold=True, gap=12))
        lines.append(column.add(_PROSE, gap=6))
    lines.append(column.add("2 What will be done", size=24, bold=True, gap=20))
    for at, (title, aims) in enumerate(_FIELDS.items(), start=1):
        lines.append(column.add(f"2.{at} {title}", size=16, bold=True, gap=12))
        lines += [column.add(f"2.{at}.{n} {aim}.", gap=5) for n, aim in enumerate(aims, start=1)]
    _, words = _read(lines)
    assert [row for row in words if row.startswith("#")] == [f"# {title}" for title in _FIELDS]


def test_a_heading_over_a_salutation_introduces() -> None:
    column = Paper(usual_gap=0)
    lines = [column.add("A letter from the chair", size=20, bold=True)]
    lines.append(column.add("Dear friend,", gap=8))
    lines += [column.add(_PROSE, gap=8) for _ in range(2)]
    for title, aims in _FIELDS.items():
        lines.append(column.add(title, size=20, bold=True, gap=20))
        lines += [column.add(f"We will {aim.lower()} within four years.", gap=8) for aim in aims]
    _, words = _read(lines)
    assert [row for row in words if row.startswith("#")] == [f"# {title}" for title in _FIELDS]


def test_objectives_a_little_larger_than_the_text_around_them_are_no_headings() -> None:
    column = Paper(usual_gap=0)
    lines = []
    for title, aims in _FIELDS.items():
        lines.append(column.add(title, size=24, bold=True, gap=20))
        lines += [column.add(_PROSE, gap=8), column.add(_PROSE), column.add(_PROSE)]
        for aim in aims:
            opening = f"{aim.split()[-1].capitalize()} first:"
            text = f"{opening} {aim}, and do so"
            lines.append(column.add(text, size=11, gap=8, bold_until=len(opening)))
            lines.append(column.add("as soon as the law of the land allows.", size=11))
    _, words = _read(lines)
    assert sum(row.startswith("- ") for row in words) == 6


def _cell(
    text: str, row: int, column: int, table: int = 1, top: float = 0.0
) -> tuple[SetLine, Element]:
    element = Element(
        kind=ElementKind.TABLE_CELL,
        number=1000 * table + 10 * row + column,
        list_number=table,
        row=row,
        column=column,
    )
    return SetLine(text=text, top=top, x0=50.0 + 150 * column, region=row), element


def _read_tables(tables: Sequence[tuple[str, Sequence[Sequence[str]]]]) -> list[str]:
    """Records of a document of headings with a table each."""
    lines: list[SetLine] = []
    elements: dict[int, Element] = {}
    top = 50.0
    for number, (title, rows) in enumerate(tables, start=1):
        lines.append(SetLine(text=title, top=top, size=20, bold=True))
        top += 40
        for row, cells in enumerate(rows, start=1):
            for column, text in enumerate(cells, start=1):
                line, elements[len(lines)] = _cell(text, row, column, number, top)
                lines.append(line)
            top += 20
    document = set_document(lines, height_pt=2000.0)
    placed = tuple(
        replace(line, element=elements.get(index)) for index, line in enumerate(document.lines)
    )
    document = replace(document, lines=placed)
    return words_of(document, find_outline(document, language="en"))


_HEADER = ["No.", "Measure", "Who", "Cost"]


def _measures(aims: Sequence[str]) -> list[list[str]]:
    return [_HEADER, *([str(at), aim, "Works", "120"] for at, aim in enumerate(aims, start=1))]


def test_tables_of_figures_and_of_other_headers_hold_no_objectives() -> None:
    tables = [(title, _measures(aims)) for title, aims in _FIELDS.items()]
    accounts = ("Money", [["Field", "2026", "2027"], ["Housing", "9.0", "8"], ["Care", "7", "6"]])
    dates = ("Reports", [["When", "What", "To whom"], ["April", "Yearly report", "Council"]])
    words = _read_tables([*tables, accounts, dates])
    aims = [aim for aims in _FIELDS.values() for aim in aims]
    assert [row for row in words if row.startswith("- ")] == [f"- {aim}" for aim in aims]


def test_a_row_of_one_cell_names_the_rows_below_it() -> None:
    rows: list[list[str]] = []
    for title, aims in _FIELDS.items():
        rows += [[title], ["No.", "Measure", "Who"]]
        rows += [[f"{title[0]}{at:02}", aim, "Works"] for at, aim in enumerate(aims, start=1)]
    records = [
        row
        for title, aims in _FIELDS.items()
        for row in (f"# {title}", *(f"- {aim}" for aim in aims))
    ]
    assert _read_tables([("Plan of measures", rows)]) == records


def test_lists_below_numbered_names_are_objectives_of_their_own() -> None:
    column = Paper(usual_gap=0)
    lines = []
    for number, title in enumerate(_FIELDS, start=1):
        lines.append(column.add(f"{number} {title}", size=20, bold=True, gap=20))
        for place in (1, 2):
            lines.append(column.add(f"{number}.{place} {title} abroad", size=13, bold=True, gap=9))
            lines.append(column.add("• make a plan before the summer", gap=6))
            lines.append(column.add("• find money in every budget", gap=2))
    _, words = _read(lines)
    assert words[:2] == ["# Housing", "- make a plan before the summer"]
    assert not any(row.startswith("--") for row in words)


def test_rows_of_one_column_that_are_counted_head_the_others() -> None:
    rows = [["Measure"]]
    for number, (title, aims) in enumerate(_FIELDS.items(), start=1):
        rows += [[f"{number}. {title}"], *([aim] for aim in aims)]
    records = [
        row
        for title, aims in _FIELDS.items()
        for row in (f"# {title}", *(f"- {aim}" for aim in aims))
    ]
    assert _read_tables([("Plan of measures", rows)]) == records


def test_a_bold_item_stays_in_its_list() -> None:
    column = Paper(usual_gap=0)
    lines = []
    for title in ("Housing", "Care"):
        lines.append(column.add(title, size=20, bold=True, gap=20))
        for place, letter in enumerate("abc"):
            aim = f"({letter}) make {title.lower()} plans in spring {place}"
            lines.append(column.add(aim, gap=3, bold=letter == "b"))
    _, words = _read(lines)
    assert [row for row in words if row.startswith("- ")][:3] == [
        f"- make housing plans in spring {place}" for place in range(3)
    ]


def test_a_range_of_years_in_the_first_row_makes_no_budget() -> None:
    rows = [[f"{aim} for all who live here", "Works", "2016–2017"] for aim in _FIELDS["Housing"]]
    found = _read_tables([("Housing", rows), ("Care", rows[:2])])
    assert sum(row.startswith("- ") for row in found) == len(rows) + 2


def test_the_bold_cell_over_a_table_of_one_column_names_its_rows() -> None:
    lines: list[SetLine] = [SetLine(text="Our programme", top=40, size=20, bold=True)]
    elements: dict[int, Element] = {}
    top = 100.0
    for number, (title, aims) in enumerate(_FIELDS.items(), start=1):
        for row, text in enumerate([title, *(f"{aim} for all" for aim in aims)], start=1):
            line, elements[len(lines)] = _cell(text, row, 1, number, top)
            lines.append(replace(line, bold=row == 1))
            top += 20
    document = set_document(lines, height_pt=2000.0)
    placed = tuple(
        replace(line, element=elements.get(index)) for index, line in enumerate(document.lines)
    )
    document = replace(document, lines=placed)
    words = words_of(document, find_outline(document, language="en"))
    assert [row for row in words if row.startswith("#")] == [f"# {title}" for title in _FIELDS]
