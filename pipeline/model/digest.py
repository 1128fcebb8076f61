"""One hash for what a dataset says, independent of any file format."""

from __future__ import annotations

import dataclasses
import datetime
import hashlib
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.model.records import Dataset

#: Names the definition below; changes whenever it does.
DIGEST_VERSION = "programme-data/1"


def digest_dataset(dataset: Dataset) -> str:
    """The dataset digest: SHA-256, lower-case hex, over a canonical listing of all rows.

    Definition (``programme-data/1``): one UTF-8 line, ended by LF, holding the version; then for
    each table in the order of the fields of ``Dataset`` a line with its name and one for each row
    in published order: a JSON object with its columns as keys sorted by code point, no white
    space, no escapes beyond those that JSON requires, dates as ISO 8601, floats as the shortest
    text that reads back as the same IEEE 754 double.
    """
    hasher = hashlib.sha256()

    def add(line: str) -> None:
        hasher.update(line.encode("utf-8", "surrogatepass"))
        hasher.update(b"\n")

    add(DIGEST_VERSION)
    for field in dataclasses.fields(dataset):
        rows = getattr(dataset, field.name)
        if not isinstance(rows, tuple):
            continue
        add(field.name)
        for row in rows:
            add(_canonical_json({f.name: _column_value(row, f) for f in dataclasses.fields(row)}))
    return hasher.hexdigest()


def _column_value(row: object, field: dataclasses.Field[object]) -> object:
    value = getattr(row, field.name)
    # A whole number in a column of floats is the same number: 1 and 1.0 give one digest.
    return float(value) if value is not None and str(field.type).startswith("float") else value


def _canonical_json(columns: dict[str, object]) -> str:
    return json.dumps(
        columns, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_encode_date
    )


def _encode_date(value: object) -> str:
    if isinstance(value, datetime.date):
        return value.isoformat()
    raise TypeError(f"no canonical form for {type(value).__name__}")
