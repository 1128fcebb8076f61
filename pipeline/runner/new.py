"""``programme new``: documents in, an edition file proposed, the documents copied to ``raw/``."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.model.errors import (
    PipelineError,
    SourceChangedError,
    SourceNotFoundError,
    UsageError,
)
from pipeline.model.frozen import frozen
from pipeline.model.limits import Limits
from pipeline.runner.inspect import inspect_file
from pipeline.runner.inspection import Inspection
from pipeline.runner.progress import SILENT, Progress
from pipeline.runner.project import Project
from pipeline.runner.proposal import ProposedEdition, make_slug, propose
from pipeline.runner.proposal_text import render_edition_file
from pipeline.runner.reading import check_sources
from pipeline.runner.state import hash_file

if TYPE_CHECKING:
    from pipeline.runner.ocr import Recogniser

_LONGEST_ID = 64


@frozen
class NewEdition:
    """An edition that now has its files.

    Attributes:
        proposed: what its edition file says.
        inspections: of the files, in the order in which they were named.
        is_adopted: whether the files lay under ``raw/<edition id>/`` already, and stay.
    """

    proposed: ProposedEdition
    inspections: tuple[Inspection, ...]
    is_adopted: bool = False


def create_edition(
    project: Project,
    edition_id: str,
    paths: Sequence[Path],
    *,
    limits: Limits | None = None,
    progress: Progress = SILENT,
    password: str | None = None,
    recogniser: Recogniser | None = None,
) -> NewEdition:
    """Reads documents, copies them to ``raw/<edition id>/`` and writes the edition file.

    All files are read before anything is written, and what is written appears at once. Documents
    that lie in that folder already, all of them, are adopted: they stay as and where they are.

    Args:
        project: the folder.
        edition_id: as it is to be named.
        paths: of the documents, in the order of the sources.
        limits: on the reading of one file; None: the defaults.
        progress: where the steps are told.
        password: opens those documents that are encrypted.
        recogniser: of the text of pages that are pictures; what it makes of a document becomes
            the source, and lies beside the document in ``raw/``.

    Raises:
        UsageError: if there is such an edition already, it cannot be named so, or a file is
            named twice.
        SourceError: if a file cannot be read.
        LockedError: if another command is at work on the edition.
    """
    _check_id(edition_id)
    _finish_interrupted(project, edition_id)
    adopted = _find_adopted(project, edition_id, paths)
    _check_free(project, edition_id, is_adopting=adopted is not None)
    _check_files(paths)
    inspections = tuple(
        inspect_file(
            path, limits=limits, progress=progress, password=password, recogniser=recogniser
        )
        for path in paths
    )
    _check_contents(inspections)
    if adopted is not None:
        _check_adopted(project, edition_id, inspections)
    proposed = propose(edition_id, inspections, file_names=adopted)
    with progress.step(f"{edition_id}: writing"):
        _write(project, proposed, inspections, is_adopting=adopted is not None)
    return NewEdition(proposed=proposed, inspections=inspections, is_adopted=adopted is not None)


# --- what is checked before anything is read


def _check_id(edition_id: str) -> None:
    from pipeline.edition.checked import ID

    if ID.fullmatch(edition_id):
        return
    slug = make_slug(edition_id)[:_LONGEST_ID].rstrip("-")
    hint = f"; did you mean {slug}?" if slug else ", such as benelux-2025-2028"
    raise UsageError(
        f"{edition_id!r} cannot be the name of an edition; expected lower-case letters, digits and "
        f"hyphens, beginning with a letter or digit, at most {_LONGEST_ID} characters{hint}",
        source=edition_id,
    )


def _find_adopted(
    project: Project, edition_id: str, paths: Sequence[Path]
) -> tuple[str, ...] | None:
    """Names of the files under ``raw/<edition id>/`` when that folder holds them and no others."""
    raw = project.raw_folder(edition_id)
    if not raw.is_dir() or raw.is_symlink():
        return None
    folder = raw.resolve()
    named = {path.resolve() for path in paths}
    held = {path.resolve() for path in raw.rglob("*") if not path.is_dir()}
    if not named or named != held or any(folder not in path.parents for path in named):
        return None
    return tuple(path.resolve().relative_to(folder).as_posix() for path in paths)


def _check_adopted(project: Project, edition_id: str, inspections: Sequence[Inspection]) -> None:
    raw = project.name(project.raw_folder(edition_id))
    for inspection in inspections:
        if inspection.recognition is not None:
            raise UsageError(
                f"{inspection.path} is a scan that lies in {raw}/ already, which --ocr would "
                "have to change. Move it out of raw/, and name it "
                "where it is then: it is copied back, with its recognised copy beside it.",
                source=inspection.path,
            )


def _check_free(project: Project, edition_id: str, *, is_adopting: bool = False) -> None:
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


def _check_files(paths: Sequence[Path]) -> None:
    for path in paths:
        if path.exists() and not path.is_file():
            raise SourceNotFoundError(
                f"{path} is not a file but a folder or a device. Name the documents themselves.",
                source=str(path),
            )


def _check_contents(inspections: Sequence[Inspection]) -> None:
    paths: dict[str, str] = {}
    for inspection in inspections:
        recognition = inspection.recognition
        sha256 = recognition.received_sha256 if recognition else inspection.document.source_sha256
        if sha256 in paths:
            raise UsageError(
                f"{paths[sha256]} and {inspection.path} are the same document, byte for byte. "
                f"Name it once.",
                source=inspection.path,
            )
        paths[sha256] = inspection.path


# --- writing: staged in .programme/, then two renames


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


def _write(
    project: Project,
    proposed: ProposedEdition,
    inspections: Sequence[Inspection],
    *,
    is_adopting: bool,
) -> None:
    from pipeline.edition import load_edition
    from pipeline.store import lock_edition

    edition_id = proposed.edition_id
    with (
        lock_edition(edition_id, root=project.root),
        _stage(_find_staging(project, edition_id)) as staging,
    ):
        _check_free(project, edition_id, is_adopting=is_adopting)
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


def _finish_interrupted(project: Project, edition_id: str) -> None:
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
