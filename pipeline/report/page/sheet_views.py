"""Pages as the page shows them: a picture, with the ledger laid over it in points."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence

from markupsafe import Markup

from pipeline.model.document import PageStatus
from pipeline.model.frozen import frozen
from pipeline.model.geometry import BBox
from pipeline.model.records import EvidenceRow, PageRow
from pipeline.model.selectors import CharSpan
from pipeline.report.page.finding_views import FindingView
from pipeline.report.page.outlines import draw_outlines
from pipeline.report.page.roles import find_group
from pipeline.report.page.stretch_views import (
    StretchView,
    find_starts_in,
    shorten_reason,
    view_stretches,
)
from pipeline.report.page.stretches import Stretch, split_by_page
from pipeline.report.page.values import PagePicture, PlacedBox

#: Room between the letters and the tint over them.
TINT_MARGIN_PT = 1.0
#: The same for the frame around the exact words of a chosen record.
FRAME_MARGIN_PT = 2.5
#: Room between a record's number and its first letter.
NUMBER_GAP_PT = 4.0
_NUMBER_DECIMALS = 1


@frozen
class PlaceView:
    """What the ledger says of a place on a page.

    Attributes:
        index: of the stretch in its source.
        role: what became of it.
        group: the role's group, a CSS class.
        reason: why.
        record_id: the record it belongs to; None without one.
        number: the record's, to stand beside it; empty where it goes on from elsewhere.
        tint_path: SVG path around its lines, marker and punctuation included.
        exact_path: SVG path around the record's exact words; empty when it is none.
        number_x: where ``number`` ends, in points.
        number_y: the height at which it is centred, in points.
        finding_starts: where findings in it begin, for addresses.
    """

    index: int
    role: str
    group: str
    reason: str
    record_id: str | None
    number: str
    tint_path: str
    exact_path: str
    number_x: float
    number_y: float
    finding_starts: tuple[int, ...]


@frozen
class SheetView:
    """A page.

    Attributes:
        page_number: from 1.
        width_pt: as displayed.
        height_pt: as displayed.
        picture_url: the image as a data URL; None when the page was not drawn.
        width_px: of the image.
        height_px: of the image.
        undrawn_reason: why there is no image; None when there is one.
        places: in reading order.
        stretches: its text.
        record_count: records that begin on it.
        findings: about the page.
        note: what was odd about reading it; None when nothing was.
    """

    page_number: int
    width_pt: float
    height_pt: float
    picture_url: Markup | None
    width_px: int
    height_px: int
    undrawn_reason: str | None
    places: tuple[PlaceView, ...]
    stretches: tuple[StretchView, ...]
    record_count: int
    findings: tuple[FindingView, ...]
    note: str | None


def view_sheets(
    pages: Sequence[PageRow],
    *,
    text: str,
    stretches: Sequence[Stretch],
    evidence: Sequence[EvidenceRow],
    boxes: Mapping[CharSpan, Sequence[PlacedBox]],
    pictures: Sequence[PagePicture],
    findings: Sequence[FindingView],
) -> tuple[SheetView, ...]:
    """The pages of one source.

    Args:
        pages: rows of the source's pages.
        text: its canonical text.
        stretches: that text, cut by the ledger.
        evidence: of the source's records.
        boxes: where each stretch stands.
        pictures: of its pages, as far as they were drawn.
        findings: about the source.
    """
    parts = split_by_page(text, stretches)
    pictures_by_page = {picture.page_number: picture for picture in pictures}
    exact = _group_exact_boxes(evidence)
    placed = _group_by_page(stretches, boxes)
    starts = [one.char_start for one in findings if one.char_start is not None]
    sheets = []
    for page in pages:
        number = page.page_number
        on_page = parts.get(number, ())
        picture = pictures_by_page.get(number)
        sheets.append(
            SheetView(
                page_number=number,
                width_pt=page.width_pt,
                height_pt=page.height_pt,
                picture_url=_encode_picture(picture) if picture else None,
                width_px=picture.width_px if picture else 0,
                height_px=picture.height_px if picture else 0,
                undrawn_reason=picture.undrawn_reason if picture else "it was not drawn",
                places=tuple(
                    _view_place(
                        stretch,
                        boxes=boxes_here,
                        exact=exact.get((stretch.record_id, number), ()),
                        starts_here=starts_here,
                        finding_starts=starts,
                    )
                    for stretch, boxes_here, starts_here in placed.get(number, ())
                ),
                stretches=view_stretches(text, on_page, starts),
                record_count=sum(
                    stretch.is_first and part.start == stretch.span.start
                    for stretch, part in on_page
                ),
                findings=tuple(
                    one
                    for one in findings
                    if one.page_number == number
                    and one.record_id is None
                    and one.char_start is None
                ),
                note=_describe_reading(page),
            )
        )
    return tuple(sheets)


def _group_exact_boxes(
    evidence: Sequence[EvidenceRow],
) -> dict[tuple[str | None, int], list[BBox]]:
    """Boxes of exact words by record and page."""
    boxes: dict[tuple[str | None, int], list[BBox]] = {}
    for row in evidence:
        if (
            row.page_number is not None
            and row.x0_pt is not None
            and row.top_pt is not None
            and row.x1_pt is not None
            and row.bottom_pt is not None
        ):
            box = BBox(x0=row.x0_pt, top=row.top_pt, x1=row.x1_pt, bottom=row.bottom_pt)
            boxes.setdefault((row.record_id, row.page_number), []).append(box)
    return boxes


def _group_by_page(
    stretches: Sequence[Stretch], boxes: Mapping[CharSpan, Sequence[PlacedBox]]
) -> dict[int, list[tuple[Stretch, list[BBox], bool]]]:
    """By page: each stretch on it, its boxes there, and whether it begins there."""
    pages: dict[int, list[tuple[Stretch, list[BBox], bool]]] = {}
    for stretch in stretches:
        by_page: dict[int, list[BBox]] = {}
        for placed in boxes.get(stretch.span, ()):
            by_page.setdefault(placed.page_number, []).append(placed.bbox)
        for index, (number, boxes_here) in enumerate(by_page.items()):
            pages.setdefault(number, []).append((stretch, boxes_here, index == 0))
    return pages


def _view_place(
    stretch: Stretch,
    *,
    boxes: Sequence[BBox],
    exact: Sequence[BBox],
    starts_here: bool,
    finding_starts: Sequence[int],
) -> PlaceView:
    role = stretch.role or ""
    is_first = starts_here and stretch.is_first
    return PlaceView(
        index=stretch.index,
        role=role,
        group=find_group(role),
        reason=shorten_reason(stretch),
        record_id=stretch.record_id,
        number=(stretch.record_id or "").rpartition("/")[2] if is_first else "",
        tint_path=draw_outlines([box.expand(TINT_MARGIN_PT) for box in boxes]),
        # A record in several stretches has its words framed once.
        exact_path=draw_outlines([box.expand(FRAME_MARGIN_PT) for box in exact])
        if stretch.is_first or not starts_here
        else "",
        number_x=round(boxes[0].x0 - NUMBER_GAP_PT, _NUMBER_DECIMALS),
        number_y=round(boxes[0].centre_y, _NUMBER_DECIMALS),
        finding_starts=find_starts_in(stretch.span, finding_starts),
    )


def _encode_picture(picture: PagePicture) -> Markup | None:
    if not picture.content:
        return None
    content = base64.b64encode(picture.content).decode("ascii")
    # Ours and plain ASCII: a megabyte that nothing has to be escaped in.
    return Markup(f"data:{picture.media_type};base64,{content}")


def _describe_reading(page: PageRow) -> str | None:
    said = []
    if page.status != PageStatus.OK:
        said.append(f"read as {page.status}")
    if page.reader_reason:
        said.append(f"read by {page.reader}: {page.reader_reason}")
    return "; ".join(said) or None
