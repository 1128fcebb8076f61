"""What every rendering keeps to: all is said, nothing of a document is obeyed."""

from __future__ import annotations

import json
import os
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from pipeline.model.findings import Report
from pipeline.report import (
    render_code_quality,
    render_json,
    render_junit,
    render_markdown,
    render_sarif,
    render_terminal,
)
from pipeline.report.harmless import show_in_log, show_in_markdown, show_plainly
from tests.report.reports import BROCHURE, HOSTILE, make_bad_report, make_good_report

REPOSITORY = Path(__file__).resolve().parents[2]
WHOLE_RENDERERS = [render_terminal, render_markdown, render_json, render_junit]
#: Those that show findings alone besides.
RENDERERS = [*WHOLE_RENDERERS, render_sarif, render_code_quality]

#: Text with what is special somewhere, in every mixture.
_NASTY_TEXT = st.one_of(
    st.text(),
    st.text(alphabet="*_`[]()<>|~#\\!&@$:/.w-+=1 \n\t\r\x1b\u202e\ud800\ufffe\ufdd0ab"),
)


def _parse_markdown(text: str) -> list[Any]:
    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(text)


def _parse_xml(text: str) -> ET.Element:
    return ET.fromstring(text.encode("utf-8"))


@pytest.mark.parametrize("render", RENDERERS)
@pytest.mark.parametrize("make_report", [make_good_report, make_bad_report])
def test_a_rendering_is_a_text_file_of_its_own(
    render: Callable[[Report], str], make_report: Callable[[], Report]
) -> None:
    text = render(make_report())

    assert text.encode("utf-8")
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert render(make_report()) == text


@pytest.mark.parametrize("render", RENDERERS)
def test_a_reconstruction_is_called_one(render: Callable[[Report], str]) -> None:
    text = render(make_good_report() if render in WHOLE_RENDERERS else make_bad_report())

    assert "reconstruction" in text


