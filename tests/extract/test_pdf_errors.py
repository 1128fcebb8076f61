"""Files that cannot be read end in one message of ours; half-read ones say what is missing."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from pipeline.extract import read_again, read_document
from pipeline.extract.pdf.document import read_pdf
from pipeline.model.document import DocumentStatus, PageStatus
from pipeline.model.errors import (
    BrokenSourceError,
    EncryptedSourceError,
    NoTextLayerError,
    PipelineError,
    SourceNotFoundError,
    SourceTooLargeError,
    UnsupportedSourceError,
    UsageError,
)
from pipeline.model.limits import Limits
from tests.extract.pdf_writing import PageWriter, PdfWriter, write_programme

PICTURE = "q 500 0 0 700 40 60 cm BI /W 2 /H 2 /CS /G /BPC 8 ID \x00\xff\x00\xff EI Q"


def write(**settings: str) -> bytes:
    writer = PdfWriter(**settings)  # type: ignore[arg-type]
    writer.page().text(50, 100, "geheime tekst")
    return writer.write()


def add_scan(page: PageWriter) -> None:
    page.raw(PICTURE)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(SourceNotFoundError, match=r"gone\.pdf"):
        read_document(tmp_path / "gone.pdf", source_id="doc")


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match="cannot be read"):
        read_document(tmp_path, source_id="doc")


def test_an_empty_file() -> None:
    with pytest.raises(BrokenSourceError, match="empty"):
        read_pdf(b"", source_id="doc")


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.4\nhello\n%%EOF", b"\x00" * 5000])
def test_what_is_no_pdf(data: bytes) -> None:
    with pytest.raises(BrokenSourceError, match="doc: this is no PDF"):
        read_pdf(data, source_id="doc")


@pytest.mark.parametrize("share", [0.1, 0.5])
def test_a_truncated_file(share: float) -> None:
    data = write_programme(2)
    with pytest.raises((BrokenSourceError, NoTextLayerError)):
        read_pdf(data[: int(len(data) * share)], source_id="doc")


def test_a_file_without_pages() -> None:
    with pytest.raises(BrokenSourceError):
        read_pdf(PdfWriter().write(), source_id="doc")


def test_a_file_without_pages_is_not_blamed_for_the_error_of_an_earlier_file() -> None:
    with pytest.raises(EncryptedSourceError):
        read_pdf(write(password="geheim"), source_id="earlier")
    with pytest.raises(BrokenSourceError, match="has no pages"):
        read_pdf(PdfWriter().write(), source_id="doc")


def test_an_encrypted_file_asks_for_its_password() -> None:
    with pytest.raises(EncryptedSourceError, match="asks for a password"):
        read_pdf(write(password="geheim"), source_id="doc")


def test_a_wrong_password() -> None:
    with pytest.raises(EncryptedSourceError, match="does not open it"):
        read_pdf(write(password="geheim"), source_id="doc", password="raden")


@pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
def test_the_right_password(reader: str) -> None:
    data = write(password="geheim")
    document = read_pdf(data, source_id="doc", password="geheim", reader=reader)
    assert document.text == "geheime tekst\n\f"


@pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
def test_a_file_with_the_empty_password_opens_by_itself(reader: str) -> None:
    assert read_pdf(write(password=""), source_id="doc", reader=reader).text == "geheime tekst\n\f"


def test_a_scan_says_to_run_ocr_first() -> None:
    writer = PdfWriter()
    add_scan(writer.page())
    with pytest.raises(NoTextLayerError, match=r"no text layer.*ocrmypdf"):
        read_pdf(writer.write(), source_id="doc")


def test_letters_turned_into_outlines_are_a_scan_too() -> None:
    writer = PdfWriter()
    page = writer.page()
    for index in range(60):
        page.raw(f"0 g {50 + index} 700 m {52 + index} 700 l {51 + index} 710 l f")
    with pytest.raises(NoTextLayerError, match="are pictures"):
        read_pdf(writer.write(), source_id="doc")


def test_blank_pages_are_never_a_silently_empty_document() -> None:
    writer = PdfWriter()
    writer.page()
    with pytest.raises(NoTextLayerError, match="no text"):
        read_pdf(writer.write(), source_id="doc")


def test_a_scan_among_pages_of_text_is_a_warning() -> None:
    writer = PdfWriter()
    writer.page().text(50, 100, "tekst")
    add_scan(writer.page())
    document = read_pdf(writer.write(), source_id="doc")
    assert document.status is DocumentStatus.PARTLY_SCANNED
    assert [page.status for page in document.pages] == [PageStatus.OK, PageStatus.SCANNED]
    assert any("page 2" in warning for warning in document.warnings)


def test_too_many_pages() -> None:
    with pytest.raises(SourceTooLargeError, match="4 pages"):
        read_pdf(write_programme(4), source_id="doc", limits=Limits(page_count=3))


def test_too_many_characters() -> None:
    with pytest.raises(SourceTooLargeError, match="characters"):
        read_pdf(write_programme(2), source_id="doc", limits=Limits(char_count=1000))


def test_too_many_bytes(tmp_path: Path) -> None:
    path = tmp_path / "big.pdf"
    path.write_bytes(write())
    with pytest.raises(SourceTooLargeError, match="bytes"):
        read_document(path, source_id="doc", limits=Limits(byte_size=100))
    with pytest.raises(SourceTooLargeError, match="bytes"):
        read_pdf(write(), source_id="doc", limits=Limits(byte_size=100))


def test_an_unknown_reader() -> None:
    with pytest.raises(UsageError, match="auto, pdfium, pdfplumber"):
        read_pdf(write(), source_id="doc", reader="tesseract")


def test_only_pdf_is_read_twice(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text("1. Thema\n• Doel\n", "utf-8")
    document = read_document(path, source_id="doc")
    with pytest.raises(UnsupportedSourceError, match="text/plain"):
        read_again(path, document)


def test_a_pdf_by_another_name_is_still_a_pdf(tmp_path: Path) -> None:
    path = tmp_path / "programma.txt"
    path.write_bytes(write())
    assert read_document(path, source_id="doc").media_type == "application/pdf"


def without_type_of_page(page_number: int) -> bytes:
    """Three pages; pdfplumber does not see the one that does not say that it is one."""
    writer = PdfWriter()
    for number in range(1, 4):
        writer.page().text(50, 100, "een twee drie vier"[: 5 * number])
    parts = writer.write().split(b"/Type /Page /Parent")
    parts[page_number - 1] += b"            /Parent" + parts.pop(page_number)
    return b"/Type /Page /Parent".join(parts)


def test_page_counts_that_disagree_are_told() -> None:
    document = read_pdf(without_type_of_page(2), source_id="doc", reader="pdfplumber")
    assert document.status is DocumentStatus.PAGE_COUNT_DISAGREES
    assert "PDFium counts 3 pages, pdfplumber 2" in document.warnings


@pytest.mark.parametrize("reader", ["auto", "pdfium"])
def test_pages_that_the_page_tree_does_not_count_are_missed_aloud(reader: str) -> None:
    writer = PdfWriter()
    for number in range(1, 5):
        writer.page().text(50, 100, f"pagina {number}")
    data = writer.write().replace(b"/Count 4", b"/Count 1")
    document = read_pdf(data, source_id="doc", reader=reader)
    assert [page.status for page in document.pages] == [PageStatus.OK]
    assert document.status is DocumentStatus.PAGE_COUNT_DISAGREES
    assert "PDFium counts 1 pages, pdfplumber 4" in document.warnings


def test_a_page_that_was_taken_out_is_not_missed() -> None:
    writer = PdfWriter()
    writer.page().text(50, 100, "pagina 1")
    data = writer.write() + b"\n% 99 0 obj << /Type /Page >> endobj\n"
    assert read_pdf(data, source_id="doc").status is DocumentStatus.OK


def test_a_page_is_never_taken_for_another_when_counts_disagree(tmp_path: Path) -> None:
    path = tmp_path / "doc.pdf"
    path.write_bytes(without_type_of_page(2))
    document = read_document(path, source_id="doc", reader="pdfplumber")
    assert [page.reader for page in document.pages] == ["pdfplumber", "pdfium", "pdfium"]
    assert document.text == "een t\n\feen twee d\n\feen twee drie v\n\f"
    again = read_again(path, read_document(path, source_id="doc"))
    assert [page.page_number for page in again.pages] == [1]
    assert [number for number, _ in again.unreadable] == [2, 3]


@pytest.mark.parametrize("page_number", [1, 2, 3])
def test_other_pages_survive_a_damaged_one(page_number: int) -> None:
    writer = PdfWriter()
    for number in range(1, 4):
        page = writer.page()
        if number == page_number:
            page.raw("BT /Nowhere 12 Tf (weg) Tj ET Q Q Q )) << BI")
        else:
            page.text(50, 100, f"pagina {number}")
    document = read_pdf(writer.write(), source_id="doc")
    assert len(document.pages) == 3
    kept = [number for number in range(1, 4) if number != page_number]
    for number in kept:
        assert f"pagina {number}" in document.text


def test_reading_leaves_the_collector_as_it_was() -> None:
    usual = gc.get_threshold()
    read_pdf(write_programme(1), source_id="test")
    assert gc.get_threshold() == usual
    with pytest.raises(BrokenSourceError):
        read_pdf(b"%PDF-1.7 broken", source_id="test")
    assert gc.get_threshold() == usual
