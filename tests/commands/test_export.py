"""`programme export`: the published dataset in other forms."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import openpyxl
import pytest

from pipeline.model.errors import DatasetNotFoundError, StoreError, UsageError
from pipeline.runner.export import export_edition
from pipeline.runner.project import Project
from tests.commands.projects import EDITION_ID, TABLES, read_rows, run_command

OTHER_PLACES = [
    {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "Asia/Tokyo"},
    {"PYTHONHASHSEED": "2", "LC_ALL": "tr_TR.UTF-8", "TZ": "America/New_York"},
]


def export(root: Path, form: str, *tables: str, output: str | None = None) -> dict[str, bytes]:
    """Exports within this process; the files that were written, by their path in the project."""
    project = Project(root=root)
    path = None if output is None else root / output
    outcome = export_edition(project, EDITION_ID, form, output=path, tables=tables)
    return {project.name(path): path.read_bytes() for path in outcome.written}


def test_csv_is_a_folder_of_all_tables_and_their_description(published: Path) -> None:
    result = run_command("export", EDITION_ID, root=published)
    assert result.returncode == 0, result.stderr
    folder = f"exports/{EDITION_ID}/csv"
    assert result.stdout.splitlines() == [f"{folder}/{name}.csv" for name in TABLES] + [
        f"{folder}/datapackage.json"
    ]
    for name in TABLES:
        query = f"SELECT count(*) FROM read_csv('{published}/{folder}/{name}.csv', header = true)"
        row = duckdb.connect().execute(query).fetchone()
        assert row == (len(read_rows(published, name)),)


def test_xlsx_is_one_workbook(published: Path) -> None:
    (name,) = export(published, "xlsx")
    assert name == f"exports/{EDITION_ID}/{EDITION_ID}.xlsx"
    book = openpyxl.load_workbook(published / name, read_only=True)
    assert book.sheetnames == [*TABLES, "columns"]
    texts = [row[8] for row in book["objectives"].iter_rows(min_row=2, values_only=True)]
    assert texts == [row["text"] for row in read_rows(published, "objectives")]


def test_web_annotations_are_one_file_of_all_evidence(published: Path) -> None:
    ((name, content),) = export(published, "web-annotation").items()
    assert name == f"exports/{EDITION_ID}/{EDITION_ID}.jsonld"
    collection = json.loads(content)
    assert collection["total"] == len(read_rows(published, "evidence"))
    texts = {row["source_id"]: row["text"] for row in read_rows(published, "texts")}
    for item in collection["first"]["items"]:
        source, selectors = item["target"]["source"], item["target"]["selector"]
        by_type = {selector["type"]: selector for selector in selectors}
        position = by_type["TextPositionSelector"]
        found = texts[source["id"]][position["start"] : position["end"]]
        assert found == by_type["TextQuoteSelector"]["exact"]
        syntax = {"application/pdf": "rfc8118", "text/plain": "rfc5147"}[source["format"]]
        assert by_type["FragmentSelector"]["conformsTo"].endswith(syntax)


@pytest.mark.parametrize(
    "form",
    [
        "xlsx",
        *(
            pytest.param(form, marks=pytest.mark.slow)
            for form in ("csv", "jsonl", "web-annotation")
        ),
    ],
)
def test_the_same_bytes_in_any_place(published: Path, form: str) -> None:
    files = []
    for index, environment in enumerate(OTHER_PLACES):
        arguments = ("--to", form, "--output", f"out-{index}")
        result = run_command(
            "export", EDITION_ID, *arguments, root=published, environment=environment
        )
        assert result.returncode == 0, result.stderr
        files.append([(published / name).read_bytes() for name in result.stdout.splitlines()])
    assert files[0]
    assert files[0] == files[1]


def test_one_table_to_a_file(published: Path) -> None:
    files = export(published, "jsonl", "themes", output="mine.jsonl")
    ((name, content),) = files.items()
    assert name == "mine.jsonl"
    assert [json.loads(line)["ordinal"] for line in content.splitlines()] == [1, 2, 3, 4, 5]


def test_some_tables_make_a_package_by_themselves(published: Path) -> None:
    import frictionless

    files = export(published, "csv", "themes", "objectives")
    assert [Path(name).name for name in files] == [
        "themes.csv",
        "objectives.csv",
        "datapackage.json",
    ]
    path = published / "exports" / EDITION_ID / "csv" / "datapackage.json"
    assert frictionless.Package(str(path)).validate().valid
    keys = [
        key["reference"].get("resource")
        for resource in json.loads(path.read_bytes())["resources"]
        for key in resource["schema"]["foreignKeys"]
    ]
    assert sorted(map(str, keys)) == ["None", "objectives", "themes"]


def test_exported_again_nothing_is_written(published: Path) -> None:
    export(published, "xlsx")
    path = published / "exports" / EDITION_ID / f"{EDITION_ID}.xlsx"
    before = path.stat().st_mtime_ns
    assert export(published, "xlsx") == {}
    assert path.stat().st_mtime_ns == before


def test_another_file_is_not_replaced_unasked(published: Path) -> None:
    path = published / "mine.jsonl"
    path.write_text("my own\n")
    arguments = ("--to", "jsonl", "--table", "themes", "--output", "mine.jsonl")
    result = run_command("export", EDITION_ID, *arguments, root=published)
    assert result.returncode == 2
    assert "mine.jsonl is there already" in result.stderr
    assert "--force" in result.stderr
    assert path.read_text() == "my own\n"
    project = Project(root=published)
    export_edition(project, EDITION_ID, "jsonl", output=path, tables=["themes"], is_forced=True)
    assert path.read_text().count("\n") == 5


def test_nothing_is_left_where_it_cannot_be_written(published: Path) -> None:
    (published / "a-file").write_text("in the way")
    before = sorted(path.name for path in published.iterdir())
    with pytest.raises(StoreError, match="cannot be written"):
        export(published, "csv", output="a-file/below")
    assert sorted(path.name for path in published.iterdir()) == before


@pytest.mark.parametrize(
    ("form", "table", "output", "message"),
    [
        ("csv", "thems", None, "--table thems: there is no such table; expected sources, pages"),
        ("web-annotation", "themes", None, "leave it out"),
        ("csv", None, "all.csv", "is one file, and these are 9: choose one with --table"),
        ("csv", "themes", "config", None),
    ],
)
def test_what_makes_no_sense_is_said(
    published: Path, form: str, table: str | None, output: str | None, message: str | None
) -> None:
    tables = [table] if table else []
    (published / "config" / "themes.csv").mkdir()
    with pytest.raises(UsageError, match=message or "it is a folder"):
        export(published, form, *tables, output=output)


@pytest.mark.parametrize("edition_id", ["nowhere", "../raw", "."])
def test_an_edition_that_is_not_published(published_once: Path, edition_id: str) -> None:
    with pytest.raises(DatasetNotFoundError, match=r"is published in .*there: benelux"):
        export_edition(Project(root=published_once), edition_id, "csv")


def test_rows_that_are_not_those_published_are_not_exported(published: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    path = published / "processed" / EDITION_ID / "objectives.parquet"
    table = pq.read_table(path)
    texts = ["another text", *table.column("text").to_pylist()[1:]]
    index = table.schema.get_field_index("text")
    pq.write_table(table.set_column(index, table.schema.field(index), pa.array(texts)), path)
    with pytest.raises(StoreError, match="are not those that were published"):
        export_edition(Project(root=published), EDITION_ID, "csv")
    assert not (published / "exports").exists()
