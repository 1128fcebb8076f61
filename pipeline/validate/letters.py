"""Letters as compared: what two engines, or a text and its cleaned form, must agree on."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache

HYPHEN = "-"

#: Characters that engines and producers put for a hyphen at the end of a line: soft hyphen,
#: hyphen, non-breaking hyphen, and the \x02 of PDFium.
HYPHEN_LIKE = frozenset("\u00ad\u2010\u2011\x02")

#: Unicode categories that leave no mark on the page: engines differ in whether they report them.
_INVISIBLE_CATEGORIES = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})


@cache
def _fold_char(char: str) -> str:
    if char in HYPHEN_LIKE:
        return HYPHEN
    return "".join(
        part
        for part in unicodedata.normalize("NFKD", char)
        if unicodedata.category(part) not in _INVISIBLE_CATEGORIES
    )


def fold_letters(text: str) -> str:
    """The visible characters of ``text`` in the form in which two readings are compared.

    Compatibility decomposition (as NFKC, but such that the order in which letters and their
    accents come does not matter), every kind of hyphen as ``-``, no white space, no control or
    format characters.
    """
    return "".join(map(_fold_char, text))


def count_letters(texts: Iterable[str]) -> Counter[str]:
    """How often each folded letter occurs in all ``texts`` together."""
    chars: Counter[str] = Counter()
    for text in texts:
        chars.update(text)
    letters: Counter[str] = Counter()
    for char, count in chars.items():
        for letter in _fold_char(char):
            letters[letter] += count
    return letters


def drop_breaks(text: str) -> str:
    """The letters of ``text`` without white space and hyphens: equal before and after cleaning."""
    return fold_letters(text).replace(HYPHEN, "")


def describe_difference(found: Counter[str], expected: Counter[str]) -> str:
    """Which letters are too many and which are missing, in words; at most a handful of each."""
    extra, missing = found - expected, expected - found
    parts = []
    if extra:
        parts.append(f"{extra.total()} more ({_list_letters(extra)})")
    if missing:
        parts.append(f"{missing.total()} fewer ({_list_letters(missing)})")
    return " and ".join(parts)


def _list_letters(letters: Counter[str], *, shown_count: int = 8) -> str:
    shown = sorted(letters.elements())[:shown_count]
    return " ".join(shown) + (" …" if letters.total() > shown_count else "")
