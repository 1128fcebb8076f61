"""What is in the folder of a published edition, as far as the files themselves tell."""

from __future__ import annotations

from pipeline.model.frozen import frozen


@frozen
class PublishedFiles:
    """What a look at the files of a published folder gave.

    Attributes:
        checked_count: files that were looked at.
        faults: what is wrong with one, as full sentences, in the order of their names.
    """

    checked_count: int
    faults: tuple[str, ...] = ()
