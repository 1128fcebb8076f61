"""What the page is made from beside the dataset and the report: places and pictures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.model.frozen import frozen
from pipeline.model.geometry import BBox
from pipeline.model.selectors import CharSpan


@frozen
class PlacedBox:
    """Where (part of) a stretch of text stands on a page.

    Attributes:
        page_number: physical page from 1.
        bbox: in points from the page's top left corner as displayed.
    """

    page_number: int
    bbox: BBox


@frozen
class PagePicture:
    """A page as a person sees it, or why it could not be drawn.

    Attributes:
        page_number: physical page from 1.
        media_type: IANA media type of ``content``; empty without one.
        content: an image file; empty when the page was not drawn.
        width_px: of the image; 0 without one.
        height_px: of the image; 0 without one.
        undrawn_reason: why there is no image; None when there is one.
    """

    page_number: int
    media_type: str = ""
    content: bytes = b""
    width_px: int = 0
    height_px: int = 0
    undrawn_reason: str | None = None


@frozen
class RecordLink:
    """Two records of different sources that say the same, or nearly.

    Attributes:
        from_id: one record.
        to_id: the other.
        relation: how they relate, in the words of the table of links.
        score: 0–1.
    """

    from_id: str
    to_id: str
    relation: str
    score: float


@frozen
class PageMaterial:
    """What cannot be taken from the dataset.

    Attributes:
        boxes: by source id and stretch of its canonical text, one box a line.
        pictures: by source id, in page order.
        links: between records.
    """

    boxes: Mapping[str, Mapping[CharSpan, Sequence[PlacedBox]]]
    pictures: Mapping[str, Sequence[PagePicture]]
    links: Sequence[RecordLink] = ()
