"""The part of its own that a walk through a document is in, such as the contact details."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.model.document import ElementKind
from pipeline.model.frozen import frozen
from pipeline.model.outline import Role
from pipeline.parse.lines.verdicts import Verdict
from pipeline.parse.looks.looks import PLAIN_FORMS, Look, Section, Sighting

_BACKGROUND = Verdict(role=Role.CONTEXT, reason="stands in a part that gives background")
#: Parts of the document whose text is something else than background.
_OTHER_PARTS = {
    Section.LINKS: Verdict(
        role=Role.NAVIGATION, reason="stands under a heading for links and contact"
    ),
    Section.CONTENTS: Verdict(
        role=Role.CONTENTS, reason="stands under the heading of the contents"
    ),
}


@frozen
class Part:
    """A part of its own.

    Attributes:
        section: what it is about.
        prominence: that of its heading.
    """

    section: Section
    prominence: float

    @property
    def verdict(self) -> Verdict:
        """What a unit of the part is."""
        return _OTHER_PARTS.get(self.section, _BACKGROUND)

    def outranks(self, sighting: Sighting) -> bool:
        """Whether its heading is more prominent than another unit."""
        return sighting.prominence < self.prominence

    def holds_signature(self, sighting: Sighting) -> bool:
        """Whether a plain line below a greeting ("Kind regards,") says whose letter it is."""
        return (
            self.section is Section.CONTACT
            and self.prominence == 0.0
            and sighting.form in PLAIN_FORMS
        )

    def ends_before(self, sighting: Sighting) -> bool:
        """Whether a line like the one that opens a theme's background names what comes next."""
        return (
            self.section is Section.BACKGROUND
            and self.prominence == 0.0
            and sighting.look is Look.PARAGRAPH
            and sighting.is_generic
        )


class Aside:
    """Which part of its own a walk is in, if in any; lives as long as one walk.

    Such a part goes on up to a heading as prominent as its own, to the end of its box, or to where
    the table goes on that it cut; the walk says when it ends for another reason.

    Attributes:
        part: the part; None outside of any.
    """

    def __init__(self, boxed: Mapping[int, int]) -> None:
        self.part: Part | None = None
        self._boxed = boxed
        self._around_box: Part | None = None
        self._box_end: int | None = None
        self._table_number: int | None = None

    def come_to(self, sighting: Sighting) -> None:
        """Ends the part where its box does, or where a table goes on that a box had cut."""
        element = sighting.unit.first.line.element
        if element is not None and element.kind is ElementKind.TABLE_CELL:
            if self.part is None:
                self._table_number = element.list_number
            elif element.list_number is not None and element.list_number == self._table_number:
                self.part = None
        if self._box_end is not None and sighting.unit.index >= self._box_end:
            self.part, self._box_end = self._around_box, None

    def enter(self, sighting: Sighting, section: Section) -> None:
        """Begins a part below its heading."""
        index = sighting.unit.index
        if index in self._boxed:
            self._box_end = self._boxed[index]
            self._around_box = self.part
        self.part = Part(section=section, prominence=sighting.prominence)

    def leave(self) -> None:
        """Ends the part, and not the box around it."""
        self.part = None

    def leave_all(self) -> None:
        """Ends the part and the box around it: a theme begins."""
        self.part = self._box_end = None
