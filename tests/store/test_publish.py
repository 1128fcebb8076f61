"""A dataset is published wholly or not at all, whatever happens."""

import errno
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pipeline.model.errors import DatasetNotFoundError, StoreError, UsageError
from pipeline.store import (
    load_dataset,
    publish_dataset,
    read_descriptor,
    recover_datasets,
    remove_dataset,
)
from pipeline.store.publish import publish_files
from pipeline.store.schema import TABLES
from tests.store.kill_driver import EDITION_ID, NEW, OLD
from tests.store.samples import EDITION, make_dataset

DRIVER = Path(__file__).with_name("kill_driver.py")


def published(root: Path) -> dict[str, bytes]:
    folder = root / "processed" / EDITION_ID
    if not folder.exists():
        return {}
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def leftovers(root: Path) -> list[str]:
    return sorted(path.name for path in (root / "processed").iterdir() if path.name != EDITION_ID)


class TestPublishing:
    def test_gives_the_folder_of_the_edition(self, tmp_path: Path) -> None:
        folder = publish_dataset(
            make_dataset(), edition=EDITION, root=tmp_path, reports={"report.md": b"fine\n"}
        )
        assert folder == tmp_path / "processed" / "baie-2030-2033"
        assert sorted(path.name for path in folder.iterdir()) == sorted(
            [
                *("dataset.json", "datapackage.json", "croissant.json", "CITATION.cff"),
                *("SHA256SUMS", "report.md", *(table.file_name for table in TABLES)),
            ]
        )
        assert load_dataset(folder) == make_dataset()
        assert (folder / "report.md").read_bytes() == b"fine\n"

    def test_replaces_all_that_was_there(self, tmp_path: Path) -> None:
        publish_files(EDITION_ID, OLD, root=tmp_path)
        publish_files(EDITION_ID, NEW, root=tmp_path)
        assert published(tmp_path) == NEW
        assert leftovers(tmp_path) == []

    def test_does_not_depend_on_what_was_there(self, tmp_path: Path) -> None:
        first = publish_dataset(
            make_dataset(note="of before"), edition=EDITION, root=tmp_path / "a"
        )
        again = publish_dataset(make_dataset(), edition=EDITION, root=tmp_path / "a")
        fresh = publish_dataset(make_dataset(), edition=EDITION, root=tmp_path / "b")
        assert first == again
        for path in fresh.iterdir():
            assert (again / path.name).read_bytes() == path.read_bytes()

    def test_leaves_other_editions_alone(self, tmp_path: Path) -> None:
        publish_files("other", OLD, root=tmp_path)
        publish_files(EDITION_ID, NEW, root=tmp_path)
        assert (tmp_path / "processed/other/dataset.json").read_bytes() == b"old"

    @pytest.mark.parametrize(
        "name", ["dataset.json", "SHA256SUMS", "themes.parquet", "../x", "..", "", "a/b"]
    )
    def test_refuses_a_report_of_an_impossible_name(self, tmp_path: Path, name: str) -> None:
        with pytest.raises(ValueError, match="cannot be the name of a report"):
            publish_dataset(make_dataset(), edition=EDITION, root=tmp_path, reports={name: b""})
        assert not (tmp_path / "processed").exists()

    @pytest.mark.parametrize("edition_id", ["", "..", "a/b", ".a", "Ä", "a" * 65])
    def test_refuses_an_edition_that_leaves_its_folder(
        self, tmp_path: Path, edition_id: str
    ) -> None:
        with pytest.raises(UsageError, match="not the name of an edition"):
            publish_files(edition_id, NEW, root=tmp_path)

    def test_describes_what_is_in_the_folder(self, tmp_path: Path) -> None:
        folder = publish_dataset(make_dataset(), edition=EDITION, root=tmp_path)
        descriptor = read_descriptor(folder)
        assert [table.row_count for table in descriptor.tables] == [2, 2, 2, 1, 2, 13, 14, 2, 2]
        for table in descriptor.tables:
            assert (folder / table.path).stat().st_size == table.byte_size
        assert [source.path for source in descriptor.sources] == [
            "lettre-fr.txt",
            "brochure-fr.pdf",
        ]

    def test_the_hashes_in_the_descriptor_are_those_that_sha256sum_finds(
        self, tmp_path: Path
    ) -> None:
        folder = publish_dataset(make_dataset(), edition=EDITION, root=tmp_path)
        lines = [f"{table.sha256}  {table.path}\n" for table in read_descriptor(folder).tables]
        subprocess.run(
            ["sha256sum", "--check", "--quiet"],
            input="".join(lines),
            text=True,
            cwd=folder,
            check=True,
        )


