"""The report as Markdown: counts, the themes in the words of each source, coverage, findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.model.findings import (
    CheckOutcome,
    Finding,
    Report,
    Severity,
    SourceSummary,
    ThemeSummary,
)
from pipeline.report.figures import (
    Verdict,
    count_things,
    describe_content,
    describe_tally,
    find_verdict,
    limit_findings,
    list_objective_counts,
    name_place,
    name_source,
    rank_findings,
)
from pipeline.report.harmless import show_in_markdown

#: Findings of one code that are listed; GitHub cuts a step summary at 1 MiB.
_MOST_FINDINGS_PER_CODE = 100

_VERDICTS = {
    Verdict.PASSED: "Passed",
    Verdict.PASSED_WITH_WARNINGS: "Passed with warnings",
    Verdict.FAILED: "Failed",
}


def render_markdown(report: Report) -> str:
    """The report as GitHub-flavoured Markdown, ending in LF; no word of a document is markup."""
    return "\n".join(_render_lines(report)).rstrip("\n") + "\n"


def render_findings_markdown(report: Report) -> str:
    """The verdict and the findings alone, in the same way."""
    lines = (*_render_head(report), *_render_findings(report))
    return "\n".join(lines).rstrip("\n") + "\n"


def _render_head(report: Report) -> Iterator[str]:
    yield f"# {show_in_markdown(report.title)}"
    yield ""
    yield f"**{_VERDICTS[find_verdict(report)]}**: {describe_tally(report)}."
    yield f"{describe_content(report)}."
    yield ""


def _render_lines(report: Report) -> Iterator[str]:
    yield from _render_head(report)
    yield from _render_table(
        ("edition", "dataset digest", "pipeline"),
        [(report.edition_id, report.dataset_digest, report.pipeline_version)],
    )
    yield "## Sources"
    yield ""
    yield from _render_table(
        (
            "source",
            "role",
            "file",
            "themes",
            "objectives",
            "by theme",
            "below them",
            "confidence",
        ),
        [_describe_source(report, source) for source in report.sources],
    )
    yield "## Themes"
    yield ""
    yield "Each theme in the words of each source, with the number of its objectives there."
    yield ""
    yield from _render_table(
        ("", *(name_source(report, source.source_id) for source in report.sources)),
        [_describe_theme(report, theme) for theme in report.themes],
    )
    yield "## Characters accounted for"
    yield ""
    yield "Every character that is no white space, by what became of it."
    yield ""
    yield from _render_table(
        ("source", "characters", "in records", "left out with a reason", "unaccounted for"),
        [_describe_accounting(report, source) for source in report.sources],
    )
    yield "## Findings"
    yield ""
    yield from _render_findings(report)
    yield "## Checks"
    yield ""
    yield from _render_table(
        ("check", "holds when it passes", "looked at", "result"), tuple(_describe_checks(report))
    )


def _render_table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield _render_row(headings)
    yield "|" + "---|" * len(headings)
    for row in rows:
        yield _render_row(row)
    yield ""


def _render_row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(show_in_markdown(cell) for cell in cells)} |"


def _describe_source(report: Report, source: SourceSummary) -> tuple[str, ...]:
    return (
        name_source(report, source.source_id),
        source.role,
        source.path,
        f"{source.theme_count:,}",
        f"{source.objective_count:,}",
        " + ".join(map(str, list_objective_counts(report.themes, source.source_id))),
        f"{source.sub_objective_count:,}",
        f"{source.confidence:.2f}",
    )


def _describe_theme(report: Report, theme: ThemeSummary) -> tuple[str, ...]:
    titles, counts = dict(theme.labels), dict(theme.objective_counts)
    return (
        str(theme.ordinal),
        *(
            f"{titles[source.source_id] or 'without a heading'} ({counts[source.source_id]})"
            if source.source_id in titles
            else "—"
            for source in report.sources
        ),
    )


def _describe_accounting(report: Report, source: SourceSummary) -> tuple[str, ...]:
    return (
        name_source(report, source.source_id),
        f"{source.char_count:,}",
        f"{source.record_char_count:,}",
        f"{source.ignored_char_count:,}",
        f"{source.unclaimed_char_count:,}",
    )


def _render_findings(report: Report) -> Iterator[str]:
    shown, left_out = limit_findings(rank_findings(report), most_per_code=_MOST_FINDINGS_PER_CODE)
    if not shown:
        yield "None."
    for finding in shown:
        yield _render_finding(report, finding)
    for code, count in left_out:
        yield f"- {count:,} more of `{code}`: see `report.json`."
    yield ""


def _render_finding(report: Report, finding: Finding) -> str:
    place = show_in_markdown(name_place(report, finding))
    line = f"- **{finding.severity}** `{finding.code}` ({place}): "
    line += show_in_markdown(finding.message)
    if finding.acknowledged_reason is not None:
        line += f" *Acknowledged:* {show_in_markdown(finding.acknowledged_reason)}"
    return line


def _describe_checks(report: Report) -> Iterator[tuple[str, ...]]:
    """One row for each check, over all sources."""
    by_code: dict[str, list[CheckOutcome]] = {}
    for outcome in report.outcomes:
        by_code.setdefault(outcome.code, []).append(outcome)
    for code, outcomes in by_code.items():
        checked_count = sum(outcome.checked_count for outcome in outcomes)
        yield code, outcomes[0].title, f"{outcomes[0].unit}: {checked_count:,}", _conclude(outcomes)


def _conclude(outcomes: Sequence[CheckOutcome]) -> str:
    findings = [finding for outcome in outcomes for finding in outcome.findings]
    if findings:
        error_count = sum(finding.severity is Severity.ERROR for finding in findings)
        counts = ((error_count, "error"), (len(findings) - error_count, "warning"))
        return ", ".join(count_things(count, noun) for count, noun in counts if count)
    reasons = [outcome.skipped_reason for outcome in outcomes]
    if None in reasons:
        return "passed"
    return f"not applicable: {'; '.join(dict.fromkeys(filter(None, reasons)))}"
