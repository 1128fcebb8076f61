"""Digest: the rows are those that the files say they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.model.digest import digest_dataset
from pipeline.model.findings import Severity
from pipeline.validate.check import Check, Look, Problem, look_at, skip

if TYPE_CHECKING:
    from pipeline.validate.views import EditionView


def digest_of(view: EditionView) -> str:
    """The digest of the rows as published.

    Values of a type that no table can hold have no canonical form; then it is the digest of the
    rows with those values put right, which no published file carries.
    """
    try:
        return digest_dataset(view.published)
    except (TypeError, ValueError, RecursionError):
        return digest_dataset(view.dataset)


def _look_for_other_digest(view: EditionView) -> Look:
    if view.published_digest is None:
        return skip("checked before publication; `programme validate` compares the files")
    actual = digest_of(view)
    return look_at(
        1,
        [
            Problem(
                message=f"the rows have the digest {actual[:12]}…, but the files say "
                f"{view.published_digest[:12]}…."
            )
        ]
        if actual != view.published_digest
        else (),
    )


EDITION_CHECKS: tuple[Check[EditionView], ...] = (
    Check(
        code="digest-mismatch",
        severity=Severity.ERROR,
        title="The rows are those that were published",
        unit="digests",
        advice="A file was changed after publication: run the edition again.",
        look=_look_for_other_digest,
    ),
)
