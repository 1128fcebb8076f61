"""A correction puts words right, keeps what was read, and stops the run when it does not fit."""

from __future__ import annotations

import pytest

from pipeline.model.edition import Correction
from pipeline.model.errors import NormaliseError
from pipeline.model.statements import StatedTheme
from pipeline.normalize import state_records
from tests.normalize.sources import SOURCE_ID, make_source

MARKUP = ["# Schone lcuht", "* Minder uitstoot", "** van autos", "#", "* Iets"]


def correct(*corrections: Correction) -> tuple[StatedTheme, ...]:
    document, outline = make_source(MARKUP)
    return state_records(document, outline, source_id=SOURCE_ID, corrections=corrections).themes


def make_correction(record: str, expect: str, value: str) -> Correction:
    return Correction(record=record, expect=expect, value=value, reason="misprint")


def test_a_theme_is_corrected_and_keeps_what_was_read() -> None:
    theme, _ = correct(make_correction(f"{SOURCE_ID}/1", "Schone lcuht", "Schone lucht"))
    assert (theme.text, theme.text_before_correction) == ("Schone lucht", "Schone lcuht")
    assert theme.correction_reason == "misprint"
    assert theme.evidence[0].quote.exact == "Schone lcuht"


def test_an_objective_at_any_depth_is_corrected() -> None:
    theme, _ = correct(make_correction(f"{SOURCE_ID}/1.1.1", "van autos", "van auto's"))
    (child,) = theme.objectives[0].children
    assert (child.text, child.text_before_correction) == ("van auto's", "van autos")
    assert theme.text_before_correction is None
    assert theme.objectives[0].correction_reason is None


def test_corrections_of_other_sources_are_passed_over() -> None:
    others = [
        make_correction("an-edition/another/1", "x", "y"),
        make_correction(f"{SOURCE_ID}-2/1", "x", "y"),
    ]
    assert correct(*others) == correct()


@pytest.mark.parametrize(
    ("record", "expect", "value", "complaint"),
    [
        ("/1", "Schoone lucht", "Schone lucht", r'/1: .*but now it reads "Schone lcuht"'),
        ("/2", "Iets", "Anders", r"/2: .*it has no title"),
        ("/3", "x", "y", r"/3: a correction for a record that is not there.*2 themes"),
        ("/1.2", "x", "y", r"/1\.2: a correction for a record that is not there"),
        ("/1", "Schone lcuht", " Schone  lucht", r'not clean text; expected is "Schone lucht"'),
        ("/1", "Schone lcuht", "", "not clean text"),
    ],
)
def test_one_that_does_not_fit_stops_the_run(
    record: str, expect: str, value: str, complaint: str
) -> None:
    with pytest.raises(NormaliseError, match=complaint) as caught:
        correct(make_correction(SOURCE_ID + record, expect, value))
    assert caught.value.source == SOURCE_ID


def test_two_for_one_record_stop_the_run() -> None:
    correction = make_correction(f"{SOURCE_ID}/1", "Schone lcuht", "Schone lucht")
    with pytest.raises(NormaliseError, match="two corrections"):
        correct(correction, correction)
