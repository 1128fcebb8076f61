"""A published dataset as pandas data frames."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from pipeline.store.load import read_tables
from pipeline.store.schema import TABLES

if TYPE_CHECKING:
    import pandas


def read_dataset(folder: Path) -> Mapping[str, pandas.DataFrame]:
    """The tables of a published dataset, by name.

    Whole numbers that may be missing are ``Int64``, dates are Arrow dates, texts are what pandas
    holds texts in; ``pandas.read_parquet`` on one file gives the same.

    Args:
        folder: of one edition (``processed/benelux-2021-2024``).

    Raises:
        DatasetNotFoundError: if there is no such folder.
        StoreError: if a file is missing, damaged, of another dataset, or of a version of the
            tables that this program does not know.
    """
    _, arrow_tables = read_tables(folder)
    return MappingProxyType({table.name: arrow_tables[table.name].to_pandas() for table in TABLES})
