"""What ``programme new`` refuses: a message, and nothing written."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.commands.new_editions import BROCHURE, ENGLISH_MARKDOWN, NEW_ID, PRESS, refused
from tests.commands.projects import EDITION_ID, edition_file, error_of, run_command


def test_an_edition_that_exists_stays(project: Path) -> None:
    message = refused(project, EDITION_ID, BROCHURE)
    assert f"config/editions/{EDITION_ID}.toml" in message
    assert "already" in message


def test_raw_files_that_exist_stay(project: Path) -> None:
    edition_file(project).unlink()
    assert f"raw/{EDITION_ID}/ is there already" in refused(project, EDITION_ID, BROCHURE)


def test_an_empty_raw_folder_and_a_dangling_link_exist_too(root: Path) -> None:
    (root / "raw" / NEW_ID).mkdir(parents=True)
    assert "already" in refused(root, NEW_ID, BROCHURE)
    (root / "raw" / NEW_ID).rmdir()
    edition_file(root, NEW_ID).symlink_to("nowhere.toml")
    assert "already" in refused(root, NEW_ID, BROCHURE)


def test_files_in_raw_that_are_not_all_named_are_not_adopted(root: Path) -> None:
    raw = root / "raw" / NEW_ID
    raw.mkdir(parents=True)
    (raw / "other.txt").write_text("Another.", encoding="utf-8")
    lying = raw / "programme.md"
    lying.write_text(ENGLISH_MARKDOWN, encoding="utf-8")
    assert "name all of them" in refused(root, NEW_ID, lying)


@pytest.mark.parametrize(
    ("name", "hint"),
    [("Benelux 2025", "benelux-2025"), ("../up", "up"), ("é" * 80, "e" * 64), ("…", "such as")],
)
def test_what_cannot_be_a_name(root: Path, name: str, hint: str) -> None:
    assert hint in refused(root, name, BROCHURE)


def test_a_file_that_is_not_there_among_others(root: Path) -> None:
    assert "nowhere.pdf" in refused(root, NEW_ID, BROCHURE, "nowhere.pdf")


def test_a_file_that_cannot_be_read_among_others(root: Path) -> None:
    broken = root.parent / "broken.pdf"
    broken.write_bytes(BROCHURE.read_bytes()[:4000])
    assert "broken.pdf" in refused(root, NEW_ID, PRESS, broken)


def test_a_folder_a_pipe_and_a_device(root: Path) -> None:
    pipe = root.parent / "pipe"
    os.mkfifo(pipe)
    for path in (root, pipe, Path("/dev/zero")):
        assert "not a file" in refused(root, NEW_ID, path)


def test_the_same_document_twice(root: Path) -> None:
    twin = shutil.copy(BROCHURE, root.parent / "twin.pdf")
    message = refused(root, NEW_ID, BROCHURE, twin)
    assert "twin.pdf" in message
    assert "the same document" in message


def test_no_file_at_all(root: Path) -> None:
    assert "FILE" in refused(root, NEW_ID)


def test_errors_as_json(root: Path) -> None:
    result = run_command("new", "Upper", BROCHURE, "--max-pages", "2", root=root)
    assert result.returncode == 2
    assert "Upper" in result.stderr
    result = run_command("new", NEW_ID, "nowhere.pdf", "--format", "json", root=root)
    assert error_of(result)["code"] == "usage"


def test_limits_hold(root: Path) -> None:
    assert "pages" in refused(root, NEW_ID, BROCHURE, "--max-pages", "2")
