"""What each unit looks like, by itself and among its neighbours: heading, item or paragraph.

Looks only: whether a heading is a theme and an item an objective is decided later, for the whole
document (``readings``).
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.model.document import ElementKind
from pipeline.parse import thresholds
from pipeline.parse.counts import drop_closing_count
from pipeline.parse.looks import (
    CLOSED_HEADING_FORM,
    COLON_TITLE_FORM,
    LEAD_IN_FORM,
    PLAIN_HEADING_FORM,
    RUN_IN_FORM,
    TERM_FORM,
    Look,
    Section,
    Sighting,
)
from pipeline.parse.markers import COUNTING_KINDS, Marker, MarkerKind
from pipeline.parse.parts import find_tail, measure_label, split_parts
from pipeline.parse.units import Unit
from pipeline.parse.verdicts import letters_key
from pipeline.text.folding import fold_case
from pipeline.text.languages import Language
from pipeline.text.numbers import find_declarations

#: Prominence of one step each. A step in size outranks capitals, capitals outrank bold, and a
#: plain line that merely stands alone outranks nothing but body text. Chosen on the brochures
#: (sizes), Dutch typescripts (capitals over plain lines) and Markdown (levels).
_PER_SIZE_RATIO = 10.0
_CAPITALS = 1.2
_BOLD = 0.8
_UNDERLINED = 1.0
_COLOURED = 0.5
_ALONE = 0.3
_ALONE_CLOSED = 0.2
_PER_ELEMENT_LEVEL = 1.0
_ELEMENT_BASE = 12.0
_PER_DECIMAL_LEVEL = 0.25


#: Where set pages have this many headings in a style of their own, a plain line is none.
_FEWEST_STYLED_HEADINGS = 2
#: Addresses; the part before "@" is bounded, or a long line without blanks takes quadratic time.
_URL = re.compile(r"(?:https?://|www\.)\S+|[^\s@]{0,64}@\S+", re.IGNORECASE)
#: A line with an address and fewer letters than this beside it is a link.
_FEWEST_LETTERS_BESIDE_LINK = 12


def look_at_units(
    units: Sequence[Unit], language: Language, *, has_geometry: bool
) -> tuple[Sighting, ...]:
    """Looks at every unit in its place."""
    sightings = []
    has_styled_headings = has_geometry and _count_styled(units, language) >= _FEWEST_STYLED_HEADINGS
    run_on = sum(bool(split_parts(unit, language)) for unit in units) > 1
    for index, unit in enumerate(units):
        below = units[index + 1] if index + 1 < len(units) else None
        parts = split_parts(unit, language, has_company=run_on)
        sighting = _look_at(
            unit,
            below,
            language,
            has_geometry=has_geometry,
            has_styled_headings=has_styled_headings,
            runs_on=run_on and bool(parts),
        )
        is_heading = sighting.look is Look.HEADING
        sightings.append(
            replace(
                sighting,
                key=letters_key(drop_closing_count(unit.text)),
                parts=() if is_heading else parts,
                tail=find_tail(unit) if sighting.look is Look.PARAGRAPH else (),
                is_link=_is_link(unit),
                is_generic=_is_generic(unit, language),
                names_document=_names_document(unit, language),
            )
        )
    return _clear_labels(_name_after_lists(_demote_lone_closed(sightings)))


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
        if _measure_style(unit, has_geometry=True)[0] > 0
        and _may_head(unit)
        and not _is_generic(unit, language)
        and not _is_quotation(unit.text)
    )
    return sum(count for count in keys.values() if count == 1)


def _demote_lone_closed(sightings: Sequence[Sighting]) -> list[Sighting]:
    """One line alone that ends in a full stop is a sentence; headings that do have company."""
    closed = [position for position, s in enumerate(sightings) if s.form == CLOSED_HEADING_FORM]
    kept = list(sightings)
    if len(closed) == 1:
        kept[closed[0]] = replace(
            kept[closed[0]],
            look=Look.PARAGRAPH,
            form="paragraphs",
            prominence=0.0,
            section=None,
        )
    return kept


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
) -> Sighting:
    element = unit.first.line.element
    marker = unit.marker
    if element is not None and element.kind is ElementKind.TABLE_CELL:
        return Sighting(
            unit=unit, look=Look.CELL, form=f"cells of column {element.column}", prominence=0.0
        )
    dress = _marker_dress(marker)
    if element is not None and element.kind is ElementKind.HEADING:
        prominence = _ELEMENT_BASE + 6 * _PER_ELEMENT_LEVEL - element.level * _PER_ELEMENT_LEVEL
        return Sighting(
            unit=unit,
            look=Look.HEADING,
            form=_join_form(f"headings of level {element.level}", dress),
            prominence=prominence - _decimal_depth(marker),
            section=_find_section(unit, language),
        )
    is_term = element is not None and element.kind is ElementKind.TERM
    if unit.first.is_run_in or is_term:
        return Sighting(
            unit=unit,
            look=Look.HEADING,
            form=_join_form(TERM_FORM if is_term else RUN_IN_FORM, dress),
            prominence=_BOLD,
            section=_find_section(unit, language),
        )
    prominence, style = _measure_style(unit, has_geometry=has_geometry)
    if marker is None and _is_quotation(unit.text):
        return Sighting(unit=unit, look=Look.QUOTATION, form="quotations", prominence=0.0)
    is_item_element = element is not None and element.kind is ElementKind.LIST_ITEM
    ends_colon = unit.text.rstrip().endswith(":")
    item_below = below is not None and below.marker is not None
    if (
        prominence > 0
        and not is_item_element
        and _may_head(unit)
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
                form=COLON_TITLE_FORM if _is_colon_title(unit, language) else LEAD_IN_FORM,
                prominence=0.0,
                section=_find_section(unit, language),
            )
        return Sighting(
            unit=unit,
            look=Look.HEADING,
            form=_join_form(style, dress),
            prominence=prominence - _decimal_depth(marker),
            section=_find_section(unit, language),
        )
    if marker is not None:
        return Sighting(unit=unit, look=Look.ITEM, form=_item_form(marker), prominence=0.0)
    if ends_colon and (item_below or unit.word_count <= thresholds.PLAIN_HEADING_MAX_WORDS):
        return Sighting(
            unit=unit,
            look=Look.LEAD_IN,
            form=COLON_TITLE_FORM if _is_colon_title(unit, language) else LEAD_IN_FORM,
            prominence=0.0,
            section=_find_section(unit, language),
        )
    may_be_plain = not has_styled_headings or _opens_list(below, language)
    # A further paragraph of an item is its text, whatever its length.
    is_marked_up = element is not None and (
        element.kind is not ElementKind.PARAGRAPH or element.list_number is not None
    )
    if (item_below or (may_be_plain and not runs_on)) and _is_plain_heading(
        unit, below, language, is_element=is_marked_up
    ):
        is_closed = unit.text.rstrip().endswith(".")
        return Sighting(
            unit=unit,
            look=Look.HEADING,
            form=CLOSED_HEADING_FORM if is_closed else PLAIN_HEADING_FORM,
            prominence=_ALONE_CLOSED if is_closed else _ALONE,
            section=_find_section(unit, language),
        )
    return Sighting(
        unit=unit,
        look=Look.PARAGRAPH,
        form="paragraphs",
        prominence=0.0,
        section=_find_section(unit, language) if unit.word_count <= 4 else None,
    )


def _opens_list(below: Unit | None, language: Language) -> bool:
    """Whether a table, or a sub-heading that could head any list, comes next."""
    if below is None:
        return False
    element = below.first.line.element
    is_cell = element is not None and element.kind is ElementKind.TABLE_CELL
    return is_cell or (_is_generic(below, language) and below.word_count > 0)


def _is_colon_title(unit: Unit, language: Language) -> bool:
    """Whether a line with a colon names what follows ("Water:") rather than announces it."""
    words = re.findall(r"[^\W\d_]+", fold_case(unit.text))
    return (
        0 < len(words) <= _COLON_TITLE_MAX_WORDS
        and unit.text[:1].isupper()
        and ";" not in unit.text
        and not _has_finite_verb(unit.text, language)
        and not any(phrase in " ".join(words) for phrase in language.verbs.lead_in_words)
        and not _is_generic(unit, language)
    )


#: Titles with a colon are names of fields.
_COLON_TITLE_MAX_WORDS = 12


def _is_generic(unit: Unit, language: Language) -> bool:
    """Whether the words could head any list; a label that is the whole title counts and names."""
    if unit.marker is not None and unit.marker.kind is MarkerKind.LABEL and not unit.marker.length:
        return False
    stripped = unit.text.strip().rstrip(":").strip()
    if stripped.endswith("?"):
        return True
    words = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", fold_case(stripped))
    content = [word for word in words if word not in language.detection.function_words]
    return 0 < len(content) <= _GENERIC_MAX_WORDS and all(
        word in _counted_nouns(language) for word in content
    )


def _names_document(unit: Unit, language: Language) -> bool:
    """Whether the words are those of a programme's title: what it calls itself, or its years."""
    if _YEAR.search(unit.text):
        return True
    words = re.findall(r"[^\W\d_]+", fold_case(unit.text))
    return any(word.endswith(language.nouns.documents) for word in words)


