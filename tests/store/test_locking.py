"""One run at a time for an edition."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pipeline.model.errors import LockedError
from pipeline.store import lock_edition, publish_dataset, recover_datasets
from pipeline.store.publish import publish_files
from tests.store.samples import EDITION, make_dataset

_HOLD = """
import sys
from pathlib import Path
from pipeline.store import lock_edition
with lock_edition("baie-2030-2033", root=Path(sys.argv[1])):
    print("locked", flush=True)
    sys.stdin.read()
"""


@contextmanager
def another_run(root: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", _HOLD, str(root)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "locked\n"
        yield process
        if process.poll() is None:
            process.communicate()


def test_a_second_run_is_told_who_is_at_work(tmp_path: Path) -> None:
    with (
        another_run(tmp_path) as other,
        pytest.raises(LockedError, match=rf"process {other.pid}\) is at work on baie-2030-2033"),
    ):
        publish_dataset(make_dataset(), edition=EDITION, root=tmp_path)
    publish_dataset(make_dataset(), edition=EDITION, root=tmp_path)


def test_a_second_run_is_told_so_also_when_nobody_knows_who(tmp_path: Path) -> None:
    with another_run(tmp_path):
        (tmp_path / ".programme/locks/baie-2030-2033.pid").write_text("?")
        with pytest.raises(LockedError, match="another run is at work"):
            publish_dataset(make_dataset(), edition=EDITION, root=tmp_path)


def test_another_edition_is_free(tmp_path: Path) -> None:
    with another_run(tmp_path):
        publish_dataset(make_dataset("other-edition"), edition=EDITION, root=tmp_path)


def test_a_killed_run_holds_nothing(tmp_path: Path) -> None:
    with another_run(tmp_path) as other:
        os.kill(other.pid, signal.SIGKILL)
        other.wait()
    publish_dataset(make_dataset(), edition=EDITION, root=tmp_path)


def test_recovery_leaves_a_run_at_work_alone(tmp_path: Path) -> None:
    staged = tmp_path / "processed/.baie-2030-2033.publishing/staged"
    staged.mkdir(parents=True)
    with another_run(tmp_path):
        assert recover_datasets(tmp_path) == ()
        assert staged.exists()
    assert recover_datasets(tmp_path) == ("baie-2030-2033",)
    assert not staged.exists()


def test_a_run_that_holds_the_lock_may_publish(tmp_path: Path) -> None:
    with lock_edition("baie-2030-2033", root=tmp_path):
        publish_dataset(make_dataset(), edition=EDITION, root=tmp_path)
        publish_files("baie-2030-2033", {"report.md": b""}, root=tmp_path)
        holder = tmp_path / ".programme/locks/baie-2030-2033.pid"
        assert holder.read_text() == f"{os.getpid()}\n"
    assert not holder.exists()


def test_the_lock_is_freed_by_an_error(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), lock_edition("a", root=tmp_path):
        raise RuntimeError
    with lock_edition("a", root=tmp_path):
        pass


def test_nothing_is_left_beside_the_datasets(tmp_path: Path) -> None:
    publish_dataset(make_dataset(), edition=EDITION, root=tmp_path)
    assert [path.name for path in (tmp_path / "processed").iterdir()] == ["baie-2030-2033"]
