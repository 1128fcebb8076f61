"""Which engine reads a page, why, and that what it reads is right; and every status there is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.extract.pdf.document import read_pdf
from pipeline.model.document import Document, DocumentStatus, PageStatus, Reader
from pipeline.model.errors import BrokenSourceError
from tests.extract.pdf_writing import PageWriter, PdfWriter
from tests.extract.test_pdf_oddities import lines_of, unmapped_writer

#: Maps the letters a to z to those of Hebrew from alef on.
HEBREW_MAP = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Hebrew def /CMapType 2 def
1 begincodespacerange <00> <ff> endcodespacerange
1 beginbfchar <20> <0020> endbfchar
3 beginbfrange <30> <39> <0030> <41> <5a> <0041> <61> <7a> <05d0> endbfrange
endcmap end end"""
#: Two letters whose glyphs are drawn by the file: a square and a bar.
TYPE_3 = (
    "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0] "
    "/CharProcs << /a 3 0 R /b 4 0 R >> /FirstChar 97 /LastChar 98 /Widths [700 700] "
    "/Encoding << /Type /Encoding /Differences [97 /a /b] >> /Resources << >> >>"
)


def to_hebrew(words: str) -> str:
    return "".join(
        chr(ord(letter) - ord("a") + 0x5D0) if letter.islower() else letter for letter in words
    )


def hebrew_writer() -> PdfWriter:
    stream = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(HEBREW_MAP), HEBREW_MAP)
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 3 0 R >>"
    return PdfWriter(extra_objects=[stream], extra_fonts={"FX": font})


def type_3_writer() -> PdfWriter:
    glyphs = [b"700 0 0 0 600 600 d1 0 0 600 600 re f", b"700 0 0 0 600 100 d1 0 0 600 100 re f"]
    objects = [b"<< /Length %d >>\nstream\n%s\nendstream" % (len(one), one) for one in glyphs]
    return PdfWriter(extra_objects=objects, extra_fonts={"FX": TYPE_3})


def read_page(
    draw: Callable[[PageWriter], None],
    writer: PdfWriter | None = None,
    **settings: object,
) -> tuple[Document, Reader, str | None]:
    """A page of its own drawing, with the engine that read it and why."""
    writer = writer or PdfWriter()
    draw(writer.page(**settings))
    document = read_pdf(writer.write(), source_id="doc")
    (page,) = document.pages
    return document, page.reader, page.reader_reason


