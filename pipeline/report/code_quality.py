"""The findings as a GitLab code quality report, which merge requests show beside their files."""

from __future__ import annotations

import json
from typing import Any

from pipeline.model.findings import Finding, Report, Severity
from pipeline.report.figures import identify_findings, name_file, name_place, rank_findings
from pipeline.report.harmless import show_plainly

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor"}
#: What an editor has seen and accepts is still told.
_ACKNOWLEDGED = "info"


def render_code_quality(report: Report) -> str:
    """The findings as one JSON array in UTF-8, errors first, ending in LF."""
    findings = rank_findings(report)
    issues = [
        _describe_issue(report, finding, fingerprint)
        for finding, fingerprint in zip(findings, identify_findings(findings), strict=True)
    ]
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"


def _describe_issue(report: Report, finding: Finding, fingerprint: str) -> dict[str, Any]:
    description = f"{name_place(report, finding)}: {finding.message}"
    if finding.acknowledged_reason is not None:
        description += f" Acknowledged: {finding.acknowledged_reason}"
    return {
        "check_name": finding.code,
        "description": show_plainly(description),
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[finding.severity]
        if finding.acknowledged_reason is None
        else _ACKNOWLEDGED,
        "location": {
            "path": name_file(report, finding),
            "lines": {"begin": finding.region.start_line if finding.region else 1},
        },
    }
