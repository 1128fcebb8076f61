"""What the pipeline knows about each language, read from one TOML file a language.

Another language is one more file beside this module: nothing else has to change. Every word
stands in the files as ``fold_case`` leaves it (lower case, straight apostrophes, NFC), so that
``fold_case(word) in language.…`` is the way to ask.
"""

from __future__ import annotations

import functools
from importlib import resources

from pipeline.model.errors import ConfigurationError
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
from pipeline.text.languages.loading import parse_language

__all__ = [
    "Detection",
    "Furniture",
    "Hyphenation",
    "Labels",
    "Language",
    "Noun",
    "Nouns",
    "Numbers",
    "Punctuation",
    "Sections",
    "Verbs",
    "all_languages",
    "get_language",
    "parse_language",
]

_SUFFIX = ".toml"


@functools.cache
def all_languages() -> tuple[Language, ...]:
    """Every language that there is a file for, sorted by tag."""
    return tuple(_load(tag) for tag in _list_tags())


def get_language(tag: str) -> Language:
    """The language of a BCP 47 tag; only its primary subtag counts ("nl-BE" is "nl").

    Raises:
        ConfigurationError: if there is no file for it.
    """
    primary = tag.replace("_", "-").split("-")[0].lower()
    if primary in _list_tags():
        return _load(primary)
    raise ConfigurationError(
        f'language "{tag}": no data for it. Known are {", ".join(_list_tags())}; '
        "another language is one more file in pipeline/text/languages/."
    )


@functools.cache
def _list_tags() -> tuple[str, ...]:
    names = (entry.name for entry in resources.files(__name__).iterdir())
    return tuple(sorted(name.removesuffix(_SUFFIX) for name in names if name.endswith(_SUFFIX)))


@functools.cache
def _load(tag: str) -> Language:
    file = resources.files(__name__) / f"{tag}{_SUFFIX}"
    return parse_language(file.read_text(encoding="utf-8"), tag=tag)
