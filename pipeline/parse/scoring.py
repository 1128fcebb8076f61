"""How well a reading explains the document: a sum of named terms that an editor can be shown.

Every term lies between 0 and 1 (or -1 and 0 for faults) before its weight. The weights stand
together, each with what it was chosen on.
"""

from __future__ import annotations

import itertools
import re
import statistics
from collections.abc import Sequence

from pipeline.model.document import ElementKind
from pipeline.model.frozen import frozen
from pipeline.model.outline import Declaration
from pipeline.parse.looks import LEAD_IN_FORM, Look, Sighting
from pipeline.parse.markers import MarkerKind
from pipeline.parse.parts import is_clause
from pipeline.parse.readings import FoundObjective, ObjectiveShape, Reading
from pipeline.text.languages import Language


@frozen
class Weights:
    """What each term counts for."""

    #: Themes have objectives: the first thing that tells a theme from any other heading.
    covered: float = 3.0
    #: Themes without objectives are few.
    bare: float = -3.0
    #: Objectives stand under themes: what looks like one elsewhere is unexplained.
    captured: float = 3.0
    #: The words of the document are those of its themes and objectives, introductions aside.
    explained: float = 1.0
    #: A handful of themes, not one and not fifty (82 real programmes: 3–12 in 85 %).
    plausible_count: float = 1.0
    #: Titles are short and no sentences.
    title_like: float = 1.0
    #: A label ("Thema 2:") says what it is.
    labelled: float = 0.8
    #: A label that names an objective says that it is no theme.
    mislabelled: float = -2.0
    #: Numbers run 1, 2, 3 …
    counted: float = 0.4
    #: The count that the document declares.
    declared: float = 1.2
    #: The headings that a contents list announces.
    announced: float = 1.0
    #: Themes alike: all with objectives directly below, or all with sub-headings.
    mixed: float = -3.0
    #: One level, one style; two styles of one level lie close together (brochures set the titles
    #: of narrow columns smaller).
    styles: float = -0.15
    spread: float = -0.08
    #: … but where the file itself numbers the levels of its headings, one level it is.
    levels: float = -1.2
    #: Every further style beyond items of lists is a poorer guess at what an objective is.
    items: float = 1.4
    headings: float = 0.2
    parts: float = 1.2
    paragraphs: float = 0.0
    none: float = 0.0
    #: A theme is a heading rather than an item, and anything rather than a lead-in line.
    lead_in: float = -0.8
    item_shaped: float = -0.3
    #: Items of many words are aims with parts, not titles; so are items built on a verb.
    wordy: float = -2.5
    clauses: float = -2.0
    #: … and where they are themes, few are without objectives.
    gaps: float = -3.0
    untitled: float = -1.2
    #: Upper levels are themes, lower ones divide them.
    top_level: float = 0.8
    #: Objectives are more than a word or two.
    worded: float = 0.6
    #: A title set like the themes and worded like one is none of them.
    title_above: float = 0.5
    #: Objectives that all run on in parts are several each.
    unsplit: float = -1.0
    #: What stands after a lead-in is a part of its own only beside others with several.
    tails: float = -1.5
    #: A label that names objectives ("Action 3:") says what they are.
    named: float = 0.8
    #: Where the themes are counted, a heading without a number beside them is none.
    uncounted: float = -1.2
    #: Objectives that nearly all have objectives under them are more likely themes.
    parents: float = -1.5
    #: Prose of many sentences under a theme is a chapter, its paragraphs no objectives.
    prose: float = -1.2


WEIGHTS = Weights()

