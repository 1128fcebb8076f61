"""The rows that checks may rely on: neutral values in place of unfit ones, and no row twice."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterator
from typing import Any

from pipeline.model.records import Dataset
from pipeline.validate.columns import Column, is_unfit, list_tables

#: The columns that together name a row, by table.
PRIMARY_KEYS: dict[str, tuple[str, ...]] = {
    "sources": ("source_id",),
    "pages": ("source_id", "page_number"),
    "texts": ("source_id",),
    "themes": ("theme_id",),
    "theme_statements": ("statement_id",),
    "objectives": ("objective_id",),
    "evidence": ("record_id", "seq"),
    "ledger": ("source_id", "seq"),
    "mentions": ("objective_id", "concept_id", "char_start", "char_end"),
}

#: What stands in for an unfit value, so that other checks need not expect one.
_NEUTRAL: dict[type, object] = {
    str: "",
    int: 0,
    float: 0.0,
    bool: False,
    datetime.date: datetime.date.min,
}


def repair(dataset: Dataset) -> Dataset:
    """The dataset with a neutral value wherever one is missing or of the wrong type."""
    tables: dict[str, Any] = {}
    for table, columns in list_tables():
        rows = []
        for row in getattr(dataset, table):
            unfit = [column for column in columns if is_unfit(getattr(row, column.name), column)]
            changes = {column.name: _choose_neutral(column) for column in unfit}
            rows.append(dataclasses.replace(row, **changes) if changes else row)
        tables[table] = tuple(rows)
    return dataclasses.replace(dataset, **tables)


def _choose_neutral(column: Column) -> object:
    return _NEUTRAL[column.kind] if column.is_required else None


def drop_repeated_keys(dataset: Dataset) -> Dataset:
    """The dataset without the rows whose primary key an earlier row of the table has."""
    tables: dict[str, Any] = {}
    for table, columns in PRIMARY_KEYS.items():
        rows = getattr(dataset, table)
        repeated = {row_number for row_number, _ in find_repeated(rows, columns)}
        tables[table] = tuple(
            row for row_number, row in enumerate(rows, start=1) if row_number not in repeated
        )
    return dataclasses.replace(dataset, **tables)


def find_repeated(
    rows: tuple[Any, ...], columns: tuple[str, ...]
) -> Iterator[tuple[int, tuple[object, ...]]]:
    """Row number from 1, and key, of each row whose key an earlier row has.

    Keys are compared as text, since what was published may hold anything.
    """
    seen: set[str] = set()
    for row_number, row in enumerate(rows, start=1):
        key = tuple(getattr(row, column) for column in columns)
        if repr(key) in seen:
            yield row_number, key
        seen.add(repr(key))
