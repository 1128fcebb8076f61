"""Reading: what of a source could not be read, or was read by guessing; each said once.

Pages are told by their status, and a reader's own words then add nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.model.document import Document, PageStatus, SecondReading
from pipeline.model.findings import Severity
from pipeline.validate.check import Check, Look, Problem, look_at, skip

if TYPE_CHECKING:
    from pipeline.validate.views import SourceView

#: What an editor should know of a page, by how its reading ended.
_NOT_READ = {
    PageStatus.SCANNED: "is a picture: no words in it were read",
    PageStatus.CORRUPT: "is damaged: nothing of it was read",
    PageStatus.GARBLED: "has letters whose characters the file does not tell",
    PageStatus.RECOGNISED: "is a picture, read as text recognition (OCR) understood it",
}

#: How readers begin a warning about pages ("page 3", "pages 1–4, 7"), and one about their number.
#: One that is not recognised here is shown: better told twice than not at all.
_PAGES_NAMED = re.compile(r"pages? (?P<runs>\d+(?:–\d+)?(?:, \d+(?:–\d+)?)*)")
_PAGES_COUNTED = re.compile(r"PDFium counts \d+ pages")


def _look_for_unread_pages(source: SourceView) -> Look:
    pages = source.document.pages if source.document is not None else ()
    if not pages:
        return skip("the source has no pages, or was not read")
    return look_at(
        len(pages),
        [
            Problem(
                message=f"{source.source_id} page {page.number} {_NOT_READ[page.status]}.",
                page=page.number,
            )
            for page in pages
            if page.status in _NOT_READ
        ],
    )


def _look_for_warnings(source: SourceView) -> Look:
    document = source.document
    if document is None:
        return skip("the source was not read")
    return look_at(
        1,
        [
            Problem(
                message=f"{source.source_id}: {warning.rstrip('.')}.",
                page=_find_only_page(warning),
            )
            for warning in document.warnings
            if not _is_told_elsewhere(warning, document, source.second)
        ],
    )


def _is_told_elsewhere(warning: str, document: Document, second: SecondReading | None) -> bool:
    """Whether ``page-not-read``, or the comparison with the second reader, says it too."""
    if _PAGES_COUNTED.match(warning):
        # Then there is page-count-differs, or second-reader-unconfirmed.
        return second is not None and second.page_count not in (None, len(document.pages))
    numbers = _list_pages(warning)
    unread = {page.number for page in document.pages if page.status in _NOT_READ}
    return bool(numbers) and unread.issuperset(numbers)


def _find_only_page(warning: str) -> int | None:
    """The page that a warning is about, where it is about one."""
    numbers = _list_pages(warning)
    return numbers[0] if len(numbers) == 1 else None


def _list_pages(warning: str) -> list[int]:
    """The physical pages, from 1, that a warning begins by naming."""
    named = _PAGES_NAMED.match(warning)
    numbers: list[int] = []
    for run in named["runs"].split(", ") if named else ():
        first, _, last = run.partition("–")
        numbers += range(int(first), int(last or first) + 1)
    return numbers


SOURCE_CHECKS: tuple[Check[SourceView], ...] = (
    Check(
        code="page-not-read",
        severity=Severity.WARNING,
        title="Every page has text of its own, and was read",
        unit="pages",
        advice="Compare it with the dataset by eye; `programme new --ocr` recognises text.",
        look=_look_for_unread_pages,
    ),
    Check(
        code="reading-warning",
        severity=Severity.WARNING,
        title="The source was read whole, and nothing was guessed",
        unit="sources",
        advice="Look at the source; if nothing is amiss in the dataset, acknowledge the finding in "
        "the edition file.",
        look=_look_for_warnings,
    ),
)
