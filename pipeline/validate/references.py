"""References: every key that a row holds is one of a row that is there, in both directions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.model.findings import Severity
from pipeline.model.frozen import frozen
from pipeline.validate.check import REBUILD_ADVICE, Check, Look, Problem, excerpt, look_at

if TYPE_CHECKING:
    from pipeline.model.records import Dataset
    from pipeline.validate.views import EditionView


@frozen
class _Reference:
    """A column that holds keys of other rows.

    Attributes:
        table: where it stands.
        column: which it is.
        keys: what its values may be.
        meaning: what they are, in the plural.
        covers: whether, the other way, each of those keys has to occur in it.
    """

    table: str
    column: str
    keys: frozenset[str]
    meaning: str
    covers: bool = False


def _list_references(view: EditionView) -> Iterator[_Reference]:
    dataset, edition = view.dataset, view.edition
    edition_ids = frozenset({edition.edition_id})
    source_ids = frozenset(source.source_id for source in edition.sources)
    theme_ids = frozenset(theme.theme_id for theme in dataset.themes)
    statement_ids = frozenset(row.statement_id for row in dataset.theme_statements)
    objective_ids = frozenset(row.objective_id for row in dataset.objectives)
    for table in ("sources", "themes"):
        yield _Reference(table=table, column="edition_id", keys=edition_ids, meaning="the edition")
    for table in (
        "sources",
        "pages",
        "texts",
        "theme_statements",
        "objectives",
        "evidence",
        "ledger",
    ):
        yield _Reference(table=table, column="source_id", keys=source_ids, meaning="sources")
    yield _Reference(
        table="themes", column="pref_label_source_id", keys=source_ids, meaning="sources"
    )
    yield _Reference(
        table="theme_statements", column="theme_id", keys=theme_ids, meaning="themes", covers=True
    )
    yield _Reference(table="objectives", column="theme_id", keys=theme_ids, meaning="themes")
    # That a statement has objectives is the check theme-empty, which an editor can lift.
    yield _Reference(
        table="objectives", column="statement_id", keys=statement_ids, meaning="theme statements"
    )
    yield _Reference(
        table="objectives", column="parent_id", keys=objective_ids, meaning="objectives"
    )
    yield _Reference(
        table="mentions", column="objective_id", keys=objective_ids, meaning="objectives"
    )
    # Ledger rows of a record are held against its evidence by ledger-record-mismatch.
    yield _Reference(
        table="ledger",
        column="record_id",
        keys=statement_ids | objective_ids,
        meaning="records",
    )
    yield _Reference(
        table="evidence",
        column="record_id",
        keys=statement_ids | objective_ids,
        meaning="records",
    )


def _look_for_dangling_keys(view: EditionView) -> Look:
    dataset = view.dataset
    checked_count = 0
    problems = []
    if dataset.edition_id != view.edition.edition_id:
        problems.append(
            Problem(
                message=f"the dataset is of the edition {dataset.edition_id!r}, the edition file "
                f"of {view.edition.edition_id!r}."
            )
        )
    for reference in _list_references(view):
        found = [
            value
            for row in getattr(dataset, reference.table)
            if (value := getattr(row, reference.column)) is not None
        ]
        checked_count += len(found)
        where = f"{reference.table}.{reference.column}"
        problems += [
            Problem(message=f"{where}: {value!r} is none of the {reference.meaning}.")
            for value in dict.fromkeys(found)
            if value not in reference.keys
        ]
        if reference.covers:
            problems += [
                Problem(message=f"{where}: none of the rows has {key!r}.", record=key)
                for key in sorted(reference.keys.difference(found))
            ]
    unproved = list(_list_records_without_evidence(dataset))
    problems += [
        Problem(
            message=f"evidence.record_id: none of the rows has {record_id!r}.", record=record_id
        )
        for record_id in unproved
    ]
    return look_at(checked_count, problems)


def _list_records_without_evidence(dataset: Dataset) -> Iterator[str]:
    """Records that say something without a quote; a theme without a heading has none to give."""
    proved = {row.record_id for row in dataset.evidence}
    for statement in dataset.theme_statements:
        if statement.text is not None and statement.statement_id not in proved:
            yield statement.statement_id
    for objective in dataset.objectives:
        if objective.objective_id not in proved:
            yield objective.objective_id


def _look_for_disagreeing_keys(view: EditionView) -> Look:
    """Keys that say the same thing twice say the same."""
    dataset = view.dataset
    statements = {row.statement_id: row for row in dataset.theme_statements}
    objectives = {row.objective_id: row for row in dataset.objectives}
    problems = []
    for objective in dataset.objectives:
        statement = statements.get(objective.statement_id)
        if statement is not None and (objective.theme_id, objective.source_id) != (
            statement.theme_id,
            statement.source_id,
        ):
            problems.append(
                Problem(
                    message=f"{objective.objective_id} is of {objective.theme_id} in "
                    f"{objective.source_id}, but its statement {statement.statement_id} is of "
                    f"{statement.theme_id} in {statement.source_id}.",
                    record=objective.objective_id,
                )
            )
        parent = objectives.get(objective.parent_id) if objective.parent_id is not None else None
        if parent is not None and parent.statement_id != objective.statement_id:
            problems.append(
                Problem(
                    message=f"{objective.objective_id} is of {objective.statement_id}, but the "
                    f"objective over it, {parent.objective_id}, is of {parent.statement_id}.",
                    record=objective.objective_id,
                )
            )
    record_sources = {
        **{row.statement_id: row.source_id for row in dataset.theme_statements},
        **{row.objective_id: row.source_id for row in dataset.objectives},
    }
    owned = [
        *(("evidence", row.record_id, row.source_id) for row in dataset.evidence),
        *(
            ("ledger", row.record_id, row.source_id)
            for row in dataset.ledger
            if row.record_id is not None
        ),
    ]
    problems += [
        Problem(
            message=f"{table}: a row of {record_id} is of {source_id}, but the record is of "
            f"{record_sources[record_id]}.",
            record=record_id,
        )
        for table, record_id, source_id in owned
        if record_sources.get(record_id, source_id) != source_id
    ]
    return look_at(len(dataset.objectives) + len(owned), problems)


def _look_for_other_labels(view: EditionView) -> Look:
    """The label of a theme is the words of the first source that has any for it."""
    problems = []
    for theme in view.dataset.themes:
        stated = [
            statement
            for source in view.sources
            for statement in source.statements
            if statement.theme_id == theme.theme_id
        ]
        if not stated:
            continue
        first = next((row for row in stated if row.text is not None), stated[0])
        found = (theme.pref_label, theme.pref_label_source_id, theme.language)
        if found != (first.text, first.source_id, first.language):
            problems.append(
                Problem(
                    message=f"{theme.theme_id} is called {excerpt(theme.pref_label or '')} "
                    f"({theme.language}) after {theme.pref_label_source_id}; expected "
                    f"{excerpt(first.text or '')} ({first.language}) after {first.source_id}.",
                    record=theme.theme_id,
                )
            )
    return look_at(len(view.dataset.themes), problems)


EDITION_CHECKS: tuple[Check[EditionView], ...] = (
    Check(
        code="dangling-key",
        severity=Severity.ERROR,
        title="Every key leads to a row, and no record is without statement or evidence",
        unit="keys",
        advice=REBUILD_ADVICE,
        look=_look_for_dangling_keys,
    ),
    Check(
        code="key-disagreement",
        severity=Severity.ERROR,
        title="Keys that say the same thing agree",
        unit="keys",
        advice=REBUILD_ADVICE,
        look=_look_for_disagreeing_keys,
    ),
    Check(
        code="label-mismatch",
        severity=Severity.ERROR,
        title="Every theme is called as its first source calls it",
        unit="themes",
        advice=REBUILD_ADVICE,
        look=_look_for_other_labels,
    ),
)
