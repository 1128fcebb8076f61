"""Tables and columns are described in one place, which agrees with the records."""

import dataclasses

from pipeline.model.records import Dataset, EvidenceRow, SourceRow
from pipeline.store.description import ColumnType
from pipeline.store.schema import TABLES

BY_NAME = {table.name: table for table in TABLES}


def test_tables_are_those_of_a_dataset_in_its_order() -> None:
    fields = [field.name for field in dataclasses.fields(Dataset) if field.name != "edition_id"]
    assert [table.name for table in TABLES] == fields


def test_columns_are_the_fields_of_the_records_in_their_order() -> None:
    for table in TABLES:
        fields = tuple(table.row_type.__annotations__)
        assert tuple(column.name for column in table.columns) == fields


def test_types_and_what_may_be_missing_come_from_the_records() -> None:
    columns = {column.name: column for column in BY_NAME["sources"].columns}
    assert tuple(columns) == tuple(SourceRow.__annotations__)
    assert (columns["byte_size"].type, columns["byte_size"].is_nullable) == (
        ColumnType.INTEGER,
        False,
    )
    assert (columns["retrieved_on"].type, columns["retrieved_on"].is_nullable) == (
        ColumnType.DATE,
        True,
    )
    assert columns["is_reconstruction"].type is ColumnType.BOOLEAN
    assert columns["confidence"].type is ColumnType.NUMBER


def test_lengths_and_positions_have_units() -> None:
    units = {column.name: column.unit for column in BY_NAME["evidence"].columns}
    assert tuple(units) == tuple(EvidenceRow.__annotations__)
    assert units["x0_pt"] == "PDF point (1/72 inch)"
    assert units["char_start"] == "code point"
    assert units["seq"] is None


def test_every_column_has_a_description_that_is_a_sentence() -> None:
    for table in TABLES:
        for column in table.columns:
            assert column.description[0].isupper() or column.description[0] in "`0123456789"
            assert column.description.endswith(".")
            assert "|" not in column.description


def test_keys_and_orders_name_columns_that_are_there() -> None:
    for table in TABLES:
        names = {column.name for column in table.columns}
        assert {*table.primary_key, *table.order} <= names
        assert not any(
            column.is_nullable for column in table.columns if column.name in table.primary_key
        )
        for key in table.foreign_keys:
            assert key.column in names
            assert (key.target,) == BY_NAME[key.table].primary_key
