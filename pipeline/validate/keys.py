"""Keys: no two rows of a table share one."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pipeline.model.findings import Severity
from pipeline.model.records import Dataset
from pipeline.validate.check import REBUILD_ADVICE, Check, Look, Problem, look_at

if TYPE_CHECKING:
    from pipeline.validate.views import EditionView

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

#: What else is there once at most: one source states one theme once.
_ALTERNATE_KEYS: dict[str, tuple[str, ...]] = {"theme_statements": ("theme_id", "source_id")}


def drop_repeated_keys(dataset: Dataset) -> Dataset:
    """The dataset without the rows whose primary key an earlier row of the table has."""
    tables: dict[str, Any] = {}
    for table, columns in PRIMARY_KEYS.items():
        rows = getattr(dataset, table)
        repeated = {row_number for row_number, _ in _find_repeated(rows, columns)}
        tables[table] = tuple(
            row for row_number, row in enumerate(rows, start=1) if row_number not in repeated
        )
    return dataclasses.replace(dataset, **tables)


def _find_repeated(
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


def _look_for_duplicates(view: EditionView) -> Look:
    checked_count, problems = 0, []
    # Rows repeated as a whole are gone from ``view.dataset``: they are told once.
    for dataset, keys in ((view.published, PRIMARY_KEYS), (view.dataset, _ALTERNATE_KEYS)):
        for table, columns in keys.items():
            rows = getattr(dataset, table)
            checked_count += len(rows)
            problems += [
                Problem(
                    message=f"{table}, row {row_number}: {' + '.join(columns)} is "
                    f"{' + '.join(map(str, key))}, which an earlier row has already."
                )
                for row_number, key in _find_repeated(rows, columns)
            ]
    return look_at(checked_count, problems)


EDITION_CHECKS: tuple[Check[EditionView], ...] = (
    Check(
        code="duplicate-key",
        severity=Severity.ERROR,
        title="No two rows share a key",
        unit="rows",
        advice=REBUILD_ADVICE,
        look=_look_for_duplicates,
    ),
)
