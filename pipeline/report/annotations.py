"""Findings as GitHub annotations: lines of a log that GitHub shows at the file they are about.

GitHub reads them from standard output and standard error alike. It shows ten errors and ten
warnings of a step and drops the others without a word, so the others are counted in a notice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.model.errors import PipelineError
from pipeline.model.findings import Finding, Report, Severity
from pipeline.report.figures import count_things, name_file, name_place, rank_findings
from pipeline.report.harmless import show_in_log, show_plainly

#: What GitHub shows of one step.
_MOST_ANNOTATIONS = {Severity.ERROR: 10, Severity.WARNING: 10}
#: Longest message, in characters: GitHub cuts long ones, and ten have to be readable.
_LONGEST_MESSAGE = 1_000

#: In GitHub's order of unescaping: the percent sign is the first to be escaped.
_IN_DATA = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))
_IN_PROPERTIES = (*_IN_DATA, (":", "%3A"), (",", "%2C"))


def render_annotations(reports: Sequence[Report], errors: Sequence[PipelineError] = ()) -> str:
    """Annotations for all that one command found, one a line; empty when it found nothing.

    Args:
        reports: of each dataset that was checked.
        errors: what stopped the others.
    """
    return "".join(f"{line}\n" for line in _render_lines(reports, errors))


def _render_lines(reports: Sequence[Report], errors: Sequence[PipelineError]) -> Iterator[str]:
    stops = [_annotate_error(error) for error in errors]
    findings = [(report, finding) for report in reports for finding in rank_findings(report)]
    open_findings = [pair for pair in findings if pair[1].acknowledged_reason is None]
    left_out = []
    for severity, most in _MOST_ANNOTATIONS.items():
        lines = stops if severity is Severity.ERROR else []
        lines = lines + [
            _annotate_finding(report, finding)
            for report, finding in open_findings
            if finding.severity is severity
        ]
        yield from lines[:most]
        if len(lines) > most:
            left_out.append(count_things(len(lines) - most, f"more {severity}"))
    if len(findings) > len(open_findings):
        left_out.append(count_things(len(findings) - len(open_findings), "acknowledged finding"))
    if left_out:
        yield _render_command("notice", f"Not shown here: {', '.join(left_out)}; see report.md.")


def _annotate_finding(report: Report, finding: Finding) -> str:
    properties = {"file": name_file(report, finding)}
    if finding.region is not None:
        properties["line"] = str(finding.region.start_line)
        properties["endLine"] = str(finding.region.end_line)
        if finding.region.start_line == finding.region.end_line:
            # GitHub ignores columns of what spans lines.
            properties["col"] = str(finding.region.start_column)
            properties["endColumn"] = str(finding.region.end_column)
    properties["title"] = f"{finding.code} ({name_place(report, finding)})"
    return _render_command(finding.severity.value, finding.message, properties)


def _annotate_error(error: PipelineError) -> str:
    return _render_command("error", error.message, {"title": error.code})


def _render_command(command: str, message: str, properties: dict[str, str] | None = None) -> str:
    told = ",".join(
        f"{name}={_escape(show_plainly(value), _IN_PROPERTIES)}"
        for name, value in (properties or {}).items()
    )
    text = show_in_log(message)
    if len(text) > _LONGEST_MESSAGE:
        text = f"{text[:_LONGEST_MESSAGE]} …"
    return f"::{command}{' ' if told else ''}{told}::{_escape(text, _IN_DATA)}"


def _escape(text: str, escapes: Sequence[tuple[str, str]]) -> str:
    for char, escaped in escapes:
        text = text.replace(char, escaped)
    return text
