"""What a unit looks like: the values that everything after ``kinds`` speaks of."""

from __future__ import annotations

from enum import StrEnum

from pipeline.model.frozen import frozen
from pipeline.model.selectors import CharSpan
from pipeline.parse.markers.markers import Marker, MarkerKind
from pipeline.parse.units.units import Unit

#: The form of headings that no style sets apart.
PLAIN_HEADING_FORM = "lines standing alone"
#: The same for those that end in a full stop.
CLOSED_HEADING_FORM = "lines standing alone with a full stop"
PLAIN_FORMS = frozenset({PLAIN_HEADING_FORM, CLOSED_HEADING_FORM})
#: The form of what is neither marked nor set apart.
PARAGRAPH_FORM = "paragraphs"
#: The form of lines with a colon that announce what follows, and of those that name it.
LEAD_IN_FORM = "lead-in lines"
COLON_TITLE_FORM = "names with a colon"
#: The form of headings that stand in the line of their text.
RUN_IN_FORM = "words that open their paragraph"
#: The form of what the file marks as terms with definitions.
TERM_FORM = "terms of a list of definitions"


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
        names_document: whether its words are those of a programme's title ("Work plan 2025").
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
    names_document: bool = False

    @property
    def marker(self) -> Marker | None:
        """The unit's mark."""
        return self.unit.marker


def dress_marker(marker: Marker | None) -> str:
    """What a form says of a mark; empty without one."""
    if marker is None:
        return ""
    if marker.kind is MarkerKind.LABEL:
        return f"labelled “{marker.form}”"
    return f"numbered “{marker.form}”"


def join_form(style: str, dress: str) -> str:
    """The form of units in one style with marks of one dress."""
    return f"{style}, {dress}" if style and dress else style or dress
