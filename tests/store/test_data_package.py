"""The folder is a Data Package v2 that its own tools accept, and refuse when it is not sound."""

from __future__ import annotations

import csv
import dataclasses
import json
import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import frictionless
import jsonschema
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.model.records import Dataset
from pipeline.store import publish_dataset
from pipeline.store.exports.exporting import ExportForm, export_dataset
from pipeline.store.exports.writing import write_files
from pipeline.store.package.data_package import DATA_PACKAGE_NAME, describe_schema
from pipeline.store.schema import TABLES
from tests.store.samples import EDITION, make_dataset

CORPUS = os.environ.get("PROGRAMME_CORPUS")
BY_NAME = {table.name: table for table in TABLES}


@pytest.fixture(autouse=True)
def _offline(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a package is read without a network")

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return publish_dataset(make_dataset(), edition=EDITION, root=tmp_path)


@pytest.fixture
def csv_folder(folder: Path, tmp_path: Path) -> Path:
    export = export_dataset(folder, ExportForm.CSV)
    files = {f"{name}.csv": content for name, content in export.tables.items()} | export.others
    write_files({tmp_path / "csv" / name: content for name, content in files.items()})
    return tmp_path / "csv"


def find_errors(folder: Path) -> set[tuple[str, str]]:
    """What `frictionless validate datapackage.json` finds: resource and kind of error."""
    report = frictionless.Package(str(folder / DATA_PACKAGE_NAME)).validate()
    errors = {(task.name, error.type) for task in report.tasks for error in task.errors}
    assert report.valid is not bool(errors or report.errors)
    return errors | {("package", error.type) for error in report.errors}


def read_package(folder: Path) -> dict[str, Any]:
    package: dict[str, Any] = json.loads((folder / DATA_PACKAGE_NAME).read_bytes())
    return package


# --- what holds


@pytest.mark.slow
def test_frictionless_accepts_the_published_folder(folder: Path) -> None:
    assert find_errors(folder) == set()


def test_frictionless_accepts_the_exported_csv_files(csv_folder: Path) -> None:
    assert find_errors(csv_folder) == set()


@pytest.mark.slow
def test_frictionless_accepts_tables_without_rows(tmp_path: Path) -> None:
    """An edition of one text without pages, mentions and objectives that stand under others."""
    whole = make_dataset()
    letter = whole.sources[0].source_id

    def keep(rows: tuple[Any, ...], column: str) -> tuple[Any, ...]:
        return tuple(row for row in rows if getattr(row, column).startswith(letter))

    alone = Dataset(
        edition_id=whole.edition_id,
        sources=keep(whole.sources, "source_id"),
        pages=(),
        texts=keep(whole.texts, "source_id"),
        themes=whole.themes,
        theme_statements=keep(whole.theme_statements, "source_id"),
        objectives=keep(whole.objectives, "source_id"),
        evidence=keep(whole.evidence, "source_id"),
        ledger=keep(whole.ledger, "source_id"),
        mentions=(),
    )
    assert find_errors(publish_dataset(alone, edition=EDITION, root=tmp_path)) == set()


@pytest.mark.skipif(not CORPUS, reason="PROGRAMME_CORPUS is not set: no schemas to hold it against")
@pytest.mark.parametrize("form", ["published", "csv"])
def test_descriptors_satisfy_the_profiles(folder: Path, csv_folder: Path, form: str) -> None:
    def check(content: object, profile: str) -> None:
        path = Path(str(CORPUS)) / "schemas" / f"datapackage-2.0-{profile}.json"
        schema = json.loads(path.read_bytes())
        jsonschema.validators.validator_for(schema)(schema).validate(content)

    package = read_package(folder if form == "published" else csv_folder)
    check(package, "datapackage")
    for resource in package["resources"]:
        check(resource, "dataresource")
        check(resource["schema"], "tableschema")
        if "dialect" in resource:
            check(resource["dialect"], "tabledialect")


def test_a_theme_refers_to_its_objectives_and_they_to_it() -> None:
    keys = {
        (table.name, *key["fields"], key["reference"].get("resource"), *key["reference"]["fields"])
        for table in TABLES
        for key in describe_schema(table).get("foreignKeys", [])
    }
    assert {
        ("themes", "theme_id", "objectives", "theme_id"),
        ("objectives", "theme_id", "themes", "theme_id"),
        ("theme_statements", "statement_id", "objectives", "statement_id"),
        ("objectives", "statement_id", "theme_statements", "statement_id"),
        ("objectives", "parent_id", None, "objective_id"),
        ("sources", "source_id", "ledger", "source_id"),
    } <= keys


def test_columns_are_described_as_everywhere_else(folder: Path) -> None:
    for resource in read_package(folder)["resources"]:
        table = BY_NAME[resource["name"]]
        for field, column in zip(resource["schema"]["fields"], table.columns, strict=True):
            assert (field["name"], field["description"]) == (column.name, column.description)
            assert field.get("unit") == column.unit
            assert field.get("constraints", {}).get("required", False) is not column.is_nullable
        assert resource["schema"]["primaryKey"] == list(table.primary_key)
        assert resource["description"] == f"One row for {table.description}."


def test_sources_are_named_with_their_hashes_and_what_stands_in_for_another(folder: Path) -> None:
    sources = read_package(folder)["sources"]
    for source, row in zip(sources, make_dataset().sources, strict=True):
        assert source["hash"] == f"sha256:{row.sha256}"
        assert source["file"] == f"raw/{row.edition_id}/{row.path}"
        assert source["is_reconstruction"] is row.is_reconstruction
    assert "brochure-fr is a reconstruction" in read_package(folder)["description"]


@pytest.mark.parametrize(
    ("licences", "expected"),
    [
        ((None, None), None),
        (("CC-BY-4.0", None), None),
        (("CC-BY-4.0", "to be asked for in writing"), None),
        (("CC-BY-4.0", "CC-BY-4.0"), [{"name": "CC-BY-4.0"}]),
        (
            ("CC0-1.0", "https://example.org/terms"),
            [{"name": "CC0-1.0"}, {"path": "https://example.org/terms"}],
        ),
    ],
)
def test_the_package_has_a_licence_only_if_all_of_its_words_have(
    tmp_path: Path, licences: tuple[str | None, ...], expected: object
) -> None:
    dataset = make_dataset()
    rows = zip(dataset.sources, licences, strict=True)
    sources = tuple(dataclasses.replace(row, licence=licence) for row, licence in rows)
    licensed = dataclasses.replace(dataset, sources=sources)
    package = read_package(publish_dataset(licensed, edition=EDITION, root=tmp_path))
    assert package.get("licenses") == expected
    assert [source.get("licence") for source in package["sources"]] == list(licences)


def test_the_version_follows_the_rows(tmp_path: Path) -> None:
    versions = [
        read_package(
            publish_dataset(make_dataset(note=note), edition=EDITION, root=tmp_path / note)
        )["version"]
        for note in ("one", "another")
    ]
    assert versions[0] != versions[1]
    assert all(version.startswith("1.0.0+") for version in versions)


# --- what frictionless has to refuse

Rows = list[dict[str, Any]]


def _without_objectives(rows: Rows) -> Rows:
    return []


def _of_another_theme(rows: Rows) -> Rows:
    return [{**rows[0], "theme_id": "baie-2030-2033/9"}, *rows[1:]]


def _twice(rows: Rows) -> Rows:
    return [*rows, rows[-1]]


def _without_first(rows: Rows) -> Rows:
    return rows[1:]


def _in_words(rows: Rows) -> Rows:
    return [{**row, "ordinal": f"number {row['ordinal']}"} for row in rows]


def _unlabelled(rows: Rows) -> Rows:
    return [{**rows[0], "language": None}, *rows[1:]]


def _of_unknown_role(rows: Rows) -> Rows:
    return [{**rows[0], "role": "poem"}, *rows[1:]]


#: The table that is changed, how, and what frictionless has to say of which table. All but the
#: first are looked for in the changed table alone, with those that it refers to: whole packages
#: take their time.
MUTATIONS: dict[str, tuple[str, Callable[[Rows], Rows], set[tuple[str, str]]]] = {
    "a theme without objectives": (
        "objectives",
        _without_objectives,
        {("themes", "foreign-key"), ("theme_statements", "foreign-key")},
    ),
    "an objective of no theme": ("objectives", _of_another_theme, {("objectives", "foreign-key")}),
    "the same key twice": ("mentions", _twice, {("mentions", "primary-key")}),
    "a source without text": ("texts", _without_first, {("sources", "foreign-key")}),
    "numbers in words": ("theme_statements", _in_words, {("theme_statements", "type-error")}),
    "a required value missing": ("themes", _unlabelled, {("themes", "constraint-error")}),
    "a value that is none of the list": (
        "ledger",
        _of_unknown_role,
        {("ledger", "constraint-error")},
    ),
}
WHOLE = "a theme without objectives"
#: Of the published folder and of the CSV files, what shows in a normal run that they are looked at.
IN_NORMAL_RUNS = {
    "published": {WHOLE, "an objective of no theme", "the same key twice", "numbers in words"},
    "csv": {WHOLE},
}


def list_mutations(form: str) -> list[Any]:
    return [
        pytest.param(name, marks=() if name in IN_NORMAL_RUNS[form] else pytest.mark.slow)
        for name in MUTATIONS
    ]


def narrow(folder: Path, *tables: str) -> None:
    """Leaves these tables, and those that they refer to, in the descriptor."""
    package = read_package(folder)
    by_name = {resource["name"]: resource for resource in package["resources"]}
    keys = [key for name in tables for key in by_name[name]["schema"].get("foreignKeys", [])]
    others = {key["reference"].get("resource") for key in keys} - {None, *tables}
    for name in others:
        by_name[name]["schema"].pop("foreignKeys", None)
    package["resources"] = [by_name[name] for name in by_name if name in others | set(tables)]
    (folder / DATA_PACKAGE_NAME).write_text(json.dumps(package), encoding="utf-8")


def find_errors_of(mutation: str, folder: Path) -> set[tuple[str, str]]:
    table, _, expected = MUTATIONS[mutation]
    if mutation != WHOLE:
        narrow(folder, *dict.fromkeys([table, *(name for name, _ in expected)]))
    return find_errors(folder)


@pytest.mark.parametrize("mutation", list_mutations("published"))
def test_frictionless_refuses_a_published_folder_with(folder: Path, mutation: str) -> None:
    table, mutate, expected = MUTATIONS[mutation]
    path = folder / f"{table}.parquet"
    before = pq.read_table(path)
    rows = mutate(before.to_pylist())
    columns = {
        field.name: pa.array([row[field.name] for row in rows], None if rows else field.type)
        for field in before.schema
    }
    pq.write_table(pa.table(columns), path)
    assert expected <= find_errors_of(mutation, folder)


@pytest.mark.parametrize("mutation", list_mutations("csv"))
def test_frictionless_refuses_exported_csv_files_with(csv_folder: Path, mutation: str) -> None:
    table, mutate, expected = MUTATIONS[mutation]
    path = csv_folder / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows: Rows = list(csv.DictReader(file))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [column.name for column in BY_NAME[table].columns])
        writer.writeheader()
        writer.writerows(mutate(rows))
    # Of CSV it also compares the hash.
    assert expected | {(table, "hash-count")} <= find_errors_of(mutation, csv_folder)
