"""One run at a time for an edition."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from pipeline.model.errors import LockedError, StoreError
from pipeline.store.folders import EditionFolders


@contextlib.contextmanager
def lock_edition(edition_id: str, *, root: Path) -> Iterator[None]:
    """Holds the lock of an edition; the operating system frees it when the process ends.

    May be taken again by the thread that holds it: a run takes it for all its work, and
    publishing takes it once more.

    Raises:
        LockedError: at once, if another run holds it.
        StoreError: if the lock file cannot be written.
    """
    # Imported here: it takes longer to load than all of this package.
    from filelock import FileLock, Timeout

    folders = EditionFolders(root=root, edition_id=edition_id)
    try:
        folders.lock_file.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folders.lock_file, is_singleton=True)
        lock.acquire(blocking=False)
    except Timeout as error:
        raise LockedError(
            f"another run{_holder(folders)} is at work on {edition_id}; "
            "wait until it has ended, then run again",
            source=edition_id,
        ) from error
    except OSError as error:
        raise StoreError(
            f"{edition_id} cannot be locked: {error.strerror} ({folders.lock_file}); "
            "make the folder writable and run again",
            source=edition_id,
        ) from error
    try:
        # Only to tell others who it is: a run does without it on a full disk.
        with contextlib.suppress(OSError):
            folders.holder_file.write_text(f"{os.getpid()}\n", encoding="ascii")
        yield
    finally:
        if lock.lock_counter == 1:
            with contextlib.suppress(OSError):
                folders.holder_file.unlink()
        lock.release()


def _holder(folders: EditionFolders) -> str:
    try:
        return f" (process {int(folders.holder_file.read_text(encoding='ascii'))})"
    except (OSError, ValueError):
        return ""
