"""``programme new``: documents in, an edition file proposed, the documents copied to ``raw/``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.model.errors import SourceNotFoundError, UsageError
from pipeline.model.frozen import frozen
from pipeline.model.limits import Limits
from pipeline.runner.inspect import inspect_file
from pipeline.runner.inspection import Inspection
from pipeline.runner.progress import SILENT, Progress
from pipeline.runner.project import Project
from pipeline.runner.proposal import ProposedEdition, make_slug, propose
from pipeline.runner.staging import check_free, finish_interrupted, write_edition

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
    finish_interrupted(project, edition_id)
    adopted = _find_adopted(project, edition_id, paths)
    check_free(project, edition_id, is_adopting=adopted is not None)
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
        write_edition(project, proposed, inspections, is_adopting=adopted is not None)
    return NewEdition(proposed=proposed, inspections=inspections, is_adopted=adopted is not None)


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
