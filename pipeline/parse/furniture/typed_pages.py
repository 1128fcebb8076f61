"""Page numbers and running heads left in a text that has lost its pages.

Typescripts and converted files carry them between two lines of the text, even within a sentence,
with nothing that says where a page ends. They are told by counting on, far apart or beside a line
that comes back with them.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from pipeline.model.document import Element, ElementKind
from pipeline.model.frozen import frozen, replace
from pipeline.model.outline import Role
from pipeline.parse import thresholds
from pipeline.parse.furniture.running_titles import list_title_words, repeats_title_words
from pipeline.parse.lines.page_edges import by_page
from pipeline.parse.lines.verdicts import Verdict
from pipeline.parse.lines.views import TEXT_PITCH_EM, LineView
from pipeline.parse.markers.glyphs import read_glyph
from pipeline.parse.markers.numbers import read_count
from pipeline.parse.units.hangs import hangs_below_words
from pipeline.text.folding import fold_case
from pipeline.text.languages import Language

#: A number alone, between dashes, of so many ("3/12", "page 3 of 12"), or at the end of a running
#: head.
_ALONE = re.compile(
    r"^[-–—\s]*(?:(?P<word>[^\W\d_]+\.?)\s)?(?P<number>\d{1,3})"
    r"(?:\s?(?P<of>/|\s[^\W\d_]+\s)\s?\d{1,3})?[-–—\s]*$"
)
#: A head ends in a letter or sign, so that a run of blanks is tried once and not from each of them.
_AFTER_HEAD = re.compile(r"^(?P<head>\S.*?(?:[^\d\s]|\d\s))\s{3,}(\d{1,3})$")
_BEFORE_HEAD = re.compile(r"^(\d{1,3})\s{3,}(?P<head>\D.*)$")
_REASON = "page number or running head of a page that the text no longer has"


@frozen
class _Number:
    """A line that may hold the number of a page.

    Attributes:
        position: among the views.
        value: the number.
        is_alone: whether nothing else stands on the line.
        is_dressed: whether dashes stand on both sides, or words say that it is a page's.
    """

    position: int
    value: int
    is_alone: bool
    is_dressed: bool = False


def find_typed_pages(views: Sequence[LineView], language: Language) -> dict[int, Verdict]:
    """Verdicts on page numbers and running heads, by line index; empty where the file has pages.

    Of pages that form feeds part, only heads are told that hold the page's number.
    """
    if any(view.line.bbox is not None for view in views):
        return {}
    if any(view.line.page_number for view in views):
        return _find_numbered_heads(views)
    numbers = list(_list_numbers(views, language))
    chain = _longest_chain(numbers)
    heads = _find_running_heads(views, chain)
    is_dressed = bool(chain) and all(number.is_dressed for number in chain)
    needed = thresholds.TYPED_HEADS_MIN
    if (
        len(heads) < needed
        and not _are_far_apart(chain)
        and not _stand_beside_title(views, chain, heads, language)
        and not (is_dressed and len(chain) >= needed)
    ):
        return {}
    found = [*(number.position for number in chain), *heads]
    return {
        views[position].index: Verdict(role=Role.FURNITURE, reason=_REASON) for position in found
    }


def _find_numbered_heads(views: Sequence[LineView]) -> dict[int, Verdict]:
    """The first and last lines of pages that hold their number far beside other words."""
    heads: dict[int, list[LineView]] = {}  # by what their numbers are ahead of the file's
    for page in by_page(views).values():
        for view in {view.index: view for view in (page[0], page[-1])}.values():
            value = _read_beside(view.text.strip())
            if value is not None:
                heads.setdefault(value - (view.line.page_number or 0), []).append(view)
    return {
        view.index: Verdict(role=Role.FURNITURE, reason=_REASON)
        for alike in heads.values()
        if len({view.line.page_number for view in alike}) >= _FEWEST_NUMBERED
        for view in alike
    }


#: One line that holds the number of its page may hold it by chance.
_FEWEST_NUMBERED = 2


def _read_beside(text: str) -> int | None:
    """The number at the end of a line or at its start, far from all other words."""
    match = _AFTER_HEAD.match(text) or _BEFORE_HEAD.match(text)
    if match is None:
        return None
    return next(int(group) for group in match.groups() if group and group.isdigit())


def join_over_pages(
    views: Sequence[LineView], verdicts: Mapping[int, Verdict], language: Language
) -> tuple[LineView, ...]:
    """The lines outside ``verdicts``; where a page's end parts a sentence, nothing parts it."""
    kept: list[LineView] = []
    is_after_page = False
    parted: Element | None = (
        None  # what the file takes for an element of its own after a page's end
    )
    for view in views:
        verdict = verdicts.get(view.index)
        if verdict is not None:
            is_after_page = is_after_page or verdict.reason is _REASON
            continue
        own = view.line.element
        if is_after_page and kept and _goes_on(kept[-1], view, language):
            parted = own
            view = replace(view, blank_before=0, pitch_em=TEXT_PITCH_EM)
        if parted is not None and own is not None and own.number == parted.number:
            view = replace(view, line=replace(view.line, element=kept[-1].line.element))
        kept.append(view)
        is_after_page = False
    return tuple(kept)


