"""How much two short texts share, by the pieces of their words.

TF-IDF over character n-grams within words (Salton and Buckley 1988; n-grams within words as in
Cavnar and Trenkle 1994). It needs no language data, sees through inflection and compounding
("Voedselveiligheid" in "voedsel- en cyberveiligheid"), and knows nothing of translation.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from pipeline.link.thresholds import IDF_EXPONENT, LONGEST_NGRAM, SHORTEST_NGRAM

#: Weight by n-gram, of length 1 unless the text has no words; iterates in the order of the text.
Vector: TypeAlias = Mapping[str, float]

_WORD = re.compile(r"\w+")


def weigh_texts(texts: Sequence[str]) -> list[Vector]:
    """The vectors of ``texts``, with rarity measured among these texts.

    Only vectors of one call can be compared: what is rare depends on the company.
    """
    counts = [_count_ngrams(text) for text in texts]
    document_counts = Counter(ngram for count in counts for ngram in count)
    return [_weigh_counts(count, document_counts, len(texts)) for count in counts]


def compare_vectors(left: Sequence[Vector], right: Sequence[Vector]) -> list[list[float]]:
    """The cosine, 0–1, of each of ``left`` (rows) with each of ``right`` (columns)."""
    postings: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for column, vector in enumerate(right):
        for ngram, weight in vector.items():
            postings[ngram].append((column, weight))
    cosines = []
    for vector in left:
        row = [0.0] * len(right)
        for ngram, weight in vector.items():
            for column, other_weight in postings.get(ngram, ()):
                row[column] += weight * other_weight
        cosines.append(row)
    return cosines


def _count_ngrams(text: str) -> Counter[str]:
    """How often each n-gram occurs; a blank at either end marks where a word begins and ends."""
    ngrams: Counter[str] = Counter()
    for word in _WORD.findall(text.casefold()):
        padded = f" {word} "
        for length in range(SHORTEST_NGRAM, min(LONGEST_NGRAM, len(padded)) + 1):
            ngrams.update(
                padded[start : start + length] for start in range(len(padded) - length + 1)
            )
    return ngrams


def _weigh_counts(
    counts: Mapping[str, int], document_counts: Mapping[str, int], text_count: int
) -> Vector:
    weights = {
        ngram: count
        * (1 + math.log((1 + text_count) / (1 + document_counts[ngram]))) ** IDF_EXPONENT
        for ngram, count in counts.items()
    }
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {ngram: weight / length for ngram, weight in weights.items()}
