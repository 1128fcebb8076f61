"""Whatever the rows hold, validation says so and does not fall over."""

from __future__ import annotations

import dataclasses
import datetime
import math

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.findings import Report
from pipeline.validate.columns import Column, list_tables
from tests.validate.builder import BROCHURE, PRESS, Case, build_case

_CASE = build_case()
_COLUMNS = [column for _, columns in list_tables() for column in columns]
_ODD_VALUES = st.one_of(
    st.none(),
    st.integers(min_value=-(2**70), max_value=2**70),
    st.integers(min_value=-3, max_value=400),
    st.floats(),
    st.booleans(),
    st.text(),
    st.sampled_from(
        [
            "",
            "\ud800",
            "delta-2031/press/1.1",
            f"{PRESS}/1",
            f"{BROCHURE}/2.1",
            "a/b/²",
            "nl",
            "\x00",
        ]
    ),
    st.binary(),
    st.dates(),
    st.just(datetime.datetime(2031, 1, 1)),
    st.just(math.nan),
    st.just({"a": object()}),
    st.just([1, "2"]),
)


_DAMAGES = st.tuples(
    st.sampled_from(["set", "set", "drop", "duplicate", "move", "clear"]),
    st.sampled_from(_COLUMNS),
    st.integers(min_value=0, max_value=20),
    _ODD_VALUES,
)


def _damage(case: Case, how: str, column: Column, number: int, value: object) -> Case:
    """The case in which one row of the column's table, or its value there, is damaged."""
    rows = list(getattr(case.dataset, column.table))
    if not rows:
        return case
    index = number % len(rows)
    if how == "drop":
        del rows[index]
    elif how == "duplicate":
        rows.insert(0, rows[index])
    elif how == "move":
        rows.append(rows.pop(index))
    elif how == "clear":
        rows = []
    else:
        rows[index] = dataclasses.replace(rows[index], **{column.name: value})
    return case.with_rows(column.table, rows)


@given(damages=st.lists(_DAMAGES, min_size=1, max_size=4))
@settings(max_examples=300, deadline=None)
def test_a_damaged_dataset_gives_a_report_and_never_an_exception(
    damages: list[tuple[str, Column, int, object]],
) -> None:
    case = _CASE
    for how, column, number, value in damages:
        case = _damage(case, how, column, number, value)

    report = case.check()

    assert isinstance(report, Report)
    # The rows are no longer those that were published, or are after all (a row moved to its place).
    assert report.has_errors or case.dataset == _CASE.dataset


def test_each_value_of_each_column_may_be_missing() -> None:
    for column in _COLUMNS:
        report = _CASE.with_row(column.table, 0, **{column.name: None}).check()

        codes = {finding.code for finding in report.findings}
        assert ("null-in-required" in codes) == column.is_required


def test_each_row_of_each_table_may_be_missing_and_is_missed() -> None:
    for table, _ in list_tables():
        rows = getattr(_CASE.dataset, table)
        for index in range(len(rows)):
            without = _CASE.with_rows(table, rows[:index] + rows[index + 1 :]).with_digest()

            # A mention that was never made is no hole in anything.
            assert without.check().has_errors or table == "mentions"


def test_a_dataset_without_rows_is_reported_on() -> None:
    case = _CASE
    for table, _ in list_tables():
        case = case.with_rows(table, ())

    codes = {finding.code for finding in case.check().findings}

    assert {"source-missing", "theme-count", "theme-missing", "objective-count"} <= codes


def test_a_dataset_of_another_edition_is_told_apart() -> None:
    case = _CASE.with_edition(edition_id="other-1999")

    assert "dangling-key" in {finding.code for finding in case.check().findings}
