"""Earlier versions of published datasets: in a folder, or in the history that git keeps."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from pipeline.model.errors import DatasetNotFoundError, PipelineError, StoreError, UsageError
from pipeline.model.frozen import frozen
from pipeline.model.records import Dataset
from pipeline.runner.project import Project

#: Longest wait for git, in seconds: it reads a dozen files of its own.
_GIT_SECONDS = 60

_PUBLISHED = "processed"


@frozen
class EarlierDatasets:
    """Datasets as they were published once.

    Attributes:
        name: of the version, as it was asked for.
        edition_ids: that have a dataset in it, in name order.
        load: the dataset of one of them.
    """

    name: str
    edition_ids: tuple[str, ...]
    load: Callable[[str], Dataset]


def open_earlier(project: Project, against: str) -> EarlierDatasets:
    """The datasets in the folder ``against``, or else those at the git revision of that name.

    Raises:
        UsageError: if there is no such folder, nor such a revision.
        DatasetNotFoundError: if the folder holds no dataset.
        StoreError: if git cannot be asked.
    """
    if Path(against).is_dir():
        return _open_folder(Path(against))
    return _open_revision(project, against)


# --- in a folder


def _open_folder(folder: Path) -> EarlierDatasets:
    """Datasets in ``folder``, in its ``processed``, or the one that it is itself."""
    from pipeline.store import read_descriptor
    from pipeline.store.descriptor import DESCRIPTOR_NAME

    if (folder / DESCRIPTOR_NAME).is_file():
        homes = {read_descriptor(folder).edition_id: folder}
    else:
        parent = folder / _PUBLISHED if (folder / _PUBLISHED).is_dir() else folder
        descriptors = sorted(parent.glob(f"*/{DESCRIPTOR_NAME}"))
        homes = {read_descriptor(path.parent).edition_id: path.parent for path in descriptors}
    if not homes:
        raise DatasetNotFoundError(
            f"{folder} holds no dataset: expected a project, a folder such as {_PUBLISHED}, or "
            f"that of one edition, with its {DESCRIPTOR_NAME}.",
            source=str(folder),
        )

    def load(edition_id: str) -> Dataset:
        return _load(homes[edition_id], edition_id, str(folder))

    return EarlierDatasets(name=str(folder), edition_ids=tuple(sorted(homes)), load=load)


def _load(folder: Path, edition_id: str, version: str) -> Dataset:
    from pipeline.store import load_dataset, read_descriptor
    from pipeline.store.schema import TABLE_SCHEMA_VERSION

    descriptor = read_descriptor(folder)
    if descriptor.edition_id != edition_id:
        raise StoreError(
            f"the dataset of {edition_id} in {version} calls itself {descriptor.edition_id!r}: "
            f"its folder was renamed. Choose another version to compare with.",
            source=edition_id,
        )
    theirs = descriptor.table_schema_version
    if theirs != TABLE_SCHEMA_VERSION:
        raise StoreError(
            f"{edition_id} in {version} has table schema {theirs}, and only "
            f"{TABLE_SCHEMA_VERSION}, that of this program, can be compared. Choose another "
            f"version to compare with.",
            source=edition_id,
        )
    return load_dataset(folder)


# --- in git


def _open_revision(project: Project, revision: str) -> EarlierDatasets:
    commit = _find_commit(project, revision)
    # The project need not be the root of its repository.
    prefix = _ask_git(project, "rev-parse", "--show-prefix").decode("utf-8").rstrip("\n")
    published = f"{prefix}{_PUBLISHED}/"
    blobs: dict[str, dict[str, str]] = {}
    for blob, path in _list_blobs(project, commit, published):
        edition_id, _, name = path.removeprefix(published).partition("/")
        if name and "/" not in name:
            blobs.setdefault(edition_id, {})[name] = blob

    def load(edition_id: str) -> Dataset:
        return _load_blobs(project, blobs[edition_id], edition_id, revision)

    from pipeline.store.descriptor import DESCRIPTOR_NAME

    edition_ids = tuple(sorted(name for name, files in blobs.items() if DESCRIPTOR_NAME in files))
    return EarlierDatasets(name=revision, edition_ids=edition_ids, load=load)


def _find_commit(project: Project, revision: str) -> str:
    found = _run_git(
        project, ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"]
    )
    if found.returncode == 0:
        return found.stdout.decode("ascii").strip()
    # git says nothing of a revision that it does not know, and all of what else went wrong.
    _ask_git(project, "rev-parse", "--git-dir")
    raise UsageError(
        f"--against {revision}: there is no such folder, and git knows no such revision in "
        f"{project.root}. `git fetch` brings what others pushed; in CI, the whole history has to "
        f"be checked out (GitHub: fetch-depth: 0; GitLab: GIT_DEPTH: 0).",
        source=revision,
    )


def _list_blobs(project: Project, commit: str, folder: str) -> list[tuple[str, str]]:
    """(id, path from the repository's root) of the files below ``folder``."""
    listing = _ask_git(project, "ls-tree", "-r", "-z", "--full-tree", commit, "--", folder)
    files = []
    for entry in listing.decode("utf-8", "surrogateescape").split("\0"):
        facts, _, path = entry.partition("\t")
        if path and facts.split()[1] == "blob":
            files.append((facts.split()[2], path))
    return files


def _load_blobs(project: Project, blobs: dict[str, str], edition_id: str, revision: str) -> Dataset:
    from pipeline.store.descriptor import DESCRIPTOR_NAME
    from pipeline.store.schema import TABLES

    wanted = (DESCRIPTOR_NAME, *(table.file_name for table in TABLES))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file_name in wanted:
            if file_name in blobs:
                content = _ask_git(project, "cat-file", "blob", blobs[file_name])
                (folder / file_name).write_bytes(content)
        try:
            return _load(folder, edition_id, revision)
        except PipelineError as error:
            place = f"{revision}:{_PUBLISHED}/{edition_id}"
            raise StoreError(error.message.replace(name, place), source=edition_id) from error


def _ask_git(project: Project, *arguments: str) -> bytes:
    done = _run_git(project, arguments)
    if done.returncode:
        said = " ".join(done.stderr.decode("utf-8", "replace").split())
        raise StoreError(
            f"git cannot be asked in {project.root}: {said}. Name a folder with an earlier "
            f"version instead."
        )
    return done.stdout


def _run_git(project: Project, arguments: Sequence[str]) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            ["git", "-C", str(project.root), *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env={**os.environ, "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0"},
            timeout=_GIT_SECONDS,
            check=False,
        )
    except FileNotFoundError as error:
        raise StoreError(
            "git is not installed here, so an earlier version cannot be taken from it. Install "
            "it, or name a folder with an earlier version."
        ) from error
    except subprocess.TimeoutExpired as error:
        raise StoreError(
            f"git did not answer within {_GIT_SECONDS} seconds in {project.root}."
        ) from error
