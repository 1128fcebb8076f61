"""Both engines give the same lines in the same places; the second reading the same letters."""

from __future__ import annotations

import os
import re
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path
from statistics import median

import numpy as np
import pypdfium2
import pytest

from pipeline.extract import read_again, read_document
from pipeline.extract.pdf.document import read_pdf
from pipeline.model.document import Document, PageLetters, Reader
from pipeline.model.errors import NoTextLayerError
from tests.extract.agreement import compare
from tests.extract.pdf_writing import PdfWriter, write_programme

RAW = Path(__file__).parents[2] / "raw" / "benelux-2021-2024"
BROCHURES = sorted(RAW.glob("*.pdf"))
GOLD = Path(__file__).parents[2] / "bench" / "gold"
GENERATED = sorted(GOLD.rglob("*.pdf"))
CORPUS = os.environ.get("PROGRAMME_CORPUS")
needs_corpus = pytest.mark.skipif(
    CORPUS is None, reason="PROGRAMME_CORPUS is not set: real documents are not compared"
)
EXAMPLES = [
    "de-piraten-grundsatzprogramm.pdf",
    "fr-geneve-resume.pdf",
    "nl-coalitieakkoord-2021.pdf",
]
#: Pages of a long document that are compared: contents, text, tables.
SAMPLE = (0, 2, 3, 9, 20, 30, 44, 47, 48, 49)

LEAST_LINE_SHARE = 0.995
LEAST_IOU = 0.99


def example(name: str) -> Path:
    assert CORPUS is not None
    return Path(CORPUS) / "examples" / name


def take_pages(path: Path, indices: tuple[int, ...]) -> bytes:
    """A file of some pages of another."""
    import io

    source = pypdfium2.PdfDocument(path)
    if len(source) <= len(indices):
        return path.read_bytes()
    target = pypdfium2.PdfDocument.new()
    target.import_pages(source, [index for index in indices if index < len(source)])
    buffer = io.BytesIO()
    target.save(buffer)
    target.close()
    source.close()
    return buffer.getvalue()


def assert_agree(data: bytes) -> None:
    agreement = compare(
        read_pdf(data, source_id="one", reader="pdfium"),
        read_pdf(data, source_id="other", reader="pdfplumber"),
    )
    assert agreement.line_share >= LEAST_LINE_SHARE
    assert agreement.median_iou >= LEAST_IOU
    assert agreement.pages_with_other_letters == ()


@pytest.mark.parametrize("path", BROCHURES, ids=lambda path: path.name)
def test_engines_agree_on_the_brochures(path: Path) -> None:
    assert_agree(path.read_bytes())


@needs_corpus
@pytest.mark.parametrize("name", EXAMPLES)
def test_engines_agree_on_real_documents(name: str) -> None:
    assert_agree(take_pages(example(name), SAMPLE))


@pytest.mark.slow
@needs_corpus
@pytest.mark.parametrize("name", EXAMPLES)
def test_engines_agree_on_all_pages_of_real_documents(name: str) -> None:
    assert_agree(example(name).read_bytes())


def test_engines_agree_on_a_generated_programme() -> None:
    agreement = compare(
        read_pdf(write_programme(3), source_id="one", reader="pdfium"),
        read_pdf(write_programme(3), source_id="other", reader="pdfplumber"),
    )
    assert agreement.line_share == 1.0
    # Its font is not embedded: the engines take its depth from tables of their own.
    assert agreement.median_iou > 0.9
    assert agreement.pages_with_other_letters == ()


@pytest.mark.parametrize("name", ["brochures/look", "drawn/held", "bodies/look"])
def test_engines_agree_on_a_programme_that_was_typeset(name: str) -> None:
    path = next(path for path in GENERATED if path.parent == GOLD / name)
    assert_agree(path.read_bytes())


