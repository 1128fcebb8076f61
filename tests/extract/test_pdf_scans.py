"""Pages that are pictures, with stamps and page numbers in letters of their own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.extract.pdf.document import read_pdf
from pipeline.model.document import Document, DocumentStatus, PageStatus, Visibility
from pipeline.model.errors import NoTextLayerError
from tests.extract.pdf_writing import PageWriter, PdfWriter

PREFECTURE = (
    "Envoyé en préfecture le 28/06/2023",
    "Reçu en préfecture le 28/06/2023",
    "Publié le 29/06/2023",
    "ID : 059-215900012-20230622-DEL20230622_12-DE",
)


def add_picture(
    page: PageWriter, x: float = 0, top: float = 0, width: float = 595, height: float = 842
) -> None:
    y = page.height - top - height
    page.raw(
        f"q {width:g} 0 0 {height:g} {x:g} {y:g} cm ",
        b"BI /W 2 /H 2 /CS /G /BPC 8 ID \xf0\xff\xf0\xff EI Q",
    )


def add_strips(page: PageWriter, count: int) -> None:
    height = page.height / count
    for index in range(count):
        add_picture(page, top=index * height, height=height - 0.1)


def read(writer: PdfWriter, reader: str = "auto") -> Document:
    return read_pdf(writer.write(), source_id="doc", reader=reader)


def statuses(document: Document) -> list[PageStatus]:
    return [page.status for page in document.pages]


def head_each_page(page: PageWriter) -> None:
    page.text(20, 10, "DocuSign Envelope ID: 4F2A-99AC-11B0-77AA", size=7)


def register(page: PageWriter) -> None:
    for index, words in enumerate(PREFECTURE):
        page.text(390, 12 + 14 * index, words, size=8)


def number_the_page(page: PageWriter) -> None:
    page.text(280, 815, "12", size=11)


def write_up_the_side(page: PageWriter) -> None:
    page.text(18, 600, "arXiv:2101.00001v2 [cs.CY] 12 Mar 2021", size=12, turn=(0, 1, -1, 0))


def write_across(page: PageWriter) -> None:
    page.text(150, 500, "KOPIE", size=90, turn=(0.7, 0.7, -0.7, 0.7))


def sign(page: PageWriter) -> None:
    page.text(330, 560, "Digitaal ondertekend door J. de Vries", size=8)
    page.text(330, 571, "Datum: 2021.03.12 10:11:12 +01'00'", size=8)


def hide(page: PageWriter) -> None:
    page.text(50, -60, "staat naast het blad")


@pytest.mark.parametrize(
    "stamp",
    [
        head_each_page,
        register,
        number_the_page,
        write_up_the_side,
        write_across,
        sign,
        hide,
    ],
)
@pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
def test_a_picture_with_only_a_stamp_in_letters_is_a_scan(
    stamp: Callable[[PageWriter], None], reader: str
) -> None:
    writer = PdfWriter()
    writer.page().text(50, 100, "tekst")
    page = writer.page()
    add_picture(page)
    stamp(page)
    document = read(writer, reader)
    assert statuses(document) == [PageStatus.OK, PageStatus.SCANNED]
    assert document.status is DocumentStatus.PARTLY_SCANNED
    assert any(line.page_number == 2 for line in document.lines), "its letters are in the text"
    (warning,) = document.warnings
    assert warning.startswith("page 2: pictures with a few letters added")
    assert "--ocr, or ocrmypdf --redo-ocr --pages 2)" in warning


def test_strips_of_a_scan_are_one_picture() -> None:
    writer = PdfWriter()
    page = writer.page()
    add_strips(page, 40)
    head_each_page(page)
    assert statuses(read(writer)) == [PageStatus.SCANNED]


def test_a_file_of_stamped_scans_is_read_for_its_stamps_and_says_what_it_lacks() -> None:
    writer = PdfWriter()
    for _ in range(3):
        page = writer.page()
        add_picture(page)
        head_each_page(page)
    document = read(writer)
    assert document.status is DocumentStatus.PARTLY_SCANNED
    assert document.text.count("DocuSign") == 3
    assert any("pages 1–3" in w and "--redo-ocr --pages 1-3" in w for w in document.warnings)


def test_scans_with_and_without_stamps_are_told_apart() -> None:
    writer = PdfWriter()
    for is_stamped in (True, False, False, True):
        page = writer.page()
        add_picture(page)
        if is_stamped:
            number_the_page(page)
    bare, stamped = read(writer).warnings
    assert bare.startswith("pages 2–3 without a text layer")
    assert stamped.startswith("pages 1, 4: pictures with a few letters added")
    assert all("ocrmypdf --redo-ocr --pages 1-4)" in warning for warning in (bare, stamped))


def test_blank_letters_are_no_stamp() -> None:
    writer = PdfWriter()
    page = writer.page()
    add_picture(page)
    page.text(50, 100, "   ")
    with pytest.raises(NoTextLayerError, match="no text layer"):
        read(writer)


def set_a_title(page: PageWriter) -> None:
    page.text(60, 90, "Samen vooruit", size=36)


def set_a_paragraph(page: PageWriter) -> None:
    for index in range(4):
        page.text(60, 300 + 14 * index, "Samen meten wij de rivieren en delen wij kaarten", size=9)


def set_items_down_the_page(page: PageWriter) -> None:
    for index in range(4):
        page.text(60, 200 + 120 * index, "• Schoon water", size=10)


def set_many_words_at_the_foot(page: PageWriter) -> None:
    for index in range(6):
        page.text(60, 770 + 10 * index, "Samen meten wij de rivieren en delen wij kaarten", size=8)


@pytest.mark.parametrize(
    "set_text",
    [set_a_title, set_a_paragraph, set_items_down_the_page, set_many_words_at_the_foot],
)
def test_text_over_a_picture_of_the_whole_page_is_text(
    set_text: Callable[[PageWriter], None],
) -> None:
    writer = PdfWriter()
    page = writer.page()
    add_picture(page)
    number_the_page(page)
    set_text(page)
    document = read(writer)
    assert (document.status, document.warnings) == (DocumentStatus.OK, ())


def test_a_picture_on_a_part_of_the_page_makes_no_scan_of_its_few_letters() -> None:
    writer = PdfWriter()
    page = writer.page()
    for _ in range(2):  # one over the other
        add_picture(page, top=100, height=400)
    number_the_page(page)
    assert statuses(read(writer)) == [PageStatus.OK]


class TestRecognisedBelowStamps:
    def write(self, *, strip_count: int = 1) -> PdfWriter:
        """A page nearly without words: those of the stamp are more."""
        writer = PdfWriter()
        page = writer.page()
        add_strips(page, strip_count)
        page.text(60, 100, "Bijlage", mode=3)
        head_each_page(page)
        page.text(60, 130, "Handtekening", mode=3)
        return writer

    @pytest.mark.parametrize("strip_count", [1, 8])
    def test_it_is_what_the_picture_shows(self, strip_count: int) -> None:
        document = read(self.write(strip_count=strip_count))
        assert statuses(document) == [PageStatus.RECOGNISED]
        assert {line.visibility for line in document.lines} == {Visibility.VISIBLE}

    def test_the_stamp_follows_it(self) -> None:
        assert read(self.write()).text.splitlines()[:2] == ["Bijlage", "Handtekening"]

    def test_words_that_overlap_their_blanks_are_parted_beside_a_stamp_too(self) -> None:
        writer = PdfWriter()
        page = writer.page()
        add_picture(page)
        page.text(60, 100, "personnes ", mode=3, size=20)
        page.text(153, 101, "agees", mode=3, size=20)
        head_each_page(page)
        assert "personnes agees" in read(writer).text

    def test_nothing_but_blanks_was_not_recognised(self) -> None:
        writer = PdfWriter()
        page = writer.page()
        add_picture(page)
        page.text(60, 100, "  ", mode=3)
        head_each_page(page)
        assert statuses(read(writer)) == [PageStatus.SCANNED]
