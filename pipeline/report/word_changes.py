"""Two versions of a text, told apart word by word."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from enum import StrEnum

from pipeline.model.frozen import frozen

#: A word with its hyphens and apostrophes, white space, or one other character.
_TOKEN = re.compile(r"\w+(?:[-'’‐]\w+)*|\s+|[^\w\s]")

#: Longest stretch that is compared word by word, in words and signs: beyond it (whole documents)
#: the comparison takes seconds and says nothing to a reader.
_MOST_TOKENS = 600


class EditKind(StrEnum):
    """What became of a stretch."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@frozen
class Edit:
    """A stretch of either version, or of both."""

    kind: EditKind
    text: str


def list_edits(before: str, after: str) -> tuple[Edit, ...]:
    """What leads from one text to the other, in reading order; what is removed comes first.

    The kept and removed stretches together are ``before``, the kept and added ones ``after``.
    """
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    start = _count_common(old, new)
    end = _count_common(old[start:][::-1], new[start:][::-1])
    old_middle, new_middle = old[start : len(old) - end], new[start : len(new) - end]
    return tuple(
        _join(
            [
                (EditKind.KEPT, "".join(old[:start])),
                *_compare(old_middle, new_middle),
                (EditKind.KEPT, "".join(old[len(old) - end :])),
            ]
        )
    )


def _count_common(one: Sequence[str], other: Sequence[str]) -> int:
    count = 0
    for ours, theirs in zip(one, other, strict=False):
        if ours != theirs:
            break
        count += 1
    return count


def _compare(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[EditKind, str]]:
    if max(len(old), len(new)) > _MOST_TOKENS:
        yield EditKind.REMOVED, "".join(old)
        yield EditKind.ADDED, "".join(new)
        return
    matcher = difflib.SequenceMatcher(a=old, b=new, autojunk=False)
    for operation, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        removed, added = "".join(old[old_start:old_end]), "".join(new[new_start:new_end])
        if operation == "equal" and not removed.isspace():
            yield EditKind.KEPT, removed
        else:
            # A blank between two changed words is no reason to tell them one by one.
            yield EditKind.REMOVED, removed
            yield EditKind.ADDED, added


def _join(pieces: Sequence[tuple[EditKind, str]]) -> Iterator[Edit]:
    """The pieces with neighbours of one kind as one, removed before added."""
    removed, added = "", ""
    kept = ""
    for kind, text in pieces:
        if not text:
            continue
        if kind is EditKind.KEPT:
            yield from _list_pending(removed, added)
            removed, added = "", ""
            kept += text
        else:
            if kept:
                yield Edit(kind=EditKind.KEPT, text=kept)
                kept = ""
            if kind is EditKind.REMOVED:
                removed += text
            else:
                added += text
    yield from _list_pending(removed, added)
    if kept:
        yield Edit(kind=EditKind.KEPT, text=kept)


def _list_pending(removed: str, added: str) -> Iterator[Edit]:
    if removed:
        yield Edit(kind=EditKind.REMOVED, text=removed)
    if added:
        yield Edit(kind=EditKind.ADDED, text=added)
