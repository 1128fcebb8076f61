"""A theme whose objectives a walk is still finding."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.frozen import field, mutable
from pipeline.parse.looks.looks import Sighting
from pipeline.parse.readings.offers import Objective, is_lead_in, nest_objectives
from pipeline.parse.readings.readings import FoundTheme


@mutable
class OpenTheme:
    """What was found since the last theme was closed.

    Attributes:
        heading: the theme's; None where none stands over its objectives.
        pending: its objectives so far, in reading order and not yet nested.
        tells_facts: whether a sub-heading with facts about the theme stands above.
        is_under_subheading: whether a sub-heading that divides the theme stands above.
        subheading_prominence: that of the last such sub-heading.
        direct_count: units with objectives under no sub-heading.
        subheaded_count: units with objectives under one.
    """

    heading: Sighting | None = None
    pending: list[Objective] = field(default_factory=list)
    tells_facts: bool = False
    is_under_subheading: bool = False
    subheading_prominence: float = 0.0
    direct_count: int = 0
    subheaded_count: int = 0

    @property
    def is_mixed(self) -> bool:
        """Whether its objectives stand partly under sub-headings, partly not."""
        return self.direct_count > 0 and self.subheaded_count > 0

    def enter_subheading(self, sighting: Sighting, *, divides: bool) -> None:
        """Notes that what comes now stands under a sub-heading."""
        self.is_under_subheading = divides
        self.subheading_prominence = sighting.prominence

    def enter_aim(self, sighting: Sighting) -> None:
        """Notes that a heading is an objective; a more prominent one ends a sub-heading."""
        self.tells_facts = False
        if sighting.prominence > self.subheading_prominence:
            self.is_under_subheading = False

    def add(self, objectives: Sequence[Objective]) -> None:
        """Adds what one unit offers."""
        self.pending.extend(objectives)
        if self.is_under_subheading:
            self.subheaded_count += 1
        else:
            self.direct_count += 1

    def take_out_lead_ins(self) -> list[Sighting]:
        """Takes out the sentences that are marked like the items they introduce.

        Returns:
            Their units.
        """
        if not any(objective.may_lead_in for objective in self.pending):
            return []
        are_lead_ins = [is_lead_in(self.pending, at) for at in range(len(self.pending))]
        pairs = list(zip(self.pending, are_lead_ins, strict=True))
        self.pending = [objective for objective, leads_in in pairs if not leads_in]
        return [objective.found.sighting for objective, leads_in in pairs if leads_in]

    def close(self) -> FoundTheme:
        """The theme with its objectives, nested."""
        return FoundTheme(heading=self.heading, objectives=nest_objectives(self.pending))
