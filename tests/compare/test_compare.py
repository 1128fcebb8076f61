"""Rows are compared by what they say, then by their keys; nothing is lost, nothing told twice."""

from __future__ import annotations

import dataclasses
import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.compare import compare_datasets
from pipeline.model.changes import ChangeKind, EditionChanges, TableChanges
from pipeline.model.records import Dataset
from pipeline.store.schema import TABLES
from tests.store.samples import make_dataset

PRIMARY_KEYS = {table.name: table.primary_key for table in TABLES}


def compare(before: Dataset | None, after: Dataset | None) -> EditionChanges:
    return compare_datasets(before, after, primary_keys=PRIMARY_KEYS)


def table_of(changes: EditionChanges, name: str) -> TableChanges:
    (table,) = (table for table in changes.tables if table.table == name)
    return table


def change_rows(dataset: Dataset, table: str, *indexes: int, **values: Any) -> Dataset:
    rows = list(getattr(dataset, table))
    for index in indexes:
        rows[index] = dataclasses.replace(rows[index], **values)
    changed: dict[str, Any] = {table: tuple(rows)}
    return dataclasses.replace(dataset, **changed)


def test_the_same_dataset_is_unchanged() -> None:
    changes = compare(make_dataset(), make_dataset())
    assert changes.kind is ChangeKind.UNCHANGED
    assert all(table.is_empty for table in changes.tables)


def test_an_edition_that_was_not_there_is_all_new_and_one_that_went_all_gone() -> None:
    dataset = make_dataset()
    new, gone = compare(None, dataset), compare(dataset, None)
    assert (new.kind, gone.kind) == (ChangeKind.NEW, ChangeKind.GONE)
    assert table_of(new, "objectives").added == dataset.objectives
    assert table_of(gone, "objectives").removed == dataset.objectives
    assert [table.table for table in new.tables] == list(PRIMARY_KEYS)


def test_other_words_under_the_same_key_are_a_change_with_before_and_after() -> None:
    before = make_dataset()
    after = change_rows(before, "objectives", 2, text="autre chose", confidence=0.25)
    (row,) = table_of(compare(before, after), "objectives").changed
    assert row.key == (before.objectives[2].objective_id,)
    assert [(cell.column, cell.before, cell.after) for cell in row.cells] == [
        ("text", before.objectives[2].text, "autre chose"),
        ("confidence", before.objectives[2].confidence, 0.25),
    ]
    assert row.renumbered_from is None


def test_another_place_alone_is_a_move_also_where_the_place_is_part_of_the_key() -> None:
    before = make_dataset()
    after = change_rows(before, "objectives", 0, char_start=1000, char_end=1010)
    after = change_rows(after, "mentions", 0, char_start=1000, char_end=1010)
    changes = compare(before, after)
    for name in ("objectives", "mentions"):
        table = table_of(changes, name)
        assert len(table.moved) == 1
        assert (table.added, table.removed, table.changed) == ((), (), ())
    assert changes.kind is ChangeKind.CHANGED


def test_a_new_stretch_moves_those_after_it_and_changes_none() -> None:
    before = make_dataset()
    first = before.ledger[0]
    moved = [
        dataclasses.replace(row, seq=row.seq + 1) if row.source_id == first.source_id else row
        for row in before.ledger
    ]
    fresh = dataclasses.replace(first, role="note", reason="new", record_id=None)
    after = dataclasses.replace(before, ledger=(fresh, *moved))
    table = table_of(compare(before, after), "ledger")
    assert table.added == (fresh,)
    assert not table.changed
    assert not table.removed
    assert len(table.moved) == sum(row.source_id == first.source_id for row in before.ledger)


def test_words_that_got_another_number_are_recognised() -> None:
    before = make_dataset()
    texts = [row.text for row in before.objectives]
    after = change_rows(before, "objectives", 1, text=texts[2])
    (row,) = table_of(compare(before, after), "objectives").changed
    assert row.renumbered_from == (before.objectives[2].objective_id,)


def test_two_editions_or_none_are_no_comparison() -> None:
    with pytest.raises(ValueError, match="one edition"):
        compare(make_dataset(), make_dataset("une-autre"))
    with pytest.raises(ValueError, match="one edition"):
        compare(None, None)


@given(seed=st.integers(0, 10_000))
def test_every_row_of_both_versions_is_told_once(seed: int) -> None:
    """Whatever is dropped, doubled, shuffled or changed, also keys that occur twice."""
    chance = random.Random(seed)
    before = make_dataset()

    def mutate(rows: tuple[Any, ...]) -> tuple[Any, ...]:
        kept = [row for row in rows if chance.random() > 0.2]
        kept += [row for row in rows if chance.random() < 0.2]
        chance.shuffle(kept)
        return tuple(
            dataclasses.replace(row, source_id="elsewhere") if chance.random() < 0.2 else row
            for row in kept
        )

    after = dataclasses.replace(
        before, objectives=mutate(before.objectives), ledger=mutate(before.ledger)
    )
    for name in ("objectives", "ledger"):
        table = table_of(compare(before, after), name)
        pairs = len(table.changed) + len(table.moved)
        old_count, new_count = len(getattr(before, name)), len(getattr(after, name))
        same_count = old_count - len(table.removed) - pairs
        assert same_count >= 0
        assert new_count == same_count + pairs + len(table.added)
