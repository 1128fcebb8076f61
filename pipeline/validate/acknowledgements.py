"""Acknowledgements: what an editor has seen and accepts is a warning, with the editor's reason."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from pipeline.model.edition import Acknowledgement, Edition
from pipeline.model.findings import CheckOutcome, Finding, Severity
from pipeline.model.frozen import frozen
from pipeline.validate.check import Check, Look, Problem, look_at, skip
from pipeline.validate.completeness import LOW_CONFIDENCE_CODE


@frozen
class AcknowledgementView:
    """The acknowledgements of an edition file, and which of them met no finding."""

    stated_count: int
    unused: tuple[Acknowledgement, ...]


def apply_acknowledgements(
    outcomes: Sequence[CheckOutcome], edition: Edition
) -> tuple[tuple[CheckOutcome, ...], AcknowledgementView]:
    """Turn acknowledged errors into warnings; also say which acknowledgements met nothing."""
    stated = list(edition.acknowledgements)
    if edition.accepted_low_confidence is not None:
        # Accepting low confidence is one word for all findings of that code.
        stated.append(
            Acknowledgement(
                code=LOW_CONFIDENCE_CODE, record=None, reason=edition.accepted_low_confidence
            )
        )
    used: set[Acknowledgement] = set()

    def accept(finding: Finding) -> Finding:
        for acknowledgement in stated:
            if _is_about(acknowledgement, finding, edition.edition_id):
                used.add(acknowledgement)
                return dataclasses.replace(
                    finding,
                    severity=Severity.WARNING,
                    acknowledged_reason=acknowledgement.reason,
                )
        return finding

    accepted = tuple(
        dataclasses.replace(outcome, findings=tuple(map(accept, outcome.findings)))
        for outcome in outcomes
    )
    unused = tuple(acknowledgement for acknowledgement in stated if acknowledgement not in used)
    return accepted, AcknowledgementView(stated_count=len(stated), unused=unused)


def _is_about(acknowledgement: Acknowledgement, finding: Finding, edition_id: str) -> bool:
    if acknowledgement.code != finding.code:
        return False
    if acknowledgement.record is None and finding.code == LOW_CONFIDENCE_CODE:
        return True
    subject = finding.record or finding.source
    # Reports show ids without the edition, so a person may write them so.
    return acknowledgement.record == subject or f"{edition_id}/{acknowledgement.record}" == subject


def _look_for_unused(view: AcknowledgementView) -> Look:
    if not view.stated_count:
        return skip("nothing was acknowledged")
    return look_at(
        view.stated_count,
        [
            Problem(
                message=f'the finding "{acknowledgement.code}" of '
                f"{acknowledgement.record or 'the edition'} is acknowledged "
                f'("{acknowledgement.reason}"), but there is no such finding.',
                record=acknowledgement.record,
            )
            for acknowledgement in view.unused
        ],
    )


ACKNOWLEDGEMENT_CHECK: Check[AcknowledgementView] = Check(
    code="acknowledgement-unused",
    severity=Severity.WARNING,
    title="Every acknowledgement is about a finding that is there",
    unit="acknowledgements",
    advice="Take it out of the edition file: it may hide the next finding of its kind.",
    look=_look_for_unused,
)
