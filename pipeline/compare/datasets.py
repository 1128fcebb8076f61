"""Two versions of a dataset, compared row by row."""

from __future__ import annotations

import dataclasses
from collections import deque
from collections.abc import Callable, Mapping, Sequence

from pipeline.model.changes import (
    PLACE_COLUMNS,
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
    """The same rows by what they say first, wherever they stand now; then by their keys."""

    def name_row(row: object) -> Key:
        return _key_of(key_columns, row)

    kept, old_rest, new_rest = _pair(before, after, _say_what)
    changed, removed, added = _pair(old_rest, new_rest, name_row)
    word_owners = _index_words(key_columns, before)
    return TableChanges(
        table=name,
        key_columns=key_columns,
        added=added,
        removed=removed,
        changed=tuple(_compare_rows(name_row(new), old, new, word_owners) for old, new in changed),
        moved=tuple(_compare_rows(name_row(new), old, new, {}) for old, new in kept if old != new),
    )


def _pair(
    before: Sequence[object], after: Sequence[object], identify: Callable[[object], Key]
) -> tuple[list[tuple[object, object]], tuple[object, ...], tuple[object, ...]]:
    """Rows of the same identity, the first with the first, and what is left on either side."""
    waiting: dict[Key, deque[int]] = {}
    for index, row in enumerate(before):
        waiting.setdefault(identify(row), deque()).append(index)
    pairs, unpaired = [], []
    for row in after:
        indexes = waiting.get(identify(row))
        if indexes:
            pairs.append((before[indexes.popleft()], row))
        else:
            unpaired.append(row)
    left = sorted(index for indexes in waiting.values() for index in indexes)
    return pairs, tuple(before[index] for index in left), tuple(unpaired)


def _say_what(row: object) -> Key:
    """All of a row but its place."""
    assert dataclasses.is_dataclass(row)
    return tuple(
        getattr(row, field.name)
        for field in dataclasses.fields(row)
        if field.name not in PLACE_COLUMNS
    )


def _key_of(key_columns: tuple[str, ...], row: object) -> Key:
    return tuple(getattr(row, column) for column in key_columns)


def _index_words(key_columns: tuple[str, ...], rows: Sequence[object]) -> dict[str, Key]:
    """The key of the row that has the words, by the words, where only one has them."""
    owners: dict[str, list[Key]] = {}
    for row in rows:
        words = getattr(row, _WORDS, None)
        if isinstance(words, str):
            owners.setdefault(words, []).append(_key_of(key_columns, row))
    return {words: keys[0] for words, keys in owners.items() if len(keys) == 1}


def _compare_rows(
    key: Key, before: object, after: object, word_owners: Mapping[str, Key]
) -> RowChange:
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
