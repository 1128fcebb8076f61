"""What became of every stretch of a source."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.model.document import Document
from pipeline.model.outline import Block
from pipeline.model.statements import LedgerStretch
from pipeline.normalize.evidence import find_page_number


def list_stretches(
    document: Document, claims: Iterable[tuple[Block, str | None]]
) -> tuple[LedgerStretch, ...]:
    """The ledger of one source.

    A row for each stretch that a block claims, and none that no block claims: what is missing
    here, or claimed twice, is for validation to find.

    Args:
        document: the source.
        claims: each block with the id of its record, or None.

    Returns:
        By place.
    """
    stretches = (
        LedgerStretch(
            role=block.role,
            reason=block.reason,
            span=extent,
            page_number=find_page_number(document, extent.start),
            record_id=record_id,
        )
        for block, record_id in claims
        for extent in block.extents
    )
    return tuple(sorted(stretches, key=lambda stretch: stretch.span))
