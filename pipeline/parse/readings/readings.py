"""One reading of a document: these units as themes, those as objectives, the rest with reasons.

A reading is built for every plausible choice of what themes and objectives look like; ``scoring``
says how well each explains the document.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from pipeline.model.frozen import frozen
from pipeline.model.selectors import CharSpan
from pipeline.parse.lines.verdicts import Verdict
from pipeline.parse.looks.looks import Sighting


class ObjectiveShape(StrEnum):
    """What objectives may look like."""

    ITEMS = "items"
    HEADINGS = "headings"
    PARAGRAPHS = "paragraphs"
    PARTS = "parts"
    #: The document only names its themes.
    NONE = "none"


@frozen
class ThemeShape:
    """What themes may look like.

    Attributes:
        forms: the forms of their sightings; several where one level is set in several styles.
        depth: for items, their depth; None for headings.
        has_title_above: whether the first heading of these forms is the document's title.
        named: indexes of the units of the only list that counts; empty where any does.
    """

    forms: frozenset[str]
    depth: int | None = None
    has_title_above: bool = False
    named: frozenset[int] = frozenset()

    @property
    def name(self) -> str:
        """The shape in words."""
        if not self.forms:
            return "no headings: one theme without a title"
        joined = " or ".join(sorted(self.forms))
        if self.has_title_above:
            joined += " below a title set alike"
        if self.named:
            return f"{joined} that a count announces"
        return f"{joined} above other items" if self.depth is not None else joined


@frozen
class FoundObjective:
    """An objective in a reading.

    Attributes:
        sighting: the unit that holds it.
        parts: the stretches of the unit that are this objective; None for the whole unit.
        children: objectives under it.
    """

    sighting: Sighting
    parts: tuple[CharSpan, ...] | None = None
    children: tuple[FoundObjective, ...] = ()


@frozen
class FoundTheme:
    """A theme in a reading; without heading where none stands over its objectives."""

    heading: Sighting | None
    objectives: tuple[FoundObjective, ...]


@frozen
class Reading:
    """One way to read the whole document.

    Attributes:
        theme_shape: what its themes look like.
        objective_shape: what its objectives look like.
        themes: in reading order.
        others: role and reason of every unit that is no record, by unit index.
        orphan_count: units that look like objectives and are none in this reading: they stand
            under no theme, or are items where paragraphs are taken for objectives.
        mixed_count: themes whose objectives stand partly under sub-headings, partly not.
    """

    theme_shape: ThemeShape
    objective_shape: ObjectiveShape
    themes: tuple[FoundTheme, ...]
    others: Mapping[int, Verdict]
    orphan_count: int
    mixed_count: int
