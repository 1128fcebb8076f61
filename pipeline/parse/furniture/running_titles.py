"""Running heads made of the words of the document's title: "Rivierenland | Jaarplan 2024"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from pipeline.parse.lines.views import LineView
from pipeline.text.languages import Language

_WORD = re.compile(r"[^\W_]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
#: The title and who it is of stand on the first lines, and are short.
_MOST_TITLE_LINES = 4
_MOST_TITLE_WORDS = 16
#: One word may name a theme as well.
_FEWEST_WORDS = 2


def list_title_words(views: Sequence[LineView]) -> frozenset[str]:
    """The words of the short lines that a document begins with, folded."""
    texts = (view.text for view in islice(views, _MOST_TITLE_LINES))
    words = (_WORD.findall(text.casefold()) for text in texts)
    return frozenset(word for line in words if len(line) <= _MOST_TITLE_WORDS for word in line)


def repeats_title_words(text: str, title_words: frozenset[str], language: Language) -> bool:
    """Whether a line says what document it is, in words of its title and in any order.

    Behind a bar the body that publishes it may stand, which the title need not name.
    """
    words = _WORD.findall(text.casefold())
    named = [word for word in words if word in title_words]
    return (
        _FEWEST_WORDS <= len(words) <= _MOST_TITLE_WORDS
        and (len(named) == len(words) or _BAR in text)
        and any(_YEAR.fullmatch(word) or word.endswith(language.nouns.documents) for word in named)
    )


#: What parts the two in a running head.
_BAR = " | "
