"""What every descriptor says of an edition as a whole; nothing in it comes from a clock."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pipeline.model.edition import Edition
from pipeline.model.frozen import frozen
from pipeline.model.records import Dataset, SourceRow
from pipeline.store.schema import TABLE_SCHEMA_VERSION

#: Who made the dataset (not the words in it), as in ``CITATION.cff`` of the project.
CREATOR: Final = "The programme-data authors"
KEYWORDS: Final = ("work programme", "policy objectives", "themes", "provenance")
#: Hexadecimal digits of the digest in a version: enough to tell datasets apart by eye.
_DIGITS_IN_VERSION: Final = 12


@frozen
class About:
    """An edition's dataset as a whole.

    Attributes:
        edition_id: the edition.
        title: of the programme.
        publisher: of the programme.
        description: a paragraph.
        version: of the dataset; another one as soon as a row is another.
        dataset_digest: of all rows.
        languages: BCP 47 tags of the sources, each once, in their order.
        temporal_coverage: the years as an ISO 8601 interval; None when they are not known.
        sources: in the order of the edition file.
    """

    edition_id: str
    title: str
    publisher: str
    description: str
    version: str
    dataset_digest: str
    languages: tuple[str, ...]
    temporal_coverage: str | None
    sources: tuple[SourceRow, ...]


def describe_edition(dataset: Dataset, edition: Edition, *, dataset_digest: str) -> About:
    """What the descriptors say.

    Args:
        dataset: its rows.
        edition: its file, for title, publisher and years.
        dataset_digest: of the rows.
    """
    return About(
        edition_id=dataset.edition_id,
        title=edition.title,
        publisher=edition.publisher,
        description=_describe(dataset, edition),
        version=name_version(dataset_digest),
        dataset_digest=dataset_digest,
        languages=tuple(dict.fromkeys(source.language for source in dataset.sources)),
        temporal_coverage=(
            f"{edition.starts_on.isoformat()}/{edition.ends_on.isoformat()}"
            if edition.starts_on and edition.ends_on
            else None
        ),
        sources=dataset.sources,
    )


def name_version(dataset_digest: str) -> str:
    """A version after Semantic Versioning: that of the columns, with the rows as build metadata."""
    return f"{TABLE_SCHEMA_VERSION}.0+{dataset_digest[:_DIGITS_IN_VERSION]}"


def name_source(source: SourceRow) -> str:
    """What a source is called where people read it: its title, else its identifier."""
    return source.title or source.source_id


def name_file(source: SourceRow) -> str:
    """Where its file lies in the project that the dataset was made in."""
    return f"raw/{source.edition_id}/{source.path}"


def _describe(dataset: Dataset, edition: Edition) -> str:
    stood_in_for = [row.source_id for row in dataset.sources if row.is_reconstruction]
    counts = f"{_count(dataset.themes, 'theme')} and {_count(dataset.objectives, 'objective')}"
    states = "states" if len(dataset.sources) == 1 else "state"
    sentences = [
        (
            f"Themes and objectives of “{edition.title}” ({edition.publisher}): {counts}, as "
            f"{_count(dataset.sources, 'source')} {states} them."
        ),
        "Every record names the exact words and the exact place that it came from.",
        "The words are those of the sources and under their terms.",
    ]
    if stood_in_for:
        sentences.append(
            f"The file of {' and '.join(stood_in_for)} is a reconstruction of the published one, "
            "and so are its pages and the places on them."
        )
    return " ".join(sentences)


def _count(rows: Sequence[object], noun: str) -> str:
    return f"{len(rows)} {noun}{'' if len(rows) == 1 else 's'}"
