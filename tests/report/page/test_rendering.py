"""The page as a file: whole, alone, the same every time, and deaf to what documents say."""

from __future__ import annotations

import base64
import hashlib
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.report.harmless import show_in_page
from pipeline.report.page import render_page
from pipeline.report.page.rendering import SCRIPTS, STYLES, join_assets
from tests.report.page.editions import Edition, Line, build_edition, make_finding

REPOSITORY = Path(__file__).resolve().parents[3]


class _Reader(HTMLParser):
    """Tags with their attributes, and the text of the page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def _render(edition: Edition) -> str:
    return render_page(edition.dataset, edition.report, edition.material)


def test_nothing_is_asked_of_any_network() -> None:
    reader = _Reader(_render(build_edition()))
    for tag, attributes in reader.tags:
        for name in ("src", "href", "action", "data", "poster", "srcset"):
            address = attributes.get(name)
            assert address is None or address.startswith(("#", "data:")), (tag, address)
    assert "@import" not in join_assets(STYLES)
    assert not re.search(r"url\((?!\"#)", join_assets(STYLES))
    assert not re.search(
        r"fetch|XMLHttp|WebSocket|import\s*\(|eval|innerHTML", join_assets(SCRIPTS)
    )


def test_the_policy_lets_in_this_script_and_style_and_no_other() -> None:
    html = _render(build_edition())
    policy = next(
        attributes["content"]
        for tag, attributes in _Reader(html).tags
        if attributes.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy is not None
    for tag in ("script", "style"):
        (content,) = re.findall(rf"<{tag}[^>]*>(.*?)</{tag}>", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_no_element_is_styled_or_scripted_in_place() -> None:
    for tag, attributes in _Reader(_render(build_edition())).tags:
        assert "style" not in attributes, tag
        assert not [name for name in attributes if name.startswith("on")], tag


def test_every_address_leads_somewhere() -> None:
    edition = build_edition(findings=[make_finding(record="delta-2031/press/1.1"), make_finding()])
    tags = _Reader(_render(edition)).tags
    targets = {attributes["id"] for _, attributes in tags if "id" in attributes}
    for _, attributes in tags:
        address = attributes.get("href") or ""
        # A place on a picture has its address from the text of the same page.
        assert not address.startswith("#") or address[1:] in targets, address


def test_ids_are_there_once() -> None:
    tags = _Reader(_render(build_edition())).tags
    ids = [attributes["id"] for _, attributes in tags if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_the_text_of_a_source_is_in_the_page_letter_for_letter() -> None:
    edition = build_edition()
    text = _Reader(_render(edition)).text
    assert edition.dataset.texts[0].text.strip() in text
    for page in edition.dataset.texts[1].text.split("\f"):
        assert page.strip() in text


def test_a_page_without_a_picture_says_why_and_shows_its_text() -> None:
    edition = build_edition()
    pictures = dict.fromkeys(edition.material.pictures, ())
    material = type(edition.material)(boxes=edition.material.boxes, pictures=pictures)
    html = render_page(edition.dataset, edition.report, material)
    assert html.count("There is no picture of this page: it was not drawn") == 2
    assert "<img" not in html


@pytest.mark.parametrize("sources", [{}, {"press": ()}, {"press": (Line(text="Niets"),)}])
def test_an_edition_without_records_has_a_page_too(sources: dict[str, tuple[Line, ...]]) -> None:
    html = _render(build_edition(sources))
    assert "no themes and no objectives" in html
    assert html.endswith("</html>\n")


@settings(max_examples=60, deadline=None)
@given(
    words=st.one_of(
        st.text(min_size=1),
        st.text(
            alphabet="<>\"'&/=`{}%# -\n\x00\x0b\x1b\u202e\u2028\ud800\ufffeaonscriptmg", min_size=1
        ),
    )
)
def test_words_of_a_document_stay_words(words: str) -> None:
    plain = _Reader(_render(_plant("x")))
    hostile = _render(_plant(words))
    hostile.encode("utf-8")
    reader = _Reader(hostile)
    assert [tag for tag, _ in reader.tags] == [tag for tag, _ in plain.tags]
    names = [sorted(attributes) for _, attributes in reader.tags]
    assert names == [sorted(attributes) for _, attributes in plain.tags]
    assert show_in_page(words).strip() in reader.text.replace("\r", "\n")


def _plant(words: str) -> Edition:
    line = words.replace("\n", " ").replace("\f", " ")
    return build_edition(
        {
            "press": (
                Line(text="Water", role="theme", number="1", reason=line),
                Line(text=f"a{line}b", role="objective", number="1.1", reason=line, mention=line),
            )
        },
        title=words,
        findings=[make_finding(message=words, accepted=words)],
    )


def test_what_cannot_be_seen_is_written_out_and_shaping_is_kept() -> None:
    assert show_in_page("a\x1b[31m\u202eb\u00adc\n\td") == "a\\u001b[31m\\u202eb\\u00adc\n d"
    assert show_in_page("می\u200cخواهم") == "می\u200cخواهم"


def test_the_same_in_every_process() -> None:
    code = (
        "from tests.report.page.editions import build_edition;"
        "from pipeline.report.page import render_page; import hashlib;"
        "e = build_edition();"
        "print(hashlib.sha256(render_page(e.dataset, e.report, e.material).encode()).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=REPOSITORY,
            env={"PYTHONHASHSEED": seed, "LC_ALL": locale, "PATH": ""},
            capture_output=True,
            check=True,
        ).stdout
        for seed, locale in (("1", "C"), ("2", "tr_TR.UTF-8"))
    }
    assert len(digests) == 1


def test_our_own_files_cannot_end_their_element() -> None:
    for text in (join_assets(STYLES), join_assets(SCRIPTS)):
        assert not re.search(r"</(script|style)|<!--", text, re.IGNORECASE)
    folder = REPOSITORY / "pipeline" / "report" / "page" / "assets"
    assert {path.name for path in folder.iterdir()} == {*STYLES, *SCRIPTS}
