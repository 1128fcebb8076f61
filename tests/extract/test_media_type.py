"""A file is what its content says; what we cannot read is named, with what to do."""

import io
import os
import zipfile
from pathlib import Path

import pytest

from pipeline.extract import media_type
from pipeline.extract.media_type import recognise_media_type
from pipeline.model.errors import (
    BrokenSourceError,
    EncryptedSourceError,
    PipelineError,
    UnsupportedSourceError,
)

RAW = Path(__file__).parents[2] / "raw" / "benelux-2021-2024"
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\nstartxref\n0\n%%EOF\n"


def zip_of(*names: str, own_type: str = "") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        if own_type:
            archive.writestr("mimetype", own_type)
        for name in names:
            archive.writestr(name, "<x/>")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("press-nl.txt", media_type.PLAIN_TEXT),
        ("brochure-nl.md", media_type.MARKDOWN),
        ("brochure-nl.pdf", media_type.PDF),
        ("brochure-nl.chromium.pdf", media_type.PDF),
        ("brochure-nl.libreoffice.pdf", media_type.PDF),
    ],
)
def test_the_files_of_the_edition(name: str, expected: str) -> None:
    assert recognise_media_type((RAW / name).read_bytes(), name) == expected


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (PDF, "brochure", media_type.PDF),
        (PDF, "brochure.txt", media_type.PDF),
        (b"x" * 1000 + PDF, "a.pdf", media_type.PDF),
        (b"\r\n\xef\xbb\xbf" + PDF, "a", media_type.PDF),
        (b"PDF-1.4\n1 0 obj\nendobj\ntrailer", "no-percent-sign.pdf", media_type.PDF),
        (b"A reader looks for %PDF-1.7 at the start.", "note.txt", media_type.PLAIN_TEXT),
        (zip_of("[Content_Types].xml", "word/document.xml"), "a.docx", media_type.DOCX),
        (zip_of("[Content_Types].xml", "word/document.xml"), "a.zip", media_type.DOCX),
        (zip_of("[Content_Types].xml", "main/doc.xml"), "a.docx", media_type.DOCX),
        (b"<!DOCTYPE html><p>x", "a.html", media_type.HTML),
        (b"  \n<!doctype HTML public>", "saved-page", media_type.HTML),
        (b"\xef\xbb\xbf<html lang=nl>", "a.txt", media_type.HTML),
        (b'<?xml version="1.0"?>\n<!-- x -->\n<html xmlns="x">', "a.xml", media_type.HTML),
        ("<!doctype html><p>é".encode("utf-16"), "a.html", media_type.HTML),
        ("<html>".encode("utf-16-le"), "a.html", media_type.HTML),
        (b"<p>A piece of a page</p>", "a.htm", media_type.HTML),
        (b"<p>A piece of a page</p>", "a.md", media_type.MARKDOWN),
        (b"# Title", "a.MD", media_type.MARKDOWN),
        (b"# Title", "a.markdown", media_type.MARKDOWN),
        (b"# Title", "a.txt", media_type.PLAIN_TEXT),
        (b"# Title", "README", media_type.PLAIN_TEXT),
        ("tekst".encode("utf-16"), "a.txt", media_type.PLAIN_TEXT),
        ("tekst".encode("utf-16-be"), "a.txt", media_type.PLAIN_TEXT),
        ("tekst".encode("utf-32"), "a.txt", media_type.PLAIN_TEXT),
        (b"From: x@y.z\nMIME-Version: 1.0\n\nDoelen: geen", "a.txt", media_type.PLAIN_TEXT),
        ("café".encode("latin-1"), "a.txt", media_type.PLAIN_TEXT),
    ],
)
def test_content_decides_and_the_name_tells_texts_apart(
    data: bytes, name: str, expected: str
) -> None:
    assert recognise_media_type(data, name) == expected


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (zip_of("xl/workbook.xml"), "a.xlsx", "an Excel workbook"),
        (zip_of("ppt/presentation.xml"), "a.pptx", "a PowerPoint presentation"),
        (
            zip_of("content.xml", own_type="application/vnd.oasis.opendocument.text"),
            "a.odt",
            r"an OpenDocument text \(.odt\). Save it as .docx",
        ),
        (
            zip_of("content.xml", own_type="application/vnd.oasis.opendocument.spreadsheet"),
            "a.ods",
            "an OpenDocument file",
        ),
        (zip_of("x", own_type="application/epub+zip"), "a.epub", "an EPUB book"),
        (zip_of("brochure.pdf"), "a.zip", "a zip archive. Unpack it first"),
        (b"\x89PNG\r\n\x1a\n", "scan.png", "a PNG image. It is a picture: run OCR on it first"),
        (b"\xff\xd8\xff\xe0", "scan.jpg", "a JPEG image"),
        (b"GIF89a", "a.gif", "a GIF image"),
        (b"II*\x00", "a.tif", "a TIFF image"),
        (b"RIFF\x00\x00\x00\x00WEBP", "a.webp", "a WebP image"),
        (rb"{\rtf1", "a.rtf", "a Rich Text file"),
        (b"\x1f\x8b\x08", "a.gz", "a gzip archive"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100),
            "a.doc",
            "an Office file of before 2007",
        ),
        (b'<?xml version="1.0"?><!-- <html> --><rss>', "a.xml", r"XML \(<rss>\)"),
        (b"<!DOCTYPE html>", "brochure.pdf", "not a PDF, as its name says, but text/html"),
        (b"just text", "a.docx", r"not a Word document \(.docx\), as its name says"),
        (
            b'From: <Saved by Blink>\r\nContent-Type: multipart/related;\r\n\tboundary="x"\r\n\r\n--x',
            "a.mhtml",
            r"an e-mail, or a web page saved as one file \(MHTML\). Save the page as “HTML only”",
        ),
        (bytes(range(256)), "a.bin", "a binary file of a kind unknown to us"),
        (b"text\x00text", "a.txt", "a binary file of a kind unknown to us"),
    ],
)
def test_what_we_do_not_read_is_named(data: bytes, name: str, words: str) -> None:
    with pytest.raises(UnsupportedSourceError, match=words) as caught:
        recognise_media_type(data, name)
    assert caught.value.message.startswith(f"{name} is ")
    assert caught.value.source == name


def test_an_empty_file_is_broken() -> None:
    with pytest.raises(BrokenSourceError, match=r"a.txt is empty \(0 bytes\)"):
        recognise_media_type(b"", "a.txt")


def test_half_a_word_document_is_broken() -> None:
    data = zip_of("[Content_Types].xml", "word/document.xml")
    with pytest.raises(BrokenSourceError, match="cut off or damaged"):
        recognise_media_type(data[: len(data) // 2], "a.docx")


def test_a_word_document_with_a_password_is_encrypted() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99) + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(EncryptedSourceError, match="with a password"):
        recognise_media_type(data, "a.docx")


def test_every_hostile_file_is_a_kind_or_an_error_of_ours() -> None:
    corpus = os.environ.get("PROGRAMME_CORPUS")
    if not corpus:
        pytest.skip("PROGRAMME_CORPUS is not set: no hostile files to try")
    refused = set()
    for path in sorted((Path(corpus) / "hostile").glob("*.pdf")):
        try:
            kind = recognise_media_type(path.read_bytes(), path.name)
        except PipelineError:
            refused.add(path.name)
        else:
            assert kind == media_type.PDF, path.name
    assert refused == {"made__zero_bytes.pdf", "made__html_as.pdf", "made__docx_as.pdf"}
