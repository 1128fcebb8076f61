"""The published folder of the real edition, as the tools of others see it."""

from __future__ import annotations

import hashlib
import json
import subprocess
import warnings
from pathlib import Path

import pytest

from tests.commands.projects import EDITION_ID, TABLES, read_rows


@pytest.fixture(scope="module")
def folder(published_once: Path) -> Path:
    return published_once / "processed" / EDITION_ID


def test_frictionless_accepts_it(folder: Path) -> None:
    import frictionless

    report = frictionless.Package(str(folder / "datapackage.json")).validate()
    assert [task.name for task in report.tasks] == list(TABLES)
    assert report.valid, report.flatten(["name", "rowNumber", "message"])


@pytest.mark.slow
def test_mlcroissant_loads_every_record_set(published_once: Path, folder: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import mlcroissant

        dataset = mlcroissant.Dataset(str(folder / "croissant.json"))
        counts = {name: len(list(dataset.records(name))) for name in TABLES}
    assert counts == {name: len(read_rows(published_once, name)) for name in TABLES}


def test_sha256sum_accepts_it_until_a_bit_is_flipped(published: Path) -> None:
    folder = published / "processed" / EDITION_ID
    command = ["sha256sum", "--check", "--strict", "SHA256SUMS"]
    assert subprocess.run(command, cwd=folder, capture_output=True).returncode == 0
    path = folder / "evidence.parquet"
    content = bytearray(path.read_bytes())
    content[-100] ^= 1
    path.write_bytes(content)
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    assert result.returncode == 1
    assert "evidence.parquet: FAILED" in result.stdout


def test_hashes_of_sources_are_those_of_the_raw_files(published_once: Path, folder: Path) -> None:
    for source in json.loads((folder / "datapackage.json").read_bytes())["sources"]:
        content = (published_once / source["file"]).read_bytes()
        assert source["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert source["bytes"] == len(content)
