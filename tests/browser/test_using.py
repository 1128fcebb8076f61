"""What a person does with the page: search, filter, from a record to its place and back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from pipeline.report.page import RecordLink
from tests.browser.pages import PHONE, OpenPage, PageOpener
from tests.commands.projects import EDITION_ID
from tests.report.page.editions import (
    BROCHURE,
    PRESS,
    Line,
    build_edition,
    make_finding,
)

PRESS_RECORD = f"{EDITION_ID}/press-nl/2.3"
BROCHURE_RECORD = f"{EDITION_ID}/brochure-nl/1.1"
ALL_RECORDS = 53


def test_all_records_are_there(benelux: OpenPage) -> None:
    assert len(benelux.shown_records()) == ALL_RECORDS
    expect(benelux.all("h1")).to_have_text("Gemeenschappelijk Werkprogramma 2021-2024")
    expect(benelux.all(".verdict")).to_contain_text(re.compile(r"(\d+) of \1 checks passed"))


def test_searching_leaves_what_has_all_words_whatever_their_case_and_accents(
    benelux: OpenPage,
) -> None:
    search = benelux.page.get_by_role("searchbox")
    search.fill("POLITIEVERDRAG")
    expect(benelux.all("[role=status]").first).to_have_text(f"2 of {ALL_RECORDS} records")
    assert benelux.shown_records() == [PRESS_RECORD, f"{EDITION_ID}/brochure-nl/2.1"]
    search.fill("politieverdrag artificiele")
    expect(benelux.all(".nothing-found")).to_be_visible()
    search.fill("artificiele intelligentie")
    expect(benelux.record(f"{EDITION_ID}/brochure-nl/1.4")).to_be_visible()
    benelux.page.get_by_role("button", name="Clear filters").click()
    expect(benelux.all("[role=status]").first).to_have_text(f"{ALL_RECORDS} records")


def test_filtering_by_source_and_theme(benelux: OpenPage) -> None:
    benelux.choice("Source").select_option(f"{EDITION_ID}/press-nl")
    benelux.choice("Theme").select_option("3")
    expect(benelux.all("[role=status]").first).to_have_text(f"4 of {ALL_RECORDS} records")
    assert {one.rpartition("/")[0] for one in benelux.shown_records()} == {f"{EDITION_ID}/press-nl"}


def test_filtering_by_finding_and_language(open_page: PageOpener) -> None:
    edition = build_edition(
        {
            "press": (
                Line(text="Water", role="theme", number="1"),
                Line(text="Meten", role="objective", number="1.1"),
                Line(text="Mesurer", role="objective", number="1.2", language="fr"),
            )
        },
        findings=[
            make_finding("bad", record=f"{PRESS}/1.1"),
            make_finding("odd", is_error=False, record=f"{PRESS}/1.2"),
        ],
    )
    opened = open_page(edition)
    findings = opened.choice("Findings")
    for choice, expected in (
        ("any", ["1.1", "1.2"]),
        ("error", ["1.1"]),
        ("warning", ["1.2"]),
        ("none", ["1"]),
    ):
        findings.select_option(choice)
        expect(opened.all(".record:visible .number")).to_have_text(expected)
    findings.select_option("")
    opened.choice("Language").select_option("fr")
    expect(opened.all("[role=status]").first).to_have_text("1 of 3 records")


def test_from_a_record_to_its_place_on_the_page(benelux: OpenPage) -> None:
    benelux.record(BROCHURE_RECORD).locator(".words").click()
    place = benelux.places(BROCHURE_RECORD)
    expect(place).to_have_count(1)
    expect(place).to_have_class("place is-current")
    assert benelux.is_in_window(place)
    assert benelux.focused() == BROCHURE_RECORD
    assert BROCHURE_RECORD in benelux.page.url
    expect(benelux.all(".reason")).to_contain_text("objective 1.1")
    expect(benelux.record(BROCHURE_RECORD).locator(".quotes li")).to_have_count(2)


def test_the_frame_is_where_the_dataset_says(benelux: OpenPage) -> None:
    benelux.record(BROCHURE_RECORD).locator(".words").click()
    frame = benelux.places(BROCHURE_RECORD).locator(".exact-box").bounding_box()
    paper = benelux.all(".sheet:visible .paper").nth(1).bounding_box()
    assert frame
    assert paper
    points = 595 / paper["width"]
    # `programme show` has it at 68.0 278.4 310.6 290.4 and 68.0 295.4 171.0 307.4.
    assert abs((frame["x"] - paper["x"]) * points - 68.0) < 5
    assert abs((frame["y"] - paper["y"]) * points - 278.4) < 5
    assert abs(frame["width"] * points - 242.6) < 10
    assert abs(frame["height"] * points - 29.0) < 10


def test_from_a_record_to_its_place_in_the_text(benelux: OpenPage) -> None:
    benelux.record(PRESS_RECORD).locator(".words").click()
    place = benelux.places(PRESS_RECORD)
    expect(place).to_have_class("stretch stretch-objective is-current")
    assert benelux.is_in_window(place)
    expect(place.locator(".exact")).to_have_text(
        "De verdere implementatie van het Benelux-Politieverdrag, een verdrag dat voorziet in de "
        "verruiming van de samenwerking tussen de politiediensten binnen de Benelux"
    )


@pytest.mark.parametrize("record_id", [PRESS_RECORD, BROCHURE_RECORD])
def test_from_a_place_to_its_record(benelux: OpenPage, record_id: str) -> None:
    source = record_id.rpartition("/")[0]
    benelux.all(f'.source-choice a[data-source="{source}"]').click()
    benelux.places(record_id).locator(".tint, .exact").first.click()
    expect(benelux.record(record_id)).to_have_class("record record-objective depth-1 is-current")
    assert benelux.is_in_window(benelux.record(record_id).locator(".words"))
    assert benelux.focused() == record_id
    expect(benelux.all(".record.is-current")).to_have_count(1)


def test_a_filter_gives_way_to_a_record_that_is_asked_for(benelux: OpenPage) -> None:
    benelux.choice("Source").select_option(f"{EDITION_ID}/brochure-nl")
    benelux.all(f'.source-choice a[data-source="{EDITION_ID}/press-nl"]').click()
    benelux.places(PRESS_RECORD).click()
    expect(benelux.record(PRESS_RECORD)).to_be_visible()


def test_back_goes_back(benelux: OpenPage) -> None:
    for record_id in (PRESS_RECORD, BROCHURE_RECORD):
        benelux.record(record_id).locator(".words").click()
    benelux.page.go_back()
    expect(benelux.record(PRESS_RECORD)).to_have_class("record record-objective depth-1 is-current")


def test_an_address_opens_at_its_record(open_page: PageOpener, published_page: Path) -> None:
    opened = open_page(published_page, f"#{BROCHURE_RECORD}")
    expect(opened.places(BROCHURE_RECORD)).to_have_class("place is-current")
    opened = open_page(published_page, "#no/such/record")
    assert len(opened.shown_records()) == ALL_RECORDS


def test_pointing_at_a_line_says_what_became_of_it_and_why(benelux: OpenPage) -> None:
    benelux.all(f'.source-choice a[data-source="{EDITION_ID}/press-nl"]').click()
    benelux.all('.stretch[data-role="navigation"]:visible').first.hover()
    expect(benelux.all(".reason")).to_contain_text("navigation a word of the site's navigation")
    benelux.all(f'.source-choice a[data-source="{EDITION_ID}/brochure-nl"]').click()
    benelux.all('.place[data-role="title"]:visible').first.hover()
    expect(benelux.all(".reason")).to_contain_text("title")


def test_the_ledger_can_be_taken_off_and_pages_shown_as_text(benelux: OpenPage) -> None:
    benelux.record(BROCHURE_RECORD).locator(".words").click()
    place = benelux.places(BROCHURE_RECORD)
    assert place.evaluate("(one) => getComputedStyle(one.querySelector('.tint')).fillOpacity") > "0"
    other = benelux.places(f"{EDITION_ID}/brochure-nl/1.2").locator(".tint")
    benelux.page.get_by_role("button", name="Ledger").click()
    assert other.evaluate("(one) => getComputedStyle(one).fillOpacity") == "0"
    benelux.page.get_by_role("button", name="As text").click()
    expect(benelux.all(".paper:visible")).to_have_count(0)
    expect(benelux.places(BROCHURE_RECORD)).to_have_class("stretch stretch-objective is-current")


def test_pages_grow_and_shrink(benelux: OpenPage) -> None:
    benelux.all(f'.source-choice a[data-source="{EDITION_ID}/brochure-nl"]').click()
    paper = benelux.all(".paper:visible").first
    before = paper.bounding_box()
    benelux.page.get_by_role("button", name="Larger").click()
    after = paper.bounding_box()
    assert before
    assert after
    assert after["width"] > before["width"] * 1.2


def test_a_page_can_be_gone_to(benelux: OpenPage) -> None:
    benelux.all(f'.source-choice a[data-source="{EDITION_ID}/brochure-nl"]').click()
    benelux.page.get_by_label("Page").locator("visible=true").first.select_option("4")
    expect(benelux.all('.sheet[data-page="4"]')).to_be_in_viewport()


def test_a_cell_of_the_matrix_leads_to_its_objectives(benelux: OpenPage) -> None:
    benelux.page.get_by_role("link", name="Overview").click()
    rows = benelux.all(".matrix tbody tr")
    expect(rows).to_have_count(5)
    counts = [row.locator(".cell-count").all_text_contents() for row in rows.all()]
    assert counts == [["6", "5"], ["5", "5"], ["3", "3"], ["3", "4"], ["5", "4"]]
    rows.nth(2).locator("td a").nth(1).click()
    expect(benelux.all("[role=status]").first).to_have_text(f"4 of {ALL_RECORDS} records")
    assert {one.rpartition("/")[2][0] for one in benelux.shown_records()} == {"3"}


def test_links_lead_to_the_other_source(open_page: PageOpener) -> None:
    link = RecordLink(from_id=f"{PRESS}/1.1", to_id=f"{BROCHURE}/1.1", relation="same", score=0.8)
    opened = open_page(build_edition(links=[link]), f"#{PRESS}/1.1")
    opened.record(f"{PRESS}/1.1").locator(".ties a").click()
    expect(opened.record(f"{BROCHURE}/1.1")).to_have_attribute(
        "class", "record record-objective depth-1 is-current"
    )
    expect(opened.all(".matrix thead")).to_contain_text("Links")


def test_findings_are_seen_at_record_place_page_and_source(open_page: PageOpener) -> None:
    edition = build_edition(
        gaps=["Meten over de grens"],
        findings=[
            make_finding("bad", record=f"{PRESS}/1.2"),
            make_finding("ledger-gap", start=edition_start("Meten over de grens")),
            make_finding("stray", is_error=False, source=BROCHURE, page=2),
            make_finding("whole", source=None),
        ],
    )
    opened = open_page(edition, "#checks")
    expect(opened.all("#checks .findings > li")).to_have_count(4)
    links = opened.all("#checks .finding-place a")
    links.nth(0).click()
    expect(opened.record(f"{PRESS}/1.2").locator(".finding-error")).to_be_visible()
    opened.page.get_by_role("link", name="Checks", exact=True).click()
    links.nth(1).click()
    gap = opened.all(".stretch-unclaimed:visible")
    expect(gap).to_be_focused()
    expect(opened.all(".reason")).to_contain_text("no row of the ledger")
    opened.page.get_by_role("link", name="Checks", exact=True).click()
    links.nth(2).click()
    expect(opened.all('.sheet[data-page="2"] .finding-warning')).to_be_in_viewport()


def edition_start(words: str) -> int:
    return build_edition().dataset.texts[0].text.index(words)


def test_on_a_phone_one_pane_is_shown_at_a_time(
    open_page: PageOpener, published_page: Path
) -> None:
    opened = open_page(published_page, size=PHONE)
    expect(opened.all(".place-pane")).to_be_hidden()
    opened.record(BROCHURE_RECORD).locator(".words").click()
    expect(opened.all(".list-pane")).to_be_hidden()
    assert opened.is_in_window(opened.places(BROCHURE_RECORD))
    opened.places(BROCHURE_RECORD).locator(".tint").click()
    expect(opened.all(".place-pane")).to_be_hidden()
    assert opened.is_in_window(opened.record(BROCHURE_RECORD).locator(".words"))
    opened.record(BROCHURE_RECORD).locator(".words").click()
    opened.page.get_by_role("link", name="‹ Records").click()
    expect(opened.all(".list-pane")).to_be_visible()


@pytest.mark.parametrize(
    "view",
    [
        "overview",
        f"place:{BROCHURE_RECORD}",
        pytest.param("records", marks=pytest.mark.slow),
        pytest.param("checks", marks=pytest.mark.slow),
    ],
)
def test_nothing_is_wider_than_a_phone(
    open_page: PageOpener, published_page: Path, view: str
) -> None:
    opened = open_page(published_page, f"#{view}", size=PHONE)
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_without_script_everything_is_there_and_links_work(
    open_page: PageOpener, published_page: Path
) -> None:
    opened = open_page(published_page, has_script=False)
    expect(opened.all(".record").first).to_be_visible()
    expect(opened.all(".matrix")).to_be_visible()
    opened.record(PRESS_RECORD).locator(".words").click()
    expect(opened.all(f'[id="place:{PRESS_RECORD}"]')).to_be_in_viewport()


def test_words_from_right_to_left_run_from_right_to_left(open_page: PageOpener) -> None:
    lines = (
        Line(text="מים נקיים", role="theme", number="1", language="he"),
        Line(text="مياه نظيفة (2030) للجميع", role="objective", number="1.1", language="ar"),
        Line(text="English words", role="objective", number="1.2", language="en"),
    )
    opened = open_page(build_edition({"press": lines}))
    for number, direction in (("1", "rtl"), ("1.1", "rtl"), ("1.2", "ltr")):
        text = opened.record(f"{PRESS}/{number}").locator(".text")
        assert text.evaluate("(one) => getComputedStyle(one).direction") == direction
