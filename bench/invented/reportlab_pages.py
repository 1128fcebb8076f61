"""Pages of a ReportLab document: fonts, columns, grounds, running heads, line numbers."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from reportlab.lib import colors
from reportlab.lib.pagesizes import A3, A4, landscape
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from bench.invented.marks_font import build_marks_font
from bench.invented.phrases import PHRASEBOOKS
from bench.invented.reportlab_flowables import draw_late
from bench.invented.spec import Spec

MARGIN_PT = 62.0
#: Width of the right margin where pull quotes stand in it.
MARGIN_NOTE_PT = 92.0
_GUTTER_PT = 24.0


@lru_cache(maxsize=1)
def register_fonts() -> None:
    """Registers the fonts that come with ReportLab, and our marks."""
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    pdfmetrics.registerFont(TTFont("VeraBd", "VeraBd.ttf"))
    pdfmetrics.registerFont(TTFont("Marks", io.BytesIO(build_marks_font())))
    pdfmetrics.registerFontFamily("Vera", normal="Vera", bold="VeraBd", italic="Vera")


def find_column_width_pt(spec: Spec) -> float:
    """Width of a column, or of half a spread without its margins."""
    page_width = _find_page_size(spec)[0]
    if spec.layout in ("spread", "halves"):
        return page_width / 2 - 2 * MARGIN_PT
    right = MARGIN_NOTE_PT if "quotes" in spec.spoilers else MARGIN_PT
    width = page_width - MARGIN_PT - right
    return width if spec.layout == "one-column" else (width - _GUTTER_PT) / 2


def _find_page_size(spec: Spec) -> tuple[float, float]:
    return {"spread": landscape(A3), "halves": landscape(A4)}.get(spec.layout, A4)


@dataclass(frozen=True, slots=True)
class Look:
    """What the typesetter of one document chose."""

    face: str
    bold: str
    size: float
    leading: float
    colour: Any
    leader: str
    shape: str
    has_late_headings: bool


class Template(BaseDocTemplate):
    """Pages of the layout, with what stands on every page."""

    def __init__(self, spec: Spec, title: str, look: Look, stream: io.BytesIO) -> None:
        page_size = _find_page_size(spec)
        super().__init__(stream, pagesize=page_size, invariant=1, title=title, lang=spec.language)
        self._spec, self._title, self._look = spec, title, look
        self._page_width, self._page_height = page_size
        self.addPageTemplates(
            [PageTemplate(id="page", frames=self._make_frames(), onPage=self._draw_ground)]
        )

    def _make_frames(self) -> list[Frame]:
        height = self._page_height - 2 * MARGIN_PT
        width = find_column_width_pt(self._spec)
        half = self._page_width / 2
        boxes = {
            "one-column": [(MARGIN_PT, width)],
            "two-columns": [(MARGIN_PT, width), (MARGIN_PT + width + _GUTTER_PT, width)],
        }.get(self._spec.layout, [(half * side + MARGIN_PT, width) for side in (0, 1)])
        return [
            Frame(x, MARGIN_PT, width, height, id=f"frame{index}", leftPadding=0, rightPadding=0)
            for index, (x, width) in enumerate(boxes)
        ]

    def _draw_ground(self, canvas: Any, document: Any) -> None:
        spec, number = self._spec, document.page
        canvas.saveState()
        if spec.layout == "halves":
            half = self._page_width / 2
            for side, shade in ((0, colors.HexColor("#e8f0fa")), (1, colors.HexColor("#fdf3e1"))):
                canvas.setFillColor(shade)
                canvas.rect(half * side, 0, half, self._page_height, stroke=0, fill=1)
        canvas.setFillColor(colors.HexColor("#555555"))
        canvas.setFont(self._look.face, 8)
        if "page-furniture" in spec.spoilers:
            self._draw_furniture(canvas, number)
        if "line-numbers" in spec.spoilers:
            top = self._page_height - MARGIN_PT - self._look.leading
            for index in range(5, 60, 5):
                y = top - index * self._look.leading
                if y > MARGIN_PT:
                    canvas.drawRightString(MARGIN_PT - 18, y, str(index))
        canvas.restoreState()

    def _draw_furniture(self, canvas: Any, number: int) -> None:
        word = PHRASEBOOKS[self._spec.language].page_word
        foot = (f"{word} {number}", str(number), f"– {number} –", f"{number} | {self._title}")[
            self._spec.seed % 4
        ]
        if self._spec.layout == "spread":
            canvas.drawString(MARGIN_PT, 30, str(2 * number))
            canvas.drawRightString(self._page_width - MARGIN_PT, 30, str(2 * number + 1))
        else:
            canvas.drawCentredString(self._page_width / 2, 30, foot)
        if number > 1 and self._spec.seed % 3:
            canvas.drawString(MARGIN_PT, self._page_height - 34, self._title)

    def afterPage(self) -> None:  # noqa: N802 (ReportLab's name)
        draw_late(self.canv)
