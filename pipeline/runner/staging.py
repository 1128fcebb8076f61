"""A new edition's files: made in ``.programme/``, then put in their place by two renames."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from pipeline.model.errors import PipelineError, SourceChangedError, UsageError
from pipeline.model.frozen import frozen
from pipeline.runner.inspection import Inspection
from pipeline.runner.project import Project
from pipeline.runner.proposal import ProposedEdition
from pipeline.runner.proposal_text import render_edition_file
from pipeline.runner.reading import check_sources
from pipeline.runner.state import hash_file


@frozen
class _Staging:
    """Where an edition is made before it is put in its place; left behind only by a kill."""

    folder: Path
    edition_id: str

    @property
    def raw(self) -> Path:
        return self.folder / "raw"

    @property
    def edition_file(self) -> Path:
        return self.folder / f"{self.edition_id}.toml"


def _find_staging(project: Project, edition_id: str) -> _Staging:
    return _Staging(folder=project.new_folder(edition_id), edition_id=edition_id)


def check_free(project: Project, edition_id: str, *, is_adopting: bool = False) -> None:
    """Checks that an edition's files are still to be made.

    Args:
        project: the folder.
        edition_id: the edition's.
        is_adopting: whether its raw files lie in their place already.

    Raises:
        UsageError: if one of them is there.
    """
    edition_file, raw = project.edition_file(edition_id), project.raw_folder(edition_id)
    if os.path.lexists(edition_file):
        raise UsageError(
            f"{project.name(edition_file)} is there already, and stays as it is. Choose another "
            f"name for the edition, or change that file by hand.",
            source=edition_id,
        )
    if os.path.lexists(raw) and not is_adopting:
        raise UsageError(
            f"{project.name(raw)}/ is there already, and stays as it is. Choose another name for "
            f"the edition; or, if the folder holds the documents for this one and nothing else, "
            f"name all of them where they are: they are taken as they lie.",
            source=edition_id,
        )


def write_edition(
    project: Project,
    proposed: ProposedEdition,
    inspections: Sequence[Inspection],
    *,
    is_adopting: bool,
) -> None:
    """Copies the documents to ``raw/`` and writes the edition file; both appear at once.

    Args:
        project: the folder.
        proposed: what the edition file is to say.
        inspections: of the documents, in the order of the proposed sources.
        is_adopting: whether the documents lie in ``raw/`` already, and stay.

    Raises:
        UsageError: if the edition is there by now.
        SourceChangedError: if a document is no longer as it was inspected.
        LockedError: if another command is at work on the edition.
    """
    from pipeline.edition import load_edition
    from pipeline.store import lock_edition

    edition_id = proposed.edition_id
    with (
        lock_edition(edition_id, root=project.root),
        _stage(_find_staging(project, edition_id)) as staging,
    ):
        check_free(project, edition_id, is_adopting=is_adopting)
        for inspection, source in zip(inspections, proposed.sources, strict=True):
            path, recognition = Path(inspection.path), inspection.recognition
            if is_adopting:
                _check_unchanged(path, path, source.sha256)
            elif source.recognised is not None and recognition is not None:
                _copy(recognition.file, staging.raw / source.file_name, source.sha256)
                received = source.recognised
                _copy(path, staging.raw / received.file_name, received.sha256)
            else:
                _copy(path, staging.raw / source.file_name, source.sha256)
        staging.edition_file.write_text(
            render_edition_file(proposed), encoding="utf-8", newline="\n"
        )
        load_edition(staging.edition_file)  # nothing is put in place that `run` would refuse
        _put_in_place(project, staging, is_adopting=is_adopting)


def _copy(path: Path, copy: Path, sha256: str) -> None:
    shutil.copyfile(path, copy)
    _check_unchanged(path, copy, sha256)


def _check_unchanged(path: Path, copy: Path, sha256: str) -> None:
    if hash_file(copy) != sha256:
        raise SourceChangedError(
            f"{path} was changed while it was read. Wait until it is written, then repeat the "
            f"command; nothing was written.",
            source=str(path),
        )


@contextmanager
def _stage(staging: _Staging) -> Iterator[_Staging]:
    """An empty staging folder, which is gone afterwards whatever happens."""
    shutil.rmtree(staging.folder, ignore_errors=True)
    try:
        staging.raw.mkdir(parents=True)
        yield staging
    finally:
        shutil.rmtree(staging.folder, ignore_errors=True)


def _put_in_place(project: Project, staging: _Staging, *, is_adopting: bool) -> None:
    raw = project.raw_folder(staging.edition_id)
    edition_file = project.edition_file(staging.edition_id)
    for place in (raw, edition_file):
        place.parent.mkdir(parents=True, exist_ok=True)
    if is_adopting:
        staging.edition_file.rename(edition_file)
        return
    staging.raw.rename(raw)
    try:
        staging.edition_file.rename(edition_file)
    except BaseException:
        raw.rename(staging.raw)
        raise


def finish_interrupted(project: Project, edition_id: str) -> None:
    """Does the second rename of a command that was killed after its first.

    Forward and not back: the copies in ``raw/`` may be the only ones by now.

    Raises:
        UsageError: if there was such a command: the edition is there now.
    """
    from pipeline.store import lock_edition

    staging = _find_staging(project, edition_id)
    if not staging.edition_file.is_file():
        return
    edition_file, raw = project.edition_file(edition_id), project.raw_folder(edition_id)
    with lock_edition(edition_id, root=project.root):
        if os.path.lexists(edition_file) or not _is_first_half(project, staging):
            return
        staging.edition_file.rename(edition_file)
        shutil.rmtree(staging.folder, ignore_errors=True)
    raise UsageError(
        f"an earlier `programme new {edition_id}` was killed just before its end, and has now been "
        f"finished: {project.name(edition_file)} and {project.name(raw)}/ are there. Read that "
        f"file; to begin anew instead, delete both and repeat the command.",
        source=edition_id,
    )


def _is_first_half(project: Project, staging: _Staging) -> bool:
    """Whether the staged edition file is that of the files that are in ``raw/``."""
    from pipeline.edition import load_edition

    try:
        check_sources(project, load_edition(staging.edition_file))
    except PipelineError:
        return False
    return True