#: A contents entry of fewer letters proves nothing.
_FEWEST_KEY_LETTERS = 6
#: Paragraphs under one heading or none are objectives when there are at least this many …
_FEWEST_BARE_AIMS = 3
#: … and this share of them are single sentences of at most so many words.
_BARE_AIM_SHARE = 0.6
_AIM_MIN_WORDS = 4
_AIM_MAX_WORDS = 45
_SENTENCE_END = re.compile(r"[.!?]\s+[^\W\d_a-z]")
#: Share of themes with objectives below which a reading is unlikely.
_USUAL_COVERAGE = 0.6
#: A phrase of fewer words is a name, whatever its endings.
_CLAUSE_MIN_WORDS = 5
#: Most titles have no more words than this (95 % of those in the corpus).
_TITLE_WORDS = 16
_FEWEST_USUAL_THEMES = 3
#: Share of clauses among titles from which on they are aims ("la protection de …" is a theme too).
_MOST_CLAUSES = 0.5
#: Themes that make a count.
_FEWEST_COUNTED = 2
_MOST_USUAL_THEMES = 14


@frozen
class Score:
    """A reading's score with its terms, weighted."""

    total: float
    terms: tuple[tuple[str, float], ...]


def score_reading(
    reading: Reading,
    sightings: Sequence[Sighting],
    declared: Sequence[Declaration],
    announced: frozenset[str],
    language: Language,
    *,
    weights: Weights = WEIGHTS,
) -> Score:
    """Scores a reading.

    Args:
        reading: what to score.
        sightings: all units of the document.
        declared: counts that the source states.
        announced: letter keys of the entries of contents lists.
        language: the document's.
        weights: what each term counts for.
    """
    themes = reading.themes
    titled = [theme.heading for theme in themes if theme.heading is not None]
    objectives = [objective for theme in themes for objective in theme.objectives]
    only_named = reading.objective_shape is ObjectiveShape.NONE
    if only_named:
        if objectives or not _are_named_themes(reading, declared, language):
            return Score(total=float("-inf"), terms=())
    elif not objectives or _is_mere_prose(reading, objectives, language):
        return Score(total=float("-inf"), terms=())
    count = len(themes)
    # Themes that the document only names, and counts, need no objectives.
    covered = 1.0 if only_named else sum(bool(theme.objectives) for theme in themes) / count
    captured = 1.0 if only_named else len(objectives) / (len(objectives) + reading.orphan_count)
    # What tells for themes counts only as far as they have objectives.
    trust = min(1.0, covered / _USUAL_COVERAGE)
    is_item_shaped = float(reading.theme_shape.depth is not None)
    shape_weight = getattr(weights, reading.objective_shape.value)
    terms = {
        "covered": weights.covered * covered,
        "bare": weights.bare * max(0.0, 1 - covered / _USUAL_COVERAGE),
        "captured": weights.captured * captured,
        "plausible_count": weights.plausible_count * trust * _plausibility(count),
        # Named in a list, titles begin in lower case and close like items.
        "title_like": weights.title_like * (1.0 if only_named else trust * _title_likeness(titled)),
        "clauses": weights.clauses * is_item_shaped * _clause_share(titled, language),
        "gaps": weights.gaps * is_item_shaped * (1 - covered),
        "wordy": weights.wordy * is_item_shaped * _wordy_share(titled),
        "labelled": weights.labelled * _label_share(titled, language.labels.themes),
        "mislabelled": weights.mislabelled
        * _label_share(titled, language.labels.objectives - language.labels.themes),
        "counted": weights.counted * trust * _counting_share(titled),
        "declared": weights.declared * _declared_fit(count, len(objectives), declared),
        "announced": weights.announced * _announced_share(titled, announced),
        "mixed": weights.mixed * reading.mixed_count / count,
        "styles": weights.styles * max(0, len(reading.theme_shape.forms) - 1),
        "spread": weights.spread * _prominence_spread(titled),
        "levels": weights.levels * float(_count_levels(titled) > 1),
        "explained": weights.explained * _explained_share(reading, sightings),
        "shape": shape_weight,
        "lead_in": weights.lead_in * float(LEAD_IN_FORM in reading.theme_shape.forms),
        "title_above": weights.title_above
        * float(reading.theme_shape.has_title_above and count > 1),
        "item_shaped": weights.item_shaped * is_item_shaped,
        "untitled": weights.untitled * float(not titled),
        "worded": weights.worded * _worded_share(objectives),
        "unsplit": weights.unsplit * _unsplit_share(objectives),
        "tails": weights.tails * _tail_share(objectives),
        "named": weights.named * _named_share(objectives),
        "uncounted": weights.uncounted * _has_uncounted(titled),
        "parents": weights.parents * _parent_share(objectives),
        "prose": weights.prose * _prose_share(reading),
        "top_level": weights.top_level * trust * _top_level(reading, sightings),
    }
    return Score(total=sum(terms.values()), terms=tuple(terms.items()))


