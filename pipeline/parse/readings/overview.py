"""What every reading of a document needs to know of it: found once, before any is tried."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from pipeline.model.frozen import frozen
from pipeline.model.outline import Declaration
from pipeline.parse.lines.verdicts import Verdict
from pipeline.parse.looks.boxed_parts import find_boxed_parts
from pipeline.parse.looks.fact_headings import find_fact_headings
from pipeline.parse.looks.looks import Look, Section, Sighting
from pipeline.parse.looks.named_lists import find_named_list
from pipeline.parse.looks.wording import tells_past
from pipeline.parse.readings.recurring import find_recurring_headings
from pipeline.text.languages import Language


@frozen
class Overview:
    """The units of a document and what is known of them before they are read.

    Attributes:
        sightings: all units.
        depths: depth of every item, by unit index.
        set_roles: roles that an editor set, by unit index.
        declared: counts that the source states.
        announced: letter keys of the entries of contents lists.
        announces_parts: whether these lists also name parts that hold no themes, such as a
            foreword: then to stand in them makes no theme.
        language: the document's.
        recurring: letter keys of headings that divide themes and name none.
        lead_ins: letter keys of what announces lists again and again ("In this period:").
        facts: letter keys of those of them whose lists are no objectives.
        with_facts: indexes of the headings that facts stand directly below.
        headings: those that open no part of their own, such as the contact details.
        told: indexes of the units that tell what has been.
        boxed: where parts of their own in a box end: an index, by the index that opens them.
        named: indexes of the units of a list that a declared count announces as the themes.
        word_counts: words of each unit, by unit index.
        word_count: words of the document.
    """

    sightings: Sequence[Sighting]
    depths: Mapping[int, int]
    set_roles: Mapping[int, Verdict]
    declared: Sequence[Declaration]
    announced: frozenset[str]
    announces_parts: bool
    language: Language
    recurring: frozenset[str]
    lead_ins: frozenset[str]
    facts: frozenset[str]
    with_facts: frozenset[int]
    headings: Sequence[Sighting]
    told: frozenset[int]
    boxed: Mapping[int, int]
    named: frozenset[int]
    word_counts: Mapping[int, int]
    word_count: int


#: What a contents list of the whole document names, and one of its themes does not.
_OWN_PARTS = frozenset(Section) - {Section.CONTENTS}


#: Looks of what may say what shall be, or tell what has been.
_SAYING = (Look.ITEM, Look.PARAGRAPH)


def survey(
    sightings: Sequence[Sighting],
    depths: Mapping[int, int],
    set_roles: Mapping[int, Verdict],
    declared: Sequence[Declaration],
    announced: frozenset[str],
    language: Language,
) -> Overview:
    """The overview of a document; arguments as its attributes."""
    recurring = find_recurring_headings(sightings)
    facts = find_fact_headings(sightings, recurring, language)
    headings = [s for s in sightings if s.look is Look.HEADING and s.section is None]
    announcing = Counter(s.key for s in sightings if s.look is Look.LEAD_IN)
    return Overview(
        sightings=sightings,
        depths=depths,
        set_roles=set_roles,
        declared=declared,
        announced=announced,
        announces_parts=any(s.section in _OWN_PARTS and s.key in announced for s in sightings),
        language=language,
        recurring=recurring,
        lead_ins=frozenset(key for key, count in announcing.items() if count > 1),
        facts=facts,
        with_facts=frozenset(
            above.unit.index for above, below in pairwise(headings) if below.key in facts
        ),
        headings=headings,
        told=frozenset(
            s.unit.index for s in sightings if s.look in _SAYING and tells_past(s.unit, language)
        ),
        boxed=find_boxed_parts(sightings),
        named=find_named_list(sightings, depths, declared),
        word_counts={s.unit.index: s.unit.word_count for s in sightings},
        word_count=sum(s.unit.word_count for s in sightings),
    )
