"""Lines that stand alone without a style: which are titles after all, and which sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pipeline.model.frozen import replace
from pipeline.parse import thresholds
from pipeline.parse.looks.headings import COUNTED_ALONE, measure_decimal_depth
from pipeline.parse.looks.looks import (
    CLOSED_HEADING_FORM,
    PARAGRAPH_FORM,
    PLAIN_HEADING_FORM,
    Look,
    Sighting,
    dress_marker,
    join_form,
)
from pipeline.parse.looks.wording import find_section, has_finite_verb
from pipeline.parse.markers.counting import follows
from pipeline.parse.markers.markers import COUNTING_KINDS, MarkerKind
from pipeline.text.languages import Language


def demote_closed(sightings: Sequence[Sighting]) -> list[Sighting]:
    """One line alone that ends in a full stop is a sentence; headings that do have company.

    And they head something: where most stand over one another, or one alone stands over text, all
    are sentences.
    """
    closed = [position for position, s in enumerate(sightings) if s.form == CLOSED_HEADING_FORM]
    over_another = sum(
        position + 1 < len(sightings) and sightings[position + 1].form == CLOSED_HEADING_FORM
        for position in closed
    )
    over_text = sum(
        position + 1 < len(sightings)
        and not _parts_text(sightings[position + 1])
        and not _explains_label(sightings, position)
        for position in closed
    )
    are_sentences = over_text < _FEWEST_OVER_TEXT or over_another >= max(
        _FEWEST_OVER_ANOTHER, len(closed) / 2
    )
    kept = list(sightings)
    for position in closed:
        if are_sentences or _explains_label(sightings, position):
            kept[position] = replace(
                kept[position],
                look=Look.PARAGRAPH,
                form=PARAGRAPH_FORM,
                prominence=0.0,
                section=None,
            )
    return kept


def _parts_text(sighting: Sighting) -> bool:
    """Whether a unit begins something of its own: a part of the document, or what is labelled."""
    marker = sighting.marker
    return sighting.section is not None or (
        marker is not None and marker.kind is MarkerKind.LABEL and not marker.is_objective_label
    )


def _explains_label(sightings: Sequence[Sighting], position: int) -> bool:
    """Whether a line is the text of "Objective 1.1 – …", or of a count that goes on below it."""
    marker = sightings[position - 1].marker if position else None
    if marker is None or marker.kind not in COUNTING_KINDS:
        return False
    below = sightings[position + 1].marker if position + 1 < len(sightings) else None
    goes_on = below is not None and below.form == marker.form
    return marker.kind is MarkerKind.LABEL or (
        goes_on and below is not None and follows(marker.values, below.values)
    )


#: Titles that end in a full stop, with text below them, that make a usage.
_FEWEST_OVER_TEXT = 2
#: Short sentences over one another that are no headings.
_FEWEST_OVER_ANOTHER = 2


def promote_counted(sightings: Sequence[Sighting], language: Language) -> list[Sighting]:
    """Takes counted lines that stand apart over other things for headings: "§ 2. Schools."."""
    members: dict[str, list[int]] = defaultdict(list)
    for position, sighting in enumerate(sightings):
        if sighting.look is Look.ITEM and sighting.marker is not None:
            members[sighting.form].append(position)
    promoted: set[int] = set()
    for positions in members.values():
        heading = sum(_heads_apart(sightings, position, language) for position in positions)
        leading = sum(_leads_to_paragraph(sightings, position) for position in positions)
        all_head = heading >= _FEWEST_COUNTED_TITLES and heading == len(positions)
        if all_head or leading >= max(_FEWEST_COUNTED_TITLES, len(positions) / 2):
            promoted.update(positions)
    return [
        replace(
            sighting,
            look=Look.HEADING,
            form=join_form(PLAIN_HEADING_FORM, dress_marker(sighting.marker)),
            prominence=COUNTED_ALONE - measure_decimal_depth(sighting.marker),
            section=find_section(sighting.unit, language),
        )
        if position in promoted
        else sighting
        for position, sighting in enumerate(sightings)
    ]


def _heads_apart(sightings: Sequence[Sighting], position: int, language: Language) -> bool:
    """Whether a counted line is a title by its words, apart from what is above, over another."""
    sighting = sightings[position]
    below = sightings[position + 1] if position + 1 < len(sightings) else None
    text = sighting.unit.text.rstrip()
    return (
        _is_counted_line(sighting)
        and (text[:1].isupper() or not text)
        and not text.endswith((";", ",", ":"))
        and not (text.endswith(".") and has_finite_verb(text, language))
        and below is not None
        and below.form != sighting.form
    )


def _leads_to_paragraph(sightings: Sequence[Sighting], position: int) -> bool:
    """Whether a counted line names what stands below it in paragraphs: "2. Below the dyke:"."""
    sighting = sightings[position]
    below = sightings[position + 1] if position + 1 < len(sightings) else None
    return (
        _is_counted_line(sighting)
        and sighting.unit.text.rstrip().endswith(":")
        and below is not None
        and below.look is Look.PARAGRAPH
        and below.unit.space_above
    )


def _is_counted_line(sighting: Sighting) -> bool:
    """Whether a typed line of a title's length stands apart and is counted as titles are."""
    unit, marker = sighting.unit, sighting.marker
    return (
        marker is not None
        and marker.kind in _TITLE_COUNTS
        and not marker.is_objective_label
        and unit.first.line.element is None
        and unit.space_above
        and unit.word_count <= thresholds.PLAIN_HEADING_MAX_WORDS
    )


#: Counts whose members may be titles; bare digits are too weak.
_TITLE_COUNTS = COUNTING_KINDS - {MarkerKind.BARE}
_FEWEST_COUNTED_TITLES = 2
