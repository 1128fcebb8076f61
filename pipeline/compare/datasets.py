"""Two versions of a dataset, compared row by row."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Mapping, Sequence

from pipeline.model.changes import (
    CellChange,
    ChangeKind,
    EditionChanges,
    Key,
    RowChange,
    TableChanges,
)
from pipeline.model.records import Dataset

#: The column with a record's own words: what is looked for when records were renumbered.
_WORDS = "text"


def compare_datasets(
    before: Dataset | None, after: Dataset | None, *, primary_keys: Mapping[str, Sequence[str]]
) -> EditionChanges:
    """What changed from one version of an edition's dataset to another.

    Args:
        before: the earlier version; None when there was none.
        after: the later version; None when there is none any more.
        primary_keys: the columns of each table's primary key, in the order of ``Dataset``.

    Raises:
        ValueError: if there is neither, or they are of two editions.
    """
    edition_ids = {dataset.edition_id for dataset in (before, after) if dataset is not None}
    if len(edition_ids) != 1:
        raise ValueError(f"expected versions of one edition, got {sorted(edition_ids)}")
    tables = tuple(
        _compare_table(name, tuple(key), getattr(before, name, ()), getattr(after, name, ()))
        for name, key in primary_keys.items()
    )
    return EditionChanges(
        edition_id=edition_ids.pop(), kind=_find_kind(before, after, tables), tables=tables
    )


def _find_kind(
    before: Dataset | None, after: Dataset | None, tables: Sequence[TableChanges]
) -> ChangeKind:
    if before is None:
        return ChangeKind.NEW
    if after is None:
        return ChangeKind.GONE
    return ChangeKind.UNCHANGED if all(table.is_empty for table in tables) else ChangeKind.CHANGED


def _compare_table(
    name: str, key_columns: tuple[str, ...], before: Sequence[object], after: Sequence[object]
) -> TableChanges:
    old_rows, new_rows = _index_rows(key_columns, before), _index_rows(key_columns, after)
    word_owners = _index_words(key_columns, before)
    changed = (
        _compare_rows(key[:-1], old_rows[key], row, word_owners)
        for key, row in new_rows.items()
        if key in old_rows
    )
    return TableChanges(
        table=name,
        key_columns=key_columns,
        added=tuple(row for key, row in new_rows.items() if key not in old_rows),
        removed=tuple(row for key, row in old_rows.items() if key not in new_rows),
        changed=tuple(change for change in changed if change is not None),
    )


def _index_rows(key_columns: tuple[str, ...], rows: Sequence[object]) -> dict[Key, object]:
    """The rows by key and occurrence: a damaged dataset may have a key twice."""
    seen: Counter[Key] = Counter()
    indexed = {}
    for row in rows:
        key = _key_of(key_columns, row)
        seen[key] += 1
        indexed[(*key, seen[key])] = row
    return indexed


def _index_words(key_columns: tuple[str, ...], rows: Sequence[object]) -> dict[str, Key]:
    """The row that has the words, by the words, where only one has them."""
    owners: dict[str, list[Key]] = {}
    for row in rows:
        words = getattr(row, _WORDS, None)
        if isinstance(words, str):
            owners.setdefault(words, []).append(_key_of(key_columns, row))
    return {words: keys[0] for words, keys in owners.items() if len(keys) == 1}


def _key_of(key_columns: tuple[str, ...], row: object) -> Key:
    return tuple(getattr(row, column) for column in key_columns)


def _compare_rows(
    key: Key, before: object, after: object, word_owners: Mapping[str, Key]
) -> RowChange | None:
    if before == after:
        return None
    assert dataclasses.is_dataclass(after)
    cells = tuple(
        CellChange(column=field.name, before=old, after=new)
        for field in dataclasses.fields(after)
        if (old := getattr(before, field.name)) != (new := getattr(after, field.name))
    )
    new_words = next((cell.after for cell in cells if cell.column == _WORDS), None)
    return RowChange(
        key=key,
        cells=cells,
        renumbered_from=word_owners.get(new_words) if isinstance(new_words, str) else None,
    )
