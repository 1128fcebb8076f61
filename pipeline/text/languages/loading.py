"""From a language file to a ``Language``: strict, so that a slip in a file shows at once."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, TypeVar

from pipeline.model.errors import ConfigurationError
from pipeline.model.frozen import field_names, frozen, replace
from pipeline.text.folding import fold_case
from pipeline.text.languages.language import (
    Detection,
    Furniture,
    Hyphenation,
    Labels,
    Language,
    Noun,
    Nouns,
    Numbers,
    Punctuation,
    Sections,
    Verbs,
)
from pipeline.text.languages.plain_toml import read_toml

T = TypeVar("T")

_HUNDRED = 100
#: The table that tells languages apart, up to the next table.
_DETECTION_TABLE = re.compile(r"^\[detection\]\n(.*?)(?=^\[|\Z)", re.MULTILINE | re.DOTALL)


def parse_language(toml: str, *, tag: str) -> Language:
    """Read one language file.

    Args:
        toml: the text of the file.
        tag: what the file is named after; its ``tag`` must say the same.

    Raises:
        ConfigurationError: if it is not TOML, a key is unknown or missing, or a value is not of
            the kind or in the form (lower case, straight apostrophes, NFC) it should have.
    """
    table = _parse_toml(toml, tag=tag)
    numbers = table.get("numbers")
    compounds = numbers.pop("compounds", {}) if isinstance(numbers, dict) else {}
    rules = _build(_Compounds, compounds, where=f"{tag}.toml, numbers.compounds")
    language = _build(Language, table, where=f"{tag}.toml")
    if language.tag != tag:
        raise ConfigurationError(
            f'language file {tag}.toml: tag is "{language.tag}"; expected is the name of the file.'
        )
    cardinals = MappingProxyType(_add_compounds(language.numbers.cardinals, rules))
    return replace(language, numbers=replace(language.numbers, cardinals=cardinals))


def parse_detection(toml: str, *, tag: str) -> Detection:
    """Read only the table ``[detection]`` of a language file.

    All languages are asked which one a text is in, and then one is used: what the others know
    besides would take longer to read than many a document.

    Args:
        toml: the text of the file.
        tag: what the file is named after.

    Raises:
        ConfigurationError: as ``parse_language``, for this table.
    """
    found = _DETECTION_TABLE.search(toml)
    return _build(
        Detection,
        _parse_toml(found[1], tag=tag) if found else None,
        where=f"{tag}.toml, detection",
    )


def _parse_toml(toml: str, *, tag: str) -> dict[str, Any]:
    try:
        return read_toml(toml)
    except ValueError as error:
        raise ConfigurationError(f"language file {tag}.toml: not TOML: {error}") from error


@frozen
class _Compounds:
    """How tens and what is left over make one word.

    ``zesentwintig`` is 6, a joiner, 20; ``vingt-six`` is 20, a joiner, 6; with a largest
    remainder of 19 ``soixante-dix-sept`` is 60 and 17.
    """

    units_before_tens: bool
    largest_remainder: int
    joiners: tuple[str, ...]
    tens: Mapping[str, int]


def _add_compounds(cardinals: Mapping[str, int], rules: _Compounds) -> dict[str, int]:
    """All number words from 0 to 100: the given ones, the tens, and what they make together."""
    units = {word: unit for word, unit in cardinals.items() if 1 <= unit <= rules.largest_remainder}
    compounds = {
        unit_word + joiner + ten_word
        if rules.units_before_tens
        else ten_word + joiner + unit_word: ten + unit
        for (ten_word, ten), (unit_word, unit), joiner in itertools.product(
            rules.tens.items(), units.items(), rules.joiners
        )
        if ten + unit < _HUNDRED
    }
    return compounds | dict(rules.tens) | dict(cardinals)


def _build(kind: type[T], table: object, *, where: str) -> T:
    """Fill the class ``kind`` from a TOML table: every field, and nothing else."""
    if not isinstance(table, dict):
        raise ConfigurationError(f"language file {where}: expected a table.")
    names = field_names(kind)
    if table.keys() != set(names):
        raise ConfigurationError(
            f"language file {where}: the keys are {', '.join(sorted(table))}; "
            f"expected are {', '.join(sorted(names))}."
        )
    types = kind.__annotations__
    return kind(
        **{name: _read(types[name], table[name], where=f"{where}, {name}") for name in names}
    )


def _read(expected: str, value: object, *, where: str) -> object:
    if expected in _TABLES:
        return _build(_TABLES[expected], value, where=where)
    try:
        return _READERS[expected](value)
    except (TypeError, ValueError) as error:
        raise ConfigurationError(f"language file {where}: {error}") from error


def _check_scalar(kind: type) -> Callable[[object], object]:
    def check(value: object) -> object:
        if type(value) is not kind:
            raise TypeError(f"{value!r} is not of type {kind.__name__}")
        return value

    return check


def _read_word(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise TypeError(f"{value!r} is not a word")
    folded = unicodedata.normalize("NFC", fold_case(value))
    if value != folded:
        raise ValueError(f'"{value}" should be written "{folded}"')
    return value


def _read_words(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError(f"{value!r} is not a list of words")
    # All words at once; one by one only where one of them is wrong, to say which.
    if all(isinstance(word, str) and word for word in value) and _is_folded("\n".join(value)):
        return tuple(value)
    return tuple(_read_word(word) for word in value)


def _is_folded(text: str) -> bool:
    return text == unicodedata.normalize("NFC", fold_case(text))


def _read_word_set(value: object) -> frozenset[str]:
    words = _read_words(value)
    if len(set(words)) < len(words):
        doubled = sorted({word for word in words if words.count(word) > 1})
        raise ValueError(f"listed twice: {', '.join(doubled)}")
    return frozenset(words)


def _read_values(value: object) -> Mapping[str, int]:
    if not isinstance(value, dict) or not all(type(number) is int for number in value.values()):
        raise TypeError(f"{value!r} is not a table of whole numbers")
    return MappingProxyType({_read_word(word): number for word, number in value.items()})


def _read_word_lists(value: object) -> Mapping[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        raise TypeError(f"{value!r} is not a table of lists")
    return MappingProxyType({_read_word(word): _read_words(rest) for word, rest in value.items()})


def _read_nouns(value: object) -> tuple[Noun, ...]:
    if not isinstance(value, list):
        raise TypeError(f"{value!r} is not a list of nouns")
    nouns = []
    for entry in value:
        singular, *plurals = _read_words(entry)
        if not plurals:
            raise ValueError(f'"{singular}" has no plural')
        nouns.append(Noun(singular=singular, plurals=tuple(plurals)))
    return tuple(nouns)


#: The tables of a language file, by the names of their classes.
_TABLES: dict[str, type] = {
    kind.__name__: kind
    for kind in (
        Detection,
        Numbers,
        Nouns,
        Labels,
        Sections,
        Furniture,
        Punctuation,
        Hyphenation,
        Verbs,
    )
}
#: How a value of each type of field, as it is written, is read from TOML.
_READERS: dict[str, Callable[[object], object]] = {
    "str": _check_scalar(str),
    "bool": _check_scalar(bool),
    "int": _check_scalar(int),
    "tuple[str, ...]": _read_words,
    "frozenset[str]": _read_word_set,
    "Mapping[str, int]": _read_values,
    "Mapping[str, tuple[str, ...]]": _read_word_lists,
    "tuple[Noun, ...]": _read_nouns,
}
