"""``programme remove``: deletes what was published of an edition, and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

from pipeline.model.errors import DatasetNotFoundError
from pipeline.runner.project import Project
from pipeline.runner.state import forget_state


def find_removable(project: Project, edition_id: str) -> Path:
    """The folder that ``remove_edition`` would delete.

    Raises:
        DatasetNotFoundError: if nothing is published under that name.
    """
    # Only names that a listing gives: a name such as ".." cannot lead out of processed/.
    if edition_id not in project.published_ids():
        known = ", ".join(project.published_ids()) or "none"
        raise DatasetNotFoundError(
            f"nothing is published as {edition_id!r} in {project.root}; there: {known}.",
            source=edition_id,
        )
    return project.processed_folder(edition_id)


def remove_edition(project: Project, edition_id: str) -> None:
    """Deletes ``processed/<edition>``, and what is remembered of its runs.

    Raises:
        DatasetNotFoundError: if nothing is published under that name.
        LockedError: if a run is at work on it.
    """
    from pipeline.store import lock_edition, remove_dataset

    find_removable(project, edition_id)
    with lock_edition(edition_id, root=project.root):
        forget_state(project, edition_id)
        remove_dataset(edition_id, root=project.root)
        shutil.rmtree(project.failed_folder(edition_id), ignore_errors=True)
