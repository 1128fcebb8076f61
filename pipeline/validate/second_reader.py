"""Second reader: another engine, reading the same places, finds the same letters.

The engines agree on where a character stands to a hundredth of a point, not on the order of the
characters; so the letters in a place are compared as a multiset.
"""

from __future__ import annotations

import bisect
import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.model.document import FLOATS_PER_CHAR, Document, PageLetters, SecondReading
from pipeline.model.findings import Severity
from pipeline.model.geometry import BBox
from pipeline.validate.check import Check, Look, Problem, excerpt, look_at, skip, span_of
from pipeline.validate.letters import count_letters, describe_difference
from pipeline.validate.quotes import box_of

if TYPE_CHECKING:
    from pipeline.model.records import EvidenceRow
    from pipeline.validate.views import SourceView

#: A letter belongs to a quote when the middle of its box lies in the quote's box, made larger by
#: this: enough for the rounding of published boxes and for the engines' different ideas of the
#: edge of a glyph. Measured on 3,486 lines of six brochures and programmes, whole lines and parts
#: of lines: anything from 0 to 3 pt finds exactly the letters of all of them, -1 pt loses 54
#: first or last letters, and 4 pt takes in neighbours of 269 lines.
BOX_MARGIN_PT = 0.5

#: A page of which a larger share of letters differs lost a column or a font: an error. What is
#: smaller is a glyph that one engine maps otherwise: not one page of those six documents has any,
#: and of 600 pages of damaged and odd files twenty do, mostly mathematics.
STRAY_LETTERS_SHARE = 0.02


@dataclass(frozen=True, slots=True)
class PlacedLetter:
    """One character of a second reading and the middle of its box."""

    centre_y: float
    centre_x: float
    letter: str


def place_letters(page: PageLetters) -> list[PlacedLetter]:
    """The letters of a page that have a place, from top to bottom."""
    floats = memoryview(page.packed_boxes).cast("f")
    placed = [
        PlacedLetter(
            centre_y=(floats[index + 1] + floats[index + 3]) / 2,
            centre_x=(floats[index] + floats[index + 2]) / 2,
            letter=letter,
        )
        for letter, index in zip(page.letters, range(0, len(floats), FLOATS_PER_CHAR), strict=False)
        if not math.isnan(floats[index])
    ]
    return sorted(placed, key=lambda letter: letter.centre_y)


def read_box(letters: list[PlacedLetter], box: BBox) -> Iterator[str]:
    """The letters whose middle lies in ``box``."""
    reach = box.expand(BOX_MARGIN_PT)
    first = bisect.bisect_left(letters, reach.top, key=lambda letter: letter.centre_y)
    after = bisect.bisect_right(letters, reach.bottom, key=lambda letter: letter.centre_y)
    for letter in letters[first:after]:
        if reach.x0 <= letter.centre_x <= reach.x1:
            yield letter.letter


def _look_for_other_letters(source: SourceView) -> Look:
    rows_by_page = _group_by_page(source.evidence)
    pages = {page.page_number: page for page in _list_independent_pages(source)}
    checked_count, problems = 0, []
    for page_number in sorted(rows_by_page.keys() & pages.keys()):
        letters = place_letters(pages[page_number])
        for row, box in rows_by_page[page_number]:
            checked_count += 1
            found = count_letters(read_box(letters, box))
            expected = count_letters([row.exact])
            if found != expected:
                problems.append(
                    Problem(
                        message=f"{row.record_id} page {page_number}: where {excerpt(row.exact)} "
                        f"stands, {pages[page_number].reader} reads other letters: "
                        f"{describe_difference(found, expected)}.",
                        record=row.record_id,
                        span=span_of(row.char_start, row.char_end),
                        page=page_number,
                    )
                )
    if not rows_by_page:
        return skip("the source has no boxes on pages")
    return look_at(checked_count, problems)


def _look_for_unconfirmed_pages(source: SourceView) -> Look:
    document = source.document
    if document is None or not document.pages:
        return skip("the source has no pages")
    if _finds_more_pages(source.second, document):
        return skip("the other engine finds more pages: see page-count-differs")
    rows_by_page = _group_by_page(source.evidence)
    confirmed = {page.page_number for page in _list_independent_pages(source)}
    counts = _count_by_page(document)
    numbers_by_reason: defaultdict[str, list[int]] = defaultdict(list)
    for page in document.pages:
        if page.number not in confirmed and counts[page.number]:
            numbers_by_reason[_explain_unconfirmed(source, page.number)].append(page.number)
    problems = []
    for reason, numbers in numbers_by_reason.items():
        quote_count = sum(len(rows_by_page[number]) for number in numbers)
        problems.append(
            Problem(
                message=f"{source.source_id} {_list_page_numbers(numbers)}: no other engine "
                f"confirms {quote_count} quotes there: {reason}.",
                page=numbers[0] if len(numbers) == 1 else None,
            )
        )
    return look_at(len(document.pages), problems)


def _explain_unconfirmed(source: SourceView, page_number: int) -> str:
    second, document = source.second, source.document
    if second is None or document is None:
        return "it was not read again"
    if _counts_other_pages(second, document):
        return f"the other engine finds {second.page_count} pages of {len(document.pages)}"
    return dict(second.unreadable).get(page_number, "no other engine read it")


