"""The block of metadata that a Markdown file may begin with."""

from __future__ import annotations

import re

FENCE = re.compile(r"---[ \t]*")
END = re.compile(r"(?:---|\.\.\.)[ \t]*")
FIELD = re.compile(r"([A-Za-z][\w-]*)[ \t]*:(?:[ \t]+(.*?))?[ \t]*")
#: What else stands in front matter: further lines of a field, items, comments.
CONTINUATION = re.compile(r"[ \t].*|-[ \t].*|#.*|")
QUOTES = "\"'"


def find_front_matter(text: str) -> int:
    """How many lines of a Markdown file are front matter; 0 when it has none.

    It stands at the very beginning between ``---`` and ``---`` or ``...`` and says at least one
    thing as ``key: value``; anything else between two rules is text.
    """
    lines = text.split("\n")
    if not FENCE.fullmatch(lines[0]):
        return 0
    field_count = 0
    for index, line in enumerate(lines[1:], start=1):
        if END.fullmatch(line):
            return index + 1 if field_count else 0
        if FIELD.fullmatch(line):
            field_count += 1
        elif not CONTINUATION.fullmatch(line):
            return 0
    return 0


def read_front_matter(lines: list[str]) -> dict[str, str]:
    """The simple fields of front matter, by key in lower case: those whose value is on the line."""
    fields = {}
    for line in lines:
        match = FIELD.fullmatch(line)
        if match and match[2]:
            value = match[2]
            if len(value) > 1 and value[0] == value[-1] and value[0] in QUOTES:
                value = value[1:-1]
            fields[match[1].lower()] = value
    return fields
