"""Pages in a browser, and what they complain of."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, BrowserContext, Locator, Page, ViewportSize

from pipeline.report.page import render_page
from tests.report.page.editions import Edition

DESK = ViewportSize(width=1400, height=900)
#: A page that answers at all answers at once; a machine that is busy may take some seconds.
_PATIENCE_MS = 8_000
PHONE = ViewportSize(width=390, height=844)


@dataclass(frozen=True, kw_only=True)
class OpenPage:
    """A page in the browser."""

    page: Page

    def all(self, selector: str) -> Locator:
        return self.page.locator(selector)

    def choice(self, name: str) -> Locator:
        """One of the filters."""
        return self.page.get_by_role("search").get_by_role("combobox", name=name)

    def record(self, record_id: str) -> Locator:
        return self.page.locator(f'[id="{record_id}"]')

    def places(self, record_id: str) -> Locator:
        """What can be seen of a record in its source."""
        return self.page.locator(f'.sources [data-record="{record_id}"]:visible')

    def shown_records(self) -> list[str]:
        found: list[str] = self.page.evaluate(
            "[...document.querySelectorAll('.record')]"
            ".filter((one) => one.checkVisibility()).map((one) => one.id)"
        )
        return found

    def is_in_window(self, locator: Locator) -> bool:
        box = locator.bounding_box()
        size = self.page.viewport_size
        assert size is not None
        return box is not None and 0 <= box["y"] + box["height"] / 2 <= size["height"]

    def focused(self) -> str:
        """What has the focus, by the id of its record, else by its class."""
        described: str = self.page.evaluate(
            "(() => { const one = document.activeElement;"
            " return one.dataset.record ?? one.closest('.record')?.id ?? one.className ?? ''; })()"
        )
        return described


def write_page(edition: Edition, path: Path) -> Path:
    """The page of an edition, in a file."""
    html = render_page(edition.dataset, edition.report, edition.material)
    path.write_text(html, encoding="utf-8")
    return path


class PageOpener:
    """Opens pages and listens to them."""

    def __init__(self, browser: Browser, folder: Path) -> None:
        self._browser = browser
        self._folder = folder
        self._contexts: list[BrowserContext] = []
        self.complaints: list[str] = []
        #: A script to run in each page before its own.
        self.before = ""

    def __call__(
        self,
        what: Path | Edition,
        address: str = "",
        *,
        size: ViewportSize = DESK,
        colours: Literal["light", "dark"] = "light",
        has_script: bool = True,
    ) -> OpenPage:
        """Opens a file, or the page of an edition, as a double click would."""
        if isinstance(what, Edition):
            path = write_page(what, self._folder / f"report-{len(self._contexts)}.html")
        else:
            path = what
        context = self._browser.new_context(
            viewport=size,
            color_scheme=colours,
            reduced_motion="reduce",
            java_script_enabled=has_script,
            offline=True,
        )
        context.set_default_timeout(_PATIENCE_MS)
        self._contexts.append(context)
        if self.before:
            context.add_init_script(self.before)
        page = context.new_page()
        page.on("console", lambda message: self.complaints.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        page.on("dialog", lambda dialog: self._refuse(dialog.message, dialog.dismiss))
        page.on("request", lambda request: self._note_request(request.url, path))
        page.on("popup", lambda popup: self.complaints.append(f"popup: {popup.url}"))
        page.goto(f"{path.as_uri()}{address}")
        return OpenPage(page=page)

    def _refuse(self, message: str, dismiss: object) -> None:
        self.complaints.append(f"dialog: {message}")
        assert callable(dismiss)
        dismiss()

    def _note_request(self, url: str, path: Path) -> None:
        if not url.startswith("data:") and url.partition("#")[0] != path.as_uri():
            self.complaints.append(f"request: {url}")

    def close(self) -> None:
        for context in self._contexts:
            context.close()
        assert self.complaints == []
