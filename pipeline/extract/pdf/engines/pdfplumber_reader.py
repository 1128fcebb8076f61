"""A page's glyphs by pdfplumber (pdfminer.six below it): the second engine.

It reads the pages of the kinds where PDFium is known to differ, and checks the others. Only the
letters come from here; the size of the page, its drawings, links and tags are PDFium's.
"""

from __future__ import annotations

import io
import logging
import math
import struct
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.metadata import version
from typing import Any

import numpy as np
import pdfplumber
from pdfminer.encodingdb import EncodingDB
from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdffont import PDFType3Font, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.psparser import PSException
from pdfminer.utils import apply_matrix_rect
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from pipeline.extract.pdf import thresholds as limit
from pipeline.extract.pdf.engines.glyphs import UNKNOWN_CHARACTER, GlyphStyle, PageGlyphs
from pipeline.extract.pdf.engines.page_frame import PageFrame
from pipeline.extract.pdf.engines.sign_fonts import encode_signs
from pipeline.extract.pdf.engines.styles import (
    INVISIBLE_RENDER_MODES,
    STROKED_RENDER_MODES,
    expand_characters,
    make_style,
    name_colour,
    round_direction_deg,
    weight_from_stem,
)

BULLET = "•"
#: Codes of single bytes up to here show nothing.
LAST_CONTROL_CODE = 0x20

#: What pdfminer lets through when a file is not as it expects; it has no error of its own for
#: most of it (kinds seen on broken files).
READ_ERRORS = (
    PdfminerException,
    MalformedPDFException,
    PSException,
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)


@contextmanager
def open_pdf(data: bytes, password: str | None) -> Iterator[Any]:
    """The file as pdfplumber opens it.

    Raises:
        ValueError: if it cannot; the message is the engine's own.
    """
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # we report what matters ourselves
    try:
        opened = pdfplumber.open(io.BytesIO(data), password=password or "")
    except READ_ERRORS as error:
        raise ValueError(f"{type(error).__name__}: {error}") from None
    try:
        yield opened
    finally:
        opened.flush_cache()


def count_pages(opened: Any) -> int:
    """How many pages pdfplumber finds.

    Raises:
        ValueError: if it finds none for a reason of its own.
    """
    try:
        return len(opened.pages)
    except READ_ERRORS as error:
        raise ValueError(f"{type(error).__name__}: {error}") from None


def read_page(
    opened: Any, number: int, frame: PageFrame, descents: Mapping[str, float]
) -> PageGlyphs:
    """Read one page.

    Args:
        opened: what ``open_pdf`` gives.
        number: physical page from 1.
        frame: the page's visible box and turn; PDFium's, so that both engines agree on it.
        descents: of fonts by name, for those whose descriptor has none: PDFium measures it on
            the letters, pdfminer has nothing to measure.

    Raises:
        ValueError: if pdfminer cannot read the page.
    """
    try:
        page = opened.pages[number - 1]
        collector = _GlyphCollector(opened.rsrcmgr, frame, descents)
        PDFPageInterpreter(opened.rsrcmgr, collector).process_page(page.page_obj)
        page.close()
    except READ_ERRORS as error:
        raise ValueError(f"{type(error).__name__}: {error}") from None
    return collector.collect(number)


