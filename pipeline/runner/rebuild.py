"""``programme report``: the page of a published dataset, made again."""

from __future__ import annotations

from pathlib import Path

from pipeline.model.errors import DatasetNotFoundError, SourceChangedError, StoreError
from pipeline.model.findings import Report
from pipeline.model.limits import Limits
from pipeline.model.records import Dataset
from pipeline.runner.page import PAGE_NAME, make_page
from pipeline.runner.progress import SILENT, Progress
from pipeline.runner.project import Project, load_project_edition
from pipeline.runner.reading import check_sources, count_processors, read_sources
from pipeline.sandbox import Sandbox


def rebuild_page(
    project: Project,
    edition_id: str,
    *,
    limits: Limits | None = None,
    workers: int | None = None,
    progress: Progress = SILENT,
    password: str | None = None,
) -> Path:
    """Writes ``report.html`` beside the published dataset, from the dataset and the raw files.

    What the checks said is taken from ``report.json``: they are not made again.

    Returns:
        The file.

    Raises:
        DatasetNotFoundError: if nothing is published under that name.
        SourceChangedError: if a raw file is not, or does not read as, what the dataset was made
            from.
        StoreError: if the files beside the dataset are not those of one run.
        PipelineError: if the dataset, the edition file or a source cannot be read.
    """
    from pipeline.store import load_dataset, lock_edition, read_descriptor, recover_datasets

    recover_datasets(project.root)
    if edition_id not in project.published_ids():
        raise DatasetNotFoundError(
            f"there is no published dataset {edition_id} in {project.root / 'processed'}. "
            f"`programme run {edition_id}` makes it.",
            source=edition_id,
        )
    edition = load_project_edition(project, edition_id)
    folder = project.processed_folder(edition_id)
    limits = limits or Limits()
    with (
        lock_edition(edition_id, root=project.root),
        Sandbox(limits, workers=workers or count_processors()) as sandbox,
    ):
        files = check_sources(project, edition)
        # Reading comes first: a child costs next to nothing while this process is small.
        with progress.step(f"{edition_id}: reading {len(files)} sources"):
            documents = read_sources(sandbox, files, limits=limits, password=password)
        dataset = load_dataset(folder)
        _compare_texts(dataset, {name: document.text for name, document in documents.items()})
        report = _load_report(folder, read_descriptor(folder).dataset_digest)
        with progress.step(f"{edition_id}: drawing pages"):
            page = make_page(
                dataset,
                report,
                documents=documents,
                files=files,
                sandbox=sandbox,
                password=password,
            )
        path = folder / PAGE_NAME
        staged = path.with_suffix(".part")
        try:
            staged.write_bytes(page)
            staged.replace(path)
        finally:
            staged.unlink(missing_ok=True)
    return path


def _load_report(folder: Path, dataset_digest: str) -> Report:
    from pipeline.report import read_json

    path = folder / "report.json"
    try:
        text = path.read_text(encoding="utf-8")
    except (FileNotFoundError, UnicodeDecodeError) as error:
        raise StoreError(
            f"{path.name} in {folder} cannot be read, which says how the checks ended; make it "
            f"anew with `programme run --force`."
        ) from error
    report = read_json(text, name=f"{path.name} in {folder}")
    if report.dataset_digest != dataset_digest:
        raise StoreError(
            f"{path.name} in {folder} describes another dataset (digest "
            f"{report.dataset_digest[:12]}…) than the one beside it (digest "
            f"{dataset_digest[:12]}…); files of two runs have been mixed: `programme run --force` "
            f"makes them anew."
        )
    return report


def _compare_texts(dataset: Dataset, texts: dict[str, str]) -> None:
    """Places are counted in characters: they hold only for the text they were counted in."""
    for row in dataset.texts:
        if texts.get(row.source_id) != row.text:
            raise SourceChangedError(
                f"{row.source_id} no longer reads as it did when it was published, so its places "
                f"cannot be shown. A reader has changed since: `programme run {dataset.edition_id} "
                f"--force` publishes it anew.",
                source=row.source_id,
            )
