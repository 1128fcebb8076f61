"""Pictures of pages, with places marked: so that a person can see where a record stands."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

from pipeline.model.errors import UsageError
from pipeline.model.geometry import BBox

#: Pixels a PDF point: 144 dots an inch, small print is readable and a page stays below 1 MB.
PIXELS_PER_PT = 2.0
#: Largest side of a picture in pixels; larger pages (posters, hostile files) are drawn smaller.
MAX_SIDE_PX = 6_000
#: Room between the letters and the mark around them.
MARK_MARGIN_PT = 2.0
#: A red frame with a white one around it shows on paper of any colour.
MARK_COLOUR = (214, 40, 40)
HALO_COLOUR = (255, 255, 255)
MARK_WIDTH_PX = 4


def draw_page(path: Path, *, page_number: int, marks: Sequence[BBox] = ()) -> bytes:
    """A picture of one page as displayed.

    Args:
        path: of a PDF file.
        page_number: physical page from 1.
        marks: boxes to draw a frame around, in points from the page's top left corner.

    Returns:
        A PNG file.

    Raises:
        UsageError: if there is no such page.
    """
    import pypdfium2
    from PIL import ImageDraw

    pdf = pypdfium2.PdfDocument(path)
    try:
        if not 1 <= page_number <= len(pdf):
            raise UsageError(f"{path.name} has {len(pdf)} pages; there is no page {page_number}.")
        page = pdf[page_number - 1]
        longest_pt = max(page.get_size())
        pixels_per_pt = min(PIXELS_PER_PT, MAX_SIDE_PX / longest_pt)
        picture = page.render(scale=pixels_per_pt).to_pil().convert("RGB")
        page.close()
    finally:
        pdf.close()
    pen = ImageDraw.Draw(picture)
    for mark in marks:
        frame = mark.expand(MARK_MARGIN_PT)
        left, top, right, bottom = (
            round(length_pt * pixels_per_pt)
            for length_pt in (frame.x0, frame.top, frame.x1, frame.bottom)
        )
        for colour, out_px in ((HALO_COLOUR, MARK_WIDTH_PX), (MARK_COLOUR, 0)):
            pen.rectangle(
                (left - out_px, top - out_px, right + out_px, bottom + out_px),
                outline=colour,
                width=MARK_WIDTH_PX,
            )
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()