class _GlyphCollector(PDFTextDevice):
    """Takes each glyph as pdfminer paints it, with what its layout objects leave out.

    That is the baseline, the rise, the render mode and the font's own flags. The names of the
    methods are pdfminer's.
    """

    def __init__(self, resources: Any, frame: PageFrame, descents: Mapping[str, float]) -> None:
        super().__init__(resources)
        self._frame = frame
        self._descents = descents
        self._crop_left = self._crop_top = 0.0
        self._texts: list[str] = []
        self._places: list[tuple[float, float, float, float, float]] = []
        self._style_ids: list[int] = []
        self._styles: dict[GlyphStyle, int] = {}
        self._style_cache: dict[tuple[Any, ...], tuple[int, float, float, int]] = {}
        self._open_content: list[int] = []
        self._content_ids: list[int] = []
        self._render_mode = 0
        self._seen_fonts: set[int] = set()

    def begin_page(self, page: Any, ctm: Any) -> None:  # noqa: ARG002
        frame = self._frame
        crop = (
            frame.left,
            frame.bottom,
            frame.left + frame.raw_width,
            frame.bottom + frame.raw_height,
        )
        # pdfminer's page begins at the lower left corner of the media box as displayed.
        x0, _, _, y1 = apply_matrix_rect(ctm, crop)
        self._crop_left, self._crop_top = x0, y1

    def begin_tag(self, tag: Any, props: Any = None) -> None:  # noqa: ARG002
        content_id = props.get("MCID") if isinstance(props, Mapping) else None
        around = self._open_content[-1] if self._open_content else -1
        self._open_content.append(content_id if isinstance(content_id, int) else around)

    def end_tag(self) -> None:
        if self._open_content:
            self._open_content.pop()

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        self._render_mode = textstate.render
        if id(textstate.font) not in self._seen_fonts:
            self._seen_fonts.add(id(textstate.font))
            encode_signs(textstate.font)
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(
        self,
        matrix: Any,
        font: Any,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: Any,
        graphicstate: Any,
    ) -> float:
        advance = float(font.char_width(cid) * fontsize * scaling)
        try:
            text = expand_characters(font.to_unichr(cid))
        except PDFUnicodeNotDefined:
            text = BULLET if _shows_bullet(font, cid) else UNKNOWN_CHARACTER
        a, b, c, d, e, f = matrix
        style_id, size, descent, direction = self._find_style(
            a, b, c, d, font, fontsize, ncs, graphicstate
        )
        frame = self._frame
        x, y = frame.turn_point(
            direction,
            e + c * rise - self._crop_left,
            self._crop_top - (f + d * rise),
        )
        bottom = y - descent * size
        place = (x, x + math.hypot(a, b) * abs(advance), bottom - size, bottom, y)
        content_id = self._open_content[-1] if self._open_content else -1
        for character in text:
            self._texts.append(character)
            self._places.append(place)
            self._style_ids.append(style_id)
            self._content_ids.append(content_id)
        return advance

    def _find_style(
        self,
        a: float,
        b: float,
        c: float,
        d: float,
        font: Any,
        fontsize: float,
        ncs: Any,
        graphicstate: Any,
    ) -> tuple[int, float, float, int]:
        """Style number, size, descent and direction, worked out once for each combination."""
        colour = graphicstate.ncolor
        key = (
            id(font),
            fontsize,
            a,
            b,
            c,
            d,
            self._render_mode,
            ncs.name,
            str(colour),
        )
        found = self._style_cache.get(key)
        if found is not None:
            return found
        size = abs(fontsize) * math.hypot(c, d)
        stem = font.descriptor.get("StemV")
        is_type3 = isinstance(font, PDFType3Font)
        name = str(getattr(font, "basefont", None) or font.fontname)
        style = make_style(
            font="" if is_type3 else name,
            size_pt=size,
            weight=weight_from_stem(stem) if isinstance(stem, (int, float)) else 0,
            flags=font.flags,
            italic_angle_deg=font.italic_angle,
            is_slanted=c != 0 and b == 0,
            is_stroked=self._render_mode in STROKED_RENDER_MODES,
            colour=name_colour(colour),
            is_invisible=self._render_mode in INVISIBLE_RENDER_MODES,
            direction_deg=round_direction_deg(*((a, b) if fontsize >= 0 else (-a, -b))),
        )
        style_id = self._styles.setdefault(style, len(self._styles))
        descent = float(font.get_descent()) or self._descents.get(style.font, 0.0)
        found = (style_id, size, descent, style.direction_deg)
        self._style_cache[key] = found
        return found

    def collect(self, number: int) -> PageGlyphs:
        """All glyphs of the page, letters that were painted twice only once."""
        kept = _drop_doubles(self._texts, self._places)
        places = np.array([self._places[index] for index in kept], dtype=np.float64).reshape(-1, 5)
        frame = self._frame
        return PageGlyphs(
            number=number,
            width_pt=frame.width_pt,
            height_pt=frame.height_pt,
            rotation_deg=frame.rotation_deg,
            codes=np.array([ord(self._texts[index]) for index in kept], dtype=np.int64),
            x0=places[:, 0],
            x1=places[:, 1],
            top=places[:, 2],
            bottom=places[:, 3],
            baseline=places[:, 4],
            style_ids=np.array([self._style_ids[index] for index in kept], dtype=np.int64),
            content_ids=np.array([self._content_ids[index] for index in kept], dtype=np.int64),
            styles=tuple(self._styles),
        )


def _shows_bullet(font: Any, cid: int) -> bool:
    """Whether a code is one of those that Windows' table leaves open, which all show a bullet.

    So says ISO 32000-1, annex D.2, and ReportLab writes bullets so.
    """
    is_windows = getattr(font, "cid2unicode", None) is EncodingDB.win2unicode
    return is_windows and cid > LAST_CONTROL_CODE


def _drop_doubles(
    texts: list[str], places: list[tuple[float, float, float, float, float]]
) -> list[int]:
    """Indices of the glyphs without those that lie on an equal one: bold by printing twice.

    The letters of one string never lie on one another that closely, but for the characters that
    a ligature stands for, which are told by following one another in the very same box.
    """
    cell = limit.DOUBLE_GLYPH_CELL_PT
    seen: dict[tuple[str, int, int], list[int]] = {}
    kept: list[int] = []
    for index, (text, place) in enumerate(zip(texts, places, strict=True)):
        x0, _, top, bottom, baseline = place
        reach = limit.MAX_DOUBLE_STEP_EM * (bottom - top)
        column, row = math.floor(x0 / cell), math.floor(baseline / cell)
        is_double = not text.isspace() and any(
            abs(places[other][0] - x0) <= reach
            and abs(places[other][4] - baseline) <= reach
            and places[other] != places[index - 1]
            for x_step in (-1, 0, 1)
            for y_step in (-1, 0, 1)
            for other in seen.get((text, column + x_step, row + y_step), ())
        )
        if is_double:
            continue
        seen.setdefault((text, column, row), []).append(index)
        kept.append(index)
    return kept


def engine_version() -> str:
    """The engine and what it builds on, with versions."""
    return f"pdfplumber {pdfplumber.__version__} (pdfminer.six {version('pdfminer.six')})"
