"""Raised and lowered letters: note signs and indices, which belong to the line they touch."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from operator import attrgetter

from pipeline.extract.pdf import thresholds as limit
from pipeline.extract.pdf.rows.fragments import Fragment
from pipeline.extract.pdf.rows.ink import Ink
from pipeline.extract.pdf.rows.lines import add_blank, join

#: Signs that refer to notes, beside figures and letters.
_by_baseline = attrgetter("baseline")
_NOTE_SIGNS = frozenset("*†‡§¶°ªº™®©()[]+-−–")
#: Raised letters are fewer than what they stand beside, or the ending of an ordinal: "1ère".
_MOST_AFTER_FIGURE = 4


def attach_raised(fragments: list[Fragment], ink: Ink) -> list[Fragment]:
    """Give raised and lowered letters to the line they touch."""
    largest = max(fragment.size for fragment in fragments)
    small = [
        one
        for one in fragments
        if one.letter_count <= limit.MAX_RAISED_LETTERS
        and one.size <= limit.MAX_RAISED_SIZE_RATIO * largest
        and _may_be_raised(ink.text[ink.run_starts[one.pieces[0]]])
    ]
    if not small:
        return fragments
    gone: set[int] = set()
    by_baseline = sorted(fragments, key=_by_baseline)
    baselines = [fragment.baseline for fragment in by_baseline]
    reach = limit.MAX_RAISED_STEP_EM * largest
    for raised in sorted(small, key=lambda one: one.size):
        near = by_baseline[
            bisect_left(baselines, raised.baseline - reach) : bisect_right(
                baselines, raised.baseline + reach
            )
        ]
        host = _find_host(raised, [one for one in near if id(one) not in gone])
        if host is not None:
            _take_in(host, raised, ink)
            gone.add(id(raised))
            following = _find_following(host, near, gone)
            if following is not None:  # what the raised letters stood between
                join(host, following, ink)
                gone.add(id(following))
    return [fragment for fragment in fragments if id(fragment) not in gone]


def _find_following(host: Fragment, near: list[Fragment], gone: set[int]) -> Fragment | None:
    """The fragment that goes on where ``host`` ends now."""
    for other in near:
        if (
            other is not host
            and id(other) not in gone
            and abs(other.baseline - host.baseline) <= limit.MAX_BASELINE_STEP_EM * host.size
            and 0 <= other.x0 - host.x1 <= limit.FRAGMENT_GAP_EM * min(other.size, host.size)
        ):
            return other
    return None


def _may_be_raised(first: str) -> bool:
    return first.isalnum() or first in _NOTE_SIGNS


def _find_host(raised: Fragment, near: list[Fragment]) -> Fragment | None:
    """The line that raised letters touch: they stand in it, at its end or at its beginning."""
    best: Fragment | None = None
    best_gap = float("inf")
    for host in near:
        if host is raised or raised.size > limit.MAX_RAISED_SIZE_RATIO * host.size:
            continue
        step = abs(raised.baseline - host.baseline) / host.size
        if not limit.MAX_BASELINE_STEP_EM < step <= limit.MAX_RAISED_STEP_EM:
            continue
        gap = max(raised.x0 - host.x1, host.x0 - raised.x1)
        if host.letter_count < raised.letter_count and (
            gap < 0 or raised.letter_count > _MOST_AFTER_FIGURE
        ):
            continue  # words below or beside a numeral
        if gap <= limit.MAX_RAISED_GAP_EM * host.size and gap < best_gap:
            best, best_gap = host, gap
    return best


def _take_in(host: Fragment, raised: Fragment, ink: Ink) -> None:
    """Add raised letters to a line where they stand."""
    host.pieces.extend(raised.pieces)
    host.pieces.sort(key=lambda run: (ink.x0[ink.run_starts[run]], run))
    host.blanks[:] = [add_blank(ink, before, after) for before, after in pairwise(host.pieces)]
    host.letter_count += raised.letter_count
    host.x0, host.x1 = min(host.x0, raised.x0), max(host.x1, raised.x1)
    host.top, host.bottom = min(host.top, raised.top), max(host.bottom, raised.bottom)
