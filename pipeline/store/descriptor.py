"""``dataset.json``: what is in an edition's folder, and what it was made from."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any, Final

from pipeline.model.errors import DatasetNotFoundError, StoreError
from pipeline.model.frozen import frozen

#: The descriptor's file in the edition's folder.
DESCRIPTOR_NAME: Final = "dataset.json"


@frozen
class TableFile:
    """A table's file.

    Attributes:
        name: of the table.
        path: of the file, in the edition's folder.
        row_count: rows in it.
        byte_size: of the file.
        sha256: of the file, lower-case hex; another version of the Parquet writer may give
            another one for the same rows.
    """

    name: str
    path: str
    row_count: int
    byte_size: int
    sha256: str


@frozen
class SourceFile:
    """A source that the dataset was made from.

    Attributes:
        source_id: the source.
        path: below ``raw/<edition>/``.
        sha256: of the file, lower-case hex.
        text_sha256: of its canonical text in UTF-8, lower-case hex.
    """

    source_id: str
    path: str
    sha256: str
    text_sha256: str


@frozen
class Descriptor:
    """What is in an edition's folder.

    Attributes:
        edition_id: the edition.
        dataset_digest: of all rows (``pipeline.model.digest``); also in every file's metadata.
        digest_version: the definition by which it was made.
        table_schema_version: of tables and columns.
        pipeline_version: of the program that wrote it.
        sources: in the order of the edition file.
        tables: in the order of ``Dataset``.
    """

    edition_id: str
    dataset_digest: str
    digest_version: str
    table_schema_version: str
    pipeline_version: str
    sources: tuple[SourceFile, ...]
    tables: tuple[TableFile, ...]


def render_descriptor(descriptor: Descriptor) -> bytes:
    """The descriptor as JSON: UTF-8, two blanks of indent, a line feed at the end."""
    text = json.dumps(dataclasses.asdict(descriptor), ensure_ascii=False, indent=2)
    return f"{text}\n".encode()


def read_descriptor(folder: Path) -> Descriptor:
    """The descriptor of a published dataset.

    Raises:
        DatasetNotFoundError: if there is no such folder.
        StoreError: if the folder has no descriptor, or one that is not ours.
    """
    path = folder / DESCRIPTOR_NAME
    try:
        content = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        if not folder.is_dir():
            raise DatasetNotFoundError(
                f"there is no dataset at {folder}; expected the folder of a published edition "
                "(processed/<edition>): publish it with `programme run`"
            ) from error
        raise StoreError(
            f"{folder} holds no {DESCRIPTOR_NAME}, so it is not a published dataset; "
            "expected a folder that `programme run` has written"
        ) from error
    except OSError as error:
        raise StoreError(f"{path} cannot be read: {error.strerror}") from error
    try:
        return _parse_descriptor(json.loads(content))
    except (ValueError, TypeError, KeyError) as error:
        raise StoreError(
            f"{path} is not a descriptor of ours ({type(error).__name__}: {error}); "
            "it is damaged: restore it, or publish the edition again with `programme run --force`"
        ) from error


def read_digest(folder: Path) -> str:
    """The digest under which a dataset was published.

    Raises:
        DatasetNotFoundError: as ``read_descriptor``.
        StoreError: as ``read_descriptor``.
    """
    return read_descriptor(folder).dataset_digest


def _parse_descriptor(content: dict[str, Any]) -> Descriptor:
    # What a later version adds is left alone.
    return Descriptor(
        edition_id=_text(content, "edition_id"),
        dataset_digest=_text(content, "dataset_digest"),
        digest_version=_text(content, "digest_version"),
        table_schema_version=_text(content, "table_schema_version"),
        pipeline_version=_text(content, "pipeline_version"),
        sources=tuple(
            SourceFile(
                source_id=_text(source, "source_id"),
                path=_text(source, "path"),
                sha256=_text(source, "sha256"),
                text_sha256=_text(source, "text_sha256"),
            )
            for source in content["sources"]
        ),
        tables=tuple(
            TableFile(
                name=_text(table, "name"),
                path=_text(table, "path"),
                row_count=int(table["row_count"]),
                byte_size=int(table["byte_size"]),
                sha256=_text(table, "sha256"),
            )
            for table in content["tables"]
        ),
    )


def _text(content: dict[str, Any], key: str) -> str:
    value = content[key]
    if not isinstance(value, str):
        raise TypeError(f"{key} is not a text")
    return value