def _goes_on(above: LineView, view: LineView, language: Language) -> bool:
    if above.text.rstrip()[-1:] in ".!?:;":
        return False
    return view.text[:1].islower() or _hangs_below(above, view, language)


def _hangs_below(above: LineView, view: LineView, language: Language) -> bool:
    """Whether a line without a mark stands below the words of the item above: a German noun."""
    marker = read_count(above.text, language) or read_glyph(above.text)
    is_marked = read_count(view.text, language) is not None or read_glyph(view.text) is not None
    return marker is not None and not is_marked and hangs_below_words(above, marker, view)


def _list_numbers(views: Sequence[LineView], language: Language) -> list[_Number]:
    numbers = []
    for position, view in enumerate(views):
        element = view.line.element
        if element is not None and not _may_be_number(element, view.text):
            continue
        text = view.text.strip()
        alone = _ALONE.match(text)
        if alone is not None:
            word, of = fold_case(alone["word"] or ""), fold_case(alone["of"] or "").strip()
            is_page = word in language.furniture.page_words
            if (not word or is_page) and (not of or of in language.furniture.page_of_words):
                numbers.append(
                    _Number(
                        position=position,
                        value=int(alone["number"]),
                        is_alone=True,
                        is_dressed=text[-1:] in _DASHES or (is_page and bool(of)),
                    )
                )
            continue
        value = _read_beside(text)
        if value is not None:
            numbers.append(_Number(position=position, value=value, is_alone=False))
    return numbers


def _may_be_number(element: Element, text: str) -> bool:
    """Whether the file takes a line for text, or "- 3 -" for an item."""
    if element.kind is ElementKind.LIST_ITEM:
        return text.rstrip()[-1:] in _DASHES
    return element.kind is ElementKind.PARAGRAPH and element.list_number is None


#: What stands on both sides of a page number.
_DASHES = frozenset("-–—")


def _longest_chain(numbers: Sequence[_Number]) -> tuple[_Number, ...]:
    """The longest run of numbers each of which is one more than the last, in reading order."""
    last_of: dict[int, int] = {}  # value → the number that ends the longest run up to it
    lengths: list[int] = []
    before: list[int | None] = []
    for index, number in enumerate(numbers):
        above = last_of.get(number.value - 1)
        lengths.append(1 if above is None else lengths[above] + 1)
        before.append(above)
        known = last_of.get(number.value)
        if known is None or lengths[index] > lengths[known]:
            last_of[number.value] = index
    chain: list[_Number] = []
    place = max(range(len(numbers)), key=lengths.__getitem__, default=None)
    while place is not None:
        chain.append(numbers[place])
        place = before[place]
    return tuple(reversed(chain))


def _find_running_heads(views: Sequence[LineView], chain: Sequence[_Number]) -> list[int]:
    """Positions of lines beside the numbers that come back with them."""
    beside = [
        position
        for number in chain
        if number.is_alone
        for position in (number.position - 1, number.position + 1)
        if 0 <= position < len(views) and not _is_cell(views[position])
    ]
    texts = Counter(views[position].text.strip() for position in beside)
    everywhere = Counter(view.text.strip() for view in views)
    return [
        position
        for position in beside
        if (text := views[position].text.strip())
        and (texts[text] > 1 or (views[position].is_capitals and everywhere[text] > 1))
    ]


def _stand_beside_title(
    views: Sequence[LineView], chain: Sequence[_Number], heads: Sequence[int], language: Language
) -> bool:
    """Whether every number stands beside a line that says which document it is."""
    if not heads or len(heads) < len(chain):
        return False
    title_words = list_title_words(views)
    return all(
        repeats_title_words(views[position].text, title_words, language) for position in heads
    )


def _is_cell(view: LineView) -> bool:
    """Whether a line is in a table, which a page's end cuts: its head comes back below."""
    element = view.line.element
    return element is not None and element.kind is ElementKind.TABLE_CELL


def _are_far_apart(chain: Sequence[_Number]) -> bool:
    """Whether numbers stand as far apart as pages; chapters, which count from one, do too."""
    steps = [below.position - above.position for above, below in itertools.pairwise(chain)]
    return (
        len(chain) >= thresholds.TYPED_PAGES_MIN
        and chain[0].value > 1
        and sum(number.is_alone for number in chain) > 1
        and min(steps) >= thresholds.TYPED_PAGE_MIN_LINES
    )
