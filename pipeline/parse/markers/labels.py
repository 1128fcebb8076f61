"""Labels: a counted word, with its number or without: "Thema 1:", "Eerste pijler:", "Aim: …"."""

from __future__ import annotations

import functools
import re

from pipeline.parse.markers.markers import Marker, MarkerKind
from pipeline.text.folding import fold_case
from pipeline.text.languages import Language
from pipeline.text.numbers import parse_roman

_LABEL_NUMBER = re.compile(
    r"\s*(?:n[°ºor]\.?\s*)?"
    r"([A-Z]{1,4}[-.]?\d{1,4}|\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,6}|[A-Z]|[^\W\d_]+)"
    r"(?:\s*[:.)|–—-](?=\s|$|[^\W\d])|(?=\s)|$)\s*",
)
#: After an ordinal label something must part it from the words: "Eerste pijler: …".
_LABEL_END = re.compile(r"\s*[:.)|–—-]\s*|$")


def read_label(text: str, language: Language) -> Marker | None:
    """A labelled number: "Thema 1:", "Axe 2 –", "Objective 3", "Eerste pijler:"."""
    lowered = fold_case(text)
    ordinal = _read_ordinal_label(text, lowered, language)
    if ordinal is not None:
        return ordinal
    nouns = _label_nouns(language)
    if _DOTTED.match(text) is not None:
        return _read_dotted_label(text, nouns, language)
    if not lowered.startswith(nouns):
        return None
    for noun in nouns:
        if not lowered.startswith(noun):
            continue
        match = _LABEL_NUMBER.match(text, len(noun))
        if match is None or match.start() == match.end():
            continue
        if noun[-1].isalnum() and not text[len(noun) :][:1].isspace():
            continue
        found = _make_numbered(text, noun, match, language)
        if found is not None:
            return found
    return _read_bare_label(text, lowered, language)


def _make_numbered(text: str, noun: str, match: re.Match[str], language: Language) -> Marker | None:
    values = _parse_label_number(match[1], language)
    if not values:
        return None
    after = text[match.end(1) : match.end()].strip()
    return Marker(
        kind=MarkerKind.LABEL,
        form=f"{noun} {'.'.join('N' * len(values))}",
        values=values,
        length=match.end(),
        printed=text[: match.end()].strip(),
        noun=noun,
        is_objective_label=_names_objectives(noun, language),
        # "SO 1.1 Promoting …" counts by itself.
        is_weak=not after and match.end() < len(text) and len(values) == 1,
    )


#: "O.S. 1", "O.O.1.1": the first letters of a label's words, with stops.
_DOTTED = re.compile(r"(?:[^\W\d_]\.){2,4}(?=\s?\d)")


def _read_dotted_label(text: str, nouns: tuple[str, ...], language: Language) -> Marker | None:
    """A label in first letters with stops, known without them: "O.S. 1 –" is "OS 1"."""
    dotted = _DOTTED.match(text)
    noun = fold_case(dotted[0].replace(".", "")) if dotted is not None else ""
    match = _LABEL_NUMBER.match(text, dotted.end()) if dotted is not None else None
    if match is None or noun not in nouns:
        return None
    return _make_numbered(text, noun, match, language)


def _read_bare_label(text: str, lowered: str, language: Language) -> Marker | None:
    """A label without a number: "Thema: Wonen". It counts by its place."""
    if not text[0].isupper():
        return None  # "… with one|aim: …"
    for noun in _label_nouns(language):
        match = _BARE_LABEL_END.match(text, len(noun)) if lowered.startswith(noun) else None
        if match is not None:
            return Marker(
                kind=MarkerKind.LABEL,
                form=f"{noun}{BARE_LABEL}",
                values=(1,),
                length=match.end(),
                printed=text[: match.end()].strip(),
                noun=noun,
                is_objective_label=_names_objectives(noun, language),
            )
    return None


#: What ends the form of a label without a number.
BARE_LABEL = ":"
_BARE_LABEL_END = re.compile(r"\s?:\s+(?=\S)")
#: Numerals of one letter that lists count with: "Axe C" is the third, not the hundredth.
SINGLE_ROMANS = frozenset("IVX")


def _parse_label_number(printed: str, language: Language) -> tuple[int, ...]:
    if printed[0].isdigit():
        return tuple(int(part) for part in printed.split("."))
    if printed[-1].isdigit():  # a register's code: "Action ACT-012"
        return (int(re.sub(r"\D", "", printed)),)
    is_letter = len(printed) == 1 and printed not in SINGLE_ROMANS
    roman = parse_roman(printed) if printed.isupper() and not is_letter else None
    if roman:
        return (roman,)
    if len(printed) == 1 and printed.isupper():
        return (ord(printed) - ord("A") + 1,)
    word = fold_case(printed)
    value = language.numbers.cardinals.get(word) or language.numbers.ordinals.get(word)
    return (value,) if value else ()


@functools.cache
def _label_nouns(language: Language) -> tuple[str, ...]:
    """Words that may stand before a label's number, longest first."""
    labels = language.labels
    nouns = labels.themes | labels.objectives | labels.articles
    return tuple(sorted(nouns, key=lambda noun: (-len(noun), noun)))


def _read_ordinal_label(text: str, lowered: str, language: Language) -> Marker | None:
    """A label whose number is a word before it: "Eerste pijler:", "Premier axe –"."""
    first, _, rest = lowered.partition(" ")
    value = language.numbers.ordinals.get(first)
    if value is None:
        return None
    for noun in _label_nouns(language):
        match = _LABEL_END.match(rest, len(noun)) if rest.startswith(noun) else None
        if match is None:
            continue
        length = len(first) + 1 + match.end()
        return Marker(
            kind=MarkerKind.LABEL,
            form=f"{noun} N",
            values=(value,),
            length=length,
            printed=text[:length].strip(),
            noun=noun,
            is_objective_label=_names_objectives(noun, language),
        )
    return None


def _names_objectives(noun: str, language: Language) -> bool:
    return noun in language.labels.objectives and noun not in language.labels.themes
