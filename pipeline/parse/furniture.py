"""Lines that belong to the page or the site and not to the programme's text."""

from __future__ import annotations

import itertools
import re
import string
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.model.document import Document, ElementKind, Visibility
from pipeline.model.outline import Role
from pipeline.parse import thresholds
from pipeline.parse.views import LineView
from pipeline.text.languages import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A role for a line, with its reason."""

    role: Role
    reason: str


_HIDDEN_REASONS = {
    Visibility.INVISIBLE: "not drawn: text in an invisible layer",
    Visibility.SAME_AS_BACKGROUND: "not to be seen: the colour of what lies behind it",
    Visibility.OFF_PAGE: "not to be seen: outside the page",
}
_ELEMENT_ROLES = {
    ElementKind.NAVIGATION: (Role.NAVIGATION, "the file marks it as navigation"),
    ElementKind.METADATA: (Role.FURNITURE, "the file's own metadata"),
    ElementKind.NOTE: (Role.NOTE, "the file marks it as a note"),
    ElementKind.CAPTION: (Role.CONTEXT, "the file marks it as a caption"),
}
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"^\W*(?:\w+\W+)?(\d{1,4})(?:\W+(?:\w+\W+)?(\d{1,4}))?\W*$")
#: What leads the eye from a contents entry to its page number, this many of them at least.
_LEADER_DOTS = ".·…_‧"
_FEWEST_LEADER_DOTS = 3
#: Up to three digits: four are a year.
_TRAILING_NUMBER = re.compile(r"\s(\d{1,3})\s*$")


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
    rest = [view for view in views if view.index not in verdicts]
    verdicts.update(_find_running_lines(document, rest))
    rest = [view for view in views if view.index not in verdicts]
    verdicts.update(_find_page_numbers(document, rest, language))
    rest = [view for view in views if view.index not in verdicts]
    verdicts.update(_find_line_numbers(rest))
    rest = [view for view in views if view.index not in verdicts]
    verdicts.update(_find_contents(rest, language))
    rest = [view for view in views if view.index not in verdicts]
    verdicts.update(_find_notes(document, rest))
    rest = [view for view in views if view.index not in verdicts]
    verdicts.update(_find_navigation_words(rest, language))
    return verdicts


def _by_page(views: Sequence[LineView]) -> dict[int, list[LineView]]:
    pages: dict[int, list[LineView]] = defaultdict(list)
    for view in views:
        if view.line.page_number is not None:
            pages[view.line.page_number].append(view)
    return pages


def _band_of(document: Document, page_views: Sequence[LineView]) -> dict[int, str]:
    """Line index → "head" or "foot" for lines at the edge of their page."""
    bands: dict[int, str] = {}
    heights = {page.number: page.height_pt for page in document.pages}
    for position, view in enumerate(page_views):
        bbox, number = view.line.bbox, view.line.page_number
        if bbox is not None and number in heights:
            height_pt = heights[number]
            if bbox.bottom < thresholds.MARGIN_BAND_SHARE * height_pt:
                bands[view.index] = "head"
            elif bbox.top > (1 - thresholds.MARGIN_BAND_SHARE) * height_pt:
                bands[view.index] = "foot"
        elif bbox is None and position < 2:
            bands[view.index] = "head"
        elif bbox is None and position >= len(page_views) - 2:
            bands[view.index] = "foot"
    return bands


def _page_words(language: Language) -> frozenset[str]:
    words = language.furniture.page_words | language.furniture.page_of_words
    return frozenset(letters_key(word) for word in words)


def _running_key(text: str) -> str:
    return " ".join(_DIGITS.sub("#", text.casefold()).split())


def _find_running_lines(document: Document, views: Sequence[LineView]) -> dict[int, Verdict]:
    pages = _by_page(views)
    page_count = max(len(document.pages), len(pages))
    if page_count < thresholds.RUNNING_MIN_PAGES:
        return {}
    standing: dict[tuple[str, str], list[LineView]] = defaultdict(list)
    for page_views in pages.values():
        for index, band in _band_of(document, page_views).items():
            view = next(view for view in page_views if view.index == index)
            standing[(band, _running_key(view.text))].append(view)
    verdicts: dict[int, Verdict] = {}
    for (band, key), members in standing.items():
        numbers = {view.line.page_number for view in members}
        needed = max(thresholds.RUNNING_MIN_PAGES, thresholds.RUNNING_SHARE * page_count)
        # Left and right pages may carry different lines: half the share is enough for those
        # when they keep to one side.
        sides = {(number or 0) % 2 for number in numbers}
        if len(sides) == 1:
            needed = max(thresholds.RUNNING_MIN_PAGES, needed / 2)
        if len(numbers) < needed or not any(char.isalpha() for char in key):
            continue
        reason = f"the same line at the {band} of {len(numbers)} of {page_count} pages"
        for view in members:
            verdicts[view.index] = Verdict(role=Role.FURNITURE, reason=reason)
    return verdicts


def _find_page_numbers(
    document: Document, views: Sequence[LineView], language: Language
) -> dict[int, Verdict]:
    offsets: Counter[int] = Counter()
    found: list[tuple[LineView, int]] = []
    for page_number, page_views in _by_page(views).items():
        for index in _band_of(document, page_views):
            view = next(view for view in page_views if view.index == index)
            match = _PAGE_NUMBER.match(view.text)
            if match is None:
                continue
            words = re.findall(r"[^\W\d_]+", view.text.casefold())
            if any(word not in _page_words(language) for word in words):
                continue
            offset = int(match[1]) - page_number
            offsets[offset] += 1
            found.append((view, offset))
    verdicts: dict[int, Verdict] = {}
    for view, offset in found:
        if offsets[offset] >= 2 or offset == 0:
            verdicts[view.index] = Verdict(role=Role.FURNITURE, reason="page number")
    return verdicts


def _find_line_numbers(views: Sequence[LineView]) -> dict[int, Verdict]:
    """Numbers in the margin that count the lines: lines of digits only that step evenly."""
    verdicts: dict[int, Verdict] = {}
    for page_views in _by_page(views).values():
        bare = [view for view in page_views if view.text.strip().isdigit()]
        if len(bare) < 5:
            continue
        by_edge: dict[int, list[LineView]] = defaultdict(list)
        for view in bare:
            by_edge[round(view.right_em)].append(view)
        for members in by_edge.values():
            values = [int(view.text) for view in members]
            steps = {after - before for before, after in itertools.pairwise(values)}
            if len(members) >= 5 and len(steps) == 1 and next(iter(steps)) in (1, 5):
                for view in members:
                    verdicts[view.index] = Verdict(
                        role=Role.FURNITURE, reason="line number in the margin"
                    )
    return verdicts


def letters_key(text: str) -> str:
    """The letters of a text, folded: equal for a title in the contents and on its page."""
    return "".join(char for char in text.casefold() if char.isalpha())


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
        numbers = [
            int(match[1])
            for position in run
            if (match := re.search(r"(\d{1,4})\s*$", views[position].text))
        ]
        titled = [p for p in run if any(char.isalpha() for char in views[p].text)]
        leader_count = sum(has_leader[position] for position in run)
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


_NOTE = re.compile(r"\[(\d{1,3})\]\s+\S")


def _find_notes(document: Document, views: Sequence[LineView]) -> dict[int, Verdict]:
    """Notes at the foot: lines that begin with a number that the text calls ("…works.[1]")."""
    verdicts: dict[int, Verdict] = {}
    for view in views:
        match = _NOTE.match(view.text)
        if match is None:
            continue
        call = document.text.find(f"[{match[1]}]")
        if 0 <= call < view.line.span.start and document.text[call - 1 : call].strip():
            verdicts[view.index] = Verdict(
                role=Role.NOTE, reason=f"note to the call [{match[1]}] in the text"
            )
    return verdicts


def _find_navigation_words(views: Sequence[LineView], language: Language) -> dict[int, Verdict]:
    words = {letters_key(word) for word in language.furniture.navigation}
    return {
        view.index: Verdict(role=Role.NAVIGATION, reason="a word of the site's navigation")
        for view in views
        if letters_key(view.text) in words
        and len(view.text.split()) <= _NAVIGATION_MAX_WORDS
        and not _is_styled(view)
    }


#: Words to click are few.
_NAVIGATION_MAX_WORDS = 4


def _is_styled(view: LineView) -> bool:
    """Whether a line is numbered or set like a heading: such a line names a part of the text."""
    element = view.line.element
    is_heading = element is not None and element.kind is ElementKind.HEADING
    return is_heading or view.is_bold or any(char.isdigit() for char in view.text)
