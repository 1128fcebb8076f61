"""What a unit looks like: the values that everything after ``kinds`` speaks of."""

from __future__ import annotations

from enum import StrEnum

from pipeline.model.frozen import frozen
from pipeline.model.selectors import CharSpan
from pipeline.parse.markers import Marker
from pipeline.parse.units import Unit

#: The form of headings that no style sets apart.
PLAIN_HEADING_FORM = "lines standing alone"


class Look(StrEnum):
    """What a unit looks like."""

    HEADING = "heading"
    ITEM = "item"
    LEAD_IN = "lead-in"
    PARAGRAPH = "paragraph"
    CELL = "cell"
    QUOTATION = "quotation"


class Section(StrEnum):
    """What the words of a heading say about the text below it."""

    CONTENTS = "contents"
    INTRODUCTION = "introduction"
    BACKGROUND = "background"
    ABOUT = "about"
    ANNEX = "annex"
    LINKS = "links"
    CONTACT = "contact"
    NOTES = "notes"
    CONCLUSION = "conclusion"


@frozen
class Sighting:
    """A unit with its look.

    Attributes:
        unit: the unit.
        look: what it looks like.
        form: what units of one kind have in common, in words ("18 pt bold", "numbered “N.”").
        prominence: how much it stands out, comparable within the document; 0 for body text.
        section: for headings, what its words say about the text below.
        key: its letters, folded: equal for a title wherever it stands.
        parts: the parts of a sentence that runs on; empty when it does not.
        tail: what follows a lead-in in the same paragraph; empty without one.
        is_link: whether it only leads elsewhere.
        is_generic: whether its words head any list ("Our aims", "What will we do?") and so
            name no theme.
    """

    unit: Unit
    look: Look
    form: str
    prominence: float
    section: Section | None = None
    key: str = ""
    parts: tuple[tuple[CharSpan, ...], ...] = ()
    tail: tuple[CharSpan, ...] = ()
    is_link: bool = False
    is_generic: bool = False

    @property
    def marker(self) -> Marker | None:
        """The unit's mark."""
        return self.unit.marker
