"""Themes and objectives as the page lists them: by theme, then by source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from pipeline.model.frozen import frozen
from pipeline.model.records import (
    Dataset,
    EvidenceRow,
    MentionRow,
    ObjectiveRow,
    ThemeStatementRow,
)
from pipeline.report.page.finding_views import FindingView
from pipeline.report.page.values import RecordLink

Row = TypeVar("Row")


@frozen
class QuoteView:
    """Words as the source has them, and where."""

    exact: str
    place: str


@frozen
class LinkView:
    """Another record that this one is tied to.

    Attributes:
        record_id: the other.
        name: its number and source, short.
        relation: how they relate.
        text: its words.
        language: of them.
    """

    record_id: str
    name: str
    relation: str
    text: str
    language: str


@frozen
class RecordView:
    """A theme statement or an objective.

    Attributes:
        record_id: its id.
        number: within its source ("2.3").
        kind: "theme", "objective" or "sub-objective".
        depth: 0 for theme statements, then from 1.
        text: its words; None when no heading stands over the objectives.
        language: BCP 47.
        source_id: who states it.
        theme_ordinal: the edition's theme, from 1.
        pages: where it stands, short; None for what has no words or no pages.
        confidence: 0–1.
        quotes: its words in the source, line by line.
        mentions: (words, concept id) of vocabulary terms.
        text_before_correction: what a correction replaced; None without one.
        correction_reason: why.
        findings: about it.
        links: to records of other sources.
    """

    record_id: str
    number: str
    kind: str
    depth: int
    text: str | None
    language: str
    source_id: str
    theme_ordinal: int
    pages: str | None
    confidence: float
    quotes: tuple[QuoteView, ...]
    mentions: tuple[tuple[str, str], ...]
    text_before_correction: str | None
    correction_reason: str | None
    findings: tuple[FindingView, ...]
    links: tuple[LinkView, ...]

    @property
    def severities(self) -> tuple[str, ...]:
        """Severities of its findings, each once, in a fixed order."""
        return tuple(sorted({finding.severity for finding in self.findings}))


@frozen
class StatementGroup:
    """A theme in one source: its statement, and the objectives under it."""

    source_id: str
    statement: RecordView
    objectives: tuple[RecordView, ...]


@frozen
class ThemeGroup:
    """A theme of the edition with all that its sources state."""

    theme_id: str
    ordinal: int
    label: str | None
    language: str
    findings: tuple[FindingView, ...]
    statements: tuple[StatementGroup, ...]


def view_records(
    dataset: Dataset,
    findings: Mapping[str, Sequence[FindingView]],
    links: Sequence[RecordLink] = (),
) -> tuple[ThemeGroup, ...]:
    """All records, by theme and source."""
    viewer = _Viewer(dataset, findings, links)
    objectives = _group(dataset.objectives, lambda row: row.statement_id)
    statements = _group(dataset.theme_statements, lambda row: row.theme_id)
    return tuple(
        ThemeGroup(
            theme_id=theme.theme_id,
            ordinal=theme.ordinal,
            label=theme.pref_label,
            language=theme.language,
            findings=tuple(findings.get(theme.theme_id, ())),
            statements=tuple(
                StatementGroup(
                    source_id=row.source_id,
                    statement=viewer.view_statement(row),
                    objectives=tuple(
                        viewer.view_objective(one) for one in objectives.get(row.statement_id, ())
                    ),
                )
                for row in statements.get(theme.theme_id, ())
            ),
        )
        for theme in dataset.themes
    )


class _Viewer:
    """Looks up what belongs to a record."""

    def __init__(
        self,
        dataset: Dataset,
        findings: Mapping[str, Sequence[FindingView]],
        links: Sequence[RecordLink],
    ) -> None:
        self._edition_id = dataset.edition_id
        self._findings = findings
        self._ordinals = {row.theme_id: row.ordinal for row in dataset.themes}
        self._evidence = _group(dataset.evidence, lambda row: row.record_id)
        self._mentions = _group(dataset.mentions, lambda row: row.objective_id)
        self._siblings = _group(dataset.theme_statements, lambda row: row.theme_id)
        self._records: dict[str, ThemeStatementRow | ObjectiveRow] = {
            **{row.statement_id: row for row in dataset.theme_statements},
            **{row.objective_id: row for row in dataset.objectives},
        }
        both_ways = (
            ends
            for link in links
            for ends in ((link.from_id, link.to_id, link), (link.to_id, link.from_id, link))
        )
        self._links: dict[str, list[tuple[str, RecordLink]]] = {}
        for from_id, to_id, link in both_ways:
            self._links.setdefault(from_id, []).append((to_id, link))

    def view_statement(self, row: ThemeStatementRow) -> RecordView:
        siblings = (
            self._view_link(one.statement_id, "same theme")
            for one in self._siblings[row.theme_id]
            if one.statement_id != row.statement_id and one.text is not None
        )
        return self._view(row, row.statement_id, kind="theme", depth=0, links=siblings)

    def view_objective(self, row: ObjectiveRow) -> RecordView:
        kind = "objective" if row.depth == 1 else "sub-objective"
        return self._view(row, row.objective_id, kind=kind, depth=row.depth, links=())

    def _view(
        self,
        row: ThemeStatementRow | ObjectiveRow,
        record_id: str,
        *,
        kind: str,
        depth: int,
        links: Iterable[LinkView],
    ) -> RecordView:
        evidence = self._evidence.get(record_id, ())
        return RecordView(
            record_id=record_id,
            number=record_id.removeprefix(f"{row.source_id}/"),
            kind=kind,
            depth=depth,
            text=row.text,
            language=row.language,
            source_id=row.source_id,
            theme_ordinal=self._ordinals.get(row.theme_id, 0),
            pages=_name_pages(evidence),
            confidence=row.confidence,
            quotes=tuple(QuoteView(exact=one.exact, place=_describe(one)) for one in evidence),
            mentions=tuple(
                dict.fromkeys(map(_describe_mention, self._mentions.get(record_id, ())))
            ),
            text_before_correction=row.text_before_correction,
            correction_reason=row.correction_reason,
            findings=tuple(self._findings.get(record_id, ())),
            links=(
                *links,
                *(
                    self._view_link(to_id, f"{link.relation}, {link.score:.2f}")
                    for to_id, link in self._links.get(record_id, ())
                    if to_id in self._records
                ),
            ),
        )

    def _view_link(self, record_id: str, relation: str) -> LinkView:
        row = self._records[record_id]
        return LinkView(
            record_id=record_id,
            name=record_id.removeprefix(f"{self._edition_id}/"),
            relation=relation,
            text=row.text or "",
            language=row.language,
        )


def list_record_ids(dataset: Dataset) -> tuple[str, ...]:
    """Every record on the page, themes of the edition too."""
    return (
        *(row.theme_id for row in dataset.themes),
        *(row.statement_id for row in dataset.theme_statements),
        *(row.objective_id for row in dataset.objectives),
    )


def _group(rows: Iterable[Row], find_key: Callable[[Row], str]) -> dict[str, tuple[Row, ...]]:
    grouped: dict[str, list[Row]] = {}
    for row in rows:
        grouped.setdefault(find_key(row), []).append(row)
    return {key: tuple(some) for key, some in grouped.items()}


def _name_pages(evidence: Sequence[EvidenceRow]) -> str | None:
    numbers = [row.page_number for row in evidence if row.page_number is not None]
    if not numbers:
        return None
    first, last = min(numbers), max(numbers)
    return f"page {first}" if first == last else f"pages {first}–{last}"


def _describe(row: EvidenceRow) -> str:
    place = f"characters {row.char_start:,}–{row.char_end:,}"
    if row.page_number is None:
        return place
    if row.x0_pt is None:
        return f"page {row.page_number}, {place}"
    return (
        f"page {row.page_number}, box {row.x0_pt:.1f} {row.top_pt:.1f} "
        f"{row.x1_pt:.1f} {row.bottom_pt:.1f} pt, {place}"
    )


def _describe_mention(row: MentionRow) -> tuple[str, str]:
    return row.surface, row.concept_id
