"""The numbers of pages at their heads and feet, and what looks like them and counts the text."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from pipeline.model.outline import Role
from pipeline.parse import thresholds
from pipeline.parse.lines.page_edges import Edge
from pipeline.parse.lines.verdicts import Verdict, letters_key
from pipeline.parse.lines.views import LineView
from pipeline.text.languages import Language

#: "3.1" numbers an item, at a page's foot too.
_DECIMAL = re.compile(r"\d+(?:\.\d+)+\.?")
_PAGE_NUMBER = re.compile(r"^\W*(?:[^\W\d]\w*\W+)?(\d{1,4})(?:\W+(?:[^\W\d]\w*\W+)?(\d{1,4}))?\W*$")


def find_numeral_sizes(views: Sequence[LineView], edges: Sequence[Edge]) -> frozenset[float]:
    """Type sizes, over the body's, of numbers alone on their lines within the pages.

    They count what stands below them, and go on doing so at the head of the next page.
    """
    at_edges = {edge.view.index for edge in edges}
    counts = Counter(
        round(view.size_ratio, 2)
        for view in views
        if view.size_ratio > thresholds.SAME_SIZE_RATIO
        and view.index not in at_edges
        and view.text.strip().isdecimal()
    )
    return frozenset(size for size, count in counts.items() if count >= _FEWEST_NUMERALS)


#: One number in large type may be a figure to look at.
_FEWEST_NUMERALS = 3


def find_page_numbers(edges: Sequence[Edge], language: Language) -> dict[int, Verdict]:
    """Verdicts on the numbers of pages at their edges, by line index."""
    page_words = {
        letters_key(word)
        for word in language.furniture.page_words | language.furniture.page_of_words
    }
    offsets: Counter[int] = Counter()
    found: list[tuple[Edge, int]] = []
    for edge in edges:
        match = _PAGE_NUMBER.match(edge.view.text)
        if match is None or _DECIMAL.fullmatch(edge.view.text.strip()):
            continue
        words = re.findall(r"[^\W\d_]+", edge.view.text.casefold())
        if all(word in page_words for word in words):
            found.append((edge, int(match[1])))
            offsets[int(match[1]) - edge.page_number] += 1
    facing = _find_facing(found)
    return {
        edge.view.index: Verdict(role=Role.FURNITURE, reason="page number")
        for edge, number in found
        if (offset := number - edge.page_number) == 0
        or offsets[offset] >= 2
        or edge.view.index in facing
    }


def find_lone_numbers(edges: Sequence[Edge]) -> dict[int, Verdict]:
    """Verdicts on numbers in small type below pages, by line index: one page tells no more.

    Args:
        edges: those of which nothing else is known; the last number of lines stands there too.
    """
    return {
        edge.view.index: Verdict(role=Role.FURNITURE, reason="page number")
        for edge in edges
        if edge.band == "foot" and edge.is_small_apart and edge.view.text.strip().isdecimal()
    }


def _find_facing(found: Sequence[tuple[Edge, int]]) -> set[int]:
    """Line indexes of the two numbers of a spread: one after the other, on one line."""
    facing: set[int] = set()
    standing: dict[tuple[int, str], list[tuple[Edge, int]]] = defaultdict(list)
    for edge, number in found:
        standing[(edge.page_number, edge.band)].append((edge, number))
    for members in standing.values():
        for (left, number), (right, next_number) in itertools.permutations(members, 2):
            boxes = left.view.line.bbox, right.view.line.bbox
            if next_number == number + 1 and boxes[0] and boxes[1] and boxes[0].top == boxes[1].top:
                facing |= {left.view.index, right.view.index}
    return facing
