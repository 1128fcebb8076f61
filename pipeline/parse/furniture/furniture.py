"""Lines that belong to the page or the site and not to the programme's text."""

from __future__ import annotations

import itertools
import re
import string
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial

from pipeline.model.document import Document, ElementKind, Visibility
from pipeline.model.outline import Role
from pipeline.parse import thresholds
from pipeline.parse.furniture.articles import find_article_furniture
from pipeline.parse.furniture.pages import find_page_furniture
from pipeline.parse.furniture.signatures import find_signatures
from pipeline.parse.furniture.typed_pages import find_typed_pages
from pipeline.parse.lines.sentences import ends_line_above
from pipeline.parse.lines.verdicts import Verdict, letters_key
from pipeline.parse.lines.views import LineView
from pipeline.parse.looks.key_figures import find_figure_boxes
from pipeline.text.languages import Language

_HIDDEN_REASONS = {
    Visibility.INVISIBLE: "not drawn: text in an invisible layer",
    Visibility.SAME_AS_BACKGROUND: "not to be seen: the colour of what lies behind it",
    Visibility.OFF_PAGE: "not to be seen: outside the page",
}
_ELEMENT_ROLES = {
    ElementKind.NAVIGATION: (Role.NAVIGATION, "the file marks it as navigation"),
    ElementKind.METADATA: (Role.FURNITURE, "the file's own metadata"),
    ElementKind.NOTE: (Role.NOTE, "the file marks it as a note"),
    ElementKind.ASIDE: (Role.CONTEXT, "beside the text: a box, a row of figures, a watermark"),
    ElementKind.CAPTION: (Role.CONTEXT, "the file marks it as a caption"),
}
#: What leads the eye from a contents entry to its page number, this many of them at least.
_LEADER_DOTS = ".·…_‧"
_FEWEST_LEADER_DOTS = 3
#: Up to three digits: four are a year. A long entry may leave no room before them.
_TRAILING_NUMBER = re.compile(r"(?:\s|(?<=[a-zß-öø-ÿ]))(\d{1,3})\s*$")


def find_furniture(
    document: Document, views: Sequence[LineView], language: Language
) -> dict[int, Verdict]:
    """Roles of the lines that are not the programme's text, by line index."""
    verdicts: dict[int, Verdict] = {}
    for view in views:
        visibility = view.line.visibility
        if visibility is not Visibility.VISIBLE:
            verdicts[view.index] = Verdict(role=Role.HIDDEN, reason=_HIDDEN_REASONS[visibility])
        elif view.is_rule:
            verdicts[view.index] = Verdict(role=Role.FURNITURE, reason="a rule")
        elif view.line.element is not None and view.line.element.kind in _ELEMENT_ROLES:
            role, reason = _ELEMENT_ROLES[view.line.element.kind]
            verdicts[view.index] = Verdict(role=role, reason=reason)
    verdicts.update(_find_parted_marks(views))
    # Each looks at what those before it have left.
    for find in (
        partial(find_page_furniture, document),
        find_typed_pages,
        _find_contents,
        lambda rest, _: _find_notes(document, rest),
        _find_navigation_words,
        find_article_furniture,
        find_signatures,
        find_figure_boxes,
    ):
        verdicts.update(find([view for view in views if view.index not in verdicts], language))
    return verdicts


def _find_parted_marks(views: Sequence[LineView]) -> dict[int, Verdict]:
    """Lines that are nothing but the mark of an item below them, in typed text."""
    verdicts: dict[int, Verdict] = {}
    waiting: Counter[str] = Counter()
    for view in reversed(views):
        element = view.line.element
        if element is not None and element.kind is ElementKind.LIST_ITEM:
            if view.line.bbox is None and element.marker is not None and element.path is None:
                waiting[element.marker] += 1
        elif element is None and waiting[view.text] > 0:
            waiting[view.text] -= 1
            verdicts[view.index] = Verdict(
                role=Role.FURNITURE, reason="the mark of an item that stands apart from its words"
            )
        else:
            waiting.clear()
    return verdicts


