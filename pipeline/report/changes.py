"""What changed between two versions of a dataset, for a terminal and as Markdown.

Rows of which only the place changed are counted and not shown: one new line in a document moves
all that follows it.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable

from pipeline.model.changes import (
    PLACE_COLUMNS,
    CellChange,
    ChangeKind,
    EditionChanges,
    Key,
    RowChange,
    TableChanges,
)
from pipeline.model.frozen import frozen
from pipeline.report.harmless import show_in_log, show_in_markdown, show_plainly
from pipeline.report.word_changes import Edit, EditKind, list_edits

#: The column that says most about a row, of those that it has.
_TELLING_COLUMNS = ("text", "pref_label", "exact", "surface", "reason", "path", "status")

#: The end of the name of columns with hashes, and how much of one tells it from another.
_HASH = "sha256"
_HASH_LENGTH = 12

#: Columns that a line is wrapped to in a terminal.
_WIDTH = 100
#: Longest text of an added or removed row, in characters.
_LONGEST_TEXT = 200
#: Kept words around an edit, in characters; longer stretches are cut in their middle.
_CONTEXT = 40
#: Longest stretch of removed or added words, in characters.
_LONGEST_EDIT = 400

#: What stands before a row in a terminal, in words.
_SIGNS = {"+": "added", "-": "removed", "~": "changed"}

_KINDS = {
    ChangeKind.NEW: "all new",
    ChangeKind.GONE: "all gone",
    ChangeKind.CHANGED: "changed",
    ChangeKind.UNCHANGED: "no row has changed",
}


@frozen
class _Marks:
    """How edits are marked, and words made harmless, in one format."""

    removed: tuple[str, str]
    added: tuple[str, str]
    show: Callable[[str], str]


_LOG_MARKS = _Marks(removed=("[-", "-]"), added=("{+", "+}"), show=show_in_log)
_MARKDOWN_MARKS = _Marks(
    removed=("<del>", "</del>"), added=("<ins>", "</ins>"), show=show_in_markdown
)


def render_changes(changes: EditionChanges, *, against: str, most_rows: int) -> str:
    """The changes as plain text, ending in LF; words as ``[-removed-] {+added+}``.

    Args:
        changes: of one edition.
        against: what the earlier version is called ("v1.2", "the last published dataset").
        most_rows: rows of one table that are shown; the others are counted.
    """
    head = f"{changes.edition_id}, compared with {against}: {_KINDS[changes.kind]}"
    lines = [show_in_log(head)]
    for table in changes.tables:
        if table.is_empty:
            continue
        lines.append(f"  {table.table}: {describe_counts(table)}")
        if changes.kind is not ChangeKind.CHANGED:
            continue
        shown, left_out_count = _list_rows(changes, table, _LOG_MARKS, most_rows)
        for sign, key, text in shown:
            lines += textwrap.wrap(
                show_in_log(f"{sign} {key}  {text}"),
                _WIDTH,
                initial_indent="    ",
                subsequent_indent="      ",
                break_long_words=False,
                break_on_hyphens=False,
            )
        if left_out_count:
            lines.append(f"    {left_out_count:,} more")
    return "\n".join(lines) + "\n"


def render_changes_markdown(changes: EditionChanges, *, against: str, most_rows: int) -> str:
    """The same as GitHub-flavoured Markdown, with a table of counts; no word is markup."""
    title = f"{changes.edition_id}, compared with {against}: {_KINDS[changes.kind]}"
    lines = [f"## {show_in_markdown(title)}", ""]
    tables = [table for table in changes.tables if not table.is_empty]
    if tables:
        lines += ["| table | added | removed | changed | moved |", "|---|---|---|---|---|"]
        for table in tables:
            counts = " | ".join(f"{count:,}" for count in _count_rows(table))
            lines.append(f"| {table.table} | {counts} |")
        lines.append("")
    if changes.kind is ChangeKind.CHANGED:
        for table in tables:
            shown, left_out_count = _list_rows(changes, table, _MARKDOWN_MARKS, most_rows)
            if not shown:
                continue
            lines += [f"### {table.table}", ""]
            lines += [
                f"- {_SIGNS[sign]} {show_in_markdown(key)}: {text}" for sign, key, text in shown
            ]
            if left_out_count:
                lines.append(f"- {left_out_count:,} more")
            lines.append("")
    return "\n".join(lines).rstrip("\n") + "\n"


def describe_counts(table: TableChanges) -> str:
    """How many rows of a table were added, removed, changed and moved, in one line."""
    counts = zip(_count_rows(table), ("added", "removed", "changed", "moved"), strict=True)
    return ", ".join(f"{count:,} {what}" for count, what in counts if count)


def _count_rows(table: TableChanges) -> tuple[int, int, int, int]:
    return len(table.added), len(table.removed), len(table.changed), len(table.moved)


def _list_rows(
    changes: EditionChanges, table: TableChanges, marks: _Marks, most_rows: int
) -> tuple[list[tuple[str, str, str]], int]:
    """(sign, key, what to say) of the rows to show, and how many more there are.

    What is said is harmless already; the key is not.
    """
    rows: list[tuple[str, object]] = [
        *(("~", row) for row in table.changed),
        *(("-", row) for row in table.removed),
        *(("+", row) for row in table.added),
    ]
    shown = []
    for sign, row in rows[:most_rows]:
        if isinstance(row, RowChange):
            key, text = row.key, _describe_change(changes, row, marks)
        else:
            key = tuple(getattr(row, column) for column in table.key_columns)
            text = marks.show(_tell_row(row))
        shown.append((sign, _name_key(changes, key), text))
    return shown, len(rows) - len(shown)


def _name_key(changes: EditionChanges, key: Key) -> str:
    prefix = f"{changes.edition_id}/"
    return " ".join(str(part).removeprefix(prefix) for part in key)


def _tell_row(row: object) -> str:
    values = (getattr(row, column, None) for column in _TELLING_COLUMNS)
    return _shorten(show_plainly(str(next((one for one in values if one is not None), ""))))


def _shorten(text: str, most: int = _LONGEST_TEXT) -> str:
    return text if len(text) <= most else f"{text[:most]}…"


def _describe_change(changes: EditionChanges, row: RowChange, marks: _Marks) -> str:
    said = [_describe_cell(cell, marks) for cell in row.cells if cell.column not in PLACE_COLUMNS]
    if row.renumbered_from is not None:
        place = marks.show(_name_key(changes, row.renumbered_from))
        said = [f"has the words that were {place} before"]
    return "; ".join(said)


def _describe_cell(cell: CellChange, marks: _Marks) -> str:
    if cell.column.endswith(_HASH):
        told = marks.show(f"{_shorten_hash(cell.before)} → {_shorten_hash(cell.after)}")
    elif isinstance(cell.before, str) and isinstance(cell.after, str):
        edits = list_edits(show_plainly(cell.before), show_plainly(cell.after))
        told = "".join(
            _render_edit(edit, marks, is_first=index == 0, is_last=index == len(edits) - 1)
            for index, edit in enumerate(edits)
        )
    else:
        old = marks.show(_shorten(_name_value(cell.before)))
        new = marks.show(_shorten(_name_value(cell.after)))
        told = f"{old} → {new}"
    return f"{marks.show(cell.column)}: {told}"


def _shorten_hash(value: object) -> str:
    return f"{show_plainly(str(value))[:_HASH_LENGTH]}…"


def _name_value(value: object) -> str:
    return "nothing" if value is None else show_plainly(str(value))


def _render_edit(edit: Edit, marks: _Marks, *, is_first: bool, is_last: bool) -> str:
    if edit.kind is EditKind.KEPT:
        return _show(_cut_context(edit.text, is_first=is_first, is_last=is_last), marks)
    opening, closing = marks.removed if edit.kind is EditKind.REMOVED else marks.added
    return f"{opening}{_show(_shorten(edit.text, _LONGEST_EDIT), marks)}{closing}"


def _cut_context(text: str, *, is_first: bool, is_last: bool) -> str:
    """Kept words with an ellipsis for what is far from any edit."""
    if len(text) <= (not is_first) * _CONTEXT + (not is_last) * _CONTEXT:
        return text
    before = "" if is_first else text[:_CONTEXT].rpartition(" ")[0] + " "
    after = "" if is_last else " " + text[-_CONTEXT:].partition(" ")[2]
    return f"{before}…{after}"


def _show(text: str, marks: _Marks) -> str:
    """``text`` harmless, with the blanks at its ends, which keep it from its neighbours."""
    if not text.strip():
        return " " if text else ""
    lead, trail = " " * text[0].isspace(), " " * text[-1].isspace()
    return f"{lead}{marks.show(text)}{trail}"
