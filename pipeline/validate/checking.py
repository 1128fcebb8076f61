"""Makes every check of a dataset, and gathers what they say into a report."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import metadata

from pipeline.model.document import Document, SecondReading
from pipeline.model.edition import Edition
from pipeline.model.findings import CheckOutcome, Finding, Report
from pipeline.model.published import PublishedFiles
from pipeline.model.records import Dataset
from pipeline.validate.acknowledgements import apply_acknowledgements
from pipeline.validate.check import Check, Look, Problem, Subject
from pipeline.validate.digest import digest_of
from pipeline.validate.regions import locate_findings
from pipeline.validate.summary import summarise_sources, summarise_themes
from pipeline.validate.table import FAMILIES, LAST_CHECK
from pipeline.validate.views import EditionView, SourceView, view_edition

_DISTRIBUTION = "programme-data"
_NO_TEXT = "the source was not read, or reads differently now"


def check_dataset(
    dataset: Dataset,
    *,
    edition: Edition,
    documents: Mapping[str, Document],
    second_readings: Mapping[str, SecondReading],
    published_digest: str | None = None,
    published_files: PublishedFiles | None = None,
    pipeline_version: str | None = None,
) -> Report:
    """Hold a dataset against its sources and its edition file.

    Args:
        dataset: the rows, in published order; whatever they hold, this never raises.
        edition: the edition file.
        documents: the sources as read again, by source id.
        second_readings: the readings of the other engine, by source id, for those that have one.
        published_digest: the digest that the files carry; None before publication.
        published_files: what a look at the files gave; None before publication.
        pipeline_version: for the report; None: that of the installed distribution.

    Returns:
        One outcome for each check and source, in the order of ``table.FAMILIES``.
    """
    view = view_edition(
        dataset,
        edition=edition,
        documents=documents,
        second_readings=second_readings,
        published_digest=published_digest,
        published_files=published_files,
    )
    located = locate_findings(tuple(_make_checks(view)), view.sources)
    outcomes, acknowledged = apply_acknowledgements(located, edition)
    return Report(
        edition_id=edition.edition_id,
        title=edition.title,
        dataset_digest=digest_of(view),
        pipeline_version=pipeline_version or metadata.version(_DISTRIBUTION),
        sources=summarise_sources(view),
        themes=summarise_themes(view),
        outcomes=(*outcomes, _make_check(LAST_CHECK, acknowledged)),
    )


def _make_checks(view: EditionView) -> Iterator[CheckOutcome]:
    for family in FAMILIES:
        for source_check in family.source_checks:
            for source in view.sources:
                yield _make_source_check(source_check, source)
        for edition_check in family.edition_checks:
            yield _make_check(edition_check, view)


def _make_source_check(check: Check[SourceView], source: SourceView) -> CheckOutcome:
    if check.needs_text and source.text is None:
        return _report_look(check, Look(checked_count=0, skipped_reason=_NO_TEXT), source.source_id)
    return _make_check(check, source, source.source_id)


def _make_check(
    check: Check[Subject], subject: Subject, source_id: str | None = None
) -> CheckOutcome:
    look: Callable[[Subject], Look] = check.look
    return _report_look(check, look(subject), source_id)


def _report_look(check: Check[Subject], look: Look, source_id: str | None) -> CheckOutcome:
    return CheckOutcome(
        code=check.code,
        severity=check.severity,
        title=check.title,
        advice=check.advice,
        source=source_id,
        checked_count=look.checked_count,
        unit=check.unit,
        findings=tuple(_make_finding(check, problem, source_id) for problem in look.problems),
        skipped_reason=look.skipped_reason,
    )


def _make_finding(check: Check[Subject], problem: Problem, source_id: str | None) -> Finding:
    return Finding(
        code=check.code,
        severity=check.severity,
        message=f"{problem.message} {check.advice}",
        source=source_id or problem.source,
        record=problem.record,
        span=problem.span,
        page=problem.page,
    )
