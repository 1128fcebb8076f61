"""What an editor accepts is a warning that gives the editor's reason, and nothing else is."""

from __future__ import annotations

import dataclasses

from pipeline.model.edition import Acknowledgement
from pipeline.model.findings import Severity
from tests.validate.builder import BROCHURE, PRESS, Case, build_case


def _doubt(case: Case) -> Case:
    """Two objectives of the press article are unsure."""
    return case.with_row("objectives", 0, confidence=0.2).with_row("objectives", 1, confidence=0.3)


def _acknowledge(case: Case, code: str, record: str | None) -> Case:
    acknowledgement = Acknowledgement(code=code, record=record, reason="I compared it by eye.")
    return case.with_edition(acknowledgements=(acknowledgement,)).with_digest()


def test_an_acknowledged_error_is_a_warning_with_the_reason() -> None:
    case = _acknowledge(
        build_case().with_row("objectives", 0, confidence=0.2), "low-confidence", f"{PRESS}/1.1"
    )

    (finding,) = case.check().findings

    assert finding.code == "low-confidence"
    assert finding.severity is Severity.WARNING
    assert finding.acknowledged_reason == "I compared it by eye."


def test_a_record_may_be_named_without_the_edition() -> None:
    case = build_case().with_row("objectives", 0, confidence=0.2)

    assert not _acknowledge(case, "low-confidence", "press/1.1").check().has_errors


def test_an_acknowledgement_is_of_one_record_only() -> None:
    report = _acknowledge(_doubt(build_case()), "low-confidence", f"{PRESS}/1.1").check()

    severities = {finding.record: finding.severity for finding in report.findings}
    assert severities == {
        f"{PRESS}/1.1": Severity.WARNING,
        f"{PRESS}/1.2": Severity.ERROR,
    }


def test_a_finding_about_a_source_is_acknowledged_by_the_source() -> None:
    case = build_case()
    second = dataclasses.replace(case.second_readings[BROCHURE], page_count=3)
    lost = case.replace(second_readings={BROCHURE: second})

    report = _acknowledge(lost, "page-count-differs", BROCHURE).check()

    assert not report.has_errors
    assert [finding.code for finding in report.findings] == ["page-count-differs"]


def test_another_code_or_record_is_not_acknowledged() -> None:
    for code, record in (("quote-mismatch", f"{PRESS}/1.1"), ("low-confidence", f"{PRESS}/2.1")):
        case = build_case().with_row("objectives", 0, confidence=0.2)

        report = _acknowledge(case, code, record).check()

        assert [finding.code for finding in report.findings] == [
            "low-confidence",
            "acknowledgement-unused",
        ]
        assert report.has_errors


def test_low_confidence_is_accepted_for_the_whole_edition_at_once() -> None:
    case = _doubt(build_case()).with_edition(accepted_low_confidence="Both are right.")

    report = case.with_digest().check()

    assert not report.has_errors
    assert [finding.acknowledged_reason for finding in report.findings] == ["Both are right."] * 2
