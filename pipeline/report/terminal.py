"""The report for a person at a terminal: what there is, and whether it holds."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from pipeline.model.findings import Finding, Report, SourceSummary
from pipeline.report.figures import (
    describe_accounting,
    describe_content,
    describe_tally,
    limit_findings,
    list_objective_counts,
    name_place,
    name_source,
    rank_findings,
)
from pipeline.report.harmless import show_in_log

#: Columns that a finding is wrapped to.
_WIDTH = 100
#: More findings of one kind than these say no more at a glance; the files have them all.
_MOST_FINDINGS_PER_CODE = 5

#: Themes whose objectives are counted one by one: more do not fit beside the rest.
_MOST_COUNTS = 12

_HEADINGS = ("source", "themes", "objectives", "characters accounted for")


def render_terminal(report: Report) -> str:
    """The report as plain text of at most some screenfuls, without colours, ending in LF."""
    return "\n".join(_render_lines(report)) + "\n"


def _render_lines(report: Report) -> Iterator[str]:
    yield show_in_log(f"{report.title} ({report.edition_id})")
    yield describe_content(report)
    yield ""
    rows = [tuple(map(show_in_log, _describe_source(report, one))) for one in report.sources]
    yield from _lay_out([_HEADINGS, *rows])
    yield ""
    yield describe_tally(report)
    shown, left_out = limit_findings(rank_findings(report), most_per_code=_MOST_FINDINGS_PER_CODE)
    for finding in shown:
        yield from _render_finding(report, finding)
    for code, count in left_out:
        yield f"  {code}: {count:,} more, see the report files"


def _describe_source(report: Report, source: SourceSummary) -> tuple[str, ...]:
    counts = list_objective_counts(report.themes, source.source_id)
    objectives = f"{source.objective_count:,}"
    if 1 < len(counts) <= _MOST_COUNTS:
        objectives += f" = {' + '.join(map(str, counts))}"
    if source.sub_objective_count:
        objectives += f", {source.sub_objective_count:,} below them"
    characters = (
        f"{describe_accounting(source)} ({source.record_char_count:,} in records, "
        f"{source.ignored_char_count:,} left out)"
    )
    return (
        name_source(report, source.source_id),
        f"{source.theme_count:,}",
        objectives,
        characters,
    )


def _lay_out(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Rows as columns of even width, two blanks apart."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()


def _render_finding(report: Report, finding: Finding) -> Iterator[str]:
    yield ""
    yield show_in_log(f"{finding.severity}: {finding.code} ({name_place(report, finding)})")
    said = [finding.message]
    if finding.acknowledged_reason is not None:
        said.append(f"Acknowledged: {finding.acknowledged_reason}")
    for text in said:
        yield from textwrap.wrap(
            show_in_log(text),
            _WIDTH,
            initial_indent="  ",
            subsequent_indent="  ",
            break_long_words=False,
            break_on_hyphens=False,
        )
