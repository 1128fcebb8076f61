"""What the words of a unit say about it: generic title, quotation, link, a part of its own."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from itertools import pairwise

from pipeline.parse.lines.verdicts import letters_key
from pipeline.parse.looks.looks import Section
from pipeline.parse.markers.markers import MarkerKind
from pipeline.parse.units.units import Unit
from pipeline.text.folding import fold_case
from pipeline.text.languages import Language

#: Addresses; the part before "@" is bounded, or a long line without blanks takes quadratic time.
_URL = re.compile(r"(?:https?://|www\.)\S+|[^\s@]{0,64}@\S+", re.IGNORECASE)
_SIGNS_OF_URLS = ("://", "www.", "@")
#: A line with an address and fewer letters than this beside it is a link.
_FEWEST_LETTERS_BESIDE_LINK = 12


def is_colon_title(unit: Unit, language: Language) -> bool:
    """Whether a line with a colon names what follows ("Water:") rather than announces it."""
    words = _WORD.findall(unit.folded)
    return (
        0 < len(words) <= _COLON_TITLE_MAX_WORDS
        and unit.text[:1].isupper()
        and ";" not in unit.text
        and not has_finite_verb(unit.text, language)
        and not any(phrase in " ".join(words) for phrase in language.verbs.lead_in_words)
        and not is_generic(unit, language)
    )


#: Titles with a colon are names of fields.
_COLON_TITLE_MAX_WORDS = 12


def is_generic(unit: Unit, language: Language) -> bool:
    """Whether the words could head any list; a label that is the whole title counts and names."""
    if unit.marker is not None and unit.marker.kind is MarkerKind.LABEL and not unit.marker.length:
        return False
    if unit.text.strip().rstrip(":").rstrip().endswith("?"):
        return True
    counted_nouns = _counted_nouns(language)
    content_count = 0
    for match in _ELIDED_WORD.finditer(unit.folded):
        if match[0] in language.detection.function_words:
            continue
        content_count += 1
        if content_count > _GENERIC_MAX_WORDS or match[0] not in counted_nouns:
            return False
    return content_count > 0


def names_document(unit: Unit, language: Language) -> bool:
    """Whether the words are those of a programme's title: what it calls itself, or its years."""
    if _YEAR.search(unit.text):
        return True
    nouns = language.nouns.documents
    return any(map(unit.folded.__contains__, nouns)) and any(
        word.endswith(nouns) for word in _WORD.findall(unit.folded)
    )


_WORD = re.compile(r"[^\W\d_]+")
_ELIDED_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
#: "Strategic aims" and the like have no more words that carry meaning.
_GENERIC_MAX_WORDS = 2


@functools.cache
def _counted_nouns(language: Language) -> frozenset[str]:
    nouns = (*language.nouns.themes, *language.nouns.objectives)
    return frozenset(form for noun in nouns for form in (noun.singular, *noun.plurals))


#: Opening marks of quotations with the marks that close them, in the four languages.
_QUOTE_MARKS = {"“": "”“", "„": "“”", "«": "»", "»": "«", '"': '"', "‘": "’", "'": "'", "”": "”"}
#: A quotation of fewer words is a term.
_QUOTATION_MIN_WORDS = 4


#: "” — Tom Reed, teacher": a dash behind a closing sign, and few words.
_ATTRIBUTION = re.compile(r"(?<=[\"”“»’])\s{0,3}[—–-]\s{0,3}\S+(?:\s+\S+){0,11}$")


def is_quotation(text: str) -> bool:
    """Whether a unit is one quotation, and who said it: set apart, it repeats or decorates."""
    stripped = _ATTRIBUTION.sub("", text.strip())
    closing = _QUOTE_MARKS.get(stripped[:1], "")
    return (
        bool(closing)
        and stripped[-1] in closing
        and len(stripped.split()) >= _QUOTATION_MIN_WORDS
        and not any(mark in stripped[1:-1] for mark in closing)
    )


def has_finite_verb(text: str, language: Language) -> bool:
    """Whether a text holds one of the language's common finite verbs."""
    return any(word in language.verbs.finite_verbs for word in re.findall(r"\w+", fold_case(text)))


def tells_past(unit: Unit, language: Language) -> bool:
    """Whether the words tell what has been, and nothing that shall be: a report, and no aim."""
    verbs = language.verbs
    words = _WORD.findall(unit.folded)
    if not verbs.future_verbs.isdisjoint(words):
        return False
    is_told = not verbs.past_verbs.isdisjoint(words) or any(
        word in verbs.past_auxiliaries and below.endswith(verbs.participle_endings)
        for word, below in pairwise(words)
    )
    endings = verbs.future_endings
    return is_told and not (endings and any(word.endswith(endings) for word in words))


def has_several_sentences(unit: Unit, language: Language) -> bool:
    """Whether one sentence of a unit ends and another begins."""
    punctuation = language.punctuation
    return any(
        fold_case(match[1]) not in punctuation.leading_abbreviations
        and fold_case(match[1]) not in punctuation.closing_abbreviations
        for match in _SENTENCE_END.finditer(unit.text)
    )


#: A word of two letters or more, a full stop, and a capital: no initial, and no number.
_SENTENCE_END = re.compile(r"([^\W\d_]{2,40}[.!?])[»”\")]?\s+[«“„\"]?(?=[^\W\d_a-zß-öø-ÿ])")


