"""All readings of a document, best first, and why the best was chosen."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from pipeline.model.edition import OutlineOverrides
from pipeline.model.errors import ParseError
from pipeline.model.outline import Decision
from pipeline.parse.readings.candidates import find_candidates
from pipeline.parse.readings.offers import list_offers
from pipeline.parse.readings.overview import Overview
from pipeline.parse.readings.readings import FoundObjective, Reading
from pipeline.parse.readings.shapes import list_objective_shapes, list_theme_shapes
from pipeline.parse.readings.walking import read_as
from pipeline.parse.scoring.scoring import Score, score_reading


def rank_readings(overview: Overview, overrides: OutlineOverrides) -> list[tuple[Reading, Score]]:
    """All readings that find something, best first; ties go to the plainer shape."""
    ranked = []
    offers_by_shape = {
        shape: list_offers(overview, shape)
        for shape in list_objective_shapes(overview.sightings, overview.language)
    }
    for theme_shape in list_theme_shapes(overview.sightings, overview.depths, overview.named):
        candidates = find_candidates(overview, theme_shape)
        for objective_shape, offers in offers_by_shape.items():
            reading = read_as(overview, candidates, objective_shape, offers)
            score = score_reading(reading, overview)
            if score.total > -math.inf:
                ranked.append((reading, score))
    if overrides.theme is not None:
        exact = [pair for pair in ranked if overrides.theme == pair[0].theme_shape.name]
        ranked = exact or [p for p in ranked if overrides.theme in p[0].theme_shape.name]
        if not ranked:
            raise ParseError(
                f'outline.theme = "{overrides.theme}": no reading of the document has such themes; '
                "`programme inspect` lists the shapes that it has under decisions."
            )
    if overrides.objective is not None:
        ranked = [p for p in ranked if p[0].objective_shape.value == overrides.objective]
        if not ranked:
            raise ParseError(
                f'outline.objective = "{overrides.objective}": no reading of the document has such '
                "objectives; expected one of items, headings, paragraphs, parts or none."
            )
    return sorted(ranked, key=lambda pair: -pair[1].total)


def next_different(
    ranked: Sequence[tuple[Reading, Score]],
) -> tuple[Reading, Score] | None:
    """The best reading that finds other themes or objectives than the first."""
    best = _records_of(ranked[0][0])
    return next((pair for pair in ranked[1:] if _records_of(pair[0]) != best), None)


def _records_of(reading: Reading) -> tuple[object, ...]:
    return tuple(
        (
            theme.heading.unit.index if theme.heading else None,
            tuple(_objective_key(objective) for objective in theme.objectives),
        )
        for theme in reading.themes
    )


def _objective_key(objective: FoundObjective) -> tuple[object, ...]:
    return (
        objective.sighting.unit.index,
        objective.parts,
        tuple(_objective_key(child) for child in objective.children),
    )


def explain(ranked: Sequence[tuple[Reading, Score]]) -> tuple[Decision, ...]:
    """What was decided, each with the next best and the key that takes it instead."""
    reading, score = ranked[0]
    reasons = ", ".join(f"{name} {value:+.1f}" for name, value in score.terms if abs(value) >= 0.05)
    other_themes = _next_by_name(ranked, lambda each: each.theme_shape.name)
    other_objectives = _next_by_name(ranked, lambda each: each.objective_shape.value)
    margin = f"; ahead by {score.total - other_themes[1].total:.1f}" if other_themes else ""
    return (
        Decision(
            what="what the themes are",
            chosen=reading.theme_shape.name,
            runner_up=other_themes[0].theme_shape.name if other_themes else None,
            reason=f"{reasons}{margin}",
            key="outline.theme",
        ),
        Decision(
            what="what the objectives are",
            chosen=reading.objective_shape.value,
            runner_up=other_objectives[0].objective_shape.value if other_objectives else None,
            reason=f"{sum(len(theme.objectives) for theme in reading.themes)} found under "
            f"{len(reading.themes)} themes, {reading.orphan_count} under none",
            key="outline.objective",
        ),
    )


def _next_by_name(
    ranked: Sequence[tuple[Reading, Score]], name_of: Callable[[Reading], str]
) -> tuple[Reading, Score] | None:
    """The best reading of another name that finds something else: what the key would bring."""
    best = _records_of(ranked[0][0])
    seen = {name_of(ranked[0][0])}
    for pair in ranked[1:]:
        name = name_of(pair[0])
        if name not in seen and _records_of(pair[0]) != best:
            return pair
        seen.add(name)
    return None