@pytest.mark.parametrize(
    "render",
    [render_terminal, render_markdown, render_junit, render_sarif, render_code_quality],
)
def test_no_control_or_format_character_of_a_document_comes_through(
    render: Callable[[Report], str],
) -> None:
    text = render(make_bad_report())

    unseen = {char for char in text if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co"}}
    assert unseen == {"\n"}


@given(words=_NASTY_TEXT)
@settings(deadline=None, max_examples=50)
def test_any_words_of_a_document_can_be_rendered(words: str) -> None:
    report = make_bad_report(words)

    for render in RENDERERS:
        assert render(report).encode("utf-8")
    assert json.loads(render_json(report))["title"] == words
    assert len(_parse_xml(render_junit(report))) == 3


@given(words=_NASTY_TEXT)
@settings(deadline=None)
def test_words_in_markdown_are_text_and_nothing_else(words: str) -> None:
    cell = f"| a |\n|---|\n| {show_in_markdown(words)} |"

    inlines = [token for token in _parse_markdown(cell) if token.type == "inline"]

    assert len(inlines) == 2
    children = inlines[1].children
    assert {child.type for child in children} <= {"text", "text_special"}
    assert "".join(child.content for child in children) == show_plainly(words)


@given(words=_NASTY_TEXT)
@settings(deadline=None)
def test_words_in_markdown_are_no_address_and_no_name(words: str) -> None:
    shown = show_in_markdown(words)

    assert "://" not in shown
    assert "www." not in shown.lower()
    assert "@" not in shown


@given(words=_NASTY_TEXT)
@settings(deadline=None)
def test_words_in_a_log_are_no_command(words: str) -> None:
    shown = show_in_log(words)

    assert "::" not in shown
    assert "##[" not in shown
    assert "\n" not in shown


def test_the_markdown_has_its_own_markup_only() -> None:
    tokens = _parse_markdown(render_markdown(make_bad_report()))

    inner = [child for token in tokens for child in token.children or ()]
    assert not {token.type for token in (*tokens, *inner)} & {
        "html_block",
        "html_inline",
        "link_open",
        "image",
    }


def test_the_markdown_has_both_titles_of_a_theme_side_by_side() -> None:
    lines = render_markdown(make_good_report()).splitlines()

    assert "| 1 | Schoon water (1200) | Water dat schoon is, voor iedereen (4) |" in lines
    assert "| 2 | without a heading (4) | — |" in lines


def test_the_terminal_shows_counts_by_theme_and_no_more_findings_than_one_can_read() -> None:
    good, bad = render_terminal(make_good_report()), render_terminal(make_bad_report())

    assert "1,204 = 1200 + 4, 1 below them" in good
    assert "890 of 900" in good
    assert "4 of 4 checks passed" in good
    assert "page-letters-stray: 115 more" in bad
    assert bad.count("page-letters-stray (") == 5
    # The title is the document's own, and as long as it is.
    assert max(map(len, bad.splitlines()[1:])) <= 115
    assert bad.index("error:") < bad.index("warning:")


def test_the_terminal_names_place_and_reason_of_a_finding() -> None:
    lines = render_terminal(make_bad_report("woorden")).splitlines()

    assert "error: quote-mismatch (brochure/1.2 (reconstruction), page 3)" in lines
    assert "error: theme-missing (2 in brochure (reconstruction))" in lines
    assert "error: theme-count (edition)" in lines
    assert "warning: theme-empty (press/2)" in lines
    assert "  Acknowledged: woorden" in lines


def test_the_json_counts_what_it_lists() -> None:
    report = json.loads(render_json(make_bad_report()))

    findings = [finding for check in report["checks"] for finding in check["findings"]]
    assert report["schema_version"] == 1
    assert report["status"] == "failed"
    assert report["counts"]["errors"] == 3
    assert report["counts"]["warnings"] == 121
    assert report["counts"]["errors"] + report["counts"]["warnings"] == len(findings)
    assert report["counts"]["objectives"] == 1208
    statuses = [check["status"] for check in report["checks"]]
    assert report["counts"]["checks_failed"] == statuses.count("failed") == 3
    assert report["counts"]["checks_not_applicable"] == statuses.count("not_applicable") == 1
    assert json.loads(render_json(make_good_report()))["status"] == "passed"


def test_every_key_of_the_json_is_described() -> None:
    described = (REPOSITORY / "docs" / "report-json.md").read_text(encoding="utf-8")

    def list_keys(value: object) -> set[str]:
        if isinstance(value, dict):
            return set(value).union(*map(list_keys, value.values()))
        if isinstance(value, list):
            return set().union(*map(list_keys, value))
        return set()

    keys = list_keys(json.loads(render_json(make_bad_report())))
    assert {key for key in keys if f"`{key}`" not in described} == set()


def test_junit_has_one_case_for_each_check_and_source() -> None:
    report = make_bad_report()
    suites = _parse_xml(render_junit(report))

    cases = suites.findall("testsuite/testcase")
    assert len(cases) == len(report.outcomes)
    assert len({case.get("name") for case in cases}) == len(cases)
    assert [suite.get("name") for suite in suites] == [
        "press",
        "brochure (reconstruction)",
        "edition",
    ]
    for suite in suites:
        assert suite.get("tests") == str(len(suite.findall("testcase")))
        assert suite.get("failures") == str(len(suite.findall("testcase/failure")))
        assert suite.get("skipped") == str(len(suite.findall("testcase/skipped")))


def test_junit_fails_a_case_for_errors_and_not_for_warnings() -> None:
    suites = _parse_xml(render_junit(make_bad_report()))

    failed = [
        str(case.get("name")).partition(":")[0]
        for case in suites.iter("testcase")
        if case.find("failure") is not None
    ]
    assert failed == ["quote-mismatch", "theme-missing", "theme-count"]
    outputs = [suite.findtext("system-out") or "" for suite in suites]
    assert "theme-empty" in outputs[0]
    assert "70 more: see report.json" in outputs[1]


def test_junit_tells_no_time_and_no_file() -> None:
    text = render_junit(make_bad_report())
    suites = _parse_xml(text)

    assert suites.attrib == {}
    assert {element.get("time") for element in suites.iter() if "time" in element.attrib} == {"0"}
    assert {suite.get("timestamp") for suite in suites} == {"1970-01-01T00:00:00"}
    assert not any({"file", "line"} & set(element.attrib) for element in suites.iter())


@pytest.mark.parametrize("schema_name", ["junit-windyroad.xsd", "junit-jenkins-10.xsd"])
@pytest.mark.parametrize("words", ["woorden", HOSTILE, "\x00\ud800\ufffe ]]> &amp;"])
def test_junit_is_accepted_by_both_published_schemas(schema_name: str, words: str) -> None:
    corpus = os.environ.get("PROGRAMME_CORPUS")
    if not corpus:
        pytest.skip("PROGRAMME_CORPUS is not set: the published JUnit schemas are not at hand")
    etree = pytest.importorskip("lxml.etree")
    schema = etree.XMLSchema(etree.parse(Path(corpus) / "schemas" / schema_name))

    for report in (make_good_report(), make_bad_report(words)):
        schema.assertValid(etree.fromstring(render_junit(report).encode("utf-8")))


@pytest.mark.parametrize("render", RENDERERS)
def test_no_path_of_this_machine_is_in_a_report(render: Callable[[Report], str]) -> None:
    text = render(make_bad_report())

    assert str(REPOSITORY) not in text
    assert not re.search(r"(^|\s)/(home|tmp|Users|work)\b", text)


@pytest.mark.parametrize("render", RENDERERS)
def test_an_acknowledged_finding_is_told_with_its_reason(
    render: Callable[[Report], str],
) -> None:
    text = render(make_bad_report("met het oog vergeleken"))

    assert "theme-empty" in text
    assert "met het oog vergeleken" in text.partition("theme-empty")[2]


def test_a_place_in_a_text_file_has_its_line() -> None:
    report = json.loads(render_json(make_bad_report()))

    findings = [finding for check in report["checks"] for finding in check["findings"]]
    lines = {finding["code"]: finding["line_number"] for finding in findings}
    assert lines["theme-empty"] == 4
    assert lines["quote-mismatch"] is None


def test_a_report_without_sources_can_be_rendered() -> None:
    report = Report(
        edition_id="empty",
        title="",
        dataset_digest="",
        pipeline_version="",
        sources=(),
        themes=(),
        outcomes=(),
    )

    for render in RENDERERS:
        assert render(report).endswith("\n")


def test_places_in_json_are_whole() -> None:
    report = json.loads(render_json(make_bad_report()))

    (finding,) = (
        finding
        for check in report["checks"]
        for finding in check["findings"]
        if finding["code"] == "quote-mismatch"
    )
    assert (finding["char_start"], finding["char_end"], finding["page_number"]) == (10, 20, 3)
    assert finding["record_id"] == f"{BROCHURE}/1.2"
