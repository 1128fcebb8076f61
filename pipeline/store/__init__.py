"""Datasets to and from disk; the only place that knows files, columns and their types.

Nothing here loads pyarrow or pandas before a table is written or read.
"""

from pipeline.store.descriptor import Descriptor, read_descriptor, read_digest
from pipeline.store.load import load_dataset
from pipeline.store.locking import lock_edition
from pipeline.store.package.inspection import inspect_files
from pipeline.store.publish import publish_dataset, recover_datasets, remove_dataset

__all__ = [
    "Descriptor",
    "inspect_files",
    "load_dataset",
    "lock_edition",
    "publish_dataset",
    "read_descriptor",
    "read_digest",
    "recover_datasets",
    "remove_dataset",
]
