"""A dataset as the files of its folder, in memory."""

from __future__ import annotations

import hashlib
import importlib.metadata

from pipeline.model.digest import DIGEST_VERSION, digest_dataset
from pipeline.model.records import Dataset
from pipeline.store.descriptor import (
    DESCRIPTOR_NAME,
    Descriptor,
    SourceFile,
    TableFile,
    render_descriptor,
)
from pipeline.store.order import check_order
from pipeline.store.parquet import encode_table
from pipeline.store.schema import TABLE_SCHEMA_VERSION, TABLES


def encode_dataset(dataset: Dataset) -> dict[str, bytes]:
    """The bytes of each file of the dataset, by name: one a table, and the descriptor.

    A pure function of the dataset, the version of this program and that of pyarrow.

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
    return files
