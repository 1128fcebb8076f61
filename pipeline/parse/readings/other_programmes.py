"""Lists of another programme in the same document: the aims of the previous one, in an annex.

They have the shape of the programme's own and would be read as more of it. What stands below a
heading that names an earlier programme is left out before anything is decided, and a decision says
so; only where enough is left that could be the programme itself.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.outline import Decision, Role
from pipeline.parse.lines.verdicts import Verdict
from pipeline.parse.looks.looks import (
    CLOSED_HEADING_FORM,
    PLAIN_HEADING_FORM,
    Look,
    Section,
    Sighting,
)
from pipeline.parse.looks.wording import names_previous_programme
from pipeline.parse.readings.recurring import find_recurring_headings
from pipeline.text.languages import Language

#: Headings and items that could be a list of aims: fewer below a heading are no list of another
#: programme, and fewer outside are no programme of which it is the other.
_FEWEST_OF_A_LIST = 3
#: … and the programme itself has at least this many items for each of the other's: what a shorter
#: list stands beside is not looked back on.
_LEAST_SHARE = 0.5
#: Headings set alike before this one, with items, that say that the programme stands above it.
_FEWEST_ABOVE = 2
#: Prominences closer than this are one level: lines that stand alone, counted or not, are.
_SAME_PROMINENCE = 0.07
#: Looks of what lists are made of.
_LISTED = (Look.ITEM, Look.CELL)


def find_other_programmes(
    sightings: Sequence[Sighting], language: Language
) -> tuple[dict[int, Verdict], tuple[Decision, ...]]:
    """Verdicts on the units of earlier programmes, by unit index, and what was decided.

    Returns:
        Verdicts and a decision for each stretch. Its ``runner_up`` is the line that, given to
        ``key``, has the other list read instead.
    """
    verdicts: dict[int, Verdict] = {}
    decisions = []
    position = 0
    while position < len(sightings):
        heading = sightings[position]
        if not _opens_other(heading, language):
            position += 1
            continue
        end = _find_end(position, sightings)
        inside, outside = sightings[position:end], [*sightings[:position], *sightings[end:]]
        if not _is_list(inside) or not _is_programme_beside(outside, inside):
            position += 1
            continue
        reason = f"belongs to an earlier programme: stands below “{heading.unit.text}”"
        verdicts[heading.unit.index] = Verdict(role=Role.HEADING, reason="names another programme")
        for sighting in sightings[position + 1 : end]:
            verdicts[sighting.unit.index] = Verdict(role=Role.CONTEXT, reason=reason)
        decisions.append(_explain(position, end, sightings))
        position = end
    return verdicts, tuple(decisions)


def _opens_other(sighting: Sighting, language: Language) -> bool:
    """Whether a heading names an earlier programme; one that is counted may be a theme."""
    is_counted = sighting.marker is not None and bool(sighting.marker.values)
    return (
        sighting.look is Look.HEADING
        and sighting.form != CLOSED_HEADING_FORM
        and not is_counted
        and names_previous_programme(sighting.unit, language)
    )


def _find_end(position: int, sightings: Sequence[Sighting]) -> int:
    """Where what stands below a heading ends: a position among the sightings, not included.

    At a heading above it; at one of its own level too, unless themes of that level stand before
    it. Then the programme is complete, and what follows are the themes of the other one: up to
    a part of another kind, or to a number that goes on where the programme's own had stopped.
    Before the programme, it ends where themes begin that are counted items themselves.
    """
    heading = sightings[position]
    alike = [s for s in sightings[:position] if _are_one_level(s, heading)]
    is_after = len(alike) >= _FEWEST_ABOVE and _is_list(sightings[:position])
    last_values = next(
        (s.marker.values for s in reversed(alike) if s.marker is not None and s.marker.values), ()
    )
    recurring = find_recurring_headings(sightings)
    for at in range(position + 1, len(sightings)):
        sighting = sightings[at]
        if not is_after and _begins_themes(sighting, sightings[position:at], sightings[at + 1 :]):
            return at
        if sighting.look is not Look.HEADING or sighting.key in recurring:
            continue
        if sighting.prominence > heading.prominence + _SAME_PROMINENCE:
            return at
        if sighting.prominence < heading.prominence - _SAME_PROMINENCE:
            continue
        goes_on = sighting.marker is not None and sighting.marker.values > last_values > ()
        if not is_after or goes_on or sighting.section not in (None, Section.BACKGROUND):
            return at
    return len(sightings)


def _begins_themes(
    sighting: Sighting, above: Sequence[Sighting], below: Sequence[Sighting]
) -> bool:
    """Whether an item is the first of counted ones that have a list like the one above under them.

    "• … • … 1. Water • … • … 2. Forest • …": what stands above "1." is a list of its own.
    """
    if not _has_values(sighting, (1,)):
        return False
    listed = next((s.form for s in above if s.look is Look.ITEM), None)
    if listed is None or any(s.form == sighting.form for s in above):
        return False
    upto = next((n for n, s in enumerate(below) if s.form == sighting.form), None)
    return (
        upto is not None
        and _has_values(below[upto], (2,))
        and any(s.form == listed for s in below[:upto])
    )


def _has_values(sighting: Sighting, values: tuple[int, ...]) -> bool:
    return (
        (sighting.look is Look.ITEM or sighting.form.startswith(PLAIN_HEADING_FORM))
        and sighting.marker is not None
        and sighting.marker.values == values
    )


def _are_one_level(one: Sighting, other: Sighting) -> bool:
    return (
        one.look is Look.HEADING
        and one.section is None
        and abs(one.prominence - other.prominence) <= _SAME_PROMINENCE
    )


def _is_list(sightings: Sequence[Sighting]) -> bool:
    return _count_listed(sightings) >= _FEWEST_OF_A_LIST


def _is_programme_beside(outside: Sequence[Sighting], inside: Sequence[Sighting]) -> bool:
    """Whether what is left could be the programme: a list, and no mere remainder."""
    return _is_list(outside) and _count_listed(outside) >= _LEAST_SHARE * _count_listed(inside)


def _count_listed(sightings: Sequence[Sighting]) -> int:
    return sum(s.look in _LISTED and not s.is_link for s in sightings)


def _explain(position: int, end: int, sightings: Sequence[Sighting]) -> Decision:
    """What was left out, and the line that takes it instead."""
    heading = sightings[position]
    inside = sightings[position + 1 : end]
    headings = sum(s.look is Look.HEADING for s in inside)
    items = _count_listed(inside)
    is_after = _is_list(sightings[:position])
    follower = sightings[end] if end < len(sightings) else None
    turning = heading if is_after or follower is None else follower
    return Decision(
        what="which programme of several",
        chosen=f"what stands {'before' if turning is heading else 'after'} the earlier one",
        runner_up=turning.unit.first.text,
        reason=f"“{heading.unit.text}” names an earlier programme; {headings} headings and "
        f"{items} items below it are left out",
        key="outline.starts_at" if turning is heading else "outline.ends_before",
    )