_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
#: "Strategic aims" and the like have no more words that carry meaning.
_GENERIC_MAX_WORDS = 2


@functools.cache
def _counted_nouns(language: Language) -> frozenset[str]:
    nouns = (*language.nouns.themes, *language.nouns.objectives)
    return frozenset(form for noun in nouns for form in (noun.singular, *noun.plurals))


#: Opening marks of quotations with the marks that close them, in the four languages.
_QUOTE_MARKS = {"“": "”“", "„": "“”", "«": "»", "»": "«", '"': '"', "‘": "’", "'": "'", "”": "”"}
#: A quotation of fewer words is a term.
_QUOTATION_MIN_WORDS = 4


def _is_quotation(text: str) -> bool:
    """Whether a unit is one quotation and nothing else: set apart, it repeats or decorates."""
    stripped = text.strip()
    closing = _QUOTE_MARKS.get(stripped[:1], "")
    return (
        len(stripped.split()) >= _QUOTATION_MIN_WORDS
        and stripped[-1:] != ""
        and stripped[-1] in closing
        and not any(mark in stripped[1:-1] for mark in closing)
    )


def _decimal_depth(marker: Marker | None) -> float:
    if marker is None or len(marker.values) < 2:
        return 0.0
    return _PER_DECIMAL_LEVEL * (len(marker.values) - 1)


