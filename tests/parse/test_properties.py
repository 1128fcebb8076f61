"""What holds for every text, however odd: nothing is lost, nothing is claimed twice."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract.pdf.document import read_pdf
from pipeline.model.outline import Role
from pipeline.parse import find_outline
from tests.extract.pdf_writing import PdfWriter
from tests.parse.documents import doubly_claimed, typed_document, unclaimed

MARKS = [
    "",
    "- ",
    "• ",
    "1. ",
    "2. ",
    "a) ",
    "I. ",
    "Thema 1: ",
    "* ",
    "  – ",
    "(1) ",
    "1.1 ",
    "o ",
]
WORDS = [
    "Economie",
    "Het bevorderen van innovatie",
    "Meer informatie",
    "Inhoud",
    "ZORG EN WELZIJN",
    "de landen willen: a; b c d; e f g.",
    "in de regio",
    "=====",
    "pagina 3",
    "www.benelux.int",
    "vijf thema's",
    "Zorg ..... 7",
    "",
    " ",
    "[1] noot",
    "Titel: tekst die volgt, en verder;",
]
LINES = st.builds(
    lambda mark, words, end: mark + words + end,
    st.sampled_from(MARKS),
    st.sampled_from(WORDS),
    st.sampled_from(["", ".", ";", ":", ",", " en", "-"]),
)
TEXTS = st.lists(LINES, max_size=25).map("\n".join)


@settings(max_examples=250, deadline=None)
@given(TEXTS)
def test_every_character_is_claimed_exactly_once(text: str) -> None:
    document = typed_document(text)
    outline = find_outline(document, language="nl")
    assert unclaimed(document, outline) == ""
    assert doubly_claimed(document, outline) == ""


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_blocks_are_in_order_and_records_have_words(text: str) -> None:
    document = typed_document(text)
    outline = find_outline(document, language="nl")
    starts = [block.extents[0].start for block in outline.blocks if block.extents]
    assert starts == sorted(starts)
    has_theme = False
    for block in outline.blocks:
        has_theme = has_theme or block.role is Role.THEME
        if block.role in (Role.OBJECTIVE, Role.SUB_OBJECTIVE):
            assert has_theme
            assert block.spans
            assert all(span.cut(text).strip() for span in block.spans)
            assert block.reason


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_parsing_is_a_function_of_the_document(text: str) -> None:
    document = typed_document(text)
    assert find_outline(document, language="nl") == find_outline(document, language="nl")


@pytest.mark.parametrize(
    "text",
    ["x" * 1_000_000, "a" + " " * 60_000 + "b\n- c d e", "a " + ". " * 60_000 + "x\n- c d e"],
    ids=["no blank", "blanks", "leaders"],
)
def test_a_line_without_end_is_read(text: str) -> None:
    document = typed_document(text)
    outline = find_outline(document, language="nl")
    assert unclaimed(document, outline) == ""


#: Few, so that rows are often equal, and heads of one another.
CELLS = st.sampled_from(
    ["doel", "• doel", "Thema", "1.", "Wie doet wat", "2029", "Meer bomen planten"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=1, max_size=3), min_size=1, max_size=6))
def test_every_table_is_read_and_claimed(rows: list[list[str]]) -> None:
    writer = PdfWriter()
    page = writer.page()
    for number, row in enumerate(rows):
        for column, words in enumerate(row):
            page.text(50 + 150 * column, 80 + 14 * number, words)
    document = read_pdf(writer.write(), source_id="test/file")
    outline = find_outline(document)
    assert unclaimed(document, outline) == ""
    assert doubly_claimed(document, outline) == ""
