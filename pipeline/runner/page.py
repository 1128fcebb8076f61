"""``report.html``: the page that shows every record at its place, in a run and by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.model.document import Document
from pipeline.model.errors import PipelineError
from pipeline.model.findings import Report
from pipeline.model.records import Dataset
from pipeline.model.selectors import CharSpan
from pipeline.sandbox import Call, Sandbox

if TYPE_CHECKING:
    from pipeline.report.page import PagePicture, PlacedBox

PAGE_NAME = "report.html"

#: Pages that an edition shows as pictures; the others show their text. So many are 5 MB and two
#: seconds of drawing.
MOST_PICTURES = 120
#: Up to so many pages in an edition are drawn finely, more coarsely: that a page stays sharp on a
#: good screen, and a long document opens at once.
FEW_PAGES = 16
FINE_PIXELS_PER_PT = 2.0
COARSE_PIXELS_PER_PT = 1.25
#: Pages drawn in one call: enough that opening the file does not count, few enough that children
#: share the work.
PAGES_PER_CALL = 8


def make_page(
    dataset: Dataset,
    report: Report,
    *,
    documents: Mapping[str, Document],
    files: Mapping[str, Path],
    sandbox: Sandbox,
    password: str | None = None,
) -> bytes:
    """The page of an edition, in UTF-8.

    Args:
        dataset: what was found.
        report: what the checks say of it.
        documents: as read, by source id.
        files: of the sources, by source id.
        sandbox: where pages are drawn.
        password: of sources that are encrypted.
    """
    from pipeline.report.page import PageMaterial, cut_stretches, render_page

    boxes = {
        source_id: find_boxes(
            documents[source_id], [one.span for one in stretches if one.role is not None]
        )
        for source_id, stretches in cut_stretches(dataset).items()
    }
    pictures = draw_pictures(choose_pages(dataset), files, sandbox, password)
    material = PageMaterial(boxes=boxes, pictures=pictures)
    return render_page(dataset, report, material).encode("utf-8")


def find_boxes(
    document: Document, spans: Sequence[CharSpan]
) -> dict[CharSpan, tuple[PlacedBox, ...]]:
    """Where stretches of a document's text stand: one box for each line of each.

    Args:
        document: whose lines have boxes, or have not.
        spans: ascending and disjoint.
    """
    from pipeline.report.page import PlacedBox

    if not document.pages:
        return {}
    boxes: dict[CharSpan, list[PlacedBox]] = {span: [] for span in spans}
    lines = document.lines
    first = 0
    for span in spans:
        while first < len(lines) and lines[first].span.end <= span.start:
            first += 1
        for index in range(first, len(lines)):
            line = lines[index]
            if line.span.start >= span.end:
                break
            common = CharSpan(
                start=max(span.start, line.span.start), end=min(span.end, line.span.end)
            )
            bbox = document.bbox(common)
            if bbox is not None and line.page_number is not None:
                boxes[span].append(PlacedBox(page_number=line.page_number, bbox=bbox))
    return {span: tuple(placed) for span, placed in boxes.items()}


def choose_pages(dataset: Dataset) -> dict[str, tuple[int, ...]]:
    """The pages to draw, by source: all where they are not too many, else those with records."""
    with_records = {
        (row.source_id, row.page_number) for row in dataset.evidence if row.page_number is not None
    }
    pages = [(row.source_id, row.page_number) for row in dataset.pages]
    first = sorted(range(len(pages)), key=lambda index: (pages[index] not in with_records, index))
    chosen: dict[str, list[int]] = {}
    for index in sorted(first[:MOST_PICTURES]):
        source_id, page_number = pages[index]
        chosen.setdefault(source_id, []).append(page_number)
    return {source_id: tuple(numbers) for source_id, numbers in chosen.items()}


def draw_pictures(
    pages: Mapping[str, Sequence[int]],
    files: Mapping[str, Path],
    sandbox: Sandbox,
    password: str | None = None,
) -> dict[str, tuple[PagePicture, ...]]:
    """Pictures of pages, by source; a page that cannot be drawn says why.

    Args:
        pages: the numbers of those to draw, by source id.
        files: of the sources, by source id.
        sandbox: where they are drawn.
        password: of sources that are encrypted.
    """
    page_count = sum(map(len, pages.values()))
    pixels_per_pt = FINE_PIXELS_PER_PT if page_count <= FEW_PAGES else COARSE_PIXELS_PER_PT
    calls = [
        (source_id, tuple(numbers[start : start + PAGES_PER_CALL]))
        for source_id, numbers in pages.items()
        for start in range(0, len(numbers), PAGES_PER_CALL)
    ]
    drawn = _draw(calls, files, sandbox, pixels_per_pt, password)
    # A page that stops the drawing costs its own picture, not those of its neighbours.
    failed = [
        (source_id, (number,))
        for source_id, numbers in calls
        for number in numbers
        if drawn[source_id, number].undrawn_reason is not None
    ]
    drawn.update(_draw(failed, files, sandbox, pixels_per_pt, password))
    return {
        source_id: tuple(drawn[source_id, number] for number in numbers)
        for source_id, numbers in pages.items()
    }


def _draw(
    calls: Sequence[tuple[str, tuple[int, ...]]],
    files: Mapping[str, Path],
    sandbox: Sandbox,
    pixels_per_pt: float,
    password: str | None,
) -> dict[tuple[str, int], PagePicture]:
    from pipeline.extract.pdf.page_picture import draw_small_pages
    from pipeline.report.page import PagePicture

    outcomes = sandbox.map(
        draw_small_pages,
        [
            Call(
                source=source_id,
                args=(files[source_id],),
                kwargs={
                    "page_numbers": numbers,
                    "pixels_per_pt": pixels_per_pt,
                    "password": password,
                },
            )
            for source_id, numbers in calls
        ],
    )
    pictures = {}
    for (source_id, numbers), outcome in zip(calls, outcomes, strict=True):
        for index, number in enumerate(numbers):
            pictures[source_id, number] = (
                PagePicture(page_number=number, undrawn_reason=outcome.message)
                if isinstance(outcome, PipelineError)
                else PagePicture(
                    page_number=number,
                    media_type=outcome[index].media_type,
                    content=outcome[index].content,
                    width_px=outcome[index].width_px,
                    height_px=outcome[index].height_px,
                )
            )
    return pictures
