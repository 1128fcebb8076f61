"""What a document says of itself: whether its words are those of a programme at all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.model.frozen import frozen
from pipeline.parse.lines.clauses import is_clause
from pipeline.parse.looks.looks import Sighting
from pipeline.parse.readings.readings import FoundObjective
from pipeline.text.languages import Language

#: Units among which a document's title and years stand.
_UNITS_OF_TITLE = 12
#: Words of a kind in a hundred that say all there is to say; more of them say no more.
_MOST_IN_HUNDRED = 1.0
_WORD = re.compile(r"[^\W\d_]+")
_YEARS = re.compile(r"\b(?:19|20)\d\d\s?[-–—/]\s?(?:19|20)?\d\d\b")


@frozen
class ProgrammeSigns:
    """What speaks for a programme, besides its structure.

    Attributes:
        names_itself: whether the first lines call it a plan, a programme, an agreement …
        names_years: whether they name a span of years ("2026–2031").
        counted_density: words for themes and objectives in a hundred words, 0–1.
        document_density: words for plans and programmes, the same.
        future_density: forms that say what shall be, the same.
        aim_share: share of the objectives found that are built on a verb, as aims are.
    """

    names_itself: bool
    names_years: bool
    counted_density: float
    document_density: float
    future_density: float
    aim_share: float

    @property
    def are_missing(self) -> bool:
        """Whether nothing but structure speaks for a programme."""
        return (
            not self.names_itself
            and not self.names_years
            and max(self.counted_density, self.document_density) < _TOO_FEW_WORDS
            and self.future_density < _MOST_IN_HUNDRED
            and self.aim_share < _TOO_FEW_AIMS
        )


#: Measured on 816 programmes, of which 5 have so few of everything, and on 24 other documents
#: with lists and headings (minutes, regulations, recipes …), of which 11 have.
_TOO_FEW_WORDS = 0.4
_TOO_FEW_AIMS = 0.6


def find_programme_signs(
    sightings: Sequence[Sighting], objectives: Sequence[FoundObjective], language: Language
) -> ProgrammeSigns:
    """What a document says of itself.

    Args:
        sightings: its units.
        objectives: those found, of the first level.
        language: the document's.
    """
    first = [sighting.unit.folded for sighting in sightings[:_UNITS_OF_TITLE]]
    documents = language.nouns.documents
    counts = Counter(word for s in sightings for word in _WORD.findall(s.unit.folded))
    nouns = (*language.nouns.themes, *language.nouns.objectives)
    counted = {form for noun in nouns for form in (noun.singular, *noun.plurals)}
    total = max(1, counts.total())
    aims = sum(is_clause(objective.sighting.unit.text, language) for objective in objectives)
    return ProgrammeSigns(
        names_itself=any(w.endswith(documents) for text in first for w in _WORD.findall(text)),
        names_years=any(_YEARS.search(text) for text in first),
        counted_density=_limit(sum(counts[form] for form in counted), total),
        document_density=_limit(
            sum(count for word, count in counts.items() if word.endswith(documents)), total
        ),
        future_density=_limit(sum(counts[verb] for verb in language.verbs.future_verbs), total),
        aim_share=aims / max(1, len(objectives)),
    )


def _limit(count: int, total: int) -> float:
    return min(100 * count / total, _MOST_IN_HUNDRED)
