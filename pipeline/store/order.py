"""The published order of rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise

from pipeline.model.errors import StoreError
from pipeline.model.records import Dataset
from pipeline.store.description import Table, key_of
from pipeline.store.schema import TABLES

#: Columns that hold the identifier of a record: ``<source id>/<number>[.<number>]…``.
_RECORD_IDS = frozenset({"statement_id", "objective_id", "record_id"})


def check_order(dataset: Dataset) -> None:
    """Refuses rows that are not in the published order.

    Sources stand as in the edition file, so rows of other tables are in the order of ``sources``,
    then by numbers as numbers (2.10 after 2.9).

    Raises:
        StoreError: naming the first row that stands before one it should follow, or that speaks
            of a source that is not there.
    """
    source_ranks = {row.source_id: rank for rank, row in enumerate(dataset.sources)}
    for table in TABLES:
        if not table.order:
            continue
        rows: tuple[object, ...] = getattr(dataset, table.name)
        sort_key = _sort_key(table, source_ranks)
        for row, next_row in pairwise(rows):
            if sort_key(row) > sort_key(next_row):
                raise StoreError(
                    f"{table.name} is not sorted by {', '.join(table.order)}: "
                    f"{key_of(table, row)} stands before {key_of(table, next_row)}; "
                    "assemble the rows in the order of the sources, then of their numbers",
                    source=dataset.edition_id,
                )


def _sort_key(
    table: Table, source_ranks: Mapping[str, int]
) -> Callable[[object], tuple[object, ...]]:
    def rank(source_id: str, row: object) -> int:
        if source_id not in source_ranks:
            raise StoreError(
                f"{table.name}: {key_of(table, row)} speaks of source {source_id!r}, which is not "
                "in sources",
                source=source_id,
            )
        return source_ranks[source_id]

    def part(column: str, row: object) -> object:
        value = getattr(row, column)
        if column == "source_id":
            return rank(value, row)
        if column in _RECORD_IDS:
            source_id, _, numbers = value.rpartition("/")
            return rank(source_id, row), _parse_numbers(numbers, table, row)
        return value

    return lambda row: tuple(part(column, row) for column in table.order)


def _parse_numbers(numbers: str, table: Table, row: object) -> tuple[int, ...]:
    parts = numbers.split(".")
    if not all(part.isascii() and part.isdecimal() for part in parts):
        raise StoreError(
            f"{table.name}: {key_of(table, row)} is not an identifier that ends in numbers "
            "(`<source>/2.3`)"
        )
    return tuple(int(part) for part in parts)
