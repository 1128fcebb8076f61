"""Findings and checks as the page shows them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from pipeline.model.findings import CheckOutcome, Finding, Report
from pipeline.model.frozen import frozen
from pipeline.report.figures import find_status, name_place, rank_findings, shorten_id

#: Findings written out; a document of which nothing holds has tens of thousands.
MOST_FINDINGS = 500

#: Addresses within the page; record ids begin with the edition's and never look like these.
PLACE_ADDRESS = "place:"
SOURCE_ADDRESS = "source:"
PAGE_ADDRESS = "page:"


@frozen
class FindingView:
    """A finding.

    Attributes:
        code: of its check.
        severity: "error" or "warning".
        message: in words.
        acknowledged_reason: why an editor accepts it; None when nobody did.
        where: its place, for people.
        record_id: the record that it is about; None without one.
        source_id: its source; None for the edition.
        page_number: physical page from 1; None without one.
        char_start: where its place in the text begins; None without one.
        address: of what it is about, within the page; None for the edition as a whole.
    """

    code: str
    severity: str
    message: str
    acknowledged_reason: str | None
    where: str
    record_id: str | None
    source_id: str | None
    page_number: int | None
    char_start: int | None
    address: str | None


@frozen
class CheckResultView:
    """How one check ended for one source, or for the edition."""

    owner: str
    status: str
    checked_count: int
    unit: str
    skipped_reason: str | None
    finding_count: int


@frozen
class CheckView:
    """A check, and how it ended for each source."""

    code: str
    title: str
    results: tuple[CheckResultView, ...]


def view_findings(
    report: Report, record_ids: Sequence[str]
) -> tuple[tuple[FindingView, ...], tuple[tuple[str, int], ...]]:
    """Findings, errors first, and (code, how many) of those not written out.

    Args:
        report: whose findings.
        record_ids: of records that are on the page, themes of the edition too.
    """
    known = frozenset(record_ids)
    findings = rank_findings(report)
    left_out = Counter(finding.code for finding in findings[MOST_FINDINGS:])
    views = tuple(_view_finding(report, one, known) for one in findings[:MOST_FINDINGS])
    return views, tuple(left_out.items())


def group_by_record(findings: Sequence[FindingView]) -> Mapping[str, tuple[FindingView, ...]]:
    """Findings by the record that they are about."""
    grouped: dict[str, list[FindingView]] = {}
    for finding in findings:
        if finding.record_id is not None:
            grouped.setdefault(finding.record_id, []).append(finding)
    return {record_id: tuple(some) for record_id, some in grouped.items()}


def view_checks(report: Report) -> tuple[CheckView, ...]:
    """Every check that was made, in order."""
    outcomes: dict[str, list[CheckOutcome]] = {}
    for outcome in report.outcomes:
        outcomes.setdefault(outcome.code, []).append(outcome)
    return tuple(
        CheckView(
            code=code,
            title=some[0].title,
            results=tuple(_view_result(report, outcome) for outcome in some),
        )
        for code, some in outcomes.items()
    )


def _view_finding(report: Report, finding: Finding, known: frozenset[str]) -> FindingView:
    return FindingView(
        code=finding.code,
        severity=finding.severity.value,
        message=finding.message,
        acknowledged_reason=finding.acknowledged_reason,
        where=name_place(report, finding),
        record_id=finding.record if finding.record in known else None,
        source_id=finding.source,
        page_number=finding.page,
        char_start=finding.span.start if finding.span else None,
        address=_find_address(finding, known),
    )


def _find_address(finding: Finding, known: frozenset[str]) -> str | None:
    if finding.record is not None and finding.record in known:
        return finding.record
    if finding.source is None:
        return None
    if finding.span is not None:
        return f"{PLACE_ADDRESS}{finding.source}:{finding.span.start}"
    if finding.page is not None:
        return f"{PAGE_ADDRESS}{finding.source}:{finding.page}"
    return f"{SOURCE_ADDRESS}{finding.source}"


def _view_result(report: Report, outcome: CheckOutcome) -> CheckResultView:
    return CheckResultView(
        owner="edition" if outcome.source is None else shorten_id(report, outcome.source),
        status=find_status(outcome).value,
        checked_count=outcome.checked_count,
        unit=outcome.unit,
        skipped_reason=outcome.skipped_reason,
        finding_count=len(outcome.findings),
    )
