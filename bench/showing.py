"""Truth and what was found side by side, for a person."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator

from bench.invented.truth import TrueObjective, Truth
from bench.matching import letters_of

#: Longest line shown of a title or an objective.
_SHOWN_LENGTH = 110


def show_difference(truth: Truth, found: Truth) -> Iterator[str]:
    """Lines of a diff: "-" is missing, "+" is found and not true, " " is right."""
    true_lines, found_lines = list(_lines(truth)), list(_lines(found))
    matcher = difflib.SequenceMatcher(
        None,
        [_key(line) for line in true_lines],
        [_key(line) for line in found_lines],
        autojunk=False,
    )
    for operation, first, last, found_first, found_last in matcher.get_opcodes():
        if operation == "equal":
            for line in _shorten(true_lines[first:last]):
                yield f"   {line}"
            continue
        for line in true_lines[first:last]:
            yield f" - {line[:_SHOWN_LENGTH]}"
        for line in found_lines[found_first:found_last]:
            yield f" + {line[:_SHOWN_LENGTH]}"


def _shorten(lines: list[str]) -> list[str]:
    if len(lines) <= 4:
        return [line[:_SHOWN_LENGTH] for line in lines]
    return [
        lines[0][:_SHOWN_LENGTH],
        lines[1][:_SHOWN_LENGTH],
        f"… {len(lines) - 3} right …",
        lines[-1][:_SHOWN_LENGTH],
    ]


def _key(line: str) -> tuple[int, str]:
    return len(line) - len(line.lstrip()), letters_of(line)


def _lines(truth: Truth) -> Iterator[str]:
    for theme in truth.themes:
        yield f"THEME {theme.title if theme.title is not None else '(none)'}"
        yield from _objective_lines(theme.objectives, depth=1)


def _objective_lines(objectives: Iterable[TrueObjective], *, depth: int) -> Iterator[str]:
    for objective in objectives:
        yield "    " * depth + objective.text
        yield from _objective_lines(objective.children, depth=depth + 1)
