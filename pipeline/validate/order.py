"""Names and order: ids come from structure alone, ordinals from position, rows from both."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from pipeline.model.findings import Severity
from pipeline.validate.check import REBUILD_ADVICE, Check, Look, Problem, look_at

if TYPE_CHECKING:
    from pipeline.model.records import Dataset
    from pipeline.validate.views import EditionView

#: Where a row belongs in its table: numbers compared one after another.
_Place = tuple[int, ...]

#: The last part of a record's id: ordinals from the theme down.
_NUMBERS = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9})*")


def _look_for_other_ids(view: EditionView) -> Look:
    dataset, edition_id = view.dataset, view.edition.edition_id
    names = {spec.source_id: f"{edition_id}/{spec.name}" for spec in view.edition.sources}
    expected_ids = [
        *((row.source_id, names.get(row.source_id)) for row in dataset.sources),
        *((row.theme_id, f"{edition_id}/{row.ordinal}") for row in dataset.themes),
        *((row.statement_id, f"{row.source_id}/{row.ordinal}") for row in dataset.theme_statements),
        *(
            (row.objective_id, f"{row.parent_id or row.statement_id}.{row.ordinal}")
            for row in dataset.objectives
        ),
    ]
    problems = [
        Problem(message=f"{found} should be called {expected}.", record=found)
        for found, expected in expected_ids
        if expected is not None and found != expected
    ]
    problems += [
        Problem(
            message=f"{row.objective_id} is said to be at depth {row.depth}, but its id is of "
            f"depth {depth}.",
            record=row.objective_id,
        )
        for row in dataset.objectives
        if row.depth != (depth := row.objective_id.rpartition("/")[2].count("."))
    ]
    return look_at(len(expected_ids) + len(dataset.objectives), problems)


def _look_for_bad_ordinals(view: EditionView) -> Look:
    dataset = view.dataset
    counted: list[tuple[str, str, int]] = [
        *(("themes", "", row.ordinal) for row in dataset.themes),
        *(("theme_statements", row.source_id, row.ordinal) for row in dataset.theme_statements),
        *(
            ("objectives", row.parent_id or row.statement_id, row.ordinal)
            for row in dataset.objectives
        ),
        *(("pages", row.source_id, row.page_number) for row in dataset.pages),
        *(("evidence", row.record_id, row.seq) for row in dataset.evidence),
        *(("ledger", row.source_id, row.seq) for row in dataset.ledger),
    ]
    numbers: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for table, group, number in counted:
        numbers[table, group].append(number)
    problems = [
        Problem(
            message=f"{table}{f' of {group}' if group else ''} are numbered "
            f"{_list_numbers(found)}, expected 1 to {len(found)}."
        )
        for (table, group), found in numbers.items()
        if sorted(found) != list(range(1, len(found) + 1))
    ]
    return look_at(len(counted), problems + _find_displaced(dataset))


def _list_numbers(numbers: list[int], *, shown_count: int = 12) -> str:
    shown = ", ".join(map(str, sorted(numbers)[:shown_count]))
    return shown + (", …" if len(numbers) > shown_count else "")


def _find_displaced(dataset: Dataset) -> list[Problem]:
    """Records whose number says that they stand after one that they stand before."""
    placed: list[tuple[str, int, str, int]] = [
        *(
            (row.source_id, row.ordinal, row.statement_id, row.char_start)
            for row in dataset.theme_statements
            if row.char_start is not None
        ),
        *(
            (row.parent_id or row.statement_id, row.ordinal, row.objective_id, row.char_start)
            for row in dataset.objectives
        ),
    ]
    siblings: defaultdict[str, list[tuple[int, str, int]]] = defaultdict(list)
    for group, ordinal, record_id, char_start in placed:
        siblings[group].append((ordinal, record_id, char_start))
    return [
        Problem(
            message=f"{record_id} stands at {char_start}, before {previous_id} at "
            f"{previous_start}: ordinals come from position.",
            record=record_id,
        )
        for group in siblings.values()
        for (_, previous_id, previous_start), (_, record_id, char_start) in pairwise(sorted(group))
        if char_start < previous_start
    ]


def _list_places(view: EditionView) -> dict[str, Callable[[Any], _Place | None]]:
    """Where each row of each table belongs; None for a row whose keys do not say."""
    source_places = {source.source_id: index for index, source in enumerate(view.edition.sources)}

    def place_source(row: Any) -> _Place | None:
        index = source_places.get(row.source_id)
        return None if index is None else (index,)

    def place_record(record_id: str) -> _Place | None:
        source_id, _, numbers = record_id.rpartition("/")
        if source_id not in source_places or not _NUMBERS.fullmatch(numbers):
            return None
        return (source_places[source_id], *map(int, numbers.split(".")))

    def within(place: _Place | None, *rest: int) -> _Place | None:
        return None if place is None else (*place, *rest)

    def place_evidence(row: Any) -> _Place | None:
        # The record's own quotes before those of what stands under it: -1 is before any number.
        return within(place_record(row.record_id), -1, row.seq)

    return {
        "sources": place_source,
        "pages": lambda row: within(place_source(row), row.page_number),
        "texts": place_source,
        "themes": lambda row: (row.ordinal,),
        "theme_statements": lambda row: place_record(row.statement_id),
        "objectives": lambda row: place_record(row.objective_id),
        "evidence": place_evidence,
        "ledger": lambda row: within(place_source(row), row.seq),
        "mentions": lambda row: within(place_record(row.objective_id), -1, row.char_start),
    }


def _look_for_bad_order(view: EditionView) -> Look:
    checked_count, problems = 0, []
    for table, find_place in _list_places(view).items():
        rows = getattr(view.dataset, table)
        places = [place for row in rows if (place := find_place(row)) is not None]
        checked_count += len(places)
        for row_number, (before, after) in enumerate(pairwise(places), start=2):
            if after < before:
                problems.append(
                    Problem(
                        message=f"{table}, row {row_number} belongs before the row above it: rows "
                        "follow the sources of the edition file, then ordinals as numbers."
                    )
                )
                break
    # Stretches are numbered by place, so their order is the order of the text.
    for source in view.sources:
        starts = [row.char_start for row in sorted(source.ledger, key=lambda row: row.seq)]
        checked_count += len(starts)
        if starts != sorted(starts):
            problems.append(
                Problem(
                    message=f"{source.source_id}: the stretches of the ledger are not numbered in "
                    "the order of the text.",
                    source=source.source_id,
                )
            )
    return look_at(checked_count, problems)


EDITION_CHECKS: tuple[Check[EditionView], ...] = (
    Check(
        code="id-not-structural",
        severity=Severity.ERROR,
        title="Ids say where a record stands, and nothing else",
        unit="ids",
        advice=REBUILD_ADVICE,
        look=_look_for_other_ids,
    ),
    Check(
        code="bad-ordinal",
        severity=Severity.ERROR,
        title="Numbers count from 1 without a gap, in the order of the source",
        unit="numbers",
        advice=REBUILD_ADVICE,
        look=_look_for_bad_ordinals,
    ),
    Check(
        code="bad-order",
        severity=Severity.ERROR,
        title="Rows are in their published order",
        unit="rows",
        advice=REBUILD_ADVICE,
        look=_look_for_bad_order,
    ),
)
