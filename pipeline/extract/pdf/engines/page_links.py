"""Link annotations of a page, by PDFium, and web addresses in plain words."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from itertools import product

from pipeline.extract.pdf.engines import pdfium_library as pdfium
from pipeline.extract.pdf.engines.glyphs import LinkArea
from pipeline.extract.pdf.engines.page_frame import PageFrame
from pipeline.extract.pdf.engines.pdfium_library import scratch
from pipeline.model.document import HyperLink, Line
from pipeline.model.selectors import CharSpan

#: Links of one page beyond this many are not looked at.
_MAX_LINKS = 5_000
#: Longest address that is read.
_MAX_ADDRESS_BYTES = 8_192

#: What every address has in it: only lines with one are looked at.
_HINTS = ("://", "@", *("".join(letters) + "." for letters in product("wW", repeat=3)))
#: A web or mail address in running text, without the punctuation that ends a sentence.
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"]+[^\s<>\".,;:!?)\]}’”'»]"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}",
    re.IGNORECASE,
)


def read_links(document: int, page: int, frame: PageFrame) -> tuple[LinkArea, ...]:
    """The link annotations of an open page; those within the file as ``#page=N``."""
    return tuple(_walk(document, page, frame))


def _walk(document: int, page: int, frame: PageFrame) -> Iterator[LinkArea]:
    position = ctypes.c_int(0)
    link = ctypes.c_void_p()
    for _ in range(_MAX_LINKS):
        if not pdfium.enumerate_links(page, ctypes.byref(position), ctypes.byref(link)):
            return
        if not link.value or not pdfium.get_link_rectangle(link, scratch.floats):
            continue
        left, top, right, bottom = scratch.floats[:4]
        target = _read_target(document, link)
        if target:
            yield LinkArea(bbox=frame.place_box(left, bottom, right, top), target=target)


def _read_target(document: int, link: ctypes.c_void_p) -> str | None:
    action = pdfium.get_link_action(link)
    if action:
        length = pdfium.get_action_address(document, action, None, 0)
        if 1 < length <= _MAX_ADDRESS_BYTES:
            address = ctypes.create_string_buffer(length)
            pdfium.get_action_address(document, action, address, length)
            return address.value.decode("utf-8", "replace")
    destination = pdfium.get_link_destination(document, link)
    if not destination and action:
        destination = pdfium.get_action_destination(document, action)
    if not destination:
        return None
    index = pdfium.get_destination_page(document, destination)
    return f"#page={index + 1}" if index >= 0 else None


def find_links(
    placed: Sequence[tuple[Sequence[LinkArea], Sequence[Line]]], text: str, packed_boxes: bytes
) -> tuple[HyperLink, ...]:
    """The document's links: annotations, and addresses in plain words that none lies on.

    Args:
        placed: for each page with annotations, these and its lines.
        text: canonical.
        packed_boxes: of ``text``, as in ``Document``.
    """
    boxes = memoryview(packed_boxes).cast("f")
    found = sorted(
        (
            link
            for areas, lines in placed
            for area in areas
            for link in _place_link(area, lines, boxes)
        ),
        key=lambda link: (link.span, link.target),
    )
    links: list[HyperLink] = []
    for link in found:
        if not links or not links[-1].span.overlaps(link.span):
            links.append(link)
    covered = {index for link in links for index in range(link.span.start, link.span.end)}
    links.extend(
        link
        for link in find_addresses(text)
        if covered.isdisjoint(range(link.span.start, link.span.end))
    )
    return tuple(sorted(links, key=lambda link: link.span))


def _place_link(
    area: LinkArea, lines: Sequence[Line], boxes: memoryview[float]
) -> Iterator[HyperLink]:
    """The words of a page's lines that an annotation covers."""
    left, right = area.bbox.x0, area.bbox.x1
    for line in lines:
        box = line.bbox
        if box is None or not area.bbox.top <= box.centre_y <= area.bbox.bottom:
            continue
        if box.x1 < left or right < box.x0:
            continue
        # Comparisons with NaN, the boxes of blanks, are false.
        inside = [
            index
            for index in range(line.span.start, line.span.end)
            if left <= (boxes[4 * index] + boxes[4 * index + 2]) / 2 <= right
        ]
        if inside:
            span = CharSpan(start=inside[0], end=inside[-1] + 1)
            yield HyperLink(span=span, target=area.target)


def find_addresses(text: str) -> Iterator[HyperLink]:
    """Web and mail addresses that stand in the text in plain words."""
    looked_at = 0
    for place in sorted(place for hint in _HINTS for place in _find_all(hint, text)):
        if place < looked_at:
            continue
        stop = text.find("\n", place)
        start, looked_at = text.rfind("\n", 0, place) + 1, len(text) if stop < 0 else stop
        yield from _find_in_line(text, start, looked_at)


def _find_all(hint: str, text: str) -> Iterator[int]:
    """Where a string stands in a text; the search of ``str`` is far faster than a pattern's."""
    place = text.find(hint)
    while place >= 0:
        yield place
        place = text.find(hint, place + 1)


def _find_in_line(text: str, start: int, stop: int) -> Iterator[HyperLink]:
    for match in _ADDRESS.finditer(text, start, stop):
        address = match.group()
        if "://" in address:
            target = address
        elif "@" in address and not address.lower().startswith("www."):
            target = f"mailto:{address}"
        else:
            target = f"http://{address}"
        yield HyperLink(span=CharSpan(start=match.start(), end=match.end()), target=target)
