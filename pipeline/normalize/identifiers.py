"""Names of records, from structure only: they hold as long as the source's structure does.

``benelux-2021-2024/press-nl/2.3.1`` is the first point under the third objective of the second
theme that ``press-nl`` states. No number in it was printed anywhere: all are counted.
"""

from __future__ import annotations


def name_theme(source_id: str, ordinal: int) -> str:
    """The id of a source's theme statement; ``ordinal`` from 1 in the source's own order."""
    return f"{source_id}/{ordinal}"


def name_objective(parent_id: str, ordinal: int) -> str:
    """The id of an objective; ``ordinal`` from 1 among its siblings.

    Args:
        parent_id: of its theme statement, or of the objective above it.
        ordinal: its place among its siblings.
    """
    return f"{parent_id}.{ordinal}"


def is_record_of(record_id: str, source_id: str) -> bool:
    """Whether a record id, known or not, names a record of this source."""
    return record_id.startswith(f"{source_id}/")
