"""Files: nothing in the published folder was changed after publication."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.model.findings import Severity
from pipeline.validate.check import Check, Look, Problem, look_at, skip

if TYPE_CHECKING:
    from pipeline.validate.views import EditionView


def _look_for_changed_files(view: EditionView) -> Look:
    files = view.published_files
    if files is None:
        return skip("checked before publication; `programme validate` looks at the files")
    return look_at(files.checked_count, [Problem(message=fault) for fault in files.faults])


EDITION_CHECKS: tuple[Check[EditionView], ...] = (
    Check(
        code="file-changed",
        severity=Severity.ERROR,
        title="The files are those that were published",
        unit="files",
        advice="Published files are never edited: run the edition again.",
        look=_look_for_changed_files,
    ),
)
