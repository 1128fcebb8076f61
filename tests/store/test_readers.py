"""Analysts' tools load every table with the documented types."""

import datetime
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest

import pipeline
from pipeline.model.errors import StoreError
from pipeline.store import publish_dataset
from pipeline.store.data_dictionary import render_data_dictionary
from pipeline.store.description import Column, ColumnType, Table
from pipeline.store.schema import TABLES
from tests.store.samples import EDITION, make_dataset

PANDAS_TYPES = {
    ColumnType.STRING: "str",
    ColumnType.INTEGER: "int64",
    ColumnType.NUMBER: "float64",
    ColumnType.BOOLEAN: "bool",
    ColumnType.DATE: "date32[day][pyarrow]",
}
POLARS_TYPES = {
    ColumnType.STRING: pl.String(),
    ColumnType.INTEGER: pl.Int64(),
    ColumnType.NUMBER: pl.Float64(),
    ColumnType.BOOLEAN: pl.Boolean(),
    ColumnType.DATE: pl.Date(),
}
DUCKDB_TYPES = {
    ColumnType.STRING: "VARCHAR",
    ColumnType.INTEGER: "BIGINT",
    ColumnType.NUMBER: "DOUBLE",
    ColumnType.BOOLEAN: "BOOLEAN",
    ColumnType.DATE: "DATE",
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two editions, and what a killed run has left behind."""
    root = tmp_path_factory.mktemp("root")
    for edition_id in ("baie-2030-2033", "baie-2034-2037"):
        publish_dataset(make_dataset(edition_id), edition=EDITION, root=root)
    leftover = root / "processed/.baie-2034-2037.publishing/staged"
    leftover.mkdir(parents=True)
    for path in (root / "processed/baie-2034-2037").iterdir():
        (leftover / path.name).write_bytes(path.read_bytes())
    return root


@pytest.fixture(params=TABLES, ids=lambda table: table.name)
def table(request: pytest.FixtureRequest) -> Table:
    assert isinstance(request.param, Table)
    return request.param


def pandas_type(column: Column) -> str:
    if column.type is ColumnType.INTEGER and column.is_nullable:
        return "Int64"
    return PANDAS_TYPES[column.type]


def values(table: Table) -> list[tuple[object, ...]]:
    rows = getattr(make_dataset(), table.name)
    return [tuple(getattr(row, column.name) for column in table.columns) for row in rows]


def query(sql: str) -> list[tuple[object, ...]]:
    return duckdb.connect().execute(sql).fetchall()


def test_pandas(root: Path, table: Table) -> None:
    frame = pd.read_parquet(root / "processed/baie-2030-2033" / table.file_name)
    assert {name: str(kind) for name, kind in frame.dtypes.items()} == {
        column.name: pandas_type(column) for column in table.columns
    }
    plain = frame.astype(object).where(frame.notna(), None)
    assert [tuple(row) for row in plain.itertuples(index=False)] == values(table)


def test_polars(root: Path, table: Table) -> None:
    frame = pl.read_parquet(root / "processed/baie-2030-2033" / table.file_name)
    assert dict(frame.schema) == {
        column.name: POLARS_TYPES[column.type] for column in table.columns
    }
    assert frame.rows() == values(table)


def test_duckdb(root: Path, table: Table) -> None:
    path = root / "processed/baie-2030-2033" / table.file_name
    described = query(f"DESCRIBE FROM '{path}'")
    assert [row[:2] for row in described] == [
        (column.name, DUCKDB_TYPES[column.type]) for column in table.columns
    ]
    assert query(f"FROM '{path}'") == values(table)


def test_pyarrow(root: Path, table: Table) -> None:
    read = pq.read_table(root / "processed/baie-2030-2033" / table.file_name)
    assert [(field.name, str(field.type), field.nullable) for field in read.schema] == [
        (column.name, column.type.value, column.is_nullable) for column in table.columns
    ]
    assert [tuple(row.values()) for row in read.to_pylist()] == values(table)


def test_a_glob_over_editions_is_one_table_of_published_rows(root: Path, table: Table) -> None:
    pattern = str(root / "processed/*" / table.file_name)
    expected = 2 * len(getattr(make_dataset(), table.name))
    assert pl.read_parquet(pattern).height == expected
    assert pl.scan_parquet(pattern).collect().height == expected
    assert len(query(f"FROM '{pattern}'")) == expected
    files = sorted(str(path) for path in (root / "processed").glob(f"*/{table.file_name}"))
    assert ds.dataset(files).to_table().num_rows == expected
    frames = pd.concat(map(pd.read_parquet, files))
    assert len(frames) == expected
    assert {str(kind) for kind in frames.dtypes} == {
        pandas_type(column) for column in table.columns
    }


def test_the_query_in_the_data_dictionary_proves_the_quotes(root: Path) -> None:
    sql = render_data_dictionary().split("```sql\n")[1].split("```")[0]
    assert query(sql.replace("processed/", f"{root}/processed/")) == [(28, 0)]


class TestReadDataset:
    """``pipeline.read_dataset``."""

    def test_gives_what_pandas_gives_for_each_file(self, root: Path, table: Table) -> None:
        folder = root / "processed/baie-2030-2033"
        frame = pipeline.read_dataset(folder)[table.name]
        pd.testing.assert_frame_equal(frame, pd.read_parquet(folder / table.file_name))

    def test_takes_a_path_as_text_and_has_all_tables(self, root: Path) -> None:
        tables = pipeline.read_dataset(f"{root}/processed/baie-2030-2033")
        assert list(tables) == [table.name for table in TABLES]

    def test_cannot_be_changed(self, root: Path) -> None:
        tables = pipeline.read_dataset(root / "processed/baie-2030-2033")
        with pytest.raises(TypeError):
            tables["themes"] = pd.DataFrame()  # type: ignore[index]

    def test_joins_group_and_count(self, root: Path) -> None:
        tables = pipeline.read_dataset(root / "processed/baie-2030-2033")
        joined = tables["objectives"].merge(tables["themes"], on="theme_id")
        assert joined.groupby("source_id").size().to_dict() == {
            "baie-2030-2033/lettre-fr": 11,
            "baie-2030-2033/brochure-fr": 2,
        }
        assert joined.page_number.sum() == 2
        assert tables["sources"].retrieved_on.dropna().tolist() == [datetime.date(2030, 2, 28)]

    def test_refuses_files_of_two_datasets(self, root: Path, tmp_path: Path) -> None:
        folder = publish_dataset(make_dataset(), edition=EDITION, root=tmp_path)
        other = root / "processed/baie-2034-2037/themes.parquet"
        (folder / "themes.parquet").write_bytes(other.read_bytes())
        with pytest.raises(StoreError, match=r"themes\.parquet .* belongs to another dataset"):
            pipeline.read_dataset(folder)
