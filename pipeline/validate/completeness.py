"""Completeness: what a person counted, and what the source declares, is there."""

from __future__ import annotations

import difflib
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from pipeline.model.findings import Severity
from pipeline.validate.check import Check, Look, Problem, excerpt, look_at, skip

if TYPE_CHECKING:
    from pipeline.validate.views import EditionView, SourceView

#: Confidence below which a record is more likely wrong than right: publishing it takes the
#: editor's word.
LOW_CONFIDENCE = 0.5
LOW_CONFIDENCE_CODE = "low-confidence"

#: Typographic quotes and dashes as a keyboard has them: a person types the titles.
_TYPED = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‐": "-"})


def fold_title(title: str) -> str:
    """A title as compared with what a person typed: no case, one blank, keyboard punctuation."""
    folded = unicodedata.normalize("NFKC", title).translate(_TYPED).casefold()
    return " ".join(folded.split())


def _list_titles(view: EditionView) -> dict[str, str]:
    """The theme that each folded title names, in the words of any source, corrected or not."""
    titles: dict[str, str] = {}
    for source in view.sources:
        for statement in source.statements:
            for title in (statement.text, statement.text_before_correction):
                if title is not None:
                    titles.setdefault(fold_title(title), statement.theme_id)
    return titles


def _look_for_missing_themes(view: EditionView) -> Look:
    expect = view.edition.expect
    full_sources = [source for source in view.sources if source.spec.has_all_themes]
    if expect.theme_titles:
        return _look_for_missing_titles(view, full_sources)
    if expect.theme_count is None:
        return skip("[expect] says nothing of themes")
    # A plain number is the weaker check: it cannot say which theme is missing.
    found = {
        source.source_id: len({statement.theme_id for statement in source.statements})
        for source in full_sources
    }
    return look_at(
        sum(found.values()),
        [
            Problem(
                message=f"{source_id} should have all {expect.theme_count} themes, but states "
                f"{count}.",
                source=source_id,
            )
            for source_id, count in found.items()
            if count < expect.theme_count
        ],
    )


def _look_for_missing_titles(view: EditionView, full_sources: list[SourceView]) -> Look:
    titles = _list_titles(view)
    labels = {theme.theme_id: theme.pref_label for theme in view.dataset.themes}
    problems, theme_ids = [], []
    for title in view.edition.expect.theme_titles:
        theme_id = titles.get(fold_title(title))
        if theme_id is not None:
            theme_ids.append(theme_id)
            continue
        nearest = difflib.get_close_matches(fold_title(title), titles, n=1)
        problems.append(
            Problem(
                message=f"no source states the theme {excerpt(title)} of [expect]"
                + (f"; the nearest is {excerpt(nearest[0])}." if nearest else ".")
            )
        )
    for source in full_sources:
        stated = {statement.theme_id for statement in source.statements}
        problems += [
            Problem(
                message=f"{source.source_id} should have all themes, but does not state "
                f"{theme_id} {excerpt(labels.get(theme_id) or '')}.",
                source=source.source_id,
                record=theme_id,
            )
            for theme_id in theme_ids
            if theme_id not in stated
        ]
    return look_at(len(view.edition.expect.theme_titles) * len(full_sources), problems)


def _look_for_empty_themes(source: SourceView) -> Look:
    objective_counts = Counter(objective.statement_id for objective in source.objectives)
    agreed = _expect_objective_counts(source) or ()
    problems = []
    for statement in source.statements:
        is_agreed = 0 < statement.ordinal <= len(agreed) and agreed[statement.ordinal - 1] == 0
        if not objective_counts[statement.statement_id] and not is_agreed:
            problems.append(
                Problem(
                    message=f"{statement.statement_id} {excerpt(statement.text or '')} has no "
                    "objectives.",
                    record=statement.statement_id,
                    page=statement.page_number,
                )
            )
    return look_at(len(source.statements), problems)


def _look_for_other_theme_count(view: EditionView) -> Look:
    expect = view.edition.expect
    expected = len(expect.theme_titles) or expect.theme_count
    if expected is None:
        return skip("[expect] says nothing of themes")
    found = len(view.dataset.themes)
    return look_at(
        found,
        [Problem(message=f"there are {found} themes, but [expect] says {expected}.")]
        if found != expected
        else (),
    )


def _expect_objective_counts(source: SourceView) -> tuple[int, ...] | None:
    return dict(source.edition.expect.objective_counts).get(source.spec.name)


def _look_for_other_objective_counts(source: SourceView) -> Look:
    expected = _expect_objective_counts(source)
    if expected is None:
        return skip("[expect] says nothing of this source's objectives")
    by_statement = Counter(
        objective.statement_id for objective in source.objectives if objective.depth == 1
    )
    found = tuple(by_statement[statement.statement_id] for statement in source.statements)
    return look_at(
        sum(found),
        [
            Problem(
                message=f"{source.source_id} has {_list_counts(found)} objectives by theme, but "
                f"[expect] says {_list_counts(expected)}."
            )
        ]
        if found != expected
        else (),
    )


