"""SARIF is accepted by the validator of those who made it, and by what GitHub asks besides."""

from __future__ import annotations

import dataclasses
import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from pipeline.model.findings import FileRegion, Finding, Report, Severity
from pipeline.report import render_code_quality, render_sarif
from pipeline.report.harmless import show_in_sarif
from tests.report.reports import BROCHURE, EDITION_ID, HOSTILE, make_bad_report, make_good_report

REPOSITORY = Path(__file__).resolve().parents[2]

#: What the validator asks for and a project without an address on the web cannot give.
_NOT_OURS = {"SARIF2005"}


def _run_of(report: Report) -> dict[str, Any]:
    (run,) = json.loads(render_sarif(report))["runs"]
    assert isinstance(run, dict)
    return run


def _result_of(report: Report, code: str) -> dict[str, Any]:
    return next(one for one in _run_of(report)["results"] if one["ruleId"] == code)


def _with_finding(finding: Finding) -> Report:
    """The good report, with a finding in its first check."""
    good = make_good_report()
    first = dataclasses.replace(good.outcomes[0], findings=(finding,))
    return dataclasses.replace(good, outcomes=(first, *good.outcomes[1:]))


def _find_validator() -> Path:
    """The SARIF Multitool, where ``make tools`` or the environment has put it."""
    named = os.environ.get("SARIF_MULTITOOL")
    if named:
        return Path(named)
    folder = REPOSITORY / ".tools" / "node_modules" / "@microsoft"
    found = sorted(folder.glob("sarif-multitool-*/Sarif.Multitool"))
    if not found:
        pytest.skip("the SARIF Multitool is not here: `make tools` installs it")
    return found[0]


def test_the_sarif_multitool_accepts_it(tmp_path: Path) -> None:
    validator = _find_validator()
    reports = {
        "good": dataclasses.replace(make_good_report(), title=""),
        "bad": make_bad_report(
            f"{HOSTILE} \x00\ud800\ufffe ]]> &amp; {{{{1}}}} {{x [a](b) \\ 100%"
        ),
    }
    for name, report in reports.items():
        (tmp_path / f"{name}.sarif").write_text(render_sarif(report), encoding="utf-8")
    broken = render_sarif(make_bad_report()).replace('"ruleId"', '"ruleIdentity"')
    (tmp_path / "broken.sarif").write_text(broken, encoding="utf-8")

    said = subprocess.run(
        [validator, "validate", tmp_path / "*.sarif", "--rule-kind", "Sarif;Gh"],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    ).stdout

    complaints = re.findall(r"(\w+)\.sarif\S*: (?:error|warning) (\w+)", said)
    assert {code for name, code in complaints if name == "broken"} - _NOT_OURS, said
    others = [(name, code) for name, code in complaints if name != "broken"]
    assert {name for name, _ in others} == set(reports), said
    assert {code for _, code in others} <= _NOT_OURS, said


def test_rules_are_the_checks_with_what_to_do_about_a_finding() -> None:
    run = _run_of(make_bad_report())
    rules = run["tool"]["driver"]["rules"]

    codes = dict.fromkeys(outcome.code for outcome in make_bad_report().outcomes)
    assert [rule["id"] for rule in rules] == list(codes)
    assert rules[0]["help"] == {"text": "Look at what quote-mismatch is about."}
    assert rules[0]["defaultConfiguration"] == {"level": "error"}
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_a_result_is_at_its_file_with_page_and_place_in_its_properties() -> None:
    result = _result_of(make_bad_report(), "quote-mismatch")

    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == f"raw/{EDITION_ID}/brochure.pdf"
    assert place["region"] == {"startLine": 1}
    assert result["level"] == "error"
    assert result["properties"] == {
        "sourceId": BROCHURE,
        "recordId": f"{BROCHURE}/1.2",
        "pageNumber": 3,
        "charStart": 10,
        "charEnd": 20,
    }


def test_a_result_in_a_text_has_lines_and_columns() -> None:
    result = _result_of(make_bad_report(), "theme-empty")

    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == f"raw/{EDITION_ID}/press.txt"
    assert place["region"] == {"startLine": 4, "startColumn": 3, "endLine": 5, "endColumn": 9}


def test_a_result_about_the_edition_is_at_its_file() -> None:
    result = _result_of(make_bad_report(), "theme-count")

    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == f"config/editions/{EDITION_ID}.toml"


def test_an_acknowledged_finding_is_suppressed_with_its_reason() -> None:
    results = _run_of(make_bad_report("gezien"))["results"]

    suppressed = {one["ruleId"]: one["suppressions"] for one in results if one["suppressions"]}
    assert suppressed == {
        "theme-empty": [{"kind": "external", "status": "accepted", "justification": "gezien"}]
    }
    assert all("suppressions" in one for one in results)


def test_a_fingerprint_stays_while_the_source_is_edited_around_it() -> None:
    finding = Finding(
        code="quote-mismatch",
        severity=Severity.ERROR,
        message="De eerste woorden zijn anders.",
        source=BROCHURE,
        record=f"{BROCHURE}/1.2",
        page=3,
    )
    elsewhere = dataclasses.replace(
        finding,
        message="De tweede ook.",
        page=4,
        region=FileRegion(start_line=1, start_column=1, end_line=1, end_column=2),
    )
    other = dataclasses.replace(finding, record=f"{BROCHURE}/1.3")

    prints = [
        json.dumps(_result_of(_with_finding(one), "quote-mismatch")["partialFingerprints"])
        for one in (finding, elsewhere, other)
    ]
    assert prints[0] == prints[1]
    assert prints[0] != prints[2]


def test_all_fingerprints_differ() -> None:
    results = _run_of(make_bad_report())["results"]

    assert len({json.dumps(one["partialFingerprints"]) for one in results}) == len(results) == 124
    issues = json.loads(render_code_quality(make_bad_report()))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == 124


def test_more_results_than_github_shows_are_counted_errors_first() -> None:
    warnings = tuple(
        Finding(code="quote-mismatch", severity=Severity.WARNING, message=f"Woord {number}.")
        for number in range(5_100)
    )
    error = Finding(code="quote-mismatch", severity=Severity.ERROR, message="Fout.")
    good = make_good_report()
    first = dataclasses.replace(good.outcomes[0], findings=(*warnings, error))
    run = _run_of(dataclasses.replace(good, outcomes=(first,)))

    assert len(run["results"]) == 5_000
    assert run["results"][0]["level"] == "error"
    assert run["properties"]["findingCount"] == 5_101


def test_words_are_no_placeholder_and_no_link() -> None:
    assert show_in_sarif("{0} [a](b) [c]") == "{{0}} [a\\](b) [c]"


def test_code_quality_has_what_gitlab_asks_for() -> None:
    issues = json.loads(render_code_quality(make_bad_report("gezien")))

    assert {issue["severity"] for issue in issues} == {"major", "minor", "info"}
    (accepted,) = (issue for issue in issues if issue["severity"] == "info")
    assert accepted["check_name"] == "theme-empty"
    assert accepted["location"] == {
        "path": f"raw/{EDITION_ID}/press.txt",
        "lines": {"begin": 4},
    }
    assert json.loads(render_code_quality(make_good_report())) == []
