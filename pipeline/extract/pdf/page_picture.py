"""Pictures of pages, so that a person can see where a record stands."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.model.errors import UsageError
from pipeline.model.frozen import frozen
from pipeline.model.geometry import BBox

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfDocument

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

#: Colours of a small picture: black on white with its in-betweens, and a colour or two. As PNG
#: that is a quarter smaller than WebP, sharper, and written in half of the time.
PALETTE_SIZE = 16
#: Root mean square error (of 255) up to which a palette is faithful: pages of text and plain
#: colour stay below 5.3 on four brochures and agreements of 101 pages; photographs begin at 8.
MAX_PALETTE_ERROR = 6.0
#: WebP for what a palette would spoil: the lowest quality at which 9 pt print stays clean, and
#: the effort beyond which time doubles for some hundredths of size.
PHOTO_QUALITY = 50
PHOTO_EFFORT = 2


@frozen
class DrawnPage:
    """A picture of a page.

    Attributes:
        page_number: physical page from 1.
        media_type: "image/png" or "image/webp".
        content: the file.
        width_px: of the picture.
        height_px: of the picture.
    """

    page_number: int
    media_type: str
    content: bytes
    width_px: int
    height_px: int


def draw_page(
    path: Path, *, page_number: int, marks: Sequence[BBox] = (), password: str | None = None
) -> bytes:
    """A picture of one page as displayed.

    Args:
        path: of a PDF file.
        page_number: physical page from 1.
        marks: boxes to draw a frame around, in points from the page's top left corner.
        password: of an encrypted file.

    Returns:
        A PNG file.

    Raises:
        UsageError: if there is no such page.
    """
    import pypdfium2
    from PIL import ImageDraw

    pdf = pypdfium2.PdfDocument(path, password=password)
    try:
        picture, pixels_per_pt = _render(pdf, path.name, page_number, PIXELS_PER_PT)
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


def draw_small_pages(
    path: Path,
    *,
    page_numbers: Sequence[int],
    pixels_per_pt: float,
    password: str | None = None,
) -> tuple[DrawnPage, ...]:
    """Pictures of several pages, in few bytes.

    Args:
        path: of a PDF file.
        page_numbers: physical pages from 1.
        pixels_per_pt: resolution; pages of uncommon size are drawn coarser.
        password: of an encrypted file.

    Raises:
        UsageError: if there is no such page.
    """
    import pypdfium2

    drawn = []
    pdf = pypdfium2.PdfDocument(path, password=password)
    try:
        for page_number in page_numbers:
            picture, _ = _render(pdf, path.name, page_number, pixels_per_pt)
            media_type, content = _compress(picture)
            drawn.append(
                DrawnPage(
                    page_number=page_number,
                    media_type=media_type,
                    content=content,
                    width_px=picture.width,
                    height_px=picture.height,
                )
            )
    finally:
        pdf.close()
    return tuple(drawn)


def _render(
    pdf: PdfDocument, name: str, page_number: int, pixels_per_pt: float
) -> tuple[Image, float]:
    """The page as an RGB image, and the resolution at which it was drawn."""
    if not 1 <= page_number <= len(pdf):
        raise UsageError(f"{name} has {len(pdf)} pages; there is no page {page_number}.")
    page = pdf[page_number - 1]
    largest = MAX_SIDE_PX / max(page.get_size())
    pixels_per_pt = min(pixels_per_pt, largest)
    picture: Image = page.render(scale=pixels_per_pt).to_pil().convert("RGB")
    page.close()
    return picture, pixels_per_pt


def _compress(picture: Image) -> tuple[str, bytes]:
    """The picture as a file, and its media type: the smallest that still looks like the page."""
    from PIL import Image, ImageChops, ImageStat

    few = picture.quantize(PALETTE_SIZE, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    errors = ImageStat.Stat(ImageChops.difference(few.convert("RGB"), picture)).rms
    file = io.BytesIO()
    if max(errors) <= MAX_PALETTE_ERROR:
        few.save(file, "PNG")
        return "image/png", file.getvalue()
    picture.save(file, "WEBP", quality=PHOTO_QUALITY, method=PHOTO_EFFORT)
    return "image/webp", file.getvalue()
