"""What reading a source could not do is told once: by page, by the second reader, or in words."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from pipeline.extract import read_again, read_document
from pipeline.model.findings import Finding
from pipeline.validate.views import hash_text
from tests.extract.pdf_writing import PdfWriter
from tests.extract.word_files import make_docx, paragraph
from tests.validate.builder import BROCHURE, PRESS, Case, build_case

PICTURE = "q 595 0 0 842 0 0 cm BI /W 2 /H 2 /CS /G /BPC 8 ID \x00\xff\x00\xff EI Q"
PAGE = b"<< /Type /Page /Parent"


def _find(case: Case, code: str) -> list[Finding]:
    return [finding for finding in case.check().findings if finding.code == code]


def _read(case: Case, source_id: str, data: bytes, folder: Path) -> Case:
    """The case in which a source is a file that says something else: other checks fail, too."""
    path = folder / "source"
    path.write_bytes(data)
    document = read_document(path, source_id=source_id)
    text_sha256 = hash_text(document.text)
    rows = [
        dataclasses.replace(row, text_sha256=text_sha256) if row.source_id == source_id else row
        for row in case.dataset.sources
    ]
    second = {source_id: read_again(path, document)} if document.pages else {}
    return case.with_rows("sources", rows).replace(
        documents={**case.documents, source_id: document},
        second_readings={**case.second_readings, **second},
    )


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("Café\n".encode("cp1252"), "The file is not UTF-8; it is read as Windows-1252"),
        ("Water".encode("utf-16-le"), "The file has no byte order mark; it is read as UTF-16-LE."),
        ("België en Café".encode()[:-1], "The file is UTF-8, but its end is damaged"),
        (
            b"<!DOCTYPE html><html><body><p>Caf\xe9</p></body></html>",
            "The file is not UTF-8; it is read as",
        ),
        (
            make_docx(paragraph("voor") + '<w:altChunk r:id="rId9"/>'),
            "a file of another kind that is embedded whole is part of the text",
        ),
    ],
)
def test_what_a_reader_warns_of_is_told_in_its_words(
    tmp_path: Path, data: bytes, told: str
) -> None:
    (finding,) = _find(_read(build_case(), PRESS, data, tmp_path), "reading-warning")

    assert finding.message.startswith(f"{PRESS}: {told}")
    assert ".." not in finding.message
    assert (finding.source, finding.page) == (PRESS, None)


def test_each_warning_is_a_finding_of_its_own() -> None:
    warnings = ("one thing", "page 2: another thing", "pages 1–2: a third thing")
    case = build_case().with_document(BROCHURE, warnings=warnings)

    findings = _find(case, "reading-warning")

    assert [finding.page for finding in findings] == [None, 2, None]
    for finding, warning in zip(findings, warnings, strict=True):
        assert f"{BROCHURE}: {warning}. " in finding.message


def test_a_source_that_was_not_read_has_no_warnings() -> None:
    case = build_case()
    documents = {BROCHURE: case.documents[BROCHURE]}

    (outcome,) = (
        outcome
        for outcome in case.replace(documents=documents).check().outcomes
        if (outcome.code, outcome.source) == ("reading-warning", PRESS)
    )

    assert outcome.skipped_reason == "the source was not read"


def _write_unread_pages() -> bytes:
    """Pages that are read, a picture, recognised, without characters, and damaged."""
    writer = PdfWriter()
    writer.page().text(60, 60, "Voorwoord")
    writer.page().raw(PICTURE)
    recognised = writer.page()
    recognised.raw(PICTURE)
    recognised.text(60, 60, "Werkprogramma", mode=3)
    writer.page().text(60, 60, "\x01\x02\x03\x04\x05")
    writer.page().text(60, 60, "weg")
    data = writer.write()
    start = data.rindex(PAGE)
    end = data.index(b"endobj", start)
    return data[:start] + b"null".ljust(end - start) + data[end:]


def test_what_the_pages_say_is_not_said_again(tmp_path: Path) -> None:
    case = _read(build_case(), BROCHURE, _write_unread_pages(), tmp_path)

    # One a page status, and that pdfplumber does not count the damaged one.
    assert len(case.documents[BROCHURE].warnings) == 5
    assert [finding.page for finding in _find(case, "page-not-read")] == [2, 3, 4, 5]
    assert "finds 4 pages of 5" in _find(case, "second-reader-unconfirmed")[0].message
    assert _find(case, "reading-warning") == []


def _count_one_of_two_pages(**settings: object) -> bytes:
    writer = PdfWriter()
    writer.page(**settings).text(60, 60, "Voorwoord")
    writer.page(**settings).text(60, 60, "Naschrift")
    return writer.write().replace(b"/Count 2", b"/Count 1")


def test_pages_that_the_second_reader_finds_are_not_told_again(tmp_path: Path) -> None:
    case = _read(build_case(), BROCHURE, _count_one_of_two_pages(), tmp_path)

    assert len(_find(case, "page-count-differs")) == 1
    assert _find(case, "reading-warning") == []


def test_pages_that_only_the_first_reader_finds_are_told(tmp_path: Path) -> None:
    # pdfplumber reads rotated pages, and PDFium, reading them again, believes the page tree.
    data = _count_one_of_two_pages(entries="/Rotate 90")
    case = _read(build_case(), BROCHURE, data, tmp_path)

    assert _find(case, "page-count-differs") == []
    (finding,) = _find(case, "reading-warning")
    assert "PDFium counts 1 pages, pdfplumber 2" in finding.message
