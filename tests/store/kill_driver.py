"""Kills a process at every step it takes on the file system; run as a script by the tests.

``python kill_driver.py publish FOLDER`` makes one root a step, ``FOLDER/0``, ``FOLDER/1`` …: an
edition is published there, and a process that publishes it anew is killed right before its step
of that number. The last root is the one where it came to its end. ``remove`` does the same for
removing, ``recover`` for recovering each root found in FOLDER. Prints how many steps there were.
"""

import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import filelock

from pipeline.store.publish import publish_files, recover_datasets, remove_dataset

EDITION_ID = "sample-2030"
OLD = {"dataset.json": b"old", "themes.parquet": b"old" * 1000, "report.md": b"old"}
NEW = {"dataset.json": b"new", "themes.parquet": b"new" * 1000, "report.xml": b"new"}

#: Loaded before there is a child, so that loading it is none of the child's steps.
LOADED = filelock.__version__

#: Audit events of every call that changes, or opens, something on the file system.
STEPS = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "shutil.rmtree"}


def run_and_kill(action: Callable[[], object], step: int) -> bool:
    """Runs ``action`` in a child, killed before its step ``step``; whether it came to its end."""
    child = os.fork()
    if child == 0:
        steps_left = step

        def count(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal steps_left
            if event in STEPS:
                if steps_left == 0:
                    os.kill(os.getpid(), signal.SIGKILL)
                steps_left -= 1

        sys.addaudithook(count)
        action()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status) and os.waitstatus_to_exitcode(status) != 0:
        raise RuntimeError("the child failed by itself")
    return not os.WIFSIGNALED(status)


def kill_at_every_step(action: Callable[[Path], object], folder: Path) -> int:
    step = 0
    while True:
        root = folder / str(step)
        publish_files(EDITION_ID, OLD, root=root)
        if run_and_kill(lambda root=root: action(root), step):  # type: ignore[misc]
            return step
        step += 1


def kill_every_recovery_at_every_step(folder: Path) -> int:
    steps = 0
    for interrupted in sorted(folder.iterdir()):
        step = 0
        while True:
            root = folder.with_name("recovered") / f"{interrupted.name}-{step}"
            shutil.copytree(interrupted, root)
            if run_and_kill(lambda root=root: recover_datasets(root), step):  # type: ignore[misc]
                break
            step += 1
        steps += step
    return steps


if __name__ == "__main__":
    mode, given = sys.argv[1], Path(sys.argv[2])
    if mode == "publish":
        print(kill_at_every_step(lambda root: publish_files(EDITION_ID, NEW, root=root), given))
    elif mode == "remove":
        print(kill_at_every_step(lambda root: remove_dataset(EDITION_ID, root=root), given))
    else:
        print(kill_every_recovery_at_every_step(given))
