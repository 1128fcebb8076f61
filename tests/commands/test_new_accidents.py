"""``programme new`` killed, or on a full disk: all of an edition is there, or nothing."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.edition import load_edition
from tests.commands.new_editions import BROCHURE, NEW_ID, create, list_files, received, refused
from tests.commands.projects import edition_file, run_command
from tests.commands.test_new_edition import FRENCH, GERMAN

#: Runs the command and does something at its n-th rename or copy.
_ACCIDENT = """
import os, pathlib, shutil, signal, sys
from pipeline.cli import main

accident, place, calls_left = sys.argv[1], sys.argv[2], int(sys.argv[3])

def break_at(call):
    def call_or_break(*args, **kwargs):
        global calls_left
        if calls_left == 0:
            calls_left -= 1
            if accident == "kill":
                os.kill(os.getpid(), signal.SIGKILL)
            raise OSError(28, "No space left on device")
        calls_left -= 1
        return call(*args, **kwargs)
    return call_or_break

if place == "copy":
    shutil.copyfile = break_at(shutil.copyfile)
else:
    pathlib.Path.rename = break_at(pathlib.Path.rename)
sys.exit(main(["new", *sys.argv[4:]]))
"""


def two_files(root: Path) -> tuple[Path, Path]:
    return received(root, "one.txt", FRENCH), received(root, "two.txt", GERMAN)


def meet_accident(root: Path, accident: str, place: str, index: int) -> int:
    return subprocess.run(
        [sys.executable, "-c", _ACCIDENT, accident, place, str(index), NEW_ID, *two_files(root)],
        cwd=root,
        capture_output=True,
        timeout=300,
    ).returncode


@pytest.mark.parametrize(
    ("place", "index"), [("copy", 0), ("copy", 1), ("rename", 0), ("rename", 1)]
)
def test_a_full_disk_leaves_nothing(root: Path, place: str, index: int) -> None:
    assert meet_accident(root, "full", place, index) == 2
    assert list_files(root) == {}
    assert not (root / "raw" / NEW_ID).exists()
    assert list((root / ".programme" / "new").iterdir()) == []
    create(root, NEW_ID, *two_files(root))


@pytest.mark.parametrize(("place", "index"), [("copy", 0), ("copy", 1), ("rename", 0)])
def test_a_kill_leaves_nothing_that_matters(root: Path, place: str, index: int) -> None:
    assert meet_accident(root, "kill", place, index) == -signal.SIGKILL
    assert list_files(root) == {}
    create(root, NEW_ID, *two_files(root))
    assert list((root / ".programme" / "new").iterdir()) == []
    assert len(list_files(root)) == 3


def test_a_kill_between_the_two_renames_is_finished_by_the_next_command(root: Path) -> None:
    assert meet_accident(root, "kill", "rename", 1) == -signal.SIGKILL
    assert list((root / "raw" / NEW_ID).iterdir())
    assert not edition_file(root, NEW_ID).exists()
    result = run_command("new", NEW_ID, *two_files(root), root=root)
    assert result.returncode == 2
    assert "has now been finished" in result.stderr
    assert len(load_edition(edition_file(root, NEW_ID)).sources) == 2
    assert sorted(path.name for path in (root / "raw" / NEW_ID).iterdir()) == ["one.txt", "two.txt"]


def test_what_a_kill_left_is_not_mixed_with_other_raw_files(root: Path) -> None:
    assert meet_accident(root, "kill", "rename", 1) == -signal.SIGKILL
    (root / "raw" / NEW_ID / "one.txt").write_text("another text\n", encoding="utf-8")
    assert "already" in refused(root, NEW_ID, BROCHURE)