def _are_named_themes(
    reading: Reading, declared: Sequence[Declaration], language: Language
) -> bool:
    """Whether the items of the only list are the themes: as many as declared, titles, no aims."""
    titled = [theme.heading for theme in reading.themes if theme.heading is not None]
    return (
        reading.theme_shape.depth is not None
        and reading.orphan_count == 0
        and any(each.counts == "themes" and each.number == len(titled) for each in declared)
        and not any(each.counts == "objectives" for each in declared)
        and not _wordy_share(titled)
        and _clause_share(titled, language) < _MOST_CLAUSES
    )


def _is_mere_prose(
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


def _explained_share(reading: Reading, sightings: Sequence[Sighting]) -> float:
    total = sum(sighting.unit.word_count for sighting in sightings)
    left = sum(s.unit.word_count for s in sightings if s.unit.index in reading.others)
    return 1 - left / total if total else 0.0


def _plausibility(count: int) -> float:
    if count < _FEWEST_USUAL_THEMES:
        return -1.0 if count == 1 else 0.6
    if count <= _MOST_USUAL_THEMES:
        return 1.0
    return max(-1.0, 1.0 - (count - _MOST_USUAL_THEMES) / 12)


def _title_likeness(titled: Sequence[Sighting]) -> float:
    if not titled:
        return 0.0
    likeness = 0.0
    for heading in titled:
        text = heading.unit.text.rstrip()
        words = heading.unit.word_count
        value = 1.0 if words <= _TITLE_WORDS else 0.7 if words <= 30 else 0.0
        if text.endswith((".", ";")) and not text.endswith("..."):
            value -= 0.5
        if text[:1].islower():
            value -= 0.5
        likeness += max(0.0, value)
    return likeness / len(titled)


def _clause_share(titled: Sequence[Sighting], language: Language) -> float:
    clauses = [
        h
        for h in titled
        if h.unit.word_count >= _CLAUSE_MIN_WORDS and is_clause(h.unit.text, language)
    ]
    return len(clauses) / max(1, len(titled))


def _wordy_share(titled: Sequence[Sighting]) -> float:
    wordy = [
        h
        for h in titled
        if h.unit.word_count > _TITLE_WORDS
        or (h.unit.word_count > _TITLE_WORDS / 2 and h.unit.text.rstrip().endswith((".", ";")))
    ]
    return len(wordy) / max(1, len(titled))


def _prominence_spread(titled: Sequence[Sighting]) -> float:
    prominences = [heading.prominence for heading in titled]
    return max(prominences) - min(prominences) if prominences else 0.0


def _count_levels(titled: Sequence[Sighting]) -> int:
    """How many levels of the file's own headings there are among the themes."""
    elements = [heading.unit.first.line.element for heading in titled]
    return len({e.level for e in elements if e is not None and e.kind is ElementKind.HEADING})


def _label_share(titled: Sequence[Sighting], nouns: frozenset[str]) -> float:
    if not titled:
        return 0.0
    labelled = [
        heading
        for heading in titled
        if heading.marker is not None
        and heading.marker.kind is MarkerKind.LABEL
        and heading.marker.noun in nouns
    ]
    return len(labelled) / len(titled)


def _counting_share(titled: Sequence[Sighting]) -> float:
    values = [heading.marker.values for heading in titled if heading.marker is not None]
    if len(values) < 2 or len(values) < len(titled):
        return 0.0
    steps = sum(
        later[-1] == earlier[-1] + 1
        for earlier, later in itertools.pairwise(values)
        if earlier and later
    )
    return steps / (len(values) - 1)


def _declared_fit(theme_count: int, objective_count: int, declared: Sequence[Declaration]) -> float:
    fits = [
        declaration.number == (theme_count if declaration.counts == "themes" else objective_count)
        for declaration in declared
        if declaration.counts is not None
    ]
    if not fits:
        return 0.0
    return 1.0 if any(fits) else -0.25


def _announced_share(titled: Sequence[Sighting], announced: frozenset[str]) -> float:
    if not announced or not titled:
        return 0.0
    hits = sum(
        any(h.key[:end] in announced for end in range(_FEWEST_KEY_LETTERS, len(h.key) + 1))
        for h in titled
    )
    return hits / len(titled)


def _parent_share(objectives: Sequence[FoundObjective]) -> float:
    """How far beyond half the share of objectives with others under them goes, 0–1."""
    share = sum(bool(objective.children) for objective in objectives) / max(1, len(objectives))
    return max(0.0, 2 * share - 1)


def _unsplit_share(objectives: Sequence[FoundObjective]) -> float:
    """How far beyond half the share of whole units that run on in parts goes, 0–1."""
    share = sum(
        o.parts is None and bool(o.sighting.parts) and ";" in o.sighting.unit.text
        for o in objectives
    ) / max(1, len(objectives))
    return max(0.0, 2 * share - 1)


def _tail_share(objectives: Sequence[FoundObjective]) -> float:
    """How far beyond half the share of units goes that give one part only, 0–1."""
    parts = {o.sighting.unit.index: o.sighting.parts for o in objectives if o.parts is not None}
    share = sum(not cuts for cuts in parts.values()) / max(1, len(parts))
    return max(0.0, 2 * share - 1)


def _named_share(objectives: Sequence[FoundObjective]) -> float:
    markers = [objective.sighting.marker for objective in objectives]
    return sum(m is not None and m.is_objective_label for m in markers) / max(1, len(objectives))


def _has_uncounted(titled: Sequence[Sighting]) -> float:
    """1 where most themes are counted and a few are not."""
    counted = sum(h.marker is not None and bool(h.marker.values) for h in titled)
    return float(len(titled) > counted >= max(_FEWEST_COUNTED, len(titled) / 2))


def _worded_share(objectives: Sequence[FoundObjective]) -> float:
    words = [objective.sighting.unit.word_count for objective in objectives]
    return 0.0 if not words else sum(2 <= count <= 120 for count in words) / len(words)


def _prose_share(reading: Reading) -> float:
    """For paragraphs as objectives: how much they look like chapters of prose."""
    if reading.objective_shape is not ObjectiveShape.PARAGRAPHS:
        return 0.0
    counts = [len(theme.objectives) for theme in reading.themes]
    words = [o.sighting.unit.word_count for t in reading.themes for o in t.objectives]
    long_ones = sum(count > 60 for count in words) / len(words)
    return min(1.0, long_ones + float(statistics.mean(counts) > 12))


def _top_level(reading: Reading, sightings: Sequence[Sighting]) -> float:
    """Less than 1 when a level above the themes divides their objectives just as well."""
    headings = [theme.heading for theme in reading.themes if theme.heading is not None]
    if not headings:
        return 0.0
    lowest = min(heading.prominence for heading in headings)
    forms = reading.theme_shape.forms
    above: dict[str, list[int]] = {}
    for sighting in sightings:
        if (
            sighting.look is Look.HEADING
            and sighting.prominence > lowest + 0.05
            and sighting.form not in forms
            and sighting.section is None
        ):
            above.setdefault(sighting.form, []).append(sighting.unit.index)
    share = 0.0
    for starts in above.values():
        if len(starts) < 2:
            continue
        owners = {
            max((start for start in starts if start < heading.unit.index), default=None)
            for heading, theme in zip(headings, reading.themes, strict=False)
            if theme.objectives
        }
        owners.discard(None)
        share = max(share, len(owners) / len(starts) if len(owners) > 1 else 0.0)
    return 1.0 - share
