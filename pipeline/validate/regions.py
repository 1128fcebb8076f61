"""Where a finding is in its file, as an editor counts: for files that are their own text."""

from __future__ import annotations

import dataclasses
from bisect import bisect_right
from collections.abc import Sequence

from pipeline.model.findings import CheckOutcome, FileRegion, Finding
from pipeline.model.selectors import CharSpan
from pipeline.validate.views import SourceView


def locate_findings(
    outcomes: Sequence[CheckOutcome], sources: Sequence[SourceView]
) -> tuple[CheckOutcome, ...]:
    """The outcomes, with the region of every finding whose span is also one of its file."""
    line_starts = {
        source.source_id: _list_line_starts(source.text)
        for source in sources
        # A text that was decoded, and no more, has the lines of its file.
        if source.text is not None and source.document is not None and source.document.is_verbatim
    }

    def locate(finding: Finding) -> Finding:
        if finding.span is None or finding.source not in line_starts:
            return finding
        region = _find_region(finding.span, line_starts[finding.source])
        return dataclasses.replace(finding, region=region)

    return tuple(
        dataclasses.replace(outcome, findings=tuple(map(locate, outcome.findings)))
        for outcome in outcomes
    )


def _list_line_starts(text: str) -> list[int]:
    """The code point at which each line begins."""
    return [0, *(index + 1 for index, char in enumerate(text) if char == "\n")]


def _find_region(span: CharSpan, line_starts: Sequence[int]) -> FileRegion:
    last = max(span.start, span.end - 1)
    start_line, end_line = bisect_right(line_starts, span.start), bisect_right(line_starts, last)
    return FileRegion(
        start_line=start_line,
        start_column=span.start - line_starts[start_line - 1] + 1,
        end_line=end_line,
        end_column=max(span.start, span.end) - line_starts[end_line - 1] + 1,
    )
