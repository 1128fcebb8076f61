"""A published dataset from disk."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pipeline.model.errors import StoreError
from pipeline.model.records import Dataset
from pipeline.store.description import Table
from pipeline.store.descriptor import DESCRIPTOR_NAME, Descriptor, read_descriptor
from pipeline.store.schema import TABLE_SCHEMA_VERSION, TABLES

if TYPE_CHECKING:
    import pyarrow as pa

_VERSION: Final = re.compile(r"(\d+)\.(\d+)")
_PUBLISH_AGAIN = "publish the edition again with `programme run --force`"


def load_dataset(folder: Path) -> Dataset:
    """The dataset in an edition's folder.

    Whether the rows have the digest that the files name is not compared here: that is a check of
    validation, which says what else is wrong.

    Raises:
        DatasetNotFoundError: if there is no such folder.
        StoreError: if a file is missing, damaged, of another dataset or of a version of the
            tables that this program does not know.
    """
    from pipeline.store.parquet import decode_rows

    descriptor, arrow_tables = read_tables(folder)
    rows: dict[str, Any] = {
        table.name: decode_rows(table, arrow_tables[table.name]) for table in TABLES
    }
    return Dataset(edition_id=descriptor.edition_id, **rows)


def read_tables(folder: Path) -> tuple[Descriptor, Mapping[str, pa.Table]]:
    """The descriptor and the Arrow tables, by name, of one published dataset.

    Raises:
        DatasetNotFoundError: as ``load_dataset``.
        StoreError: as ``load_dataset``.
    """
    from pipeline.store.parquet import read_file

    descriptor = read_descriptor(folder)
    _check_version(descriptor.table_schema_version, folder / DESCRIPTOR_NAME)
    arrow_tables = {}
    for table in TABLES:
        path = folder / table.file_name
        try:
            arrow_table = read_file(path)
        except FileNotFoundError as error:
            raise StoreError(
                f"{path.name} is missing in {folder}; restore it, or {_PUBLISH_AGAIN}"
            ) from error
        _check_table(table, arrow_table, path, descriptor)
        arrow_tables[table.name] = arrow_table
    return descriptor, arrow_tables


def _check_table(table: Table, arrow_table: pa.Table, path: Path, descriptor: Descriptor) -> None:
    from pipeline.store.parquet import arrow_schema

    metadata = {
        key.decode(): value.decode() for key, value in (arrow_table.schema.metadata or {}).items()
    }
    for key in ("dataset_digest", "table_schema_version"):
        if key not in metadata:
            raise StoreError(
                f"{path.name} in {path.parent} does not say its {key}, so another program wrote "
                f"it; {_PUBLISH_AGAIN}"
            )
    _check_version(metadata["table_schema_version"], path)
    if metadata["dataset_digest"] != descriptor.dataset_digest:
        raise StoreError(
            f"{path.name} in {path.parent} belongs to another dataset (digest "
            f"{metadata['dataset_digest'][:12]}…) than {DESCRIPTOR_NAME} (digest "
            f"{descriptor.dataset_digest[:12]}…); files of two runs have been mixed: "
            f"{_PUBLISH_AGAIN}"
        )
    expected = arrow_schema(table)
    if not arrow_table.schema.equals(expected):
        differing = sorted(
            set(_describe_columns(arrow_table.schema)) ^ set(_describe_columns(expected))
        )
        raise StoreError(
            f"{path.name} in {path.parent} has other columns than table schema "
            f"{TABLE_SCHEMA_VERSION} ({'; '.join(differing) or 'in another order'}); "
            f"{_PUBLISH_AGAIN}"
        )


def _describe_columns(schema: pa.Schema) -> list[str]:
    return [str(field) for field in schema]


def _check_version(version: str, path: Path) -> None:
    theirs, ours = _VERSION.fullmatch(version), _VERSION.fullmatch(TABLE_SCHEMA_VERSION)
    where = f"{path.name} in {path.parent} has table schema {version}"
    if not theirs or not ours:
        raise StoreError(f"{where}; expected a version such as {TABLE_SCHEMA_VERSION}")
    their_number = tuple(int(part) for part in theirs.groups())
    our_number = tuple(int(part) for part in ours.groups())
    if their_number > our_number:
        raise StoreError(
            f"{where}, which is newer than the {TABLE_SCHEMA_VERSION} of this program; "
            "install a newer programme-data"
        )
    if their_number < our_number:
        raise StoreError(
            f"{where}, which is older than the {TABLE_SCHEMA_VERSION} of this program; "
            f"{_PUBLISH_AGAIN}"
        )
