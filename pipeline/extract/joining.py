"""Fragments that the page shows as one line although a wide gap parts them.

A list marker and its text; a heading's number and its words; an entry of a contents list and its
page number; a raised footnote sign; a drop capital.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from pipeline.extract import thresholds as limit
from pipeline.extract.lines import Fragment, Ink, add_blank, join

#: A number with its point or bracket, "2.4.1", "a)", "(iv)", "IV.", "§ 3".
_ENUMERATOR = re.compile(
    r"^(?:§\s?)?[(\[]?(?:\d{1,3}(?:\.\d{1,3}){1,5}\.?|\d{1,3}[.):\]]{1,2}|\d{1,3}\.\)|"
    r"[A-Za-z][.)\]]{1,2}|[ivxlcIVXLC]{1,6}[.)\]]{1,2}|\(?\d{1,3}\)|\(?[a-zA-Z]\))$"
)
_BARE_NUMBER = re.compile(r"^\d{1,3}$")
#: A page number in a contents list, perhaps with the end of its leader.
_PAGE_NUMBER = re.compile(r"^[.\s·…]*(?:\d{1,4}|[ivxlc]{1,6})$")
_MAX_MARKER_LENGTH = 8
#: Signs that begin sentences and not items.
_OPENING = frozenset("\"'“”„«»‹›‘’‚([{¿¡#@€$%&")


def join_lines(fragments: list[Fragment], ink: Ink) -> list[Fragment]:
    """Join what belongs on one line, before columns are looked for.

    Args:
        fragments: in no order.
        ink: of the glyphs they are made of.

    Returns:
        The fragments left, from the top down.
    """
    if len(fragments) < 2:
        return fragments
    fragments = _attach_raised(fragments, ink)
    texts = {id(fragment): _text_of(fragment, ink) for fragment in fragments}
    rows = _Rows(fragments)
    line_numbers = _find_line_numbers(fragments, texts)
    gone: set[int] = set()
    _join_page_numbers(fragments, texts, rows, line_numbers, gone, ink)
    _join_markers(fragments, texts, rows, line_numbers, gone, ink)
    left = [fragment for fragment in fragments if id(fragment) not in gone]
    for fragment in left:
        if not fragment.has_marker:
            fragment.has_marker = _begins_with_sign(fragment, ink)
    return left


def _text_of(fragment: Fragment, ink: Ink) -> str:
    """The letters of a short fragment; of a long one only its beginning, which tells as much."""
    return "".join(ink.text[start:stop] for start, stop in fragment.pieces[:3])[:40]


class _Rows:
    """Finds a fragment's neighbours on its line."""

    def __init__(self, fragments: Sequence[Fragment]) -> None:
        self._fragments = sorted(fragments, key=lambda one: one.baseline)
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


def _join_markers(
    fragments: list[Fragment],
    texts: dict[int, str],
    rows: _Rows,
    line_numbers: set[int],
    gone: set[int],
    ink: Ink,
) -> None:
    for fragment in fragments:
        if id(fragment) in gone or id(fragment) in line_numbers:
            continue
        text = texts[id(fragment)]
        if not _is_marker(text):
            continue
        left, right = rows.neighbours(fragment, gone)
        if right is None:
            continue
        gap = right.x0 - fragment.x1
        is_bare = _BARE_NUMBER.match(text) is not None
        reach_em = limit.MAX_BARE_NUMBER_GAP_EM if is_bare else limit.MAX_MARKER_GAP_EM
        if gap > min(reach_em * right.size, limit.MAX_MARKER_GAP_PT):
            continue
        if text[0].isdigit() and not _has_letters(texts[id(right)]):
            continue  # figures in a table
        if is_bare and (
            (left is not None and fragment.x0 - left.x1 < 2 * gap)
            or fragment.size > limit.MAX_BARE_NUMBER_SIZE_RATIO * right.size
        ):
            continue
        _merge(fragment, right, texts, gone, ink)
        right.has_marker = True


