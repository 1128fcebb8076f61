"""Everything can be done, and read, without a pointer."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from tests.browser.pages import OpenPage, PageOpener
from tests.commands.projects import EDITION_ID

FIRST = f"{EDITION_ID}/press-nl/1"
SECOND = f"{EDITION_ID}/press-nl/1.1"
LAST = f"{EDITION_ID}/brochure-nl/5.4"


def test_from_the_search_through_the_list_to_a_place_and_back(benelux: OpenPage) -> None:
    keyboard = benelux.page.keyboard
    benelux.page.get_by_role("searchbox").focus()
    keyboard.press("ArrowDown")
    assert benelux.focused() == FIRST
    keyboard.press("ArrowDown")
    assert benelux.focused() == SECOND
    expect(benelux.places(SECOND)).to_have_class("stretch stretch-objective is-current")
    keyboard.press("End")
    assert benelux.focused() == LAST
    expect(benelux.all(".reason")).to_contain_text("objective 5.4")
    keyboard.press("Home")
    assert benelux.focused() == FIRST
    keyboard.press("Enter")
    expect(benelux.places(FIRST)).to_be_focused()
    keyboard.press("ArrowDown")
    assert benelux.focused() == SECOND
    keyboard.press("Enter")
    expect(benelux.record(SECOND).locator(".words")).to_be_focused()
    keyboard.press("Enter")
    expect(benelux.places(SECOND)).to_be_focused()
    keyboard.press("Escape")
    expect(benelux.record(SECOND).locator(".words")).to_be_focused()
    keyboard.press("/")
    expect(benelux.page.get_by_role("searchbox")).to_be_focused()


def test_the_reason_of_a_line_that_is_no_record_is_reached(benelux: OpenPage) -> None:
    benelux.record(FIRST).locator(".words").click()
    reasons = []
    for _ in range(4):
        benelux.page.keyboard.press("ArrowUp")
        reasons.append(benelux.all(".reason").inner_text())
    assert len(set(reasons)) == 2
    assert "heading" in " ".join(reasons)
    assert "stands before the first theme" in " ".join(reasons)


def test_the_tab_key_stops_once_in_the_list_and_once_in_the_source(benelux: OpenPage) -> None:
    stops = []
    for _ in range(25):
        benelux.page.keyboard.press("Tab")
        stops.append(benelux.focused())
    assert stops.count(FIRST) == 1
    assert len([one for one in stops if one.startswith(EDITION_ID)]) == 1
    assert len([one for one in stops if one.startswith("stretch")]) == 1


def test_places_on_a_page_are_gone_through_in_reading_order(
    open_page: PageOpener, published_page: Path
) -> None:
    opened = open_page(published_page, f"#place:{EDITION_ID}/brochure-nl/1.1")
    seen = []
    for _ in range(5):
        seen.append(opened.focused())
        opened.page.keyboard.press("ArrowDown")
    assert seen == [f"{EDITION_ID}/brochure-nl/1.{number}" for number in range(1, 6)]


def test_the_skip_link_comes_first(benelux: OpenPage) -> None:
    benelux.page.keyboard.press("Tab")
    assert benelux.focused() == "skip"
    expect(benelux.all(".skip")).to_be_in_viewport()
