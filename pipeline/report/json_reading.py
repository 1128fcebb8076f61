"""A report back from its JSON: the inverse of ``json_document``."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any

from pipeline.model.errors import StoreError
from pipeline.model.findings import (
    CheckOutcome,
    FileRegion,
    Finding,
    Report,
    Severity,
    SourceSummary,
    ThemeSummary,
)
from pipeline.model.selectors import CharSpan
from pipeline.report.json_document import SCHEMA_VERSION


def read_json(text: str, *, name: str) -> Report:
    """The report that ``render_json`` wrote.

    Written again it gives the same JSON. Keys that are not known here are let be: they are only
    ever added. The JSON holds neither the advice and severity of a check nor the columns of a
    finding: what is read has no advice, the severity of errors, and whole lines.

    Args:
        text: the JSON.
        name: of the file, for messages.

    Raises:
        StoreError: if it is no report, or of a newer schema.
    """
    try:
        described = json.loads(text)
        version = described["schema_version"]
        if version == SCHEMA_VERSION:
            return _read_report(described)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise StoreError(
            f"{name} is not a report of ours ({type(error).__name__}: {error}). "
            f"`programme run --force` makes it anew."
        ) from error
    raise StoreError(
        f"{name} has schema version {version!r}; expected {SCHEMA_VERSION}. Use the version of "
        f"programme-data that wrote it, or make it anew with `programme run --force`."
    )


def _read_report(described: Mapping[str, Any]) -> Report:
    return Report(
        edition_id=described["edition_id"],
        title=described["title"],
        dataset_digest=described["dataset_digest"],
        pipeline_version=described["pipeline_version"],
        sources=tuple(map(_read_source, described["sources"])),
        themes=tuple(map(_read_theme, described["themes"])),
        outcomes=tuple(map(_read_outcome, described["checks"])),
    )


def _read_source(described: Mapping[str, Any]) -> SourceSummary:
    confidence = described["confidence"]
    return SourceSummary(
        source_id=described["source_id"],
        role=described["role"],
        path=described["path"],
        is_reconstruction=described["is_reconstruction"],
        theme_count=described["theme_count"],
        objective_count=described["objective_count"],
        sub_objective_count=described["sub_objective_count"],
        char_count=described["char_count"],
        record_char_count=described["record_char_count"],
        ignored_char_count=described["ignored_char_count"],
        unclaimed_char_count=described["unclaimed_char_count"],
        confidence=math.nan if confidence is None else confidence,
    )


def _read_theme(described: Mapping[str, Any]) -> ThemeSummary:
    statements = described["statements"]
    return ThemeSummary(
        theme_id=described["theme_id"],
        ordinal=described["ordinal"],
        labels=tuple((one["source_id"], one["title"]) for one in statements),
        objective_counts=tuple((one["source_id"], one["objective_count"]) for one in statements),
    )


def _read_outcome(described: Mapping[str, Any]) -> CheckOutcome:
    return CheckOutcome(
        code=described["code"],
        severity=Severity.ERROR,
        title=described["title"],
        advice="",
        source=described["source_id"],
        checked_count=described["checked_count"],
        unit=described["unit"],
        findings=tuple(map(_read_finding, described["findings"])),
        skipped_reason=described["skipped_reason"],
    )


def _read_finding(described: Mapping[str, Any]) -> Finding:
    start, end = described["char_start"], described["char_end"]
    line = described.get("line_number")
    return Finding(
        code=described["code"],
        severity=Severity(described["severity"]),
        message=described["message"],
        source=described["source_id"],
        record=described["record_id"],
        span=None if start is None or end is None else CharSpan(start=start, end=end),
        page=described["page_number"],
        region=None
        if line is None
        else FileRegion(start_line=line, start_column=1, end_line=line + 1, end_column=1),
        acknowledged_reason=described["acknowledged_reason"],
    )
