"""Kills, full disks, second runs: the dataset is the old one or the new one, never a mixture."""

from __future__ import annotations

import resource
import signal
import subprocess
import sys
from pathlib import Path

import filelock
import pytest

from tests.commands.projects import (
    EDITION_ID,
    read_published,
    replace_in_edition,
    run_command,
)

#: Runs the command, and kills it with no chance to tidy up before its n-th rename.
KILLED_BEFORE_RENAME = """
import os, signal, sys
from pipeline.cli import main

renames_left = int(sys.argv[1])

def killing(rename):
    def rename_or_die(*args, **kwargs):
        global renames_left
        if renames_left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        renames_left -= 1
        return rename(*args, **kwargs)
    return rename_or_die

os.rename, os.replace = killing(os.rename), killing(os.replace)
sys.exit(main(["run"]))
"""
#: More renames than a publication has.
RENAMES_TRIED = 12


def run_until_rename(root: Path, rename_index: int) -> int:
    return subprocess.run(
        [sys.executable, "-c", KILLED_BEFORE_RENAME, str(rename_index)],
        cwd=root,
        capture_output=True,
        timeout=300,
    ).returncode


@pytest.fixture(scope="module")
def new_bytes(published_once: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What a run without accidents makes of the changed edition."""
    import shutil

    root = shutil.copytree(published_once, tmp_path_factory.mktemp("changed") / "project")
    change_edition(root)
    assert run_command("run", root=root).returncode == 0
    return read_published(root)


def change_edition(root: Path) -> None:
    replace_in_edition(root, 'publisher = "Benelux Unie"', 'publisher = "Union Benelux"')


@pytest.mark.slow
@pytest.mark.parametrize("rename_index", range(RENAMES_TRIED))
def test_kill_before_any_rename(
    published: Path, new_bytes: dict[str, bytes], rename_index: int
) -> None:
    killed_in_the_middle(published, new_bytes, rename_index)


def test_kill_between_the_old_dataset_and_the_new(
    published: Path, new_bytes: dict[str, bytes]
) -> None:
    # Renames: staged to ready, published to previous, and then this one: nothing is published.
    killed_in_the_middle(published, new_bytes, 2)


def killed_in_the_middle(root: Path, new_bytes: dict[str, bytes], rename_index: int) -> None:
    old_bytes = read_published(root)
    assert old_bytes != new_bytes
    change_edition(root)
    code = run_until_rename(root, rename_index)
    assert code in {-signal.SIGKILL, 0}
    shown = run_command("show", f"{EDITION_ID}/press-nl/2.3", root=root)
    assert shown.returncode == 0, shown.stderr
    assert read_published(root) in (old_bytes, new_bytes)
    again = run_command("run", root=root)
    assert again.returncode == 0, again.stderr
    assert read_published(root) == new_bytes
    left_over = [path.name for path in (root / "processed").iterdir() if path.name != EDITION_ID]
    assert left_over == []


@pytest.mark.parametrize("free_bytes", [0, 10_000])
def test_full_disk(published: Path, free_bytes: int) -> None:
    good = read_published(published)
    change_edition(published)

    def fill_disk() -> None:
        # As much as a test can do without a disk of its own: no file may grow beyond this.
        resource.setrlimit(resource.RLIMIT_FSIZE, (free_bytes, free_bytes))

    result = subprocess.run(
        [sys.executable, "-m", "pipeline", "run"],
        cwd=published,
        capture_output=True,
        encoding="utf-8",
        preexec_fn=fill_disk,
        timeout=300,
    )
    assert result.returncode == 2, result.stdout + result.stderr
    assert "Traceback" not in result.stderr
    assert "this should not have happened" not in result.stderr
    assert read_published(published) == good
    assert run_command("show", f"{EDITION_ID}/1", root=published).returncode == 0
    assert [path.name for path in (published / "processed").iterdir()] == [EDITION_ID]


def test_second_run_at_the_same_time(published: Path) -> None:
    good = read_published(published)
    change_edition(published)
    with filelock.FileLock(published / ".programme" / "locks" / f"{EDITION_ID}.lock"):
        for command in (["run"], ["remove", EDITION_ID, "--yes"]):
            result = run_command(*command, root=published)
            assert result.returncode == 2
            assert "at work" in result.stderr
    assert read_published(published) == good


def test_two_runs_started_together(project: Path) -> None:
    runs = [
        subprocess.Popen(
            [sys.executable, "-m", "pipeline", "run"],
            cwd=project,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        for _ in range(2)
    ]
    outputs = [run.communicate(timeout=300) for run in runs]
    codes = sorted(run.returncode for run in runs)
    # Whoever comes second is turned away, or comes so late that there is nothing left to do.
    assert codes in ([0, 0], [0, 2]), outputs
    assert "objectives.parquet" in read_published(project)


def test_folder_that_may_not_be_written(project: Path) -> None:
    (project / "processed").write_text("a file is in the way", encoding="utf-8")
    result = run_command("run", root=project)
    assert result.returncode == 2
    assert "processed" in result.stderr
    assert "Traceback" not in result.stderr


def test_interrupt_is_one_message(project: Path) -> None:
    run = subprocess.Popen(
        [sys.executable, "-m", "pipeline", "run", "--verbose"],
        cwd=project,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert run.stderr
    first_step = run.stderr.readline()
    run.send_signal(signal.SIGINT)
    _, told = run.communicate(timeout=300)
    assert "reading" in first_step
    assert run.returncode == 2
    assert "interrupted" in told
    assert "Traceback" not in told
