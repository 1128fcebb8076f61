"""Bullets of fonts whose codes call them digits: "6 Parks", "6 Farm shops", "6 13 schools"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.model.frozen import replace
from pipeline.parse.lines.views import LineView
from pipeline.parse.markers.markers import Marker, MarkerKind

#: What the form of an icon that the font's codes call a digit begins with.
ICON = "icon "


def find_icons_before_numbers(
    views: Sequence[LineView], confirmed: Mapping[int, Marker]
) -> dict[int, Marker]:
    """The icons of a font that stand before a number: "6 13 farm shops", among "6 Parks"."""
    icons = {
        marker.printed: marker
        for marker in confirmed.values()
        if marker.kind is MarkerKind.GLYPH and marker.form.startswith(ICON) and marker.printed
    }
    found: dict[int, Marker] = {}
    for view in views if icons else ():
        first, _, rest = view.text.partition(" ")
        if view.index not in confirmed and first in icons and rest[:1].isdigit():
            found[view.index] = replace(icons[first], length=len(view.text) - len(rest))
    return found
