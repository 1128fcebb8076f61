"""What a walk found, without what only looks like themes: titles, closing words, other lists."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.frozen import replace
from pipeline.model.outline import Role
from pipeline.parse.lines.verdicts import Verdict
from pipeline.parse.looks.looks import Look, Sighting
from pipeline.parse.markers.labels import BARE_LABEL
from pipeline.parse.markers.markers import MarkerKind
from pipeline.parse.readings.only_list import name_only_list
from pipeline.parse.readings.outer_paragraphs import drop_outer_paragraphs
from pipeline.parse.readings.overview import Overview
from pipeline.parse.readings.readings import FoundObjective, FoundTheme, ObjectiveShape, ThemeShape
from pipeline.parse.readings.running_counts import find_counted_stretch

#: Themes with one goal each that make it theirs.
_FEWEST_WITH_GOALS = 3
#: Themes that make a heading above them with the words of a title one.
_FEWEST_BELOW_TITLE = 2
#: Themes that all begin alike, but for the first.
_FEWEST_LED = 3


def trim_themes(
    themes: Sequence[FoundTheme],
    others: dict[int, Verdict],
    overview: Overview,
    theme_shape: ThemeShape,
    objective_shape: ObjectiveShape,
) -> tuple[FoundTheme, ...]:
    """The themes of a walk that stand for themselves; the only one under the nearest heading.

    Args:
        themes: in reading order.
        others: verdicts by unit index; what is taken out of the themes is noted there.
        overview: the document.
        theme_shape: what was taken for themes.
        objective_shape: what was taken for objectives.
    """
    trimming = _Trimming(overview, theme_shape, objective_shape, list(themes), others)
    kept = trimming.finish()
    kept = drop_outer_paragraphs(kept, others, objective_shape, overview.language)
    kept = _open_lone_goals(kept, others)
    return name_only_list(kept, others, overview)


def _open_lone_goals(
    themes: Sequence[FoundTheme], others: dict[int, Verdict]
) -> Sequence[FoundTheme]:
    """Takes "Goal: …", where each theme has one over its list, for the theme's own aim."""
    goals = [theme.objectives[0] for theme in themes if theme.objectives]
    if (
        len(goals) < _FEWEST_WITH_GOALS
        or sum(len(theme.objectives) for theme in themes) > len(goals)
        or not all(len(goal.children) > 1 and _is_bare_label(goal) for goal in goals)
    ):
        return themes
    for goal in goals:
        others[goal.sighting.unit.index] = Verdict(
            role=Role.INTRO, reason="the aim of the whole theme"
        )
    return [
        replace(theme, objectives=theme.objectives[0].children) if theme.objectives else theme
        for theme in themes
    ]


def _is_bare_label(objective: FoundObjective) -> bool:
    """Whether a word without a number marks an objective: "Goal: …"."""
    marker = objective.sighting.marker
    return (
        marker is not None and marker.kind is MarkerKind.LABEL and marker.form.endswith(BARE_LABEL)
    )


class _Trimming:
    """Themes without headings that are none of theirs; lives only inside ``trim_themes``."""

    def __init__(
        self,
        overview: Overview,
        theme_shape: ThemeShape,
        objective_shape: ObjectiveShape,
        themes: list[FoundTheme],
        others: dict[int, Verdict],
    ) -> None:
        self.overview = overview
        self.theme_shape = theme_shape
        self.objective_shape = objective_shape
        self.themes = themes
        self.others = others
        self.chapters: set[tuple[int, ...]] = set()

    def finish(self) -> Sequence[FoundTheme]:
        self._drop_uncounted()
        self._drop_outer_headings()
        return self.themes

    def _drop_uncounted(self) -> None:
        """Takes out themes before and after those through which the objectives' count runs."""
        inside = find_counted_stretch(self.themes)
        for position, theme in enumerate(self.themes):
            if position not in inside and theme.objectives:
                self._demote(theme, "heading outside the count that runs through the themes")
                self._put_aside(theme.objectives)
        self.themes = [
            theme
            for position, theme in enumerate(self.themes)
            if position in inside or not theme.objectives
        ]

    def _put_aside(self, objectives: Sequence[FoundObjective]) -> None:
        for objective in objectives:
            self._note(objective.sighting, Role.CONTEXT, "stands outside the objectives' count")
            self._put_aside(objective.children)

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
        if self._is_title_page(self.themes[0]) or self._lacks_lead_in():
            title_page = self.themes.pop(0)
            self._demote(title_page, "the title, set like the themes")
            for objective in title_page.objectives:
                self._note(objective.sighting, Role.INTRO, "stands below the title")
        while self._is_bare(self.themes[-1]):
            self._demote(self.themes.pop(), "heading after the last theme with objectives")

    def _is_bare(self, theme: FoundTheme) -> bool:
        """A theme without objectives, and with nothing that gives it a place among the others."""
        if theme.objectives or theme.heading is None or self.theme_shape.named:
            return False
        marker = theme.heading.marker
        is_counted = marker is not None and bool(marker.values)
        if is_counted and _chapter_of(theme) and () not in self.chapters:
            # "1.1", "1.2" before "3.1", "3.2" … with objectives are of another chapter.
            return _chapter_of(theme) not in self.chapters
        is_announced = theme.heading.key in self.overview.announced
        if self.overview.announces_parts or theme.heading.names_document:
            is_announced = False  # "How this programme came about" stands in the contents as well
        return not is_counted and not is_announced

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

    def _lacks_lead_in(self) -> bool:
        """Whether paragraphs stand below the first heading without what leads in to all others."""
        if self.objective_shape is not ObjectiveShape.PARAGRAPHS:
            return False
        lead_ins = [
            s.unit.index
            for s in self.overview.sightings
            if s.look is Look.LEAD_IN and s.key in self.overview.lead_ins
        ]
        led = [
            any(theme.heading.unit.index < at < _first_index(theme) for at in lead_ins)
            for theme in self.themes
            if theme.heading is not None and theme.objectives
        ]
        return (
            bool(self.themes[0].objectives)
            and len(led) > _FEWEST_LED
            and len(led) == len(self.themes)
            and not led[0]
            and all(led[1:])
        )

    def _demote(self, theme: FoundTheme, reason: str) -> None:
        if theme.heading is not None:
            self._note(theme.heading, Role.HEADING, reason)

    def _note(self, sighting: Sighting, role: Role, reason: str) -> None:
        self.others[sighting.unit.index] = Verdict(role=role, reason=reason)


def _first_index(theme: FoundTheme) -> int:
    """Of the unit that holds a theme's first objective."""
    return theme.objectives[0].sighting.unit.index


def _chapter_of(theme: FoundTheme) -> tuple[int, ...]:
    """The number of the chapter that a theme's own number names: 3 for "3.1"; empty without."""
    marker = theme.heading.marker if theme.heading is not None else None
    return marker.values[:-1] if marker is not None else ()