def _find_contents(views: Sequence[LineView], language: Language) -> dict[int, Verdict]:
    verdicts: dict[int, Verdict] = {}
    verdicts.update(_find_leader_entries(views, language))
    if verdicts:
        verdicts.update(_find_contents_headings(views, verdicts, language))
    return verdicts


def _find_leader_entries(views: Sequence[LineView], language: Language) -> dict[int, Verdict]:
    """Contents entries that end in a page number, with or without leaders."""
    entries: list[int] = []  # positions in views
    has_leader: dict[int, bool] = {}
    for position, view in enumerate(views):
        leaders = _ends_in_leaders(view.text)
        trailing = _TRAILING_NUMBER.search(view.text)
        if leaders and any(char.isalpha() for char in view.text):
            entries.append(position)
            has_leader[position] = True
        elif (trailing and any(char.isalpha() for char in view.text)) or (
            view.text.strip().isdigit()
        ):
            entries.append(position)
            has_leader[position] = False
    verdicts: dict[int, Verdict] = {}
    for run in _runs(entries, largest_gap=2):
        leader_count = sum(has_leader[position] for position in run)
        if 2 * leader_count > len(run):
            run = _end_with_leaders(run, views, has_leader)
        numbers = [
            int(match[1])
            for position in run
            if (match := re.search(r"(\d{1,4})\s*$", views[position].text))
        ]
        titled = [p for p in run if any(char.isalpha() for char in views[p].text)]
        rising = all(a <= b for a, b in itertools.pairwise(numbers))
        is_led = run[0] > 0 and _is_contents_heading(views[run[0] - 1].text, language)
        enough = thresholds.CONTENTS_MIN_ENTRIES - is_led
        span = run[-1] - run[0] + 1
        is_contents = leader_count >= enough or (
            len(numbers) >= enough + (not is_led)
            and rising
            and len(set(numbers)) > 1
            and len(run) >= 0.6 * span
            and (len(titled) >= enough or span > len(run))
            and (is_led or _titles_recur(views, run))
        )
        if is_contents:
            for position in range(run[0], run[-1] + 1):
                verdicts[views[position].index] = Verdict(
                    role=Role.CONTENTS, reason="entry of a contents list with page numbers"
                )
    return verdicts


#: A line of a contents list stands no further below the last: two lines of open leading.
_PARTING_PITCH_EM = 2.5


def _end_with_leaders(
    run: Sequence[int], views: Sequence[LineView], has_leader: Mapping[int, bool]
) -> list[int]:
    """A list with leaders without the numbered heading that stands apart below it: "Theme 1"."""
    kept = list(run)
    while not has_leader[kept[-1]] and _stands_apart(views[kept[-1]], views[kept[-1] - 1]):
        kept.pop()
    return kept


def _stands_apart(view: LineView, above: LineView) -> bool:
    """Whether a line has space above, or type of its own, that the line above has not."""
    if view.blank_before:
        return True
    is_below = view.line.page_number == above.line.page_number and view.pitch_em is not None
    return (
        (is_below and (view.pitch_em or 0.0) > _PARTING_PITCH_EM)
        or (view.is_bold and not above.is_bold)
        or (view.is_coloured and not above.is_coloured)
        or view.size_ratio > above.size_ratio * thresholds.SAME_SIZE_RATIO
    )


def _ends_in_leaders(text: str) -> bool:
    """Whether a line ends in leaders, with or without a page number behind them."""
    entry = text.rstrip().rstrip("0123456789ivxlc")
    title = entry.rstrip(_LEADER_DOTS + string.whitespace + "\xa0")
    return sum(char in _LEADER_DOTS for char in entry[len(title) :]) >= _FEWEST_LEADER_DOTS


def _titles_recur(views: Sequence[LineView], run: Sequence[int]) -> bool:
    later = {letters_key(view.text) for view in views[run[-1] + 1 :]}
    keys = [
        key
        for position in range(run[0], run[-1] + 1)
        if len(key := letters_key(views[position].text)) >= 6
    ]
    return bool(keys) and sum(key in later for key in keys) >= 0.5 * len(keys)


def _runs(positions: Sequence[int], *, largest_gap: int) -> list[list[int]]:
    runs: list[list[int]] = []
    for position in positions:
        if runs and position - runs[-1][-1] <= largest_gap:
            runs[-1].append(position)
        else:
            runs.append([position])
    return runs


