"""What a CI system is told beside what a person is: annotations, and the summary of a step.

GitHub says by its environment that it is there. Annotations go to standard error, for standard
output may be data; GitHub reads both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from pipeline.model.errors import PipelineError
from pipeline.model.findings import Report

_ON_GITHUB = "GITHUB_ACTIONS"
_STEP_SUMMARY = "GITHUB_STEP_SUMMARY"


def render_annotations(
    environment: Mapping[str, str],
    reports: Sequence[Report] = (),
    errors: Sequence[PipelineError] = (),
) -> str:
    """Lines for the log that GitHub makes annotations of; nothing elsewhere.

    Args:
        environment: of the process.
        reports: of all datasets that the command checked.
        errors: what stopped the others.
    """
    if environment.get(_ON_GITHUB) != "true":
        return ""
    from pipeline import report

    return report.render_annotations(reports, errors)


def add_to_step_summary(environment: Mapping[str, str], markdown: str) -> None:
    """Appends to the summary of the step, as far as there is room, where somebody waits for it.

    Raises:
        OSError: if it cannot be written.
    """
    if not markdown or not environment.get(_STEP_SUMMARY):
        return
    from pipeline.report.step_summary import MOST_BYTES, fit_summary

    path = Path(environment[_STEP_SUMMARY])
    taken_bytes = path.stat().st_size if path.exists() else 0
    with path.open("a", encoding="utf-8", newline="\n") as file:
        file.write(fit_summary(markdown, room_bytes=MOST_BYTES - taken_bytes))
