"""Figures that stand apart: "Key figures", then "12,700 residents", "21 km of dykes"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from pipeline.model.frozen import replace
from pipeline.model.outline import Role
from pipeline.parse.lines.verdicts import Verdict, letters_key
from pipeline.parse.lines.views import LineView
from pipeline.parse.looks.looks import PARAGRAPH_FORM, Look, Sighting
from pipeline.parse.markers.markers import MarkerKind
from pipeline.text.languages import Language

#: A figure has no more words beside it.
_MOST_WORDS = 8


def lower_key_figures(sightings: Sequence[Sighting], language: Language) -> Sequence[Sighting]:
    """Takes such figures, and the words over them, for text: they end no theme and head nothing."""
    heads = {letters_key(words) for words in language.furniture.figures}
    found: set[int] = set()
    for at, one in enumerate(sightings):
        if one.look is not Look.HEADING or one.key not in heads:
            continue
        after = at + 1
        while after < len(sightings) and _is_figure(sightings[after]):
            after += 1
        if after > at + 1:
            found.update(range(at, after))
    if not found:
        return sightings
    return [
        replace(one, look=Look.PARAGRAPH, form=PARAGRAPH_FORM, prominence=0.0, section=None)
        if at in found
        else one
        for at, one in enumerate(sightings)
    ]


def _is_figure(sighting: Sighting) -> bool:
    marker = sighting.marker
    is_counted = marker is not None and marker.kind is not MarkerKind.BARE
    return (
        sighting.look is not Look.ITEM
        and not is_counted
        and not sighting.unit.first.is_file_heading
        and all(map(_is_figure_line, sighting.unit.lines))
    )


def _is_figure_line(view: LineView) -> bool:
    return view.text.lstrip("€$£ ")[:1].isdigit() and len(view.text.split()) <= _MOST_WORDS


def find_figure_boxes(views: Sequence[LineView], language: Language) -> dict[int, Verdict]:
    """Such figures in a box of set pages, with the words over them, by line index.

    The box may float between a heading's number and its words.
    """
    heads = {letters_key(words) for words in language.furniture.figures}
    verdicts: dict[int, Verdict] = {}
    for _, lines in groupby(views, key=lambda view: (view.line.page_number, view.line.region)):
        head, *figures = lines
        if (
            head.line.bbox is not None
            and figures
            and letters_key(head.text) in heads
            and all(map(_is_figure_line, figures))
            and not any(map(_counts, figures))
        ):
            verdicts.update((view.index, _BOX) for view in (head, *figures))
    return verdicts


def _counts(view: LineView) -> bool:
    """Whether a line's number may be that of an item."""
    return _ITEM_NUMBER.match(view.text) is not None


_ITEM_NUMBER = re.compile(r"\d{1,3}[.):]\s")
_BOX = Verdict(role=Role.CONTEXT, reason="figures in a box")
