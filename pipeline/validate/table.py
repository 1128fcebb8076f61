"""All checks, by what must hold, in the order in which reports show them."""

from __future__ import annotations

from pipeline.model.findings import Severity
from pipeline.model.frozen import frozen
from pipeline.validate import (
    completeness,
    digest,
    files,
    keys,
    ledger,
    order,
    quotes,
    reading,
    references,
    rows,
    second_reader,
    sources,
    wording,
)
from pipeline.validate.acknowledgements import ACKNOWLEDGEMENT_CHECK, AcknowledgementView
from pipeline.validate.check import Check
from pipeline.validate.views import EditionView, SourceView


@frozen
class Family:
    """Checks of one thing that must hold.

    Attributes:
        title: what must hold, in a few words.
        source_checks: made of each source by itself.
        edition_checks: made of the edition as a whole.
    """

    title: str
    source_checks: tuple[Check[SourceView], ...] = ()
    edition_checks: tuple[Check[EditionView], ...] = ()


FAMILIES: tuple[Family, ...] = (
    Family(
        title="Sources: the files are those of the edition file, and read as they did",
        source_checks=(*sources.SOURCE_CHECKS, *reading.SOURCE_CHECKS),
    ),
    Family(
        title="Quotes: the words of evidence stand where they are said to stand",
        source_checks=quotes.SOURCE_CHECKS,
    ),
    Family(
        title="Wording: a text is its evidence, cleaned",
        source_checks=wording.SOURCE_CHECKS,
    ),
    Family(
        title="Second reader: another engine finds the same letters in the same places",
        source_checks=second_reader.SOURCE_CHECKS,
    ),
    Family(
        title="Ledger: every character became a record or was left out for a reason, once",
        source_checks=ledger.SOURCE_CHECKS,
    ),
    Family(
        title="Completeness: what a person counted is there",
        source_checks=completeness.SOURCE_CHECKS,
        edition_checks=completeness.EDITION_CHECKS,
    ),
    Family(
        title="Keys: every row has its name, its place and its neighbours",
        edition_checks=(
            *keys.EDITION_CHECKS,
            *references.EDITION_CHECKS,
            *order.EDITION_CHECKS,
            *rows.EDITION_CHECKS,
        ),
    ),
    Family(
        title="Digest: the rows are those that were published",
        edition_checks=digest.EDITION_CHECKS,
    ),
    Family(
        title="Files: nothing in the folder was changed after publication",
        edition_checks=files.EDITION_CHECKS,
    ),
)

#: Made last, of what all others found.
LAST_CHECK: Check[AcknowledgementView] = ACKNOWLEDGEMENT_CHECK


def list_codes() -> dict[str, Severity]:
    """The severity of every code, in the order of the table."""
    codes: dict[str, Severity] = {}
    for family in FAMILIES:
        codes |= {check.code: check.severity for check in family.source_checks}
        codes |= {check.code: check.severity for check in family.edition_checks}
    return codes | {LAST_CHECK.code: LAST_CHECK.severity}
