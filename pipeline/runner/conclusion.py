"""What a run says to a person when it is done."""

from __future__ import annotations

from pipeline.model.errors import StoreError
from pipeline.model.findings import Report
from pipeline.runner.diff import DatasetChanges, render_diff
from pipeline.runner.project import Project

#: Rows of one table that are shown as changed: enough for a glance, `programme diff` has more.
_MOST_ROWS = 5


def conclude_success(
    project: Project, edition_id: str, report: Report, changes: DatasetChanges | StoreError
) -> str:
    """What was checked, what changed and where it is, ending in LF."""
    from pipeline.report import render_terminal

    folder = project.name(project.processed_folder(edition_id))
    return (
        f"{render_terminal(report)}\n"
        f"{_render_changes(changes)}\n"
        f"Published in {folder}/: *.parquet; report.html shows every record at its place\n"
    )


def _render_changes(changes: DatasetChanges | StoreError) -> str:
    from pipeline.report import render_changes

    if isinstance(changes, StoreError):
        return f"What was published before cannot be compared: {changes.message}\n"
    return "".join(
        render_changes(edition, against=changes.against, most_rows=_MOST_ROWS)
        for edition in changes.editions
    )


def conclude_failure(project: Project, edition_id: str, report: Report) -> str:
    """What was found, that nothing was published for it, and what is left, ending in LF."""
    from pipeline.report import render_terminal

    failed = project.name(project.failed_folder(edition_id))
    folder = project.processed_folder(edition_id)
    # Warnings alone fail a run only where that was asked for.
    found = "errors" if report.has_errors else "warnings, and this run was to fail on those"
    what_is_left = (
        f"{project.name(folder)}/ is as it was."
        if folder.is_dir()
        else "There is no earlier dataset."
    )
    return (
        f"{render_terminal(report)}\n"
        f"Not published: the checks above found {found}. {what_is_left} "
        f"The reports of this run are in {failed}/.\n"
    )


def conclude_for_ci(report: Report | None, changes: DatasetChanges | None) -> str:
    """The report and what changed as Markdown, for the summary of a step; empty without either."""
    from pipeline.report import render_markdown

    parts = [] if report is None else [render_markdown(report)]
    if changes is not None:
        parts.append(render_diff(changes, "markdown"))
    return "\n".join(parts)
