"""The report as SARIF 2.1.0, which code scanning shows beside the files that findings are about.

Rules are the checks, results the findings; an acknowledged finding is a suppressed result. There
are no times, hosts or commits: a report of the same dataset has the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import islice
from typing import Any
from urllib.parse import quote

from pipeline.model.findings import CheckOutcome, Finding, Report
from pipeline.report.figures import identify_findings, name_file, name_place, rank_findings
from pipeline.report.harmless import show_in_sarif, show_plainly

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_TOOL_NAME = "programme"
#: Names how fingerprints are made (``figures.identify_findings``); changes whenever that does.
_FINGERPRINT = "programmeFinding/v1"
#: The base of all paths: the project's folder, which GitHub and GitLab take for the repository.
_PROJECT = "%SRCROOT%"
#: Code scanning shows no result without a line. A PDF has none, nor has a finding about a source
#: as a whole: those are shown at the top of the file; page and place are in the properties.
_WHOLE_FILE = {"startLine": 1}
#: GitHub shows 5,000 results of a run, and refuses a run of more than 25,000.
_MOST_RESULTS = 5_000


def render_sarif(report: Report) -> str:
    """The report as one SARIF log in UTF-8 with one run, ending in LF."""
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_describe_run(report)]}
    return json.dumps(log, ensure_ascii=False, allow_nan=False, indent=2) + "\n"


def _describe_run(report: Report) -> dict[str, Any]:
    rules = _list_rules(report.outcomes)
    rule_indexes = {code: index for index, code in enumerate(rules)}
    findings = rank_findings(report)
    named = zip(findings, identify_findings(findings), strict=True)
    return {
        "tool": {
            "driver": {
                "name": _TOOL_NAME,
                "semanticVersion": show_plainly(report.pipeline_version),
                "rules": [_describe_rule(outcome) for outcome in rules.values()],
            }
        },
        # What tells the editions of one project apart when their logs are uploaded together.
        "automationDetails": {
            "id": f"{_TOOL_NAME}/{quote(report.edition_id)}/",
            "description": {"text": show_in_sarif(report.title) or "untitled"},
        },
        "originalUriBaseIds": {_PROJECT: {"description": {"text": "The project's folder."}}},
        "columnKind": "unicodeCodePoints",
        "results": [
            _describe_result(report, finding, rule_indexes[finding.code], fingerprint)
            for finding, fingerprint in islice(named, _MOST_RESULTS)
        ],
        "properties": {
            "editionId": show_plainly(report.edition_id),
            "datasetDigest": show_plainly(report.dataset_digest),
            "findingCount": len(findings),
        },
    }


def _list_rules(outcomes: Iterable[CheckOutcome]) -> dict[str, CheckOutcome]:
    """An outcome of each check, by code: every check is made, if only to be skipped."""
    rules: dict[str, CheckOutcome] = {}
    for outcome in outcomes:
        rules.setdefault(outcome.code, outcome)
    return rules


def _describe_rule(outcome: CheckOutcome) -> dict[str, Any]:
    title = f"{show_in_sarif(outcome.title)}."
    return {
        "id": outcome.code,
        "name": "".join(word.capitalize() for word in outcome.code.split("-")),
        "shortDescription": {"text": title},
        "fullDescription": {"text": title},
        "help": {"text": show_in_sarif(outcome.advice)},
        "defaultConfiguration": {"level": outcome.severity.value},
    }


def _describe_result(
    report: Report, finding: Finding, rule_index: int, fingerprint: str
) -> dict[str, Any]:
    return {
        "ruleId": finding.code,
        "ruleIndex": rule_index,
        "level": finding.severity.value,
        "message": {
            "text": f"{show_in_sarif(name_place(report, finding))}: "
            f"{show_in_sarif(finding.message)}"
        },
        "locations": [_describe_location(report, finding)],
        "partialFingerprints": {_FINGERPRINT: fingerprint},
        # Empty for the others: where some results can be suppressed, each says whether it is.
        "suppressions": _list_suppressions(finding),
        "properties": {
            "sourceId": _plain_or_none(finding.source),
            "recordId": _plain_or_none(finding.record),
            "pageNumber": finding.page,
            "charStart": finding.span.start if finding.span else None,
            "charEnd": finding.span.end if finding.span else None,
        },
    }


def _describe_location(report: Report, finding: Finding) -> dict[str, Any]:
    region = finding.region
    return {
        "physicalLocation": {
            "artifactLocation": {
                "uri": quote(name_file(report, finding)),
                "uriBaseId": _PROJECT,
            },
            "region": _WHOLE_FILE
            if region is None
            else {
                "startLine": region.start_line,
                "startColumn": region.start_column,
                "endLine": region.end_line,
                "endColumn": region.end_column,
            },
        }
    }


def _list_suppressions(finding: Finding) -> list[dict[str, str]]:
    if finding.acknowledged_reason is None:
        return []
    # "External": the acknowledgement is in the edition file, not in the source.
    return [
        {
            "kind": "external",
            "status": "accepted",
            "justification": show_plainly(finding.acknowledged_reason),
        }
    ]


def _plain_or_none(text: str | None) -> str | None:
    return None if text is None else show_plainly(text)
