"""Lines with writing from right to left: from the order on the page to the order of reading."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import bidirectional

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_LEFT_TO_RIGHT = frozenset({"L", "EN", "AN"})


#: Scripts written from right to left: Hebrew to Thaana, and their presentation forms.
_SCRIPTS = ((0x0590, 0x08FF), (0xFB1D, 0xFDFF), (0xFE70, 0xFEFE))


def may_run_leftward(codes: npt.NDArray[np.integer]) -> bool:
    """Whether code points are among those of scripts that are written from right to left."""
    # Between these scripts lie the signs of punctuation that most pages have.
    may_be = (codes >= _SCRIPTS[0][0]) & ((codes <= _SCRIPTS[0][1]) | (codes >= _SCRIPTS[1][0]))
    if not np.count_nonzero(may_be):
        return False
    later = set(codes[may_be].tolist())
    return any(first <= code <= last for code in later for first, last in _SCRIPTS)


def order_logically(text: str) -> list[int] | None:
    """For each place in reading order the index into ``text``, which runs left to right.

    None when the line holds no writing from right to left. A simple inverse of the Unicode
    bidirectional algorithm (UAX #9) for one level of embedding: stretches of the other direction,
    with what stands between them, are turned around.
    """
    if text.isascii():
        return None
    classes = [bidirectional(character) for character in text]
    rightward = sum(kind in _RIGHT_TO_LEFT for kind in classes)
    if rightward == 0:
        return None
    leftward = sum(kind == "L" for kind in classes)
    if rightward >= leftward:
        order = list(range(len(text)))[::-1]
        return _turn_stretches(order, classes, _LEFT_TO_RIGHT)
    return _turn_stretches(list(range(len(text))), classes, _RIGHT_TO_LEFT)


def _turn_stretches(order: list[int], classes: list[str], kinds: frozenset[str]) -> list[int]:
    """Reverse every stretch that begins and ends in one of ``kinds`` and holds no other letter."""
    strong = _RIGHT_TO_LEFT | _LEFT_TO_RIGHT
    turned = list(order)
    start: int | None = None
    end = 0
    for place in range(len(order) + 1):
        kind = classes[order[place]] if place < len(order) else "R" if "L" in kinds else "L"
        if kind in kinds:
            start = place if start is None else start
            end = place + 1
        elif kind in strong and start is not None:
            turned[start:end] = turned[start:end][::-1]
            start = None
    return turned
