"""Datasets to disk: wholly or not at all.

Publishing goes through folders on the same file system as the target (``folders.py``), each step
one rename, so that whatever is there after a kill says what to do::

    staged      written, flushed to disk            left behind: deleted
    ready       renamed from staged                 left behind: published
    previous    the published one, renamed away     left behind: deleted, or put back
    published   renamed from ready
    discarded   renamed from previous, and deleted  left behind: deleted
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from pipeline.model.edition import Edition
from pipeline.model.errors import DatasetNotFoundError, LockedError, StoreError
from pipeline.model.records import Dataset
from pipeline.store.folders import EditionFolders, find_interrupted
from pipeline.store.locking import lock_edition
from pipeline.store.package.checksums import CHECKSUMS_NAME, hash_content, render_checksums

_REPORT_NAME: Final = re.compile(r"\w[\w.-]*")

_WHAT_TO_DO: Final = {
    errno.ENOSPC: "free some space",
    errno.EDQUOT: "free some space",
    errno.EFBIG: "raise the limit on the size of files",
    errno.EACCES: "make the folder writable",
    errno.EPERM: "make the folder writable",
    errno.EROFS: "choose a root folder that can be written",
}


def publish_dataset(
    dataset: Dataset,
    *,
    edition: Edition,
    root: Path,
    reports: Mapping[str, bytes] | None = None,
) -> Path:
    """Publishes a dataset and its reports together, in place of what was there.

    Args:
        dataset: rows in published order.
        edition: its file, for the descriptors.
        root: the folder that holds ``processed``.
        reports: further files of the folder, by name (``report.md``).

    Returns:
        The edition's folder.

    Raises:
        StoreError: if it cannot be written; what was published before is untouched.
        LockedError: if another run is at work on the edition.
    """
    # Imported here: pyarrow takes longer to load than most commands take.
    from pipeline.store.encode import encode_dataset

    files = encode_dataset(dataset, edition)
    for name in reports or {}:
        if name in {*files, CHECKSUMS_NAME} or not _REPORT_NAME.fullmatch(name):
            raise ValueError(f"{name!r} cannot be the name of a report beside the dataset")
    files |= reports or {}
    hashes = {name: hash_content(content) for name, content in files.items()}
    files[CHECKSUMS_NAME] = render_checksums(hashes)
    return publish_files(dataset.edition_id, files, root=root)


def publish_files(edition_id: str, files: Mapping[str, bytes], *, root: Path) -> Path:
    """Publishes the files of an edition's folder, all or none.

    Raises:
        StoreError: if they cannot be written; what was published before is untouched.
        LockedError: if another run is at work on the edition.
    """
    folders = EditionFolders(root=root, edition_id=edition_id)
    untouched = "what was published before is untouched"
    with (
        lock_edition(edition_id, root=root),
        _explain_os_errors(folders, "be published", meanwhile=untouched),
    ):
        _recover(folders)
        _stage(folders, files)
        _put_in_place(folders)
        # The new dataset is published; what resists deletion is deleted at the next start.
        with contextlib.suppress(OSError):
            _discard(folders, folders.previous)
        _clean_up(folders)
    return folders.published


def remove_dataset(edition_id: str, *, root: Path) -> None:
    """Removes a published dataset.

    Raises:
        DatasetNotFoundError: if there is none.
        StoreError: if it cannot be removed.
        LockedError: if another run is at work on the edition.
    """
    folders = EditionFolders(root=root, edition_id=edition_id)
    with (
        lock_edition(edition_id, root=root),
        _explain_os_errors(folders, "be removed", meanwhile="some of it may be left"),
    ):
        _recover(folders)
        if not folders.published.exists():
            raise DatasetNotFoundError(
                f"there is no published dataset of {edition_id} at {folders.published}",
                source=edition_id,
            )
        _discard(folders, folders.published)
        _clean_up(folders)


def recover_datasets(root: Path) -> tuple[str, ...]:
    """Finishes or undoes what runs that were killed have left behind.

    Editions on which a run is at work are left alone.

    Returns:
        The editions that were put right, by name.

    Raises:
        StoreError: if the file system does not allow it.
    """
    recovered = []
    for folders in find_interrupted(root):
        with contextlib.suppress(LockedError), lock_edition(folders.edition_id, root=root):
            # Another run may have finished since.
            if folders.publishing.exists():
                kept = f"nothing is lost: it lies in {folders.publishing}"
                with _explain_os_errors(folders, "be recovered", meanwhile=kept):
                    _recover(folders)
                    _clean_up(folders)
                recovered.append(folders.edition_id)
    return tuple(recovered)


def _recover(folders: EditionFolders) -> None:
    """Brings the folders to a state in which one whole dataset, or none, is published."""
    _discard(folders, folders.staged)
    if folders.ready.exists():
        _put_in_place(folders)
    elif folders.previous.exists() and not folders.published.exists():
        _rename(folders.previous, folders.published)
    _discard(folders, folders.previous)


def _stage(folders: EditionFolders, files: Mapping[str, bytes]) -> None:
    """Writes the files, flushed to disk, into ``ready``; leaves nothing when it cannot."""
    folders.staged.mkdir(parents=True)
    try:
        for name, content in files.items():
            with (folders.staged / name).open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        _flush_folder(folders.staged)
        _rename(folders.staged, folders.ready)
    except BaseException:
        _leave_nothing(folders)
        raise


def _put_in_place(folders: EditionFolders) -> None:
    """Publishes ``ready``; what was published before stays in ``previous``."""
    try:
        if folders.published.exists():
            _discard(folders, folders.previous)
            _rename(folders.published, folders.previous)
        _rename(folders.ready, folders.published)
    except OSError:
        _put_back(folders)
        raise


def _put_back(folders: EditionFolders) -> None:
    """Undoes as much of ``_put_in_place`` as has been done."""
    # A step may have failed after its renaming: where things are tells what has been done.
    if not folders.ready.exists():
        folders.published.rename(folders.ready)
    if folders.previous.exists() and not folders.published.exists():
        folders.previous.rename(folders.published)
    _leave_nothing(folders)


def _discard(folders: EditionFolders, folder: Path) -> None:
    """Deletes a folder; renamed first, so that nothing half deleted is taken for whole."""
    _delete_discarded(folders)
    if folder.exists():
        folders.publishing.mkdir(exist_ok=True)
        _rename(folder, folders.discarded)
        _delete_discarded(folders)


def _delete_discarded(folders: EditionFolders) -> None:
    if folders.discarded.exists():
        shutil.rmtree(folders.discarded)


def _leave_nothing(folders: EditionFolders) -> None:
    """Deletes what has not been published; what resists is deleted at the next start."""
    with contextlib.suppress(OSError):
        _discard(folders, folders.staged)
        _discard(folders, folders.ready)
    _clean_up(folders)


def _clean_up(folders: EditionFolders) -> None:
    """Removes the folder of folders, unless something is left in it."""
    with contextlib.suppress(OSError):
        folders.publishing.rmdir()


def _rename(source: Path, target: Path) -> None:
    """Renames a folder, such that the renaming itself outlives a power cut."""
    source.rename(target)
    _flush_folder(target.parent)
    if source.parent != target.parent:
        _flush_folder(source.parent)


def _flush_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def _explain_os_errors(folders: EditionFolders, what: str, *, meanwhile: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        code = error.errno or 0
        place = error.filename or folders.published
        raise StoreError(
            f"{folders.edition_id} cannot {what}: {error.strerror or error} ({place}); "
            f"{_WHAT_TO_DO.get(code, 'put that right')} and run again; {meanwhile}",
            source=folders.edition_id,
        ) from error
