"""Paragraphs of set pages that open in bold words: "**Homes first.** We build …" is an item."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.document import Line
from pipeline.model.frozen import replace
from pipeline.parse.lines.verdicts import letters_key
from pipeline.parse.looks.looks import PLAIN_FORMS, Look, Sighting

#: The form of such paragraphs.
BOLD_OPENING_FORM = "paragraphs that open in bold words"
#: Fewer are words that an author stresses. Chosen on leaflets of three such paragraphs.
_FEWEST_OPENINGS = 4
#: An opening names what the paragraph is about.
_MOST_OPENING_WORDS = 10
#: What ends it.
_ENDS = (".", ":", "–", "—", "!", "?")


def mark_bold_openings(sightings: Sequence[Sighting]) -> tuple[Sighting, ...]:
    """Takes such paragraphs for items, where each opens in words of its own and few have marks.

    Rows of facts ("**Lead** Transport") open in the same words again and again.
    """
    openings = {
        position: opening
        for position, sighting in enumerate(sightings)
        if (sighting.look is Look.PARAGRAPH or sighting.form in PLAIN_FORMS)
        and (opening := _read_opening(sighting))
    }
    marked = sum(s.look is Look.ITEM and s.marker is not None for s in sightings)
    is_usual = len(openings) >= _FEWEST_OPENINGS and len(openings) > marked
    if not is_usual or len(set(openings.values())) < len(openings):
        return tuple(sightings)
    return tuple(
        replace(
            sighting,
            look=Look.ITEM,
            form=BOLD_OPENING_FORM,
            prominence=0.0,
            section=None,
            parts=(),
            tail=(),
        )
        if position in openings
        else sighting
        for position, sighting in enumerate(sightings)
    )


def _read_opening(sighting: Sighting) -> str:
    """The letters of a paragraph's bold opening; empty where it has none, or is bold all over."""
    unit = sighting.unit
    if unit.first.line.bbox is None or unit.is_bold:
        return ""
    bold: list[str] = []
    rest = ""
    for view in unit.lines:
        line = view.line
        if not line.runs and line.style.is_bold:
            bold.append(view.text)
            continue
        end = line.runs[0].span.end - line.span.start if _opens_bold(line) else 0
        bold.append(view.text[:end].strip())
        rest = view.text[end:].strip()
        break
    opening = " ".join(filter(None, bold))
    ends = opening.endswith(_ENDS) or rest.startswith(_ENDS)
    is_name = ends and len(opening.split()) <= _MOST_OPENING_WORDS
    return letters_key(opening) if is_name and rest else ""


def _opens_bold(line: Line) -> bool:
    return bool(line.runs) and line.runs[0].style.is_bold
