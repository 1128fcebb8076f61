"""Language tags as files state them."""

from __future__ import annotations

import re

#: A BCP 47 tag in the parts that texts use: language, script, region.
LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{4})?(?:[-_](?:[A-Za-z]{2}|\d{3}))?")


def read_language_tag(value: str | None) -> str | None:
    """The BCP 47 tag that a file states, in its usual case; None if it states none.

    ``nl_BE`` → ``nl-BE``, ``EN`` → ``en``; what is no tag ("Nederlands") is None.
    """
    tag = (value or "").strip()
    if not LANGUAGE_TAG.fullmatch(tag):
        return None
    language, *others = re.split("[-_]", tag)
    parts = [part.title() if len(part) == 4 else part.upper() for part in others]
    return "-".join([language.lower(), *parts])
