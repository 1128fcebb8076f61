"""Bullets that text recognition took for letters and signs: one list's "•" as "e", "*" and "+"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.model.frozen import replace
from pipeline.parse import thresholds
from pipeline.parse.lines.views import LineView
from pipeline.parse.markers.glyphs import MISREAD_GLYPHS
from pipeline.parse.markers.markers import Marker, MarkerKind

#: What recognition makes of bullets, also such as some do type.
_MISREAD = MISREAD_GLYPHS | frozenset("•*+")
_BULLET = "•"


def merge_misread_bullets(
    views: Sequence[LineView], possible: Mapping[int, Marker]
) -> dict[int, Marker]:
    """Takes all these marks for one bullet where enough of them can only be misread ones.

    Args:
        views: the lines that may hold marks.
        possible: what each line may open with, by its index.
    """
    if any("»" in view.text for view in views):
        possible = {index: one for index, one in possible.items() if one.form != "«"}
    found = {
        index: marker
        for index, marker in possible.items()
        if marker.kind is MarkerKind.GLYPH and marker.form in _MISREAD
    }
    certain = sum(marker.form in MISREAD_GLYPHS for marker in found.values())
    if certain == 0 or len(found) < thresholds.WEAK_MARKER_MIN_COUNT:
        return dict(possible)
    if certain < thresholds.MISREAD_BULLET_SHARE * len(found):
        return dict(possible)
    return {
        **possible,
        **{index: replace(marker, form=_BULLET, is_weak=False) for index, marker in found.items()},
    }
