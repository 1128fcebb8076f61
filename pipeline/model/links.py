"""What belongs together across sources."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeMatch:
    """The statements of one theme of the edition.

    Attributes:
        ordinal: of the theme in the edition, from 1.
        statement_ids: at most one a source, in the order of the sources.
    """

    ordinal: int
    statement_ids: tuple[str, ...]
