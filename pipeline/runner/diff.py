"""``programme diff``: what changed in published datasets since another version of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.model.changes import EditionChanges
from pipeline.model.errors import DatasetNotFoundError, StoreError
from pipeline.model.frozen import frozen
from pipeline.model.records import Dataset
from pipeline.runner.earlier import open_earlier
from pipeline.runner.project import Project

#: What the version is called that a run replaces.
LAST_PUBLISHED = "the last published dataset"

#: Rows of one table that are shown; JSON has them all.
_MOST_ROWS = 100


@frozen
class DatasetChanges:
    """What changed since another version.

    Attributes:
        against: what that version is called.
        editions: in name order.
    """

    against: str
    editions: tuple[EditionChanges, ...]


def diff_editions(
    project: Project, edition_ids: Sequence[str] = (), *, against: str
) -> DatasetChanges:
    """What changed in the published datasets since ``against``.

    Args:
        project: the folder with the later version.
        edition_ids: which; none: all that are in either version.
        against: a folder, or a git revision.

    Raises:
        UsageError: if there is no such version.
        DatasetNotFoundError: if an edition is in neither version.
        StoreError: if a dataset cannot be read, or has other tables than ours.
    """
    from pipeline.store import load_dataset, recover_datasets

    recover_datasets(project.root)
    earlier = open_earlier(project, against)
    later_ids = project.published_ids()
    known = sorted({*later_ids, *earlier.edition_ids})
    chosen = tuple(dict.fromkeys(edition_ids)) or tuple(known)
    missing = [edition_id for edition_id in chosen if edition_id not in known]
    if missing or not chosen:
        raise DatasetNotFoundError(
            f"there is no dataset {', '.join(missing) or 'at all'}, neither in "
            f"{project.root / 'processed'} nor in {against}; there: {', '.join(known) or 'none'}.",
            source=missing[0] if missing else None,
        )
    return DatasetChanges(
        against=against,
        editions=tuple(
            _compare(
                earlier.load(edition_id) if edition_id in earlier.edition_ids else None,
                load_dataset(project.processed_folder(edition_id))
                if edition_id in later_ids
                else None,
            )
            for edition_id in chosen
        ),
    )


def compare_with_published(folder: Path, dataset: Dataset) -> DatasetChanges | StoreError:
    """What a dataset changes in the one that is published in ``folder``, or why nobody can tell.

    What stands there is about to be replaced: that it cannot be read is no error of the run.
    """
    from pipeline.store import load_dataset

    try:
        before = load_dataset(folder)
    except DatasetNotFoundError:
        before = None
    except StoreError as error:
        return error
    return DatasetChanges(against=LAST_PUBLISHED, editions=(_compare(before, dataset),))


def _compare(before: Dataset | None, after: Dataset | None) -> EditionChanges:
    from pipeline.compare import compare_datasets
    from pipeline.store.schema import TABLES

    primary_keys = {table.name: table.primary_key for table in TABLES}
    return compare_datasets(before, after, primary_keys=primary_keys)


def render_diff(changes: DatasetChanges, diff_format: str) -> str:
    """The changes as ``"text"``, ``"json"`` or ``"markdown"``."""
    from pipeline.report import render_changes, render_changes_json, render_changes_markdown

    if diff_format == "json":
        return render_changes_json(changes.editions, against=changes.against)
    render = {"text": render_changes, "markdown": render_changes_markdown}[diff_format]
    return "\n".join(
        render(edition, against=changes.against, most_rows=_MOST_ROWS)
        for edition in changes.editions
    )
