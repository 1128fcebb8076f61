"""Rows are published in one order, and no other is accepted."""

import dataclasses

import pytest

from pipeline.model.errors import StoreError
from pipeline.store.order import check_order
from pipeline.store.schema import TABLES
from tests.store.samples import make_dataset


def test_the_tenth_follows_the_ninth() -> None:
    dataset = make_dataset()
    numbers = [row.objective_id.rpartition(".")[2] for row in dataset.objectives[:11]]
    assert numbers == [str(number) for number in range(1, 12)]
    check_order(dataset)


def test_order_by_text_is_refused() -> None:
    dataset = make_dataset()
    by_text = tuple(sorted(dataset.objectives, key=lambda row: row.objective_id))
    with pytest.raises(StoreError, match="objectives is not sorted by objective_id"):
        check_order(dataclasses.replace(dataset, objectives=by_text))


@pytest.mark.parametrize("name", [table.name for table in TABLES if table.order])
def test_no_table_may_be_backwards(name: str) -> None:
    dataset = make_dataset()
    if name == "themes":
        theme = dataset.themes[0]
        dataset = dataclasses.replace(
            dataset, themes=(theme, dataclasses.replace(theme, ordinal=2))
        )
    backwards = getattr(dataset, name)[::-1]
    with pytest.raises(StoreError, match=f"{name} is not sorted"):
        check_order(dataclasses.replace(dataset, **{name: backwards}))


def test_sources_have_the_order_that_the_edition_file_gives_them() -> None:
    """``lettre`` stands before ``brochure``, and everything follows."""
    dataset = make_dataset()
    assert [row.source_id for row in dataset.sources] != sorted(
        row.source_id for row in dataset.sources
    )
    swapped = dataclasses.replace(dataset, sources=dataset.sources[::-1])
    with pytest.raises(StoreError, match="texts is not sorted"):
        check_order(swapped)


def test_a_row_of_an_unknown_source_is_refused_with_its_name() -> None:
    dataset = make_dataset()
    first, *others = dataset.theme_statements
    stray = dataclasses.replace(first, source_id="elsewhere")
    with pytest.raises(StoreError, match="speaks of source 'elsewhere'"):
        check_order(dataclasses.replace(dataset, theme_statements=(stray, *others)))


def test_an_identifier_without_numbers_is_refused() -> None:
    dataset = make_dataset()
    first, *others = dataset.evidence
    odd = dataclasses.replace(first, record_id="baie-2030-2033/lettre-fr/1.x")
    with pytest.raises(StoreError, match="ends in numbers"):
        check_order(dataclasses.replace(dataset, evidence=(odd, *others)))
