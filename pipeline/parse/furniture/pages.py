"""What the typesetter puts on every page: running heads and page numbers."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pipeline.model.document import Document, ElementKind
from pipeline.model.outline import Role
from pipeline.parse import thresholds
from pipeline.parse.furniture.page_numbers import (
    find_lone_numbers,
    find_numeral_sizes,
    find_page_numbers,
)
from pipeline.parse.furniture.repeated_lines import (
    find_equal_heads,
    find_spread_heads,
    is_small_head,
)
from pipeline.parse.furniture.running_titles import list_title_words, repeats_title_words
from pipeline.parse.lines.line_numbers import find_line_numbers
from pipeline.parse.lines.page_edges import Edge, by_page, find_edges
from pipeline.parse.lines.verdicts import Verdict, letters_key
from pipeline.parse.lines.views import LineView
from pipeline.parse.markers.labels import read_label
from pipeline.text.languages import Language

_DIGITS = re.compile(r"\d+")


def find_page_furniture(
    document: Document, views: Sequence[LineView], language: Language
) -> dict[int, Verdict]:
    """Verdicts on lines that belong to the page, by line index; empty without pages."""
    pages = by_page(views)
    heights_pt = {page.number: page.height_pt for page in document.pages}
    edges = [edge for page_views in pages.values() for edge in find_edges(page_views, heights_pt)]
    verdicts = _find_running_lines(edges, max(len(document.pages), len(pages)))
    verdicts.update(find_spread_heads(edges))
    rest = [edge for edge in edges if edge.view.index not in verdicts]
    verdicts.update(_find_chapter_heads(rest, views))
    rest = [edge for edge in rest if edge.view.index not in verdicts]
    verdicts.update(_find_repeated_titles(document, views, rest, language))
    rest = [edge for edge in rest if edge.view.index not in verdicts]
    numerals = find_numeral_sizes(views, edges)
    rest = [edge for edge in rest if round(edge.view.size_ratio, 2) not in numerals]
    verdicts.update(find_page_numbers(rest, language))
    verdicts.update(
        (edge.view.index, _SMALL_HEAD)
        for edge in rest
        if edge.view.index not in verdicts and _is_head_of_later_page(edge, language)
    )
    verdicts.update(_find_repeated_heads(pages, verdicts))
    verdicts.update(_find_corner_words(pages, verdicts))
    verdicts.update(
        find_line_numbers(
            [[view for view in page if view.index not in verdicts] for page in pages.values()]
        )
    )
    verdicts.update(find_lone_numbers([one for one in rest if one.view.index not in verdicts]))
    return verdicts


def _running_key(text: str) -> str:
    return " ".join(_DIGITS.sub("#", text.casefold()).split())


def _find_running_lines(edges: Sequence[Edge], page_count: int) -> dict[int, Verdict]:
    if page_count < thresholds.RUNNING_MIN_PAGES:
        return find_equal_heads(edges) if page_count > 1 else {}
    standing: dict[tuple[str, str], list[Edge]] = defaultdict(list)
    for edge in edges:
        if not edge.is_inside:
            standing[(edge.band, _running_key(edge.view.text))].append(edge)
    verdicts: dict[int, Verdict] = {}
    for (band, key), members in standing.items():
        numbers = {edge.page_number for edge in members}
        needed = max(thresholds.RUNNING_MIN_PAGES, thresholds.RUNNING_SHARE * page_count)
        # Left and right pages may carry different lines: half the share is enough for those
        # when they keep to one side.
        if len({number % 2 for number in numbers}) == 1:
            needed = max(thresholds.RUNNING_MIN_PAGES, needed / 2)
        if len(numbers) < needed or not any(char.isalpha() for char in key):
            continue
        if len({edge.view.text for edge in members}) > 1 and not _counts_pages(members):
            continue
        reason = f"the same line at the {band} of {len(numbers)} of {page_count} pages"
        for edge in members:
            verdicts[edge.view.index] = Verdict(role=Role.FURNITURE, reason=reason)
    return verdicts


def _find_chapter_heads(edges: Sequence[Edge], views: Sequence[LineView]) -> dict[int, Verdict]:
    """Lines at one height of the pages, in one size, that repeat what is set larger elsewhere."""
    slots: dict[tuple[str, int, int], list[Edge]] = defaultdict(list)
    for edge in edges:
        view = edge.view
        has_words = len(_word_key(view.text)) >= thresholds.CONTENTS_MIN_LETTERS
        is_small = view.size_ratio < thresholds.SAME_SIZE_RATIO
        if view.line.bbox is not None and is_small and has_words and not edge.is_inside:
            size = round(10 * view.size_ratio)
            slots[(edge.band, round(view.line.bbox.top), size)].append(edge)
    titles: dict[str, float] = {}
    for view in views:
        key = letters_key(view.text)
        titles[key] = max(view.size_ratio, titles.get(key, 0.0))
    verdicts: dict[int, Verdict] = {}
    for (band, _, _), members in slots.items():
        repeating = [edge for edge in members if _repeats_title(edge.view, titles)]
        pages = {edge.page_number for edge in repeating}
        enough = len(repeating) >= thresholds.CHAPTER_HEADS_SHARE * len(members)
        if enough and len(pages) >= thresholds.RUNNING_MIN_PAGES:
            reason = f"at the {band} of the page, the name of its chapter"
            verdicts.update(
                (edge.view.index, Verdict(role=Role.FURNITURE, reason=reason)) for edge in members
            )
    return verdicts


def _repeats_title(view: LineView, titles: Mapping[str, float]) -> bool:
    """Whether a line is set larger elsewhere, by itself or from its second word on."""
    words = view.text.split()
    return any(
        titles.get(letters_key(" ".join(words[start:])), 0.0)
        > view.size_ratio * thresholds.SAME_SIZE_RATIO
        for start in range(min(len(words), _MOST_LABEL_WORDS + 1))
    )


#: "Axis 2: Water" repeats a title "Water".
_MOST_LABEL_WORDS = 2


def _counts_pages(members: Sequence[Edge]) -> bool:
    """Whether lines that differ in their numbers differ by the number of the page.

    "Thema 7: …" at the head of each page counts themes, and is set larger than the text.
    """
    if any(edge.view.size_ratio >= thresholds.SAME_SIZE_RATIO for edge in members):
        return False
    offsets: Counter[tuple[int, int]] = Counter(
        (place, int(number) - edge.page_number)
        for edge in members
        for place, number in enumerate(_DIGITS.findall(edge.view.text))
    )
    return max(offsets.values(), default=0) >= thresholds.RUNNING_OFFSET_SHARE * len(members)


def _find_repeated_titles(
    document: Document, views: Sequence[LineView], edges: Sequence[Edge], language: Language
) -> dict[int, Verdict]:
    """The document's title once more, at the edge of a later page: short documents have few.

    On the first page it is one in small letters, above the title or without one. Typed pages have
    no such letters: on their first line, some of its words say so too.
    """
    title_words = list_title_words(views)
    firsts = {page_views[0].index for page_views in by_page(views).values()}
    titles = {_word_key(document.title or ""), _word_key(_read_title(views))}
    titles = {key for key in titles if len(key) >= thresholds.RUNNING_MIN_LETTERS}
    return {
        edge.view.index: Verdict(
            role=Role.FURNITURE, reason=f"the document's title at the {edge.band} of the page"
        )
        for edge in edges
        if ((edge.page_number > 1 or is_small_head(edge)) and _word_key(edge.view.text) in titles)
        or (
            edge.page_number > 1
            and edge.view.line.bbox is None
            and edge.view.index in firsts
            and repeats_title_words(edge.view.text, title_words, language)
        )
    }


def _find_repeated_heads(
    pages: Mapping[int, Sequence[LineView]], known: Mapping[int, Verdict]
) -> dict[int, Verdict]:
    """The first rows of a page that stood further up in the document: a table's head again."""
    verdicts: dict[int, Verdict] = {}
    seen: set[tuple[tuple[str, float], ...]] = set()
    for number in sorted(pages):
        rows = list(_list_rows([view for view in pages[number] if view.index not in known]))
        for row in itertools.takewhile(lambda row: row and _row_key(row) in seen, rows):
            for view in row:
                verdicts[view.index] = Verdict(
                    role=Role.FURNITURE, reason="the head of a table again, on the next page"
                )
        seen.update(_row_key(row) for row in rows)
    return verdicts


