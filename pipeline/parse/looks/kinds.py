"""What each unit looks like, by itself and among its neighbours: heading, item or paragraph.

Looks only: whether a heading is a theme and an item an objective is decided later, for the whole
document (``readings``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pipeline.model.document import ElementKind
from pipeline.model.frozen import replace
from pipeline.parse import thresholds
from pipeline.parse.lines.counts import drop_closing_count
from pipeline.parse.lines.verdicts import letters_key
from pipeline.parse.looks.bold_openings import mark_bold_openings
from pipeline.parse.looks.capital_items import raise_capital_items
from pipeline.parse.looks.count_gaps import fill_gaps
from pipeline.parse.looks.counted_items import keep_in_counts, keep_in_lists
from pipeline.parse.looks.counted_sections import clear_counted_sections
from pipeline.parse.looks.headings import (
    ALONE,
    ALONE_CLOSED,
    BOLD,
    is_plain_heading,
    may_head,
    measure_decimal_depth,
    measure_level,
    measure_style,
)
from pipeline.parse.looks.key_figures import lower_key_figures
from pipeline.parse.looks.looks import (
    CLOSED_HEADING_FORM,
    COLON_TITLE_FORM,
    LEAD_IN_FORM,
    PARAGRAPH_FORM,
    PLAIN_HEADING_FORM,
    RUN_IN_FORM,
    TERM_FORM,
    Look,
    Sighting,
    dress_marker,
    join_form,
)
from pipeline.parse.looks.numbered_paragraphs import lower_numbered_paragraphs
from pipeline.parse.looks.plain_titles import demote_closed, promote_counted
from pipeline.parse.looks.quotations import join_attributions
from pipeline.parse.looks.recitals import lower_recitals
from pipeline.parse.looks.salutations import mark_letters
from pipeline.parse.looks.text_sizes import level_text_sizes
from pipeline.parse.looks.wording import (
    find_section,
    is_colon_title,
    is_generic,
    is_link,
    is_quotation,
    names_document,
)
from pipeline.parse.markers.inline_glyphs import holds_items
from pipeline.parse.markers.markers import COUNTING_KINDS, Marker, MarkerKind
from pipeline.parse.units.parts import find_tail, measure_label, split_all
from pipeline.parse.units.units import Unit
from pipeline.text.languages import Language

#: Where set pages have this many headings in a style of their own, a plain line is none.
_FEWEST_STYLED_HEADINGS = 2


def look_at_units(
    units: Sequence[Unit], language: Language, *, has_geometry: bool
) -> tuple[Sighting, ...]:
    """Looks at every unit in its place."""
    units = level_text_sizes(units)
    sightings = []
    closed_styles = _find_closed_styles(units, language, has_geometry=has_geometry)
    has_styled_headings = has_geometry and _count_styled(units, language) >= _FEWEST_STYLED_HEADINGS
    parts_by_unit = split_all(units, language)
    run_on = sum(map(bool, parts_by_unit)) > 1
    for index, (unit, parts) in enumerate(zip(units, parts_by_unit, strict=True)):
        below = units[index + 1] if index + 1 < len(units) else None
        sighting = _look_at(
            unit,
            below,
            language,
            has_geometry=has_geometry,
            has_styled_headings=has_styled_headings,
            runs_on=run_on and bool(parts),
            closed_styles=closed_styles,
        )
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
    return mark_bold_openings(_clear_labels(_name_after_lists(mark_letters(titled))))


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


def _count_styled(units: Sequence[Unit], language: Language) -> int:
    """Headings in a style of their own, without those that could head any list."""
    keys = Counter(
        letters_key(unit.text)
        for unit in units
        if measure_style(unit, has_geometry=True)[0] > 0
        and may_head(unit)
        and not is_generic(unit, language)
        and not is_quotation(unit.text)
        and (unit.marker is None or unit.marker.kind in COUNTING_KINDS)
    )
    return sum(count for count in keys.values() if count == 1)


def _find_closed_styles(
    units: Sequence[Unit], language: Language, *, has_geometry: bool
) -> frozenset[str]:
    """Styles whose short lines end in full stops, as titles do in some documents.

    Where longer ones are as many, they are sentences in bold type.
    """
    closed: Counter[str] = Counter()
    for unit in units:
        prominence, style = measure_style(unit, has_geometry=has_geometry)
        is_item = unit.marker is not None and unit.marker.kind not in COUNTING_KINDS
        if prominence > 0 and not is_item and find_section(unit, language) is None:
            if not may_head(unit):
                closed[style] -= _CLOSED_TITLES_A_LONGER_ONE
            elif unit.text.rstrip().endswith("."):
                closed[style] += 1
            else:
                closed[style] -= 1
    return frozenset(style for style, count in closed.items() if count >= 0)


#: Short titles that end in a full stop to every longer line in their style that does: then the
#: longer one is a title too.
_CLOSED_TITLES_A_LONGER_ONE = 2


def _name_after_lists(sightings: Sequence[Sighting]) -> tuple[Sighting, ...]:
    """Where lines with a colon name themes, one that follows a list names the next, verb or not.

    What only announces stands below a name or a heading.
    """
    names = sum(sighting.form == COLON_TITLE_FORM for sighting in sightings)
    orphans: list[int] = []
    above: Sighting | None = None
    for position, sighting in enumerate(sightings):
        if sighting.look is Look.PARAGRAPH:
            continue
        is_after_list = above is None or above.look in (Look.ITEM, Look.CELL)
        if sighting.form == LEAD_IN_FORM and is_after_list and not sighting.is_generic:
            orphans.append(position)
        above = sighting
    if not 0 < len(orphans) <= names or names < _FEWEST_NAMES:
        return tuple(sightings)
    return tuple(
        replace(sighting, form=COLON_TITLE_FORM) if position in orphans else sighting
        for position, sighting in enumerate(sightings)
    )


#: Names with a colon that make another line with one a name.
_FEWEST_NAMES = 2


def _look_at(
    unit: Unit,
    below: Unit | None,
    language: Language,
    *,
    has_geometry: bool,
    has_styled_headings: bool,
    runs_on: bool,
    closed_styles: frozenset[str],
) -> Sighting:
    element = unit.first.line.element
    marker = unit.marker
    if element is not None and element.kind is ElementKind.TABLE_CELL:
        return Sighting(
            unit=unit, look=Look.CELL, form=f"cells of column {element.column}", prominence=0.0
        )
    dress = dress_marker(marker)
    if element is not None and element.kind is ElementKind.HEADING:
        return Sighting(
            unit=unit,
            look=Look.HEADING,
            form=join_form(f"headings of level {element.level}", dress),
            prominence=measure_level(element.level) - measure_decimal_depth(marker),
            section=find_section(unit, language),
        )
    is_term = element is not None and element.kind is ElementKind.TERM
    if unit.first.is_run_in or is_term:
        return Sighting(
            unit=unit,
            look=Look.HEADING,
            form=join_form(TERM_FORM if is_term else RUN_IN_FORM, dress),
            prominence=BOLD,
            section=find_section(unit, language),
        )
    prominence, style = measure_style(unit, has_geometry=has_geometry)
    if is_quotation(unit.text):
        return Sighting(unit=unit, look=Look.QUOTATION, form="quotations", prominence=0.0)
    if marker is None and holds_items(unit.text):
        return Sighting(unit=unit, look=Look.PARAGRAPH, form=PARAGRAPH_FORM, prominence=0.0)
    is_item_element = element is not None and element.kind is ElementKind.LIST_ITEM
    ends_colon = unit.text.rstrip().endswith(":")
    item_below = below is not None and below.marker is not None
    if (
        prominence > 0
        and not is_item_element
        and may_head(unit, is_style_closed=style in closed_styles)
        and not (marker is not None and marker.kind not in COUNTING_KINDS)
    ):
        if (
            ends_colon
            and item_below
            and marker is None
            and not unit.is_capitals
            and (unit.size_ratio < thresholds.SAME_SIZE_RATIO)
            and not unit.is_bold
            and not unit.is_coloured
        ):
            return Sighting(
                unit=unit,
                look=Look.LEAD_IN,
                form=COLON_TITLE_FORM if is_colon_title(unit, language) else LEAD_IN_FORM,
                prominence=0.0,
                section=find_section(unit, language),
            )
        return Sighting(
            unit=unit,
            look=Look.HEADING,
            form=join_form(style, dress),
            prominence=prominence - measure_decimal_depth(marker),
            section=find_section(unit, language),
        )
    if marker is not None:
        return Sighting(unit=unit, look=Look.ITEM, form=_item_form(marker), prominence=0.0)
    if ends_colon and (item_below or unit.word_count <= thresholds.PLAIN_HEADING_MAX_WORDS):
        return Sighting(
            unit=unit,
            look=Look.LEAD_IN,
            form=COLON_TITLE_FORM if is_colon_title(unit, language) else LEAD_IN_FORM,
            prominence=0.0,
            section=find_section(unit, language),
        )
    may_be_plain = not has_styled_headings or _opens_list(below, language)
    # A further paragraph of an item is its text, whatever its length.
    is_marked_up = element is not None and (
        element.kind is not ElementKind.PARAGRAPH or element.list_number is not None
    )
    if (item_below or (may_be_plain and not runs_on)) and is_plain_heading(
        unit, below, language, is_element=is_marked_up
    ):
        is_closed = unit.text.rstrip().endswith(".")
        return Sighting(
            unit=unit,
            look=Look.HEADING,
            form=CLOSED_HEADING_FORM if is_closed else PLAIN_HEADING_FORM,
            prominence=ALONE_CLOSED if is_closed else ALONE,
            section=find_section(unit, language),
        )
    return Sighting(
        unit=unit,
        look=Look.PARAGRAPH,
        form=PARAGRAPH_FORM,
        prominence=0.0,
        section=find_section(unit, language) if unit.word_count <= 4 else None,
    )


def _opens_list(below: Unit | None, language: Language) -> bool:
    """Whether a table, or a sub-heading that could head any list, comes next."""
    if below is None:
        return False
    element = below.first.line.element
    is_cell = element is not None and element.kind is ElementKind.TABLE_CELL
    return is_cell or (is_generic(below, language) and below.word_count > 0)


def _item_form(marker: Marker) -> str:
    if marker.kind in COUNTING_KINDS:
        return f"items {dress_marker(marker)}"
    if marker.kind is MarkerKind.DRAWN:
        return "items with a drawn bullet"
    if marker.kind is MarkerKind.ELEMENT:
        return f"list items of {marker.form}"
    return f"items with “{marker.form}”"
