"""The report as JSON, for programs; ``docs/report-json.md`` describes every key."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from typing import Any

from pipeline.model.findings import CheckOutcome, Finding, Report, SourceSummary, ThemeSummary
from pipeline.report.figures import find_status, find_verdict, tally

#: Grows with every change that could break a reader; keys are only ever added without one.
SCHEMA_VERSION = 1

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def render_json(report: Report) -> str:
    """The report as one JSON object in UTF-8, keys sorted, ending in LF."""
    return render_object(_describe_report(report))


def render_object(described: Mapping[str, object]) -> str:
    """Any object of ours as JSON in UTF-8, keys sorted, ending in LF."""
    text = json.dumps(described, ensure_ascii=False, allow_nan=False, indent=2, sort_keys=True)
    # Half a surrogate pair has no UTF-8 form, but it has one in JSON.
    return _LONE_SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


def _describe_report(report: Report) -> dict[str, Any]:
    counts = tally(report)
    return {
        "schema_version": SCHEMA_VERSION,
        "edition_id": report.edition_id,
        "title": report.title,
        "dataset_digest": report.dataset_digest,
        "pipeline_version": report.pipeline_version,
        "status": find_verdict(report),
        "counts": {
            "sources": len(report.sources),
            "themes": len(report.themes),
            "objectives": sum(source.objective_count for source in report.sources),
            "sub_objectives": sum(source.sub_objective_count for source in report.sources),
            "errors": counts.error_count,
            "warnings": counts.warning_count,
            "checks_passed": counts.passed_count,
            "checks_with_warnings": counts.warned_count,
            "checks_failed": counts.failed_count,
            "checks_not_applicable": counts.not_applicable_count,
        },
        "sources": [_describe_source(source) for source in report.sources],
        "themes": [_describe_theme(theme) for theme in report.themes],
        "checks": [_describe_outcome(outcome) for outcome in report.outcomes],
    }


def _describe_source(source: SourceSummary) -> dict[str, Any]:
    return {
        "source_id": source.source_id,
        "role": source.role,
        "path": source.path,
        "is_reconstruction": source.is_reconstruction,
        "theme_count": source.theme_count,
        "objective_count": source.objective_count,
        "sub_objective_count": source.sub_objective_count,
        "char_count": source.char_count,
        "record_char_count": source.record_char_count,
        "ignored_char_count": source.ignored_char_count,
        "unclaimed_char_count": source.unclaimed_char_count,
        "confidence": source.confidence if math.isfinite(source.confidence) else None,
    }


def _describe_theme(theme: ThemeSummary) -> dict[str, Any]:
    objective_counts = dict(theme.objective_counts)
    return {
        "theme_id": theme.theme_id,
        "ordinal": theme.ordinal,
        "statements": [
            {
                "source_id": source_id,
                "title": title,
                "objective_count": objective_counts.get(source_id, 0),
            }
            for source_id, title in theme.labels
        ],
    }


def _describe_outcome(outcome: CheckOutcome) -> dict[str, Any]:
    return {
        "code": outcome.code,
        "title": outcome.title,
        "source_id": outcome.source,
        "status": find_status(outcome),
        "checked_count": outcome.checked_count,
        "unit": outcome.unit,
        "skipped_reason": outcome.skipped_reason,
        "findings": [_describe_finding(finding) for finding in outcome.findings],
    }


def _describe_finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.message,
        "source_id": finding.source,
        "record_id": finding.record,
        "page_number": finding.page,
        "char_start": finding.span.start if finding.span else None,
        "char_end": finding.span.end if finding.span else None,
        "line_number": finding.region.start_line if finding.region else None,
        "acknowledged_reason": finding.acknowledged_reason,
    }
