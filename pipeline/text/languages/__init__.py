"""What the pipeline knows about each language, read from one TOML file a language.

Another language is one more file beside this module: nothing else has to change. Every word
stands in the files as ``fold_case`` leaves it (lower case, straight apostrophes, NFC), so that
``fold_case(word) in language.…`` is the way to ask.
"""

from __future__ import annotations

import functools
from pathlib import Path

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
from pipeline.text.languages.loading import parse_detection, parse_language

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
    "get_detection",
    "get_language",
    "list_tags",
    "parse_detection",
    "parse_language",
]

_FOLDER = Path(__file__).parent

_SUFFIX = ".toml"


@functools.cache
def all_languages() -> tuple[Language, ...]:
    """Every language that there is a file for, sorted by tag."""
    return tuple(_load(tag) for tag in list_tags())


def get_language(tag: str) -> Language:
    """The language of a BCP 47 tag; only its primary subtag counts ("nl-BE" is "nl").

    Raises:
        ConfigurationError: if there is no file for it.
    """
    primary = tag.replace("_", "-").split("-")[0].lower()
    if primary in list_tags():
        return _load(primary)
    raise ConfigurationError(
        f'language "{tag}": no data for it. Known are {", ".join(list_tags())}; '
        "another language is one more file in pipeline/text/languages/."
    )


def get_detection(tag: str) -> Detection:
    """What tells the language of ``list_tags`` from the others, without the rest of its file."""
    return parse_detection(_read_file(tag), tag=tag)


@functools.cache
def list_tags() -> tuple[str, ...]:
    """The tag of every language that there is a file for, sorted."""
    return tuple(sorted(file.stem for file in _FOLDER.glob(f"*{_SUFFIX}")))


@functools.cache
def _load(tag: str) -> Language:
    return parse_language(_read_file(tag), tag=tag)


def _read_file(tag: str) -> str:
    return (_FOLDER / f"{tag}{_SUFFIX}").read_text(encoding="utf-8")
