"""Whole projects in temporary folders, and the command run in them as a person would."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[2]
EDITION_ID = "benelux-2021-2024"
TABLES = (
    "sources",
    "pages",
    "texts",
    "themes",
    "theme_statements",
    "objectives",
    "evidence",
    "ledger",
    "mentions",
)


def copy_project(folder: Path) -> Path:
    """The repository's config and raw files, and nothing that was made from them."""
    for name in ("config", "raw"):
        shutil.copytree(REPOSITORY / name, folder / name)
    return folder


def run_command(
    *arguments: str | Path,
    root: Path,
    environment: dict[str, str] | None = None,
    text_in: str | None = None,
) -> subprocess.CompletedProcess[str]:
    """``programme`` in ``root``, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "pipeline", *map(str, arguments)],
        cwd=root,
        env={**os.environ, **(environment or {})},
        input=text_in,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
    )


def error_of(result: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    """The error object that ``--format json`` prints."""
    error: dict[str, Any] = json.loads(result.stdout)["error"]
    return error


def edition_file(root: Path, edition_id: str = EDITION_ID) -> Path:
    return root / "config" / "editions" / f"{edition_id}.toml"


def replace_in_edition(root: Path, old: str, new: str, edition_id: str = EDITION_ID) -> None:
    """Changes one place of the edition file, which has to be there exactly once."""
    path = edition_file(root, edition_id)
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path.name}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def replace_source(root: Path, name: str, content: bytes, *, pin: bool = True) -> Path:
    """Puts other bytes in a raw file's place, and their hash into the edition file."""
    path = root / "raw" / EDITION_ID / name
    old_hash = hashlib.sha256(path.read_bytes()).hexdigest()
    path.write_bytes(content)
    if pin:
        replace_in_edition(root, old_hash, hashlib.sha256(content).hexdigest())
    return path


def read_published(root: Path, edition_id: str = EDITION_ID) -> dict[str, bytes]:
    """Every file of the published dataset, by name."""
    folder = root / "processed" / edition_id
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def read_rows(root: Path, table: str, edition_id: str = EDITION_ID) -> list[dict[str, Any]]:
    """The rows of a published table, read by a library that did not write it."""
    import duckdb

    path = root / "processed" / edition_id / f"{table}.parquet"
    relation = duckdb.connect().read_parquet(str(path))
    return [dict(zip(relation.columns, row, strict=True)) for row in relation.fetchall()]
