"""Tables typed into text files: cells between bars or tabs, and what only looks like them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.plain_text.document import read_plain_text
from pipeline.model.document import Document
from pipeline.parse import find_outline
from tests.parse.documents import unclaimed, words_of


def _read(text: str) -> Document:
    return read_plain_text(text.encode(), source_id="test/table")


def _cells(text: str) -> list[tuple[int, int, str]]:
    document = _read(text)
    return [
        (line.element.row or 0, line.element.column or 0, line.span.cut(document.text))
        for line in document.lines
        if line.element is not None
    ]


@pytest.mark.parametrize(
    "row", ["{} | {} | {}", "| {} | {} | {} |", "{}\t{}\t{}"], ids=["bars", "closed", "tabs"]
)
def test_cells_stand_between_bars_or_tabs(row: str) -> None:
    rows = [("No", "Action", "Who"), ("1", "Mend the bridge", "Works"), ("2", "Light it", "Works")]
    found = _cells("Roads\n\n" + "\n".join(row.format(*cells) for cells in rows) + "\n")
    assert found == [
        (number, column, cell)
        for number, cells in enumerate(rows, start=1)
        for column, cell in enumerate(cells, start=1)
    ]


def test_a_row_that_rules_off_the_names_of_the_columns_has_no_cells() -> None:
    found = _cells("| Action | Who |\n|---|:--|\n| Mend it | Works |\n| Light it | Works |\n")
    assert [cell for *_, cell in found] == [
        "Action",
        "Who",
        "Mend it",
        "Works",
        "Light it",
        "Works",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Tel.:\t0341 55\nFax:\t0341 56\nMail:\tdesk\n",
        "1.\tMend the bridge before winter\n2.\tLight the path\n3.\tOpen the river\n",
        "Home | News | Contact\n\nThe council met today.\n",
    ],
    ids=["facts", "marks", "words to click"],
)
def test_names_marks_and_menus_are_no_tables(text: str) -> None:
    assert _cells(text) == []


def test_themes_and_objectives_are_read_from_typed_tables() -> None:
    text = "\n".join(
        f"{theme}\nCode | Action | Who\n1 | Mend all old {name} | Works\n2 | Light new {name} | Police\n"
        for theme, name in (
            ("I. Bridges", "spans"),
            ("II. Roads", "lanes"),
            ("III. Paths", "tracks"),
        )
    )
    document = _read(text)
    outline = find_outline(document, language="en")
    assert not unclaimed(document, outline)
    assert words_of(document, outline)[:3] == [
        "# Bridges",
        "- Mend all old spans",
        "- Light new spans",
    ]


@given(st.text(alphabet="ab |\t\n-", max_size=60))
def test_every_character_is_in_one_line(text: str) -> None:
    if not text.strip():
        return
    document = _read(text)
    covered = [at for line in document.lines for at in range(line.span.start, line.span.end)]
    assert len(covered) == len(set(covered))
    assert {at for at, sign in enumerate(document.text) if not sign.isspace()} <= set(covered)
