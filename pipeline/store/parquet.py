"""One table to and from the bytes of one Parquet file.

The same rows give the same bytes under one version of pyarrow: schema, metadata and every option
that shapes the file are given here. Another version may write other bytes for the same rows; the
dataset digest is what stays.
"""

from __future__ import annotations

import datetime
import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.model.errors import StoreError
from pipeline.store.arrays import make_array
from pipeline.store.description import Column, ColumnType, Table, key_of
from pipeline.store.schema import TABLE_SCHEMA_VERSION

#: Rows in a row group: small enough to read a part of a large table, large enough that an
#: edition's tables are one group.
ROWS_PER_GROUP: Final = 65_536
#: Little is gained in size above it, and it is fast.
ZSTD_LEVEL: Final = 3
#: Version of pandas whose way of describing columns in a file we follow.
_PANDAS_METADATA_VERSION: Final = "2.2.0"

_ARROW_TYPES: Final = {
    ColumnType.STRING: pa.string(),
    ColumnType.INTEGER: pa.int64(),
    ColumnType.NUMBER: pa.float64(),
    ColumnType.BOOLEAN: pa.bool_(),
    ColumnType.DATE: pa.date32(),
}
_PYTHON_TYPES: Final[Mapping[ColumnType, type | tuple[type, ...]]] = {
    ColumnType.STRING: str,
    ColumnType.INTEGER: int,
    ColumnType.NUMBER: (float, int),
    ColumnType.BOOLEAN: bool,
    ColumnType.DATE: datetime.date,
}
#: Names that pandas has for the types in a file, and for the types that it should load them as.
_PANDAS_TYPES: Final = {
    ColumnType.STRING: ("unicode", "object"),
    ColumnType.INTEGER: ("int64", "int64"),
    ColumnType.NUMBER: ("float64", "float64"),
    ColumnType.BOOLEAN: ("bool", "bool"),
    ColumnType.DATE: ("date", "date32[day][pyarrow]"),
}
_PANDAS_NULLABLE_INTEGER: Final = "Int64"


def arrow_schema(table: Table) -> pa.Schema:
    """The Arrow schema of a table, with descriptions and units as metadata of its fields."""
    return pa.schema([_arrow_field(column) for column in table.columns])


def encode_table(table: Table, rows: Sequence[object], *, metadata: Mapping[str, str]) -> bytes:
    """The Parquet file of ``rows``.

    Args:
        table: its description.
        rows: of ``table.row_type``, in published order.
        metadata: of the file, beside what describes the table.

    Raises:
        StoreError: if a required value is missing, a number is not finite, or a value cannot be
            stored in its column (a text with half a surrogate pair, say).
    """
    described = {
        **metadata,
        "description": f"One row for {table.description}.",
        "pandas": _pandas_metadata(table),
        "table": table.name,
    }
    schema = arrow_schema(table).with_metadata(dict(sorted(described.items())))
    arrays = [_encode_column(table, column, rows) for column in table.columns]
    sink = pa.BufferOutputStream()
    pq.write_table(
        pa.Table.from_arrays(arrays, schema=schema),
        sink,
        row_group_size=ROWS_PER_GROUP,
        version="2.6",
        data_page_version="1.0",
        compression="zstd",
        compression_level=ZSTD_LEVEL,
        use_dictionary=True,
        write_statistics=True,
        store_schema=True,
        write_page_checksum=True,
    )
    return sink.getvalue().to_pybytes()


def read_file(path: Path) -> pa.Table:
    """The table in a Parquet file, its pages checked against their checksums.

    Raises:
        StoreError: if it is not a whole Parquet file.
        FileNotFoundError: if it is not there.
    """
    try:
        # Opened by us: a path as text would be taken for a URI or a glob of files.
        with path.open("rb") as file:
            # One thread: the reader's thread pools now and then abort the process at its end.
            parquet = pq.ParquetFile(file, page_checksum_verification=True, pre_buffer=False)
            return parquet.read(use_threads=False)
    except FileNotFoundError:
        raise
    except (pa.ArrowException, OSError) as error:
        raise StoreError(
            f"{path.name} in {path.parent} cannot be read as Parquet ({_first_line(error)}); "
            "it is damaged: restore it, or publish the edition again with `programme run --force`"
        ) from error


def decode_rows(table: Table, arrow_table: pa.Table) -> tuple[object, ...]:
    """The rows of an Arrow table that has the schema of ``table``."""
    names = [column.name for column in table.columns]
    columns = [arrow_table.column(name).to_pylist() for name in names]
    return tuple(
        table.row_type(**dict(zip(names, values, strict=True)))
        for values in zip(*columns, strict=True)
    )


def _arrow_field(column: Column) -> pa.Field[Any]:
    metadata = {"description": column.description}
    if column.unit:
        metadata["unit"] = column.unit
    return pa.field(
        column.name, _ARROW_TYPES[column.type], nullable=column.is_nullable, metadata=metadata
    )


def _encode_column(table: Table, column: Column, rows: Sequence[object]) -> pa.Array[Any]:
    values = [getattr(row, column.name) for row in rows]
    for row, value in zip(rows, values, strict=True):
        complaint = _find_fault(column, value)
        if complaint:
            raise StoreError(
                f"{table.name}: {column.name} of {key_of(table, row)} {complaint}; "
                f"expected {column.type}{' or nothing' if column.is_nullable else ''}"
            )
    try:
        return make_array(values, column.type)
    except (pa.ArrowException, UnicodeError, OverflowError) as error:
        raise StoreError(
            f"{table.name}: {column.name} holds a value that cannot be stored as {column.type} "
            f"({_first_line(error)})"
        ) from error


def _find_fault(column: Column, value: object) -> str | None:
    """What pyarrow would let pass: it checks neither nulls nor, for numbers, types."""
    if value is None:
        return None if column.is_nullable else "is missing"
    types = _PYTHON_TYPES[column.type]
    # Booleans are numbers to Python, and times are dates.
    is_disguised = (
        isinstance(value, bool | datetime.datetime) and column.type is not ColumnType.BOOLEAN
    )
    if not isinstance(value, types) or is_disguised:
        return f"is {value!r}"
    if isinstance(value, float) and not math.isfinite(value):
        return f"is {value}"
    return None


def _pandas_metadata(table: Table) -> str:
    """What pandas reads to load nullable integers as such and not as floats, and dates as dates.

    After "Storing pandas DataFrame objects in Apache Parquet format" in pandas' developer guide.
    """

    def describe(column: Column) -> dict[str, object]:
        pandas_type, numpy_type = _PANDAS_TYPES[column.type]
        if column.type is ColumnType.INTEGER and column.is_nullable:
            numpy_type = _PANDAS_NULLABLE_INTEGER
        return {
            "field_name": column.name,
            "metadata": None,
            "name": column.name,
            "numpy_type": numpy_type,
            "pandas_type": pandas_type,
        }

    return json.dumps(
        {
            "column_indexes": [],
            "columns": [describe(column) for column in table.columns],
            "creator": {"library": "programme-data", "version": TABLE_SCHEMA_VERSION},
            "index_columns": [],
            "pandas_version": _PANDAS_METADATA_VERSION,
        }
    )


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
