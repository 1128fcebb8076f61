"""The columns that ``model.records`` declares, and the values that stand in them."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from functools import cache
from typing import Any

from pipeline.model.frozen import frozen
from pipeline.model.records import Dataset


@frozen
class Column:
    """A column as ``model.records`` declares it."""

    table: str
    name: str
    kind: type
    is_required: bool


@frozen
class Cell:
    """One value in its place; ``row_number`` counts from 1 within the table."""

    column: Column
    row_number: int
    value: object

    @property
    def place(self) -> str:
        """Where it stands, for a message."""
        return f"{self.column.table}, row {self.row_number}, column {self.column.name}"


@cache
def list_tables() -> tuple[tuple[str, tuple[Column, ...]], ...]:
    """The tables of ``Dataset`` in order, each with its columns."""
    tables = []
    for name, hint in typing.get_type_hints(Dataset).items():
        if typing.get_origin(hint) is tuple:
            row_type = typing.get_args(hint)[0]
            hints = typing.get_type_hints(row_type)
            columns = tuple(_read_column(name, column, hints[column]) for column in hints)
            tables.append((name, columns))
    return tuple(tables)


def _read_column(table: str, name: str, hint: Any) -> Column:
    kinds = typing.get_args(hint) or (hint,)
    (kind,) = (kind for kind in kinds if kind is not type(None))
    return Column(table=table, name=name, kind=kind, is_required=type(None) not in kinds)


def list_cells(dataset: Dataset) -> Iterator[Cell]:
    """Every value of a dataset, table by table and row by row."""
    for table, columns in list_tables():
        for row_number, row in enumerate(getattr(dataset, table), start=1):
            for column in columns:
                value = getattr(row, column.name)
                yield Cell(column=column, row_number=row_number, value=value)


def is_of_kind(value: object, kind: type) -> bool:
    """Whether a value that is there is of its column's type."""
    # bool is an int to Python, but not to a table.
    return isinstance(value, kind) and (kind is bool or not isinstance(value, bool))


def is_unfit(value: object, column: Column) -> bool:
    """Whether a column must not hold this value: nothing where one is required, another type."""
    return column.is_required if value is None else not is_of_kind(value, column.kind)