def _is_marker(text: str) -> bool:
    if len(text) > _MAX_MARKER_LENGTH:
        return False
    if len(text) == 1:
        return True
    if not any(character.isalnum() for character in text):
        return len(text) <= 2
    return bool(_ENUMERATOR.match(text) or _BARE_NUMBER.match(text))


def _begins_with_sign(fragment: Fragment, ink: Ink) -> bool:
    """Whether the first word is one sign that is no letter and opens no sentence."""
    start, stop = fragment.pieces[0]
    first = ink.text[start]
    if first.isalnum() or first in _OPENING:
        return False
    if stop > start + 1:
        return bool(ink.is_word_start[start + 1])
    return bool(fragment.blanks and fragment.blanks[0])


def _has_letters(text: str) -> bool:
    return any(character.isalpha() for character in text)


def _merge(
    left: Fragment, right: Fragment, texts: dict[int, str], gone: set[int], ink: Ink
) -> None:
    """Put ``left`` before ``right``; the joined line is ``right``'s, with its size and height."""
    blanks = [*left.blanks, True, *right.blanks]
    right.pieces[:0] = left.pieces
    right.blanks[:] = blanks
    right.x0, right.x1 = min(left.x0, right.x0), max(left.x1, right.x1)
    right.top, right.bottom = min(left.top, right.top), max(left.bottom, right.bottom)
    texts[id(right)] = _text_of(right, ink)
    gone.add(id(left))


def _join_page_numbers(
    fragments: list[Fragment],
    texts: dict[int, str],
    rows: _Rows,
    line_numbers: set[int],
    gone: set[int],
    ink: Ink,
) -> None:
    """Numbers at one right edge, each with words at its left: a contents list's pages."""
    numbers = [
        fragment
        for fragment in fragments
        if id(fragment) not in line_numbers and _PAGE_NUMBER.match(texts[id(fragment)])
    ]
    if len(numbers) < limit.MIN_PAGE_NUMBERS:
        return
    for fragment in numbers:
        aligned = [
            other
            for other in numbers
            if abs(other.x1 - fragment.x1) <= limit.EDGE_TOLERANCE_PT
        ]
        if len(aligned) < limit.MIN_PAGE_NUMBERS or not _do_rise(aligned, texts):
            continue
        left, right = rows.neighbours(fragment, gone)
        if left is None or not _has_letters(texts[id(left)]):
            continue
        if right is not None and (
            not _has_letters(texts[id(right)])  # a row of figures
            or right.x0 - fragment.x1  # it stands nearer to what follows: an item's number there
            < min(fragment.x0 - left.x1, limit.MAX_BARE_NUMBER_GAP_EM * right.size)
        ):
            continue
        left.pieces.extend(fragment.pieces)
        left.blanks.extend([True, *fragment.blanks])
        left.x1 = max(left.x1, fragment.x1)
        left.top, left.bottom = min(left.top, fragment.top), max(left.bottom, fragment.bottom)
        gone.add(id(fragment))


def _do_rise(numbers: list[Fragment], texts: dict[int, str]) -> bool:
    """Whether the numbers rise down the page, as page numbers of a contents list do."""
    values = [
        int(digits)
        for fragment in sorted(numbers, key=lambda one: one.baseline)
        if (digits := texts[id(fragment)].lstrip(". ·…")).isdecimal()
    ]
    falls = sum(after < before for before, after in zip(values, values[1:], strict=False))
    return falls <= limit.MAX_FALL_SHARE * len(values)


