"""Tables exported as CSV and JSON Lines are read back by others' tools as what they were."""

from __future__ import annotations

import csv
import dataclasses
import datetime
import io
import json
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.store.description import ColumnType, Table
from pipeline.store.exports.csv_tables import GUARD, guard_text, render_csv
from pipeline.store.exports.json_lines import render_json_lines
from pipeline.store.schema import TABLES
from tests.store.nasty import NASTY_TEXTS, make_nasty_dataset

DATASET = make_nasty_dataset()
POLARS_TYPES = {
    ColumnType.STRING: pl.String(),
    ColumnType.INTEGER: pl.Int64(),
    ColumnType.NUMBER: pl.Float64(),
    ColumnType.BOOLEAN: pl.Boolean(),
    ColumnType.DATE: pl.Date(),
}
PANDAS_TYPES = {
    ColumnType.STRING: "str",
    ColumnType.INTEGER: "Int64",
    ColumnType.NUMBER: "float64",
    ColumnType.BOOLEAN: "bool",
    ColumnType.DATE: "date32[pyarrow]",
}
DUCKDB_TYPES = {
    ColumnType.STRING: "VARCHAR",
    ColumnType.INTEGER: "BIGINT",
    ColumnType.NUMBER: "DOUBLE",
    ColumnType.BOOLEAN: "BOOLEAN",
    ColumnType.DATE: "DATE",
}


@pytest.fixture(params=TABLES, ids=lambda table: table.name)
def table(request: pytest.FixtureRequest) -> Table:
    assert isinstance(request.param, Table)
    return request.param


@pytest.fixture
def path(table: Table, tmp_path: Path) -> Path:
    path = tmp_path / f"{table.name}.csv"
    path.write_bytes(render_csv(table, rows_of(table)))
    return path


def rows_of(table: Table) -> tuple[object, ...]:
    rows: tuple[object, ...] = getattr(DATASET, table.name)
    return rows


def values_of(table: Table) -> list[tuple[object, ...]]:
    return [tuple(getattr(row, column.name) for column in table.columns) for row in rows_of(table)]


def unguard(value: object) -> object:
    return value.removeprefix(GUARD) if isinstance(value, str) else value


class TestCsv:
    def test_duckdb(self, table: Table, path: Path) -> None:
        columns = {column.name: DUCKDB_TYPES[column.type] for column in table.columns}
        found = (
            duckdb.connect()
            .execute(f"FROM read_csv('{path}', header = true, columns = {columns})")
            .fetchall()
        )
        assert [tuple(map(unguard, row)) for row in found] == values_of(table)

    def test_polars(self, table: Table, path: Path) -> None:
        schema = {column.name: POLARS_TYPES[column.type] for column in table.columns}
        frame = pl.read_csv(path, schema=schema)
        assert [tuple(map(unguard, row)) for row in frame.rows()] == values_of(table)

    def test_pandas(self, table: Table, path: Path) -> None:
        types = {column.name: PANDAS_TYPES[column.type] for column in table.columns}
        frame = pd.read_csv(path, dtype=types, keep_default_na=False, na_values=[""])
        plain = frame.astype(object).where(frame.notna(), None)
        found = [tuple(map(unguard, row)) for row in plain.itertuples(index=False)]
        assert found == values_of(table)

    def test_it_follows_rfc_4180(self, table: Table, path: Path) -> None:
        content = path.read_bytes().decode("utf-8")
        assert not content.startswith("\ufeff")
        assert content.endswith("\r\n")
        lines = list(csv.reader(io.StringIO(content, newline=""), strict=True))
        assert lines[0] == [column.name for column in table.columns]
        assert {len(line) for line in lines} == {len(table.columns)}

    def test_no_text_begins_as_a_formula(self, table: Table, path: Path) -> None:
        texts = [column.type is ColumnType.STRING for column in table.columns]
        for line in csv.reader(io.StringIO(path.read_bytes().decode(), newline="")):
            for cell, is_text in zip(line, texts, strict=True):
                assert not (is_text and cell.lstrip()[:1] in {*"=+-@＝＋－＠"} - {""})
                assert cell[:1] not in {"\t", "\r", "\n"}

    @given(st.text(st.characters(exclude_categories=["Cs"])))
    def test_a_guard_can_be_taken_off_again(self, text: str) -> None:
        guarded = guard_text(text)
        assert guarded.removeprefix(GUARD) == text
        assert guarded != ""
        assert guarded in {text, GUARD + text}

    def test_ordinary_words_have_no_guard(self) -> None:
        for text in ("Een digitale Benelux", "(1) punt", "• punt", "“citaat”", "3 = 3"):
            assert guard_text(text) == text


class TestJsonLines:
    def test_a_line_a_row_with_every_column(self, table: Table) -> None:
        content = render_json_lines(table, rows_of(table)).decode("utf-8")
        assert content.endswith("\n")
        found = [json.loads(line) for line in content.splitlines()]
        dates = [column.name for column in table.columns if column.type is ColumnType.DATE]
        for row in found:
            for name in dates:
                row[name] = row[name] and datetime.date.fromisoformat(row[name])
        assert found == [_columns(row) for row in rows_of(table)]

    def test_duckdb(self, table: Table, tmp_path: Path) -> None:
        path = tmp_path / f"{table.name}.jsonl"
        path.write_bytes(render_json_lines(table, rows_of(table)))
        columns = {column.name: DUCKDB_TYPES[column.type] for column in table.columns}
        query = f"FROM read_json('{path}', format = 'newline_delimited', columns = {columns})"
        assert duckdb.connect().execute(query).fetchall() == values_of(table)

    def test_polars(self, table: Table) -> None:
        schema = {
            column.name: POLARS_TYPES[column.type]
            for column in table.columns
            if column.type is not ColumnType.DATE
        }
        content = io.BytesIO(render_json_lines(table, rows_of(table)))
        frame = pl.read_ndjson(content, schema_overrides=schema, infer_schema_length=None)
        assert frame.select(schema.keys()).rows() == [
            tuple(getattr(row, name) for name in schema) for row in rows_of(table)
        ]

    @given(st.text(st.characters(exclude_categories=["Cs"])))
    def test_a_text_never_breaks_a_line(self, text: str) -> None:
        ledger = next(table for table in TABLES if table.name == "ledger")
        row = dataclasses.replace(DATASET.ledger[0], reason=text)
        (line,) = render_json_lines(ledger, [row]).decode().splitlines()
        assert json.loads(line)["reason"] == text


def test_the_nasty_texts_are_in_what_is_read_back() -> None:
    assert [row.reason for row in DATASET.ledger] == list(NASTY_TEXTS)


def _columns(row: object) -> dict[str, Any]:
    assert dataclasses.is_dataclass(row)
    return {field.name: getattr(row, field.name) for field in dataclasses.fields(row)}
