"""How the reading of pages and of the whole document ended, and what to say of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from pipeline.extract.pdf import thresholds as limit
from pipeline.extract.pdf.engines.glyphs import UNKNOWN_CHARACTER, Drawing
from pipeline.extract.pdf.page_reading import SecondEngine
from pipeline.model.document import DocumentStatus, Page, PageStatus
from pipeline.model.errors import BrokenSourceError, NoTextLayerError

#: No letter of any language: unknown, private use, or a control character. Few pages need it, and
#: are what compiles it.
_STRANGE = f"[{UNKNOWN_CHARACTER}\ue000-\uf8ff\x00-\x1f\x7f-\x9f]"


def judge_page(
    letters: str,
    drawings: Sequence[Drawing],
    page_area: float,
    *,
    is_recognised: bool,
    is_stamped_scan: bool,
) -> PageStatus:
    """How the reading of a page with these letters and drawings ended.

    Args:
        letters: all of the page's, blanks left out.
        drawings: of the page.
        page_area: in square points.
        is_recognised: whether the letters are of text recognition.
        is_stamped_scan: whether the page is a picture and the letters only stamps on it.
    """
    if is_stamped_scan and not is_recognised:
        return PageStatus.SCANNED
    if letters:
        readable = PageStatus.RECOGNISED if is_recognised else PageStatus.OK
        if letters.isprintable() and UNKNOWN_CHARACTER not in letters:
            return readable  # none is strange, as nearly everywhere
        strange_count = sum(1 for _ in re.finditer(_STRANGE, letters))
        is_garbled = strange_count > limit.MAX_STRANGE_SHARE * len(letters)
        return PageStatus.GARBLED if is_garbled else readable
    pictured = sum(
        drawing.bbox.width * drawing.bbox.height for drawing in drawings if drawing.kind == "image"
    )
    if pictured >= limit.MIN_SCAN_SHARE * page_area or len(drawings) >= limit.MIN_OUTLINES:
        return PageStatus.SCANNED
    return PageStatus.EMPTY


def require_text(pages: Sequence[Page], stamped: Collection[int], source_id: str) -> None:
    """Refuse a document of which nothing was read.

    Args:
        pages: of the document.
        stamped: numbers of those that are scans with a few letters of their own.
        source_id: for messages.

    Raises:
        NoTextLayerError: if its pages are pictures, or blank.
        BrokenSourceError: if none of them could be loaded.
    """
    statuses = {page.status for page in pages}
    if stamped or statuses & {PageStatus.OK, PageStatus.RECOGNISED, PageStatus.GARBLED}:
        return
    if statuses == {PageStatus.CORRUPT}:
        raise BrokenSourceError(
            f"{source_id}: none of its {len(pages)} pages can be read. Fetch the file again, or "
            "repair it (for example: qpdf damaged.pdf repaired.pdf).",
            source=source_id,
        )
    where = _name_pages(page.number for page in pages)
    if PageStatus.SCANNED in statuses:
        what = f"the PDF has no text layer: its pages ({where}) are pictures. Run OCR first"
    else:
        what = f"the PDF has no text: nothing can be read on {where}. If words show, run OCR first"
    raise NoTextLayerError(
        f"{source_id}: {what} with ocrmypdf: `programme inspect` and `programme new` do it "
        "for you with --ocr; or run ocrmypdf --language nld scan.pdf text.pdf yourself, and give "
        "us text.pdf.",
        source=source_id,
    )


def judge_document(
    pages: Sequence[Page], stamped: Collection[int], page_count: int, second: SecondEngine
) -> tuple[DocumentStatus, list[str]]:
    """The worst that is known of the document, and all of it in words.

    Args:
        pages: of the document.
        stamped: numbers of those that are scans with a few letters of their own.
        page_count: by PDFium.
        second: the other engine, which has counted the pages too where that may tell more.
    """
    by_status: dict[PageStatus, list[int]] = {}
    for page in pages:
        by_status.setdefault(page.status, []).append(page.number)
    status = DocumentStatus.OK
    warnings: list[str] = []
    scanned = by_status.get(PageStatus.SCANNED, [])
    garbled = by_status.get(PageStatus.GARBLED, [])
    recognised = by_status.get(PageStatus.RECOGNISED, [])
    if recognised:
        warnings.append(
            f"{_name_pages(recognised)}: pictures with the text that text recognition (OCR) laid "
            "over them; it may have misread letters"
        )
    if scanned:
        status = DocumentStatus.PARTLY_SCANNED
        warnings += _tell_scans(scanned, stamped)
    if second.page_count is not None and second.page_count != page_count:
        status = DocumentStatus.PAGE_COUNT_DISAGREES
        warnings.append(f"PDFium counts {page_count} pages, pdfplumber {second.page_count}")
    if garbled:
        warnings.append(
            f"{_name_pages(garbled)} with letters whose characters the file does not tell"
        )
        if len(garbled) > len(by_status.get(PageStatus.OK, [])) + len(recognised):
            status = DocumentStatus.GARBLED
    if PageStatus.CORRUPT in by_status:
        status = DocumentStatus.PARTLY_CORRUPT
    return status, warnings


def _tell_scans(scanned: Sequence[int], stamped: Collection[int]) -> Iterator[str]:
    """That pages were not read, why, and what to do."""
    options = "--skip-text"  # which skips pages with any letters, stamps included
    if stamped:
        options = f"--redo-ocr --pages {','.join(_list_ranges(scanned, '-'))}"
    advice = f"if they matter, run OCR (--ocr, or ocrmypdf {options})"
    if bare := [number for number in scanned if number not in stamped]:
        yield (
            f"{_name_pages(bare)} without a text layer: pictures, of which nothing was read; "
            f"{advice}"
        )
    if stamped:
        yield (
            f"{_name_pages(sorted(stamped))}: pictures with a few letters added, such as a stamp "
            f"or a page number; of the pictures nothing was read; {advice}"
        )


def _name_pages(numbers: Iterable[int]) -> str:
    """``page 3``, ``pages 1–4, 7``."""
    ranges = _list_ranges(numbers, "–")
    is_one = len(ranges) == 1 and ranges[0].isdigit()
    return f"{'page' if is_one else 'pages'} {', '.join(ranges)}"


def _list_ranges(numbers: Iterable[int], dash: str) -> list[str]:
    """``["1–4", "7"]``."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    return [str(first) if first == last else f"{first}{dash}{last}" for first, last in ranges]
