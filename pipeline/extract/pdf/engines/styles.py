"""What a font's name and flags say about how its letters look; the same for both engines."""

from __future__ import annotations

import math
import re
from functools import lru_cache

from pipeline.extract.pdf import thresholds as limit
from pipeline.extract.pdf.engines.glyphs import UNKNOWN_CHARACTER, GlyphStyle

#: Text render modes that paint nothing (ISO 32000-1, table 106).
INVISIBLE_RENDER_MODES = frozenset({3, 7})
#: Text render modes that fill and stroke, which thickens the letters.
STROKED_RENDER_MODES = frozenset({2, 6})

#: Six capitals and a plus sign before the name of an embedded subset (ISO 32000-1, 9.6.4).
_SUBSET_PREFIX = re.compile(r"^[A-Z]{6}\+")
_BOLD_NAME = re.compile(
    r"bold|black|heavy|demi(?!t)|fett|gras(?!s)|extrab|ultrab|[-,]bd|[-,]hv", re.IGNORECASE
)
_REGULAR_NAME = re.compile(r"regular|roman|book|light|thin|medium|normal", re.IGNORECASE)
_ITALIC_NAME = re.compile(r"ital|obliq|kursiv|slanted|[-,]it\b", re.IGNORECASE)
#: Font descriptor flags (ISO 32000-1, table 123).
_ITALIC_FLAG = 1 << 6
_FORCE_BOLD_FLAG = 1 << 18
#: Fonts whose name tells nothing are bold from this weight (CSS: 400 regular, 700 bold).
_BOLD_WEIGHT = 650
#: Sizes are told apart to a tenth of a point: producers scale 10.5 to 10.499997.
_SIZE_DECIMALS = 1

#: Names, colours and styles that are remembered: pages have a few each, files some dozens.
_MAX_NAMES = 1024

#: U+FB00 to U+FB06, of which PDFium knows only the letters.
_LATIN_LIGATURES = str.maketrans(
    {
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\ufb05": "st",
        "\ufb06": "st",
        "\0": UNKNOWN_CHARACTER,
    }
)


@lru_cache(maxsize=_MAX_NAMES)
def make_style(
    *,
    font: str,
    size_pt: float,
    weight: int,
    flags: int,
    italic_angle_deg: float,
    is_slanted: bool,
    is_stroked: bool,
    colour: str | None,
    is_invisible: bool,
    direction_deg: int,
) -> GlyphStyle:
    """The style that a font's facts amount to; ``weight`` counts where the name is silent."""
    name, is_named_bold, is_named_regular, is_named_italic = _read_name(font)
    is_bold = is_named_bold or bool(flags & _FORCE_BOLD_FLAG) or is_stroked
    if not is_bold and weight >= _BOLD_WEIGHT:
        is_bold = not is_named_regular
    return GlyphStyle(
        font=name,
        size_pt=round(size_pt, _SIZE_DECIMALS),
        is_bold=is_bold,
        is_italic=bool(is_named_italic or flags & _ITALIC_FLAG or italic_angle_deg or is_slanted),
        colour=colour,
        is_invisible=is_invisible,
        direction_deg=direction_deg,
    )


@lru_cache(maxsize=_MAX_NAMES)
def _read_name(font: str) -> tuple[str, bool, bool, bool]:
    """A font's name without prefix, and whether it says bold, regular, and italic."""
    name = strip_subset(font)
    return (
        name,
        bool(_BOLD_NAME.search(name)),
        bool(_REGULAR_NAME.search(name)),
        bool(_ITALIC_NAME.search(name)),
    )


@lru_cache(maxsize=_MAX_NAMES)
def strip_subset(font: str) -> str:
    """A font's name without the prefix of its subset."""
    return _SUBSET_PREFIX.sub("", font)


def weight_from_stem(stem_width: float) -> int:
    """The weight that PDFium takes a font descriptor's StemV for."""
    return int(stem_width * 5 if stem_width < 140 else stem_width * 4 + 140)


def round_direction_deg(a: float, b: float) -> int:
    """The clockwise direction of writing under a text matrix ``[a b …]``, in whole degrees.

    What is tilted a little, as scans and slogans are, counts as upright; watermarks do not.
    """
    if b == 0 and a > 0:
        return 0
    direction_deg = math.degrees(math.atan2(-b, a))
    upright_deg = round(direction_deg / 90) * 90
    is_tilted = abs(direction_deg - upright_deg) <= limit.MAX_TILT_DEG
    return (upright_deg if is_tilted else round(direction_deg)) % 360


def is_oblique(direction_deg: int) -> bool:
    """Whether writing of a direction lies across the page, as watermarks and stamps do."""
    off_deg = direction_deg % 90
    return min(off_deg, 90 - off_deg) > limit.MIN_OBLIQUE_DEG


@lru_cache(maxsize=_MAX_NAMES)
def name_rgb(red: int, green: int, blue: int) -> str:
    """``#rrggbb`` for channels from 0 to 255."""
    return f"#{red:02x}{green:02x}{blue:02x}"


def name_colour(components: object) -> str | None:
    """``#rrggbb`` for gray, RGB or CMYK components from 0 to 1; None for patterns."""
    values = components if isinstance(components, (tuple, list)) else (components,)
    if not all(isinstance(value, (int, float)) for value in values):
        return None
    parts = [min(1.0, max(0.0, float(value))) for value in values]
    if len(parts) == 1:
        parts = parts * 3
    elif len(parts) == 4:
        cyan, magenta, yellow, black = parts
        parts = [(1 - ink) * (1 - black) for ink in (cyan, magenta, yellow)]
    elif len(parts) != 3:
        return None
    # Rounded half up, as PDFium does.
    return "#" + "".join(f"{int(part * 255 + 0.5):02x}" for part in parts)


def expand_characters(text: str) -> str:
    """A glyph's characters, Latin ligatures as their letters, what is no character as U+FFFD.

    PDFium gives U+FB00 to U+FB06 as letters in one box and cannot be told not to; the other
    engine follows, so that both give one text.
    """
    if text.isascii() and "\0" not in text:
        return text
    return "".join(
        UNKNOWN_CHARACTER if "\ud800" <= character <= "\udfff" else character
        for character in text.translate(_LATIN_LIGATURES)
    )
