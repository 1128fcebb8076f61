"""A table as JSON Lines: an object a row, every column in it, missing values as ``null``."""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from typing import Final

from pipeline.store.description import Table

#: Line ends to some readers (Python's ``splitlines`` among them), though not to JSON.
_LINE_ENDS: Final = {ord(mark): f"\\u{ord(mark):04x}" for mark in "\x85\u2028\u2029"}


def render_json_lines(table: Table, rows: Sequence[object]) -> bytes:
    """The file of ``rows``: UTF-8, LF, dates in ISO 8601."""
    names = [column.name for column in table.columns]
    lines = (
        json.dumps(
            {name: getattr(row, name) for name in names}, ensure_ascii=False, default=_encode_date
        ).translate(_LINE_ENDS)
        for row in rows
    )
    return "".join(f"{line}\n" for line in lines).encode()


def _encode_date(value: object) -> str:
    if isinstance(value, datetime.date):
        return value.isoformat()
    raise TypeError(f"no JSON for {type(value).__name__}")