def _find_corner_words(
    pages: Mapping[int, Sequence[LineView]], known: Mapping[int, Verdict]
) -> dict[int, Verdict]:
    """A word or two far below a page's text, at the right: a stamp, a catchword, initials."""
    verdicts: dict[int, Verdict] = {}
    for page_views in pages.values():
        boxed = [
            (view.line.bbox, view)
            for view in page_views
            if view.line.bbox is not None and view.index not in known
        ]
        if len(boxed) < _FEWEST_ABOVE_CORNER:
            continue
        *others, (bbox, view) = sorted(boxed, key=lambda one: one[0].bottom)
        middle = (min(box.x0 for box, _ in others) + max(box.x1 for box, _ in others)) / 2
        is_small = len(view.text.split()) <= _CORNER_WORDS and (
            view.size_ratio < thresholds.SAME_SIZE_RATIO
        )
        gap = bbox.top - max(box.bottom for box, _ in others)
        if is_small and bbox.x0 > middle and gap > _CORNER_LINES * (bbox.bottom - bbox.top):
            verdicts[view.index] = Verdict(
                role=Role.FURNITURE, reason="far below the page's text, in its corner"
            )
    return verdicts


#: A page of so many lines has a foot to stand apart from; so many heights of a line part the two.
_FEWEST_ABOVE_CORNER = 10
_CORNER_LINES = 4
_CORNER_WORDS = 2


