"""``programme export``: a published dataset in another form."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.model.errors import DatasetNotFoundError, UsageError
from pipeline.model.frozen import frozen
from pipeline.runner.project import Project

if TYPE_CHECKING:
    from pipeline.store.exports.exporting import Export, ExportForm

#: Below the project's folder; git-ignored.
EXPORTS_FOLDER = "exports"


@frozen
class ExportOutcome:
    """What an export did.

    Attributes:
        files: all of it, in order.
        written: those that were not there already with the same bytes.
        notes: what a person should know, as sentences.
    """

    files: tuple[Path, ...]
    written: tuple[Path, ...]
    notes: tuple[str, ...]


def export_edition(
    project: Project,
    edition_id: str,
    form: str,
    *,
    output: Path | None = None,
    tables: Sequence[str] = (),
    is_forced: bool = False,
) -> ExportOutcome:
    """Writes a published dataset in another form.

    Args:
        project: the folder.
        edition_id: which.
        form: a value of ``ExportForm``.
        output: where to; a path that ends as the form's files do is a file, any other a folder;
            None: below ``exports/`` in the project.
        tables: which; none: all.
        is_forced: put files in the place of others.

    Raises:
        UsageError: if the choice makes no sense, or files are in the way.
        DatasetNotFoundError: if the edition is not published.
        StoreError: if it cannot be read or written.
    """
    from pipeline.store import recover_datasets
    from pipeline.store.exports.exporting import ExportForm, export_dataset
    from pipeline.store.exports.writing import write_files

    recover_datasets(project.root)
    form = ExportForm(form)
    if edition_id not in project.published_ids():
        known = ", ".join(project.published_ids()) or "none"
        raise DatasetNotFoundError(
            f"no edition {edition_id!r} is published in {project.root}; there: {known}.",
            source=edition_id,
        )
    export = export_dataset(project.processed_folder(edition_id), form, tables=tables)
    if output is None:
        output = project.root / EXPORTS_FOLDER / edition_id
        output = output / form.value if form.is_file_each else output
    files = _place_files(export, form, output)
    return ExportOutcome(
        files=tuple(files),
        written=write_files(files, is_forced=is_forced),
        notes=export.notes,
    )


def _place_files(export: Export, form: ExportForm, output: Path) -> dict[Path, bytes]:
    """The files by their paths."""
    tables = {f"{name}{form.suffix}": content for name, content in export.tables.items()}
    if output.suffix != form.suffix:
        return {output / name: content for name, content in {**tables, **export.others}.items()}
    contents = list(tables.values() if form.is_file_each else export.others.values())
    if len(contents) > 1:
        raise UsageError(
            f"--output {output} is one file, and these are {len(contents)}: choose one with "
            f"--table, or name a folder."
        )
    return {output: contents[0]}


def render_outcome(project: Project, outcome: ExportOutcome) -> str:
    """The outcome as a person reads it, ending in a line feed: a file a line."""
    lines = [
        f"{project.name(path)}{'' if path in outcome.written else ' (unchanged)'}"
        for path in outcome.files
    ]
    return "\n".join(lines) + "\n"
