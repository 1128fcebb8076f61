"""A document's only list: which heading names it."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.frozen import replace
from pipeline.model.outline import Role
from pipeline.parse.lines.verdicts import Verdict
from pipeline.parse.looks.looks import PLAIN_FORMS, Sighting
from pipeline.parse.looks.named_lists import count_announced_themes
from pipeline.parse.readings.overview import Overview
from pipeline.parse.readings.readings import FoundTheme


def name_only_list(
    themes: Sequence[FoundTheme], others: dict[int, Verdict], overview: Overview
) -> tuple[FoundTheme, ...]:
    """Names a document's only list after the heading that stands nearest above it.

    Args:
        themes: in reading order; several are left as they are.
        others: verdicts by unit index; the change of headings is noted there.
        overview: the document.
    """
    if len(themes) != 1 or not themes[0].objectives:
        return tuple(themes)
    (theme,) = themes
    nearest = _find_nearest_heading(theme, overview)
    if nearest is None:
        return tuple(themes)
    if theme.heading is not None:
        others[theme.heading.unit.index] = Verdict(
            role=Role.HEADING, reason="heading above the one of the only list"
        )
    others.pop(nearest.unit.index, None)
    return (replace(theme, heading=nearest),)


def _find_nearest_heading(theme: FoundTheme, overview: Overview) -> Sighting | None:
    """The heading that names the only theme better than its own; None where none does."""
    first = theme.objectives[0].sighting.unit.index
    last = theme.objectives[-1].sighting.unit.index
    headings = overview.headings
    above = [
        s
        for s in headings
        if s.unit.index < first
        and any(map(str.isalpha, s.key))
        and not (s.is_generic and s.form in PLAIN_FORMS)  # "What will we do?" leads in
    ]
    if any(first < s.unit.index < last for s in headings) or not above:
        return None
    has_subtitle = _is_subtitle(above) and not _counts(above[-1], overview)
    nearest = above[-2] if has_subtitle else above[-1]
    is_subtitled = theme.heading is above[-1] is not nearest
    if (
        not is_subtitled
        and theme.heading is not None
        and (
            nearest.unit.index <= theme.heading.unit.index
            # A line with a year below a title is its subtitle, or says when and where.
            or (nearest.names_document and not _counts(nearest, overview))
            # … and a plain one below a heading of the file's own may name the author.
            or (nearest.form in PLAIN_FORMS and theme.heading.unit.first.is_file_heading)
        )
    ):
        return None
    return nearest


def _counts(heading: Sighting, overview: Overview) -> bool:
    """Whether a heading says how many stand below it: "The four priorities"."""
    return count_announced_themes(heading, overview.declared) is not None


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
