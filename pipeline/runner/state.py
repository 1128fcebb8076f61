"""Remembers what a published dataset was made from, so that unchanged inputs are not redone.

Only contents count, never dates: a file that was touched, copied or checked out again is the
same file. Nothing here has a say in what is published.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import platform
from collections.abc import Iterable, Mapping
from importlib import metadata
from pathlib import Path

from pipeline.model.digest import DIGEST_VERSION
from pipeline.model.frozen import frozen
from pipeline.runner.project import Project

#: Packages whose version can change what is read, found or written.
_PACKAGES_THAT_MATTER = (
    "charset-normalizer",
    "jinja2",
    "lxml",
    "markdown-it-py",
    "pdfminer.six",
    "pdfplumber",
    "pillow",
    "pyarrow",
    "pypdfium2",
    "spacy",
)
_PACKAGE_FOLDER = Path(__file__).resolve().parent.parent
_CODE_SUFFIXES = frozenset({".css", ".jinja", ".js", ".py", ".toml"})


@frozen
class RunState:
    """What the last published run of one edition was made from, and what it made.

    Attributes:
        inputs_sha256: from ``hash_inputs``.
        published_sha256: from ``hash_folder`` of the published folder.
        theme_count: themes published.
        objective_count: objectives published.
        has_open_warnings: whether there were warnings that no editor accepts.
    """

    inputs_sha256: str
    published_sha256: str
    theme_count: int
    objective_count: int
    has_open_warnings: bool


def hash_inputs(
    edition_file: Path, vocabulary_folder: Path, source_hashes: Mapping[str, str]
) -> str:
    """One hash of everything that a dataset depends on.

    That is the edition file, the vocabulary, the raw files, our own code, and the versions of
    Python and of the libraries that read and write.

    Args:
        edition_file: the edition's file.
        vocabulary_folder: of shared terms; need not exist.
        source_hashes: SHA-256 of each raw file by source id.
    """
    vocabulary = sorted(vocabulary_folder.glob("*.toml"))
    versions = (f"{name} {metadata.version(name)}" for name in _PACKAGES_THAT_MATTER)
    return _hash_lines(
        (
            DIGEST_VERSION,
            f"python {platform.python_version()}",
            *versions,
            f"code {hash_code()}",
            f"edition {hash_file(edition_file)}",
            *(f"vocabulary {path.name} {hash_file(path)}" for path in vocabulary),
            *(f"source {name} {sha256}" for name, sha256 in source_hashes.items()),
        )
    )


def hash_code() -> str:
    """One hash of the package's own source files, language data and templates."""
    files = sorted(
        path.relative_to(_PACKAGE_FOLDER).as_posix()
        for path in _PACKAGE_FOLDER.rglob("*")
        if path.suffix in _CODE_SUFFIXES
    )
    return _hash_lines(f"{name} {hash_file(_PACKAGE_FOLDER / name)}" for name in files)


def hash_folder(folder: Path) -> str | None:
    """One hash of the files directly in ``folder``, names and contents; None without a folder."""
    if not folder.is_dir():
        return None
    files = sorted(path for path in folder.iterdir() if path.is_file())
    return _hash_lines(f"{path.name} {hash_file(path)}" for path in files)


def hash_file(path: Path) -> str:
    """SHA-256 of a file's bytes, lower-case hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def load_state(project: Project, edition_id: str) -> RunState | None:
    """What was remembered of the edition; None when nothing was, or nothing that we can read."""
    try:
        return RunState(**json.loads(project.state_file(edition_id).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def save_state(project: Project, edition_id: str, state: RunState) -> None:
    """Remembers; half a file, should it come to that, reads as nothing remembered."""
    path = project.state_file(edition_id)
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(dataclasses.asdict(state), indent=2, sort_keys=True)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")


def forget_state(project: Project, edition_id: str) -> None:
    """Forgets, so that the next run does everything."""
    project.state_file(edition_id).unlink(missing_ok=True)


def _hash_lines(lines: Iterable[str]) -> str:
    hasher = hashlib.sha256()
    for line in lines:
        hasher.update(line.encode("utf-8", "surrogateescape"))
        hasher.update(b"\n")
    return hasher.hexdigest()
