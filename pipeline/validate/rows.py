"""Values by themselves: every column holds what its type and meaning allow.

Arrow enforces neither; so the declarations of ``model.records`` are held against the values here,
once, and every other check may rely on them: it is handed rows in which an unfit value was
replaced by a neutral one.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Any

from pipeline.model.document import DocumentStatus, PageStatus, Reader
from pipeline.model.findings import Severity
from pipeline.model.outline import Role
from pipeline.validate.check import REBUILD_ADVICE, Check, Look, Problem, look_at
from pipeline.validate.columns import is_of_kind, is_unfit, list_cells
from pipeline.validate.views import EditionView

_SHA256 = re.compile(r"[0-9a-f]{64}")
_LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_ROTATIONS_DEG = (0, 90, 180, 270)


def _look_for_nulls(view: EditionView) -> Look:
    required = [cell for cell in list_cells(view.published) if cell.column.is_required]
    return look_at(
        len(required),
        [
            Problem(message=f"{cell.place}: there is no value, but the column requires one.")
            for cell in required
            if cell.value is None
        ],
    )


def _look_for_wrong_types(view: EditionView) -> Look:
    present = [cell for cell in list_cells(view.published) if cell.value is not None]
    return look_at(
        len(present),
        [
            Problem(
                message=f"{cell.place}: the value is of type {type(cell.value).__name__}, "
                f"expected {cell.column.kind.__name__}."
            )
            for cell in present
            if not is_of_kind(cell.value, cell.column.kind)
        ],
    )


def _is_share(value: float) -> bool:
    return 0.0 <= value <= 1.0


def _is_sha256(value: str) -> bool:
    return _SHA256.fullmatch(value) is not None


def _is_language_tag(value: str) -> bool:
    return _LANGUAGE_TAG.fullmatch(value) is not None


def _is_length(value: float) -> bool:
    return math.isfinite(value) and value > 0


def _is_not_negative(value: int) -> bool:
    return value >= 0


def _is_not_blank(value: str) -> bool:
    return bool(value.strip())


#: What a column of this name may hold, in words and as a test, in whatever table it stands.
_MEANINGS: dict[str, tuple[str, Callable[[Any], bool]]] = {
    "confidence": ("a number from 0 to 1", _is_share),
    "sha256": ("64 lower-case hexadecimal digits", _is_sha256),
    "text_sha256": ("64 lower-case hexadecimal digits", _is_sha256),
    "source_sha256": ("64 lower-case hexadecimal digits", _is_sha256),
    "language": ("a BCP 47 tag such as nl or fr-BE", _is_language_tag),
    "width_pt": ("a length above 0", _is_length),
    "height_pt": ("a length above 0", _is_length),
    "rotation_deg": ("0, 90, 180 or 270", lambda value: value in _ROTATIONS_DEG),
    "reader": ("the name of a reader", lambda value: value in set(Reader)),
    "byte_size": ("a count", _is_not_negative),
    "char_start": ("a position from 0", _is_not_negative),
    "char_end": ("a position from 0", _is_not_negative),
    "reason": ("the reason in words", _is_not_blank),
    "concept_id": ("the identifier of a concept", _is_not_blank),
    "vocabulary": ("the name of a vocabulary", _is_not_blank),
}

#: The same for names that mean different things in different tables.
_MEANINGS_BY_TABLE: dict[tuple[str, str], tuple[str, Callable[[Any], bool]]] = {
    ("sources", "status"): ("a document status", lambda value: value in set(DocumentStatus)),
    ("pages", "status"): ("a page status", lambda value: value in set(PageStatus)),
    ("ledger", "role"): ("a role", lambda value: value in set(Role)),
}


def _look_for_bad_values(view: EditionView) -> Look:
    checked_count, problems = 0, []
    for cell in list_cells(view.published):
        column = cell.column
        meaning = _MEANINGS_BY_TABLE.get((column.table, column.name)) or _MEANINGS.get(column.name)
        # Null and wrong types have their own checks.
        if meaning is None or cell.value is None or is_unfit(cell.value, column):
            continue
        expected, is_allowed = meaning
        checked_count += 1
        if not is_allowed(cell.value):
            problems.append(
                Problem(message=f"{cell.place}: {cell.value!r} is not {expected}, as expected.")
            )
    return look_at(checked_count, problems)


EDITION_CHECKS: tuple[Check[EditionView], ...] = (
    Check(
        code="null-in-required",
        severity=Severity.ERROR,
        title="Required columns hold no null",
        unit="values",
        advice=REBUILD_ADVICE,
        look=_look_for_nulls,
    ),
    Check(
        code="wrong-type",
        severity=Severity.ERROR,
        title="Every value is of its column's type",
        unit="values",
        advice=REBUILD_ADVICE,
        look=_look_for_wrong_types,
    ),
    Check(
        code="bad-value",
        severity=Severity.ERROR,
        title="Every value is one that its column can mean",
        unit="values",
        advice=REBUILD_ADVICE,
        look=_look_for_bad_values,
    ),
)