def _list_counts(counts: tuple[int, ...]) -> str:
    return " + ".join(map(str, counts)) or "no"


def _look_for_other_declarations(source: SourceView) -> Look:
    row = source.row
    if row is None or (row.declared_theme_count is None and row.declared_objective_count is None):
        return skip("the source declares no count")
    objective_count = len(source.objectives)
    top_count = sum(objective.depth == 1 for objective in source.objectives)
    problems = []
    if row.declared_theme_count not in (None, len(source.statements)):
        problems.append(
            Problem(
                message=f"{source.source_id} declares {row.declared_theme_count} themes "
                f"({excerpt(row.declared_theme_quote or '')}), but {len(source.statements)} were "
                "found."
            )
        )
    if row.declared_objective_count not in (None, objective_count, top_count):
        problems.append(
            Problem(
                message=f"{source.source_id} declares {row.declared_objective_count} objectives, "
                f"but {top_count} were found."
            )
        )
    return look_at(1, problems)


def _look_for_uncounted(source: SourceView) -> Look:
    expect = source.edition.expect
    is_counted = (
        source.spec.has_all_themes and (expect.theme_titles or expect.theme_count is not None)
    ) or _expect_objective_counts(source) is not None
    return look_at(
        1,
        ()
        if is_counted
        else [
            Problem(
                message=f"{source.source_id}: nobody counted its themes and objectives, so none "
                f"may be missing unseen; {len(source.statements)} themes and "
                f"{sum(objective.depth == 1 for objective in source.objectives)} objectives were "
                "found."
            )
        ],
    )


def _look_for_low_confidence(source: SourceView) -> Look:
    problems = []
    if source.row is not None and source.row.confidence < LOW_CONFIDENCE:
        problems.append(
            Problem(
                message=f"{source.source_id}: the outline as a whole is unsure "
                f"({source.row.confidence:.2f}, below {LOW_CONFIDENCE})."
            )
        )
    problems += [
        Problem(
            message=f"{record.record_id} {excerpt(record.row.text or '')} is unsure "
            f"({record.row.confidence:.2f}, below {LOW_CONFIDENCE}).",
            record=record.record_id,
            page=record.row.page_number,
        )
        for record in source.records
        if record.row.confidence < LOW_CONFIDENCE
    ]
    return look_at(1 + len(source.records), problems)


EDITION_CHECKS: tuple[Check[EditionView], ...] = (
    Check(
        code="theme-missing",
        severity=Severity.ERROR,
        title="Every expected theme is in every source that should have it",
        unit="themes",
        advice="Compare with the source. Correct [expect] if it was mistyped; set has_all_themes = "
        "false for a source that has only some; say what a theme looks like under its outline.",
        look=_look_for_missing_themes,
    ),
    Check(
        code="theme-count",
        severity=Severity.ERROR,
        title="There are as many themes as a person counted",
        unit="themes",
        advice="Compare with the sources: correct [expect], the outline of a source, or which "
        "statement is which theme (theme_order).",
        look=_look_for_other_theme_count,
    ),
)

SOURCE_CHECKS: tuple[Check[SourceView], ...] = (
    Check(
        code="theme-empty",
        severity=Severity.ERROR,
        title="Every theme has objectives",
        unit="themes",
        advice="Say what an objective looks like under the source's outline; if the theme has none "
        "in the source, count 0 for it in [expect].",
        look=_look_for_empty_themes,
    ),
    Check(
        code="objective-count",
        severity=Severity.ERROR,
        title="There are as many objectives as a person counted",
        unit="objectives",
        advice="Compare with the source: correct [expect], or the source's outline.",
        look=_look_for_other_objective_counts,
    ),
    Check(
        code="declared-count-mismatch",
        severity=Severity.WARNING,
        title="There are as many themes as the source says there are",
        unit="declarations",
        advice="Sources do contradict themselves: compare, and acknowledge the finding if so.",
        look=_look_for_other_declarations,
    ),
    Check(
        code="not-counted",
        severity=Severity.WARNING,
        title="A person counted what the source holds",
        unit="sources",
        advice="Read the source and write what it holds under [expect] in the edition file.",
        look=_look_for_uncounted,
    ),
    Check(
        code=LOW_CONFIDENCE_CODE,
        severity=Severity.ERROR,
        title="The structure was found with confidence",
        unit="records",
        advice="Look at it with `programme inspect`, say what it is under the source's outline, or "
        "accept it in the edition file.",
        look=_look_for_low_confidence,
    ),
)
