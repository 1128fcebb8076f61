"""Keys: no two rows of a table share one."""

from __future__ import annotations

from pipeline.model.findings import Severity
from pipeline.validate.check import REBUILD_ADVICE, Check, Look, Problem, look_at
from pipeline.validate.sound_rows import PRIMARY_KEYS, find_repeated
from pipeline.validate.views import EditionView

#: What else is there once at most: one source states one theme once.
_ALTERNATE_KEYS: dict[str, tuple[str, ...]] = {"theme_statements": ("theme_id", "source_id")}


def _look_for_duplicates(view: EditionView) -> Look:
    checked_count, problems = 0, []
    # Rows repeated as a whole are gone from ``view.dataset``: they are told once.
    for dataset, keys in ((view.published, PRIMARY_KEYS), (view.dataset, _ALTERNATE_KEYS)):
        for table, columns in keys.items():
            rows = getattr(dataset, table)
            checked_count += len(rows)
            problems += [
                Problem(
                    message=f"{table}, row {row_number}: {' + '.join(columns)} is "
                    f"{' + '.join(map(str, key))}, which an earlier row has already."
                )
                for row_number, key in find_repeated(rows, columns)
            ]
    return look_at(checked_count, problems)


EDITION_CHECKS: tuple[Check[EditionView], ...] = (
    Check(
        code="duplicate-key",
        severity=Severity.ERROR,
        title="No two rows share a key",
        unit="rows",
        advice=REBUILD_ADVICE,
        look=_look_for_duplicates,
    ),
)
