"""Walks through a document once, reading it with given shapes of themes and objectives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from pipeline.model.document import ElementKind
from pipeline.model.outline import Role
from pipeline.model.selectors import CharSpan
from pipeline.parse.candidates import (
    find_aim_forms,
    find_barren,
    find_title_above,
    has_objective_shape,
    is_theme_candidate,
    is_worded_as_aim,
    list_forms_between,
    names_objectives,
)
from pipeline.parse.looks import PLAIN_FORMS, Look, Section, Sighting
from pipeline.parse.markers import COUNTING_KINDS
from pipeline.parse.nesting import find_recurring_headings, is_lead_in_item, nest_objectives
from pipeline.parse.readings import FoundObjective, FoundTheme, ObjectiveShape, Reading, ThemeShape
from pipeline.parse.verdicts import Verdict
from pipeline.text.languages import Language


def read_as(
    sightings: Sequence[Sighting],
    depths: Mapping[int, int],
    theme_shape: ThemeShape,
    objective_shape: ObjectiveShape,
    set_roles: Mapping[int, Verdict] = MappingProxyType({}),
    announced: frozenset[str] = frozenset(),
    *,
    language: Language,
) -> Reading:
    """Reads the document with the given shapes.

    Args:
        sightings: all units.
        depths: depth of every item, by unit index.
        theme_shape: what to take for themes.
        objective_shape: what to take for objectives.
        set_roles: roles that an editor set, by unit index.
        announced: letter keys of the entries of contents lists.
        language: the document's.
    """
    walk = _Walk(sightings, depths, theme_shape, objective_shape, set_roles, announced, language)
    return walk.finish()


class _Walk:
    """State of one pass over the units; lives only inside ``read_as``."""

    def __init__(
        self,
        sightings: Sequence[Sighting],
        depths: Mapping[int, int],
        theme_shape: ThemeShape,
        objective_shape: ObjectiveShape,
        set_roles: Mapping[int, Verdict],
        announced: frozenset[str],
        language: Language,
    ) -> None:
        self.announced = announced
        self.set_roles = set_roles
        self.sightings = sightings
        self.depths = depths
        self.theme_shape = theme_shape
        self.objective_shape = objective_shape
        self.others: dict[int, Verdict] = {}
        self.themes: list[FoundTheme] = []
        self.heading: Sighting | None = None
        self.is_open = not theme_shape.forms
        self.pending: list[tuple[Sighting, int, tuple[CharSpan, ...] | None]] = []
        self.excluded: tuple[Section, float] | None = None
        self.orphan_count = 0
        self.mixed_count = 0
        self.direct_count = 0
        self.subheaded_count = 0
        self.under_subheading = False
        self.recurring = find_recurring_headings(sightings)
        self.chapters: set[tuple[int, ...]] = set()
        self.title_index = find_title_above(sightings, theme_shape)
        self.barren = find_barren(sightings, depths, theme_shape)
        members = [s for s in sightings if self._is_candidate(s)]
        self.theme_prominence = min((s.prominence for s in members), default=_ANY_PROMINENCE)
        self.levels_below = list_forms_between(members, sightings)
        self.aim_forms = (
            find_aim_forms(sightings, self.theme_prominence, language)
            if objective_shape is ObjectiveShape.HEADINGS
            else frozenset()
        )
        # A list below a numbered name, other than below an aim, holds objectives of its own.
        aims = [
            names_objectives(s) or is_worded_as_aim(s, language)
            for s in sightings
            if s.form in self.aim_forms
        ]
        self.has_aims = sum(aims) > len(aims) / 2

    def finish(self) -> Reading:
        for sighting in self.sightings:
            self._take(sighting)
        self._close()
        self._drop_outer_headings()
        self._drop_closing_words()
        self._take_nearest_heading()
        return Reading(
            theme_shape=self.theme_shape,
            objective_shape=self.objective_shape,
            themes=tuple(self.themes),
            others=self.others,
            orphan_count=self.orphan_count,
            mixed_count=self.mixed_count,
        )

    def _take(self, sighting: Sighting) -> None:
        verdict = self.set_roles.get(sighting.unit.index)
        if verdict is not None:
            self._take_as(sighting, verdict)
            return
        if self._is_candidate(sighting) and not self._is_shut_out(sighting):
            self._close()
            self.heading = sighting
            self.is_open = True
            self.excluded = None
            return
        if sighting.section is not None:
            self._enter_section(sighting)
            return
        if sighting.look is Look.HEADING and self._take_heading(sighting):
            return
        if self.excluded is not None:
            self._set_aside(sighting)
            return
        if self._stands_above_themes(sighting):
            self._close()
            self._note(sighting, Role.HEADING, "item above the level of the themes")
            return
        self._take_text(sighting)

    def _is_candidate(self, sighting: Sighting) -> bool:
        """Whether a unit has the shape of a theme, and not the words of a recurring sub-heading."""
        return (
            is_theme_candidate(sighting, self.depths, self.theme_shape)
            and any(char.isalnum() for char in sighting.unit.text)
            and sighting.key not in self.recurring
            and sighting.unit.index not in self.barren
            and sighting.unit.index != self.title_index
        )

    def _is_shut_out(self, sighting: Sighting) -> bool:
        """Whether a theme candidate belongs to a part of its own, such as the contact details.

        Before the first theme every candidate opens one: an introduction has no end of its own.
        """
        if self.excluded is None or not self.themes:
            return False
        return self.theme_shape.depth is not None or sighting.prominence < self.excluded[1]

    def _take_as(self, sighting: Sighting, verdict: Verdict) -> None:
        """Gives a unit the role that an editor set."""
        if verdict.role is Role.THEME:
            self._close()
            self.heading = sighting
            self.is_open = True
            self.excluded = None
        elif verdict.role in (Role.OBJECTIVE, Role.SUB_OBJECTIVE):
            self.is_open = True
            depth = self.depths.get(sighting.unit.index, 1 if verdict.role is Role.OBJECTIVE else 2)
            self.pending.append((sighting, depth, None))
        else:
            self.others[sighting.unit.index] = verdict

    def _enter_section(self, sighting: Sighting) -> None:
        section = sighting.section
        if section is None:
            return
        prominence = sighting.prominence
        self.excluded = (section, prominence)
        if self.theme_shape.depth is not None or prominence >= self.theme_prominence - 0.05:
            self._close()
        self._note(sighting, Role.HEADING, f"heads a part of its own ({section.value})")

    def _take_heading(self, sighting: Sighting) -> bool:
        """Handles a heading that is no theme; False when it is an objective."""
        if self.excluded is not None:
            if sighting.prominence < self.excluded[1]:
                self._note(sighting, Role.HEADING, f"in a part with {self.excluded[0].value}")
                return True
            self.excluded = None
        if self.is_open and sighting.form in self.aim_forms:
            return False
        if self._is_short_paragraph(sighting):
            return False
        if sighting.marker is not None and sighting.marker.is_objective_label:
            self.orphan_count += 1
        if self.is_open and self.theme_shape.forms and self._ends_theme(sighting):
            self._close()
            self._note(sighting, Role.HEADING, "heading at or above the level of the themes")
        elif self.is_open and self.theme_shape.forms:
            # What stands below an aim, such as the name of a list, divides no theme.
            self.under_subheading = not (self.has_aims and self.pending)
            self._note(sighting, Role.HEADING, "sub-heading between a theme and its objectives")
        else:
            self._note(sighting, Role.HEADING, "heading that is no theme")
        return True

    def _is_short_paragraph(self, sighting: Sighting) -> bool:
        """A plain line between paragraphs, where the themes have a style of their own."""
        return (
            self.objective_shape is ObjectiveShape.PARAGRAPHS
            and self.is_open
            and sighting.form in PLAIN_FORMS
            and (self.theme_shape.depth is not None or sighting.prominence < self.theme_prominence)
            and sighting.key not in self.recurring
        )

    def _ends_theme(self, sighting: Sighting) -> bool:
        if sighting.key in self.recurring:
            return False
        if sighting.form in self.levels_below:
            return False
        if self.theme_shape.depth is not None:
            return sighting.unit.word_count > 0
        return sighting.prominence >= self.theme_prominence - 0.05

    def _stands_above_themes(self, sighting: Sighting) -> bool:
        """Whether themes are counted items, and this is one of the count that they stand under."""
        depth = self.depths.get(sighting.unit.index)
        level = self.theme_shape.depth
        if not self.themes or level is None or depth is None or sighting.marker is None:
            return False
        return depth < level and sighting.marker.kind in COUNTING_KINDS

    def _set_aside(self, sighting: Sighting) -> None:
        section = self.excluded[0] if self.excluded else Section.BACKGROUND
        if section is Section.LINKS:
            self._note(sighting, Role.NAVIGATION, "stands under a heading for links and contact")
        elif section is Section.CONTENTS:
            self._note(sighting, Role.CONTENTS, "stands under the heading of the contents")
        else:
            self._note(sighting, Role.CONTEXT, "stands in a part that gives background")

    def _take_text(self, sighting: Sighting) -> None:
        if sighting.look is Look.QUOTATION:
            self._note(sighting, Role.NOTE, "a quotation set apart")
            return
        if sighting.is_link:
            self._note(sighting, Role.NAVIGATION, "a link, not an objective")
            return
        if self._leads_in_bare_lines(sighting):
            for above, _, _ in self.pending:
                self._note(above, Role.INTRO, "stands before the lead-in")
            self.pending = []
            self._note(sighting, Role.INTRO, "lead-in sentence")
            return
        parts: tuple[tuple[CharSpan, ...], ...] = ()
        if self.objective_shape is ObjectiveShape.PARTS and sighting.look in (
            Look.PARAGRAPH,
            Look.ITEM,
            Look.LEAD_IN,
        ):
            parts = sighting.parts or ((sighting.tail,) if sighting.tail else ())
        fits = bool(parts) or has_objective_shape(sighting, self.objective_shape)
        # Measures listed below a heading that is an objective are parts of it.
        is_below_aim = (
            not fits
            and self.is_open
            and self.has_aims
            and bool(self.pending)
            and has_objective_shape(sighting, ObjectiveShape.ITEMS)
        )
        fits = fits or is_below_aim
        is_prose = self.objective_shape is ObjectiveShape.PARAGRAPHS and not self.is_open
        if (fits and not self.is_open and not is_prose) or (
            not fits and has_objective_shape(sighting, ObjectiveShape.ITEMS)
        ):
            self.orphan_count += 1
        if fits and self.is_open:
            if self.under_subheading:
                self.subheaded_count += 1
            else:
                self.direct_count += 1
            if parts:
                self.pending.extend((sighting, 1, part) for part in parts)
            else:
                depth = self.depths.get(sighting.unit.index, 1)
                self.pending.append((sighting, depth + is_below_aim, None))
            return
        if not self.themes and not self.is_open:
            self._note(sighting, Role.INTRO, "stands before the first theme")
        elif self.is_open and not self.pending:
            self._note(sighting, Role.INTRO, "text between a theme and its first objective")
        else:
            self._note(sighting, Role.CONTEXT, "neither a theme nor an objective by its looks")

    def _leads_in_bare_lines(self, sighting: Sighting) -> bool:
        """Whether lines without marks or headings are announced by this one: the list begins."""
        return (
            self.objective_shape is ObjectiveShape.PARAGRAPHS
            and not self.theme_shape.forms
            and not self.themes
            and sighting.look in (Look.PARAGRAPH, Look.LEAD_IN)
            and sighting.unit.text.rstrip().endswith(":")
        )

    def _note(self, sighting: Sighting, role: Role, reason: str) -> None:
        self.others[sighting.unit.index] = Verdict(role=role, reason=reason)

    def _close(self) -> None:
        if self.is_open and (self.heading is not None or self.pending):
            objectives = self._nest_pending()
            self.themes.append(FoundTheme(heading=self.heading, objectives=objectives))
            if self.direct_count and self.subheaded_count:
                self.mixed_count += 1
        self.heading = None
        self.is_open = not self.theme_shape.forms
        self.pending = []
        self.direct_count = self.subheaded_count = 0
        self.under_subheading = False

    def _drop_outer_headings(self) -> None:
        """Takes the document's title, and a closing word, out of themes set in their style.

        Only where nothing counts them, and themes between them have objectives.
        """
        if not any(theme.objectives for theme in self.themes):
            return
        self.chapters = {
            _chapter_of(theme) for theme in self.themes if theme.objectives and theme.heading
        }
        while self._is_bare(self.themes[0]):
            self._demote(self.themes.pop(0), "heading before the first theme with objectives")
        if self._is_title_page(self.themes[0]):
            title_page = self.themes.pop(0)
            self._demote(title_page, "the title, set like the themes")
            for objective in title_page.objectives:
                self._note(objective.sighting, Role.INTRO, "stands below the title")
        while self._is_bare(self.themes[-1]):
            self._demote(self.themes.pop(), "heading after the last theme with objectives")

    def _drop_closing_words(self) -> None:
        """Takes an imprint or a greeting out of the last theme: it stands further apart."""
        if self.objective_shape not in (ObjectiveShape.PARAGRAPHS, ObjectiveShape.PARTS):
            return
        if not self.themes or len(self.themes[-1].objectives) < _FEWEST_BEFORE_CLOSING:
            return
        last = self.themes[-1].objectives[-1].sighting.unit
        spaces = [
            objective.sighting.unit.first.blank_before
            for theme in self.themes
            for objective in theme.objectives[1:]
            if objective.sighting.unit is not last
        ]
        if last.first.blank_before <= max(spaces, default=last.first.blank_before):
            return
        kept = tuple(o for o in self.themes[-1].objectives if o.sighting.unit is not last)
        if not kept:
            return
        closing = self.themes[-1].objectives[-1].sighting
        self._note(closing, Role.CONTEXT, "stands apart at the end")
        self.themes[-1] = replace(self.themes[-1], objectives=kept)

    def _take_nearest_heading(self) -> None:
        """Names a document's only list after the heading that stands nearest above it."""
        if len(self.themes) != 1 or not self.themes[0].objectives:
            return
        (theme,) = self.themes
        first = theme.objectives[0].sighting.unit.index
        last = theme.objectives[-1].sighting.unit.index
        headings = [s for s in self.sightings if s.look is Look.HEADING and s.section is None]
        above = [s for s in headings if s.unit.index < first and any(map(str.isalpha, s.key))]
        if any(first < s.unit.index < last for s in headings) or not above:
            return
        nearest = above[-1]
        if theme.heading is not None and (
            nearest.unit.index <= theme.heading.unit.index
            # A line with a year below a title is its subtitle, or says when and where.
            or nearest.names_document
            # … and a plain one below a heading of the file's own may name the author.
            or (nearest.form in PLAIN_FORMS and _is_marked_up(theme.heading))
        ):
            return
        self._demote(theme, "heading above the one of the only list")
        self.others.pop(nearest.unit.index, None)
        self.themes = [replace(theme, heading=nearest)]

    def _is_bare(self, theme: FoundTheme) -> bool:
        """A theme without objectives, and with nothing that gives it a place among the others."""
        if theme.objectives or theme.heading is None:
            return False
        marker = theme.heading.marker
        is_counted = marker is not None and bool(marker.values)
        if is_counted and _chapter_of(theme) and () not in self.chapters:
            # "1.1", "1.2" before "3.1", "3.2" … with objectives are of another chapter.
            return _chapter_of(theme) not in self.chapters
        return not is_counted and theme.heading.key not in self.announced

    def _is_title_page(self, theme: FoundTheme) -> bool:
        """Whether paragraphs stand below the document's title as others do below the themes."""
        heading = theme.heading
        return (
            self.objective_shape is ObjectiveShape.PARAGRAPHS
            and sum(bool(one.objectives) for one in self.themes[1:]) >= _FEWEST_BELOW_TITLE
            and heading is not None
            and heading.names_document
            and (heading.marker is None or not heading.marker.values)
        )

    def _demote(self, theme: FoundTheme, reason: str) -> None:
        if theme.heading is not None:
            self._note(theme.heading, Role.HEADING, reason)

    def _nest_pending(self) -> tuple[FoundObjective, ...]:
        kept = []
        for position, (sighting, depth, part) in enumerate(self.pending):
            if part is None and is_lead_in_item(self.pending, position):
                self._note(sighting, Role.INTRO, "lead-in sentence marked as an item")
            else:
                kept.append((sighting, depth, part))
        return nest_objectives(kept)


def _is_marked_up(sighting: Sighting) -> bool:
    """Whether the file itself says that it is a heading."""
    element = sighting.unit.first.line.element
    return element is not None and element.kind is ElementKind.HEADING


#: Themes that make a heading above them with the words of a title one.
_FEWEST_BELOW_TITLE = 2
#: Without themes no heading is as prominent as one.
_ANY_PROMINENCE = float("inf")
#: Paragraphs of the last theme from which on one that stands further apart is none of them.
_FEWEST_BEFORE_CLOSING = 2


def _chapter_of(theme: FoundTheme) -> tuple[int, ...]:
    """The number of the chapter that a theme's own number names: 3 for "3.1"; empty without."""
    marker = theme.heading.marker if theme.heading is not None else None
    return marker.values[:-1] if marker is not None else ()
