"""``programme validate``: a published dataset against the raw files, again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.model.errors import DatasetNotFoundError
from pipeline.model.findings import Report
from pipeline.model.limits import Limits
from pipeline.runner.progress import SILENT, Progress
from pipeline.runner.project import Project, load_project_edition
from pipeline.runner.reading import (
    check_sources,
    count_processors,
    read_sources,
    read_sources_again,
)
from pipeline.sandbox import Sandbox


def validate_editions(
    project: Project,
    edition_ids: Sequence[str] = (),
    *,
    limits: Limits | None = None,
    workers: int | None = None,
    progress: Progress = SILENT,
    password: str | None = None,
) -> Iterator[Report]:
    """What the checks say of published datasets, one after the other.

    Args:
        project: the folder.
        edition_ids: which; none: all that are published.
        limits: on the reading of one file; None: the defaults.
        workers: files read at once; None: one for each processor.
        progress: where the steps are told.
        password: opens those sources that are encrypted.

    Raises:
        DatasetNotFoundError: if nothing is published under that name.
        PipelineError: if the dataset, the edition file or a source cannot be read.
    """
    from pipeline.store import recover_datasets

    recover_datasets(project.root)
    chosen = tuple(dict.fromkeys(edition_ids)) or project.published_ids()
    missing = [one for one in chosen if one not in project.published_ids()]
    if missing or not chosen:
        raise DatasetNotFoundError(
            f"there is no published dataset {', '.join(missing) or 'at all'} in "
            f"{project.root / 'processed'}. `programme run` makes it.",
            source=missing[0] if missing else None,
        )
    limits = limits or Limits()
    with Sandbox(limits, workers=workers or count_processors()) as sandbox:
        for edition_id in chosen:
            yield _validate_edition(project, edition_id, sandbox, limits, progress, password)


def _validate_edition(
    project: Project,
    edition_id: str,
    sandbox: Sandbox,
    limits: Limits,
    progress: Progress,
    password: str | None,
) -> Report:
    from pipeline.store import inspect_files, load_dataset, read_descriptor
    from pipeline.validate import check_dataset

    edition = load_project_edition(project, edition_id)
    files = check_sources(project, edition)
    with progress.step(f"{edition_id}: reading the sources again"):
        documents = read_sources(sandbox, files, limits=limits, password=password)
        second_readings = read_sources_again(
            sandbox, files, documents, limits=limits, password=password
        )
    folder = project.processed_folder(edition_id)
    with progress.step(f"{edition_id}: checking"):
        dataset = load_dataset(folder)
        return check_dataset(
            dataset,
            edition=edition,
            documents=documents,
            second_readings=second_readings,
            published_digest=read_descriptor(folder).dataset_digest,
            published_files=inspect_files(folder, dataset, edition),
        )


def render_report(report: Report, report_format: str) -> str:
    """The report in one of the formats of ``validate --format``."""
    from pipeline import report as reports

    renderers = {
        "text": reports.render_terminal,
        "json": reports.render_json,
        "markdown": reports.render_markdown,
        "junit": reports.render_junit,
        "sarif": reports.render_sarif,
        "code-quality": reports.render_code_quality,
    }
    text = renderers[report_format](report)
    return text if text.endswith("\n") else f"{text}\n"


def summarise_for_ci(report: Report) -> str:
    """The verdict and the findings as Markdown: the rest was told when the dataset was made."""
    from pipeline.report import render_findings_markdown

    return render_findings_markdown(report)
