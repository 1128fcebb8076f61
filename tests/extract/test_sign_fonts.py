"""Fonts of signs that files leave out: what each code of Symbol and ZapfDingbats shows."""

from __future__ import annotations

import unicodedata
from importlib import import_module

import pytest
from reportlab.pdfbase.pdfmetrics import Encoding

from pipeline.extract.pdf.document import read_pdf
from pipeline.model.document import Document
from tests.extract.pdf_writing import PdfWriter

TICK = 0x34
TO_UNICODE = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Own def /CMapType 2 def
1 begincodespacerange <00> <ff> endcodespacerange
1 beginbfchar <34> <0058> endbfchar
endcmap end end"""


def name_codes(font: str) -> dict[int, str]:
    """Adobe's name of each code's sign; without digits, which in a column count lines."""
    names = enumerate(Encoding(f"{font}Encoding").vector)
    is_symbol = font == "Symbol"
    return {
        code: name
        for code, name in names
        if name and name != "space" and not (is_symbol and chr(code).isdecimal())
    }


def write(font: str, codes: list[int], entries: str = "", objects: tuple[bytes, ...] = ()) -> bytes:
    """One code below the other."""
    writer = PdfWriter(
        extra_fonts={"FX": f"<< /Type /Font /Subtype /Type1 /BaseFont /{font} {entries} >>"},
        extra_objects=list(objects),
    )
    page = writer.page(height=3000.0)
    for index, code in enumerate(codes):
        page.raw(f"BT /FX 12 Tf 40 {2900 - 14 * index} Td <{code:02x}> Tj ET")
    return writer.write()


def read(data: bytes, reader: str = "pdfplumber") -> Document:
    return read_pdf(data, source_id="doc", reader=reader)


def show(
    *codes: int, font: str = "ZapfDingbats", entries: str = "", **objects: tuple[bytes]
) -> str:
    return "".join(read(write(font, list(codes), entries, **objects)).text.split())


@pytest.mark.parametrize("font", ["Symbol", "ZapfDingbats"])
def test_each_code_shows_what_adobe_s_lists_say(font: str) -> None:
    to_unicode = import_module("fontTools.agl").toUnicode  # which carries no types
    names = name_codes(font)
    signs = [to_unicode(name, isZapfDingbats=font == "ZapfDingbats") for name in names.values()]
    assert len(signs) > 175
    assert show(*names, font=font) == unicodedata.normalize("NFC", "".join(signs))


@pytest.mark.parametrize("font", ["Symbol", "ZapfDingbats"])
def test_both_engines_see_the_same_signs(font: str) -> None:
    data = write(font, list(name_codes(font)))
    assert read(data, "pdfplumber").text == read(data, "pdfium").text


def test_signs_without_letters_have_their_widths() -> None:
    data = write("ZapfDingbats", list(name_codes("ZapfDingbats")))
    one, other = read(data, "pdfium"), read(data, "pdfplumber")
    for line, other_line in zip(one.lines, other.lines, strict=True):
        assert line.bbox is not None
        assert other_line.bbox is not None
        assert other_line.bbox.width == pytest.approx(line.bbox.width, abs=0.1)


@pytest.mark.parametrize("encoding", ["WinAnsiEncoding", "ZapfDingbatsEncoding"])
def test_an_encoding_for_letters_changes_nothing(encoding: str) -> None:
    assert show(TICK, TICK + 1, entries=f"/Encoding /{encoding}") == "✔✕"


def test_characters_that_the_file_names_go_first() -> None:
    named = "/Encoding << /Type /Encoding /Differences [52 /alpha] >>"
    assert show(TICK, TICK + 1, entries=named) == "α✕"


def test_a_map_to_unicode_goes_first() -> None:
    stream = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(TO_UNICODE), TO_UNICODE)
    assert show(TICK, TICK + 1, entries="/ToUnicode 3 0 R", objects=(stream,)) == "X✕"


def test_other_fonts_keep_their_letters() -> None:
    assert show(TICK, font="Helvetica") == "4"
