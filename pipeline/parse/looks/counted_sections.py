"""Headings with the words of a part of its own that are counted among others: "5. Licence"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pipeline.model.frozen import replace
from pipeline.parse.looks.looks import Section, Sighting

#: Parts that end a document, or stand outside its count; a count may well begin with others.
_AT_THE_END = frozenset(
    {Section.ABOUT, Section.CONTACT, Section.LINKS, Section.NOTES, Section.CONCLUSION}
)


def clear_counted_sections(sightings: Sequence[Sighting]) -> Sequence[Sighting]:
    """Takes such a heading for what its siblings are, where some are counted on after it."""
    by_form: dict[str, list[int]] = defaultdict(list)
    for position, sighting in enumerate(sightings):
        if sighting.marker is not None and sighting.marker.values:
            by_form[sighting.form].append(position)
    found: set[int] = set()
    for positions in by_form.values():
        others = [at for at in positions if sightings[at].section is None]
        found.update(
            at
            for at in positions
            if sightings[at].section in _AT_THE_END and others and others[0] < at < others[-1]
        )
    if not found:
        return sightings
    return tuple(
        replace(sighting, section=None) if position in found else sighting
        for position, sighting in enumerate(sightings)
    )
