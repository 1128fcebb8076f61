"""The vocabulary files: terms shared by editions, one table a concept.

A file ``places.toml`` holds the vocabulary "places"; its table ``[country.be]`` the concept
``country:be``::

    [country.be]
    iso_3166 = "BE"          # ISO 3166-1 alpha-2, or ISO 3166-2 ("BE-VLG")
    wikidata = "Q31"
    labels.nl = ["België"]   # the preferred label first (SKOS prefLabel, then altLabels)
    labels.fr = ["Belgique"]
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.model.errors import ConfigurationError
from pipeline.model.vocabulary import Concept, Vocabulary
from pipeline.text.folding import fold_case

_KEYS = ("iso_3166", "wikidata", "uris", "labels")
_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_ISO_3166 = re.compile(r"[A-Z]{2}(?P<subdivision>-[A-Z0-9]{1,3})?")
_WIKIDATA = re.compile(r"Q[1-9][0-9]*")
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")


def load_vocabulary(folder: Path) -> Vocabulary:
    """Read every ``*.toml`` file of a folder.

    ISO codes become ``iso3166-1:BE`` and ``iso3166-2:BE-VLG``, Wikidata items the URI of the
    entity.

    Raises:
        ConfigurationError: if there is no such file, one is not TOML, a key or value is not as it
            should be, a concept stands twice, or two concepts share a label in one language.
    """
    files = sorted(folder.glob("*.toml"))
    if not files:
        raise ConfigurationError(
            f"no vocabulary in {folder.name}/: expected at least one .toml file there."
        )
    concepts: dict[str, Concept] = {}
    for file in files:
        for concept in _read_file(file):
            if concept.concept_id in concepts:
                other = concepts[concept.concept_id].vocabulary
                raise ConfigurationError(
                    f"{file.name}: {concept.concept_id} stands in {other}.toml too; keep one."
                )
            concepts[concept.concept_id] = concept
    ordered = tuple(concepts[concept_id] for concept_id in sorted(concepts))
    _check_labels(ordered)
    return Vocabulary(concepts=ordered)


def _read_file(file: Path) -> Iterator[Concept]:
    try:
        kinds = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{file.name}: not TOML in UTF-8: {error}") from error
    for kind, names in kinds.items():
        if not _NAME.fullmatch(kind) or not isinstance(names, dict):
            raise ConfigurationError(
                f'{file.name}: "{kind}" is no table of concepts; expected is [kind.name], in '
                "small letters, digits and hyphens."
            )
        for name, table in names.items():
            where = f"{file.name} [{kind}.{name}]"
            if not _NAME.fullmatch(name) or not isinstance(table, dict):
                raise ConfigurationError(
                    f"{where}: expected is a table, named in small letters, digits and hyphens."
                )
            yield _read_concept(f"{kind}:{name}", file.stem, table, where=where)


def _read_concept(
    concept_id: str, vocabulary: str, table: dict[str, object], *, where: str
) -> Concept:
    unknown = sorted(table.keys() - set(_KEYS))
    if unknown:
        raise ConfigurationError(
            f'{where}: unknown key "{unknown[0]}"; known are {", ".join(_KEYS)}.'
        )
    return Concept(
        concept_id=concept_id,
        vocabulary=vocabulary,
        labels=tuple(_read_labels(table.get("labels"), where=where)),
        uris=tuple(_read_uris(table, where=where)),
    )


def _read_uris(table: dict[str, object], *, where: str) -> Iterator[str]:
    if "iso_3166" in table:
        code = _match(_ISO_3166, table["iso_3166"], f"{where} iso_3166", "BE or BE-VLG")
        yield f"iso3166-{2 if code['subdivision'] else 1}:{code[0]}"
    if "wikidata" in table:
        item = _match(_WIKIDATA, table["wikidata"], f"{where} wikidata", "Q31")
        yield f"http://www.wikidata.org/entity/{item[0]}"
    uris = table.get("uris", [])
    if not isinstance(uris, list):
        raise ConfigurationError(f"{where} uris: expected is a list.")
    for uri in uris:
        yield _match(_URI, uri, f"{where} uris", "https://example.org/term")[0]


def _match(pattern: re.Pattern[str], value: object, where: str, example: str) -> re.Match[str]:
    match = pattern.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise ConfigurationError(f"{where}: {value!r}; expected is the likes of {example}.")
    return match


def _read_labels(table: object, *, where: str) -> Iterator[tuple[str, str]]:
    if not isinstance(table, dict) or not table:
        raise ConfigurationError(f'{where}: no labels; expected is labels.nl = ["…"].')
    for language, labels in table.items():
        if not _LANGUAGE.fullmatch(language):
            raise ConfigurationError(f'{where}: "{language}" is no language tag.')
        if not isinstance(labels, list) or not labels:
            raise ConfigurationError(f"{where} labels.{language}: expected is a list of labels.")
        for label in labels:
            if not isinstance(label, str) or not label or label != " ".join(label.split()):
                raise ConfigurationError(
                    f"{where} labels.{language}: {label!r} is no label; expected are words with "
                    "single blanks between them."
                )
            yield language, label


def _check_labels(concepts: Iterable[Concept]) -> None:
    """No label stands for two concepts, or twice for one: a mention would not be clear."""
    owners: dict[tuple[str, str], str] = {}
    for concept in concepts:
        for language, label in concept.labels:
            key = (language, fold_case(label))
            if key in owners:
                raise ConfigurationError(
                    f'{concept.vocabulary}.toml: "{label}" ({language}) is a label of '
                    f"{owners[key]} and of {concept.concept_id}; leave one out."
                )
            owners[key] = concept.concept_id
