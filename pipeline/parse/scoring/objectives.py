"""The terms of a score that look at the objectives: their words, parts and children."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.parse.lines.clauses import is_clause
from pipeline.parse.looks.looks import Look, Sighting
from pipeline.parse.markers.counting import follows
from pipeline.parse.markers.inline_glyphs import has_own_glyph_within
from pipeline.parse.readings.aims import is_worded_as_aim, names_objectives
from pipeline.parse.readings.readings import FoundObjective, ObjectiveShape, Reading
from pipeline.parse.tables.columns import ROW_FORM
from pipeline.parse.units.parts import has_own_label_within
from pipeline.text.languages import Language

#: Paragraphs under one heading or none are objectives when there are at least this many …
_FEWEST_BARE_AIMS = 3
#: … and this share of them are single sentences of at most so many words.
_BARE_AIM_SHARE = 0.6
_AIM_MIN_WORDS = 4
_AIM_MAX_WORDS = 45
_SENTENCE_END = re.compile(r"[.!?]\s+[^\W\d_a-z]")


def is_mere_prose(
    reading: Reading, objectives: Sequence[FoundObjective], language: Language
) -> bool:
    """Paragraphs under one heading or none: an article, unless each is one aim in one sentence."""
    if reading.objective_shape is not ObjectiveShape.PARAGRAPHS:
        return False
    if sum(bool(t.objectives) and t.heading is not None for t in reading.themes) > 1:
        return False
    texts = [objective.sighting.unit.text for objective in objectives]
    aims = [
        text
        for text in texts
        if len(text.split()) <= _AIM_MAX_WORDS
        and len(_SENTENCE_END.findall(text.rstrip(".;, "))) == 0
        and (
            (is_clause(text, language) and len(text.split()) >= _AIM_MIN_WORDS)
            or (not text.rstrip().endswith((".", ",")) and len(text.split()) > _AIM_MIN_WORDS)
        )
    ]
    return len(texts) < _FEWEST_BARE_AIMS or len(aims) < _BARE_AIM_SHARE * len(texts)


def measure_parent_share(objectives: Sequence[FoundObjective], language: Language) -> float:
    """How far beyond half the share of objectives with others under them goes, 0–1.

    Headings that are labelled as objectives, or worded as aims, may have parts, and so may what
    the header of its column calls a goal.
    """
    share = sum(
        bool(objective.children)
        and not _is_aim_heading(objective, language)
        and objective.sighting.form != ROW_FORM
        for objective in objectives
    ) / max(1, len(objectives))
    return max(0.0, 2 * share - 1)


def measure_aim_share(objectives: Sequence[FoundObjective], language: Language) -> float:
    """Share of objectives that are headings worded as aims, with what serves them listed below."""
    aims = [
        o
        for o in objectives
        if o.children and o.sighting.look is Look.HEADING and is_worded_as_aim(o.sighting, language)
    ]
    return len(aims) / max(1, len(objectives))


def _is_aim_heading(objective: FoundObjective, language: Language) -> bool:
    sighting = objective.sighting
    return sighting.look is Look.HEADING and (
        names_objectives(sighting) or is_worded_as_aim(sighting, language)
    )


def measure_unsplit_share(objectives: Sequence[FoundObjective]) -> float:
    """How far beyond half the share of whole units that run on in parts goes, 0–1."""
    share = sum(
        o.parts is None and bool(o.sighting.parts) and _runs_on(o.sighting) for o in objectives
    ) / max(1, len(objectives))
    return max(0.0, 2 * share - 1)


def _runs_on(sighting: Sighting) -> bool:
    text, marker = sighting.unit.text, sighting.marker
    return ";" in text or has_own_glyph_within(text, marker) or has_own_label_within(text, marker)


def measure_tail_share(objectives: Sequence[FoundObjective]) -> float:
    """How far beyond half the share of units goes that give one part only, 0–1."""
    parts = {o.sighting.unit.index: o.sighting.parts for o in objectives if o.parts is not None}
    share = sum(not cuts for cuts in parts.values()) / max(1, len(parts))
    return max(0.0, 2 * share - 1)


def measure_named_share(objectives: Sequence[FoundObjective]) -> float:
    """Share of objectives whose label names objectives ("Action 3:")."""
    markers = [objective.sighting.marker for objective in objectives]
    return sum(m is not None and m.is_objective_label for m in markers) / max(1, len(objectives))


def measure_nameless_share(
    reading: Reading, language: Language, with_facts: frozenset[int]
) -> float:
    """For headings as objectives: the share that nothing makes an aim.

    Neither a label nor a verb, nor that it is told who does it and when (``with_facts``).
    """
    if reading.objective_shape is not ObjectiveShape.HEADINGS:
        return 0.0
    headings = [
        objective.sighting
        for theme in reading.themes
        for objective in theme.objectives
        if objective.sighting.look is Look.HEADING
    ]
    nameless = sum(
        not names_objectives(heading)
        and heading.unit.index not in with_facts
        and not is_clause(heading.unit.text, language)
        and not is_worded_as_aim(heading, language)
        for heading in headings
    )
    return nameless / max(1, len(headings))


def measure_counted_heading_share(reading: Reading) -> float:
    """For headings as objectives: the share that count on from the one before, or begin at one."""
    if reading.objective_shape is not ObjectiveShape.HEADINGS:
        return 0.0
    sightings = [objective.sighting for theme in reading.themes for objective in theme.objectives]
    counted = 0
    above: tuple[int, ...] = ()
    for sighting in sightings:
        marker = sighting.marker if sighting.look is Look.HEADING else None
        values = marker.values if marker is not None else ()
        counted += bool(values) and (values[-1] == 1 or follows(above, values))
        above = values
    return counted / max(1, len(sightings))


def measure_told_share(objectives: Sequence[FoundObjective], told: frozenset[int]) -> float:
    """How far beyond a quarter the share of objectives goes that tell what has been, 0–1."""
    share = sum(o.sighting.unit.index in told for o in objectives) / max(1, len(objectives))
    return max(0.0, (share - _USUAL_TOLD_SHARE) / (1 - _USUAL_TOLD_SHARE))


#: Aims that look back first are few: "The bridge was closed in 2019: open it again".
_USUAL_TOLD_SHARE = 0.25


def measure_worded_share(objectives: Sequence[FoundObjective]) -> float:
    """Share of objectives that are more than a word and less than a page."""
    words = [objective.sighting.unit.word_count for objective in objectives]
    return 0.0 if not words else sum(2 <= count <= 120 for count in words) / len(words)


def measure_prose_share(reading: Reading) -> float:
    """For paragraphs as objectives: how much they look like chapters of prose."""
    if reading.objective_shape is not ObjectiveShape.PARAGRAPHS:
        return 0.0
    counts = [len(theme.objectives) for theme in reading.themes]
    words = [o.sighting.unit.word_count for t in reading.themes for o in t.objectives]
    long_ones = sum(count > 60 for count in words) / len(words)
    return min(1.0, long_ones + float(sum(counts) > 12 * len(counts)))
