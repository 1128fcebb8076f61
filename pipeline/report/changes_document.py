"""What changed between two versions of datasets, as JSON: ``docs/report-json.md`` has the keys."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Sequence

from pipeline.model.changes import EditionChanges, Key, RowChange, TableChanges
from pipeline.report.json_document import render_object

#: Grows with every change that could break a reader; keys are only ever added without one.
SCHEMA_VERSION = 1


def render_changes_json(all_changes: Sequence[EditionChanges], *, against: str) -> str:
    """The changes of all editions as one JSON object in UTF-8, ending in LF; every row is there."""
    return render_object(
        {
            "schema_version": SCHEMA_VERSION,
            "against": against,
            "editions": [_describe_edition(changes) for changes in all_changes],
        }
    )


def _describe_edition(changes: EditionChanges) -> dict[str, object]:
    return {
        "edition_id": changes.edition_id,
        "status": changes.kind,
        "tables": [_describe_table(table) for table in changes.tables if not table.is_empty],
    }


def _describe_table(table: TableChanges) -> dict[str, object]:
    return {
        "table": table.table,
        "added": [_describe_row(row) for row in table.added],
        "removed": [_describe_row(row) for row in table.removed],
        "changed": [_describe_change(table, row) for row in table.changed],
        "moved": [_describe_change(table, row) for row in table.moved],
    }


def _describe_row(row: object) -> dict[str, object]:
    assert dataclasses.is_dataclass(row)
    return {field.name: _plain(getattr(row, field.name)) for field in dataclasses.fields(row)}


def _describe_change(table: TableChanges, row: RowChange) -> dict[str, object]:
    return {
        "key": _describe_key(table, row.key),
        "renumbered_from": None
        if row.renumbered_from is None
        else _describe_key(table, row.renumbered_from),
        "columns": {
            cell.column: {"before": _plain(cell.before), "after": _plain(cell.after)}
            for cell in row.cells
        },
    }


def _describe_key(table: TableChanges, key: Key) -> dict[str, object]:
    return {column: _plain(value) for column, value in zip(table.key_columns, key, strict=True)}


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime.date) else value
