"""Whether a line was broken for want of room, and not because something ends there."""

from __future__ import annotations

from pipeline.parse import thresholds
from pipeline.parse.views import LineView


def is_full(above: LineView, view: LineView) -> bool:
    """Whether the next line's first word would not have fitted behind the line above."""
    if above.measure_em == float("inf"):
        return False
    words = view.text.split(None, 1)
    if not words:
        return False
    per_char = max((line.right_em - line.x0_em) / max(len(line.text), 1) for line in (above, view))
    needed = (len(words[0]) + 1) * per_char
    return above.right_em + needed > above.measure_em - thresholds.FULL_LINE_SLACK_EM
