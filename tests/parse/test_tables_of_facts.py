"""Tables that tell who, when and how much, beside the lists of a programme."""

from __future__ import annotations

from pathlib import Path

from pipeline.extract import read_document
from pipeline.extract.pdf.document import read_pdf
from pipeline.parse import find_outline
from tests.extract.pdf_writing import PdfWriter
from tests.parse.documents import words_of

_LISTS = """\
# Programme of the district

## Water

- Clean the river above the old mill before the summer of 2030
- Give every house a meter that its people can read
- Plant willows along both banks of the stream
- Repair the weir at the lower lock

## Roads

- Rebuild the bridge at the ferry
- Light the path from the school to the station
- Lower the speed in all streets with houses
- Open a bus line to the villages on the hill
"""


def _read(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "programme.md"
    path.write_text(text, encoding="utf-8")
    document = read_document(path, source_id="test/file")
    return words_of(document, find_outline(document, language="en"))


def test_a_table_of_names_beside_lists_holds_no_objectives(tmp_path: Path) -> None:
    table = """
## Who does what

| Office | People | Hours |
|---|---|---|
| Chair | Jo Hale, Ada Kern | Mon 12 |
| Money | Pia Rolt | by request |
| Water | Tom Wills | Thu 16 |
"""
    assert _read(tmp_path, _LISTS + table) == _read(tmp_path, _LISTS)


def test_a_table_of_measures_beside_lists_holds_objectives(tmp_path: Path) -> None:
    table = """
## Schools

| Measure | When |
|---|---|
| Build a hall for sports beside the school at the mill | 2029 |
| Give every pupil a warm meal that was cooked in the house | 2030 |
"""
    assert _read(tmp_path, _LISTS + table)[-3:] == [
        "# Schools",
        "- Build a hall for sports beside the school at the mill",
        "- Give every pupil a warm meal that was cooked in the house",
    ]


def test_a_table_of_nothing_but_heads_is_read() -> None:
    writer = PdfWriter()
    page = writer.page()
    for row in range(3):
        for column in range(2):
            page.text(50 + 100 * column, 80 + 12 * row, "• doel", size=6)
    document = read_pdf(writer.write(), source_id="test/file")
    assert words_of(document, find_outline(document)) == []
