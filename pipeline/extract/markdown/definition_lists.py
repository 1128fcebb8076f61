"""Definition lists of Markdown, which CommonMark takes for paragraphs: a term, then ": …" lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.token import Token

#: What opens a definition; the blanks after it are no part of its words.
_COLON = re.compile(r":\s+(?=\S)")
_BREAKS = frozenset({"softbreak", "hardbreak"})


def part_definitions(children: Sequence[Token]) -> tuple[Sequence[Token], list[list[Token]]]:
    """The term that a paragraph begins with, and its definitions, without their colons.

    Args:
        children: of the paragraph.

    Returns:
        The children of the term (none where the paragraph is a definition itself) and those of
        each definition; no definitions where the paragraph is none.
    """
    starts = [at for at in range(len(children)) if _opens_definition(children, at)]
    if not starts:
        return children, []
    term = [child for child in children[: starts[0]] if child.type not in _BREAKS]
    ends = [*(start - 1 for start in starts[1:]), len(children)]
    definitions = []
    for start, end in zip(starts, ends, strict=True):
        first = children[start]
        words = first.copy(content=_COLON.sub("", first.content, count=1))
        definitions.append([words, *children[start + 1 : end]])
    return term, definitions


def find_terms(tokens: Sequence[Token]) -> frozenset[int]:
    """Indexes of the paragraphs that are terms: a definition follows in the next paragraph."""
    return frozenset(
        at
        for at in range(len(tokens) - 3)
        if tokens[at].type == "inline"
        and tokens[at - 1].type == "paragraph_open"
        and tokens[at + 2].type == "paragraph_open"
        and _opens_definition(tokens[at + 3].children or (), 0)
        and not _opens_definition(tokens[at].children or (), 0)
        and not any(child.type in _BREAKS for child in tokens[at].children or ())
    )


def _opens_definition(children: Sequence[Token], at: int) -> bool:
    is_first = at == 0 or children[at - 1].type in _BREAKS
    return (
        is_first
        and at < len(children)
        and children[at].type == "text"
        and _COLON.match(children[at].content) is not None
    )
