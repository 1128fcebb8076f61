"""A table as CSV after RFC 4180: UTF-8, comma, CRLF, quotes where needed, a header line.

Spreadsheets take a cell that begins with ``=`` for a formula, wherever the words came from. So a
text that could be taken for one is written with an apostrophe before it, and so that this can be
undone, a text that begins with an apostrophe too. An empty text is a lone apostrophe; an empty
cell is a missing value. Taking one apostrophe off the front of a text gives the text.
"""

from __future__ import annotations

import csv
import datetime
import io
import unicodedata
from collections.abc import Sequence
from typing import Final

from pipeline.store.description import Table

#: Put before a text that a spreadsheet could take for a formula.
GUARD: Final = "'"
#: What formulas begin with, also in full width, which East Asian spreadsheets fold, and what must
#: not stand first in a cell either (OWASP, "CSV injection").
_FORMULA_MARKS: Final = frozenset("=+-@＝＋－＠")
_LEADING_MARKS: Final = frozenset("\t\r\n")
#: Dropped by some spreadsheets before they look at a cell.
_SKIPPED_CATEGORIES: Final = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})


def render_csv(table: Table, rows: Sequence[object]) -> bytes:
    """The file of ``rows``.

    Booleans are ``true`` and ``false``, dates ISO 8601, numbers the shortest form that reads back
    as the same number.
    """
    sink = io.StringIO()
    writer = csv.writer(sink, lineterminator="\r\n")
    names = [column.name for column in table.columns]
    writer.writerow(names)
    writer.writerows([_render_cell(getattr(row, name)) for name in names] for row in rows)
    return sink.getvalue().encode()


def guard_text(text: str) -> str:
    """The text as its cell holds it."""
    return GUARD + text if _needs_guard(text) else text


def _needs_guard(text: str) -> bool:
    if text[:1] in _LEADING_MARKS:
        return True
    for character in text:
        if character == GUARD or character in _FORMULA_MARKS:
            return True
        if unicodedata.category(character) not in _SKIPPED_CATEGORIES:
            return False
    # Empty, or nothing but white space.
    return True


def _render_cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.date):
        return value.isoformat()
    return guard_text(value) if isinstance(value, str) else str(value)
