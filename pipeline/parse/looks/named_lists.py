"""The list that a declared count announces: "The programme has five themes:", and five names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.model.outline import Declaration
from pipeline.parse.looks.looks import Look, Sighting

#: What a sentence ends in that announces nothing.
_CLOSED = (".", "!", "?", "…")
#: A name has at most so many words.
_NAME_MAX_WORDS = 12


def find_named_list(
    sightings: Sequence[Sighting], depths: Mapping[int, int], declared: Sequence[Declaration]
) -> frozenset[int]:
    """Indexes of the units of the first list that has as many names as the line above it counts.

    Args:
        sightings: all units.
        depths: depth of every item, by unit index.
        declared: counts that the source states.
    """
    for position, sighting in enumerate(sightings):
        number = count_announced_themes(sighting, declared)
        if number is None or sighting.look is Look.HEADING:
            continue  # "The four priorities" heads its list as any theme does
        names = _list_alike(sightings[position + 1 :], depths)
        # Each may lead to a page of its own.
        if len(names) == number and all(n.unit.word_count <= _NAME_MAX_WORDS for n in names):
            return frozenset(name.unit.index for name in names)
    return frozenset()


def count_announced_themes(sighting: Sighting, declared: Sequence[Declaration]) -> int | None:
    """How many themes a line announces; None for one that announces none.

    The last count of a text that ends in a colon is meant, or in no mark at all.
    """
    text = sighting.unit.text.rstrip()
    if text.endswith(_CLOSED) or sighting.look is Look.CELL:
        return None
    start, end = sighting.unit.first.line.span.start, sighting.unit.lines[-1].line.span.end
    counts = [
        each.number
        for each in declared
        if each.counts == "themes" and start <= each.span.start < end
    ]
    return counts[-1] if counts else None


def _list_alike(below: Sequence[Sighting], depths: Mapping[int, int]) -> list[Sighting]:
    """The items of one form and depth that a stretch begins with."""
    names: list[Sighting] = []
    for sighting in below:
        if sighting.look is not Look.ITEM or (
            names
            and (sighting.form, depths[sighting.unit.index])
            != (names[0].form, depths[names[0].unit.index])
        ):
            break
        names.append(sighting)
    return names
