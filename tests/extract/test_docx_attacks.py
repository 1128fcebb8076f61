"""Nothing in a Word file can harm: bombs, entities, parts that lie elsewhere, damage."""

import io
import zipfile
from pathlib import Path

import pytest

from pipeline.extract.docx import package as docx_package
from pipeline.extract.docx.document import read_docx
from pipeline.model.errors import (
    BrokenSourceError,
    EncryptedSourceError,
    NoTextLayerError,
    PipelineError,
    SourceTooLargeError,
    UnsupportedSourceError,
)
from tests.extract.flowing import check_document
from tests.extract.word_files import make_docx, paragraph, relations, table


def with_document(text: str) -> bytes:
    return make_docx("", parts={"word/document.xml": text})


SMUGGLER = (
    '<w:document xmlns:w="x"><w:body><w:p><w:r><w:t>&NAME;</w:t></w:r></w:p></w:body></w:document>'
)


def test_entities_are_refused_before_they_grow() -> None:
    laughs = "".join(f'<!ENTITY l{level} "{f"&l{level - 1};" * 10}">' for level in range(1, 10))
    text = f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY l0 "ha">{laughs}]>' + SMUGGLER.replace(
        "NAME", "l9"
    )
    for encoding in ("utf-8", "utf-16"):
        data = make_docx("", parts={"word/document.xml": text.encode(encoding)})
        with pytest.raises(BrokenSourceError, match=r"declares a document type|no sound XML"):
            read_docx(data, source_id="s")


def test_files_are_not_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("geheim", encoding="utf-8")
    data = with_document(
        f'<!DOCTYPE d [<!ENTITY x SYSTEM "file://{secret}">]>' + SMUGGLER.replace("NAME", "x")
    )
    with pytest.raises(BrokenSourceError, match="declares a document type"):
        read_docx(data, source_id="s")


def test_a_part_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_package, "MAX_PART_BYTES", 1024 * 1024)
    data = make_docx(paragraph("x" * 2 * 1024 * 1024))
    assert len(data) < 20_000
    with pytest.raises(SourceTooLargeError, match=r"word/document.xml unpacks to more than 1 MB"):
        read_docx(data, source_id="s")


def test_bombs_in_parts_that_hold_no_words_are_not_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(docx_package, "MAX_PART_BYTES", 1024 * 1024)
    data = make_docx(paragraph("x"), parts={"word/media/image1.png": bytes(4 * 1024 * 1024)})
    assert read_docx(data, source_id="s").text == "x\n"


def test_a_part_that_lies_about_its_size_is_refused() -> None:
    data = make_docx(paragraph("x" * 10_000))
    size = next(
        entry.file_size
        for entry in zipfile.ZipFile(io.BytesIO(data)).infolist()
        if entry.filename == "word/document.xml"
    )
    lied = data.replace(size.to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lied != data
    with pytest.raises(BrokenSourceError):
        read_docx(lied, source_id="s")


@pytest.mark.parametrize("name", ["../evil.xml", "/etc/evil", "word/../../evil.xml", r"word\..\x"])
def test_parts_that_would_lie_elsewhere_are_refused(name: str) -> None:
    with pytest.raises(BrokenSourceError, match="would lie outside of it"):
        read_docx(make_docx(paragraph("x"), parts={name: "x"}), source_id="s")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_refused() -> None:
    buffer = io.BytesIO(make_docx(paragraph("x")))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("word/document.xml", "<x/>")
    with pytest.raises(BrokenSourceError, match="two parts of one name"):
        read_docx(buffer.getvalue(), source_id="s")


def test_a_relation_that_leads_out_finds_nothing() -> None:
    data = make_docx(
        paragraph("x"),
        parts={
            "word/_rels/document.xml.rels": relations(
                ("rId1", "styles", "../../../etc/passwd", ""),
                ("rId2", "header", "file:///etc/passwd", "External"),
            )
        },
    )
    assert read_docx(data, source_id="s").text == "x\n"


def test_too_many_parts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_package, "MAX_ENTRY_COUNT", 5)
    with pytest.raises(SourceTooLargeError, match="parts are more than the 5"):
        read_docx(make_docx(paragraph("x")), source_id="s")


def test_a_password_is_asked_for() -> None:
    data = bytearray(make_docx(paragraph("x")))
    directory = data.index(b"PK\x01\x02")
    data[directory + 8] |= 1
    with pytest.raises(EncryptedSourceError, match="needs a password"):
        read_docx(bytes(data), source_id="s")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (make_docx(paragraph("x"))[:1500], BrokenSourceError),
        (b"", BrokenSourceError),
        (make_docx("<w:p>"), BrokenSourceError),
        (with_document(""), BrokenSourceError),
        (with_document("<x/>"), NoTextLayerError),
        (make_docx("", parts={"_rels/.rels": relations()}), UnsupportedSourceError),
        (make_docx("", parts={"_rels/.rels": "<x"}), BrokenSourceError),
        (make_docx("<w:p>" * 300 + "</w:p>" * 300), BrokenSourceError),
    ],
)
def test_a_damaged_file_ends_in_an_error_of_ours(data: bytes, kind: type[PipelineError]) -> None:
    with pytest.raises(kind):
        read_docx(data, source_id="s")


def test_any_bytes_changed_end_in_a_document_or_an_error_of_ours() -> None:
    data = make_docx(paragraph("Thema", "Kop1", (2, 0)) + table((paragraph("a"), paragraph("b"))))
    for position in range(0, len(data), 7):
        changed = bytearray(data)
        changed[position] ^= 0x55
        try:
            check_document(read_docx(bytes(changed), source_id="s"))
        except PipelineError:
            continue
