"""Things that designed pages have and a plain flow of paragraphs has not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph

#: Vector marks that a path draws, by the seed's choice.
DRAWN_SHAPES = ("disc", "square", "chevron")
#: Size of a drawn mark in ems of its item.
_MARK_SIZE_EM = 0.32


class DrawnItem(Paragraph):
    """An item whose mark is a path and no character."""

    def __init__(self, text: str, style: ParagraphStyle, shape: str, colour: Color) -> None:
        super().__init__(text, style)
        self._shape = shape
        self._colour = colour

    def split(self, available_width: float, available_height: float) -> list[Any]:
        """The first part keeps the mark, the rest is a plain paragraph."""
        # ReportLab makes the parts with the class's own constructor, whose arguments differ.
        self.__class__ = Paragraph  # type: ignore[assignment]
        parts: list[Any] = list(self.split(available_width, available_height))
        self.__class__ = DrawnItem
        if parts and parts[0] is not self:
            parts[0].__class__ = DrawnItem
            parts[0]._shape, parts[0]._colour = self._shape, self._colour
        return parts

    def draw(self) -> None:
        """The mark, left of the first line, then the text."""
        style = self.style
        size = style.fontSize * _MARK_SIZE_EM
        x = style.bulletIndent
        y = self.height - style.fontSize * 0.7
        canvas = self.canv
        canvas.saveState()
        canvas.setFillColor(self._colour)
        if self._shape == "disc":
            canvas.circle(x + size / 2, y + size / 2, size / 2, stroke=0, fill=1)
        elif self._shape == "square":
            canvas.rect(x, y, size, size, stroke=0, fill=1)
        else:
            path = canvas.beginPath()
            path.moveTo(x, y)
            path.lineTo(x + size, y + size / 2)
            path.lineTo(x, y + size)
            path.close()
            canvas.drawPath(path, stroke=0, fill=1)
        canvas.restoreState()
        super().draw()


class ContentsLine(Flowable):
    """A contents entry: words, leader, page number at the right edge."""

    def __init__(self, text: str, page: str, style: ParagraphStyle, leader: str) -> None:
        super().__init__()
        self._text, self._page, self._style, self._leader = text, page, style, leader

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:  # noqa: ARG002
        """One line over the full width."""
        self._width = available_width
        return available_width, self._style.leading

    def draw(self) -> None:
        """Words from the left, page number from the right, the leader between them."""
        style, canvas = self._style, self.canv
        canvas.setFont(style.fontName, style.fontSize)
        width = canvas.stringWidth
        # A title too long for its line loses its end here; the reader of contents pages expects it.
        text = self._text
        room = self._width - width(self._page, style.fontName, style.fontSize) - style.fontSize
        while width(text, style.fontName, style.fontSize) > room:
            text = text.rsplit(" ", 1)[0]
        baseline = style.leading - style.fontSize
        canvas.drawString(0, baseline, text)
        canvas.drawRightString(self._width, baseline, self._page)
        if self._leader:
            start = width(text + " ", style.fontName, style.fontSize)
            step = width(self._leader, style.fontName, style.fontSize)
            count = int((room - start) / step) if room > start else 0
            canvas.drawString(start, baseline, self._leader * count)


class MarginNote(Flowable):
    """A pull quote in the margin, beside the text at this height."""

    def __init__(self, text: str, style: ParagraphStyle, x_pt: float, width_pt: float) -> None:
        super().__init__()
        self._paragraph = Paragraph(text, style)
        self._x, self._width = x_pt, width_pt

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:  # noqa: ARG002
        """No room in the flow."""
        return 0.0, 0.0

    def draw(self) -> None:
        """The quote, its top at the current height."""
        _, height = self._paragraph.wrapOn(self.canv, self._width, 400)
        self._paragraph.drawOn(self.canv, self._x, -height)


class DoubledHeading(Paragraph):
    """A heading whose letters are drawn twice, a hair apart, to look bolder."""

    def draw(self) -> None:
        """Twice, the second time a third of a point to the right."""
        super().draw()
        self.canv.saveState()
        self.canv.translate(0.3, 0)
        super().draw()
        self.canv.restoreState()


class LateHeading(Paragraph):
    """A heading whose characters come last in the page's stream, as some design tools write."""

    def draw(self) -> None:
        """Notes where to draw; ``draw_late`` does it."""
        canvas = self.canv
        x, y = canvas.absolutePosition(0, 0)
        late: list[Callable[[], None]] = canvas.__dict__.setdefault("late_headings", [])
        late.append(lambda: self._draw_at(canvas, x, y))

    def _draw_at(self, canvas: Any, x: float, y: float) -> None:
        self.canv = canvas
        canvas.saveState()
        canvas.translate(x, y)
        super().draw()
        canvas.restoreState()


def draw_late(canvas: Any) -> None:
    """Draws the headings that the page still owes."""
    for draw in canvas.__dict__.pop("late_headings", []):
        draw()
