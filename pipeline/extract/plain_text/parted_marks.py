"""Marks of a list that a converter wrote apart from its words: three bullets, then three texts.

Converters of PDF write what stands in one column together where lines are close: first the bullets
of a list, each on a line of its own, then a blank line, then the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.model.document import Element, ElementKind, Line
from pipeline.model.frozen import replace

#: A line that is a bullet, a number or a letter in list dress and nothing else.
_MARK = re.compile(r"[•‣▪■●○◦◆►➢➤✓·*–—-]|[\ue000-\uf8ff]|\d{1,3}[.)]|[a-z]\)")
_FEWEST_MARKS = 2
#: A page has about sixty lines: no column of one holds more marks, nor many times as many lines of
#: words. So a line of a long file costs no more than one of a short file.
_MOST_MARKS = 60
_MOST_LINES = 600
#: What a line's beginning is worth as that of an item: the line above left room for its first
#: word, or ends a sentence or an item; and it begins with a capital or a digit.
_ROOM_SCORE, _END_SCORE, _CAPITAL_SCORE = 2, 2, 1
#: Set lines of one width differ in characters; what is shorter than this share left room.
_RAGGED_SHARE = 0.9
_ENDS = (".", ";", ",", ":", "!", "?")


def give_marks(text: str, lines: Sequence[Line], *, first_number: int) -> Iterator[Line]:
    """The lines; those of texts whose marks stand above them, as items with these marks.

    Args:
        text: the canonical text.
        lines: of the file, in order.
        first_number: for the items and their lists; no element has it or one above it.
    """
    stop = 0
    number = first_number
    for at, line in enumerate(lines):
        if at < stop:
            continue
        marks = _read_marks(text, lines, at)
        block = _list_block(text, lines, at + len(marks)) if len(marks) >= _FEWEST_MARKS else ()
        starts = _find_starts([one.span.cut(text) for one in block], len(marks))
        if not starts:
            yield line
            continue
        yield from lines[at : at + len(marks)]
        list_number = number
        for mark, (first, last) in zip(marks, pairwise([*starts, len(block)]), strict=True):
            for index in range(first, last):
                element = Element(
                    kind=ElementKind.LIST_ITEM,
                    level=1,
                    number=number,
                    list_number=list_number,
                    marker=mark if index == first else None,
                )
                yield replace(block[index], element=element)
            number += 1
        stop = at + len(marks) + len(block)


def _read_marks(text: str, lines: Sequence[Line], at: int) -> list[str]:
    """The marks on the lines from here on: of one glyph, or counting on."""
    marks: list[str] = []
    for index in range(at, len(lines)):
        line = lines[index]
        words = line.span.cut(text)
        if line.element is not None or not _MARK.fullmatch(words):
            break
        if len(marks) == _MOST_MARKS or (marks and not _follows(marks[-1], words)):
            return []
        marks.append(words)
    return marks


def _follows(mark: str, other: str) -> bool:
    if mark[:-1].isdigit() and other[:-1].isdigit():
        return int(other[:-1]) == int(mark[:-1]) + 1
    if len(mark) == len(other) == 2:
        return ord(other[0]) == ord(mark[0]) + 1
    return mark == other


def _list_block(text: str, lines: Sequence[Line], at: int) -> list[Line]:
    """The lines from here to the next blank one; none where no blank line stands before them."""
    if at >= len(lines) or text.count("\n", lines[at - 1].span.end, lines[at].span.start) < 2:
        return []
    block = [lines[at]]
    for index in range(at + 1, len(lines)):
        line = lines[index]
        if text.count("\n", block[-1].span.end, line.span.start) != 1:
            break
        if len(block) == _MOST_LINES:
            return []
        block.append(line)
    return [] if any(one.element is not None for one in block) else block


def _find_starts(texts: Sequence[str], count: int) -> list[int]:
    """Where that many texts begin among lines that may be wrapped; none where that is open."""
    if len(texts) < count or count < _FEWEST_MARKS:
        return []
    width = _RAGGED_SHARE * max(map(len, texts))
    begins_small = texts[0][0].islower()
    scores = {
        index: _ROOM_SCORE * (len(above) + 1 + len(line.split()[0]) <= width)
        + _END_SCORE * above.endswith(_ENDS)
        + _CAPITAL_SCORE * (not line[0].islower())
        for index, (above, line) in enumerate(pairwise(texts), start=1)
        if begins_small or not line[0].islower()
    }
    if len(scores) < count - 1:
        return []
    ordered = sorted(scores, key=lambda index: (-scores[index], index))
    chosen, rest = ordered[: count - 1], ordered[count - 1 :]
    if rest and scores[rest[0]] >= scores[chosen[-1]]:
        return []
    return [0, *sorted(chosen)]