def find_section(unit: Unit, language: Language) -> Section | None:
    """The part of a document that a heading opens, by its words; None when it opens none."""
    text = unit.text.strip().rstrip(":").strip()
    key = letters_key(_drop_years(text, language))
    if not key or unit.word_count > 9:
        return None
    first_word = letters_key(text.split()[0])
    for section, keys in _section_keys(language).items():
        if key in keys:
            # "BESLUIT:" says what was decided; a name without a colon ends a text.
            decides = section is Section.CONCLUSION and unit.text.rstrip().endswith(":")
            return None if decides else section
        if section is Section.INTRODUCTION and _opens_foreword(text, keys, language):
            return section
        # "Bijlage: financiën", "Annexe 2 – budget": the first word says it.
        if section is Section.ANNEX and first_word in keys and not text.split()[0].isalpha():
            return section
        if (
            section is Section.ANNEX
            and first_word in keys
            and _ANNEX_COUNT.match("".join(text.split()[1:2]))
        ):
            return section
    if _names_timetable(text, language):
        return Section.CONCLUSION
    if _tells_of_the_past(text, language) or _gives_figures(text, language):
        return Section.BACKGROUND
    return _find_joined_section(text, language)


def _gives_figures(text: str, language: Language) -> bool:
    """Whether a heading says of what it gives the figures: "The city in figures"."""
    folded = fold_case(text)
    return any(
        " " in words and folded.endswith(f" {words}") for words in language.furniture.figures
    )


def _find_joined_section(text: str, language: Language) -> Section | None:
    """What both halves of a heading say: "Background and context"."""
    folded = fold_case(text)
    for joint in (*language.verbs.closing_conjunctions, "&"):
        first, joined, second = folded.partition(f" {joint} ")
        if joined:
            sections = [_find_frame(letters_key(half), language) for half in (first, second)]
            return sections[0] if None not in sections else None
    return None


def _find_frame(key: str, language: Language) -> Section | None:
    keys = _section_keys(language)
    return next((section for section in _FRAME if key in keys[section]), None)


#: What stands around a programme's own text.
_FRAME = (Section.INTRODUCTION, Section.BACKGROUND, Section.ABOUT, Section.CONCLUSION)


def _names_timetable(text: str, language: Language) -> bool:
    """Whether a heading says of what it lists the dates: "Timetable of the bills"."""
    words = fold_case(text).split()
    return (
        len(words) > 2
        and words[0] in language.nouns.timetables
        and words[1] in language.detection.function_words
    )


def _drop_years(text: str, language: Language) -> str:
    """A heading without the years behind it: "Looking back at 2018–2021"."""
    words = text.split()
    if _YEAR.search(words[-1] if words else "") is None:
        return text
    while words and (
        not any(map(str.isalpha, words[-1]))
        or fold_case(words[-1]) in language.detection.function_words
    ):
        words.pop()
    return " ".join(words)


def _tells_of_the_past(text: str, language: Language) -> bool:
    """Whether a heading is about what was done: "Results of the past years", "Bilan 2018-2021"."""
    words = re.findall(r"[^\W_]+", fold_case(text))
    is_past = any(word in language.nouns.previous_words or _YEAR.fullmatch(word) for word in words)
    return is_past and any(word in language.nouns.achievements for word in words)


#: "Annex 3", "Annexe – budget", "Bijlage A:", "Anhang II": what follows the word counts or parts.
_ANNEX_COUNT = re.compile(r"\d|[^\w\s]|(?:[A-Z]|[IVX]{1,5})\b")


@functools.cache
def _section_keys(language: Language) -> Mapping[Section, frozenset[str]]:
    return {
        section: frozenset(map(letters_key, getattr(language.sections, section.value)))
        for section in Section
    }


def _opens_foreword(text: str, keys: frozenset[str], language: Language) -> bool:
    """Whether a foreword says whose it is: "Vorwort der Präsidentin", "The chair's foreword"."""
    words = [letters_key(word) for word in text.split()]
    first, last = words[0], words[-1]
    is_named = first in keys and not first.endswith(language.verbs.verbal_noun_suffixes)
    return len(words) <= _FOREWORD_MAX_WORDS and (is_named or last in keys)


#: A heading of more words says more than whose foreword it is.
_FOREWORD_MAX_WORDS = 7


def has_address(text: str) -> bool:
    """Whether a text names a page of the web or a mailbox."""
    return _URL.search(text) is not None


def is_link(unit: Unit) -> bool:
    """Whether a unit only leads elsewhere."""
    if unit.is_linked:
        return True
    if not any(sign in unit.folded for sign in _SIGNS_OF_URLS):
        return False
    rest = _URL.sub("", unit.text)
    return rest != unit.text and len(letters_key(rest)) < _FEWEST_LETTERS_BESIDE_LINK


def names_previous_programme(unit: Unit, language: Language) -> bool:
    """Whether the words name an earlier programme: "Aims of the previous work programme"."""
    words = re.findall(r"[^\W\d_]+", fold_case(unit.text.replace("\N{SOFT HYPHEN}", "")))
    nouns, previous = language.nouns.documents, language.nouns.previous_words
    documents = [at for at, word in enumerate(words) if word.endswith((*nouns, *_inflect(nouns)))]
    return len(words) <= _PREVIOUS_MAX_WORDS and any(
        word in previous and abs(at - place) <= _NEAR_WORDS
        for at, word in enumerate(words)
        for place in documents
    )


@functools.cache
def _inflect(nouns: tuple[str, ...]) -> tuple[str, ...]:
    """Plurals and genitives in "s", as all four languages have them."""
    return tuple(f"{noun}s" for noun in nouns)


#: A heading of more words speaks of more than an earlier programme.
_PREVIOUS_MAX_WORDS = 10
#: "Programme de travail précédent": as many words between at most, one less.
_NEAR_WORDS = 3
