"""The figures of a report: what each source holds, and each theme in the words of each."""

from __future__ import annotations

from collections import Counter

from pipeline.model.findings import SourceSummary, ThemeSummary
from pipeline.model.selectors import CharSpan
from pipeline.validate.ledger import count_visible, list_claims
from pipeline.validate.views import EditionView, SourceView


def summarise_sources(view: EditionView) -> tuple[SourceSummary, ...]:
    """One summary for each source of the edition file, in its order."""
    return tuple(_summarise_source(source) for source in view.sources)


def _summarise_source(source: SourceView) -> SourceSummary:
    text = source.text
    if text is None:
        text = source.text_row.text if source.text_row is not None else ""
    record_count, ignored_count = _count_claimed(text, source)
    char_count = count_visible(text)
    return SourceSummary(
        source_id=source.source_id,
        role=source.spec.role,
        path=source.spec.path,
        is_reconstruction=source.spec.is_reconstruction,
        theme_count=len(source.statements),
        objective_count=sum(objective.depth == 1 for objective in source.objectives),
        sub_objective_count=sum(objective.depth > 1 for objective in source.objectives),
        char_count=char_count,
        record_char_count=record_count,
        ignored_char_count=ignored_count,
        unclaimed_char_count=char_count - record_count - ignored_count,
        confidence=source.row.confidence if source.row is not None else 0.0,
    )


def _count_claimed(text: str, source: SourceView) -> tuple[int, int]:
    """Non-space characters claimed by records and by other blocks; each counted once."""
    counts = {True: 0, False: 0}
    reached = 0
    for span, row in list_claims(source.ledger):
        if span.end > reached:
            fresh = CharSpan(start=max(span.start, reached), end=span.end)
            counts[row.record_id is not None] += count_visible(fresh.cut(text))
            reached = span.end
    return counts[True], counts[False]


def summarise_themes(view: EditionView) -> tuple[ThemeSummary, ...]:
    """One summary for each theme, by ordinal; its sources in the edition file's order."""
    objective_counts = Counter(
        objective.statement_id for objective in view.dataset.objectives if objective.depth == 1
    )
    summaries = []
    for theme in sorted(view.dataset.themes, key=lambda theme: theme.ordinal):
        stated = [
            statement
            for source in view.sources
            for statement in source.statements
            if statement.theme_id == theme.theme_id
        ]
        summaries.append(
            ThemeSummary(
                theme_id=theme.theme_id,
                ordinal=theme.ordinal,
                labels=tuple((row.source_id, row.text) for row in stated),
                objective_counts=tuple(
                    (row.source_id, objective_counts[row.statement_id]) for row in stated
                ),
            )
        )
    return tuple(summaries)
