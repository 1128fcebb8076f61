"""Counts in brackets at the end of a heading: declarations, and no part of its words."""

from __future__ import annotations

import re

#: "(mesures 13 à 29)", "(12 acties)", "[3]"; not "(with funds from 2026)", which is words.
_CLOSING_COUNT = re.compile(
    r"[(\[](?=[^()\[\]]*\d)(?![^()\[\]]*\d{4})(?:[^()\[\]\s]+\s?){1,5}[)\]]\s*:?\s*$"
)


def drop_closing_count(text: str) -> str:
    """``text`` without a bracketed count at its end; all of it where nothing else is there."""
    match = _CLOSING_COUNT.search(text)
    kept = text[: match.start()].rstrip() if match is not None else ""
    return kept or text
