"""GitHub annotations: parsed as GitHub parses them, they say what was found and do nothing else."""

from __future__ import annotations

import dataclasses
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.errors import ConfigurationError
from pipeline.model.findings import Finding, Report, Severity
from pipeline.report import render_annotations
from pipeline.report.step_summary import MOST_BYTES, fit_summary
from tests.report.reports import EDITION_ID, HOSTILE, PRESS, make_bad_report, make_good_report

_COMMAND = re.compile(r"::(?P<name>[^ :]+)(?: (?P<properties>[^:]*))?::(?P<data>.*)")


def _parse(line: str) -> tuple[str, dict[str, str], str]:
    """A line as GitHub's runner takes it apart: name, properties, message."""
    command = _COMMAND.fullmatch(line)
    assert command, line
    properties = dict(
        one.partition("=")[::2] for one in (command["properties"] or "").split(",") if one
    )
    unescaped = {
        name: _unescape(_unescape(value, ("%3A", ":"), ("%2C", ",")), ("%0D", "\r"), ("%0A", "\n"))
        for name, value in properties.items()
    }
    return (
        command["name"],
        {name: value.replace("%25", "%") for name, value in unescaped.items()},
        _unescape(command["data"], ("%0D", "\r"), ("%0A", "\n")).replace("%25", "%"),
    )


def _unescape(text: str, *escapes: tuple[str, str]) -> str:
    for escaped, char in escapes:
        text = text.replace(escaped, char)
    return text


def _report(*findings: Finding) -> Report:
    good = make_good_report()
    first = dataclasses.replace(good.outcomes[0], findings=findings)
    return dataclasses.replace(good, outcomes=(first, *good.outcomes[1:]))


def test_nothing_found_is_nothing_said() -> None:
    assert render_annotations([make_good_report()]) == ""
    assert render_annotations([]) == ""


def test_a_finding_is_shown_at_its_file_and_line() -> None:
    finding = dataclasses.replace(
        next(one for one in make_bad_report().findings if one.region), acknowledged_reason=None
    )
    (line,) = render_annotations([_report(finding)]).splitlines()

    assert _parse(line) == (
        "warning",
        {
            "file": f"raw/{EDITION_ID}/press.txt",
            "line": "4",
            "endLine": "5",
            "title": "theme-empty (press/2)",
        },
        f"{PRESS}/2 has no objectives.",
    )


def test_no_more_than_github_shows_and_the_rest_is_counted_over_all_editions() -> None:
    lines = render_annotations([make_bad_report(), make_bad_report()] * 3).splitlines()

    names = [_parse(line)[0] for line in lines]
    assert names.count("error") == names.count("warning") == 10
    assert names[-1] == "notice"
    assert _parse(lines[-1])[2] == (
        "Not shown here: 8 more errors, 710 more warnings, 6 acknowledged findings; see report.md."
    )


def test_what_stopped_an_edition_comes_first() -> None:
    error = ConfigurationError("config/editions/x.toml, line 3: expected a date")
    first, *_ = render_annotations([make_bad_report()], [error]).splitlines()

    assert _parse(first) == (
        "error",
        {"title": "configuration"},
        "config/editions/x.toml, line 3: expected a date",
    )


@given(words=st.one_of(st.text(), st.text(alphabet=":%,=\r\n#[]0ADa \x1b"), st.just(HOSTILE)))
@settings(deadline=None)
def test_words_of_a_document_are_no_command_and_no_property(words: str) -> None:
    finding = Finding(
        code="quote-mismatch",
        severity=Severity.ERROR,
        message=f"Het citaat {words} is er niet.",
        source=PRESS,
        record=f"{PRESS}/{words}",
    )
    rendered = render_annotations([_report(finding)])

    assert rendered.count("\n") == 1
    name, properties, message = _parse(rendered.removesuffix("\n"))
    assert name == "error"
    assert set(properties) == {"file", "title"}
    assert "::" not in message
    assert "##[" not in message
    assert message.startswith("Het citaat ")
    assert message.endswith(" is er niet.")
    assert properties["title"].startswith("quote-mismatch (press/")


def test_a_long_message_is_cut() -> None:
    finding = Finding(code="x", severity=Severity.ERROR, message="woord " * 10_000)

    assert len(render_annotations([_report(finding)])) < 1_200


def test_a_summary_fits_into_what_github_shows() -> None:
    markdown = "- één regel over een bevinding\n" * 100_000
    fitted = fit_summary(markdown, room_bytes=MOST_BYTES)

    assert len(fitted.encode("utf-8")) <= MOST_BYTES
    assert len(fitted.encode("utf-8")) > MOST_BYTES - 200
    kept, _, note = fitted.strip("\n").rpartition("\n\n")
    assert set(kept.splitlines()) == {"- één regel over een bevinding"}
    assert "report files" in note
    assert fit_summary("- kort\n", room_bytes=100) == "\n- kort\n"
    assert fit_summary(markdown, room_bytes=3) == ""