def _measure_style(unit: Unit, *, has_geometry: bool) -> tuple[float, str]:
    """How much a unit's style stands out from the body, and its name."""
    prominence = 0.0
    words: list[str] = []
    if has_geometry and unit.size_ratio >= thresholds.SAME_SIZE_RATIO:
        prominence += _PER_SIZE_RATIO * (round(unit.size_ratio * 20) / 20 - 1)
        words.append(f"{round(unit.size_ratio * 20) * 5} % of body size")
    if unit.is_capitals:
        prominence += _CAPITALS
        words.append("capitals")
    if unit.is_bold:
        prominence += _BOLD
        words.append("bold")
    if unit.is_coloured:
        prominence += _COLOURED
        words.append("coloured")
    if unit.lines[-1].is_underlined:
        prominence += _UNDERLINED
        words.append("underlined")
    return prominence, ", ".join(words)


def _may_head(unit: Unit) -> bool:
    text = unit.text.rstrip()
    if not any(char.isalpha() for char in text):
        return False
    if unit.word_count > thresholds.HEADING_MAX_WORDS:
        return False
    is_sentence = (
        not unit.is_capitals and text.endswith((".", ";", ",")) and not text.endswith("...")
    )
    stands_out = unit.size_ratio >= thresholds.DISPLAY_SIZE_RATIO or unit.lines[-1].is_underlined
    return not (is_sentence and unit.word_count > 12 and not stands_out)


def _is_plain_heading(
    unit: Unit, below: Unit | None, language: Language, *, is_element: bool
) -> bool:
    """A short line that stands alone above something longer, in text without styles."""
    text = unit.text.strip()
    if is_element or not text or below is None or len(unit.lines) > 2:
        return False
    if unit.word_count > thresholds.PLAIN_HEADING_MAX_WORDS:
        return False
    if text.endswith((".", ",", ";", ":", "…")) and not (
        # "Onderwijs." alone on its line is a heading all the same; a sentence is none.
        text.endswith(".")
        and unit.space_above
        and (below.marker is not None or not _has_finite_verb(text, language))
        and not _SENTENCE_WITHIN.search(text)
        and not find_declarations(text, language=language.tag)
    ):
        return False
    if not (text[0].isupper() or text[0].isdigit() or text[0] in "'\"“«„‘"):
        return False
    is_longer = below.word_count > max(2 * unit.word_count, thresholds.PLAIN_HEADING_MAX_WORDS / 2)
    if not unit.space_above:
        return below.marker is not None or is_longer
    is_lead_in = below.text.rstrip().endswith(":")
    return below.space_above or below.marker is not None or is_longer or is_lead_in


#: A sentence ends and another begins.
_SENTENCE_WITHIN = re.compile(r"[a-zß-öø-ÿ)][.!?]\s+[^\W\d_a-zß-öø-ÿ]")


def _has_finite_verb(text: str, language: Language) -> bool:
    return any(word in language.verbs.finite_verbs for word in re.findall(r"\w+", fold_case(text)))


def _marker_dress(marker: Marker | None) -> str:
    if marker is None:
        return ""
    if marker.kind is MarkerKind.LABEL:
        return f"labelled “{marker.form}”"
    return f"numbered “{marker.form}”"


def _item_form(marker: Marker) -> str:
    if marker.kind in COUNTING_KINDS:
        return f"items {_marker_dress(marker)}"
    if marker.kind is MarkerKind.DRAWN:
        return "items with a drawn bullet"
    if marker.kind is MarkerKind.ELEMENT:
        return f"list items of {marker.form}"
    return f"items with “{marker.form}”"


def _join_form(style: str, dress: str) -> str:
    return f"{style}, {dress}" if style and dress else style or dress


def _find_section(unit: Unit, language: Language) -> Section | None:
    text = unit.text.strip().rstrip(":").strip()
    key = letters_key(text)
    if not key or unit.word_count > 9:
        return None
    first_word = letters_key(text.split()[0])
    for section in Section:
        keys = {letters_key(word) for word in getattr(language.sections, section.value)}
        if key in keys:
            return section
        # "Bijlage: financiën", "Annexe 2 – budget": the first word says it.
        if section is Section.ANNEX and first_word in keys and not text.split()[0].isalpha():
            return section
        if (
            section is Section.ANNEX
            and first_word in keys
            and text.split()[1:2]
            and (not text.split()[1][0].isalpha())
        ):
            return section
    return None


def _is_link(unit: Unit) -> bool:
    """Whether a unit only leads elsewhere."""
    if unit.is_linked:
        return True
    rest = _URL.sub("", unit.text)
    return rest != unit.text and len(letters_key(rest)) < _FEWEST_LETTERS_BESIDE_LINK
