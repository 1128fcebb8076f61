"""Sub-headings that come back in every theme: which of them hold its aims, which facts about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pipeline.model.quantiles import median
from pipeline.parse.lines.clauses import is_clause
from pipeline.parse.looks.looks import Look, Sighting
from pipeline.text.languages import Language

#: Share of clauses among the items below a sub-heading that holds aims …
_FEWEST_CLAUSES = 0.5
#: … and by how much it is smaller below one with facts (plurals and infinitives look alike).
_LESS_AMONG_FACTS = 0.5


def find_fact_headings(
    sightings: Sequence[Sighting], recurring: frozenset[str], language: Language
) -> frozenset[str]:
    """Letter keys of recurring headings whose lists are no objectives: "Area" beside "Aims".

    Where another that recurs says by its words that the aims stand below it, and they are worded
    as aims; what stands below these is not. And where they name what a few words tell of each
    numbered measure: "Lead", "Funds", "Period".

    Args:
        sightings: all units.
        recurring: letter keys of headings that divide themes and name none.
        language: the document's.
    """
    dividing = [s for s in sightings if s.look is Look.HEADING and s.key in recurring]
    keys = {s.key for s in dividing}
    generic = {s.key for s in dividing if s.is_generic}
    named = _find_names_of_facts(sightings, keys - generic, language)
    if named:
        return named
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


def _find_names_of_facts(
    sightings: Sequence[Sighting], keys: set[str], language: Language
) -> frozenset[str]:
    """Letter keys of the names of facts that stand below numbered headings, with a few words each.

    Args:
        sightings: all units.
        keys: of headings that come back, and do not say that aims stand below them.
        language: the document's.
    """
    told: dict[str, list[tuple[int, bool]]] = defaultdict(list)
    below_count = key = ""
    for sighting in sightings:
        unit = sighting.unit
        if sighting.look is Look.HEADING:
            key = sighting.key if below_count and sighting.key in keys else ""
            if not key:
                is_counted = sighting.marker is not None and bool(sighting.marker.values)
                below_count = sighting.form if is_counted else ""
        elif key and sighting.look is Look.PARAGRAPH:
            told[key].append((unit.word_count, is_clause(unit.text, language)))
        else:
            key = ""
    return frozenset(
        each
        for each, facts in told.items()
        if len(facts) >= _FEWEST_FACTS
        and median(words for words, _ in facts) <= _MOST_FACT_WORDS
        and not any(is_aim for _, is_aim in facts)
    )


#: Facts of one name that make it one, and the words that half of them do not exceed.
_FEWEST_FACTS = 4
_MOST_FACT_WORDS = 6
