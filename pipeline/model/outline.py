"""What a document is made of: blocks with roles, in reading order."""

from __future__ import annotations

from enum import StrEnum

from pipeline.model.frozen import frozen
from pipeline.model.selectors import CharSpan


class Role(StrEnum):
    """What a block is in the programme; every character has one, or is white space."""

    TITLE = "title"
    THEME = "theme"
    OBJECTIVE = "objective"
    SUB_OBJECTIVE = "sub-objective"
    INTRO = "intro"
    CONTEXT = "context"
    HEADING = "heading"
    FURNITURE = "furniture"
    CONTENTS = "contents"
    NAVIGATION = "navigation"
    NOTE = "note"
    HIDDEN = "hidden"


#: Roles that become records; their blocks carry words, the others only places.
RECORD_ROLES = frozenset({Role.THEME, Role.OBJECTIVE, Role.SUB_OBJECTIVE})


@frozen
class Block:
    """A stretch of the document with one role.

    Blocks stand in reading order, and order is hierarchy: an objective belongs to the last theme
    before it, a sub-objective to the last objective of a lower level before it.

    Attributes:
        role: what it is.
        spans: its words, one span a line or part of a line, in reading order, after the marker
            and before closing list punctuation. Empty only for a theme over which no heading
            stands.
        extents: the contiguous stretches it claims in the ledger, from its marker to its closing
            punctuation; disjoint from those of every other block.
        marker: the marker as printed ("1.", "•", "Thema 2:"); None without one, and for drawn
            markers.
        level: depth in the outline: 0 for what stands beside it, 1 for themes, 2 for objectives,
            3 and more for what stands under those.
        reason: why it has this role, in words for an editor.
        confidence: 0–1, how sure of the role.
    """

    role: Role
    spans: tuple[CharSpan, ...]
    extents: tuple[CharSpan, ...]
    marker: str | None = None
    level: int = 0
    reason: str
    confidence: float = 1.0


@frozen
class Declaration:
    """A count that the source states in its own words ("vijf thema's").

    Attributes:
        noun: the counted noun as printed ("thema's").
        counts: what it counts: ``"themes"``, ``"objectives"``, or None when it is neither by
            our language data ("drie kerngebieden").
        number: the stated count.
        span: the place of the quote.
    """

    noun: str
    counts: str | None
    number: int
    span: CharSpan


@frozen
class Decision:
    """A choice about the whole document that an editor may want to reverse.

    Attributes:
        what: the question ("what the themes are").
        chosen: the answer taken.
        runner_up: the next best answer; None when there was no other.
        reason: why, in words.
        key: the edition file's key that reverses it (``outline.theme``); None when there is none.
    """

    what: str
    chosen: str
    runner_up: str | None
    reason: str
    key: str | None


@frozen
class Outline:
    """The blocks of one document and how they were found.

    Attributes:
        blocks: in reading order; together they claim every non-space character once.
        declared: counts that the source states.
        decisions: choices about the whole document.
        confidence: 0–1, for the outline as a whole.
        language: BCP 47 tag of the text.
        title: the programme's own title as printed, cleaned; None when none was found.
        warnings: what a person should know, in words.
    """

    blocks: tuple[Block, ...]
    declared: tuple[Declaration, ...] = ()
    decisions: tuple[Decision, ...] = ()
    confidence: float = 1.0
    language: str
    title: str | None = None
    warnings: tuple[str, ...] = ()
