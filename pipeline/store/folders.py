"""Where an edition's dataset lies, and where it is while it is being published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from pipeline.model.errors import UsageError
from pipeline.model.frozen import frozen

#: What an edition may be called; so no name leaves its folder, and none begins with a dot.
_EDITION_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_PUBLISHING: Final = re.compile(r"\.(?P<edition_id>[a-z0-9][a-z0-9-]{0,63})\.publishing")


@frozen
class EditionFolders:
    """The places of one edition below a root folder.

    Nothing but published datasets matches ``processed/*/<table>.parquet``: tools that read such
    a glob follow names with a dot too, so what is not published lies one level deeper.

    Raises:
        UsageError: if ``edition_id`` is not ``[a-z0-9][a-z0-9-]{0,63}``.
    """

    root: Path
    edition_id: str

    def __post_init__(self) -> None:
        if not _EDITION_ID.fullmatch(self.edition_id):
            raise UsageError(
                f"{self.edition_id!r} is not the name of an edition; expected small letters, "
                "digits and hyphens, at most 64, such as benelux-2021-2024"
            )

    @property
    def published(self) -> Path:
        """What readers use."""
        return self.root / "processed" / self.edition_id

    @property
    def publishing(self) -> Path:
        """Everything that exists only while a dataset is being published."""
        return self.root / "processed" / f".{self.edition_id}.publishing"

    @property
    def staged(self) -> Path:
        """A dataset that is being written."""
        return self.publishing / "staged"

    @property
    def ready(self) -> Path:
        """A dataset that is whole and on disk: it will be published."""
        return self.publishing / "ready"

    @property
    def previous(self) -> Path:
        """The whole dataset that was published before, until the new one is in its place."""
        return self.publishing / "previous"

    @property
    def discarded(self) -> Path:
        """What is being deleted, and may be half gone."""
        return self.publishing / "discarded"

    @property
    def lock_file(self) -> Path:
        """Held by the run that is at work on the edition."""
        return self.root / ".programme" / "locks" / f"{self.edition_id}.lock"

    @property
    def holder_file(self) -> Path:
        """The process id of that run."""
        return self.lock_file.with_suffix(".pid")


def find_interrupted(root: Path) -> Iterator[EditionFolders]:
    """Editions whose publishing has left something behind, by name."""
    for path in sorted((root / "processed").glob(".*.publishing")):
        if match := _PUBLISHING.fullmatch(path.name):
            yield EditionFolders(root=root, edition_id=match["edition_id"])
