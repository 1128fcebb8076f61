"""Labels that a document makes its own: "Programme line 1: …", "Programme line 2: …".

The language knows the usual words ("theme", "Axe", "Maßnahme"). Any other noun is one where it
stands before a number at the start of lines that count from one.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Sequence

from pipeline.model.frozen import replace
from pipeline.parse.lines.views import LineView
from pipeline.parse.markers.counting import follows
from pipeline.text.folding import fold_case
from pipeline.text.languages import Language
from pipeline.text.numbers import parse_roman

#: Perhaps a count, up to three words, a number, and what parts it from a title or ends the line.
_LABELLED = re.compile(
    r"(?:(?:\d{1,2}|[IVX]{1,5}|[A-Z])[.)] )?"
    r"([^\W\d_][^\W\d_'’-]+(?:[ -][^\W\d_]+){0,2}) "
    r"((?:[A-Z]{1,4}[-.]?)?\d{1,2}(?:\.\d{1,2})?|[A-Z]{1,4}[-.]?\d{3,4}|[IVX]{1,5})"
    r"(?: ?[:|–—](?=\s|$)|\.(?=\s|$)| -(?=\s|$)|$)"
)
#: "SO 1.1 Promoting …": first letters with a number of two levels, and nothing behind it.
_ABBREVIATED = re.compile(r"([A-Z]{2,4}) ?(\d{1,2})\.(\d{1,2})(?=\.?\s)")
#: Lines that make a word a label.
_FEWEST_LABELLED = 2


def learn_labels(views: Sequence[LineView], language: Language) -> Language:
    """The language with the labels that the document's lines count with."""
    last: dict[str, tuple[int, ...]] = {}
    counts: Counter[str] = Counter()
    for view in views:
        match = _LABELLED.match(view.text)
        if match is None or not match[1][0].isupper():
            continue
        noun, values = fold_case(match[1]), _read_values(match[2])
        is_next = follows(last[noun], values) if noun in last else set(values) == {1}
        if is_next:
            last[noun] = values
            counts[noun] += 1
    found = frozenset(
        noun
        for noun, count in (counts | _count_abbreviated(views)).items()
        if count >= _FEWEST_LABELLED and _may_label(noun, language)
    )
    return _extend(language, found) if found else language


def _count_abbreviated(views: Sequence[LineView]) -> dict[str, int]:
    """How often abbreviations count on, or begin anew in the next: SO 1.1, SO 1.2, SO 2.1."""
    last: dict[str, tuple[int, int]] = {}
    counts: dict[str, int] = {}
    for view in views:
        match = _ABBREVIATED.match(view.text)
        if match is None:
            continue
        noun, value = fold_case(match[1]), (int(match[2]), int(match[3]))
        outer, inner = last.get(noun, (0, 0))
        if value in {(outer, inner + 1), (outer + 1, 1)}:
            last[noun] = value
            counts[noun] = counts.get(noun, 0) + 1
    return counts


def _read_values(printed: str) -> tuple[int, ...]:
    """The number of a label, one value a level: "3", "1.2", "M-04", "IV"."""
    digits = re.findall(r"\d+", printed)
    return tuple(map(int, digits)) if digits else (parse_roman(printed) or 0,)


def _may_label(noun: str, language: Language) -> bool:
    """Whether a noun is no label yet, and no word that names tables, notes or annexes."""
    labels, words = language.labels, {noun, noun.split()[0]}
    known = labels.themes | labels.objectives | labels.articles
    other = labels.references | language.sections.annex | language.sections.notes
    months = language.furniture.months | language.detection.function_words
    return noun not in known and not words & (other | months)


@functools.lru_cache(maxsize=256)
def _extend(language: Language, nouns: frozenset[str]) -> Language:
    """One object for a language with these labels: languages are compared by identity."""
    return replace(
        language, labels=replace(language.labels, articles=language.labels.articles | nouns)
    )
