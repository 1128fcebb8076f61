"""What belongs together across sources."""

from __future__ import annotations

from enum import StrEnum

from pipeline.model.frozen import frozen


class LinkMethod(StrEnum):
    """What a link between statements rests on."""

    EDITION_FILE = "edition_file"
    TITLE = "title"
    CONTENT = "content"
    ORDER = "order"
    SINGLE = "single"


@frozen
class ThemeMatch:
    """The statements of one theme of the edition.

    Attributes:
        ordinal: of the theme in the edition, from 1.
        statement_ids: at most one a source, in the order of the sources.
        score: 0–1, the similarity of the least similar of its links (no probability: true links
            by content start at about .12); 1 where there is nothing to link, or an editor did.
        method: what that link rests on; ``SINGLE`` when one source alone states the theme.
    """

    ordinal: int
    statement_ids: tuple[str, ...]
    score: float = 1.0
    method: LinkMethod = LinkMethod.SINGLE
