"""A dataset as the files of its folder, in memory."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
from collections.abc import Sequence
from typing import Any

from pipeline.model.digest import DIGEST_VERSION, digest_dataset
from pipeline.model.edition import Edition
from pipeline.model.records import Dataset
from pipeline.store.descriptor import (
    DESCRIPTOR_NAME,
    Descriptor,
    SourceFile,
    TableFile,
    render_descriptor,
)
from pipeline.store.order import check_order
from pipeline.store.package.about import describe_edition
from pipeline.store.package.citation import CITATION_NAME, render_citation
from pipeline.store.package.croissant import CROISSANT_NAME, describe_croissant
from pipeline.store.package.data_package import DATA_PACKAGE_NAME, describe_data_package
from pipeline.store.parquet import encode_table
from pipeline.store.schema import TABLE_SCHEMA_VERSION, TABLES


def encode_dataset(dataset: Dataset, edition: Edition) -> dict[str, bytes]:
    """The bytes of each file of the dataset, by name: one a table, and the descriptors.

    A pure function of the dataset, the edition file, the version of this program and that of
    pyarrow.

    Raises:
        StoreError: if rows are out of order, or a value cannot be stored.
    """
    check_order(dataset)
    digest = digest_dataset(dataset)
    pipeline_version = importlib.metadata.version("programme-data")
    metadata = {
        "dataset_digest": digest,
        "digest_version": DIGEST_VERSION,
        "edition_id": dataset.edition_id,
        "pipeline_version": pipeline_version,
        "table_schema_version": TABLE_SCHEMA_VERSION,
    }
    files: dict[str, bytes] = {}
    table_files = []
    for table in TABLES:
        rows: tuple[object, ...] = getattr(dataset, table.name)
        content = encode_table(table, rows, metadata=metadata)
        files[table.file_name] = content
        table_files.append(
            TableFile(
                name=table.name,
                path=table.file_name,
                row_count=len(rows),
                byte_size=len(content),
                sha256=hashlib.sha256(content).hexdigest(),
            )
        )
    files[DESCRIPTOR_NAME] = render_descriptor(
        Descriptor(
            edition_id=dataset.edition_id,
            dataset_digest=digest,
            digest_version=DIGEST_VERSION,
            table_schema_version=TABLE_SCHEMA_VERSION,
            pipeline_version=pipeline_version,
            sources=tuple(
                SourceFile(
                    source_id=row.source_id,
                    path=row.path,
                    sha256=row.sha256,
                    text_sha256=row.text_sha256,
                )
                for row in dataset.sources
            ),
            tables=tuple(table_files),
        )
    )
    return files | describe_package(dataset, edition, table_files, dataset_digest=digest)


def describe_package(
    dataset: Dataset, edition: Edition, files: Sequence[TableFile], *, dataset_digest: str
) -> dict[str, bytes]:
    """The descriptors that others' tools read, by name.

    Args:
        dataset: the rows.
        edition: its file.
        files: of the tables, in the order of ``TABLES``.
        dataset_digest: of the rows.
    """
    about = describe_edition(dataset, edition, dataset_digest=dataset_digest)
    return {
        DATA_PACKAGE_NAME: render_json(describe_data_package(about, files)),
        CROISSANT_NAME: render_json(describe_croissant(about, files)),
        CITATION_NAME: render_citation(about),
    }


def render_json(content: dict[str, Any]) -> bytes:
    """JSON as we write it: UTF-8, two blanks of indent, a line feed at the end."""
    return f"{json.dumps(content, ensure_ascii=False, indent=2)}\n".encode()
