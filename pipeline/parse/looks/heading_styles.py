"""What the styles of a document tell of its headings, before any unit is looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipeline.model.frozen import frozen
from pipeline.parse.lines.verdicts import letters_key
from pipeline.parse.looks.headings import may_head, measure_style
from pipeline.parse.looks.wording import find_section, is_generic, is_quotation
from pipeline.parse.markers.markers import COUNTING_KINDS
from pipeline.parse.units.units import Unit
from pipeline.text.languages import Language

#: Where set pages have this many headings in a style of their own, a plain line is none.
_FEWEST_STYLED_HEADINGS = 2
#: Short titles that end in a full stop to every longer line in their style that does: then the
#: longer one is a title too.
_CLOSED_TITLES_A_LONGER_ONE = 2


@frozen
class HeadingStyles:
    """The styles of a document's headings.

    Attributes:
        has_geometry: whether sizes of letters are known.
        has_styled_headings: whether headings of set pages have a style of their own: then a plain
            line is none.
        closed: styles whose titles end in full stops.
    """

    has_geometry: bool
    has_styled_headings: bool
    closed: frozenset[str]


def find_heading_styles(
    units: Sequence[Unit], language: Language, *, has_geometry: bool
) -> HeadingStyles:
    """The styles of the headings among some units.

    Args:
        units: of the whole document.
        language: the document's.
        has_geometry: whether sizes of letters are known.
    """
    return HeadingStyles(
        has_geometry=has_geometry,
        has_styled_headings=has_geometry
        and _count_styled(units, language) >= _FEWEST_STYLED_HEADINGS,
        closed=_find_closed_styles(units, language, has_geometry=has_geometry),
    )


def _count_styled(units: Sequence[Unit], language: Language) -> int:
    """Headings in a style of their own, without those that could head any list."""
    keys = Counter(
        letters_key(unit.text)
        for unit in units
        if measure_style(unit, has_geometry=True)[0] > 0
        and may_head(unit)
        and not is_generic(unit, language)
        and not is_quotation(unit.text)
        and (unit.marker is None or unit.marker.kind in COUNTING_KINDS)
    )
    return sum(count for count in keys.values() if count == 1)


def _find_closed_styles(
    units: Sequence[Unit], language: Language, *, has_geometry: bool
) -> frozenset[str]:
    """Styles whose short lines end in full stops, as titles do in some documents.

    Where longer ones are as many, they are sentences in bold type.
    """
    closed: Counter[str] = Counter()
    for unit in units:
        prominence, style = measure_style(unit, has_geometry=has_geometry)
        is_item = unit.marker is not None and unit.marker.kind not in COUNTING_KINDS
        if prominence > 0 and not is_item and find_section(unit, language) is None:
            if not may_head(unit):
                closed[style] -= _CLOSED_TITLES_A_LONGER_ONE
            elif unit.text.rstrip().endswith("."):
                closed[style] += 1
            else:
                closed[style] -= 1
    return frozenset(style for style, count in closed.items() if count >= 0)
