"""What a description of a table consists of, and how it is made from a record's dataclass."""

from __future__ import annotations

import datetime
import typing
from collections.abc import Mapping, Sequence
from enum import StrEnum
from types import NoneType
from typing import Final

from pipeline.model.frozen import frozen


class ColumnType(StrEnum):
    """The type of a column, by its name in Arrow."""

    STRING = "string"
    INTEGER = "int64"
    NUMBER = "double"
    BOOLEAN = "bool"
    DATE = "date32[day]"


@frozen
class Column:
    """A column of a table.

    Attributes:
        name: as in the file.
        type: of its values.
        is_nullable: whether a value may be missing.
        unit: of its numbers; None for what is counted from 1, pure numbers and texts.
        description: one sentence.
        values: all that occur, for a column with a closed list; else empty.
    """

    name: str
    type: ColumnType
    is_nullable: bool
    unit: str | None
    description: str
    values: tuple[str, ...] = ()


@frozen
class ForeignKey:
    """A column whose values are those of a column elsewhere.

    Attributes:
        column: here.
        table: the other table.
        target: the column there.
        is_mutual: whether every row there is also spoken of here.
    """

    column: str
    table: str
    target: str
    is_mutual: bool


@frozen
class Table:
    """A table of a dataset.

    Attributes:
        name: of the table, and of its file without ``.parquet``.
        description: what one row is.
        row_type: the dataclass of its rows.
        columns: in the order of the file.
        primary_key: columns whose values together occur once.
        foreign_keys: into other tables.
        order: columns that rows are sorted by: sources as in ``sources``, record identifiers by
            their source and then their numbers, all else by value. Empty for ``sources``, whose
            order is that of the edition file.
    """

    name: str
    description: str
    row_type: type[object]
    columns: tuple[Column, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]
    order: tuple[str, ...]

    @property
    def file_name(self) -> str:
        """The name of its file in the edition's folder."""
        return f"{self.name}.parquet"


#: Units by the end of a column's name, or by its whole name.
_UNITS: Final = {
    "_pt": "PDF point (1/72 inch)",
    "_deg": "degree",
    "byte_size": "byte",
    "char_start": "code point",
    "char_end": "code point",
}

_TYPES: Final[Mapping[object, ColumnType]] = {
    str: ColumnType.STRING,
    int: ColumnType.INTEGER,
    float: ColumnType.NUMBER,
    bool: ColumnType.BOOLEAN,
    datetime.date: ColumnType.DATE,
}


def describe_table(
    name: str,
    row_type: type[object],
    description: str,
    *,
    columns: Mapping[str, str],
    values: Mapping[str, type[StrEnum]] | None = None,
    primary_key: Sequence[str],
    foreign_keys: Sequence[ForeignKey] = (),
    order: Sequence[str],
) -> Table:
    """The description of a table, from its record's dataclass and what that cannot say.

    Args:
        name: of the table.
        row_type: the dataclass of its rows.
        description: what one row is.
        columns: a sentence for each column, in the order of the dataclass.
        values: closed lists, by column.
        primary_key: columns.
        foreign_keys: into other tables.
        order: columns that rows are sorted by.

    Raises:
        TypeError: if ``columns`` are not the fields of the dataclass.
    """
    annotations = typing.get_type_hints(row_type)
    if list(annotations) != list(columns):
        raise TypeError(
            f"the columns described for {name} are not the fields of {row_type.__name__}"
        )
    return Table(
        name=name,
        description=description,
        row_type=row_type,
        columns=tuple(
            _describe_column(column, annotations[column], text, (values or {}).get(column))
            for column, text in columns.items()
        ),
        primary_key=tuple(primary_key),
        foreign_keys=tuple(foreign_keys),
        order=tuple(order),
    )


def _describe_column(
    name: str, annotation: object, description: str, values: type[StrEnum] | None
) -> Column:
    members = typing.get_args(annotation) or (annotation,)
    (value_type,) = (member for member in members if member is not NoneType)
    return Column(
        name=name,
        type=_TYPES[value_type],
        is_nullable=NoneType in members,
        unit=next((unit for ending, unit in _UNITS.items() if name.endswith(ending)), None),
        description=description,
        values=tuple(values) if values else (),
    )


def refer(column: str, table: str, target: str, *, is_mutual: bool = False) -> ForeignKey:
    """A foreign key."""
    return ForeignKey(column=column, table=table, target=target, is_mutual=is_mutual)


def key_of(table: Table, row: object) -> str:
    """The primary key of a row, for a message."""
    return ", ".join(str(getattr(row, column)) for column in table.primary_key)
