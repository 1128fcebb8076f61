"""What stands below the last theme without a heading: an address, an imprint, opening hours."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.parse import thresholds
from pipeline.parse.lines.sentences import ends_sentence
from pipeline.parse.units.units import Unit

#: Sentences before what is none, at the end.
_FEWEST_CLOSED = 5
#: An address, a telephone number and opening hours.
_MOST_CLOSING = 3


def count_closing(units: Sequence[Unit], below_another: Sequence[Unit]) -> int:
    """Units at the end that stand further apart than any other, or are set smaller than all.

    Or end as no sentence does, where all others do.

    Args:
        units: of the objectives, in order.
        below_another: those of them that are not the first of their theme.
    """
    for count in range(1, min(_MOST_CLOSING, len(units) - 1) + 1):
        closing = units[-count:]
        rest = [unit for unit in below_another if unit not in closing]
        if not rest or closing[0] not in below_another:
            return 0
        space = max(unit.first.blank_before for unit in rest)
        size = min(unit.size_ratio for unit in units[:-count])
        is_apart = closing[0].first.blank_before > space
        is_small = closing[0].size_ratio * thresholds.SAME_SIZE_RATIO < size
        is_open = len(units) - count >= _FEWEST_CLOSED and all(
            ends_sentence(unit.text) == (unit not in closing) for unit in units
        )
        if is_apart or is_small or is_open:
            return count
    return 0
