"""Documents built by hand, so that parsing is tested without any reader."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.model.document import (
    Document,
    DrawnMarker,
    Line,
    Page,
    PageStatus,
    Reader,
    Style,
    StyledRun,
)
from pipeline.model.geometry import BBox
from pipeline.model.outline import Outline, Role
from pipeline.model.selectors import CharSpan


def typed_document(text: str) -> Document:
    """A plain-text document."""
    lines = []
    position = 0
    for row in text.split("\n"):
        if row.strip():
            lines.append(Line(span=CharSpan(start=position, end=position + len(row)).trim(text)))
        position += len(row) + 1
    return Document(
        source_id="test/typed",
        source_sha256=hashlib.sha256(text.encode()).hexdigest(),
        media_type="text/plain",
        byte_size=len(text.encode()),
        text=text,
        lines=tuple(lines),
        extractor="test",
        is_verbatim=True,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SetLine:
    """A line of a set page; half an em a character wide.

    Its first ``bold_until`` characters are bold and the others not, and its last ``raised_count``
    are set in small type.
    """

    text: str
    x0: float = 50.0
    top: float = 0.0
    size: float = 10.0
    bold: bool = False
    page: int = 1
    region: int = 0
    drawn: bool = False
    colour: str | None = None
    bold_until: int = 0
    raised_count: int = 0


@dataclass(slots=True, kw_only=True)
class Paper:
    """Lines set from the top down, page after page, each page a region."""

    page: int = 1
    top: float = 100.0
    usual_gap: float = 4.0
    lines: list[SetLine] = field(default_factory=list)

    def add(
        self, text: str, *, size: float = 10.0, gap: float | None = None, **style: object
    ) -> SetLine:
        """Sets a line below what is there."""
        self.top += self.usual_gap if gap is None else gap
        style.setdefault("region", self.page)
        line = SetLine(text=text, top=self.top, size=size, page=self.page, **style)  # type: ignore[arg-type]
        self.lines.append(line)
        self.top += 1.2 * size
        return line

    def add_theme(self, title: str, aims: Sequence[str], mark: str = "• ") -> None:
        """Sets a heading and a list below it."""
        self.add(title, size=20, bold=True, gap=24)
        for aim in aims:
            self.add(f"{mark}{aim}")

    def turn(self) -> None:
        """Goes on at the top of the next page."""
        self.page += 1
        self.top = 100.0


def set_document(set_lines: Sequence[SetLine], *, height_pt: float = 800.0) -> Document:
    """A document with geometry, in the given order."""
    text = ""
    lines = []
    boxes = array("f")
    nan = float("nan")
    for row in set_lines:
        if text:
            text += "\n"
            boxes.extend([nan] * 4)
        start = len(text)
        text += row.text
        width = row.size / 2
        for index in range(len(row.text)):
            x0 = row.x0 + index * width
            boxes.extend([x0, row.top, x0 + width, row.top + row.size])
        bbox = BBox(
            x0=row.x0,
            top=row.top,
            x1=row.x0 + width * len(row.text),
            bottom=row.top + row.size,
        )
        bullet = BBox(x0=row.x0 - 10, top=row.top + 3, x1=row.x0 - 6, bottom=row.top + 7)
        lines.append(
            Line(
                span=CharSpan(start=start, end=len(text)),
                page_number=row.page,
                bbox=bbox,
                style=_style(row, is_bold=row.bold or 2 * row.bold_until > len(row.text)),
                runs=_make_runs(row, start),
                region=row.region,
                drawn_marker=DrawnMarker(bbox=bullet, shape="disc") if row.drawn else None,
            )
        )
    pages = tuple(
        Page(
            number=number,
            width_pt=600.0,
            height_pt=height_pt,
            rotation_deg=0,
            status=PageStatus.OK,
            reader=Reader.PDFIUM,
        )
        for number in sorted({row.page for row in set_lines})
    )
    return Document(
        source_id="test/set",
        source_sha256="0" * 64,
        media_type="application/pdf",
        byte_size=1,
        text=text,
        lines=tuple(lines),
        pages=pages,
        packed_boxes=boxes.tobytes(),
        extractor="test",
    )


def _style(row: SetLine, *, is_bold: bool, size: float | None = None) -> Style:
    return Style(
        font="Test",
        size_pt=size or row.size,
        is_bold=is_bold,
        colour=row.colour or "#000000",
    )


def _make_runs(row: SetLine, start: int) -> tuple[StyledRun, ...]:
    end = len(row.text) - row.raised_count
    cuts = [
        (0, row.bold_until, _style(row, is_bold=True)),
        (row.bold_until, end, _style(row, is_bold=row.bold)),
        (end, len(row.text), _style(row, is_bold=row.bold, size=0.6 * row.size)),
    ]
    runs = tuple(
        StyledRun(span=CharSpan(start=start + first, end=start + last), style=style)
        for first, last, style in cuts
        if first < last
    )
    return runs if len(runs) > 1 else ()


def words_of(document: Document, outline: Outline) -> list[str]:
    """Records as indented rows: "# title", "- objective", "-- sub-objective"."""
    rows = []
    for block in outline.blocks:
        words = " ".join(span.cut(document.text).strip() for span in block.spans)
        if block.role is Role.THEME:
            rows.append(f"# {words}".strip())
        elif block.role in (Role.OBJECTIVE, Role.SUB_OBJECTIVE):
            rows.append(f"{'-' * (block.level - 1)} {words}")
    return rows


def unclaimed(document: Document, outline: Outline) -> str:
    """Non-space characters that no block claims."""
    claimed = _claims(document, outline)
    return "".join(
        char
        for char, count in zip(document.text, claimed, strict=True)
        if count == 0 and not char.isspace()
    )


def doubly_claimed(document: Document, outline: Outline) -> str:
    """Characters that two blocks claim."""
    claimed = _claims(document, outline)
    return "".join(char for char, count in zip(document.text, claimed, strict=True) if count > 1)


def _claims(document: Document, outline: Outline) -> list[int]:
    claimed = [0] * len(document.text)
    for block in outline.blocks:
        for extent in block.extents:
            for index in range(extent.start, extent.end):
                claimed[index] += 1
    return claimed
