"""Programmes as web pages mark them up: headings, lists and accordions of every make."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.extract.html.document import read_html
from pipeline.normalize import state_records
from pipeline.parse import find_outline

THEMES = {
    "Schoon water": (
        "Rivieren meten met alle buren",
        "Kaarten en kennis delen",
        "Vissen tellen in de herfst",
    ),
    "Veilige wegen": (
        "Asfalt vernieuwen op alle bruggen",
        "Fietspaden aanleggen langs de rivier",
    ),
}
#: How a theme's title is marked up, its list, and each of its items.
FORMS = {
    "lists": ("<h2>{}</h2>", "<ul>{}</ul>", "<li>{}</li>"),
    "accordion": ("<details open><summary>{}</summary>", "<ul>{}</ul></details>", "<li>{}"),
    "definitions": ("<dl><dt>{}", "{}</dl>", "<dd>{}</dd>"),
    "roles": (
        "<div role=heading aria-level=2>{}</div>",
        "<div role=list>{}</div>",
        "<div role=listitem>{}</div>",
    ),
    "typed bullets": ("<h2>{}</h2>", "<p>{}</p>", "• {}<br>"),
    "bold and dashes": ("<p><b>{}</b><br>", "{}</p>", "- {}<br/>"),
    "divisions": ("<h2>{}</h2>", "{}", "<div>{}</div>"),
    "numbered": ("<h3>{}</h3>", "<ol type=a>{}</ol>", "<li><p>{}</p></li>"),
}
AROUND = """<!doctype html><html lang="nl"><head><meta charset="{encoding}">
<title>Programma – gemeente</title></head><body>
<a class="skip-link" href="#main">Naar de inhoud</a>
<div id="cookie-banner" role="dialog"><p>Wij gebruiken cookies.</p><button>Ja</button></div>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/x">Nieuws</a></li></ul></nav></header>
<main id="main"><h1>Werkprogramma 2025-2028 voor één regio</h1>{body}</main>
<aside><h2>Lees ook</h2><ul><li><a href="/y">Ander nieuws</a></li></ul></aside>
<footer><ul><li><a href="/p">Privacy</a></li><li>© 2025</li></ul></footer></body></html>"""


def mark_up(form: str) -> str:
    title, items, item = FORMS[form]
    return "".join(
        title.format(theme) + items.format("".join(item.format(each) for each in objectives))
        for theme, objectives in THEMES.items()
    )


def find(data: bytes) -> dict[str | None, Sequence[str]]:
    document = read_html(data, source_id="doc")
    statements = state_records(document, find_outline(document), source_id="doc")
    return {
        theme.text: tuple(objective.text for objective in theme.objectives)
        for theme in statements.themes
    }


@pytest.mark.parametrize("form", FORMS)
def test_themes_and_objectives_are_found(form: str) -> None:
    page = AROUND.format(encoding="utf-8", body=mark_up(form))
    assert find(page.encode()) == THEMES


@pytest.mark.parametrize("encoding", ["iso-8859-1", "windows-1252", "utf-16"])
def test_in_the_encoding_that_the_page_declares(encoding: str) -> None:
    page = AROUND.format(encoding=encoding, body=mark_up("lists"))
    data = page.replace("–", "-").encode(encoding)
    assert find(data) == THEMES
    assert "voor één regio" in read_html(data, source_id="doc").text
