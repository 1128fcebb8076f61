"""What a page's own style sheets say about the markers of its lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)", re.IGNORECASE)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_LIST_TAGS = frozenset({"ul", "ol", "li"})


def find_unmarked_tags(root: _Element) -> frozenset[str]:
    """Tags of lists and items before which nothing is shown: "li { list-style: none }".

    Only rules for a tag by itself are read, and none where another rule gives some of its elements
    a marker. Writers export pages so whose markers are typed.
    """
    unmarked: set[str] = set()
    marked: set[str] = set()
    for sheet in root.iter("style"):
        for selectors, declarations in _RULE.findall(sheet.text or ""):
            style = LIST_STYLE.search(declarations)
            if style is None:
                continue
            for selector in selectors.split(","):
                tag = selector.split()[-1].lower() if selector.split() else ""
                if style[1].lower() != "none":
                    marked.add(tag.partition(".")[0].partition("#")[0])
                elif tag == selector.strip().lower():
                    unmarked.add(tag)
    return frozenset((unmarked - marked) & _LIST_TAGS)