def _find_line_numbers(fragments: list[Fragment], texts: dict[int, str]) -> set[int]:
    """Numbers in the margin that count the lines: evenly spaced, in steps of one or five.

    They stand beside the text and belong to none of its lines.
    """
    columns: dict[int, list[tuple[float, int, Fragment]]] = {}
    for fragment in fragments:
        text = texts[id(fragment)]
        if _BARE_NUMBER.match(text):
            edge = round(fragment.x1 / limit.EDGE_TOLERANCE_PT)
            columns.setdefault(edge, []).append((fragment.baseline, int(text), fragment))
    found: set[int] = set()
    for members in columns.values():
        if len(members) < limit.MIN_LINE_NUMBERS:
            continue
        members.sort(key=lambda one: one[:2])
        steps = {after[1] - before[1] for before, after in zip(members, members[1:], strict=False)}
        spaces = sorted(
            after[0] - before[0] for before, after in zip(members, members[1:], strict=False)
        )
        step = steps.pop() if len(steps) == 1 else 0
        middle = spaces[len(spaces) // 2]
        even = sum(abs(space - middle) <= limit.EDGE_TOLERANCE_PT for space in spaces)
        if step in (1, 5) and even >= limit.MIN_EVEN_SHARE * len(spaces):
            found.update(id(fragment) for _, _, fragment in members)
    return found


def _attach_raised(fragments: list[Fragment], ink: Ink) -> list[Fragment]:
    """Give raised and lowered letters, and drop capitals, to the line they touch."""
    sizes = [fragment.size for fragment in fragments]
    if max(sizes) * limit.MAX_RAISED_SIZE_RATIO < min(sizes):
        return fragments
    gone: set[int] = set()
    by_x0 = sorted(fragments, key=lambda one: one.x0)
    edges = [fragment.x0 for fragment in by_x0]
    shortest = [one for one in fragments if one.letter_count <= limit.MAX_RAISED_LETTERS]
    for small in sorted(shortest, key=lambda one: one.size):
        host = _find_host(small, by_x0, edges, gone)
        if host is None:
            continue
        pieces = sorted(
            [*host.pieces, *small.pieces], key=lambda piece: (ink.x0[piece[0]], piece[0])
        )
        host.pieces[:] = pieces
        host.blanks[:] = [
            add_blank(ink, before, after) for before, after in zip(pieces, pieces[1:], strict=False)
        ]
        host.x0, host.x1 = min(host.x0, small.x0), max(host.x1, small.x1)
        host.top, host.bottom = min(host.top, small.top), max(host.bottom, small.bottom)
        gone.add(id(small))
    return [fragment for fragment in fragments if id(fragment) not in gone]


def _find_host(
    small: Fragment, by_x0: list[Fragment], edges: list[float], gone: set[int]
) -> Fragment | None:
    """The line that raised letters touch: they stand in it, at its end or at its beginning."""
    best: tuple[float, Fragment] | None = None
    reach = limit.MAX_RAISED_GAP_EM
    for host in by_x0[: bisect_right(edges, small.x1 + 2 * reach * small.size)]:
        if host is small or id(host) in gone:
            continue
        if small.size > limit.MAX_RAISED_SIZE_RATIO * host.size:
            continue
        step = abs(small.baseline - host.baseline) / host.size
        if not limit.MAX_BASELINE_STEP_EM < step <= limit.MAX_RAISED_STEP_EM:
            continue
        gap = max(small.x0 - host.x1, host.x0 - small.x1)
        if gap > reach * host.size:
            continue
        if best is None or gap < best[0]:
            best = (gap, host)
    return best[1] if best else None


def mend_torn_lines(regions: list[list[Fragment]], ink: Ink) -> None:
    """Join the halves of justified lines that are torn wide between two words.

    They are told by the line above or below, which runs through where the gap is.
    """
    for region in regions:
        index = 0
        while index + 1 < len(region):
            left, right = region[index], region[index + 1]
            gap = right.x0 - left.x1
            is_torn = (
                abs(right.baseline - left.baseline) <= limit.MAX_BASELINE_STEP_EM * left.size
                and 0 < gap <= limit.MAX_JUSTIFIED_GAP_EM * min(left.size, right.size)
                and not left.has_marker
                and left.letter_count + right.letter_count >= limit.MIN_JUSTIFIED_LETTERS
                and any(
                    other.x0 <= left.x1 and other.x1 >= right.x0
                    for other in (*region[max(0, index - 1) : index], *region[index + 2 : index + 3])
                )
            )
            if is_torn:
                join(left, right, ink)
                del region[index + 1]
            else:
                index += 1
