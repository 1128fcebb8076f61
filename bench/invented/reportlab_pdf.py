"""Flow → PDF by ReportLab: columns, spreads, coloured halves, drawn marks, running heads."""

from __future__ import annotations

import io
import random
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.enums import TA_JUSTIFY, TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import (
    BalancedColumns,
    Flowable,
    FrameBreak,
    HRFlowable,
    PageBreak,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from bench.invented.flow import Kind, Piece
from bench.invented.marks_font import CONTROL_ICON, ICON, MARKS
from bench.invented.plain_text import join_mark
from bench.invented.reportlab_flowables import (
    DRAWN_SHAPES,
    ContentsLine,
    DoubledHeading,
    DrawnItem,
    LateHeading,
    MarginNote,
)
from bench.invented.reportlab_pages import (
    MARGIN_NOTE_PT,
    MARGIN_PT,
    Look,
    Template,
    find_column_width_pt,
    register_fonts,
)
from bench.invented.spec import Spec

_PALETTE = ("#003399", "#a6192e", "#00695c", "#6a1b9a", "#bf5700")
_HYPHENATION = {"nl": "nl_NL", "fr": "fr_FR", "de": "de_DE", "en": "en_GB"}
#: Between two balanced columns: the narrowest that one sees in print, and wider.
_GUTTERS_PT = (10.0, 14.0, 20.0)
_FACES = (("Helvetica", "Helvetica-Bold"), ("Times-Roman", "Times-Bold"), ("Vera", "VeraBd"))


def set_reportlab_pdf(spec: Spec, title: str, pieces: tuple[Piece, ...]) -> bytes:
    """The document as PDF bytes, the same on any machine."""
    register_fonts()
    rng = random.Random(f"setting {spec.seed}")
    face, bold = rng.choice(_FACES)
    size = rng.choice((9.0, 10.0, 10.5, 11.0))
    look = Look(
        face=face,
        bold=bold,
        size=size,
        leading=round(size * rng.choice((1.2, 1.3, 1.45)), 1),
        colour=colors.HexColor(rng.choice(_PALETTE)),
        leader=rng.choice((".", " .", "")),
        shape=rng.choice(DRAWN_SHAPES),
        has_late_headings=rng.random() < 0.15,
    )
    stream = io.BytesIO()
    Template(spec, title, look, stream).build(_Setter(spec, look).set(pieces))
    return stream.getvalue()


class _Setter:
    """Pieces → flowables."""

    def __init__(self, spec: Spec, look: Look) -> None:
        self._spec, self._look = spec, look
        self._body = ParagraphStyle(
            "body",
            fontName=look.face,
            fontSize=look.size,
            leading=look.leading,
            spaceAfter=look.leading * 0.5,
            alignment=TA_JUSTIFY if spec.is_justified else TA_LEFT,
            hyphenationLang=_HYPHENATION[spec.language] if spec.is_hyphenated else "",
            embeddedHyphenation=0,
            splitLongWords=0,
        )
        self._banner = spec.layout == "one-column" and spec.seed % 5 == 0
        self._is_first_theme = True

    def set(self, pieces: tuple[Piece, ...]) -> list[Flowable]:
        """The flowables of all pieces; with a banner layout, lists run in two columns."""
        story: list[Flowable] = []
        items: list[Flowable] = []
        for piece in pieces:
            if self._banner and piece.kind is Kind.ITEM:
                items.extend(self._set_piece(piece))
                continue
            if items:
                story.append(self._set_columns(items))
                items = []
            story.extend(self._set_piece(piece))
        if items:
            story.append(self._set_columns(items))
        return story

    def _shrink_to_fit(self, title: str, size: float) -> float:
        """Typesetters take smaller letters when a word of the title is wider than its column."""
        widest_pt = max(stringWidth(word, self._look.bold, size) for word in title.split())
        return min(1.0, find_column_width_pt(self._spec) / widest_pt)

    def _set_columns(self, items: list[Flowable]) -> Flowable:
        gutter_pt = _GUTTERS_PT[self._spec.seed // 5 % len(_GUTTERS_PT)]
        return BalancedColumns(items, nCols=2, innerPadding=gutter_pt)

    def _style(self, **changes: Any) -> ParagraphStyle:
        return ParagraphStyle("other", parent=self._body, **changes)

    def _words(self, text: str) -> str:
        """Escaped, with marks that the face lacks in the font that has them."""
        return "".join(
            f'<font name="Marks">{char}</font>'
            if char in MARKS and ord(char) > 0xFF and char not in "•–—"
            else escape(char)
            for char in text
        )

    def _set_piece(self, piece: Piece) -> list[Flowable]:
        look = self._look
        match piece.kind:
            case Kind.TITLE:
                size = look.size * 2 * self._shrink_to_fit(piece.text, look.size * 2)
                style = self._style(
                    fontName=look.bold,
                    fontSize=size,
                    leading=size * 1.2,
                    textColor=look.colour,
                    alignment=TA_LEFT,
                    spaceAfter=look.leading,
                )
                return [Paragraph(self._words(piece.text), style)]
            case Kind.THEME | Kind.HEADING | Kind.CHAPTER:
                return self._set_heading(piece)
            case Kind.SUBHEADING:
                style = self._style(fontName=look.bold, alignment=TA_LEFT, textColor="#444444")
                return [Paragraph(self._words(piece.text), style)]
            case Kind.ITEM | Kind.LINK:
                return [self._set_item(piece)]
            case Kind.LINE:
                return [
                    Paragraph(self._words(piece.text), self._style(spaceAfter=look.leading / 3))
                ]
            case Kind.RUN_IN:
                head = (
                    f'<font name="{look.bold}">{self._words(join_mark(piece.marker, piece.label))}'
                )
                return [Paragraph(f"{head}</font> {self._words(piece.text)}", self._body)]
            case Kind.CONTENTS:
                words = join_mark(piece.marker, piece.text)
                return [ContentsLine(words, str(piece.page), self._body, look.leader)]
            case Kind.TABLE:
                return [self._set_table(piece), Spacer(1, look.leading)]
            case Kind.QUOTE:
                return [self._set_quote(piece)]
            case Kind.FOOTNOTE:
                small = self._style(fontSize=look.size * 0.75, leading=look.size * 0.95)
                return [Paragraph(f"{piece.marker} {self._words(piece.text)}", small)]
            case Kind.PAGE_BREAK:
                return [PageBreak()]
            case _:
                return [Paragraph(self._words(piece.text), self._body)]

    def _set_heading(self, piece: Piece) -> list[Flowable]:
        spec, look = self._spec, self._look
        size = {Kind.CHAPTER: 1.7}.get(piece.kind, 1.0) * look.size
        dress = spec.theme_dress
        if dress in ("larger", "ruled"):
            size = max(size, look.size * (1.3 + 0.1 * (spec.seed % 4)))
        style = self._style(
            fontName=look.face if dress in ("coloured", "plain") else look.bold,
            fontSize=size,
            leading=size * 1.2,
            textColor=look.colour if dress in ("coloured", "larger") else colors.black,
            alignment=TA_LEFT,
            spaceBefore=look.leading * 0.8,
            spaceAfter=look.leading * 0.4,
            hyphenationLang="",
            keepWithNext=0 if dress == "ruled" else 1,
        )
        cls = LateHeading if look.has_late_headings else Paragraph
        if spec.text_quirk == "doubled-letters":
            cls = DoubledHeading
        alone = spec.theme_mark == "Label 2|" and piece.marker and piece.kind is Kind.THEME
        words = piece.text if alone else join_mark(piece.marker, piece.text)
        flowables: list[Flowable] = []
        if spec.layout == "halves" and piece.kind is Kind.THEME and not self._is_first_theme:
            flowables.append(FrameBreak())
        self._is_first_theme = self._is_first_theme and piece.kind is not Kind.THEME
        if alone:
            flowables.append(Paragraph(self._words(piece.marker), style))
        flowables.append(cls(self._words(words), style))
        if dress == "ruled":
            flowables.append(
                HRFlowable(
                    width="100%", thickness=0.8, color=look.colour, spaceAfter=look.leading / 2
                )
            )
        return flowables

    def _set_item(self, piece: Piece) -> Flowable:
        spec, look = self._spec, self._look
        step = look.size * (1.4 if len(piece.marker) <= 2 else 2.2 + 0.42 * len(piece.marker))
        left = (piece.depth - 1) * look.size * 1.6 + look.size * 0.3 * spec.indent
        style = self._style(
            leftIndent=left + step,
            bulletIndent=left,
            bulletFontName=look.face,
            bulletFontSize=look.size,
            spaceAfter=look.leading * (0.6 if spec.is_spaced else 0.15),
        )
        words = self._words(piece.text)
        if piece.kind is Kind.LINK:
            words = f'<link href="https://www.example.org/{len(words)}">{words}</link>'
        marker = piece.marker
        if spec.objective_mark == "drawn" and marker == "\N{BULLET}":
            return DrawnItem(words, style, look.shape, look.colour)
        if spec.is_marker_alone and piece.kind is Kind.ITEM:
            return Paragraph(f"{self._words(marker)}<br/>{words}", self._body)
        if marker == {"digit": ICON, "control": CONTROL_ICON}.get(spec.objective_mark) or (
            marker in MARKS and ord(marker) > 0xFF and marker not in "•–—"
        ):
            style.bulletFontName = "Marks"
        if spec.uses_literal_marks:
            style.firstLineIndent = style.bulletIndent - (step if spec.has_hanging_indent else 0)
            style.leftIndent = left + (step if spec.has_hanging_indent else 0)
            face = "Marks" if style.bulletFontName == "Marks" else look.face
            return Paragraph(f'<font name="{face}">{escape(marker)}</font> {words}', style)
        return Paragraph(words, style, bulletText=marker)

    def _set_quote(self, piece: Piece) -> Flowable:
        look = self._look
        style = self._style(
            fontSize=look.size * 1.3,
            leading=look.size * 1.6,
            textColor=look.colour,
            alignment=TA_LEFT,
            hyphenationLang="",
        )
        if self._spec.layout == "one-column" and not self._banner:
            x = A4[0] - MARGIN_PT - MARGIN_NOTE_PT + 8
            return MarginNote(self._words(piece.text), style, x, MARGIN_NOTE_PT - 20)
        box = Table([[Paragraph(self._words(piece.text), style)]], colWidths=["100%"])
        box.setStyle(TableStyle([("BACKGROUND", (0, 0), (-1, -1), colors.HexColor("#eeeeee"))]))
        return box

    def _set_table(self, piece: Piece) -> Flowable:
        look = self._look
        cell = self._style(spaceAfter=0, alignment=TA_LEFT)
        head = self._style(spaceAfter=0, fontName=look.bold, alignment=TA_LEFT)
        rows = [
            [Paragraph(self._words(text), head if index == 0 else cell) for text in row]
            for index, row in enumerate(piece.rows)
        ]
        shares = {2: ("30%", "70%"), 3: ("28%", "52%", "20%")}[len(rows[0])]
        if len(piece.rows[1][0]) <= 5 and piece.rows[1][0][:1].isdigit():
            shares = ("12%", "88%")
        table = Table(rows, colWidths=list(shares), repeatRows=1)
        commands: list[Any] = [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#dddddd")),
        ]
        if self._spec.seed % 2:
            commands.append(("GRID", (0, 0), (-1, -1), 0.5, colors.grey))
        table.setStyle(TableStyle(commands))
        return table
