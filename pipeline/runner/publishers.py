"""Who publishes a document, where it says so itself: an imprint, a copyright line, front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.text.folding import fold_case
from pipeline.text.languages import Language, all_languages

#: Bodies have names of at most so many words; what is longer is a sentence.
_MOST_WORDS = 8
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright\b)\s*", re.IGNORECASE)
#: Years, and words and marks around them, before the name in a copyright line.
_YEARS_BEFORE = re.compile(r"^(?:©|\(c\)|copyright|\d{4}|[\s,:–/-])+", re.IGNORECASE)
#: What ends a name: the rest of a sentence, an address, "All rights reserved".
_NAME_END = re.compile(r"\s*(?:[;|•·(]|[.,](?:\s|$)|\s[–—-]\s|\b(?:19|20)\d{2}\b)")


def find_publisher(texts: Sequence[str]) -> str | None:
    """The first body that a document names as its publisher; None where none does.

    Args:
        texts: of the documents, in the order of the sources.
    """
    lines = [line.strip() for text in texts for line in text.splitlines()]
    for found in (_read_imprints(lines), _read_copyrights(lines)):
        name = next(found, None)
        if name is not None:
            return name
    return None


def _read_imprints(lines: Sequence[str]) -> Iterator[str]:
    """Names behind "Published by", "Uitgever:" and the like."""
    labels = sorted(
        {label for language in all_languages() for label in language.furniture.imprint_labels},
        key=lambda label: (-len(label), label),
    )
    for line in lines:
        folded = fold_case(line)
        for label in labels:
            if folded.startswith(label) and not folded[len(label) : len(label) + 1].isalpha():
                name = _clean_name(line[len(label) :].lstrip(" :\t\N{NO-BREAK SPACE}"))
                if name is not None:
                    yield name
                break


def _read_copyrights(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        if _COPYRIGHT.match(line):
            name = _clean_name(_YEARS_BEFORE.sub("", line))
            if name is not None:
                yield name


def _clean_name(text: str) -> str | None:
    """A name without what follows it; None where the words are no name."""
    text = text.strip().strip("\"'“”«»")
    end = _NAME_END.search(text)
    name = " ".join((text[: end.start()] if end else text).split())
    words = name.split()
    if words and fold_case(words[0]) in _articles():
        words = words[1:]
    while words and fold_case(words[-1]) in _articles():
        words.pop()
    is_name = 0 < len(words) <= _MOST_WORDS and words[0][:1].isupper()
    return " ".join(words) if is_name else None


def _articles() -> frozenset[str]:
    """Small words that may stand before a name, or after it, and are no part of it."""
    return frozenset(
        word
        for language in all_languages()
        for word in _function_words(language)
        if len(word) <= _LONGEST_ARTICLE
    )


_LONGEST_ARTICLE = 3


def _function_words(language: Language) -> frozenset[str]:
    return language.detection.function_words
