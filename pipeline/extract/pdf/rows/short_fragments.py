"""Fragments short enough to be markers or numbers, and what stands beside them on their line."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from pipeline.extract.pdf import thresholds as limit
from pipeline.extract.pdf.rows.fragments import Fragment
from pipeline.extract.pdf.rows.ink import Ink

#: Digits of the longest number of a line, or of an item.
_MAX_DIGITS = 3
_by_baseline = attrgetter("baseline")


def is_bare_number(text: str) -> bool:
    """Whether a text is a number by itself, such as a line or an item has."""
    return len(text) <= _MAX_DIGITS and text.isdecimal()


class ShortFragments:
    """The fragments of a page, those short enough to be markers or numbers, and what is joined.

    Attributes:
        short: short fragments, from the top down.
        texts: of the short ones.
        gone: fragments that were joined to another.
    """

    def __init__(self, fragments: list[Fragment], short: list[Fragment], ink: Ink) -> None:
        self.ink = ink
        self.short = short
        self.texts = {id(one): ink.cut_all(one) for one in short}
        self.gone: set[int] = set()
        self._rows = _Rows(fragments)

    def has_letters(self, fragment: Fragment) -> bool:
        """Whether a fragment holds at least one letter."""
        return any(
            character.isalpha() for run in fragment.pieces for character in self.ink.cut(run)
        )

    def neighbours(self, fragment: Fragment) -> tuple[Fragment | None, Fragment | None]:
        """The nearest fragments at the left and at the right on the same line."""
        return self._rows.neighbours(fragment, self.gone)


class _Rows:
    """Finds a fragment's neighbours on its line."""

    def __init__(self, fragments: Sequence[Fragment]) -> None:
        self._fragments = sorted(fragments, key=_by_baseline)
        self._baselines = [fragment.baseline for fragment in self._fragments]

    def neighbours(self, of: Fragment, gone: set[int]) -> tuple[Fragment | None, Fragment | None]:
        """The nearest fragments at the left and at the right on the same line."""
        reach = limit.MAX_MARKER_STEP_EM * of.size
        start = bisect_left(self._baselines, of.baseline - 3 * reach)
        stop = bisect_right(self._baselines, of.baseline + 3 * reach)
        left: Fragment | None = None
        right: Fragment | None = None
        for other in self._fragments[start:stop]:
            if other is of or id(other) in gone:
                continue
            step = limit.MAX_MARKER_STEP_EM * max(of.size, other.size)
            if abs(other.baseline - of.baseline) > step:
                continue
            if other.x0 >= of.x1 - 0.2 * of.size:
                if right is None or other.x0 < right.x0:
                    right = other
            elif other.x1 <= of.x0 + 0.2 * of.size and (left is None or other.x1 > left.x1):
                left = other
        return left, right
