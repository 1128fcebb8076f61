"""The terms of a score that look at the themes: their number, titles, styles and counting."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence

from pipeline.model.document import ElementKind
from pipeline.parse.lines.clauses import is_clause
from pipeline.parse.looks.looks import Sighting
from pipeline.parse.markers.markers import MarkerKind
from pipeline.parse.readings.readings import Reading
from pipeline.text.languages import Language

#: A contents entry of fewer letters proves nothing.
_FEWEST_KEY_LETTERS = 6
#: A phrase of fewer words is a name, whatever its endings.
_CLAUSE_MIN_WORDS = 5
#: Most titles have no more words than this (95 % of those in the corpus).
_TITLE_WORDS = 16
_FEWEST_USUAL_THEMES = 3
#: Themes that make a count.
_FEWEST_COUNTED = 2
_MOST_USUAL_THEMES = 14


def rate_count(count: int) -> float:
    """How usual the number of themes is, -1 to 1."""
    if count < _FEWEST_USUAL_THEMES:
        return -1.0 if count == 1 else 0.6
    if count <= _MOST_USUAL_THEMES:
        return 1.0
    return max(-1.0, 1.0 - (count - _MOST_USUAL_THEMES) / 12)


def rate_titles(titled: Sequence[Sighting]) -> float:
    """How far the headings are worded like titles, 0–1."""
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


def measure_clause_share(titled: Sequence[Sighting], language: Language) -> float:
    """Share of titles that are built on a verb, as aims are."""
    clauses = [
        h
        for h in titled
        if h.unit.word_count >= _CLAUSE_MIN_WORDS and is_clause(h.unit.text, language)
    ]
    return len(clauses) / max(1, len(titled))


def measure_wordy_share(titled: Sequence[Sighting]) -> float:
    """Share of titles that are longer than titles are."""
    wordy = [
        h
        for h in titled
        if h.unit.word_count > _TITLE_WORDS
        or (h.unit.word_count > _TITLE_WORDS / 2 and h.unit.text.rstrip().endswith((".", ";")))
    ]
    return len(wordy) / max(1, len(titled))


def measure_prominence_spread(titled: Sequence[Sighting]) -> float:
    """How far apart the most and the least prominent title are."""
    prominences = [heading.prominence for heading in titled]
    return max(prominences) - min(prominences) if prominences else 0.0


def count_levels(titled: Sequence[Sighting]) -> int:
    """How many levels of the file's own headings there are among the themes."""
    elements = [heading.unit.first.line.element for heading in titled]
    return len({e.level for e in elements if e is not None and e.kind is ElementKind.HEADING})


def measure_label_share(titled: Sequence[Sighting], nouns: frozenset[str]) -> float:
    """Share of titles with a label whose word is among ``nouns``."""
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


def measure_part_share(
    titled: Sequence[Sighting], headings: Sequence[Sighting], parts: frozenset[str]
) -> float:
    """Share of titles labelled as parts of a text, where two counted headings stand in each.

    Names without a number below "Part One: Economy" divide it.
    """
    share = measure_label_share(titled, parts)
    if not share:
        return 0.0
    forms = {heading.form for heading in titled}
    first = titled[0].unit.index
    below = Counter(
        h.form
        for h in headings
        if h.unit.index > first and h.form not in forms and h.marker is not None and h.marker.values
    )
    return share if max(below.values(), default=0) >= 2 * len(titled) else 0.0


def has_outer_level(reading: Reading) -> float:
    """1 where headings of one form all stand bare above the next theme, which is of another."""
    forms = [theme.heading.form if theme.heading is not None else "" for theme in reading.themes]
    bare: dict[str, list[bool]] = defaultdict(list)
    for position, theme in enumerate(reading.themes):
        below = forms[position + 1] if position + 1 < len(forms) else forms[position]
        bare[forms[position]].append(not theme.objectives and below != forms[position])
    return float(any(len(found) >= _FEWEST_OUTER and all(found) for found in bare.values()))


#: Headings of one form that make a level.
_FEWEST_OUTER = 2


def measure_counting_share(titled: Sequence[Sighting]) -> float:
    """Share of steps from title to title that count one further; 0 where one has no number."""
    values = [heading.marker.values for heading in titled if heading.marker is not None]
    if len(values) < 2 or len(values) < len(titled):
        return 0.0
    steps = sum(
        later[-1] == earlier[-1] + 1
        for earlier, later in itertools.pairwise(values)
        if earlier and later
    )
    return steps / (len(values) - 1)


def measure_announced_share(titled: Sequence[Sighting], announced: frozenset[str]) -> float:
    """Share of titles that a contents list announces."""
    if not announced or not titled:
        return 0.0
    return sum(_is_announced(heading, announced) for heading in titled) / len(titled)


def has_unannounced_form(titled: Sequence[Sighting], announced: frozenset[str]) -> float:
    """1 where a contents list announces all titles of one form, several, and none of another."""
    forms: dict[str, set[bool]] = defaultdict(set)
    counts: Counter[str] = Counter()
    for heading in titled if announced else ():
        forms[heading.form].add(_is_announced(heading, announced))
        counts[heading.form] += 1
    whole = any(found == {True} and counts[form] > 1 for form, found in forms.items())
    return float(whole and {False} in forms.values())


def _is_announced(heading: Sighting, announced: frozenset[str]) -> bool:
    key = heading.key
    return any(key[:end] in announced for end in range(_FEWEST_KEY_LETTERS, len(key) + 1))


def has_uncounted(titled: Sequence[Sighting]) -> float:
    """1 where most themes are counted and a few are not."""
    counted = sum(h.marker is not None and bool(h.marker.values) for h in titled)
    return float(len(titled) > counted >= max(_FEWEST_COUNTED, len(titled) / 2))


def rate_level(reading: Reading, headings: Sequence[Sighting], recurring: frozenset[str]) -> float:
    """Less than 1 when a level above the themes divides their objectives just as well.

    Args:
        reading: what to rate.
        headings: of the document, in order.
        recurring: letter keys of headings that come back under the themes.
    """
    titled = [
        (theme.heading, bool(theme.objectives))
        for theme in reading.themes
        if theme.heading is not None
    ]
    if not titled:
        return 0.0
    lowest = min(heading.prominence for heading, _ in titled)
    forms = reading.theme_shape.forms
    above: dict[str, list[int]] = defaultdict(list)
    for heading in headings:
        if heading.key in recurring:
            continue
        if heading.prominence > lowest + 0.05 and heading.form not in forms:
            above[heading.form].append(heading.unit.index)
    share = 0.0
    for starts in above.values():
        if len(starts) < 2:
            continue
        # How many of them stand before each theme with objectives: the last owns it.
        owners = {
            bisect_left(starts, heading.unit.index)
            for heading, has_objectives in titled
            if has_objectives
        }
        owners.discard(0)
        share = max(share, len(owners) / len(starts) if len(owners) > 1 else 0.0)
    return 1.0 - share
