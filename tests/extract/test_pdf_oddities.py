"""Odd pages: turned, cropped, doubled, hidden, without characters; links, hyphens, metadata."""

from __future__ import annotations

import math

import pytest

from pipeline.extract.pdf.document import read_pdf
from pipeline.model.document import Document, ElementKind, PageStatus, Reader, Visibility
from tests.extract.pdf_writing import PdfWriter

#: Maps "-" to the soft hyphen and "~" to U+0007, as InDesign's fonts do.
SOFT_HYPHEN_MAP = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Soft def /CMapType 2 def
1 begincodespacerange <00> <ff> endcodespacerange
2 beginbfchar <2d> <00ad> <7e> <0007> endbfchar
1 beginbfrange <61> <7a> <0061> endbfrange
endcmap end end"""


def read(writer: PdfWriter, reader: str = "auto") -> Document:
    return read_pdf(writer.write(), source_id="doc", reader=reader)


def lines_of(document: Document) -> list[str]:
    return [line.span.cut(document.text) for line in document.lines]


def soft_hyphen_writer() -> PdfWriter:
    stream = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(SOFT_HYPHEN_MAP), SOFT_HYPHEN_MAP)
    font = (
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding "
        "/ToUnicode 3 0 R >>"
    )
    return PdfWriter(extra_objects=[stream], extra_fonts={"FX": font})


def unmapped_writer() -> PdfWriter:
    """A font whose glyphs have numbers and no characters."""
    descendant = (
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Nameless /CIDSystemInfo "
        "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 "
        "/FontDescriptor << /Type /FontDescriptor /FontName /Nameless /Flags 4 "
        "/FontBBox [0 -200 1000 800] /ItalicAngle 0 /Ascent 800 /Descent -200 /StemV 80 >> >>"
    )
    font = (
        "<< /Type /Font /Subtype /Type0 /BaseFont /Nameless /Encoding /Identity-H "
        f"/DescendantFonts [{descendant}] >>"
    )
    return PdfWriter(extra_fonts={"FX": font})


class TestTurnedAndCropped:
    @pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
    def test_boxes_are_on_the_page_as_displayed(self, reader: str) -> None:
        writer = PdfWriter()
        page = writer.page(rotation=90)
        # Written upwards in the page's own space: upright when displayed.
        page.text(100, 200, "rechtop", size=20, turn=(0, 1, -1, 0))
        document = read(writer, reader)
        (shown,) = document.pages
        assert (shown.width_pt, shown.height_pt, shown.rotation_deg) == (842, 595, 90)
        (line,) = document.lines
        assert line.bbox is not None
        assert line.bbox.x0 == pytest.approx(842 - 200 - 0.8 * 20, abs=1)
        assert line.bbox.width > line.bbox.height
        assert line.bbox.top < 100 < line.bbox.bottom + 5

    @pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
    @pytest.mark.parametrize("tilt_deg", [-60, -45, 30, 52])
    def test_a_watermark_is_one_line_and_tears_none(self, reader: str, tilt_deg: int) -> None:
        writer = PdfWriter()
        page = writer.page()
        cos, sin = math.cos(math.radians(tilt_deg)), math.sin(math.radians(tilt_deg))
        page.text(
            200, 420, "eerste CONCEPT", size=50, colour=".9 .9 .9", turn=(cos, sin, -sin, cos)
        )
        for row in range(40):
            page.text(60, 60 + 18 * row, f"regel {row} loopt door over de hele breedte")
        document = read(writer, reader)
        assert lines_of(document) == [
            *(f"regel {row} loopt door over de hele breedte" for row in range(40)),
            "eerste CONCEPT",
        ]
        across = document.lines[-1].bbox
        assert across is not None
        assert across.width == pytest.approx(350 * abs(cos) + 50 * abs(sin), rel=0.15)
        assert across.height == pytest.approx(350 * abs(sin) + 50 * abs(cos), rel=0.15)
        element = document.lines[-1].element
        assert element is not None
        assert element.kind == ElementKind.ASIDE

    @pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
    def test_a_page_scanned_askew_keeps_its_lines(self, reader: str) -> None:
        writer = PdfWriter()
        page = writer.page()
        cos, sin = math.cos(math.radians(1.5)), math.sin(math.radians(1.5))
        for row in range(10):
            page.text(60, 60 + 30 * row, f"regel {row} ligt scheef", turn=(cos, sin, -sin, cos))
        document = read(writer, reader)
        assert lines_of(document) == [f"regel {row} ligt scheef" for row in range(10)]

    @pytest.mark.parametrize("rotation", [0, 90, 180, 270])
    def test_both_engines_place_turned_pages_alike(self, rotation: int) -> None:
        writer = PdfWriter()
        page = writer.page(rotation=rotation, crop=(20, 30, 500, 700))
        page.text(100, 200, "eerste regel")
        page.text(100, 220, "tweede regel")
        ours, theirs = read(writer, "pdfium"), read(writer, "pdfplumber")
        assert lines_of(ours) == lines_of(theirs) == ["eerste regel", "tweede regel"]
        for line, other in zip(ours.lines, theirs.lines, strict=True):
            assert line.bbox is not None
            assert other.bbox is not None
            assert line.bbox.x0 == pytest.approx(other.bbox.x0, abs=1)
            assert line.bbox.top == pytest.approx(other.bbox.top, abs=1)
            assert line.bbox.x1 == pytest.approx(other.bbox.x1, abs=1)

    def test_turned_pages_go_to_pdfplumber_with_the_reason(self) -> None:
        writer = PdfWriter()
        writer.page(rotation=180).text(50, 100, "omgekeerd")
        (page,) = read(writer).pages
        assert page.reader is Reader.PDFPLUMBER
        assert page.reader_reason is not None
        assert "180" in page.reader_reason

    @pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
    def test_places_are_measured_from_the_crop_box(self, reader: str) -> None:
        writer = PdfWriter()
        page = writer.page(crop=(30, 40, 530, 740), media_origin=(0, 0))
        page.text(100, 200, "binnen")
        document = read(writer, reader)
        assert (document.pages[0].width_pt, document.pages[0].height_pt) == (500, 700)
        (line,) = document.lines
        assert line.bbox is not None
        assert line.bbox.x0 == pytest.approx(70, abs=0.1)
        assert line.bbox.top == pytest.approx(200 - 102, abs=2)

    @pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
    def test_a_media_box_need_not_begin_at_zero(self, reader: str) -> None:
        writer = PdfWriter()
        writer.page(media_origin=(-50, 120)).text(100, 200, "verschoven")
        (line,) = read(writer, reader).lines
        assert line.bbox is not None
        assert line.bbox.x0 == pytest.approx(100, abs=0.1)
        assert line.bbox.top == pytest.approx(200, abs=2)

    @pytest.mark.parametrize("reader", ["auto", "pdfium", "pdfplumber"])
    def test_writing_up_the_side_follows_the_upright_text(self, reader: str) -> None:
        writer = PdfWriter()
        page = writer.page()
        page.text(20, 600, "langs de rand omhoog", turn=(0, 1, -1, 0))
        page.text(50, 100, "rechtop staat deze tekst")
        page.text(50, 120, "en gaat door")
        document = read(writer, reader)
        assert lines_of(document) == [
            "rechtop staat deze tekst",
            "en gaat door",
            "langs de rand omhoog",
        ]
        side = document.lines[-1].bbox
        assert side is not None
        assert side.height > side.width


class TestHidden:
    def write(self) -> PdfWriter:
        writer = PdfWriter()
        page = writer.page()
        page.text(50, 100, "gezien")
        page.text(50, 120, "laag van OCR", mode=3)
        page.text(50, 140, "wit op wit", colour="1 1 1")
        page.text(50, -60, "buiten het blad")
        page.box(40, 300, 300, 100, "0 0 1")
        page.text(50, 320, "wit op blauw", colour="1 1 1")
        page.text(50, 340, "blauw op blauw", colour="0 0 1")
        return writer

    @pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
    def test_hidden_lines_are_marked_and_come_last(self, reader: str) -> None:
        document = read(self.write(), reader)
        seen = [(line.span.cut(document.text), line.visibility) for line in document.lines]
        assert seen == [
            ("gezien", Visibility.VISIBLE),
            ("wit op blauw", Visibility.VISIBLE),
            ("laag van OCR", Visibility.INVISIBLE),
            ("wit op wit", Visibility.SAME_AS_BACKGROUND),
            ("blauw op blauw", Visibility.SAME_AS_BACKGROUND),
            ("buiten het blad", Visibility.OFF_PAGE),
        ]


class TestDoubledLetters:
    @pytest.mark.parametrize("reader", ["auto", "pdfium", "pdfplumber"])
    def test_words_printed_twice_are_read_once(self, reader: str) -> None:
        writer = PdfWriter()
        page = writer.page()
        page.text(50, 100, "Vetter door herhaling")
        page.text(50.4, 100, "Vetter door herhaling")
        assert lines_of(read(writer, reader)) == ["Vetter door herhaling"]

    def test_the_reason_is_recorded(self) -> None:
        writer = PdfWriter()
        page = writer.page()
        page.text(50, 100, "Vetter")
        page.text(50.4, 100, "Vetter")
        (shown,) = read(writer).pages
        assert (shown.reader, shown.reader_reason) == (
            Reader.PDFPLUMBER,
            "letters painted twice",
        )

    @pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
    def test_equal_letters_side_by_side_are_kept(self, reader: str) -> None:
        writer = PdfWriter()
        writer.page().text(50, 100, "llll iiii .... alle")
        assert lines_of(read(writer, reader)) == ["llll iiii .... alle"]


class TestCharacters:
    @pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
    def test_a_hyphen_at_a_line_end_is_the_one_of_the_file(self, reader: str) -> None:
        writer = soft_hyphen_writer()
        page = writer.page()
        page.text(50, 100, "politiever-", font="FX")
        page.text(50, 114, "drag", font="FX")
        page.text(50, 150, "noordzee-")
        page.text(50, 164, "energie")
        assert lines_of(read(writer, reader)) == [
            "politiever\u00ad",
            "drag",
            "noordzee-",
            "energie",
        ]

    @pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
    def test_a_control_character_for_a_bullet_is_kept(self, reader: str) -> None:
        writer = soft_hyphen_writer()
        page = writer.page()
        page.text(50, 100, "~", font="FX")
        page.text(65, 100, "een punt", font="FX")
        assert lines_of(read(writer, reader)) == ["\x07 een punt"]

    @pytest.mark.parametrize("reader", ["auto", "pdfium", "pdfplumber"])
    def test_glyphs_without_a_character_are_marked_as_such(self, reader: str) -> None:
        writer = unmapped_writer()
        page = writer.page()
        page.raw("BT /FX 12 Tf 50 700 Td <000300040005> Tj ET")
        document = read(writer, reader)
        assert lines_of(document) == ["\ufffd\ufffd\ufffd"]
        assert document.pages[0].status is PageStatus.GARBLED
        assert document.warnings

    @pytest.mark.parametrize("reader", ["auto", "pdfium", "pdfplumber"])
    @pytest.mark.parametrize("code", [127, 129, 149, 157])
    def test_codes_that_windows_leaves_open_show_a_bullet(self, reader: str, code: int) -> None:
        writer = PdfWriter()
        writer.page().raw("BT /F1 12 Tf 50 700 Td (", bytes([code]), " punt) Tj ET")
        assert lines_of(read(writer, reader)) == ["• punt"]

    def test_letters_of_size_zero_do_not_break_the_page(self) -> None:
        writer = PdfWriter()
        page = writer.page()
        page.text(50, 100, "groot genoeg")
        page.text(50, 140, "niets", size=0)
        assert lines_of(read(writer))[0] == "groot genoeg"


class TestLinksAndMetadata:
    def test_link_annotations_lie_on_their_words(self) -> None:
        writer = PdfWriter()
        page = writer.page()
        page.text(50, 100, "Lees verder op onze site")
        page.link(110, 98, 80, 14, "https://example.org/programma")
        document = read(writer)
        (link,) = document.links
        assert link.target == "https://example.org/programma"
        assert link.span.cut(document.text) == "op onze site"

    def test_addresses_in_plain_words_are_links(self) -> None:
        writer = PdfWriter()
        page = writer.page()
        page.text(50, 100, "Zie www.example.org/a, of schrijf naar info@example.org.")
        document = read(writer)
        assert [(link.span.cut(document.text), link.target) for link in document.links] == [
            ("www.example.org/a", "http://www.example.org/a"),
            ("info@example.org", "mailto:info@example.org"),
        ]

    def test_title_and_language_are_the_files_own(self) -> None:
        writer = PdfWriter(title="Werkprogramma", language="nl-BE")
        writer.page().text(50, 100, "tekst")
        document = read(writer)
        assert (document.title, document.declared_language) == ("Werkprogramma", "nl-BE")

    def test_a_file_that_says_nothing_of_itself_has_neither(self) -> None:
        writer = PdfWriter()
        writer.page().text(50, 100, "tekst")
        document = read(writer)
        assert (document.title, document.declared_language) == (None, None)


class TestTextRecognition:
    PICTURE = "q {:g} 0 0 842 0 0 cm BI /W 2 /H 2 /CS /G /BPC 8 ID \x00\xff\x00\xff EI Q"

    @pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
    def test_unpainted_letters_over_a_picture_of_the_page_are_what_it_shows(
        self, reader: str
    ) -> None:
        writer = PdfWriter()
        page = writer.page()
        page.raw(self.PICTURE.format(595))
        page.text(50, 100, "Samen meten wij de rivieren", mode=3)
        page.text(500, 820, "p. 1", size=8)  # a stamp
        page.text(50, 200, "en delen wij de kaarten met elkaar", mode=3)
        document = read(writer, reader)
        assert lines_of(document) == [
            "Samen meten wij de rivieren",
            "en delen wij de kaarten met elkaar",
            "p. 1",
        ]
        assert {line.visibility for line in document.lines} == {Visibility.VISIBLE}
        assert [page.status for page in document.pages] == [PageStatus.RECOGNISED]
        assert any("text recognition" in warning for warning in document.warnings)

    def test_they_are_hidden_where_the_picture_is_small(self) -> None:
        writer = PdfWriter()
        page = writer.page()
        page.raw(self.PICTURE.format(200))
        page.text(50, 100, "verborgen", mode=3)
        (line,) = read(writer).lines
        assert line.visibility is Visibility.INVISIBLE

    def test_they_are_hidden_where_the_page_has_letters_of_its_own(self) -> None:
        writer = PdfWriter()
        page = writer.page()
        page.raw(self.PICTURE.format(595))
        page.text(50, 100, "verborgen", mode=3)
        page.text(50, 200, "zichtbaar voor iedereen")
        assert [line.visibility for line in read(writer).lines] == [
            Visibility.VISIBLE,
            Visibility.INVISIBLE,
        ]


class TestReaders:
    def test_a_page_that_is_asked_of_pdfplumber_says_so(self) -> None:
        writer = PdfWriter()
        writer.page().text(50, 100, "tekst")
        (page,) = read(writer, "pdfplumber").pages
        assert (page.reader, page.reader_reason) == (Reader.PDFPLUMBER, "asked for")

    def test_the_extractor_names_the_engines_that_read(self) -> None:
        writer = PdfWriter()
        writer.page().text(50, 100, "tekst")
        assert "pdfplumber" not in read(writer).extractor
        assert "pdfplumber" in read(writer, "pdfplumber").extractor

    def test_an_empty_page_among_others_is_marked(self) -> None:
        writer = PdfWriter()
        writer.page().text(50, 100, "tekst")
        writer.page()
        document = read(writer)
        assert [page.status for page in document.pages] == [PageStatus.OK, PageStatus.EMPTY]
        assert document.text == "tekst\n\f\f"


#: Widths of the letters a to z in Times in thousandths of an em, and none of a blank, as in LaTeX.
_BLANKLESS_WIDTHS = (
    444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778,
    500, 500, 500, 500, 333, 389, 278, 500, 444, 667, 500, 444, 389,
)  # fmt: skip


class TestGapsThatKerningMakes:
    """Words of one text object that only a number between them parts, as LaTeX writes them."""

    def _read(self, *parts: str | int) -> list[str]:
        """Letters and the gaps between them, in thousandths of an em."""
        widths = " ".join(map(str, _BLANKLESS_WIDTHS))
        font = (
            "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /FirstChar 97 /LastChar 122 "
            f"/Widths [{widths}] >>"
        )
        writer = PdfWriter(extra_fonts={"FL": font})
        shown = " ".join(f"({one})" if isinstance(one, str) else f"{-one}" for one in parts)
        writer.page().raw(f"BT /FL 11 Tf 50 700 Td [{shown}] TJ ET")
        return lines_of(read(writer))

    def test_narrow_ones_part_words_where_the_engine_sees_a_gap(self) -> None:
        assert self._read("main", 333, "file", 150, "of", 333, "three") == ["main file of three"]

    def test_narrower_ones_are_kerning(self) -> None:
        assert self._read("main", 333, "file", 120, "s") == ["main files"]

    def test_those_of_spaced_letters_part_no_words(self) -> None:
        parts: list[str | int] = [part for letter in "promiseone" for part in (letter, 160)]
        assert self._read(*parts[:-1]) == ["promiseone"]
