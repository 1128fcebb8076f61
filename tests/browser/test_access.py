"""WCAG AA, as far as a program can tell."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import Literal

import pytest
from _pytest.mark import ParameterSet
from axe_playwright_python.sync_playwright import Axe

from tests.browser.pages import DESK, PHONE, OpenPage, PageOpener
from tests.commands.projects import EDITION_ID
from tests.report.page.editions import BROCHURE, PRESS, build_edition, make_finding

_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
#: Lists and places that are scrolled to by the arrow keys of what is in them.
_VIEWS = (
    "#records",
    f"#place:{EDITION_ID}/press-nl/2.3",
    f"#place:{EDITION_ID}/brochure-nl/1.1",
    "#overview",
    "#checks",
)


#: Of those views, in light and dark, the ones with the most in them: axe takes a second for each.
_IN_EVERY_RUN = {3, 4}


def _list_violations(opened: OpenPage) -> list[str]:
    # Without the wait colours are measured while they still change.
    opened.page.wait_for_timeout(50)
    results = Axe().run(opened.page, options={"runOnly": _RULES})
    return [
        f"{one['id']}: {node['html'][:120]} {node['failureSummary'][:200]}"
        for one in results.response["violations"]
        for node in one["nodes"][:3]
    ]


def _all_views() -> list[ParameterSet]:
    """Every view in both colour schemes; some of them in every run of the tests."""
    return [
        pytest.param(address, colours, marks=() if index in _IN_EVERY_RUN else pytest.mark.slow)
        for index, (address, colours) in enumerate(product(_VIEWS, ("light", "dark")))
    ]


@pytest.mark.parametrize(("address", "colours"), _all_views())
def test_every_view_is_accessible(
    open_page: PageOpener,
    published_page: Path,
    address: str,
    colours: Literal["light", "dark"],
) -> None:
    opened = open_page(published_page, address, colours=colours)
    assert _list_violations(opened) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "address", ["#records", f"#place:{EDITION_ID}/brochure-nl/1.1", "#overview"]
)
def test_on_a_phone_too(open_page: PageOpener, published_page: Path, address: str) -> None:
    assert _list_violations(open_page(published_page, address, size=PHONE)) == []


@pytest.mark.parametrize(
    ("address", "colours"),
    [
        (f"#{PRESS}/1.2", "light"),
        pytest.param("#checks", "dark", marks=pytest.mark.slow),
        pytest.param(f"#{BROCHURE}/1.1", "dark", marks=pytest.mark.slow),
        pytest.param("#overview", "light", marks=pytest.mark.slow),
    ],
)
def test_findings_and_defects_too(
    open_page: PageOpener, address: str, colours: Literal["light", "dark"]
) -> None:
    edition = build_edition(
        gaps=["Meten over de grens", "pagina 1"],
        findings=[
            make_finding(record=f"{PRESS}/1.2"),
            make_finding(is_error=False, record=f"{BROCHURE}/1.1", accepted="seen"),
            make_finding(source=BROCHURE, page=1),
            make_finding(source=None),
        ],
    )
    opened = open_page(edition, address, size=DESK, colours=colours)
    assert _list_violations(opened) == []
    opened.page.get_by_role("link", name="Records", exact=True).click()
    opened.page.get_by_role("button", name="As text").click()
    assert _list_violations(opened) == []


@pytest.mark.slow
def test_without_script_too(open_page: PageOpener, published_page: Path) -> None:
    """Axe needs a script of its own, so the page is shown as it is before ours has begun."""
    html = published_page.read_text(encoding="utf-8")
    opened = open_page(published_page)
    body = html.partition("<body>")[2].partition("<script")[0]
    opened.page.evaluate(
        "(body) => { document.documentElement.classList.remove('js');"
        " document.body.innerHTML = body; }",
        body,
    )
    assert _list_violations(opened) == []


def test_nothing_is_told_by_colour_alone(open_page: PageOpener) -> None:
    """Every kind of place differs in its line or hatching too, and is named to a screen reader."""
    opened = open_page(build_edition(gaps=["pagina 1"]))
    opened.all(f'.source-choice a[data-source="{BROCHURE}"]').click()
    looks = opened.page.evaluate(
        "[...document.querySelectorAll('.source.is-shown .place')].map((one) => {"
        " const style = getComputedStyle(one.querySelector('.tint'));"
        " return [one.dataset.role, style.strokeDasharray, style.strokeWidth,"
        " style.fill.startsWith('url') ? style.fill : 'plain', one.getAttribute('aria-label')]; })"
    )
    by_role = {role: tuple(rest[:3]) for role, *rest in looks}
    assert len(set(by_role.values())) == len(by_role) >= 5
    assert all(label.startswith(role) for role, *_, label in looks)
