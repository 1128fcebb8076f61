"""How well a reading explains the document: a sum of named terms that an editor can be shown.

Every term lies between 0 and 1 (or -1 and 0 for faults) before its weight (``weights``).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.frozen import frozen
from pipeline.model.outline import Declaration
from pipeline.parse.looks.looks import LEAD_IN_FORM
from pipeline.parse.readings.overview import Overview
from pipeline.parse.readings.readings import ObjectiveShape, Reading
from pipeline.parse.scoring.objectives import (
    is_mere_prose,
    measure_aim_share,
    measure_counted_heading_share,
    measure_named_share,
    measure_nameless_share,
    measure_parent_share,
    measure_prose_share,
    measure_tail_share,
    measure_told_share,
    measure_unsplit_share,
    measure_worded_share,
)
from pipeline.parse.scoring.themes import (
    count_levels,
    has_outer_level,
    has_unannounced_form,
    has_uncounted,
    measure_announced_share,
    measure_clause_share,
    measure_counting_share,
    measure_label_share,
    measure_part_share,
    measure_prominence_spread,
    measure_wordy_share,
    rate_count,
    rate_level,
    rate_titles,
)
from pipeline.parse.scoring.weights import WEIGHTS, Weights
from pipeline.parse.units.parts import measure_label
from pipeline.text.languages import Language

#: Share of themes with objectives below which a reading is unlikely.
_USUAL_COVERAGE = 0.6
#: Share of clauses among titles from which on they are aims ("la protection de …" is a theme too).
_MOST_CLAUSES = 0.5


#: How much of its weight a label of objectives has on the outermost level that there is …
_OUTERMOST_SHARE = 0.25
#: … where the lists below have so many members on average.
_FEWEST_BELOW_EACH = 2


@frozen
class Score:
    """A reading's score with its terms, weighted."""

    total: float
    terms: tuple[tuple[str, float], ...]


