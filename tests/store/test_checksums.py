"""SHA256SUMS lists the folder, for anyone's `sha256sum -c`, and `validate` holds it to it."""

from __future__ import annotations

import dataclasses
import shutil
import subprocess
from pathlib import Path

import pytest

from pipeline.store import inspect_files, publish_dataset
from pipeline.store.package.checksums import CHECKSUMS_NAME, parse_checksums
from tests.store.samples import EDITION, make_dataset

pytestmark = pytest.mark.skipif(not shutil.which("sha256sum"), reason="no sha256sum here")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    reports = {"report.md": b"fine\n", "report.html": b"<p>fine</p>"}
    return publish_dataset(make_dataset(), edition=EDITION, root=tmp_path, reports=reports)


def check(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sha256sum", "-c", "--strict", CHECKSUMS_NAME], cwd=folder, capture_output=True, text=True
    )


def look(folder: Path) -> tuple[str, ...]:
    return inspect_files(folder, make_dataset(), EDITION).faults


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def test_sha256sum_accepts_the_folder_as_published(folder: Path) -> None:
    result = check(folder)
    assert result.returncode == 0, result.stdout + result.stderr
    assert look(folder) == ()


def test_all_is_listed_but_the_list_and_what_is_not_committed(folder: Path) -> None:
    names = {path.name for path in folder.iterdir()}
    listed = parse_checksums((folder / CHECKSUMS_NAME).read_bytes())
    assert names - set(listed) == {CHECKSUMS_NAME, "report.html"}
    assert list(listed) == sorted(listed)


@pytest.mark.parametrize(
    "name",
    ["themes.parquet", "datapackage.json", "croissant.json", "CITATION.cff", "report.md"],
)
def test_a_flipped_bit_is_found_by_both(folder: Path, name: str) -> None:
    flip(folder / name)
    result = check(folder)
    assert result.returncode == 1
    assert f"{name}: FAILED" in result.stdout
    (fault,) = look(folder)
    assert fault.startswith(f"{name} is not ")


def test_a_missing_file_and_one_too_many(folder: Path) -> None:
    (folder / "report.md").unlink()
    (folder / "notes.txt").write_text("mine")
    assert look(folder) == (
        "notes.txt is not listed in SHA256SUMS.",
        "report.md is listed in SHA256SUMS and is not there.",
    )


def test_hidden_files_and_the_uncommitted_report_may_be_anything(folder: Path) -> None:
    (folder / ".DS_Store").write_bytes(b"\0")
    flip(folder / "report.html")
    assert look(folder) == ()


def test_an_edited_list(folder: Path) -> None:
    path = folder / CHECKSUMS_NAME
    content = path.read_bytes()
    path.write_bytes(content + b"# a comment\n")
    assert look(folder) == ("SHA256SUMS is not as it was written.",)
    path.write_bytes(b"".join(content.splitlines(keepends=True)[1:]))
    assert look(folder) == ("CITATION.cff is not listed in SHA256SUMS.",)
    path.unlink()
    assert look(folder) == ("SHA256SUMS is missing.",)


def test_a_descriptor_that_was_changed_together_with_the_list(folder: Path) -> None:
    from pipeline.store.package.checksums import hash_content, render_checksums

    path = folder / "datapackage.json"
    path.write_bytes(path.read_bytes().replace(b"Baie", b"Bay!"))
    hashes = {file.name: hash_content(file.read_bytes()) for file in folder.iterdir()}
    (folder / CHECKSUMS_NAME).write_bytes(render_checksums(hashes))
    assert check(folder).returncode == 0
    assert look(folder) == ("datapackage.json is not what the rows and the edition file give.",)


def test_a_title_that_was_changed_in_the_edition_file_since(folder: Path) -> None:
    edition = dataclasses.replace(EDITION, title="Another programme")
    assert inspect_files(folder, make_dataset(), edition).faults == tuple(
        f"{name} is not what the rows and the edition file give."
        for name in ("CITATION.cff", "croissant.json", "datapackage.json")
    )
