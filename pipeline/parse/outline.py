"""The parse stage: from lines to an outline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.model.document import Document
from pipeline.model.edition import NO_OVERRIDES, OutlineOverrides
from pipeline.model.frozen import replace
from pipeline.model.outline import Declaration, Outline, Role
from pipeline.parse.blocks import Certainty, make_blocks
from pipeline.parse.confidence import judge_reading
from pipeline.parse.declarations import read_declarations
from pipeline.parse.furniture.announcements import find_announcements
from pipeline.parse.furniture.furniture import find_furniture
from pipeline.parse.furniture.typed_pages import join_over_pages
from pipeline.parse.lines.foot_notes import find_foot_notes, mark_note_calls
from pipeline.parse.lines.named_sentences import part_named_themes
from pipeline.parse.lines.verdicts import Verdict, letters_key
from pipeline.parse.lines.viewing import view_lines
from pipeline.parse.lines.views import LineView
from pipeline.parse.looks.kinds import look_at_units
from pipeline.parse.looks.looks import Sighting
from pipeline.parse.looks.run_in import drop_markers_below_run_ins, part_run_in_heads
from pipeline.parse.markers.numbering import confirm_markers
from pipeline.parse.markers.own_labels import learn_labels
from pipeline.parse.overrides import apply_line_overrides, read_set_roles
from pipeline.parse.ranking import (
    explain,
    next_different,
    rank_readings,
)
from pipeline.parse.readings.nesting import nest_items
from pipeline.parse.readings.other_programmes import find_other_programmes
from pipeline.parse.readings.overview import survey
from pipeline.parse.readings.readings import ObjectiveShape, Reading, ThemeShape
from pipeline.parse.readings.titles import (
    apply_verdicts,
    find_continued_headings,
    find_doubled_headings,
    find_reprinted_headings,
    find_title,
)
from pipeline.parse.scoring.programme_signs import find_programme_signs
from pipeline.parse.tables.columns import read_tables
from pipeline.parse.units.inline_counts import drop_inline_counts
from pipeline.parse.units.marker_reading import read_markers
from pipeline.parse.units.overlines import join_overlines
from pipeline.parse.units.units import build_units
from pipeline.text.detect import detect_language
from pipeline.text.languages import Language, get_language

#: Lines that may name the themes: contents lists, and what a file marks as navigation.
_ANNOUNCING_ROLES = frozenset({Role.CONTENTS, Role.NAVIGATION})


def find_outline(
    document: Document,
    *,
    language: str | None = None,
    overrides: OutlineOverrides = NO_OVERRIDES,
) -> Outline:
    """Finds themes, objectives and the role of everything else.

    Args:
        document: what a reader made of the file.
        language: BCP 47 tag; None: told from the text.
        overrides: what the edition file says about this source.

    Returns:
        The outline; its blocks claim every non-space character once. A document without themes
        and objectives gives an outline without them and a warning, not an error.

    Raises:
        ParseError: if an override names a line or a shape that the document does not have.
    """
    # The words outrank the metadata: word processors stamp their own language on every file.
    tag = language or detect_language(document.text)
    words = get_language(tag)
    lines = view_lines(document)
    words = learn_labels(lines, words)
    views = part_run_in_heads(lines, words)
    outline = _outline_lines(document, views, words, language, overrides)
    if overrides == NO_OVERRIDES and _is_weak(outline):
        parted = part_named_themes(views, words)
        if parted is not None:
            named = _outline_lines(document, parted, words, language, overrides)
            names = sum(view.name_mark is not None and view.name_mark >= 0 for view in parted)
            if _count_named(named) == names:
                return named
    return outline


def _is_weak(outline: Outline) -> bool:
    """Whether an outline has neither several themes nor a list to speak for it."""
    objectives = [block for block in outline.blocks if block.role is Role.OBJECTIVE]
    if not objectives:
        return _count_named(outline) == 0
    if outline.confidence < _WEAK_CONFIDENCE:
        return True
    return _count_named(outline) < _FEWEST_THEMES and not any(block.marker for block in objectives)


#: Below, an outline is one reading of several; fewer themes are the title over everything.
_WEAK_CONFIDENCE = 0.5
_FEWEST_THEMES = 2


def _count_named(outline: Outline) -> int:
    return sum(block.role is Role.THEME and bool(block.spans) for block in outline.blocks)


def _outline_lines(
    document: Document,
    views: Sequence[LineView],
    words: Language,
    language: str | None,
    overrides: OutlineOverrides,
) -> Outline:
    """The outline of lines, parted where a heading or a name stands in one with other words."""
    tag = language or words.tag
    verdicts = find_furniture(document, views, words)
    notes = find_foot_notes([view for view in views if view.index not in verdicts])
    verdicts.update(notes.verdicts)
    views = mark_note_calls(views, notes)
    verdicts.update(apply_line_overrides(views, overrides))
    open_views = join_over_pages(views, verdicts, words)
    possible = drop_markers_below_run_ins(open_views, read_markers(open_views, words))
    markers = confirm_markers(open_views, drop_inline_counts(open_views, possible))
    set_lines = read_set_roles(open_views, overrides)
    units = join_overlines(build_units(open_views, markers, words, starts=set_lines))
    set_roles = {
        unit.index: set_lines[unit.first.index] for unit in units if unit.first.index in set_lines
    }
    has_geometry = any(view.line.bbox is not None for view in views)
    sightings = look_at_units(units, words, has_geometry=has_geometry)
    sightings = _set_aside(find_doubled_headings(sightings), sightings, verdicts)
    sightings = _set_aside(find_continued_headings(sightings, words), sightings, verdicts)
    sightings = _set_aside(find_reprinted_headings(sightings), sightings, verdicts)
    sightings = read_tables(sightings, words)
    announcements = find_announcements(sightings)
    announced_keys = [s.key for s in sightings if s.unit.index in announcements]
    sightings = _set_aside(announcements, sightings, verdicts)
    others, other_decisions = find_other_programmes(sightings, words)
    sightings = _set_aside(others, sightings, verdicts)
    depths = nest_items(sightings)
    declared = read_declarations([u for u in units if u.index not in others], words)
    announced = frozenset(
        [
            *announced_keys,
            *(
                letters_key(view.text)
                for view in views
                if view.index in verdicts and verdicts[view.index].role in _ANNOUNCING_ROLES
            ),
        ]
    )
    overview = survey(sightings, depths, set_roles, declared, announced, words)
    ranked = rank_readings(overview, overrides)
    if not ranked:
        return _outline_without_records(document, views, verdicts, sightings, declared, tag)
    reading, score = ranked[0]
    runner_up = next_different(ranked)
    title, title_verdicts = find_title(sightings, reading, words)
    reading = replace(reading, others=apply_verdicts(reading.others, title_verdicts))
    objectives = [objective for theme in reading.themes for objective in theme.objectives]
    signs = find_programme_signs(sightings, objectives, words)
    certainty = judge_reading(reading, score, runner_up, signs)
    return Outline(
        blocks=make_blocks(document, views, reading, verdicts, sightings, certainty, words),
        declared=declared,
        decisions=(*explain(ranked), *other_decisions),
        confidence=certainty.document,
        language=words.tag if language is None else language,
        title=title,
        warnings=(_NO_PROGRAMME,) if signs.are_missing else (),
    )


_NO_PROGRAMME = (
    "nothing but its layout speaks for a programme: it names neither a plan nor its years, and "
    "little in it is worded as an aim; look whether it is one"
)


def _set_aside(
    found: Mapping[int, Verdict], sightings: Sequence[Sighting], verdicts: dict[int, Verdict]
) -> tuple[Sighting, ...]:
    """Notes what was found of some units, by unit index, with their lines; gives the others."""
    for sighting in sightings:
        if sighting.unit.index in found:
            verdict = found[sighting.unit.index]
            verdicts.update((view.index, verdict) for view in sighting.unit.lines)
    return tuple(s for s in sightings if s.unit.index not in found)


def _outline_without_records(
    document: Document,
    views: Sequence[LineView],
    verdicts: Mapping[int, Verdict],
    sightings: Sequence[Sighting],
    declared: tuple[Declaration, ...],
    tag: str,
) -> Outline:
    others = {
        s.unit.index: Verdict(role=Role.CONTEXT, reason="no themes and objectives were found")
        for s in sightings
    }
    empty = Reading(
        theme_shape=ThemeShape(forms=frozenset()),
        objective_shape=ObjectiveShape.ITEMS,
        themes=(),
        others=others,
        orphan_count=0,
        mixed_count=0,
    )
    certainty = Certainty(themes={}, objectives={}, document=0.0)
    return Outline(
        blocks=make_blocks(
            document, views, empty, verdicts, sightings, certainty, get_language(tag)
        ),
        declared=declared,
        confidence=0.0,
        language=tag,
        warnings=(
            (
                "no themes and objectives were found: nothing in the document looks like a list "
                "of items or of paragraphs under headings"
            ),
        ),
    )
