"""Where a source's file lies, and that it lies nowhere else."""

from __future__ import annotations

import difflib
from pathlib import Path

from pipeline.model.edition import SourceSpec
from pipeline.model.errors import ConfigurationError, SourceNotFoundError


def resolve_source_path(root: Path, edition_id: str, spec: SourceSpec) -> Path:
    """The file of a source, with links resolved.

    Args:
        root: the project's folder, in which ``raw/`` lies.
        edition_id: the edition.
        spec: the source.

    Raises:
        ConfigurationError: if the path leaves ``raw/<edition id>/``, itself or by a link.
        SourceNotFoundError: if there is no such file.
    """
    shown = f"raw/{edition_id}/{spec.path}"
    folder = (root / "raw" / edition_id).resolve()
    try:
        path = (folder / spec.path).resolve()
    except (OSError, RuntimeError, ValueError):  # links in a circle; a name no system takes
        path = None
    if path is None or path == folder or not path.is_relative_to(folder):
        raise ConfigurationError(
            f"{spec.source_id}: path {spec.path!r} leads out of raw/{edition_id}/. Copy the file "
            f"itself into raw/{edition_id}/ (no link) and write its path below that folder.",
            source=spec.source_id,
        )
    if path.is_file():
        return path
    if path.exists():
        raise SourceNotFoundError(
            f"{spec.source_id}: {shown} is not a file but a folder or a device. Write the path of "
            "the document itself.",
            source=spec.source_id,
        )
    raise SourceNotFoundError(
        f"{spec.source_id}: {shown} is not there. {_advise(folder, spec.path)}",
        source=spec.source_id,
    )


def _advise(folder: Path, wanted: str) -> str:
    present = sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )
    if not present:
        return f"raw/{folder.name}/ holds no files: copy the document into it."
    close = difflib.get_close_matches(wanted, present, n=1)
    if close:
        return f"Did you mean {close[0]!r}? Else copy the document there."
    return f"Copy the document there, or correct the path; there are: {', '.join(present)}."
