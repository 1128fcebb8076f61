"""A document as a flow of pieces, before it is set in any format."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a piece is to the one who sets it."""

    TITLE = "title"
    THEME = "theme"
    CHAPTER = "chapter"
    HEADING = "heading"
    SUBHEADING = "subheading"
    PARAGRAPH = "paragraph"
    LEAD_IN = "lead-in"
    ITEM = "item"
    LINE = "line"
    RUN_IN = "run-in"
    TABLE = "table"
    CONTENTS = "contents"
    LINK = "link"
    NAVIGATION = "navigation"
    FOOTNOTE = "footnote"
    QUOTE = "quote"
    PAGE_BREAK = "page-break"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of the flow.

    Attributes:
        kind: what it is.
        text: its words as printed, closing punctuation included.
        marker: what is printed before it; "" without one.
        depth: of items, from 1.
        page: the page number printed behind a contents entry; None without one.
        label: the bold words that a run-in heading begins with, as printed.
        rows: of a table, the head first.
    """

    kind: Kind
    text: str = ""
    marker: str = ""
    depth: int = 1
    page: int | None = None
    label: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