def _list_rows(views: Sequence[LineView]) -> Iterable[list[LineView]]:
    """Bold lines side by side, or a bold cell alone, from the top of the page down."""
    for _, members in itertools.groupby(
        views, key=lambda view: view.line.bbox and view.line.bbox.top
    ):
        row = list(members)
        is_wide = len(row) > 1 or _is_cell(row[0])
        is_head = is_wide and all(view.is_bold for view in row)
        yield row if is_head else []


def _is_cell(view: LineView) -> bool:
    element = view.line.element
    return element is not None and element.kind is ElementKind.TABLE_CELL


def _row_key(row: Sequence[LineView]) -> tuple[tuple[str, float], ...]:
    return tuple((view.text, round(view.x0_em)) for view in row)


def _is_head_of_later_page(edge: Edge, language: Language) -> bool:
    """Whether one line in small type stands over a later page: two pages tell of no repetition."""
    return (
        edge.band == "head"
        and edge.page_number > 1
        and edge.is_small_apart
        and edge.view.line.element is None
        and not _is_label(edge.view, language)
    )


def _is_label(view: LineView, language: Language) -> bool:
    """Whether a line is a theme's number and nothing else: "Axis 3" over its title."""
    label = read_label(view.text, language)
    return label is not None and label.length >= len(view.text)


_SMALL_HEAD = Verdict(role=Role.FURNITURE, reason="one line in small type over the page's text")


def _word_key(text: str) -> str:
    """Letters and digits, folded: "Thema 2" is not the "Thema 1" of the first page."""
    return "".join(char for char in text.casefold() if char.isalnum())


def _read_title(views: Sequence[LineView]) -> str:
    """The words of the first page that are set in its largest type, without a line between."""
    first = [view for view in views if view.line.page_number == 1]
    largest = max((view.size_ratio for view in first), default=1.0)
    if largest < thresholds.SAME_SIZE_RATIO:
        return first[0].text if first else ""
    from_title = itertools.dropwhile(lambda view: view.size_ratio < largest, first)
    title = itertools.takewhile(lambda view: view.size_ratio >= largest, from_title)
    return " ".join(view.text for view in title)
