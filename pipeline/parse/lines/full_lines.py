"""Whether a line was broken for want of room, and not because something ends there."""

from __future__ import annotations

from pipeline.parse import thresholds
from pipeline.parse.lines.views import LineView


def is_full(above: LineView, view: LineView) -> bool:
    """Whether the next line's first word would not have fitted behind the line above."""
    return _measure_room(above, view) < thresholds.FULL_LINE_SLACK_EM


def leaves_room(above: LineView, view: LineView) -> bool:
    """Whether the line above ends long before its measure: it was ended on purpose."""
    room_em = _measure_room(above, view)
    return room_em > thresholds.EARLY_END_SHARE * above.measure_em and room_em < float("inf")


def _measure_room(above: LineView, view: LineView) -> float:
    """What is left of the measure, in ems, with the next line's first word behind the line above.

    Infinite where lines are not wrapped, or no word follows.
    """
    words = view.text.split(None, 1)
    if above.measure_em == float("inf") or not words:
        return float("inf")
    per_char = max((line.right_em - line.x0_em) / max(len(line.text), 1) for line in (above, view))
    return above.measure_em - above.right_em - (len(words[0]) + 1) * per_char
