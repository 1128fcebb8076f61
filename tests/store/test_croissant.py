"""The folder is a Croissant 1.1 dataset, from which its own tool loads every table."""

from __future__ import annotations

import datetime
import hashlib
import json
import warnings
from pathlib import Path
from typing import Any

import pytest

from pipeline.store import publish_dataset
from pipeline.store.package.croissant import CROISSANT_NAME
from pipeline.store.schema import TABLES
from tests.store.samples import EDITION, make_dataset


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish_dataset(make_dataset(), edition=EDITION, root=tmp_path_factory.mktemp("root"))


@pytest.fixture
def described(folder: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((folder / CROISSANT_NAME).read_bytes())
    return content


def _open(folder: Path) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import mlcroissant

        return mlcroissant.Dataset(str(folder / CROISSANT_NAME))


def _plain(value: object) -> object:
    """A value as the tables have it: mlcroissant gives bytes for texts, times for dates."""
    if isinstance(value, bytes):
        return value.decode()
    if isinstance(value, datetime.datetime):
        return value.date()
    return None if value is None or value != value else value


def test_mlcroissant_loads_every_record_set(folder: Path) -> None:
    dataset = _open(folder)
    assert [record_set.id for record_set in dataset.metadata.record_sets] == [
        table.name for table in TABLES
    ]
    for table in TABLES:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            records = list(dataset.records(table.name))
        names = [column.name for column in table.columns]
        assert [
            [_plain(record[f"{table.name}/{name}"]) for name in names] for record in records
        ] == [[getattr(row, name) for name in names] for row in getattr(make_dataset(), table.name)]


def test_mlcroissant_finds_no_error_and_misses_only_what_nobody_knows(folder: Path) -> None:
    issues = _open(folder).metadata.ctx.issues
    assert issues.errors == set()
    missing = {warning.split('"')[1].rpartition("/")[2] for warning in issues.warnings}
    assert missing == {"datePublished", "license"}


def test_mlcroissant_refuses_a_file_that_was_changed(tmp_path: Path) -> None:
    folder = publish_dataset(make_dataset(), edition=EDITION, root=tmp_path)
    path = folder / "themes.parquet"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(Exception, match=r"Download\(themes\.parquet\)"):
        list(_open(folder).records("themes"))


def test_files_are_named_with_hash_and_size(folder: Path, described: dict[str, Any]) -> None:
    for file in described["distribution"]:
        content = (folder / file["contentUrl"]).read_bytes()
        assert file["sha256"] == hashlib.sha256(content).hexdigest()
        assert file["contentSize"] == f"{len(content)} B"


def test_keys_and_references_are_those_of_the_tables(described: dict[str, Any]) -> None:
    sets = {record_set["name"]: record_set for record_set in described["recordSet"]}
    for table in TABLES:
        fields = sets[table.name]["field"]
        assert [key["@id"] for key in sets[table.name]["key"]] == [
            f"{table.name}/{column}" for column in table.primary_key
        ]
        references = {
            field["name"]: (
                field["references"]["fileObject"]["@id"],
                field["references"]["extract"]["column"],
            )
            for field in fields
            if "references" in field
        }
        assert references == {
            key.column: (f"{key.table}.parquet", key.target) for key in table.foreign_keys
        }


def test_sources_and_their_terms_are_named(described: dict[str, Any]) -> None:
    assert [source["@id"] for source in described["isBasedOn"]] == [
        source.source_id for source in make_dataset().sources
    ]
    assert described["temporalCoverage"] == "2030-01-01/2033-12-31"
    assert described["inLanguage"] == ["fr"]
    assert "license" not in described
