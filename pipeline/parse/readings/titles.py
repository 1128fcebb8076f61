"""The programme's own title, and its repetitions."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from pipeline.model.outline import Role
from pipeline.parse.lines.verdicts import Verdict, letters_key
from pipeline.parse.looks.looks import Look, Sighting
from pipeline.parse.readings.readings import Reading
from pipeline.text.cleaning import clean_parts
from pipeline.text.languages import Language


def find_title(
    sightings: Sequence[Sighting], reading: Reading, language: Language
) -> tuple[str | None, dict[int, Verdict]]:
    """The title and the verdicts on its lines.

    The most prominent heading before the first record; where none stands out, the first line of
    the document that looks like a heading.

    Returns:
        The title's words (None without one) and verdicts by unit index, which take the place of
        the reading's own.
    """
    first_record = _first_record_index(reading)
    before = [
        s
        for s in sightings
        if s.unit.index < first_record
        and s.look is Look.HEADING
        and s.section is None
        and any(char.isalpha() for char in s.unit.text)
    ]
    if not before:
        return None, {}
    title = max(before, key=lambda s: (s.prominence, -s.unit.index))
    key = title.key
    marked = title.unit.marker.length if title.unit.marker else 0
    verdicts: dict[int, Verdict] = {
        title.unit.index: Verdict(
            role=Role.TITLE, reason="the most prominent heading before it all"
        )
    }
    for sighting in sightings:
        if (
            sighting.unit.index != title.unit.index
            and sighting.key == key
            and (sighting.unit.index in reading.others)
        ):
            verdicts[sighting.unit.index] = Verdict(role=Role.FURNITURE, reason="repeats the title")
    words = clean_parts(
        [view.text[marked if i == 0 else 0 :] for i, view in enumerate(title.unit.lines)],
        language=language.tag,
    )
    return words, verdicts


def find_doubled_headings(sightings: Sequence[Sighting]) -> dict[int, Verdict]:
    """Verdicts on headings that stand twice in a row, by unit index: the first is meant."""
    return {
        below.unit.index: Verdict(role=Role.FURNITURE, reason="repeats the heading above it")
        for above, below in pairwise(sightings)
        if above.look is Look.HEADING
        and above.key
        and (above.key, above.form) == (below.key, below.form)
        and below.marker is None
    }


def find_continued_headings(
    sightings: Sequence[Sighting], language: Language
) -> dict[int, Verdict]:
    """Verdicts on headings printed again where a page's end cut their text, by unit index.

    They say so in brackets, "Water (continued)", and what stands below goes on with the first.
    """
    words = frozenset(map(letters_key, language.furniture.continuations))
    found: dict[int, Verdict] = {}
    above: list[str] = []
    for sighting in sightings:
        if sighting.look is not Look.HEADING:
            continue
        match = _CLOSING_BRACKETS.search(sighting.unit.text)
        if match is not None and letters_key(match[1]) in words:
            own = letters_key(sighting.unit.text[: match.start()])
            # The first may have lost its label to a line of its own: "Theme 2 | Water".
            if any(own.endswith(key) for key in above):
                reason = "repeats a heading whose text goes on"
                found[sighting.unit.index] = Verdict(role=Role.FURNITURE, reason=reason)
                continue
        if sighting.key:
            above.append(sighting.key)
    return found


def find_reprinted_headings(sightings: Sequence[Sighting]) -> dict[int, Verdict]:
    """Verdicts on headings that stand on a page of their own, then once more over their text.

    The first is meant; nothing but text stands between the two. One pair that differs in style may
    be the document's title and a theme of that name.
    """
    found: dict[int, Verdict] = {}
    pairs: list[tuple[Sighting, Sighting]] = []
    above: Sighting | None = None
    for sighting in sightings:
        if sighting.look in (Look.ITEM, Look.CELL):
            above = None
        elif sighting.look is Look.HEADING and sighting.key:
            if above is not None and _is_reprinted(above, sighting):
                pairs.append((above, sighting))
            else:
                above = sighting
    for first, second in pairs:
        if first.form == second.form or len(pairs) >= _FEWEST_RESTYLED:
            found[second.unit.index] = Verdict(
                role=Role.FURNITURE, reason="repeats the heading of the page before"
            )
    return found


def _is_reprinted(above: Sighting, sighting: Sighting) -> bool:
    first, second = above.unit.marker, sighting.unit.marker
    pages = above.unit.first.line.page_number, sighting.unit.first.line.page_number
    return (
        pages[0] is not None
        and pages[0] != pages[1]
        and above.key == sighting.key
        and above.prominence >= sighting.prominence
        and (first is None or second is None or first.values == second.values)
    )


#: Pairs in two styles that are no chance.
_FEWEST_RESTYLED = 2
_CLOSING_BRACKETS = re.compile(r"[(\[]\s*([^()\[\]]{2,16}?)\s*[)\]]\s*$")


def _first_record_index(reading: Reading) -> int:
    indexes = [theme.heading.unit.index for theme in reading.themes if theme.heading is not None]
    indexes.extend(
        objective.sighting.unit.index for theme in reading.themes for objective in theme.objectives
    )
    return min(indexes, default=0)


def apply_verdicts(
    others: Mapping[int, Verdict], changes: Mapping[int, Verdict]
) -> dict[int, Verdict]:
    """The reading's verdicts with ``changes`` in their place."""
    return {**others, **{index: v for index, v in changes.items() if index in others}}
