"""A published dataset is checked again, from what is on disk."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.projects import (
    EDITION_ID,
    error_of,
    replace_source,
    run_command,
)


def test_the_published_dataset_holds(published_once: Path) -> None:
    result = run_command("validate", root=published_once)
    assert result.returncode == 0, result.stdout + result.stderr
    assert result.stderr == ""


@pytest.mark.parametrize(
    ("report_format", "beginning"),
    [
        ("json", "{"),
        ("junit", "<?xml"),
        ("markdown", "#"),
    ],
)
def test_the_same_reports_as_in_the_published_folder(
    published_once: Path, report_format: str, beginning: str
) -> None:
    result = run_command("validate", EDITION_ID, "--format", report_format, root=published_once)
    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith(beginning)


def test_json_is_one_object_a_dataset(published_once: Path) -> None:
    result = run_command("validate", EDITION_ID, "--format", "json", root=published_once)
    assert json.loads(result.stdout)["edition_id"] == EDITION_ID


def test_a_tampered_table_is_found(published: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    path = published / "processed" / EDITION_ID / "objectives.parquet"
    table = pq.read_table(path)
    texts = [str(text) for text in table.column("text").to_pylist()]
    texts[7] = texts[7].replace("e", "a", 1)
    index = table.schema.get_field_index("text")
    pq.write_table(table.set_column(index, table.schema.field(index), pa.array(texts)), path)
    result = run_command("validate", root=published)
    assert result.returncode == 1, result.stdout + result.stderr
    assert "press-nl/2.2" in result.stdout
    assert "objectives.parquet is not the file that SHA256SUMS lists" in result.stdout


def test_tables_of_different_datasets_are_refused(published: Path) -> None:
    import pyarrow.parquet as pq

    path = published / "processed" / EDITION_ID / "themes.parquet"
    table = pq.read_table(path)
    metadata = table.schema.metadata | {b"dataset_digest": b"0" * 64}
    pq.write_table(table.replace_schema_metadata(metadata), path)
    result = run_command("validate", root=published)
    assert result.returncode == 2
    assert "themes.parquet" in result.stderr
    assert "another dataset" in result.stderr


def test_a_table_that_is_gone(published: Path) -> None:
    (published / "processed" / EDITION_ID / "ledger.parquet").unlink()
    result = run_command("validate", "--format", "json", root=published)
    assert result.returncode == 2
    assert "ledger" in error_of(result)["message"]


def test_a_changed_raw_file_stops_it(published: Path) -> None:
    replace_source(published, "press-nl.txt", b"quite another text\n", pin=False)
    result = run_command("validate", "--format", "json", root=published)
    assert result.returncode == 2
    assert error_of(result)["code"] == "source-changed"
    assert error_of(result)["source"] == f"{EDITION_ID}/press-nl"


def test_nothing_published(project: Path) -> None:
    result = run_command("validate", "--format", "json", root=project)
    assert result.returncode == 2
    assert error_of(result)["code"] == "dataset-not-found"
