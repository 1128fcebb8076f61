"""On paper: overview, records and checks, in daylight colours, and no panes."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from tests.browser.pages import OpenPage, PageOpener
from tests.commands.projects import EDITION_ID


def _read_pdf(content: bytes) -> list[str]:
    import pypdfium2

    pdf = pypdfium2.PdfDocument(content)
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in pdf]


def test_everything_is_printed_once_in_order(benelux: OpenPage) -> None:
    pages = _read_pdf(benelux.page.pdf(format="A4"))
    text = " ".join(pages)
    assert 3 <= len(pages) <= 8
    titles = ["Themes and sources", "1.1 Het verder stimuleren", "What was checked"]
    places = [text.index(title) for title in titles]
    assert places == sorted(places)
    assert text.count("Inzetten op Europese Green Deal en Circulaire Economie") == 1
    assert "Search" not in text
    assert "page 5" in text


def test_what_is_filtered_away_is_not_printed(benelux: OpenPage) -> None:
    benelux.page.get_by_role("searchbox").fill("politieverdrag")
    expect(benelux.all("[role=status]").first).to_contain_text("2 of")
    text = " ".join(_read_pdf(benelux.page.pdf()))
    assert "Een vernieuwd Benelux-Politieverdrag" in text
    assert "Inzetten op Europese Green Deal" not in text


def test_dark_mode_is_for_screens(open_page: PageOpener, published_page: Path) -> None:
    address = f"#{EDITION_ID}/press-nl/2.3"
    opened = open_page(published_page, address, colours="dark")
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    ink = "getComputedStyle(document.documentElement).color"
    dark = [opened.page.evaluate(ground), opened.page.evaluate(ink)]
    opened.page.emulate_media(media="print", color_scheme="dark")
    paper = [opened.page.evaluate(ground), opened.page.evaluate(ink)]
    assert _brightness(dark[0]) < 60 < 200 < _brightness(dark[1])
    assert _brightness(paper[1]) < 60 < 200 < _brightness(paper[0])


def _brightness(colour: str) -> float:
    numbers = [float(one) for one in colour.removeprefix("rgb(").removesuffix(")").split(",")]
    return sum(numbers) / 3
