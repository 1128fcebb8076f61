"""A report comes back from its JSON as it was."""

from __future__ import annotations

import dataclasses
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.errors import StoreError
from pipeline.report import read_json, render_json
from tests.report.reports import make_bad_report, make_good_report


def test_all_of_it_comes_back() -> None:
    text = render_json(make_good_report())
    assert render_json(read_json(text, name="report.json")) == text


@settings(deadline=None)
@given(words=st.text())
def test_whatever_its_words(words: str) -> None:
    report = make_bad_report(words)
    text = render_json(report)
    again = read_json(text, name="report.json")
    assert render_json(again) == text
    assert [one.span for one in again.findings] == [one.span for one in report.findings]
    assert (again.sources, again.themes) == (report.sources, report.themes)


def test_a_confidence_that_is_no_number_stays_none() -> None:
    report = make_good_report()
    source = dataclasses.replace(report.sources[0], confidence=float("nan"))
    report = dataclasses.replace(report, sources=(source,))
    text = render_json(report)
    assert render_json(read_json(text, name="report.json")) == text


@pytest.mark.parametrize("text", ["", "[]", "{", '{"schema_version": 1}', "null", '{"a": 1}'])
def test_what_is_no_report_is_said_to_be_none(text: str) -> None:
    with pytest.raises(StoreError, match="is not a report of ours"):
        read_json(text, name="report.json")


def test_a_newer_schema_is_refused_by_name() -> None:
    described = json.loads(render_json(make_good_report()))
    described["schema_version"] = 2
    with pytest.raises(StoreError, match="schema version 2; expected 1"):
        read_json(json.dumps(described), name="report.json")


def test_keys_that_were_added_later_are_let_be() -> None:
    described = json.loads(render_json(make_good_report()))
    described["new"] = 1
    again = read_json(json.dumps(described), name="report.json")
    assert render_json(again) == render_json(make_good_report())
