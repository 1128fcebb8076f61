"""The same inputs give the same bytes, wherever and however the run is made."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.projects import (
    EDITION_ID,
    REPOSITORY,
    copy_project,
    read_published,
    run_command,
)


@pytest.mark.parametrize(
    ("environment", "workers", "folder"),
    [
        (
            {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "Pacific/Kiritimati", "PYTHONUTF8": "0"},
            "1",
            "project",
        ),
        (
            {"PYTHONHASHSEED": "4711", "LC_ALL": "tr_TR.UTF-8", "TZ": "America/Adak"},
            "4",
            "Zusammenarbeit über Grenzen/mit Leerzeichen",
        ),
    ],
    ids=["C-locale", "Turkish-locale"],
)
def test_same_bytes(
    published_once: Path,
    tmp_path: Path,
    environment: dict[str, str],
    workers: str,
    folder: str,
) -> None:
    root = copy_project(tmp_path / folder)
    result = run_command("run", "--workers", workers, root=root, environment=environment)
    assert result.returncode == 0, result.stderr
    assert read_published(root) == read_published(published_once)


def test_what_was_published_before_has_no_part_in_it(published: Path) -> None:
    good = read_published(published)
    folder = published / "processed" / EDITION_ID
    (folder / "themes.parquet").write_bytes(b"PAR1")
    (folder / "stray.txt").write_text("left behind", encoding="utf-8")
    result = run_command("run", root=published)
    assert result.returncode == 0, result.stderr
    assert read_published(published) == good


def test_the_committed_dataset_is_what_a_run_gives(published_once: Path) -> None:
    committed = REPOSITORY / "processed" / EDITION_ID
    assert committed.is_dir(), "processed/ is part of the repository; run `make run`"
    # The page's pictures depend on the system's fonts, so it is not committed.
    fresh = read_published(published_once)
    assert fresh.pop("report.html")
    committed_files = read_published(REPOSITORY)
    committed_files.pop("report.html", None)
    assert committed_files == fresh


def test_nothing_published_names_a_folder_of_this_machine(published_once: Path) -> None:
    for name, content in read_published(published_once).items():
        assert str(published_once).encode() not in content, name
        assert str(REPOSITORY).encode() not in content, name