def _is_contents_heading(text: str, language: Language) -> bool:
    return letters_key(text) in {letters_key(word) for word in language.sections.contents}


def _find_contents_headings(
    views: Sequence[LineView], known: Mapping[int, Verdict], language: Language
) -> dict[int, Verdict]:
    verdicts: dict[int, Verdict] = {}
    for position, view in enumerate(views):
        follows = any(
            views[after].index in known
            for after in range(position + 1, min(position + 4, len(views)))
        )
        if view.index not in known and follows and _is_contents_heading(view.text, language):
            verdicts[view.index] = Verdict(
                role=Role.CONTENTS, reason="heading of the contents list"
            )
    return verdicts


_NOTE = re.compile(r"\[(\d{1,3}|\^[\w-]{1,40})\]:?\s+\S")
#: In small type a bare number will do.
_SMALL_NOTE = re.compile(r"(\d{1,3})\.?\s+\S")


def _find_notes(document: Document, views: Sequence[LineView]) -> dict[int, Verdict]:
    """Notes at the foot: lines that begin with a number that the text calls ("…works.[1]")."""
    verdicts: dict[int, Verdict] = {}
    for view in views:
        match = _NOTE.match(view.text)
        if match is None and _is_small(view):
            match = _SMALL_NOTE.match(view.text)
        if match is None:
            continue
        call = document.text.find(f"[{match[1]}]")
        if 0 <= call < view.line.span.start and _stands_behind_words(document.text, call):
            verdicts[view.index] = Verdict(
                role=Role.NOTE, reason=f"note to the call [{match[1]}] in the text"
            )
    return verdicts


def _stands_behind_words(text: str, place: int) -> bool:
    """Whether something stands before a place on its line: what opens one counts an item."""
    return bool(text[text.rfind("\n", 0, place) + 1 : place].strip())


def _is_small(view: LineView) -> bool:
    return view.line.bbox is not None and view.size_ratio <= thresholds.NOTE_SIZE_RATIO


def _find_navigation_words(views: Sequence[LineView], language: Language) -> dict[int, Verdict]:
    words = {letters_key(word) for word in language.furniture.navigation}
    found = [
        len(view.text.split()) <= _NAVIGATION_MAX_WORDS
        and letters_key(view.text) in words
        and not _is_styled(view)
        and not (position and ends_line_above(views[position - 1], view, language))
        for position, view in enumerate(views)
    ]
    arrows = _list_arrows(views, found)
    return {
        view.index: Verdict(role=Role.NAVIGATION, reason="a word of the site's navigation")
        for position, view in enumerate(views)
        # A menu has several; an item that stands among others may be about reception ("Accueil").
        if found[position]
        and (not _is_item(view) or view.text[0] in arrows or _has_neighbour(found, position))
    }


def _list_arrows(views: Sequence[LineView], found: Sequence[bool]) -> set[str]:
    """Signs that nothing but words to click begins with, again and again: "↑ Back to top"."""
    clicked = Counter(view.text[0] for view, is_one in zip(views, found, strict=True) if is_one)
    others = {view.text[0] for view, is_one in zip(views, found, strict=True) if not is_one}
    return {sign for sign, count in clicked.items() if count > 1} - others


#: Words to click are few.
_NAVIGATION_MAX_WORDS = 4


def _has_neighbour(found: Sequence[bool], position: int) -> bool:
    return any(found[max(0, position - 1) : position]) or any(found[position + 1 : position + 2])


def _is_item(view: LineView) -> bool:
    element = view.line.element
    is_list_item = element is not None and element.kind is ElementKind.LIST_ITEM
    return is_list_item or not view.text[0].isalnum()


#: Elements that name what stands below them.
_NAMING = frozenset({ElementKind.HEADING, ElementKind.TERM})


def _is_styled(view: LineView) -> bool:
    """Whether a line is numbered or set like a heading: such a line names a part of the text."""
    element = view.line.element
    is_heading = element is not None and element.kind in _NAMING
    return is_heading or view.is_bold or any(char.isdigit() for char in view.text)
