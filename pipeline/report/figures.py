"""What all renderings say alike: names of sources, counts, verdicts."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from enum import StrEnum

from pipeline.model.findings import (
    CheckOutcome,
    Finding,
    Report,
    Severity,
    SourceSummary,
    ThemeSummary,
)
from pipeline.model.frozen import frozen


class CheckStatus(StrEnum):
    """How one check of one source, or of the edition, ended."""

    PASSED = "passed"
    WARNING = "warning"
    FAILED = "failed"
    NOT_APPLICABLE = "not_applicable"


class Verdict(StrEnum):
    """How the validation as a whole ended."""

    PASSED = "passed"
    PASSED_WITH_WARNINGS = "passed_with_warnings"
    FAILED = "failed"


@frozen
class Tally:
    """How many checks ended in each way, and how many findings there are."""

    passed_count: int
    warned_count: int
    failed_count: int
    not_applicable_count: int
    error_count: int
    warning_count: int


def find_status(outcome: CheckOutcome) -> CheckStatus:
    """How a check ended: by the worst of its findings."""
    if any(finding.severity is Severity.ERROR for finding in outcome.findings):
        return CheckStatus.FAILED
    if outcome.findings:
        return CheckStatus.WARNING
    return CheckStatus.PASSED if outcome.skipped_reason is None else CheckStatus.NOT_APPLICABLE


def tally(report: Report) -> Tally:
    """The counts of a report."""
    statuses = Counter(find_status(outcome) for outcome in report.outcomes)
    severities = Counter(finding.severity for finding in report.findings)
    return Tally(
        passed_count=statuses[CheckStatus.PASSED],
        warned_count=statuses[CheckStatus.WARNING],
        failed_count=statuses[CheckStatus.FAILED],
        not_applicable_count=statuses[CheckStatus.NOT_APPLICABLE],
        error_count=severities[Severity.ERROR],
        warning_count=severities[Severity.WARNING],
    )


def find_verdict(report: Report) -> Verdict:
    """How the validation ended: by its worst finding."""
    if report.has_errors:
        return Verdict.FAILED
    return Verdict.PASSED_WITH_WARNINGS if report.findings else Verdict.PASSED


def describe_tally(report: Report) -> str:
    """The counts in one line."""
    counts = tally(report)
    made_count = counts.passed_count + counts.warned_count + counts.failed_count
    line = f"{counts.passed_count} of {count_things(made_count, 'check')} passed"
    if report.findings:
        errors = count_things(counts.error_count, "error")
        line += f", {errors}, {count_things(counts.warning_count, 'warning')}"
    return line


def describe_content(report: Report) -> str:
    """How many themes, objectives and sources there are, in one line."""
    objective_count = sum(source.objective_count for source in report.sources)
    return (
        f"{count_things(len(report.themes), 'theme')}, "
        f"{count_things(objective_count, 'objective')} "
        f"in {count_things(len(report.sources), 'source')}"
    )


def count_things(count: int, noun: str) -> str:
    """The count with its noun, in the plural where it has one ("1 theme", "43 themes")."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def shorten_id(report: Report, identifier: str) -> str:
    """An id without the edition, which every id begins with ("press-nl/2.3")."""
    return identifier.removeprefix(f"{report.edition_id}/")


def name_source(report: Report, source_id: str) -> str:
    """The short name of a source; a reconstruction is always called one."""
    name = shorten_id(report, source_id)
    is_reconstruction = any(
        source.is_reconstruction for source in report.sources if source.source_id == source_id
    )
    return f"{name} (reconstruction)" if is_reconstruction else name


def name_place(report: Report, finding: Finding) -> str:
    """Where a finding is: its record or source, or the edition, and its page."""
    source = None if finding.source is None else name_source(report, finding.source)
    record = None if finding.record is None else shorten_id(report, finding.record)
    if source is None:
        place = record or "edition"
    elif record is None:
        place = source
    elif finding.source is not None and (finding.record or "").startswith(f"{finding.source}/"):
        # The record's id begins with that of its source.
        place = record + source.removeprefix(shorten_id(report, finding.source))
    else:
        place = f"{record} in {source}"
    return place if finding.page is None else f"{place}, page {finding.page}"


def name_file(report: Report, finding: Finding) -> str:
    """The file that a finding is about, below the project's folder: a source, or the edition file.

    The edition file is where an editor says what the sources do not.
    """
    for source in report.sources:
        if source.source_id == finding.source:
            return f"raw/{report.edition_id}/{source.path}"
    return f"config/editions/{report.edition_id}.toml"


def identify_findings(findings: Sequence[Finding]) -> tuple[str, ...]:
    """A name for each finding that stays while the source is edited around it: SHA-256, hex.

    It is made of the check, the source and the record; without a record, of the message. The
    second finding of one name is told from the first by its number.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    names = []
    for finding in findings:
        subject = (finding.code, finding.source or "", finding.record or finding.message)
        seen[subject] += 1
        parts = "\0".join((*subject, str(seen[subject])))
        names.append(hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest())
    return tuple(names)


def describe_accounting(source: SourceSummary) -> str:
    """How many characters of a source are accounted for."""
    claimed_count = source.char_count - source.unclaimed_char_count
    if source.unclaimed_char_count == 0:
        return f"all {source.char_count:,}"
    return f"{claimed_count:,} of {source.char_count:,}"


def list_objective_counts(themes: Sequence[ThemeSummary], source_id: str) -> tuple[int, ...]:
    """The top-level objectives of a source by theme, for the themes that it states."""
    return tuple(
        count for theme in themes for source, count in theme.objective_counts if source == source_id
    )


def rank_findings(report: Report) -> tuple[Finding, ...]:
    """All findings, errors first, else in the order of the checks."""
    return tuple(sorted(report.findings, key=lambda finding: finding.severity is Severity.WARNING))


def limit_findings(
    findings: Sequence[Finding], *, most_per_code: int
) -> tuple[tuple[Finding, ...], tuple[tuple[str, int], ...]]:
    """The findings to show, and (code, how many) of those left out."""
    shown: list[Finding] = []
    seen: Counter[str] = Counter()
    for finding in findings:
        seen[finding.code] += 1
        if seen[finding.code] <= most_per_code:
            shown.append(finding)
    left_out = tuple(
        (code, count - most_per_code) for code, count in seen.items() if count > most_per_code
    )
    return tuple(shown), left_out
