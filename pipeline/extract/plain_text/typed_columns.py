"""Two columns side by side, as converters of PDF lay them out with blanks, put in reading order.

Only columns of running text are: typed tables, whose cells belong to one another row by row, are
narrower on one side, have few words to a cell, or begin their paragraphs at the same rows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.model.frozen import frozen

#: Blanks that part two columns.
_GUTTER = re.compile(r"(?<=\S) {3,}(?=\S)|^ {20,}(?=\S)")
#: Tab stops of typed text.
_TAB_COLUMNS = 8
#: Rows with text on both sides that make columns; a table of names or a letterhead has fewer.
_FEWEST_SHARED_ROWS = 8
#: … and their share of the rows from the first of them to the last.
_SHARED_SHARE = 0.5
#: Characters of a narrow column, and how much narrower than the other one may be.
_NARROWEST = 24
_LEAST_BALANCE = 0.6
#: Characters of a row beyond which it is a paragraph and no row.
_WIDEST = 250
#: Words of a line of running text, on average.
_FEWEST_WORDS = 4
#: A line of this share of its column's width is full, and so many are in running text.
_FULL_SHARE = 0.8
_FULL_LINES_SHARE = 0.5
#: Paragraphs begin at the same rows on both sides in this share of them: a table.
_ALIGNED_SHARE = 0.8
#: Blank rows that part columns from what stands above and below them.
_BLANK_ROWS_APART = 2
_TERMINAL = (".", "!", "?", ":", ";")
_PAGE = re.compile("(\f)")


def unfold_columns(text: str) -> str:
    """The text with columns that stand side by side put one below the other, page by page.

    Args:
        text: with LF as line ends; form feeds part pages.

    Returns:
        ``text`` itself where it has none. Otherwise only white space is added or left out, and
        lines change places.
    """
    if "   " not in text:
        return text
    pages = _PAGE.split(text)
    return "".join(
        page if page == "\f" or "   " not in page else _unfold_page(page) for page in pages
    )


@frozen
class _Sides:
    """The rows from ``start`` to ``end``, parted at a place of theirs; a side is "" where blank."""

    start: int
    end: int
    left: Sequence[str]
    right: Sequence[str]


def _unfold_page(page: str) -> str:
    rows = page.split("\n")
    unfolded: list[str] = []
    done = 0
    for sides in _find_columns([row.expandtabs(_TAB_COLUMNS).rstrip() for row in rows]):
        unfolded.extend(rows[done : sides.start])
        unfolded.extend(_stack(sides))
        done = sides.end
    return "\n".join([*unfolded, *rows[done:]])


def _find_columns(rows: Sequence[str]) -> list[_Sides]:
    """Stretches of the rows that are two columns, in order."""
    ends = Counter(
        match.end() for row in rows if len(row) <= _WIDEST for match in _GUTTER.finditer(row)
    )
    if sum(ends.values()) < _FEWEST_SHARED_ROWS:
        return []
    # Items and what hangs below them begin further in: the place that parts most rows parts them.
    parted = {place: sum(_is_shared(row, place) for row in rows) for place in ends}
    places = sorted(parted, key=lambda place: (-parted[place], place))[:_MOST_PLACES]
    taken: set[int] = set()
    found: list[_Sides] = []
    for place in places:
        for sides in _find_parted(rows, place):
            own = range(sides.start, sides.end)
            if taken.isdisjoint(own):
                taken.update(own)
                found.append(sides)
    return sorted(found, key=lambda sides: sides.start)


#: Places that are tried on a page.
_MOST_PLACES = 3


def _is_shared(row: str, place: int) -> bool:
    return _is_parted(row, place) and bool(row[:place].strip()) and bool(row[place:])


def _find_parted(rows: Sequence[str], place: int) -> Iterator[_Sides]:
    """Stretches of rows that are two columns parted at a place."""
    end = 0
    while end < len(rows):
        start = end
        while end < len(rows) and _is_parted(rows[end], place):
            end += 1
        sides = _trim(rows, start, end, place)
        if sides is not None and _are_columns(sides):
            yield sides
        end += end == start


def _is_parted(row: str, place: int) -> bool:
    """Whether nothing of a row stands on the gutter before a place."""
    return not row[max(0, place - 2) : place].strip()


def _trim(rows: Sequence[str], start: int, end: int, place: int) -> _Sides | None:
    """The rows with text on both sides, and those next to them."""
    shared = [at for at in range(start, end) if _is_shared(rows[at], place)]
    if len(shared) < _FEWEST_SHARED_ROWS / 2:
        return None
    first, last = shared[0], shared[-1]
    blank = 0
    for at in range(first - 1, start - 1, -1):
        blank = 0 if rows[at].strip() else blank + 1
        if blank >= _BLANK_ROWS_APART:
            break
        first = at if rows[at].strip() else first
    blank = 0
    for at in range(last + 1, end):
        blank = 0 if rows[at].strip() else blank + 1
        if blank >= _BLANK_ROWS_APART:
            break
        last = at if rows[at].strip() else last
    inside = rows[first : last + 1]
    return _Sides(
        start=first,
        end=last + 1,
        left=[row[:place].rstrip() for row in inside],
        right=[row[place:] for row in inside],
    )


def _are_columns(sides: _Sides) -> bool:
    pairs = list(zip(sides.left, sides.right, strict=True))
    shared = sum(bool(left and right) for left, right in pairs)
    filled = sum(bool(left or right) for left, right in pairs)
    # Lines of two columns that do not stand at the same heights take turns.
    by_turns = min(
        sum(bool(left and not right) for left, right in pairs),
        sum(bool(right and not left) for left, right in pairs),
    )
    widths = [_measure_width(sides.left), _measure_width(sides.right)]
    return (
        shared + 2 * by_turns >= max(_FEWEST_SHARED_ROWS, _SHARED_SHARE * filled)
        and min(widths) >= max(_NARROWEST, _LEAST_BALANCE * max(widths))
        and all(
            _runs_on(side, width)
            for side, width in zip((sides.left, sides.right), widths, strict=True)
        )
        and not _are_rows(sides)
    )


def _measure_width(side: Sequence[str]) -> int:
    return max(map(len, side)) - _find_edge(side)


def _find_edge(side: Sequence[str]) -> int:
    return min((len(row) - len(row.lstrip()) for row in side if row), default=0)


def _runs_on(side: Sequence[str], width: int) -> bool:
    """Whether a side is running text: full lines of several words."""
    lines = [row for row in side if row]
    full = sum(len(line) >= _FULL_SHARE * width for line in lines)
    words = sum(len(line.split()) for line in lines)
    return full >= _FULL_LINES_SHARE * len(lines) and words >= _FEWEST_WORDS * len(lines)


def _are_rows(sides: _Sides) -> bool:
    """Whether what begins on the left begins at the same row on the right, time after time."""

    def begins(side: Sequence[str]) -> set[int]:
        return {at for at in range(1, len(side)) if side[at] and not side[at - 1]}

    left, right = begins(sides.left), begins(sides.right)
    return bool(left) and len(left & right) >= _ALIGNED_SHARE * max(len(left), len(right))


def _stack(sides: _Sides) -> list[str]:
    """The left side's lines, then the right side's from the same edge on.

    Lines of two columns do not stand at the same heights: a row that is blank on one side ends a
    paragraph there only where the line above it is not full.
    """
    edge, own_edge = _find_edge(sides.left), _find_edge(sides.right)
    right = [f"{' ' * edge}{row[own_edge:]}" if row else "" for row in sides.right]
    left = _drop_blank_rows(sides.left)
    ends = left[-1].endswith(_TERMINAL)
    return [*left, *([""] if ends else []), *_drop_blank_rows(right)]


def _drop_blank_rows(side: Sequence[str]) -> list[str]:
    width = max(map(len, side))
    kept: list[str] = []
    gap = 0
    for row in side:
        if not row:
            gap += 1
            continue
        above = kept[-1] if kept else ""
        is_within = len(above) >= _FULL_SHARE * width and not above.endswith(_TERMINAL)
        if gap and above and not is_within:
            kept.append("")
        kept.append(row)
        gap = 0
    return kept