def _list_page_numbers(numbers: list[int]) -> str:
    """Ascending page numbers in words, runs as ranges ("pages 2–4, 7")."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    listed = ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
    return f"page {listed}" if len(numbers) == 1 else f"pages {listed}"


def _look_for_lost_letters(source: SourceView) -> Look:
    return _compare_pages(source, is_stray=False)


def _look_for_stray_letters(source: SourceView) -> Look:
    return _compare_pages(source, is_stray=True)


def _compare_pages(source: SourceView, *, is_stray: bool) -> Look:
    """Hold whole pages against each other; differences are stray up to ``STRAY_LETTERS_SHARE``."""
    document = source.document
    if document is None or not document.pages:
        return skip("the source has no pages")
    pages = _list_independent_pages(source)
    counts = _count_by_page(document)
    problems = []
    for page in pages:
        found, expected = count_letters([page.letters]), counts[page.page_number]
        differing_count = max((found - expected).total(), (expected - found).total())
        share = differing_count / max(found.total(), expected.total(), 1)
        if differing_count and (share <= STRAY_LETTERS_SHARE) == is_stray:
            problems.append(
                Problem(
                    message=f"{source.source_id} page {page.page_number}: of "
                    f"{expected.total()} letters, {page.reader} reads "
                    f"{describe_difference(found, expected)}.",
                    page=page.page_number,
                )
            )
    return look_at(len(pages), problems)


def _look_for_lost_pages(source: SourceView) -> Look:
    document, second = source.document, source.second
    if document is None or not document.pages:
        return skip("the source has no pages")
    if second is None or second.page_count is None:
        return skip("no other engine could open the file")
    read_count = len(document.pages)
    # An engine that finds fewer pages confirms nothing, but that is no loss of ours.
    problems = [
        Problem(
            message=f"{source.source_id}: {read_count} pages were read, but the other engine finds "
            f"{second.page_count}."
        )
    ]
    return look_at(read_count, problems if _finds_more_pages(second, document) else ())


def _finds_more_pages(second: SecondReading | None, document: Document) -> bool:
    return (
        second is not None
        and second.page_count is not None
        and second.page_count > len(document.pages)
    )


def _counts_other_pages(second: SecondReading, document: Document) -> bool:
    """Whether a page number may mean one page to one engine, and another to the other."""
    return second.page_count is not None and second.page_count != len(document.pages)


def _list_independent_pages(source: SourceView) -> tuple[PageLetters, ...]:
    """The pages that were read again by another engine than the one that read them first."""
    second, document = source.second, source.document
    if second is None or document is None or _counts_other_pages(second, document):
        return ()
    readers = {page.number: page.reader for page in document.pages}
    return tuple(
        page
        for page in second.pages
        if page.page_number in readers and readers[page.page_number] != page.reader
    )


def _group_by_page(
    evidence: tuple[EvidenceRow, ...],
) -> defaultdict[int, list[tuple[EvidenceRow, BBox]]]:
    rows_by_page: defaultdict[int, list[tuple[EvidenceRow, BBox]]] = defaultdict(list)
    for row in evidence:
        box = box_of(row)
        if row.page_number is not None and box is not None:
            rows_by_page[row.page_number].append((row, box))
    return rows_by_page


def _count_by_page(document: Document) -> defaultdict[int, Counter[str]]:
    """The letters of each page as first read."""
    texts_by_page: defaultdict[int, list[str]] = defaultdict(list)
    for line in document.lines:
        if line.page_number is not None:
            texts_by_page[line.page_number].append(line.span.cut(document.text))
    counts: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for page_number, texts in texts_by_page.items():
        counts[page_number] = count_letters(texts)
    return counts


_LOOK = "Look at the page (`programme show` draws it), and at what each engine makes of it."

SOURCE_CHECKS: tuple[Check[SourceView], ...] = (
    Check(
        code="second-reader-mismatch",
        severity=Severity.ERROR,
        title="Another engine reads every quote in its place",
        unit="quotes",
        advice=f"{_LOOK} If the quote is what a person reads, acknowledge the finding.",
        needs_text=True,
        look=_look_for_other_letters,
    ),
    Check(
        code="second-reader-unconfirmed",
        severity=Severity.WARNING,
        title="Another engine can read every page",
        unit="pages",
        advice="Compare the quotes of this page with the source by eye.",
        needs_text=True,
        look=_look_for_unconfirmed_pages,
    ),
    Check(
        code="page-letters-differ",
        severity=Severity.ERROR,
        title="Both engines read the same pages whole",
        unit="pages",
        advice=_LOOK,
        needs_text=True,
        look=_look_for_lost_letters,
    ),
    Check(
        code="page-letters-stray",
        severity=Severity.WARNING,
        title="Both engines read the same letters on every page",
        unit="pages",
        advice=_LOOK,
        needs_text=True,
        look=_look_for_stray_letters,
    ),
    Check(
        code="page-count-differs",
        severity=Severity.ERROR,
        title="No engine finds more pages than were read",
        unit="pages",
        advice="The file is damaged: ask for another copy, or acknowledge the finding.",
        needs_text=True,
        look=_look_for_lost_pages,
    ),
)
