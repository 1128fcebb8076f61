"""Words put right by an editor: each says what it replaces, and stops the run when that changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.model.edition import Correction
from pipeline.model.errors import NormaliseError
from pipeline.model.frozen import replace
from pipeline.model.statements import StatedObjective, StatedTheme
from pipeline.normalize.identifiers import is_record_of
from pipeline.text.cleaning import clean_parts


def correct_statements(
    themes: Sequence[StatedTheme], corrections: Sequence[Correction], *, source_id: str
) -> tuple[StatedTheme, ...]:
    """The statements with the corrections of this source in them.

    Args:
        themes: as read.
        corrections: of the whole edition; those for records of other sources are passed over.
        source_id: this source.

    Raises:
        NormaliseError: if a correction is for a record that there is not, or whose text is not
            the expected one, or that another corrects too; or if its value is not clean text.
    """
    wanted: dict[str, Correction] = {}
    for correction in corrections:
        if not is_record_of(correction.record, source_id):
            continue
        if correction.record in wanted:
            raise NormaliseError(
                f"{correction.record}: two corrections for one record; make them one.",
                source=source_id,
            )
        wanted[correction.record] = correction
    if not wanted:
        return tuple(themes)
    corrected = tuple(_correct_theme(theme, wanted) for theme in themes)
    unknown = sorted(wanted.keys() - {record for theme in themes for record in _list_ids(theme)})
    if unknown:
        raise NormaliseError(
            f"{unknown[0]}: a correction for a record that is not there; the source has "
            f"{len(themes)} themes. Put the record's present id into the correction, or remove it.",
            source=source_id,
        )
    return corrected


def _correct_theme(theme: StatedTheme, wanted: Mapping[str, Correction]) -> StatedTheme:
    objectives = tuple(_correct_objective(objective, wanted) for objective in theme.objectives)
    theme = replace(theme, objectives=objectives)
    correction = wanted.get(theme.statement_id)
    if correction is None:
        return theme
    _check(correction, theme.text, theme.language)
    return replace(
        theme,
        text=correction.value,
        text_before_correction=theme.text,
        correction_reason=correction.reason,
    )


def _correct_objective(
    objective: StatedObjective, wanted: Mapping[str, Correction]
) -> StatedObjective:
    children = tuple(_correct_objective(child, wanted) for child in objective.children)
    objective = replace(objective, children=children)
    correction = wanted.get(objective.objective_id)
    if correction is None:
        return objective
    _check(correction, objective.text, objective.language)
    return replace(
        objective,
        text=correction.value,
        text_before_correction=objective.text,
        correction_reason=correction.reason,
    )


def _check(correction: Correction, text: str | None, language: str) -> None:
    if text != correction.expect:
        now = "it has no title" if text is None else f'it reads "{text}"'
        raise NormaliseError(
            f'{correction.record}: the correction expects "{correction.expect}", but now {now}. '
            "Look whether it is still needed, and put the present text into expect, or remove it.",
            source=correction.record.rpartition("/")[0],
        )
    clean = clean_parts([correction.value], language=language)
    if not clean or clean != correction.value:
        raise NormaliseError(
            f'{correction.record}: the value of the correction, "{correction.value}", is not clean '
            f'text; expected is "{clean}".',
            source=correction.record.rpartition("/")[0],
        )


def _list_ids(theme: StatedTheme) -> list[str]:
    ids = [theme.statement_id]
    below = list(theme.objectives)
    while below:
        objective = below.pop()
        ids.append(objective.objective_id)
        below += objective.children
    return ids
