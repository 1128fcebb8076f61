"""What a CI system shows of a step, as Markdown: the report, and what changed."""

from __future__ import annotations

#: What GitHub shows of one step; it refuses more.
MOST_BYTES = 1024 * 1024

_CUT_NOTE = "\n\nCut here, at what GitHub shows of one step: the rest is in the report files.\n"


def fit_summary(markdown: str, *, room_bytes: int) -> str:
    """``markdown`` after a blank line, cut at the end of a line where it does not fit; or nothing.

    Args:
        markdown: harmless, ending in LF.
        room_bytes: how much of ``MOST_BYTES`` is left, in UTF-8.
    """
    whole = f"\n{markdown}"
    if len(whole.encode("utf-8")) <= room_bytes:
        return whole
    left_bytes = room_bytes - len(_CUT_NOTE.encode("utf-8"))
    if left_bytes <= 0:
        return ""
    kept = whole.encode("utf-8")[:left_bytes].decode("utf-8", "ignore")
    return kept[: kept.rfind("\n")] + _CUT_NOTE
