"""What an engine finds on one page, in the one form that both engines are brought to.

Everything behind this border is the same code for both: words, lines, reading order, markers.
Lengths are PDF points from the top left corner of the page as displayed (crop box, after
rotation), y down. Arrays run parallel, one entry a code point, in the order of the file.
"""

from __future__ import annotations

from codecs import utf_32_le_decode
from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from pipeline.model.frozen import field, frozen
from pipeline.model.geometry import BBox

if TYPE_CHECKING:
    import numpy.typing as npt

#: Stands for a glyph whose character the file does not tell.
UNKNOWN_CHARACTER = "\ufffd"

_CODE_UNIT = np.dtype("<u4")

Floats: TypeAlias = "npt.NDArray[np.float64]"
Ints: TypeAlias = "npt.NDArray[np.int64]"
Flags: TypeAlias = "npt.NDArray[np.bool_]"


@frozen
class GlyphStyle:
    """How a run of glyphs is painted.

    Attributes:
        font: base font name without subset prefix.
        size_pt: em size on the page.
        is_bold: by name, weight, flag or stroke.
        is_italic: by name, angle, flag or slant.
        colour: fill as ``#rrggbb``; None when it is a pattern or nothing is filled.
        is_invisible: painted with neither fill nor stroke (text render mode 3 or 7), or fully
            transparent.
        direction_deg: direction of writing on the displayed page, clockwise, in whole degrees
            from 0 to 359; what is tilted a little has the direction of its right angle.
    """

    font: str
    size_pt: float
    is_bold: bool = False
    is_italic: bool = False
    colour: str | None = None
    is_invisible: bool = False
    direction_deg: int = 0


@frozen
class Drawing:
    """A path or picture on the page.

    Attributes:
        bbox: its extent.
        kind: ``fill``, ``stroke``, or ``image``.
        colour: of the fill, or of the stroke when nothing is filled; None when unknown.
        segment_count: of a path; 0 for a picture.
    """

    bbox: BBox
    kind: str
    colour: str | None = None
    segment_count: int = 0


@frozen
class LinkArea:
    """A rectangle that leads elsewhere."""

    bbox: BBox
    target: str


@frozen
class PageGlyphs:
    """The glyphs of one page.

    Attributes:
        number: physical page from 1.
        width_pt: as displayed.
        height_pt: as displayed.
        rotation_deg: the page's own, clockwise.
        codes: one code point a glyph, blanks included; a glyph that stands for several
            characters has several entries in one box, one for which none is known is U+FFFD.
        x0: left edge: the glyph's origin. In the direction of writing, as all five.
        x1: right edge: origin plus advance.
        top: of the em box that hangs on the font's descent.
        bottom: likewise.
        baseline: y of the origin.
        style_ids: index into ``styles``.
        content_ids: marked-content identifier within the page, -1 outside tagged content.
        styles: distinct styles of the page.
        descents: of the fonts by name, as a part of the em, negative; empty by pdfplumber.
        handles: the text objects that glyphs came from, PDFium's own numbers; else empty.
        oddities: kinds of content in which the engine is known to differ, in words.
        has_seen_gap: before which glyphs the engine itself saw a gap that it takes for a blank;
            None by pdfplumber, which says nothing of gaps.
    """

    number: int
    width_pt: float
    height_pt: float
    rotation_deg: int
    codes: Ints
    x0: Floats
    x1: Floats
    top: Floats
    bottom: Floats
    baseline: Floats
    style_ids: Ints
    content_ids: Ints
    styles: tuple[GlyphStyle, ...]
    descents: Mapping[str, float] = field(default_factory=dict)
    handles: frozenset[int] = frozenset()
    oddities: tuple[str, ...] = ()
    has_seen_gap: Flags | None = None

    @property
    def text(self) -> str:
        """The code points as a string, in the order of the file."""
        return join_codes(self.codes)


def join_codes(codes: npt.NDArray[np.integer]) -> str:
    """Code points as a string."""
    # ``bytes.decode`` would look the codec up each time.
    return utf_32_le_decode(codes.astype(_CODE_UNIT).data)[0]


def mark_changes(values: npt.NDArray[np.generic]) -> Flags:
    """Where a value differs from the one before it; the first always does."""
    changes = np.empty(len(values), dtype=bool)
    changes[:1] = True
    np.not_equal(values[1:], values[:-1], out=changes[1:])
    return changes


def measure_runs(starts: Ints, count: int) -> Ints:
    """Lengths of the stretches that begin at ``starts`` and together are ``count`` long."""
    lengths = np.empty(len(starts), dtype=np.int64)
    if len(starts):
        np.subtract(starts[1:], starts[:-1], out=lengths[:-1])
        lengths[-1] = count - starts[-1]
    return lengths
