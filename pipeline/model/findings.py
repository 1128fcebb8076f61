"""What validation has to say."""

from __future__ import annotations

from enum import StrEnum

from pipeline.model.frozen import frozen
from pipeline.model.selectors import CharSpan


class Severity(StrEnum):
    """How bad a finding is: an error stops publication, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@frozen
class FileRegion:
    """A stretch of a text file, as an editor counts: lines and columns from 1.

    Attributes:
        start_line: line of its first character.
        start_column: column of that character, in code points.
        end_line: line of its last character.
        end_column: the column after that character.
    """

    start_line: int
    start_column: int
    end_line: int
    end_column: int


@frozen
class Finding:
    """One thing that is not as it should be.

    Attributes:
        code: the stable code of the check that found it ("quote-mismatch").
        severity: error or warning.
        message: what, where, what was expected, what to do.
        source: the source id; None for the edition as a whole.
        record: the record id; None when it is about no single record.
        span: the place in the source's canonical text; None when it has none.
        page: physical page from 1; None when it has none.
        region: where ``span`` is in the file, for a file that is its own canonical text; else
            None.
        acknowledged_reason: why an editor accepts it, which made an error a warning; None when
            nobody did.
    """

    code: str
    severity: Severity
    message: str
    source: str | None = None
    record: str | None = None
    span: CharSpan | None = None
    page: int | None = None
    region: FileRegion | None = None
    acknowledged_reason: str | None = None


@frozen
class CheckOutcome:
    """What one check said about one source, or about the edition.

    Attributes:
        code: the check's stable code.
        severity: of what it finds.
        title: what holds when it passes, in words ("every quote is in the source").
        advice: what to do about a finding, as a full sentence.
        source: the source id; None for the edition as a whole.
        checked_count: how many things it looked at.
        unit: what it counted ("quotes", "characters").
        findings: what it found; empty when it passed.
        skipped_reason: why it had nothing to look at; None when it looked.
    """

    code: str
    severity: Severity
    title: str
    advice: str
    source: str | None
    checked_count: int
    unit: str
    findings: tuple[Finding, ...] = ()
    skipped_reason: str | None = None


@frozen
class ThemeSummary:
    """One theme for a report: its words in each source and how many objectives each has.

    Attributes:
        theme_id: the theme.
        ordinal: from 1.
        labels: (source id, title) for each source that states it; title None without a heading.
        objective_counts: (source id, number of top-level objectives), same sources and order.
    """

    theme_id: str
    ordinal: int
    labels: tuple[tuple[str, str | None], ...]
    objective_counts: tuple[tuple[str, int], ...]


@frozen
class SourceSummary:
    """One source for a report.

    Attributes:
        source_id: the source.
        role: "press_release", "brochure" …
        path: below ``raw/<edition>/``.
        is_reconstruction: whether the file stands in for the published one.
        theme_count: themes it states.
        objective_count: its top-level objectives.
        sub_objective_count: those below another.
        char_count: non-space characters of its canonical text.
        record_char_count: those claimed by records.
        ignored_char_count: those claimed by blocks that are no record.
        unclaimed_char_count: those claimed by none.
        confidence: 0–1, of the outline.
    """

    source_id: str
    role: str
    path: str
    is_reconstruction: bool
    theme_count: int
    objective_count: int
    sub_objective_count: int
    char_count: int
    record_char_count: int
    ignored_char_count: int
    unclaimed_char_count: int
    confidence: float


@frozen
class Report:
    """The result of validating one dataset; everything the reports show, and no more.

    Attributes:
        edition_id: the edition.
        title: its title.
        dataset_digest: of the dataset that it describes.
        sources: in the edition file's order.
        themes: by ordinal.
        outcomes: one for each check and source, in a fixed order.
    """

    edition_id: str
    title: str
    dataset_digest: str
    pipeline_version: str
    sources: tuple[SourceSummary, ...]
    themes: tuple[ThemeSummary, ...]
    outcomes: tuple[CheckOutcome, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, in the order of the outcomes."""
        return tuple(finding for outcome in self.outcomes for finding in outcome.findings)

    @property
    def has_errors(self) -> bool:
        """Whether any finding has severity error."""
        return self.fails_on(Severity.ERROR)

    def fails_on(self, severity: Severity) -> bool:
        """Whether any finding is as bad as ``severity``, or worse, and no editor accepts it."""
        failing = {Severity.ERROR, severity}
        return any(
            finding.severity in failing and finding.acknowledged_reason is None
            for finding in self.findings
        )
