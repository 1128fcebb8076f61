"""Which parts of a web page a person sees, and which of them are the page's own furniture."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.model.document import ElementKind

if TYPE_CHECKING:
    from lxml.etree import _Element

#: Elements that show no words of their own.
# fmt: off
UNSEEN_TAGS = frozenset({
    "head", "script", "style", "template", "noscript", "iframe", "object", "embed", "canvas",
    "audio", "video", "svg", "select", "textarea", "input", "datalist", "meta", "link", "title",
    "base", "param", "source", "track", "map",
})
# fmt: on
#: Class names by which pages hide words from the eye and keep them for screen readers.
# fmt: off
UNSEEN_CLASSES = frozenset({
    "visually-hidden", "visuallyhidden", "sr-only", "screen-reader-text", "element-invisible",
})
# fmt: on
UNSEEN_STYLE = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE
)

#: Elements that are furniture by the meaning of their tag, or of their ARIA role.
NAVIGATION_TAGS = frozenset({"nav", "footer", "aside", "menu", "button", "dialog"})
# fmt: off
NAVIGATION_ROLES = frozenset({
    "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog",
    "menu", "menubar", "toolbar", "tablist",
})
# fmt: on
NOTE_ROLES = frozenset({"doc-footnote", "doc-endnote", "doc-endnotes", "note"})
#: Words in a class or id that say what a part is for.
# fmt: off
NAVIGATION_WORDS = frozenset({
    "nav", "navbar", "navigation", "menu", "submenu", "breadcrumb", "breadcrumbs", "cookie",
    "cookies", "cookiebar", "cookiebanner", "consent", "gdpr", "skip", "skiplink", "share",
    "sharing", "social", "pager", "pagination", "paging", "sidebar", "toolbar", "footer",
    "newsletter", "related",
})
# fmt: on
NOTE_WORDS = frozenset({"footnote", "footnotes", "endnote", "endnotes", "voetnoten", "fussnoten"})
#: A part named so that holds more of the page's words than this is the page, and its name means
#: something else ("with-sidebar").
NAMED_MAX_SHARE = 0.5
MAIN_TAGS = ("main", "article", "h1")

CAMEL_CASE = re.compile(r"(?<=[a-z])(?=[A-Z])")
NAME_WORD = re.compile(r"[a-z]+")


class Page:
    """What has to be known of a whole page to judge its parts.

    Args:
        root: the page's root element.
    """

    def __init__(self, root: _Element) -> None:
        self._char_count = _count_characters(root)
        mains = list(root.iter("main")) or root.xpath("//*[@role='main']")
        self._main = mains[0] if len(mains) == 1 else None

    def is_main(self, element: _Element) -> bool:
        """Whether this is the one part that the page says is its content."""
        return element is self._main

    @property
    def has_main(self) -> bool:
        """Whether the page says which part is its content."""
        return self._main is not None

    def find_region(self, element: _Element) -> ElementKind | None:
        """Whether a part is navigation or notes; None when it is neither."""
        tag, role = element.tag, element.get("role", "")
        if tag == "button" and _unfolds(element):
            return None
        if tag in NAVIGATION_TAGS or role in NAVIGATION_ROLES:
            return ElementKind.NAVIGATION
        if role in NOTE_ROLES:
            return ElementKind.NOTE
        if tag == "header":
            is_own = next(element.iterancestors("main", "article"), None) is not None
            is_heading = next(element.iter("h1"), None) is not None
            return None if is_own or is_heading else ElementKind.NAVIGATION
        words = _name_words(element)
        if words & NOTE_WORDS and self._is_part(element):
            return ElementKind.NOTE
        if (words & NAVIGATION_WORDS or tag == "form") and self._is_part(element):
            return ElementKind.NAVIGATION
        return None

    def _is_part(self, element: _Element) -> bool:
        if element.tag in {"html", "body", *MAIN_TAGS}:
            return False
        if next(element.iter(*MAIN_TAGS), None) is not None:
            return False
        return _count_characters(element) <= NAMED_MAX_SHARE * self._char_count


def _unfolds(button: _Element) -> bool:
    """Whether a button is the heading of a part that it unfolds (an accordion)."""
    return next(button.iterancestors("h1", "h2", "h3", "h4", "h5", "h6"), None) is not None


def is_unseen(element: _Element) -> bool:
    """Whether a browser shows nothing of an element."""
    if element.tag in UNSEEN_TAGS:
        return True
    if element.get("hidden") is not None and element.get("hidden") != "until-found":
        return True
    if element.tag == "dialog" and element.get("open") is None:
        return True
    if not UNSEEN_CLASSES.isdisjoint(element.get("class", "").split()):
        return True
    return UNSEEN_STYLE.search(element.get("style", "")) is not None


def _name_words(element: _Element) -> set[str]:
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return set(NAME_WORD.findall(CAMEL_CASE.sub(" ", names).lower()))


def _count_characters(element: _Element) -> int:
    return sum(len(text.strip()) for text in element.itertext())
