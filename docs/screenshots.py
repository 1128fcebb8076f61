"""Pictures of ``report.html`` for the documentation: ``make screenshots``.

They need a Chromium, and depend on its version and the fonts of the system, so nothing compares
them; run it after a change that can be seen.
"""

from __future__ import annotations

import io
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, ViewportSize, sync_playwright

REPOSITORY = Path(__file__).resolve().parent.parent
PAGE = REPOSITORY / "processed" / "benelux-2021-2024" / "report.html"
FOLDER = REPOSITORY / "docs" / "pictures"

DESK = (1280, 800)
PHONE = (390, 800)
#: Colours that a picture keeps: a page on a screen has few, and each byte is cloned for ever.
PALETTE_SIZE = 128


@dataclass(frozen=True, kw_only=True)
class Shot:
    """A picture to take.

    Attributes:
        name: of the file, without its ending.
        address: within the page.
        size: of the window, in pixels: width and height.
        colours: of the system.
    """

    name: str
    address: str
    size: tuple[int, int] = DESK
    colours: Literal["light", "dark"] = "light"


_RECORD = "place:benelux-2021-2024/brochure-nl/1.1"
_ARTICLE = "place:benelux-2021-2024/press-nl/1.1"

SHOTS = (
    Shot(name="report", address=_RECORD),
    Shot(name="report-article-dark", address=_ARTICLE, colours="dark"),
    Shot(name="report-overview", address="overview"),
    Shot(name="report-checks", address="checks"),
    Shot(name="report-phone-list", address="records", size=PHONE),
    Shot(name="report-phone-place", address=_RECORD, size=PHONE),
)


def main() -> int:
    """Exit code 2 where there is no page or no browser."""
    names = ("chromium", "chromium-browser", "google-chrome")
    browser_path = os.environ.get("PROGRAMME_BROWSER") or next(
        filter(None, map(shutil.which, names)), None
    )
    if browser_path is None or not PAGE.is_file():
        print(f"needs a Chromium, and {PAGE.name}: `programme run --force`", file=sys.stderr)
        return 2
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=browser_path, args=arguments)
        for shot in SHOTS:
            path = FOLDER / f"{shot.name}.png"
            path.write_bytes(_compress(_take(browser, shot)))
            print(f"{path.relative_to(REPOSITORY)}: {path.stat().st_size / 1000:.0f} kB")
        browser.close()
    return 0


def _take(browser: Browser, shot: Shot) -> bytes:
    context = browser.new_context(
        viewport=ViewportSize(width=shot.size[0], height=shot.size[1]),
        color_scheme=shot.colours,
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(f"{PAGE.as_uri()}#{shot.address}")
    page.wait_for_load_state("load")
    page.wait_for_timeout(200)
    picture: bytes = page.screenshot()
    context.close()
    return picture


def _compress(picture: bytes) -> bytes:
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    file = io.BytesIO()
    image.quantize(PALETTE_SIZE, dither=Image.Dither.NONE).save(file, "PNG", optimize=True)
    return file.getvalue()


if __name__ == "__main__":
    sys.exit(main())