class TestRemoving:
    def test_leaves_nothing(self, tmp_path: Path) -> None:
        publish_files(EDITION_ID, OLD, root=tmp_path)
        remove_dataset(EDITION_ID, root=tmp_path)
        assert published(tmp_path) == {}
        assert leftovers(tmp_path) == []

    def test_what_is_not_there_is_an_error(self, tmp_path: Path) -> None:
        with pytest.raises(DatasetNotFoundError, match="no published dataset of sample-2030"):
            remove_dataset(EDITION_ID, root=tmp_path)


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The roots in which a process was killed at each of its steps, by what it did."""
    folders: dict[str, Path] = {}

    def make(mode: str) -> Path:
        if mode not in folders:
            folder = tmp_path_factory.mktemp(mode) / "interrupted"
            steps = _drive(mode, folder)
            assert steps > 10
            assert len(list(folder.iterdir())) == steps + 1
            folders[mode] = folder
        return folders[mode]

    return make


def _drive(mode: str, folder: Path) -> int:
    environment = {**os.environ, "PYTHONPATH": str(DRIVER.parents[2])}
    command = [sys.executable, str(DRIVER), mode, str(folder)]
    output = subprocess.run(command, env=environment, capture_output=True, check=True).stdout
    return int(output)


def _in_order(folder: Path) -> Iterator[Path]:
    return iter(sorted(folder.iterdir(), key=lambda path: [int(x) for x in path.name.split("-")]))


class TestAKill:
    """At every call that a run makes to the file system."""

    def test_while_publishing_leaves_the_old_dataset_or_the_new_one(
        self, killed: Callable[[str], Path]
    ) -> None:
        outcomes = []
        for root in _in_order(killed("publish")):
            recover_datasets(root)
            outcomes.append(published(root))
            assert outcomes[-1] in (OLD, NEW)
            assert leftovers(root) == []
        # Once the new one is on its way, it stays.
        changes = outcomes.index(NEW)
        assert 0 < changes < len(outcomes) - 1
        assert all(outcome == NEW for outcome in outcomes[changes:])

    def test_while_removing_leaves_the_dataset_or_nothing(
        self, killed: Callable[[str], Path]
    ) -> None:
        outcomes = []
        for root in _in_order(killed("remove")):
            recover_datasets(root)
            outcomes.append(published(root))
            assert outcomes[-1] in (OLD, {})
            assert leftovers(root) == []
        assert OLD in outcomes
        assert {} in outcomes

    def test_while_recovering_loses_nothing_either(
        self, killed: Callable[[str], Path], tmp_path: Path
    ) -> None:
        interrupted = tmp_path / "interrupted"
        interrupted.mkdir()
        for states in (
            {"staged"},
            {"staged", "published"},
            {"ready"},
            {"ready", "published"},
            {"ready", "previous"},
            {"previous"},
            {"previous", "published", "discarded"},
        ):
            _make_state(interrupted / "+".join(sorted(states)), states)
        assert _drive("recover", interrupted) > 50
        for root in (tmp_path / "recovered").iterdir():
            recover_datasets(root)
            states = set(root.name.partition("-")[0].split("+"))
            expected = NEW if "ready" in states else {} if states == {"staged"} else OLD
            assert published(root) == expected
            assert leftovers(root) == []

    def test_leaves_an_edition_that_can_be_published_again(
        self, killed: Callable[[str], Path]
    ) -> None:
        for root in _in_order(killed("publish")):
            publish_files(EDITION_ID, {**NEW, "report.md": b"newer"}, root=root)
            assert published(root) == {**NEW, "report.md": b"newer"}
            assert leftovers(root) == []

    def test_that_left_nothing_is_nothing_to_recover(self, tmp_path: Path) -> None:
        publish_files(EDITION_ID, OLD, root=tmp_path)
        assert recover_datasets(tmp_path) == ()
        assert recover_datasets(tmp_path / "no such folder") == ()


def _make_state(root: Path, states: set[str]) -> None:
    """A root in which these folders exist; half a dataset where it may be half."""
    for state in states:
        if state == "published":
            folder, files = root / "processed" / EDITION_ID, OLD
        else:
            folder = root / "processed" / f".{EDITION_ID}.publishing" / state
            files = NEW if state == "ready" else OLD
        if state in ("staged", "discarded"):
            files = {"dataset.json": b"half"}
        folder.mkdir(parents=True)
        for name, content in files.items():
            (folder / name).write_bytes(content)


class TestAFailingDisk:
    """``os.fsync``, ``os.rename`` and ``os.mkdir`` fail, once or from then on."""

    @pytest.mark.parametrize("call", ["fsync", "rename", "mkdir"])
    @pytest.mark.parametrize("lasts", [False, True], ids=["once", "from then on"])
    def test_leaves_the_old_dataset(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, lasts: bool
    ) -> None:
        messages = []
        for step in range(100):
            root = tmp_path / str(step)
            publish_files(EDITION_ID, OLD, root=root)
            with monkeypatch.context() as patches:
                failed = _fail_at(patches, call, step, lasts=lasts)
                outcome = NEW
                try:
                    publish_files(EDITION_ID, NEW, root=root)
                except StoreError as error:
                    outcome = OLD
                    messages.append(error.message)
            if not lasts:
                assert published(root) == outcome
            recover_datasets(root)
            assert published(root) in ((OLD, NEW) if lasts else (outcome,))
            assert leftovers(root) == []
            if not failed():
                break
        assert not failed()
        assert messages
        for message in messages:
            assert "sample-2030 cannot be published: No space left on device" in message
            assert "free some space and run again" in message
            assert "what was published before is untouched" in message

    def test_is_no_hindrance_to_the_next_run(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with monkeypatch.context() as patches:
            _fail_at(patches, "fsync", 2, lasts=True)
            with pytest.raises(StoreError):
                publish_files(EDITION_ID, NEW, root=tmp_path)
        publish_files(EDITION_ID, NEW, root=tmp_path)
        assert published(tmp_path) == NEW

    def test_that_is_really_full_is_told_so(self, tmp_path: Path) -> None:
        """A limit of the operating system on the size of files stands in for the disk."""
        publish_files(EDITION_ID, OLD, root=tmp_path)
        code = (
            "import resource; from pathlib import Path\n"
            "from pipeline.store.publish import publish_files\n"
            "resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))\n"
            f"publish_files({EDITION_ID!r}, {{'texts.parquet': bytes(20_000)}}, "
            f"root=Path({str(tmp_path)!r}))\n"
        )
        failed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
        assert "StoreError: sample-2030 cannot be published: File too large" in failed.stderr
        assert published(tmp_path) == OLD
        assert leftovers(tmp_path) == []

    def test_that_cannot_be_written_is_told_so(self, tmp_path: Path) -> None:
        (tmp_path / "processed").write_text("a file where the folder should be")
        with pytest.raises(StoreError, match="sample-2030 cannot be published"):
            publish_files(EDITION_ID, NEW, root=tmp_path)

    def test_that_cannot_be_locked_is_told_so(self, tmp_path: Path) -> None:
        (tmp_path / ".programme").write_text("a file where the folder should be")
        with pytest.raises(StoreError, match="sample-2030 cannot be locked"):
            publish_files(EDITION_ID, NEW, root=tmp_path)


def _fail_at(
    patches: pytest.MonkeyPatch, call: str, step: int, *, lasts: bool
) -> Callable[[], bool]:
    """Makes the ``step``-th ``os.<call>`` fail; gives whether it came to that."""
    real = getattr(os, call)
    count = 0

    def fail(*arguments: object, **options: object) -> object:
        nonlocal count
        count += 1
        if count == step + 1 or (lasts and count > step):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(*arguments, **options)

    patches.setattr(os, call, fail)
    return lambda: count > step
