"""Wording: the text of a record is its evidence cleaned, and a correction says what it replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.model.errors import ConfigurationError
from pipeline.model.findings import Severity
from pipeline.text.cleaning import clean_parts
from pipeline.validate.check import Check, Look, Problem, excerpt, look_at, skip

if TYPE_CHECKING:
    from pipeline.validate.views import Record, SourceView

#: Punctuation that closes an item of a list and is not part of what it says. (A full stop may
#: close an abbreviation: whether it does is the business of ``text``, and shows in the ledger.)
CLOSING_PUNCTUATION = ";,"


def _look_for_other_texts(source: SourceView) -> Look:
    worded = [record for record in source.records if record.evidence]
    problems = []
    for record in worded:
        found, parts = record.text_as_read, [row.exact for row in record.evidence]
        try:
            expected = clean_parts(parts, language=record.row.language)
        except ConfigurationError as error:
            problems.append(
                _problem_of(record, f"its evidence cannot be cleaned again: {error.message}")
            )
            continue
        if found != expected:
            problems.append(
                _problem_of(
                    record,
                    f"its text {excerpt(found or '')} is not what its evidence gives when "
                    f"cleaned: {excerpt(expected)}.",
                )
            )
    return look_at(len(worded), problems)


def _look_for_list_punctuation(source: SourceView) -> Look:
    worded = [record for record in source.records if record.text_as_read]
    problems = []
    for record in worded:
        text, marker = record.text_as_read or "", record.row.marker
        if text[-1] in CLOSING_PUNCTUATION:
            problems.append(
                _problem_of(record, f'its text ends in "{text[-1]}", which closes a list item.')
            )
        if marker and text.startswith(f"{marker} "):
            problems.append(_problem_of(record, f'its text begins with its marker "{marker}".'))
    return look_at(len(worded), problems)


def _look_for_half_corrections(source: SourceView) -> Look:
    problems = []
    for record in source.records:
        before, reason = record.row.text_before_correction, record.row.correction_reason
        if (before is None) != (reason is None):
            missing = "the text it replaced" if before is None else "its reason"
            problems.append(_problem_of(record, f"its correction does not keep {missing}."))
        elif before is not None and before == record.row.text:
            problems.append(_problem_of(record, "its correction changes nothing."))
    return look_at(len(source.records), problems)


def _look_for_other_corrections(source: SourceView) -> Look:
    records = {record.record_id: record for record in source.records}
    expected = {
        correction.record: correction
        for correction in source.edition.corrections
        if correction.record.rpartition("/")[0] == source.source_id
    }
    corrected = [
        record for record in source.records if record.row.text_before_correction is not None
    ]
    if not expected and not corrected:
        return skip("nothing was corrected")
    problems = []
    for record in corrected:
        correction = expected.get(record.record_id)
        found = (record.row.text_before_correction, record.row.text, record.row.correction_reason)
        if correction is None:
            problems.append(
                _problem_of(record, "it was corrected, but the edition file has no such correction")
            )
        elif found != (correction.expect, correction.value, correction.reason):
            problems.append(
                _problem_of(record, "it was corrected otherwise than the edition file says.")
            )
    for record_id, correction in expected.items():
        if record_id not in records:
            problems.append(
                Problem(
                    message=f"{record_id}: the edition file corrects it to "
                    f"{excerpt(correction.value)}, but there is no such record."
                )
            )
        elif records[record_id].row.text_before_correction is None:
            problems.append(
                _problem_of(
                    records[record_id],
                    f"the edition file corrects it to {excerpt(correction.value)}, but it was "
                    "not corrected.",
                )
            )
    return look_at(len(expected.keys() | {record.record_id for record in corrected}), problems)


def _problem_of(record: Record, what: str) -> Problem:
    return Problem(
        message=f"{record.record_id}: {what}",
        record=record.record_id,
        page=record.row.page_number,
    )


SOURCE_CHECKS: tuple[Check[SourceView], ...] = (
    Check(
        code="text-not-recomputable",
        severity=Severity.ERROR,
        title="Every text is its evidence, cleaned",
        unit="records",
        advice="A wording is put right by a correction in the edition file, never in the dataset: "
        "run the edition again.",
        look=_look_for_other_texts,
    ),
    Check(
        code="list-punctuation",
        severity=Severity.ERROR,
        title="No text holds its marker or the punctuation of its list",
        unit="records",
        advice="If the mark belongs to the words, acknowledge the finding in the edition file.",
        look=_look_for_list_punctuation,
    ),
    Check(
        code="correction-incomplete",
        severity=Severity.ERROR,
        title="Every correction keeps what it replaced, and why",
        unit="records",
        advice="Corrections are made in the edition file: run the edition again.",
        look=_look_for_half_corrections,
    ),
    Check(
        code="correction-mismatch",
        severity=Severity.ERROR,
        title="The corrections are those of the edition file",
        unit="corrections",
        advice="Run the edition again: its corrections were changed since.",
        look=_look_for_other_corrections,
    ),
)
