"""Our arrays are those that pyarrow makes of the same values."""

import datetime
import subprocess
import sys
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.store.arrays import make_array
from pipeline.store.description import ColumnType

VALUES: dict[ColumnType, tuple[pa.DataType, st.SearchStrategy[Any]]] = {
    ColumnType.STRING: (pa.string(), st.text(st.characters(codec="utf-8"))),
    ColumnType.INTEGER: (pa.int64(), st.integers(-(2**63), 2**63 - 1)),
    ColumnType.NUMBER: (pa.float64(), st.floats(allow_nan=False) | st.integers(-(2**50), 2**50)),
    ColumnType.BOOLEAN: (pa.bool_(), st.booleans()),
    ColumnType.DATE: (pa.date32(), st.dates()),
}


@pytest.mark.parametrize("column_type", VALUES)
@settings(deadline=None)
@given(data=st.data())
def test_arrays_are_equal_to_those_of_pyarrow(column_type: ColumnType, data: st.DataObject) -> None:
    arrow_type, values = VALUES[column_type]
    drawn = data.draw(st.lists(st.none() | values, max_size=40))
    made = make_array(drawn, column_type)
    made.validate(full=True)
    assert made.equals(pa.array(drawn, type=arrow_type))
    assert made.null_count == drawn.count(None)


def test_dates_before_the_epoch_are_negative_days() -> None:
    day = datetime.date(1944, 9, 5)
    assert make_array([day], ColumnType.DATE).to_pylist() == [day]


def test_what_does_not_fit_is_refused() -> None:
    with pytest.raises(OverflowError):
        make_array([2**63], ColumnType.INTEGER)
    with pytest.raises(UnicodeError):
        make_array(["\ud800"], ColumnType.STRING)


def test_pandas_is_not_imported() -> None:
    code = (
        "import sys; from pipeline.store.arrays import make_array; "
        "from pipeline.store.description import ColumnType; "
        "import pipeline.store.parquet; make_array(['a', None], ColumnType.STRING); "
        "sys.exit('pandas' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
