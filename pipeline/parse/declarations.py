"""Counts that a source states in its own words: a good check, never a repair."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.frozen import replace
from pipeline.model.outline import Declaration
from pipeline.model.selectors import CharSpan
from pipeline.parse.lines.views import LineView
from pipeline.parse.units.units import Unit
from pipeline.text.languages import Language
from pipeline.text.numbers import find_declarations


def read_declarations(units: Sequence[Unit], language: Language) -> tuple[Declaration, ...]:
    """The counts declared in the units' words, in reading order.

    A count may be wrapped over two lines: lines are joined by a blank for reading, one code point
    for the line feed, so that places stay places.
    """
    declared: list[Declaration] = []
    for unit in units:
        for line_group in _contiguous(unit):
            start = line_group[0].line.span.start
            text = ""
            for view in line_group:
                text = text.ljust(view.line.span.start - start) + view.text
            declared.extend(
                replace(
                    found,
                    span=CharSpan(start=start + found.span.start, end=start + found.span.end),
                )
                for found in find_declarations(text, language=language.tag)
            )
    return tuple(declared)


def _contiguous(unit: Unit) -> list[list[LineView]]:
    groups: list[list[LineView]] = []
    for view in unit.lines:
        if groups and view.index == groups[-1][-1].index + 1:
            groups[-1].append(view)
        else:
            groups.append([view])
    return groups
