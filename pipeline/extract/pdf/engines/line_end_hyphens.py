"""Which character a hyphen at a line's end is: PDFium hides whether "-" or the soft hyphen."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import repeat
from typing import Any

from pipeline.extract.pdf.engines import pdfium_library as pdfium

HYPHEN = "-"
SOFT_HYPHEN = "\u00ad"


class LineEndHyphens:
    """Reads hidden hyphens of one document, and remembers the fonts that have only plain ones.

    PDFium tells the two apart only where no text follows. So the text object is read once more
    with all others of the page switched off, which is too slow to do for every one: a font whose
    hyphen turns out plain is taken to have no other.
    """

    def __init__(self) -> None:
        self._plain_fonts: set[str] = set()

    def read(self, page: int, text_object: int, font: str) -> str:
        """The character.

        Args:
            page: address of the open ``FPDF_PAGE``.
            text_object: the object that ends in the hyphen.
            font: its full name.
        """
        if font in self._plain_fonts:
            return HYPHEN
        character = _read_alone(page, text_object)
        if character != SOFT_HYPHEN:
            self._plain_fonts.add(font)
            return HYPHEN
        return SOFT_HYPHEN


def _read_alone(page: int, text_object: int) -> str:
    """The last character of a text object when nothing else is on the page; empty if unknown."""
    pointer = pdfium.as_pointer(page)
    handles = list(map(pdfium.get_object, repeat(pointer), range(pdfium.count_objects(page))))
    if text_object not in handles:
        return ""  # inside a form, which cannot be read without its other text
    others = [pdfium.as_pointer(handle) for handle in handles if handle != text_object]
    _switch(others, on=False)
    try:
        text_page = pdfium.load_text_page(page)
        if not text_page:
            return ""
        try:
            last = pdfium.count_chars(text_page) - 1
            code = pdfium.get_unicode(pdfium.as_pointer(text_page), last) if last >= 0 else 0
            return chr(code) if 0 < code <= 0x10FFFF else ""
        finally:
            pdfium.close_text_page(text_page)
    finally:
        _switch(others, on=True)


def _switch(objects: Sequence[Any], *, on: bool) -> None:
    for pointer in objects:
        pdfium.set_active(pointer, int(on))
