"""Pages made by hand: words at places, as an engine would give them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.extract.pdf.composing import Composer
from pipeline.extract.pdf.engines.glyphs import Drawing, GlyphStyle, PageGlyphs
from pipeline.extract.pdf.layout.page_layout import lay_out_page
from pipeline.model.document import Line
from pipeline.model.geometry import BBox

#: Every letter is this wide, in ems, and a blank half of it.
LETTER_EM = 0.5
BLANK_EM = 0.25


@dataclass(frozen=True)
class Words:
    """A stretch of text: where it begins, its baseline and size; blanks are glyphs as in files."""

    x: float
    baseline: float
    text: str
    size: float = 10.0
    font: str = "Sans"
    spacing_em: float = 0.0
    colour: str = "#000000"
    is_invisible: bool = False

    @property
    def end(self) -> float:
        """Where it ends."""
        return self.x + sum(_advance(letter, self) for letter in self.text)


def _advance(letter: str, words: Words) -> float:
    return ((BLANK_EM if letter == " " else LETTER_EM) + words.spacing_em) * words.size


def make_page(*stretches: Words, width: float = 600.0, height: float = 800.0) -> PageGlyphs:
    """A page with these stretches in file order."""
    codes: list[int] = []
    places: list[tuple[float, float, float, float, float]] = []
    style_ids: list[int] = []
    styles: dict[GlyphStyle, int] = {}
    for words in stretches:
        style = GlyphStyle(
            font=words.font,
            size_pt=words.size,
            is_bold="Bold" in words.font,
            colour=words.colour,
            is_invisible=words.is_invisible,
        )
        x = words.x
        for letter in words.text:
            advance = _advance(letter, words)
            inked = advance - words.spacing_em * words.size
            bottom = words.baseline + 0.2 * words.size
            codes.append(ord(letter))
            places.append((x, x + inked, bottom - words.size, bottom, words.baseline))
            style_ids.append(styles.setdefault(style, len(styles)))
            x += advance
    columns = np.array(places, dtype=np.float64).reshape(-1, 5).T
    return PageGlyphs(
        number=1,
        width_pt=width,
        height_pt=height,
        rotation_deg=0,
        codes=np.array(codes, dtype=np.int64),
        x0=columns[0],
        x1=columns[1],
        top=columns[2],
        bottom=columns[3],
        baseline=columns[4],
        style_ids=np.array(style_ids, dtype=np.int64),
        content_ids=np.full(len(codes), -1, dtype=np.int64),
        styles=tuple(styles),
    )


def compose(page: PageGlyphs, drawings: Sequence[Drawing] = ()) -> tuple[str, list[Line]]:
    """Text and lines of one page."""
    composer = Composer()
    layers = lay_out_page(page, drawings)
    composer.add_page(1, layers, page.styles, page.width_pt, page.height_pt)
    return composer.text(), composer.lines


def read_lines(*stretches: Words, drawings: Sequence[Drawing] = ()) -> list[str]:
    """The lines' texts of a page with these stretches, in reading order."""
    text, lines = compose(make_page(*stretches), drawings)
    return [line.span.cut(text) for line in lines]


def read_regions(*stretches: Words, drawings: Sequence[Drawing] = ()) -> list[list[str]]:
    """The same, a list for each region."""
    text, lines = compose(make_page(*stretches), drawings)
    regions: dict[int, list[str]] = {}
    for line in lines:
        regions.setdefault(line.region, []).append(line.span.cut(text))
    return list(regions.values())


def column(
    x: float, top: float, *lines: str, leading: float = 12.0, size: float = 10.0
) -> list[Words]:
    """Lines stacked at one left edge."""
    return [
        Words(x, top + index * leading, line, size=size) for index, line in enumerate(lines) if line
    ]


def fill(x0: float, top: float, x1: float, bottom: float, colour: str = "#cccccc") -> Drawing:
    """A filled rectangle."""
    box = BBox(x0=x0, top=top, x1=x1, bottom=bottom)
    return Drawing(bbox=box, kind="fill", colour=colour, segment_count=5)
