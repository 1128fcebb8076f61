"""The report as JUnit XML, which every CI shows: one test case for each check and source.

There is no official format; this is what both published schemas (Windy Road's and the xUnit
plugin's for Jenkins) accept. A suite is a source, or the edition as a whole. Errors are failures;
warnings do not fail a case, and stand in the suite's output.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from pipeline.model.findings import CheckOutcome, Finding, Report, Severity
from pipeline.report.figures import CheckStatus, find_status, name_place, name_source
from pipeline.report.harmless import show_plainly

#: The schemas want a time, a duration and a host; a report of the same dataset is the same on any
#: day and machine.
_TIMESTAMP = "1970-01-01T00:00:00"
_TIME = "0"
_HOSTNAME = "localhost"

#: Findings written out in one test case; CI systems refuse files of some 30 MB.
_MOST_FINDINGS_PER_CASE = 50


def render_junit(report: Report) -> str:
    """The report as JUnit XML in UTF-8, ending in LF."""
    root = ET.Element("testsuites")
    owners: list[str | None] = [*(source.source_id for source in report.sources), None]
    for index, owner in enumerate(owners):
        outcomes = [outcome for outcome in report.outcomes if outcome.source == owner]
        root.append(_make_suite(report, index, owner, outcomes))
    ET.indent(root)
    xml = ET.tostring(root, encoding="unicode", short_empty_elements=True)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{xml}\n'


def _make_suite(
    report: Report, index: int, owner: str | None, outcomes: Sequence[CheckOutcome]
) -> ET.Element:
    statuses = [find_status(outcome) for outcome in outcomes]
    suite = ET.Element(
        "testsuite",
        {
            "name": show_plainly("edition" if owner is None else name_source(report, owner)),
            "package": show_plainly(report.edition_id),
            "id": str(index),
            "timestamp": _TIMESTAMP,
            "hostname": _HOSTNAME,
            "tests": str(len(outcomes)),
            "failures": str(statuses.count(CheckStatus.FAILED)),
            "errors": "0",
            "skipped": str(statuses.count(CheckStatus.NOT_APPLICABLE)),
            "time": _TIME,
        },
    )
    properties = ET.SubElement(suite, "properties")
    for name, value in _list_properties(report, owner):
        ET.SubElement(properties, "property", {"name": name, "value": show_plainly(value)})
    suite.extend(_make_case(report, owner, outcome) for outcome in outcomes)
    ET.SubElement(suite, "system-out").text = _list_warnings(report, outcomes)
    ET.SubElement(suite, "system-err").text = ""
    return suite


def _list_properties(report: Report, owner: str | None) -> list[tuple[str, str]]:
    properties = [
        ("edition_id", report.edition_id),
        ("dataset_digest", report.dataset_digest),
        ("pipeline_version", report.pipeline_version),
    ]
    properties += [
        (name, value)
        for source in report.sources
        if source.source_id == owner
        for name, value in (
            ("path", source.path),
            ("is_reconstruction", str(source.is_reconstruction).lower()),
        )
    ]
    return properties


def _make_case(report: Report, owner: str | None, outcome: CheckOutcome) -> ET.Element:
    scope = "edition" if owner is None else name_source(report, owner)
    case = ET.Element(
        "testcase",
        {
            # The code makes the name unique, the scope keeps it so across suites.
            "name": show_plainly(f"{outcome.code}: {outcome.title} [{scope}]"),
            "classname": show_plainly(owner or report.edition_id),
            "time": _TIME,
        },
    )
    errors = [finding for finding in outcome.findings if finding.severity is Severity.ERROR]
    if errors:
        failure = ET.SubElement(
            case, "failure", {"type": outcome.code, "message": show_plainly(errors[0].message)}
        )
        failure.text = _list_findings(report, errors)
    elif outcome.skipped_reason is not None and not outcome.findings:
        ET.SubElement(case, "skipped", {"message": show_plainly(outcome.skipped_reason)})
    return case


def _list_warnings(report: Report, outcomes: Sequence[CheckOutcome]) -> str:
    return "\n".join(
        _list_findings(report, warnings)
        for outcome in outcomes
        if (
            warnings := [
                finding for finding in outcome.findings if finding.severity is Severity.WARNING
            ]
        )
    )


def _list_findings(report: Report, findings: Sequence[Finding]) -> str:
    lines = [_describe_finding(report, finding) for finding in findings[:_MOST_FINDINGS_PER_CASE]]
    left_out_count = len(findings) - len(lines)
    if left_out_count:
        lines.append(f"{left_out_count:,} more: see report.json")
    return "\n".join(lines)


def _describe_finding(report: Report, finding: Finding) -> str:
    line = f"{finding.severity} {finding.code} ({name_place(report, finding)}): {finding.message}"
    if finding.acknowledged_reason is not None:
        line += f" Acknowledged: {finding.acknowledged_reason}"
    return show_plainly(line)
