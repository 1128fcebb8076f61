"""Marks that look like others: Roman numerals like letters, an l like 1, dashes of two lengths."""

from __future__ import annotations

import itertools
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence

from pipeline.model.frozen import replace
from pipeline.parse import thresholds
from pipeline.parse.lines.views import LineView
from pipeline.parse.markers.labels import SINGLE_ROMANS
from pipeline.parse.markers.markers import Marker, MarkerKind
from pipeline.text.numbers import parse_roman


def resolve_roman(views: Sequence[LineView], possible: Mapping[int, Marker]) -> dict[int, Marker]:
    """Reads "I." as one rather than as the ninth letter where "II." stands elsewhere."""
    dresses = {marker.form for marker in possible.values() if marker.kind is MarkerKind.ROMAN}
    if not dresses:
        return dict(possible)
    resolved: dict[int, Marker] = {}
    for view in views:
        marker = possible.get(view.index)
        if marker is None:
            continue
        if marker.kind is MarkerKind.LETTER and marker.printed:
            letter = next(char for char in marker.printed if char.isalpha())
            form = marker.form.replace("A", "I").replace("a", "i")
            value = parse_roman(letter) if letter.upper() in SINGLE_ROMANS else None
            if form in dresses and value:
                marker = replace(
                    marker, kind=MarkerKind.ROMAN, form=form, values=(value,), is_weak=False
                )
        resolved[view.index] = marker
    return resolved


def resolve_misread_ones(
    views: Sequence[LineView], possible: Mapping[int, Marker]
) -> dict[int, Marker]:
    """Reads "l." as a one that was misread where the next mark of such dress is a two."""
    marked = [(view.index, possible[view.index]) for view in views if view.index in possible]
    resolved = dict(possible)
    for (index, marker), (_, below) in itertools.pairwise(marked):
        dress = marker.form.replace("A", "N").replace("a", "N")
        is_misread = (
            marker.kind is MarkerKind.LETTER and (marker.printed or "").strip("().") in "lI"
        )
        precedes_two = below.kind is MarkerKind.NUMBER and below.values == (2,)
        if is_misread and precedes_two and below.form == dress:
            resolved[index] = replace(
                below, values=(1,), length=marker.length, printed=marker.printed
            )
    return resolved


def _is_dash(marker: Marker) -> bool:
    return len(marker.form) == 1 and unicodedata.category(marker.form) == "Pd"


def merge_stray_dashes(possible: Mapping[int, Marker]) -> dict[int, Marker]:
    """Reads a few dashes of another length as the usual one: typists mix them."""
    counts = Counter(marker.form for marker in possible.values() if _is_dash(marker))
    if len(counts) < 2:
        return dict(possible)
    usual = max(counts, key=lambda form: (counts[form], form))
    stray = {
        form
        for form, count in counts.items()
        if count < thresholds.STRAY_DASH_SHARE * counts.total()
    }
    return {
        index: replace(marker, form=usual) if marker.form in stray else marker
        for index, marker in possible.items()
    }