class TestEngine:
    def test_an_ordinary_page(self) -> None:
        document, reader, reason = read_page(lambda page: page.text(50, 100, "gewone tekst"))
        assert (reader, reason) == (Reader.PDFIUM, None)
        assert lines_of(document) == ["gewone tekst"]

    @pytest.mark.parametrize("rotation", [90, 180, 270])
    def test_a_rotated_page(self, rotation: int) -> None:
        document, reader, reason = read_page(
            lambda page: page.text(50, 100, "gedraaide tekst"), rotation=rotation
        )
        assert reader is Reader.PDFPLUMBER
        assert reason == f"page turned by {rotation}°, text that is not upright"
        assert lines_of(document) == ["gedraaide tekst"]

    def test_text_that_is_not_upright(self) -> None:
        def draw(page: PageWriter) -> None:
            page.text(50, 100, "rechte tekst")
            page.text(200, 400, "schuine tekst", turn=(0.8, 0.6, -0.6, 0.8))

        document, reader, reason = read_page(draw)
        assert (reader, reason) == (Reader.PDFPLUMBER, "text that is not upright")
        assert lines_of(document)[0] == "rechte tekst"
        # All of its letters; their order is right only where writing runs along an edge.
        letters = "".join(lines_of(document)[1:]).replace(" ", "")
        assert sorted(letters) == sorted("schuinetekst")

    def test_writing_from_right_to_left_comes_in_the_order_of_reading(self) -> None:
        def draw(page: PageWriter) -> None:
            # As browsers and typesetters paint it: from the left, that is from the last letter.
            page.text(50, 100, "cba fed", font="FX")
            page.text(50, 120, "cba 2030 XY fed", font="FX")

        document, reader, reason = read_page(draw, hebrew_writer())
        assert (reader, reason) == (Reader.PDFPLUMBER, "writing from right to left")
        assert lines_of(document) == [to_hebrew("def abc"), to_hebrew("def 2030 XY abc")]

    def test_a_word_from_right_to_left_among_others(self) -> None:
        document, _, reason = read_page(
            lambda page: page.text(50, 100, "GROTE LETTERS cba EN MEER", font="FX"),
            hebrew_writer(),
        )
        assert reason == "writing from right to left"
        assert lines_of(document) == [f"GROTE LETTERS {to_hebrew('abc')} EN MEER"]

    def test_letters_painted_twice(self) -> None:
        def draw(page: PageWriter) -> None:
            page.text(50, 100, "vette tekst")
            page.text(50.3, 100, "vette tekst")

        document, reader, reason = read_page(draw)
        assert (reader, reason) == (Reader.PDFPLUMBER, "letters painted twice")
        assert lines_of(document) == ["vette tekst"]

    def test_glyphs_without_a_character(self) -> None:
        document, reader, reason = read_page(
            lambda page: page.raw("BT /FX 12 Tf 50 700 Td <000300040005> Tj ET"),
            unmapped_writer(),
        )
        assert (reader, reason) == (Reader.PDFPLUMBER, "glyphs without a character")
        assert lines_of(document) == ["\ufffd\ufffd\ufffd"]

    def test_letters_that_are_flattened_to_nothing(self) -> None:
        def draw(page: PageWriter) -> None:
            page.text(50, 100, "tekst")
            page.text(50, 140, "niets", turn=(1, 0, 0, 0))

        document, reader, reason = read_page(draw)
        assert (reader, reason) == (Reader.PDFPLUMBER, "letters of size zero")
        assert lines_of(document)[0] == "tekst"

    def test_a_type_3_font(self) -> None:
        document, reader, reason = read_page(
            lambda page: page.text(50, 100, "abba", font="FX"), type_3_writer()
        )
        assert (reader, reason) == (Reader.PDFPLUMBER, "Type 3 font, glyphs without a character")
        assert lines_of(document) == ["abba"]

    def test_an_offset_crop_box_is_no_reason(self) -> None:
        # Both engines place it alike, once pdfplumber's boxes are moved: nothing is gained by it.
        document, reader, reason = read_page(
            lambda page: page.text(100, 200, "binnen"), crop=(30, 40, 530, 740)
        )
        assert (reader, reason) == (Reader.PDFIUM, None)
        (line,) = document.lines
        assert line.bbox is not None
        assert line.bbox.x0 == pytest.approx(70, abs=0.1)

    def test_several_reasons_are_all_named(self) -> None:
        def draw(page: PageWriter) -> None:
            page.text(50, 100, "abba", font="FX")
            page.text(50, 140, "cba", turn=(0, 1, -1, 0))

        _, reader, reason = read_page(draw, type_3_writer(), rotation=90)
        assert reader is Reader.PDFPLUMBER
        assert reason is not None
        for part in ("page turned by 90°", "Type 3 font", "text that is not upright"):
            assert part in reason

    def test_only_the_page_that_needs_it_goes_to_the_other_engine(self) -> None:
        writer = PdfWriter()
        writer.page().text(50, 100, "een")
        writer.page(rotation=90).text(50, 100, "twee")
        writer.page().text(50, 100, "drie")
        document = read_pdf(writer.write(), source_id="doc")
        assert [page.reader for page in document.pages] == ["pdfium", "pdfplumber", "pdfium"]
        assert lines_of(document) == ["een", "twee", "drie"]


class TestStatus:
    def test_some_letters_without_characters(self) -> None:
        writer = unmapped_writer()
        writer.page().raw("BT /FX 12 Tf 50 700 Td <000300040005> Tj ET")
        document = read_pdf(writer.write(), source_id="doc")
        assert document.status is DocumentStatus.GARBLED
        assert [page.status for page in document.pages] == [PageStatus.GARBLED]

    def test_a_page_that_cannot_be_loaded(self) -> None:
        document = read_pdf(with_a_page_that_is_none(), source_id="doc")
        assert document.status is DocumentStatus.PARTLY_CORRUPT
        assert [page.status for page in document.pages] == ["ok", "corrupt", "ok"]
        assert any("page 2 is damaged" in warning for warning in document.warnings)
        assert lines_of(document) == ["een", "drie"]

    def test_no_page_that_can_be_loaded(self) -> None:
        data = with_a_page_that_is_none().replace(b"(een)", b"(...)")
        data = data.replace(b"/Type /Page /", b"/Type /None /")
        with pytest.raises(BrokenSourceError):
            read_pdf(data, source_id="doc")


def with_a_page_that_is_none() -> bytes:
    """Three pages, of which the second leads to something else."""
    writer = PdfWriter()
    for words in ("een", "twee", "drie"):
        writer.page().text(50, 100, words)
    data = writer.write()
    start = data.index(b"/Kids [") + len(b"/Kids [")
    kids = data[start : data.index(b"]", start)].split(b" 0 R")
    # A font's number, as long as the page's own, so that all places in the file still hold.
    return data.replace(kids[1].strip() + b" 0 R", b" 3 0 R"[-len(kids[1].strip()) - 4 :], 1)
