"""Countries, regions and bodies that objectives speak of. The only module that knows spaCy.

A blank pipeline of the language cuts words; no trained model is used or needed. Case and the kind
of apostrophe make no difference, except that a label in capitals is found in capitals only, for
"US" is no "us". The longest label wins, and none is found inside another word: neither "Benelux"
in "Benelux-Politieverdrag" nor "Ierland" in "Noord-Ierland".
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from pipeline.model.frozen import replace
from pipeline.model.selectors import CharSpan
from pipeline.model.statements import MentionedConcept, SourceStatements, StatedObjective
from pipeline.model.vocabulary import Concept, Vocabulary
from pipeline.text.cleaning import CleanText, clean_with_offsets
from pipeline.text.folding import straighten_apostrophes

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: Finds the mentions in cleaned words, given where each part of them stands.
MentionFinder = Callable[[CleanText, Sequence[CharSpan]], tuple[MentionedConcept, ...]]


def note_mentions(statements: SourceStatements, vocabulary: Vocabulary) -> SourceStatements:
    """The same statements, each objective with the terms that it mentions.

    They are looked for in the words as read, before corrections, so that each points to a place
    in the source.

    Args:
        statements: of one source.
        vocabulary: terms to look for, in the language of the source.
    """
    find = build_mention_finder(vocabulary, language=statements.language)
    return replace(
        statements,
        themes=tuple(
            replace(
                theme,
                objectives=tuple(_note(objective, find) for objective in theme.objectives),
            )
            for theme in statements.themes
        ),
    )


def _note(objective: StatedObjective, find: MentionFinder) -> StatedObjective:
    words = clean_with_offsets(
        [quotation.quote.exact for quotation in objective.evidence], language=objective.language
    )
    return replace(
        objective,
        mentions=find(words, [quotation.span for quotation in objective.evidence]),
        children=tuple(_note(child, find) for child in objective.children),
    )


@functools.lru_cache(maxsize=8)
def build_mention_finder(vocabulary: Vocabulary, *, language: str) -> MentionFinder:
    """Prepare the search for a vocabulary's labels in one language, once for all its sources.

    Args:
        vocabulary: the concepts; those without a label in the language are never found.
        language: BCP 47 tag of the texts; labels of its primary subtag are used.

    Returns:
        A function that gives the mentions in a text, by place; their spans point into the
        canonical text, their surface is the cleaned words.
    """
    labels = _list_labels(vocabulary, language)
    if not labels:
        return lambda _text, _spans: ()

    import spacy
    from spacy.matcher import PhraseMatcher
    from spacy.util import filter_spans

    cut_words = spacy.blank(language.split("-")[0]).make_doc
    matcher = PhraseMatcher(cut_words("").vocab, attr="LOWER")
    for index, (label, _) in enumerate(labels):
        matcher.add(str(index), [cut_words(straighten_apostrophes(label))])

    def find(text: CleanText, spans: Sequence[CharSpan]) -> tuple[MentionedConcept, ...]:
        words = cut_words(straighten_apostrophes(text.text))
        matches = [
            match
            for match in matcher(words, as_spans=True)
            if _fits(words, match.start_char, match.end_char, labels[int(match.label_)][0])
        ]
        return tuple(
            MentionedConcept(
                concept_id=labels[int(match.label_)][1].concept_id,
                vocabulary=labels[int(match.label_)][1].vocabulary,
                surface=text.text[match.start_char : match.end_char],
                span=text.locate(match.start_char, match.end_char, spans),
            )
            for match in filter_spans(matches)
        )

    return find


def _list_labels(vocabulary: Vocabulary, language: str) -> list[tuple[str, Concept]]:
    primary = language.split("-")[0]
    return [
        (label, concept)
        for concept in vocabulary.concepts
        for tag, label in concept.labels
        if tag.split("-")[0] == primary
    ]


def _fits(words: Doc, start: int, end: int, label: str) -> bool:
    """Whether a match stands as a word of its own, and in capitals where its label does."""
    text = words.text
    is_part_of_word = _is_joined(text[:start][::-1]) or _is_joined(text[end:])
    return not is_part_of_word and (not label.isupper() or text[start:end].isupper())


def _is_joined(beyond: str) -> bool:
    """Whether what follows, seen from a match outwards, makes one word with it."""
    return beyond[:1].isalnum() or (beyond[:1] == "-" and beyond[1:2].isalnum())
