"""The form in which words are compared: never published, always of the same length."""

from __future__ import annotations

import functools

#: Characters that stand for an apostrophe in running text.
APOSTROPHES = "’‘ʼ`´′"


def fold_case(text: str) -> str:
    """``text`` in lower case and with straight apostrophes, one code point for each.

    A character whose lower case is longer (``İ``) stays as it is, so that a place in the result
    is the same place in ``text``.
    """
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(map(_lower_one, text))
    return straighten_apostrophes(lowered)


def straighten_apostrophes(text: str) -> str:
    """``text`` with straight apostrophes, one code point for each."""
    if not text.isascii():
        for apostrophe in APOSTROPHES:  # most texts have none: faster than ``str.translate``
            text = text.replace(apostrophe, "'")
    return text


@functools.cache
def _lower_one(char: str) -> str:
    lowered = char.lower()
    return lowered if len(lowered) == 1 else char
