"""2,000 objectives stay fluid: counted in frames and elements, for clocks differ."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.pages import OpenPage, PageOpener
from tests.report.page.editions import PRESS, Edition, Line, build_edition

THEMES, OBJECTIVES = 20, 2_000
_PER_THEME = OBJECTIVES // THEMES


def _build() -> Edition:
    lines = []
    for theme in range(1, THEMES + 1):
        lines.append(Line(text=f"Thema {theme}", role="theme", number=str(theme)))
        lines += [
            Line(
                text=f"Doel {theme} {number} met samenwerking over de grenzen heen " * 2,
                role="objective",
                number=f"{theme}.{number}",
                marker="• ",
            )
            for number in range(1, _PER_THEME + 1)
        ]
    return build_edition({"press": lines})


@pytest.fixture(scope="module")
def opener(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PageOpener]:
    opener = PageOpener(browser, tmp_path_factory.mktemp("large"))
    yield opener
    opener.close()


@pytest.fixture(scope="module")
def opened_once(opener: PageOpener) -> OpenPage:
    return opener(_build())


@pytest.fixture
def large(opened_once: OpenPage) -> OpenPage:
    """Two thousand objectives, as on opening."""
    opened_once.page.get_by_role("searchbox").fill("")
    return opened_once


def test_search_finds_one_of_two_thousand(large: OpenPage) -> None:
    search = large.page.get_by_role("searchbox")
    search.press_sequentially("grenzen 20.100")
    expect(large.all("[role=status]").first).to_have_text("1 of 2,020 records")
    large.record(f"{PRESS}/20.100").locator(".words").click()
    assert large.is_in_window(large.places(f"{PRESS}/20.100"))
    search.fill("")
    expect(large.all("[role=status]").first).to_have_text("2,020 records")


def test_typing_filters_once_a_frame_and_lays_out_what_is_seen(large: OpenPage) -> None:
    """A letter costs one pass over the records, and no layout within it."""
    passes = large.page.evaluate(
        """async () => {
          const input = document.querySelector('[type=search]');
          let passes = 0;
          const seen = new MutationObserver(() => { passes += 1; });
          seen.observe(document.querySelector('.tally'), { childList: true, subtree: true });
          for (const letter of 'doel 7 ') {
            input.value += letter;
            input.dispatchEvent(new InputEvent('input', { bubbles: true }));
          }
          await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
          return passes;
        }"""
    )
    assert passes == 1


def test_the_page_stays_small(large: OpenPage) -> None:
    count = large.page.evaluate("document.querySelectorAll('*').length")
    assert count < 25 * OBJECTIVES


def test_the_last_record_is_reached_by_key(large: OpenPage) -> None:
    large.page.get_by_role("searchbox").press("ArrowDown")
    large.page.keyboard.press("End")
    assert large.focused() == f"{PRESS}/20.100"
    assert large.is_in_window(large.record(f"{PRESS}/20.100").locator(".words"))
    assert large.is_in_window(large.places(f"{PRESS}/20.100"))
