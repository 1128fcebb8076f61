"""What was published goes; what it was made from never does."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.projects import EDITION_ID, edition_file, run_command


def test_only_what_was_published_is_removed(published: Path) -> None:
    result = run_command("remove", EDITION_ID, "--yes", root=published)
    assert result.returncode == 0, result.stderr
    assert not (published / "processed" / EDITION_ID).exists()
    assert edition_file(published).is_file()
    assert (published / "raw" / EDITION_ID / "press-nl.txt").is_file()


def test_a_run_brings_it_back(published: Path) -> None:
    run_command("remove", EDITION_ID, "--yes", root=published)
    result = run_command("run", root=published)
    assert result.returncode == 0
    assert "unchanged" not in result.stdout
    assert (published / "processed" / EDITION_ID / "objectives.parquet").is_file()


def test_an_edition_whose_file_is_gone_can_be_removed(published: Path) -> None:
    edition_file(published).unlink()
    assert run_command("remove", EDITION_ID, "--yes", root=published).returncode == 0


def test_nobody_to_ask_is_no_yes(published: Path) -> None:
    result = run_command("remove", EDITION_ID, root=published, text_in="")
    assert result.returncode == 2
    assert "--yes" in result.stderr
    assert (published / "processed" / EDITION_ID).is_dir()


@pytest.mark.parametrize("name", ["benelux-1999", "..", ".", "", "../raw", EDITION_ID + "/.."])
def test_what_is_not_published_is_not_removed(published: Path, name: str) -> None:
    result = run_command("remove", name, "--yes", root=published)
    assert result.returncode == 2
    assert (published / "processed" / EDITION_ID).is_dir()
    assert (published / "raw" / EDITION_ID).is_dir()
