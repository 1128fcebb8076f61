"""Which glyphs a person sees: not those painted with nothing, off the page, or tone on tone."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from pipeline.extract.pdf import thresholds as limit
from pipeline.extract.pdf.engines.glyphs import Drawing, PageGlyphs
from pipeline.extract.pdf.engines.page_frame import turn_back
from pipeline.extract.pdf.engines.styles import is_oblique
from pipeline.extract.pdf.layout.scans import are_stamps, find_pictured
from pipeline.model.document import Visibility
from pipeline.model.geometry import BBox

if TYPE_CHECKING:
    import numpy.typing as npt

#: In the order in which what is hidden follows what is seen; stamps follow the text that was
#: recognised in the picture below them, for it is spaced in its own way.
VISIBILITIES = (
    Visibility.VISIBLE,
    Visibility.VISIBLE,
    Visibility.INVISIBLE,
    Visibility.SAME_AS_BACKGROUND,
    Visibility.OFF_PAGE,
)
_STAMP = 1
#: Colours that are remembered; files have some dozens.
_MAX_COLOURS = 1024
_WHITE = (255, 255, 255)
_Colour = tuple[int, int, int]


def see_glyphs(page: PageGlyphs, drawings: Sequence[Drawing]) -> npt.NDArray[np.int64] | None:
    """For each glyph its index into ``VISIBILITIES``; None when all can be seen.

    Drawings are taken to lie below the letters; what a picture or a pattern shows there is not
    known, and letters on it count as seen.
    """
    if not len(page.codes):
        return None
    x, y = _middles(page)
    # Where the least and greatest are is found in half the time of what they are.
    left, right = x.item(x.argmin()), x.item(x.argmax())
    top, bottom = y.item(y.argmin()), y.item(y.argmax())
    extent = BBox(x0=left, top=top, x1=right, bottom=bottom)
    grounds = _list_grounds(drawings, extent)
    camouflage = [
        (style_id, colour)
        for style_id, style in enumerate(page.styles)
        if (colour := _parse_colour(style.colour)) is not None
        and any(_are_alike(colour, ground) for ground, _ in grounds)
    ]
    is_all_on_page = (
        extent.x0 >= 0
        and extent.top >= 0
        and extent.x1 <= page.width_pt
        and extent.bottom <= page.height_pt
    )
    has_unpainted = any(style.is_invisible for style in page.styles)
    if is_all_on_page and not camouflage and not has_unpainted:
        return None
    seen = np.zeros(len(page.codes), dtype=np.int64)
    outside = (x < 0) | (x > page.width_pt) | (y < 0) | (y > page.height_pt)
    seen[outside] = VISIBILITIES.index(Visibility.OFF_PAGE)
    for style_id, colour in camouflage:
        members = np.flatnonzero((page.style_ids == style_id) & (seen == 0))
        hidden = _stand_on(x[members], y[members], grounds, colour)
        seen[members[hidden]] = VISIBILITIES.index(Visibility.SAME_AS_BACKGROUND)
    if has_unpainted:
        seen[_are_unpainted(page)] = VISIBILITIES.index(Visibility.INVISIBLE)
        if (recognised := find_recognised(page, drawings)) is not None:
            seen[seen == 0] = _STAMP
            seen[recognised] = VISIBILITIES.index(Visibility.VISIBLE)
    return seen


def find_recognised(page: PageGlyphs, drawings: Sequence[Drawing]) -> npt.NDArray[np.bool_] | None:
    """Which glyphs text recognition has laid, unpainted, over a picture of the page.

    They are what a person sees there, though drawn by the picture. On a page that has more than
    stamps of its own letters nothing is: unseen text then doubles or contradicts what is seen.

    Returns:
        A mask over the glyphs; None on a page that is no such picture, or has no such letters.
    """
    if not any(style.is_invisible for style in page.styles):
        return None
    pictured = find_pictured(drawings, page.width_pt, page.height_pt)
    if pictured is None:
        return None
    unpainted = _are_unpainted(page)
    x, y = _middles(page)
    recognised: npt.NDArray[np.bool_] = unpainted & pictured.covers(x, y)
    count = np.count_nonzero(recognised & _leave_marks(page))
    if not count:
        return None
    if np.count_nonzero(~unpainted) <= limit.MAX_SEEN_SHARE * len(unpainted):
        return recognised
    # What is signed has more words than the signature.
    most = min(int(count), limit.MAX_SIGNATURE_LETTERS)
    return recognised if _are_stamps(page, ~unpainted, x, y, most) else None


def is_stamped_scan(page: PageGlyphs, drawings: Sequence[Drawing]) -> bool:
    """Whether a page is a picture, and no more than stamps of its letters is to be seen.

    What text recognition has laid over the picture is seen.
    """
    if find_pictured(drawings, page.width_pt, page.height_pt) is None:
        return False
    seen = see_glyphs(page, drawings)
    is_seen = np.ones(len(page.codes), dtype=np.bool_) if seen is None else seen <= _STAMP
    return _are_stamps(page, is_seen, *_middles(page), limit.MAX_SIGNATURE_LETTERS)


def _are_stamps(
    page: PageGlyphs,
    members: npt.NDArray[np.bool_],
    x: npt.NDArray[np.float64],
    y: npt.NDArray[np.float64],
    max_signature_letters: int,
) -> bool:
    letters = np.flatnonzero(members & _leave_marks(page))
    across = np.array([is_oblique(style.direction_deg) for style in page.styles], dtype=np.bool_)
    return are_stamps(
        x[letters],
        y[letters],
        (page.bottom - page.top)[letters],
        across[page.style_ids[letters]],
        width_pt=page.width_pt,
        height_pt=page.height_pt,
        max_signature_letters=max_signature_letters,
    )


def _leave_marks(page: PageGlyphs) -> npt.NDArray[np.bool_]:
    """Which glyphs are no blanks."""
    return np.array([not letter.isspace() for letter in page.text], dtype=np.bool_)


def _are_unpainted(page: PageGlyphs) -> npt.NDArray[np.bool_]:
    return np.array([style.is_invisible for style in page.styles], dtype=np.bool_)[page.style_ids]


def _middles(page: PageGlyphs) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    x, y = (page.x0 + page.x1) / 2, (page.top + page.bottom) / 2
    for direction in {style.direction_deg for style in page.styles} - {0}:
        turned = np.array([style.direction_deg == direction for style in page.styles])
        members = turned[page.style_ids]
        x[members], y[members] = turn_back(
            direction, page.width_pt, page.height_pt, x[members], y[members]
        )
    return x, y


def _list_grounds(
    drawings: Sequence[Drawing], extent: BBox
) -> list[tuple[_Colour | None, BBox | None]]:
    """What may be seen below letters, in painting order: the paper, or all that lies over it.

    Args:
        drawings: on the page.
        extent: around the middles of all letters: what lies over all of it hides what is below.

    Returns:
        Colours, None where they are not known, each with its place; None for all of the page.
    """
    grounds: list[tuple[_Colour | None, BBox | None]] = []
    for drawing in reversed(drawings):
        box = drawing.bbox
        if not _is_ground(drawing):
            continue
        if (
            box.x0 <= extent.x0
            and box.top <= extent.top
            and box.x1 >= extent.x1
            and box.bottom >= extent.bottom
        ):
            grounds.append((_parse_colour(drawing.colour), None))
            break
        grounds.append((_parse_colour(drawing.colour), box))
    else:
        grounds.append((_WHITE, None))
    return grounds[::-1]


def _stand_on(
    x: npt.NDArray[np.float64],
    y: npt.NDArray[np.float64],
    grounds: Sequence[tuple[_Colour | None, BBox | None]],
    colour: _Colour,
) -> npt.NDArray[np.bool_]:
    """Whether the last thing painted under each point has ``colour``."""
    alike = np.zeros(len(x), dtype=np.bool_)
    for ground, box in grounds:
        is_alike = _are_alike(colour, ground)
        if box is None:
            alike[:] = is_alike
        else:
            alike[(box.x0 <= x) & (x <= box.x1) & (box.top <= y) & (y <= box.bottom)] = is_alike
    return alike


def _is_ground(drawing: Drawing) -> bool:
    return (
        drawing.kind != "stroke"
        and drawing.segment_count != limit.FRAME_SEGMENTS
        and drawing.bbox.width >= limit.MIN_GROUND_PT
        and drawing.bbox.height >= limit.MIN_GROUND_PT
    )


@lru_cache(maxsize=_MAX_COLOURS)
def _parse_colour(colour: str | None) -> _Colour | None:
    if colour is None:
        return None
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _are_alike(one: _Colour, other: _Colour | None) -> bool:
    step = limit.MAX_COLOUR_STEP
    return (
        other is not None
        and abs(one[0] - other[0]) <= step
        and abs(one[1] - other[1]) <= step
        and abs(one[2] - other[2]) <= step
    )
