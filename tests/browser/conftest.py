"""A real browser without a window; tests are skipped, and say so, where there is none."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.browser.pages import OpenPage, PageOpener
from tests.commands.projects import EDITION_ID, REPOSITORY, copy_project, run_command

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    path = os.environ.get("PROGRAMME_BROWSER") or next(
        filter(None, map(shutil.which, _NAMES)), None
    )
    if path is None:
        pytest.skip("no Chromium here: report.html is not tried in a browser")
    # Root may not use Chromium's own sandbox, and has in a container nothing to lose.
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    started = playwright.chromium.launch(executable_path=path, args=arguments)
    yield started
    started.close()


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[PageOpener]:
    """Opens pages; at the end none may have complained, or asked anything of a network."""
    opener = PageOpener(browser, tmp_path)
    yield opener
    opener.close()


@pytest.fixture(scope="session")
def published_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """``report.html`` of the committed dataset."""
    root = copy_project(tmp_path_factory.mktemp("published") / "project")
    shutil.copytree(
        REPOSITORY / "processed" / EDITION_ID,
        root / "processed" / EDITION_ID,
        ignore=shutil.ignore_patterns("report.html"),
    )
    result = run_command("report", EDITION_ID, root=root)
    assert result.returncode == 0, result.stderr
    return root / "processed" / EDITION_ID / "report.html"


@pytest.fixture
def benelux(open_page: PageOpener, published_page: Path) -> OpenPage:
    """The committed edition, on a desk."""
    return open_page(published_page)
