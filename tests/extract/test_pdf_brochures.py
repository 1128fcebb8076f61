"""The three settings of the brochure: all words of the transcript, in order, nothing glued."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.extract import read_document
from pipeline.model.document import Document, ElementKind, Line, PageStatus, Reader, Visibility

RAW = Path(__file__).parents[2] / "raw" / "benelux-2021-2024"
BROCHURES = ["brochure-nl.pdf", "brochure-nl.chromium.pdf", "brochure-nl.libreoffice.pdf"]


def read(name: str, reader: str = "auto") -> Document:
    return read_document(RAW / name, source_id=name, reader=reader)


def words_of_transcript() -> tuple[list[str], list[str]]:
    """Titles and objectives of the transcript."""
    lines = (RAW / "brochure-nl.md").read_text("utf-8").splitlines()
    titles = [line.removeprefix("## ") for line in lines if line.startswith("## ")]
    return titles, [line.removeprefix("- ") for line in lines if line.startswith("- ")]


def squeeze(words: str) -> str:
    """Letters only, line-end hyphens gone: what joining lines must not change."""
    return re.sub(r"[\s\u2010\u00ad-]", "", words)


def is_item_start(line: Line, document: Document) -> bool:
    return line.drawn_marker is not None or line.span.cut(document.text).startswith("• ")


def read_items(document: Document) -> list[tuple[int, str]]:
    """Page and letters of each item: its first line and the lines of its region that follow."""
    items: list[tuple[int, str]] = []
    region = -1
    for line in document.lines:
        words = line.span.cut(document.text).removeprefix("• ")
        if is_item_start(line, document):
            assert line.page_number is not None
            items.append((line.page_number, words))
            region = line.region
        elif items and line.region == region and not line.style.is_bold:
            items[-1] = (items[-1][0], items[-1][1] + words)
    return items


@pytest.mark.parametrize("reader", ["auto", "pdfium", "pdfplumber"])
@pytest.mark.parametrize("name", BROCHURES)
def test_every_objective_is_whole_and_in_order(name: str, reader: str) -> None:
    _, objectives = words_of_transcript()
    items = read_items(read(name, reader))
    assert [squeeze(words) for _, words in items] == [squeeze(words) for words in objectives]


@pytest.mark.parametrize("name", BROCHURES)
def test_every_title_is_whole_and_in_order(name: str) -> None:
    titles, _ = words_of_transcript()
    document = read(name)
    bold = "".join(
        squeeze(line.span.cut(document.text)) for line in document.lines if line.style.is_bold
    )
    places = [bold.find(squeeze(title)) for title in titles]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize("name", BROCHURES)
def test_titles_and_objectives_alternate_as_in_the_transcript(name: str) -> None:
    document = read(name)
    letters = squeeze("".join(line.span.cut(document.text) for line in document.lines))
    letters = letters.replace("•", "")
    transcript = (RAW / "brochure-nl.md").read_text("utf-8").splitlines()
    wanted = [squeeze(line[2:].strip("# ")) for line in transcript if line[:2] in ("##", "- ")]
    place = 0
    for words in wanted:
        found = letters.find(words, place)
        assert found >= 0, words
        place = found + len(words)


@pytest.mark.parametrize("name", BROCHURES[:2])
def test_the_halves_of_page_3_are_read_one_after_the_other(name: str) -> None:
    document = read(name)
    lines = [line for line in document.lines if line.page_number == 3]
    middle = document.pages[2].width_pt / 2
    sides = [line.bbox.centre_x < middle for line in lines if line.bbox]
    assert sides == sorted(sides, reverse=True)
    assert len({line.region for line in lines}) == 2


@pytest.mark.parametrize("name", BROCHURES[:2])
def test_the_two_lists_of_page_4_follow_their_heading(name: str) -> None:
    document = read(name)
    lines = [line for line in document.lines if line.page_number == 4]
    regions = list(dict.fromkeys(line.region for line in lines))
    assert len(regions) == 3
    assert all(line.style.is_bold for line in lines if line.region == regions[0])
    left, right = (
        {round(line.bbox.x0) for line in lines if line.region == region and line.bbox}
        for region in regions[1:]
    )
    assert max(left) < min(right)


def test_markers_drawn_as_paths_mark_the_items() -> None:
    document = read("brochure-nl.chromium.pdf")
    shapes = [line.drawn_marker.shape for line in document.lines if line.drawn_marker]
    assert len(shapes) == 21
    assert len(set(shapes)) == 1


def test_tags_give_headings_and_items() -> None:
    document = read("brochure-nl.chromium.pdf")
    elements = {line.element.number: line.element for line in document.lines if line.element}
    kinds = [element.kind for element in elements.values()]
    assert kinds.count(ElementKind.LIST_ITEM) == 21
    assert kinds.count(ElementKind.HEADING) == 6
    assert list(elements) == sorted(elements)
    for line in document.lines:
        if line.drawn_marker:
            assert line.element is not None
            assert line.element.kind is ElementKind.LIST_ITEM


def test_an_item_wrapped_over_lines_is_one_element() -> None:
    document = read("brochure-nl.chromium.pdf")
    by_element: dict[int, list[str]] = {}
    for line in document.lines:
        if line.element:
            by_element.setdefault(line.element.number, []).append(line.span.cut(document.text))
    assert ["Een vernieuwd Benelux-", "Politieverdrag"] in by_element.values()


@pytest.mark.parametrize("name", BROCHURES)
def test_all_pages_are_read_by_pdfium_and_seen(name: str) -> None:
    document = read(name)
    assert {(page.reader, page.status) for page in document.pages} == {
        (Reader.PDFIUM, PageStatus.OK)
    }
    assert {line.visibility for line in document.lines} == {Visibility.VISIBLE}
    assert document.warnings == ()


@pytest.mark.parametrize("name", BROCHURES)
def test_pages_end_in_form_feed_and_lines_in_line_feed(name: str) -> None:
    document = read(name)
    assert document.text.count("\f") == len(document.pages)
    assert document.text.endswith("\n\f")
    for line in document.lines:
        assert document.text[line.span.end] == "\n"


@pytest.mark.parametrize("name", BROCHURES)
def test_a_line_box_is_around_its_letters(name: str) -> None:
    document = read(name)
    for line in document.lines:
        around = document.bbox(line.span)
        assert around is not None
        assert line.bbox is not None
        assert around.x0 == pytest.approx(line.bbox.x0, abs=0.01)
        assert around.bottom == pytest.approx(line.bbox.bottom, abs=0.01)


@pytest.mark.parametrize("name", BROCHURES)
def test_reading_twice_gives_equal_documents(name: str) -> None:
    assert read(name) == read(name)


def test_the_address_on_the_cover_is_a_link() -> None:
    document = read("brochure-nl.pdf")
    assert "www.benelux.int" in {link.span.cut(document.text) for link in document.links}
