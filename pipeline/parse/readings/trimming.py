"""What a walk found, without what only looks like themes: titles, closing words, other lists."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.frozen import replace
from pipeline.model.outline import Role
from pipeline.parse.furniture.closing_words import count_closing
from pipeline.parse.lines.verdicts import BEFORE_OBJECTIVES, Verdict
from pipeline.parse.looks.looks import PLAIN_FORMS, Look, Sighting
from pipeline.parse.looks.named_lists import count_announced_themes
from pipeline.parse.looks.wording import has_several_sentences
from pipeline.parse.markers.labels import BARE_LABEL
from pipeline.parse.markers.markers import MarkerKind
from pipeline.parse.readings.overview import Overview
from pipeline.parse.readings.readings import FoundObjective, FoundTheme, ObjectiveShape, ThemeShape
from pipeline.parse.readings.running_counts import find_counted_stretch


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
    return trimming.finish()


class _Trimming:
    """Themes being trimmed; lives only inside ``trim_themes``."""

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

    def finish(self) -> tuple[FoundTheme, ...]:
        self._drop_uncounted()
        self._drop_outer_headings()
        self._drop_leading_prose()
        self._drop_closing_words()
        self._open_lone_goals()
        self._take_nearest_heading()
        return tuple(self.themes)

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

    def _drop_leading_prose(self) -> None:
        """Takes the first paragraph out of all themes where it alone has several sentences."""
        if self.objective_shape is not ObjectiveShape.PARAGRAPHS:
            return
        if len(self.themes) < _FEWEST_LED or not all(
            len(theme.objectives) > 1
            and self._runs_on(theme.objectives[0])
            and not any(map(self._runs_on, theme.objectives[1:]))
            for theme in self.themes
        ):
            return
        for theme in self.themes:
            self.others[theme.objectives[0].sighting.unit.index] = BEFORE_OBJECTIVES
        self.themes = [replace(one, objectives=one.objectives[1:]) for one in self.themes]

    def _runs_on(self, objective: FoundObjective) -> bool:
        return has_several_sentences(objective.sighting.unit, self.overview.language)

    def _drop_closing_words(self) -> None:
        """Takes an imprint or a greeting out of the last theme: it stands further apart."""
        if self.objective_shape not in (ObjectiveShape.PARAGRAPHS, ObjectiveShape.PARTS):
            return
        if not self.themes or len(self.themes[-1].objectives) < _FEWEST_BEFORE_CLOSING:
            return
        if self._has_one_too_many():
            self._leave_last("a paragraph more than the other themes have, at the end")
            return
        units = [o.sighting.unit for theme in self.themes for o in theme.objectives]
        below_another = [o.sighting.unit for t in self.themes for o in t.objectives[1:]]
        closing_count = count_closing(units, below_another)
        for _ in range(min(closing_count, len(self.themes[-1].objectives) - 1)):
            self._leave_last("stands apart at the end")

    def _has_one_too_many(self) -> bool:
        """Whether the last theme has two paragraphs, and the others, several, one each."""
        counts = [len(theme.objectives) for theme in self.themes]
        return (
            self.objective_shape is ObjectiveShape.PARAGRAPHS
            and len(counts) > _FEWEST_OF_ONE
            and counts[-1] == _FEWEST_BEFORE_CLOSING
            and set(counts[:-1]) == {1}
        )

    def _leave_last(self, reason: str) -> None:
        """Takes the document's last unit with objectives out of the last theme."""
        closing = self.themes[-1].objectives[-1].sighting
        kept = tuple(o for o in self.themes[-1].objectives if o.sighting.unit is not closing.unit)
        if kept:
            self._note(closing, Role.CONTEXT, reason)
            self.themes[-1] = replace(self.themes[-1], objectives=kept)

    def _open_lone_goals(self) -> None:
        """Takes "Goal: …", where each theme has one over its list, for the theme's own aim."""
        goals = [theme.objectives[0] for theme in self.themes if theme.objectives]
        if (
            len(goals) < _FEWEST_WITH_GOALS
            or sum(len(theme.objectives) for theme in self.themes) > len(goals)
            or not all(len(goal.children) > 1 and _is_bare_label(goal) for goal in goals)
        ):
            return
        for goal in goals:
            self._note(goal.sighting, Role.INTRO, "the aim of the whole theme")
        self.themes = [
            replace(theme, objectives=theme.objectives[0].children) if theme.objectives else theme
            for theme in self.themes
        ]

    def _take_nearest_heading(self) -> None:
        """Names a document's only list after the heading that stands nearest above it."""
        if len(self.themes) != 1 or not self.themes[0].objectives:
            return
        (theme,) = self.themes
        first = theme.objectives[0].sighting.unit.index
        last = theme.objectives[-1].sighting.unit.index
        headings = self.overview.headings
        above = [
            s
            for s in headings
            if s.unit.index < first
            and any(map(str.isalpha, s.key))
            and not (s.is_generic and s.form in PLAIN_FORMS)  # "What will we do?" leads in
        ]
        if any(first < s.unit.index < last for s in headings) or not above:
            return
        has_subtitle = _is_subtitle(above) and not self._counts(above[-1])
        nearest = above[-2] if has_subtitle else above[-1]
        is_subtitled = theme.heading is above[-1] is not nearest
        if (
            not is_subtitled
            and theme.heading is not None
            and (
                nearest.unit.index <= theme.heading.unit.index
                # A line with a year below a title is its subtitle, or says when and where.
                or (nearest.names_document and not self._counts(nearest))
                # … and a plain one below a heading of the file's own may name the author.
                or (nearest.form in PLAIN_FORMS and theme.heading.unit.first.is_file_heading)
            )
        ):
            return
        self._demote(theme, "heading above the one of the only list")
        self.others.pop(nearest.unit.index, None)
        self.themes = [replace(theme, heading=nearest)]

    def _counts(self, heading: Sighting) -> bool:
        """Whether a heading says how many stand below it: "The four priorities"."""
        return count_announced_themes(heading, self.overview.declared) is not None

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


def _is_subtitle(headings: Sequence[Sighting]) -> bool:
    """Whether the last of some headings says when and where, directly below a larger one."""
    if len(headings) < 2:
        return False
    title, subtitle = headings[-2:]
    return (
        subtitle.names_document
        and not title.names_document
        and title.section is None
        and title.prominence > subtitle.prominence
        and title.unit.index + 1 == subtitle.unit.index
    )


def _is_bare_label(objective: FoundObjective) -> bool:
    """Whether a word without a number marks an objective: "Goal: …"."""
    marker = objective.sighting.marker
    return (
        marker is not None and marker.kind is MarkerKind.LABEL and marker.form.endswith(BARE_LABEL)
    )


#: Themes with one goal each that make it theirs.
_FEWEST_WITH_GOALS = 3
#: Themes that make a heading above them with the words of a title one.
_FEWEST_BELOW_TITLE = 2
#: Themes that all begin alike.
_FEWEST_LED = 3
#: Themes of one paragraph each that make a second one of the last theme a closing word.
_FEWEST_OF_ONE = 3
#: Paragraphs of the last theme from which on one that stands further apart is none of them.
_FEWEST_BEFORE_CLOSING = 2


def _chapter_of(theme: FoundTheme) -> tuple[int, ...]:
    """The number of the chapter that a theme's own number names: 3 for "3.1"; empty without."""
    marker = theme.heading.marker if theme.heading is not None else None
    return marker.values[:-1] if marker is not None else ()
