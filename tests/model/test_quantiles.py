"""Our middles are those of ``statistics``."""

import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.quantiles import lower_quartile, median

VALUES = st.integers(-1000, 1000) | st.floats(allow_nan=False, min_value=-1e6, max_value=1e6)


@given(st.lists(VALUES, min_size=1))
def test_the_median_is_that_of_statistics(sample: list[float]) -> None:
    assert median(iter(sample)) == statistics.median(sample)


@given(st.lists(VALUES, min_size=2))
def test_the_lower_quartile_is_that_of_statistics(sample: list[float]) -> None:
    assert lower_quartile(sample) == statistics.quantiles(sample, n=4)[0]


def test_too_little_has_no_middle() -> None:
    with pytest.raises(ValueError, match="empty"):
        median([])
    with pytest.raises(ValueError, match="two"):
        lower_quartile([1.0])
