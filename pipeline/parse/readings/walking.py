"""Walks through a document once, reading it with given shapes of themes and objectives."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.outline import Role
from pipeline.parse.lines.verdicts import BEFORE_OBJECTIVES, Verdict
from pipeline.parse.looks.looks import PLAIN_FORMS, Look, Section, Sighting
from pipeline.parse.markers.markers import COUNTING_KINDS
from pipeline.parse.readings.aims import Aims, find_aims
from pipeline.parse.readings.asides import Aside, Part
from pipeline.parse.readings.candidates import Candidates
from pipeline.parse.readings.offers import Offer, offer_unit
from pipeline.parse.readings.open_theme import OpenTheme
from pipeline.parse.readings.overview import Overview
from pipeline.parse.readings.readings import FoundTheme, ObjectiveShape, Reading
from pipeline.parse.readings.trimming import trim_themes

_OUTER_HEADING = Verdict(role=Role.HEADING, reason="heading at or above the level of the themes")
_ITEM_ABOVE = Verdict(role=Role.HEADING, reason="item above the level of the themes")
_SUB_HEADING = Verdict(role=Role.HEADING, reason="sub-heading between a theme and its objectives")
_OTHER_HEADING = Verdict(role=Role.HEADING, reason="heading that is no theme")
_BEFORE_THEMES = Verdict(role=Role.INTRO, reason="stands before the first theme")
_BEFORE_LEAD_IN = Verdict(role=Role.INTRO, reason="stands before the lead-in")
_LEAD_IN = Verdict(role=Role.INTRO, reason="lead-in sentence")
_MARKED_LEAD_IN = Verdict(role=Role.INTRO, reason="lead-in sentence marked as an item")
_PLAIN = Verdict(role=Role.CONTEXT, reason="neither a theme nor an objective by its looks")
_FACT = Verdict(role=Role.CONTEXT, reason="stands below a sub-heading with facts about the theme")


def read_as(
    overview: Overview,
    candidates: Candidates,
    objective_shape: ObjectiveShape,
    offers: Sequence[Offer],
) -> Reading:
    """Reads the document with the given shapes.

    Args:
        overview: the document.
        candidates: what to take for themes.
        objective_shape: what to take for objectives.
        offers: what each sighting offers in that shape, in order.
    """
    return _Walk(overview, candidates, objective_shape).finish(offers)


class _Walk:
    """State of one pass over the units; lives only inside ``read_as``."""

    def __init__(
        self, overview: Overview, candidates: Candidates, objective_shape: ObjectiveShape
    ) -> None:
        self.overview = overview
        self.candidates = candidates
        self.theme_shape = candidates.shape
        self.objective_shape = objective_shape
        self.others: dict[int, Verdict] = {}
        self.themes: list[FoundTheme] = []
        self.is_open = not self.theme_shape.forms
        self.theme = OpenTheme()
        self.aside = Aside(overview.boxed)
        self.aims = (
            find_aims(overview.headings, candidates.prominence, overview.language)
            if objective_shape is ObjectiveShape.HEADINGS
            else Aims()
        )
        self.orphan_count = 0
        self.mixed_count = 0

    def finish(self, offers: Sequence[Offer]) -> Reading:
        for sighting, offer in zip(self.overview.sightings, offers, strict=True):
            self._take(sighting, offer)
        self._close()
        themes = trim_themes(
            self.themes, self.others, self.overview, self.theme_shape, self.objective_shape
        )
        return Reading(
            theme_shape=self.theme_shape,
            objective_shape=self.objective_shape,
            themes=themes,
            others=self.others,
            orphan_count=self.orphan_count,
            mixed_count=self.mixed_count,
        )

    def _take(self, sighting: Sighting, offer: Offer) -> None:
        index = sighting.unit.index
        self.aside.come_to(sighting)
        if index in self.overview.set_roles:
            self._take_as(sighting, self.overview.set_roles[index])
        elif index in self.candidates.indexes and not self._is_shut_out(sighting):
            self._open(sighting)
        elif sighting.section is not None:
            self._enter_section(sighting, sighting.section)
        elif sighting.look is Look.HEADING and self._take_heading(sighting):
            pass
        elif self.aside.part is not None:
            self._take_aside(sighting, self.aside.part)
        elif self._stands_above_themes(sighting):
            self._close()
            self.others[index] = _ITEM_ABOVE
        elif offer.verdict is not None:
            self.others[index] = offer.verdict
        elif self._announces_list(offer) or self._announces_paragraphs(sighting):
            self._begin_list(index)
        else:
            self._take_offer(sighting, offer)

    def _open(self, sighting: Sighting) -> None:
        self._close()
        self.theme.heading = sighting
        self.is_open = True
        self.aside.leave_all()

    def _is_shut_out(self, sighting: Sighting) -> bool:
        """Whether a theme candidate belongs to a part of its own, such as the contact details.

        Before the first theme every candidate opens one: an introduction has no end of its own.
        """
        part = self.aside.part
        if part is None or not self.themes:
            return False
        return self.theme_shape.depth is not None or part.outranks(sighting)

    def _take_as(self, sighting: Sighting, verdict: Verdict) -> None:
        """Gives a unit the role that an editor set."""
        if verdict.role is Role.THEME:
            self._open(sighting)
        elif verdict.role in (Role.OBJECTIVE, Role.SUB_OBJECTIVE):
            self.is_open = True
            usual_depth = 1 if verdict.role is Role.OBJECTIVE else 2
            depth = self.overview.depths.get(sighting.unit.index, usual_depth)
            self.theme.pending.append(offer_unit(sighting, depth))
        else:
            self.others[sighting.unit.index] = verdict

    def _enter_section(self, sighting: Sighting, section: Section) -> None:
        self.aside.enter(sighting, section)
        is_level = sighting.prominence >= self.candidates.prominence - 0.05
        # "Background" in theme after theme divides them, however it is set.
        divides = section is Section.BACKGROUND and sighting.key in self.overview.recurring
        if self.theme_shape.depth is not None or (is_level and not (divides and self.is_open)):
            self._close()
        self._note(sighting, Role.HEADING, f"heads a part of its own ({section.value})")

    def _take_aside(self, sighting: Sighting, part: Part) -> None:
        """Takes what stands in a part of its own."""
        if self.is_open and part.ends_before(sighting):
            self.aside.leave()
            self.others[sighting.unit.index] = _SUB_HEADING
        else:
            self.others[sighting.unit.index] = part.verdict

    def _take_heading(self, sighting: Sighting) -> bool:
        """Handles a heading that is no theme; False when it is an objective."""
        part = self.aside.part
        if part is not None:
            if part.outranks(sighting) or part.holds_signature(sighting):
                self._note(sighting, Role.HEADING, f"in a part with {part.section.value}")
                return True
            self.aside.leave()
        if self.is_open and sighting.form in self.aims.forms:
            self.theme.enter_aim(sighting)
            return False
        if self._is_short_paragraph(sighting):
            return False
        if sighting.marker is not None and sighting.marker.is_objective_label:
            self.orphan_count += 1
        self.theme.tells_facts = sighting.key in self.overview.facts
        verdict = _OTHER_HEADING
        if self.is_open and self.theme_shape.forms:
            if self._ends_theme(sighting):
                self._close()
                verdict = _OUTER_HEADING
            else:
                verdict = _SUB_HEADING
                self._enter_subheading(sighting)
        self.others[sighting.unit.index] = verdict
        return True

    def _enter_subheading(self, sighting: Sighting) -> None:
        """What stands below an aim, such as the name of a list or of a fact, divides no theme."""
        has_pending = bool(self.theme.pending)
        if has_pending and sighting.prominence < self.aims.prominence:
            return
        self.theme.enter_subheading(sighting, divides=not (self.aims.are_worded and has_pending))

    def _is_short_paragraph(self, sighting: Sighting) -> bool:
        """A plain line between paragraphs, where the themes have a style of their own."""
        return (
            self.objective_shape is ObjectiveShape.PARAGRAPHS
            and self.is_open
            and sighting.form in PLAIN_FORMS
            and (
                self.theme_shape.depth is not None
                or sighting.prominence < self.candidates.prominence
            )
            and sighting.key not in self.overview.recurring
        )

    def _ends_theme(self, sighting: Sighting) -> bool:
        if sighting.key in self.overview.recurring:
            return False
        if sighting.form in self.candidates.forms_below:
            return False
        if self.theme_shape.depth is not None:
            return sighting.unit.word_count > 0
        return sighting.prominence >= self.candidates.prominence - 0.05

    def _stands_above_themes(self, sighting: Sighting) -> bool:
        """Whether themes are counted items, and this is one of the count that they stand under."""
        level, marker = self.theme_shape.depth, sighting.marker
        if level is None or not self.themes or marker is None:
            return False
        depth = self.overview.depths.get(sighting.unit.index)
        return depth is not None and depth < level and marker.kind in COUNTING_KINDS

    def _announces_list(self, offer: Offer) -> bool:
        """Whether the document's only list begins below."""
        return offer.announces and not self.theme_shape.forms and not self.themes

    def _announces_paragraphs(self, sighting: Sighting) -> bool:
        """Whether the theme's own paragraphs end here: "In this period:" stands in each."""
        return (
            self.is_open
            and self.objective_shape is ObjectiveShape.PARAGRAPHS
            and sighting.look is Look.LEAD_IN
            and sighting.key in self.overview.lead_ins
        )

    def _begin_list(self, index: int) -> None:
        """Takes a line for what announces the lines without marks or headings below it."""
        for objective in self.theme.pending:
            self.others[objective.found.sighting.unit.index] = _BEFORE_LEAD_IN
        self.theme.pending = []
        self.others[index] = _LEAD_IN

    def _take_offer(self, sighting: Sighting, offer: Offer) -> None:
        """Takes what a unit offers, or puts the unit aside."""
        index, objectives = sighting.unit.index, offer.objectives
        if self.theme.tells_facts and self.is_open:
            self.others[index] = _FACT
            return
        if offer.is_other_item and self.is_open and self.aims.are_worded and self.theme.pending:
            # Measures listed below a heading that is an objective are parts of it.
            depth = self.overview.depths.get(index, 1) + 1
            objectives = (offer_unit(sighting, depth),)
        if objectives and self.is_open:
            self.theme.add(objectives)
            return
        is_prose = self.objective_shape is ObjectiveShape.PARAGRAPHS
        if offer.is_other_item or (objectives and not is_prose):
            self.orphan_count += 1
        if not self.themes and not self.is_open:
            self.others[index] = _BEFORE_THEMES
        elif self.is_open and not self.theme.pending:
            self.others[index] = BEFORE_OBJECTIVES
        else:
            self.others[index] = _PLAIN

    def _note(self, sighting: Sighting, role: Role, reason: str) -> None:
        self.others[sighting.unit.index] = Verdict(role=role, reason=reason)

    def _close(self) -> None:
        if self.is_open and (self.theme.heading is not None or self.theme.pending):
            for lead_in in self.theme.take_out_lead_ins():
                self.others[lead_in.unit.index] = _MARKED_LEAD_IN
            self.themes.append(self.theme.close())
            self.mixed_count += self.theme.is_mixed
        self.theme = OpenTheme()
        self.is_open = not self.theme_shape.forms
