"""What each unit looks like, by itself and among its neighbours: heading, item or paragraph.

Looks only: whether a heading is a theme and an item an objective is decided later, for the whole
document (``readings``).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.model.frozen import replace
from pipeline.parse.lines.counts import drop_closing_count
from pipeline.parse.lines.verdicts import letters_key
from pipeline.parse.looks.bold_openings import mark_bold_openings
from pipeline.parse.looks.capital_items import raise_capital_items
from pipeline.parse.looks.colon_names import name_after_lists
from pipeline.parse.looks.count_gaps import fill_gaps
from pipeline.parse.looks.counted_items import keep_in_counts, keep_in_lists
from pipeline.parse.looks.counted_sections import clear_counted_sections
from pipeline.parse.looks.first_looks import look_at_unit
from pipeline.parse.looks.heading_styles import find_heading_styles
from pipeline.parse.looks.key_figures import lower_key_figures
from pipeline.parse.looks.looks import CLOSED_HEADING_FORM, Look, Sighting
from pipeline.parse.looks.numbered_paragraphs import lower_numbered_paragraphs
from pipeline.parse.looks.plain_titles import demote_closed, promote_counted
from pipeline.parse.looks.quotations import join_attributions
from pipeline.parse.looks.recitals import lower_recitals
from pipeline.parse.looks.salutations import mark_letters
from pipeline.parse.looks.text_sizes import level_text_sizes
from pipeline.parse.looks.wording import is_generic, is_link, names_document
from pipeline.parse.units.parts import find_tail, measure_label, split_all
from pipeline.parse.units.units import Unit
from pipeline.text.languages import Language


def look_at_units(
    units: Sequence[Unit], language: Language, *, has_geometry: bool
) -> tuple[Sighting, ...]:
    """Looks at every unit in its place."""
    units = level_text_sizes(units)
    sightings = []
    styles = find_heading_styles(units, language, has_geometry=has_geometry)
    parts_by_unit = split_all(units, language)
    run_on = sum(map(bool, parts_by_unit)) > 1
    for index, (unit, parts) in enumerate(zip(units, parts_by_unit, strict=True)):
        below = units[index + 1] if index + 1 < len(units) else None
        sighting = look_at_unit(unit, below, language, styles, runs_on=run_on and bool(parts))
        # What ends in a full stop may turn out to be a sentence.
        is_heading = sighting.look is Look.HEADING and sighting.form != CLOSED_HEADING_FORM
        leads_on = is_link(unit)
        sightings.append(
            replace(
                sighting,
                # "More information" is the heading of links, or one itself.
                section=None if leads_on and sighting.look is Look.PARAGRAPH else sighting.section,
                key=letters_key(drop_closing_count(unit.text)),
                parts=() if is_heading else parts,
                tail=find_tail(unit) if sighting.look is Look.PARAGRAPH else (),
                is_link=leads_on,
                is_generic=is_generic(unit, language),
                names_document=names_document(unit, language),
            )
        )
    plain = lower_key_figures(join_attributions(demote_closed(sightings)), language)
    listed = raise_capital_items(keep_in_counts(keep_in_lists(promote_counted(plain, language))))
    decided = lower_recitals(lower_numbered_paragraphs(listed), language)
    titled = fill_gaps(clear_counted_sections(decided))
    return mark_bold_openings(_clear_labels(name_after_lists(mark_letters(titled))))


def _clear_labels(sightings: Sequence[Sighting]) -> tuple[Sighting, ...]:
    """Paragraphs "Title: text" that follow one another are no lead-ins with what they lead to."""
    labelled = [s.look is Look.PARAGRAPH and measure_label(s.unit) > 0 for s in sightings]
    in_runs = sum(above and below for above, below in pairwise(labelled))
    if not in_runs or 2 * (in_runs + 1) < sum(labelled):
        return tuple(sightings)
    return tuple(
        replace(sighting, parts=(), tail=()) if is_labelled else sighting
        for sighting, is_labelled in zip(sightings, labelled, strict=True)
    )
