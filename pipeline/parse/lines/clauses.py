"""What phrases are built on: a verb or a verbal noun, as aims are, or a name."""

from __future__ import annotations

import re

from pipeline.text.folding import fold_case
from pipeline.text.languages import Language

#: A clause names its verb or verbal noun within so many words that carry meaning.
_WORDS_TO_THE_VERB = 2


#: … and an infinitive after its article within so many: "het stap voor stap vereenvoudigen".
_WORDS_TO_THE_INFINITIVE = 3


#: Shorter words end like verbs by chance.
_FEWEST_VERB_LETTERS = 4


def is_clause(text: str, language: Language) -> bool:
    """Whether a phrase is built on a verb or a verbal noun near its start or at its end."""
    verbs = language.verbs
    words = [word for word in re.findall(r"[\w'-]+", fold_case(text)) if word]
    content = [word for word in words if word not in language.detection.function_words]
    for word in content[:_WORDS_TO_THE_VERB]:
        if word in verbs.finite_verbs or _names_action(word, language):
            return True
    if words[:1] and words[0] in verbs.infinitive_articles:
        # "Het structureel financieren van …": an infinitive that an article makes a noun.
        for word in content[:_WORDS_TO_THE_INFINITIVE]:
            if len(word) > _FEWEST_VERB_LETTERS and word.endswith(verbs.infinitive_endings):
                return True
    ends = [*content[:1], *content[-1:]]
    return len(content) > 1 and any(
        len(word) > _FEWEST_VERB_LETTERS and word.endswith(verbs.infinitive_endings)
        for word in ends
    )


def is_infinitive_phrase(text: str, language: Language) -> bool:
    """Whether a phrase opens, or closes, in an infinitive that no noun can be taken for.

    "Ouvrir une école"; "Schulen sanieren", where nouns begin with capitals.
    """
    words = re.findall(r"[\w'’-]+", text)
    endings = language.verbs.infinitive_endings
    if language.verbs.infinitive_opens:
        verb = fold_case(words[0]) if words else ""
    elif language.capitalises_nouns:
        verb = words[-1] if words and words[-1].islower() else ""
    else:
        verb = ""
    return len(verb) > _FEWEST_VERB_LETTERS and verb.endswith(endings)


def _names_action(word: str, language: Language) -> bool:
    """Whether a folded word is a noun made of a verb."""
    verbs = language.verbs
    return word in verbs.verbal_nouns or (
        len(word) > _FEWEST_VERB_LETTERS and word.endswith(verbs.verbal_noun_suffixes)
    )
