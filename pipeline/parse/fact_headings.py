"""Sub-headings that come back in every theme: which of them hold its aims, which facts about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pipeline.parse.looks import Look, Sighting
from pipeline.parse.parts import is_clause
from pipeline.text.languages import Language

#: Share of clauses among the items below a sub-heading that holds aims …
_FEWEST_CLAUSES = 0.5
#: … and by how much it is smaller below one with facts (plurals and infinitives look alike).
_LESS_AMONG_FACTS = 0.5


def find_fact_headings(
    sightings: Sequence[Sighting], recurring: frozenset[str], language: Language
) -> frozenset[str]:
    """Letter keys of recurring headings whose lists are no objectives: "Area" beside "Aims".

    Only where another that recurs says by its words that the aims stand below it, and they are
    worded as aims; what stands below these is not.

    Args:
        sightings: all units.
        recurring: letter keys of headings that divide themes and name none.
        language: the document's.
    """
    dividing = [s for s in sightings if s.look is Look.HEADING and s.key in recurring]
    keys = {s.key for s in dividing}
    generic = {s.key for s in dividing if s.is_generic}
    if not generic or generic == keys:
        return frozenset()
    clauses: dict[str, list[bool]] = defaultdict(list)
    key = ""
    for sighting in sightings:
        if sighting.look is Look.HEADING:
            key = sighting.key if sighting.key in keys else ""
        elif sighting.look is Look.ITEM and key:
            clauses[key].append(is_clause(sighting.unit.text, language))
    aims = [is_aim for each in generic for is_aim in clauses[each]]
    share = sum(aims) / max(1, len(aims))
    if share < _FEWEST_CLAUSES:
        return frozenset()
    return frozenset(
        each
        for each in keys - generic
        if clauses[each] and sum(clauses[each]) <= _LESS_AMONG_FACTS * share * len(clauses[each])
    )
