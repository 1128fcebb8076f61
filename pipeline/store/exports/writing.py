"""Exported files to disk: each whole or not at all, and none over another file unasked."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from pathlib import Path

from pipeline.model.errors import StoreError, UsageError


def write_files(files: Mapping[Path, bytes], *, is_forced: bool = False) -> tuple[Path, ...]:
    """Writes the files; those that are there already with the same bytes are left alone.

    All are written beside their places before the first is put there, so that a full disk leaves
    everything as it was.

    Args:
        files: contents by path; folders are made.
        is_forced: put them in the place of other files.

    Returns:
        The files that were written.

    Raises:
        UsageError: if there is another file in a place, unless forced, or a folder.
        StoreError: if the file system does not allow it; nothing was changed.
    """
    changed = {path: content for path, content in files.items() if _is_other(path, content)}
    in_the_way = [path for path in changed if path.is_dir() or (path.exists() and not is_forced)]
    if in_the_way:
        raise UsageError(
            f"{in_the_way[0]} is there already"
            + (f", and {len(in_the_way) - 1} more" if len(in_the_way) > 1 else "")
            + (
                "; it is a folder: name another place with --output."
                if in_the_way[0].is_dir()
                else "; --force replaces it, --output names another place."
            )
        )
    staged = {path: path.with_name(f".{path.name}.{os.getpid()}.partial") for path in changed}
    try:
        for path, content in changed.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            with staged[path].open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        for path, partial in staged.items():
            partial.replace(path)
    except OSError as error:
        raise StoreError(
            f"{error.filename or next(iter(changed))} cannot be written: "
            f"{error.strerror or error}; put that right, or name another place with --output"
        ) from error
    finally:
        for partial in staged.values():
            with contextlib.suppress(OSError):
                partial.unlink()
    return tuple(changed)


def _is_other(path: Path, content: bytes) -> bool:
    return not path.is_file() or path.read_bytes() != content