def score_reading(reading: Reading, overview: Overview, *, weights: Weights = WEIGHTS) -> Score:
    """Scores a reading.

    Args:
        reading: what to score.
        overview: the document that it reads.
        weights: what each term counts for.
    """
    themes, declared, language = reading.themes, overview.declared, overview.language
    titled = [theme.heading for theme in themes if theme.heading is not None]
    objectives = [objective for theme in themes for objective in theme.objectives]
    only_named = reading.objective_shape is ObjectiveShape.NONE
    if only_named:
        if objectives or not _are_named_themes(reading, declared, language):
            return Score(total=float("-inf"), terms=())
    elif not objectives or is_mere_prose(reading, objectives, language):
        return Score(total=float("-inf"), terms=())
    count = len(themes)
    # Themes that the document only names, and counts, need no objectives.
    covered = 1.0 if only_named else sum(bool(theme.objectives) for theme in themes) / count
    captured = 1.0 if only_named else len(objectives) / (len(objectives) + reading.orphan_count)
    # What tells for themes counts only as far as they have objectives.
    trust = min(1.0, covered / _USUAL_COVERAGE)
    is_item_shaped = float(reading.theme_shape.depth is not None)
    shape_weight = getattr(weights, reading.objective_shape.value)
    level = rate_level(reading, overview.headings, overview.recurring)
    mislabelled = measure_label_share(titled, language.labels.objectives - language.labels.themes)
    if covered == 1.0 and level == 1.0 and len(objectives) >= _FEWEST_BELOW_EACH * count:
        # "Objective 1" over a list, and nothing above it: what others call a theme.
        mislabelled *= _OUTERMOST_SHARE
        is_item_shaped *= 1 - measure_label_share(titled, language.labels.objectives)
    terms = {
        "covered": weights.covered * covered,
        "bare": weights.bare * max(0.0, 1 - covered / _USUAL_COVERAGE),
        "captured": weights.captured * captured,
        "plausible_count": weights.plausible_count * trust * rate_count(count),
        # Named in a list, titles begin in lower case and close like items.
        "title_like": weights.title_like * (1.0 if only_named else trust * rate_titles(titled)),
        "clauses": weights.clauses * is_item_shaped * measure_clause_share(titled, language),
        "gaps": weights.gaps * is_item_shaped * (1 - covered),
        "wordy": weights.wordy * is_item_shaped * measure_wordy_share(titled),
        "labelled": weights.labelled * measure_label_share(titled, language.labels.themes),
        "mislabelled": weights.mislabelled * mislabelled,
        "parted": weights.parted
        * measure_part_share(titled, overview.headings, language.labels.parts),
        "outer": weights.outer * has_outer_level(reading),
        "counted": weights.counted * trust * measure_counting_share(titled),
        "declared": weights.declared * _rate_declared_fit(count, len(objectives), declared),
        "announced": weights.announced * measure_announced_share(titled, overview.announced),
        "unannounced": weights.unannounced * has_unannounced_form(titled, overview.announced),
        "mixed": weights.mixed * reading.mixed_count / count,
        "styles": weights.styles * max(0, len(reading.theme_shape.forms) - 1),
        "spread": weights.spread * measure_prominence_spread(titled),
        "levels": weights.levels * float(count_levels(titled) > 1),
        "explained": weights.explained * _measure_explained_share(reading, overview),
        "shape": shape_weight,
        "lead_in": weights.lead_in * float(LEAD_IN_FORM in reading.theme_shape.forms),
        "title_above": weights.title_above
        * float(reading.theme_shape.has_title_above and count > 1),
        "item_shaped": weights.item_shaped * is_item_shaped,
        "untitled": weights.untitled * float(not titled),
        "worded": weights.worded * measure_worded_share(objectives),
        "unsplit": weights.unsplit * measure_unsplit_share(objectives),
        "tails": weights.tails * measure_tail_share(objectives),
        "named": weights.named * measure_named_share(objectives),
        "uncounted": weights.uncounted * has_uncounted(titled),
        "parents": weights.parents * measure_parent_share(objectives, language),
        "aims": weights.aims * measure_aim_share(objectives, language),
        "counted_headings": weights.counted_headings * measure_counted_heading_share(reading),
        "nameless": weights.nameless
        * measure_nameless_share(reading, language, overview.with_facts),
        "told": weights.told * measure_told_share(objectives, overview.told),
        "prose": weights.prose * measure_prose_share(reading),
        "top_level": weights.top_level * trust * level,
    }
    return Score(total=sum(terms.values()), terms=tuple(terms.items()))


def _are_named_themes(
    reading: Reading, declared: Sequence[Declaration], language: Language
) -> bool:
    """Whether the items of a list are the themes: as many as declared, titles, no aims.

    Of the only list, or of the one that the count announces.
    """
    titled = [theme.heading for theme in reading.themes if theme.heading is not None]
    is_only_list = reading.orphan_count == 0 and not any(
        each.counts == "objectives" for each in declared
    )
    return (
        reading.theme_shape.depth is not None
        and (is_only_list or bool(reading.theme_shape.named))
        and any(each.counts == "themes" and each.number == len(titled) for each in declared)
        and not measure_wordy_share(titled)
        and 2 * sum(measure_label(each.unit) > 0 for each in titled) < len(titled)
        and measure_clause_share(titled, language) < _MOST_CLAUSES
    )


def _measure_explained_share(reading: Reading, overview: Overview) -> float:
    left = sum(map(overview.word_counts.__getitem__, reading.others))
    return 1 - left / overview.word_count if overview.word_count else 0.0


def _rate_declared_fit(
    theme_count: int, objective_count: int, declared: Sequence[Declaration]
) -> float:
    fits = [
        declaration.number == (theme_count if declaration.counts == "themes" else objective_count)
        for declaration in declared
        if declaration.counts is not None
    ]
    if not fits:
        return 0.0
    return 1.0 if any(fits) else -0.25
