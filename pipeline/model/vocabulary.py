"""Terms shared by editions: countries, regions, partner bodies."""

from __future__ import annotations

from pipeline.model.frozen import frozen


@frozen
class Concept:
    """A thing that objectives speak of.

    Attributes:
        concept_id: our identifier ("country:fr").
        vocabulary: the file it stands in, without suffix ("places").
        labels: (BCP 47 language, label), the preferred label of each language first
            (SKOS prefLabel, then altLabels).
        uris: identifiers elsewhere (ISO 3166, Wikidata), where known.
    """

    concept_id: str
    vocabulary: str
    labels: tuple[tuple[str, str], ...]
    uris: tuple[str, ...] = ()


@frozen
class Vocabulary:
    """All concepts, sorted by identifier."""

    concepts: tuple[Concept, ...]
