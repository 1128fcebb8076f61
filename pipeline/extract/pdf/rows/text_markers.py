"""List markers that are letters or signs: numbers, bullets, labels, set apart from their text."""

from __future__ import annotations

import re

from pipeline.extract.pdf import thresholds as limit
from pipeline.extract.pdf.rows.fragments import Fragment
from pipeline.extract.pdf.rows.ink import Ink
from pipeline.extract.pdf.rows.short_fragments import ShortFragments, is_bare_number

#: A number with its point or bracket, "2.4.1", "a)", "(iv)", "IV.", "§ 3".
_ENUMERATOR = re.compile(
    r"^(?:§\s?|[^\w\s\"'“”„«»‹›‘’‚(\[{€$£%&#@¿¡])?[(\[]?(?:\d{1,3}(?:\.\d{1,3}){1,5}\.?|\d{1,3}[.):\]]{1,2}|\d{1,3}\.\)|"
    r"[A-Za-z][.)\]]{1,2}|[ivxlcIVXLC]{1,6}[.)\]]{1,2}|\(?\d{1,3}\)|\(?[a-zA-Z]\))$"
)
#: The same, so plain that it is one whatever stands behind it.
_COUNT = re.compile(r"\d{1,2}(?:\.\d{1,2})+[.)]?|\(?(?:\d{1,3}|[a-z])[.)]")
_ITEM_NUMBER = re.compile(r"\(?(?:\d{1,2}\.)*(\d{1,3})")
_MAX_COUNT_LENGTH = 6
_MAX_MARKER_LENGTH = 8
#: A word with its number, "Mesure 4 :".
_LABEL = re.compile(r"^([^\W\d_]{3,14})\d{1,3}[:.–—-]$")
#: A number with the word that names what it counts; blanks are left out.
_COUNTED = re.compile(r"[^\W\d_]{3,14}(\d{1,3})[.):]?")
_LABEL_ENDS = frozenset(":.–—-")
#: Signs that begin sentences and not items.
_OPENING = frozenset("\"'“”„«»‹›‘’‚([{¿¡#@€$%&")


def join_markers(page: ShortFragments, line_numbers: set[int], counting: set[int]) -> None:
    """Join each marker to the item that follows it on its line.

    Args:
        page: its short fragments; those joined are noted as gone.
        line_numbers: ids of those that count the lines of the page.
        counting: ids of numbers that count on, one below the other.
    """
    labels = _find_labels(page)
    for marker in page.short:
        key = id(marker)
        text = page.texts[key]
        if not _is_marker(text) and key not in labels:
            continue
        if key in page.gone or key in line_numbers:
            continue
        left, right = page.neighbours(marker)
        if right is None:
            continue
        gap = right.x0 - marker.x1
        is_bare = is_bare_number(text)
        reach_em = limit.MAX_BARE_NUMBER_GAP_EM if is_bare else limit.MAX_MARKER_GAP_EM
        if gap > min(reach_em * right.size, limit.MAX_MARKER_GAP_PT):
            continue
        if text[0].isdigit() and not page.has_letters(right):
            continue  # figures in a table
        if is_bare and (
            (left is not None and marker.x0 - left.x1 < (2 - (key in counting)) * gap)
            or marker.size > limit.MAX_BARE_NUMBER_SIZE_RATIO * right.size
        ):
            continue
        _put_before(marker, right)
        page.gone.add(key)
        if id(right) in page.texts:
            page.texts[id(right)] = page.ink.cut_all(right)


def _find_labels(page: ShortFragments) -> set[int]:
    """Words with a number that stand at one left edge with another number: "Mesure 4 :"."""
    columns: dict[tuple[str, int], set[int]] = {}
    for one in page.short:
        text = page.texts[id(one)]
        match = _LABEL.match(text) if text[-1] in _LABEL_ENDS else None
        if match:
            edge = round(one.x0 / limit.EDGE_TOLERANCE_PT)
            columns.setdefault((match[1], edge), set()).add(id(one))
    return {label for labels in columns.values() if len(labels) > 1 for label in labels}


def _put_before(marker: Fragment, item: Fragment) -> None:
    """Join a marker to its item; the line is the item's, with its size and baseline."""
    item.blanks[:0] = [*marker.blanks, True]
    item.pieces[:0] = marker.pieces
    item.letter_count += marker.letter_count
    item.x0, item.x1 = min(marker.x0, item.x0), max(marker.x1, item.x1)
    if marker.size <= limit.LARGER_NUMBER_RATIO * item.size:
        # A larger number would make the line look lower than it stands among the others.
        item.top, item.bottom = min(marker.top, item.top), max(marker.bottom, item.bottom)
    item.has_marker = True


def _is_marker(text: str) -> bool:
    if len(text) > _MAX_MARKER_LENGTH:
        return False
    if len(text) == 1:
        return True
    if not any(character.isalnum() for character in text):
        return len(text) <= 2
    return is_bare_number(text) or _ENUMERATOR.match(text) is not None


def read_count(text: str) -> int:
    """The number that a short text counts with, behind one word: "Goal16"; 0 without."""
    match = _COUNTED.fullmatch(text)
    return int(match[1]) if match else 0


def read_item_number(fragment: Fragment, ink: Ink) -> int:
    """The last number of the count that a fragment begins with, 3 of "8.3 Open …"; 0 without."""
    run = fragment.pieces[0]
    start, stop = ink.run_starts[run], ink.run_stops[run]
    match = _ITEM_NUMBER.match(ink.text[start : min(stop, start + _MAX_COUNT_LENGTH)])
    return int(match[1]) if match else 0


def begins_with_sign(fragment: Fragment, ink: Ink) -> bool:
    """Whether the first word is one sign that is no letter and opens no sentence."""
    run = fragment.pieces[0]
    start, stop = ink.run_starts[run], ink.run_stops[run]
    first = ink.text[start]
    if first.isalnum() or first in _OPENING:
        return False
    if stop > start + 1:
        return bool(ink.is_word_start[start + 1])
    return bool(fragment.blanks and fragment.blanks[0])


def begins_with_count(fragment: Fragment, ink: Ink) -> bool:
    """Whether the first word is a number or letter in list dress, or an icon, close to its text."""
    run = fragment.pieces[0]
    start, stop = ink.run_starts[run], ink.run_stops[run]
    if ink.text[start].isupper():
        return False
    word = ink.text[start : min(stop, start + _MAX_COUNT_LENGTH)]
    if stop == start + 1 and word.isdigit() and fragment.blanks and fragment.blanks[0]:
        # A single figure in another font is an icon, or stands for the number of an item.
        return bool(ink.style_ids[start] != ink.style_ids[ink.run_starts[fragment.pieces[1]]])
    # Few lines begin with a word that has the point or bracket of a number.
    match = _COUNT.match(word) if "." in word or ")" in word else None
    if match is None:
        return False
    after = start + match.end()
    if after < stop:
        return bool(ink.is_word_start[after])
    return bool(fragment.blanks and fragment.blanks[0])
