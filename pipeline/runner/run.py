"""``programme run``: raw files and an edition file in, a checked and published dataset out."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path

from pipeline.model.errors import ConfigurationError, PipelineError, StoreError
from pipeline.model.findings import Report, Severity
from pipeline.model.frozen import frozen
from pipeline.model.limits import Limits
from pipeline.runner.conclusion import conclude_failure, conclude_success
from pipeline.runner.diff import DatasetChanges, compare_with_published
from pipeline.runner.making import make_dataset
from pipeline.runner.page import PAGE_NAME, make_page
from pipeline.runner.progress import SILENT, Progress
from pipeline.runner.project import EDITIONS_FOLDER, Project, load_project_edition
from pipeline.runner.reading import check_sources, count_processors
from pipeline.runner.state import (
    RunState,
    forget_state,
    hash_folder,
    hash_inputs,
    load_state,
    save_state,
)
from pipeline.sandbox import Sandbox


class RunStatus(StrEnum):
    """How the run of one edition ended."""

    PUBLISHED = "published"
    UNCHANGED = "unchanged"
    FAILED = "failed"
    STOPPED = "stopped"


@frozen
class RunOutcome:
    """What the run of one edition has to say.

    Attributes:
        edition_id: the edition.
        status: how it ended.
        text: for a person, ending in a line feed; empty when it was stopped.
        report: of the checks; None when none were made.
        changes: what was published that was not before; None when nothing was, or nobody can tell.
        error: what stopped it before there was anything to check.
    """

    edition_id: str
    status: RunStatus
    text: str = ""
    report: Report | None = None
    changes: DatasetChanges | None = None
    error: PipelineError | None = None


def run_editions(
    project: Project,
    edition_ids: Sequence[str] = (),
    *,
    limits: Limits | None = None,
    workers: int | None = None,
    is_forced: bool = False,
    fail_on: Severity = Severity.ERROR,
    progress: Progress = SILENT,
    password: str | None = None,
) -> Iterator[RunOutcome]:
    """Runs editions one after the other; one that is stopped does not stop the next.

    Args:
        project: the folder.
        edition_ids: which; none: all that have a file, in name order.
        limits: on the reading of one file; None: the defaults.
        workers: files read at once; None: one for each processor. Has no part in the result.
        is_forced: do it also when no input has changed.
        fail_on: findings that keep a dataset from being published: errors always.
        progress: where the steps are told.
        password: opens those sources that are encrypted.

    Raises:
        ConfigurationError: if there is no edition at all.
    """
    chosen = tuple(dict.fromkeys(edition_ids)) or project.edition_ids()
    if not chosen:
        raise ConfigurationError(
            f"{project.root} has no editions: expected a file such as "
            f"{EDITIONS_FOLDER.as_posix()}/benelux-2021-2024.toml. Go to the project's folder, or "
            f"name it with --root."
        )
    from pipeline.store import recover_datasets

    recover_datasets(project.root)
    limits = limits or Limits()
    with Sandbox(limits, workers=workers or count_processors()) as sandbox:
        for edition_id in chosen:
            try:
                yield _run_edition(
                    project,
                    edition_id,
                    sandbox,
                    limits,
                    is_forced=is_forced,
                    fail_on=fail_on,
                    progress=progress,
                    password=password,
                )
            except PipelineError as error:
                yield RunOutcome(edition_id=edition_id, status=RunStatus.STOPPED, error=error)


def name_orphans(project: Project) -> tuple[str, ...]:
    """Published editions whose edition file is gone; nothing deletes them but ``remove``."""
    return tuple(sorted(set(project.published_ids()) - set(project.edition_ids())))


def _run_edition(
    project: Project,
    edition_id: str,
    sandbox: Sandbox,
    limits: Limits,
    *,
    is_forced: bool,
    fail_on: Severity,
    progress: Progress,
    password: str | None,
) -> RunOutcome:
    from pipeline.store import lock_edition, publish_dataset

    edition = load_project_edition(project, edition_id)
    folder = project.processed_folder(edition_id)
    with lock_edition(edition_id, root=project.root):
        files = check_sources(project, edition)
        inputs_sha256 = hash_inputs(
            project.edition_file(edition_id),
            project.vocabulary_folder(),
            {spec.source_id: spec.sha256 for spec in edition.sources},
        )
        state = load_state(project, edition_id)
        if (
            state
            and not is_forced
            and not (state.has_open_warnings and fail_on is Severity.WARNING)
            and _is_current(state, inputs_sha256, folder)
        ):
            return RunOutcome(
                edition_id=edition_id,
                status=RunStatus.UNCHANGED,
                text=f"{edition_id}: unchanged since the last run, not redone "
                f"({state.theme_count} themes, {state.objective_count} objectives in "
                f"{project.name(folder)}/)\n",
            )
        dataset, report, documents = make_dataset(
            edition, files, sandbox, limits, project.vocabulary_folder(), progress, password
        )
        with progress.step(f"{edition_id}: drawing pages"):
            page = make_page(
                dataset,
                report,
                documents=documents,
                files=files,
                sandbox=sandbox,
                password=password,
            )
        reports = {**render_reports(report), PAGE_NAME: page}
        if report.fails_on(fail_on):
            _write_reports(project.failed_folder(edition_id), reports)
            return RunOutcome(
                edition_id=edition_id,
                status=RunStatus.FAILED,
                text=conclude_failure(project, edition_id, report),
                report=report,
            )
        changes = compare_with_published(folder, dataset)
        forget_state(project, edition_id)
        with progress.step(f"{edition_id}: publishing"):
            publish_dataset(dataset, edition=edition, root=project.root, reports=reports)
        shutil.rmtree(project.failed_folder(edition_id), ignore_errors=True)
        save_state(
            project,
            edition_id,
            RunState(
                inputs_sha256=inputs_sha256,
                published_sha256=hash_folder(folder) or "",
                theme_count=len(dataset.themes),
                objective_count=len(dataset.objectives),
                has_open_warnings=report.fails_on(Severity.WARNING),
            ),
        )
        return RunOutcome(
            edition_id=edition_id,
            status=RunStatus.PUBLISHED,
            text=conclude_success(project, edition_id, report, changes),
            report=report,
            changes=None if isinstance(changes, StoreError) else changes,
        )


def render_reports(report: Report) -> dict[str, bytes]:
    """The report's files by name, in UTF-8."""
    from pipeline.report import render_json, render_junit, render_markdown, render_sarif

    return {
        "report.json": render_json(report).encode("utf-8"),
        "report.md": render_markdown(report).encode("utf-8"),
        "report.sarif": render_sarif(report).encode("utf-8"),
        "report.xml": render_junit(report).encode("utf-8"),
    }


def _is_current(state: RunState, inputs_sha256: str, folder: Path) -> bool:
    return state.inputs_sha256 == inputs_sha256 and state.published_sha256 == hash_folder(folder)


def _write_reports(folder: Path, reports: Mapping[str, bytes]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in reports.items():
        (folder / name).write_bytes(content)
