"""Python values as Arrow arrays, laid out by us after Arrow's columnar format.

``pyarrow.array`` would do, but first asks pandas whether the values are its own, and for that
imports it: half a second for every run.
"""

from __future__ import annotations

import datetime
import itertools
from array import array
from collections.abc import Callable, Sequence
from typing import Any, Final

import pyarrow as pa

from pipeline.store.description import ColumnType

#: Days of Arrow's dates are counted from here.
_EPOCH_DAY: Final = datetime.date(1970, 1, 1).toordinal()


def make_array(values: Sequence[Any], column_type: ColumnType) -> pa.Array[Any]:
    """The values as an Arrow array; None is null.

    Args:
        values: of the Python type that belongs to ``column_type``, or None.
        column_type: of the column.

    Raises:
        OverflowError: if an integer needs more than 64 bits.
        UnicodeError: if a text holds half a surrogate pair.
    """
    arrow_type, lay_out = _LAYOUTS[column_type]
    present = [value is not None for value in values]
    validity = None if all(present) else _pack_bits(present)
    buffers = [pa.py_buffer(content) for content in lay_out(values)]
    return pa.Array.from_buffers(
        arrow_type,
        len(values),
        [None if validity is None else pa.py_buffer(validity), *buffers],
        null_count=len(values) - sum(present),
    )


def _lay_out_texts(values: Sequence[str | None]) -> list[bytes]:
    encoded = [(value or "").encode("utf-8") for value in values]
    ends = itertools.accumulate(map(len, encoded), initial=0)
    return [array("i", ends).tobytes(), b"".join(encoded)]


def _lay_out_integers(values: Sequence[int | None]) -> list[bytes]:
    return [array("q", [value or 0 for value in values]).tobytes()]


def _lay_out_numbers(values: Sequence[float | None]) -> list[bytes]:
    return [array("d", [0.0 if value is None else value for value in values]).tobytes()]


def _lay_out_booleans(values: Sequence[bool | None]) -> list[bytes]:
    return [_pack_bits([bool(value) for value in values])]


def _lay_out_dates(values: Sequence[datetime.date | None]) -> list[bytes]:
    days = [0 if value is None else value.toordinal() - _EPOCH_DAY for value in values]
    return [array("i", days).tobytes()]


def _pack_bits(bits: Sequence[bool]) -> bytes:
    """Eight bits a byte, the first in the lowest place."""
    packed = bytearray((len(bits) + 7) // 8)
    for index, bit in enumerate(bits):
        packed[index // 8] |= bit << index % 8
    return bytes(packed)


_LAYOUTS: Final[dict[ColumnType, tuple[pa.DataType, Callable[[Sequence[Any]], list[bytes]]]]] = {
    ColumnType.STRING: (pa.string(), _lay_out_texts),
    ColumnType.INTEGER: (pa.int64(), _lay_out_integers),
    ColumnType.NUMBER: (pa.float64(), _lay_out_numbers),
    ColumnType.BOOLEAN: (pa.bool_(), _lay_out_booleans),
    ColumnType.DATE: (pa.date32(), _lay_out_dates),
}