@pytest.mark.slow
def test_engines_agree_on_ordinary_pages_of_all_programmes_that_were_typeset() -> None:
    agreements = [
        compare(
            read_pdf(path.read_bytes(), source_id="one", reader="pdfium"),
            read_pdf(path.read_bytes(), source_id="other", reader="pdfplumber"),
        )
        for path in GENERATED
        if is_ordinary(path)
    ]
    assert len(agreements) > 100
    line_count = sum(one.line_count for one in agreements)
    share = sum(one.line_share * one.line_count for one in agreements) / line_count
    assert share >= LEAST_LINE_SHARE
    assert median(one.median_iou for one in agreements) >= LEAST_IOU


def is_ordinary(path: Path) -> bool:
    """Whether PDFium is not known to misread any of its pages."""
    try:
        document = read_document(path, source_id="doc")
    except NoTextLayerError:
        return False
    return not any(page.reader_reason for page in document.pages)


def letters_by_page(document: Document) -> dict[int, Counter[str]]:
    found: dict[int, Counter[str]] = {page.number: Counter() for page in document.pages}
    for line in document.lines:
        assert line.page_number is not None
        found[line.page_number].update(line.span.cut(document.text).replace(" ", ""))
    return found


@pytest.mark.parametrize("path", BROCHURES, ids=lambda path: path.name)
def test_the_second_reading_has_the_same_letters(path: Path) -> None:
    document = read_document(path, source_id="doc")
    again = read_again(path, document)
    assert again.unreadable == ()
    assert again.page_count == len(document.pages)
    assert {page.reader for page in again.pages} == {Reader.PDFPLUMBER}
    wanted = letters_by_page(document)
    assert {page.page_number: Counter(page.letters) for page in again.pages} == wanted


@pytest.mark.parametrize("path", BROCHURES, ids=lambda path: path.name)
def test_the_second_reading_stands_where_the_first_stands(path: Path) -> None:
    document = read_document(path, source_id="doc")
    again = read_again(path, document)
    for page in again.pages:
        boxes = boxes_of(page)
        middles = (boxes[:, :2] + boxes[:, 2:]) / 2
        for line in (line for line in document.lines if line.page_number == page.page_number):
            assert line.bbox is not None
            box = line.bbox
            inside = (
                (middles[:, 0] >= box.x0)
                & (middles[:, 0] <= box.x1)
                & (middles[:, 1] >= box.top)
                & (middles[:, 1] <= box.bottom)
            )
            found = Counter(page.letters[index] for index in np.flatnonzero(inside))
            assert found == Counter(line.span.cut(document.text).replace(" ", ""))


def boxes_of(page: PageLetters) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    boxes = np.frombuffer(page.packed_boxes, dtype=np.float32).reshape(-1, 4)
    assert len(boxes) == len(page.letters)
    return boxes


def test_what_pdfplumber_read_is_read_again_by_pdfium(tmp_path: Path) -> None:
    writer = PdfWriter()
    writer.page().text(50, 100, "rechtop")
    writer.page(rotation=90).text(50, 100, "gedraaid")
    path = tmp_path / "turned.pdf"
    path.write_bytes(writer.write())
    document = read_document(path, source_id="doc")
    again = read_again(path, document)
    assert [page.reader for page in document.pages] == [Reader.PDFIUM, Reader.PDFPLUMBER]
    assert [page.reader for page in again.pages] == [Reader.PDFPLUMBER, Reader.PDFIUM]
    assert [page.letters for page in again.pages] == ["rechtop", "gedraaid"]


@needs_corpus
def test_the_party_programme_reads_in_the_order_of_its_markdown() -> None:
    document = read_document(example("de-piraten-grundsatzprogramm.pdf"), source_id="doc")
    markdown = example("de-piraten-grundsatzprogramm.md").read_text("utf-8")
    wanted = words_of(markdown)
    # From the first page of text on: the contents pages hold every heading too.
    start = document.text.index("\f", document.text.index("\f") + 1)
    found = words_of(document.text[start:])
    matcher = SequenceMatcher(None, wanted, found, autojunk=False)
    in_order = sum(block.size for block in matcher.get_matching_blocks() if block.size >= 3)
    assert in_order >= 0.97 * len(wanted)


def words_of(text: str) -> list[str]:
    """Words with line-end hyphens joined."""
    return re.findall(r"\w+", re.sub(r"-\n(?=[a-zäöü])", "", text))
