"""What a unit looks like by itself and above the next one, before its company is asked."""

from __future__ import annotations

from pipeline.model.document import ElementKind
from pipeline.parse import thresholds
from pipeline.parse.looks.heading_styles import HeadingStyles
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
from pipeline.parse.looks.wording import find_section, is_colon_title, is_generic, is_quotation
from pipeline.parse.markers.inline_glyphs import holds_items
from pipeline.parse.markers.markers import COUNTING_KINDS, Marker, MarkerKind
from pipeline.parse.units.units import Unit
from pipeline.text.languages import Language

#: A paragraph of more words opens no part of its own.
_SECTION_MAX_WORDS = 4


def look_at_unit(
    unit: Unit, below: Unit | None, language: Language, styles: HeadingStyles, *, runs_on: bool
) -> Sighting:
    """Looks at one unit.

    Args:
        unit: the unit.
        below: the next one.
        language: the document's.
        styles: of the document's headings.
        runs_on: whether it runs on in parts, as other units do.
    """
    element, marker = unit.first.line.element, unit.marker
    if element is not None and element.kind is ElementKind.TABLE_CELL:
        return Sighting(
            unit=unit, look=Look.CELL, form=f"cells of column {element.column}", prominence=0.0
        )
    named = _look_at_named(unit, language)
    if named is not None:
        return named
    if is_quotation(unit.text):
        return Sighting(unit=unit, look=Look.QUOTATION, form="quotations", prominence=0.0)
    if marker is None and holds_items(unit.text):
        return Sighting(unit=unit, look=Look.PARAGRAPH, form=PARAGRAPH_FORM, prominence=0.0)
    prominence, style = measure_style(unit, has_geometry=styles.has_geometry)
    is_item_element = element is not None and element.kind is ElementKind.LIST_ITEM
    if (
        prominence > 0
        and not is_item_element
        and may_head(unit, is_style_closed=style in styles.closed)
        and not (marker is not None and marker.kind not in COUNTING_KINDS)
    ):
        if _only_leads_in(unit, below):
            return _make_lead_in(unit, language)
        return Sighting(
            unit=unit,
            look=Look.HEADING,
            form=join_form(style, dress_marker(marker)),
            prominence=prominence - measure_decimal_depth(marker),
            section=find_section(unit, language),
        )
    if marker is not None:
        return Sighting(unit=unit, look=Look.ITEM, form=_item_form(marker), prominence=0.0)
    is_short = unit.word_count <= thresholds.PLAIN_HEADING_MAX_WORDS
    if _ends_in_colon(unit) and (_is_item(below) or is_short):
        return _make_lead_in(unit, language)
    if _heads_plainly(unit, below, language, styles, runs_on=runs_on):
        is_closed = unit.text.rstrip().endswith(".")
        return Sighting(
            unit=unit,
            look=Look.HEADING,
            form=CLOSED_HEADING_FORM if is_closed else PLAIN_HEADING_FORM,
            prominence=ALONE_CLOSED if is_closed else ALONE,
            section=find_section(unit, language),
        )
    may_open_part = unit.word_count <= _SECTION_MAX_WORDS
    return Sighting(
        unit=unit,
        look=Look.PARAGRAPH,
        form=PARAGRAPH_FORM,
        prominence=0.0,
        section=find_section(unit, language) if may_open_part else None,
    )


def _look_at_named(unit: Unit, language: Language) -> Sighting | None:
    """A heading by the file's own word, or one in the line of its text; None for other units."""
    element = unit.first.line.element
    dress = dress_marker(unit.marker)
    if element is not None and element.kind is ElementKind.HEADING:
        return Sighting(
            unit=unit,
            look=Look.HEADING,
            form=join_form(f"headings of level {element.level}", dress),
            prominence=measure_level(element.level) - measure_decimal_depth(unit.marker),
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
    return None


def _only_leads_in(unit: Unit, below: Unit | None) -> bool:
    """Whether a line in a style of its own only announces the list below it."""
    return (
        _ends_in_colon(unit)
        and _is_item(below)
        and unit.marker is None
        and not unit.is_capitals
        and unit.size_ratio < thresholds.SAME_SIZE_RATIO
        and not unit.is_bold
        and not unit.is_coloured
    )


def _heads_plainly(
    unit: Unit, below: Unit | None, language: Language, styles: HeadingStyles, *, runs_on: bool
) -> bool:
    """Whether a line without a style heads what is below it."""
    may_be_plain = not styles.has_styled_headings or _opens_list(below, language)
    if not _is_item(below) and (not may_be_plain or runs_on):
        return False
    element = unit.first.line.element
    # A further paragraph of an item is its text, whatever its length.
    is_marked_up = element is not None and (
        element.kind is not ElementKind.PARAGRAPH or element.list_number is not None
    )
    return is_plain_heading(unit, below, language, is_element=is_marked_up)


def _make_lead_in(unit: Unit, language: Language) -> Sighting:
    return Sighting(
        unit=unit,
        look=Look.LEAD_IN,
        form=COLON_TITLE_FORM if is_colon_title(unit, language) else LEAD_IN_FORM,
        prominence=0.0,
        section=find_section(unit, language),
    )


def _ends_in_colon(unit: Unit) -> bool:
    return unit.text.rstrip().endswith(":")


def _is_item(unit: Unit | None) -> bool:
    return unit is not None and unit.marker is not None


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
