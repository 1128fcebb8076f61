"""Which form of items stands inside which: what the whole document tells, wherever they stand."""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from pipeline.model.frozen import frozen
from pipeline.parse.looks.looks import Look, Sighting
from pipeline.parse.markers.counting import follows
from pipeline.parse.markers.markers import COUNTING_KINDS

#: Members of a running count, and of those inside it, that prove an order of the two.
_FEWEST_OUTER = 2
#: Share of the members of a count that another runs through.
_FILLED_SHARE = 0.6
#: Members of a count on average, in each of the one around it.
_FEWEST_IN_EACH = 2


@frozen
class FormOrder:
    """What is known of pairs of forms, (outer, inner).

    Attributes:
        returns: how often the outer form comes back after the inner one, in one list.
        within: pairs of counts of which one goes on while the other begins anew inside it, or runs
            through it.
    """

    returns: Mapping[tuple[str, str], int]
    within: frozenset[tuple[str, str]]

    def count_returns(self, outer: str, inner: str) -> int:
        """How often the outer form comes back after the inner one, in one list."""
        return self.returns.get((outer, inner), 0)

    def is_within(self, outer: str, inner: str) -> bool:
        """Whether one count stands inside the other, which goes on, wherever they stand."""
        return (outer, inner) in self.within


def find_form_order(sightings: Sequence[Sighting], recurring: frozenset[str]) -> FormOrder:
    """The order of the forms of a document's items.

    Args:
        sightings: all units.
        recurring: letter keys of the headings that do not end a list.
    """
    return FormOrder(
        returns=_count_returns(sightings, recurring), within=_find_counts_within(sightings)
    )


def _count_returns(
    sightings: Sequence[Sighting], recurring: frozenset[str]
) -> Counter[tuple[str, str]]:
    """(outer, inner) → how often the outer form comes back after the inner one, in one list."""
    returns: Counter[tuple[str, str]] = Counter()
    seen: list[str] = []
    for sighting in sightings:
        if sighting.look is Look.HEADING:
            if sighting.key not in recurring:
                seen = []
        elif sighting.look is Look.ITEM:
            if sighting.form in seen:
                position = seen.index(sighting.form)
                for inner in seen[position + 1 :]:
                    returns[(sighting.form, inner)] += 1
                del seen[position + 1 :]
            else:
                seen.append(sighting.form)
    return returns


def _find_counts_within(sightings: Sequence[Sighting]) -> frozenset[tuple[str, str]]:
    """(outer, inner) forms of counts of which one goes on and the other stands inside it.

    Such counts are one within the other wherever they stand: typists centre "II." over "1.", which
    then stands further left than what it is part of.
    """
    items = [
        (s.form, s.marker.values)
        for s in sightings
        if s.look is Look.ITEM and s.marker is not None and s.marker.kind in COUNTING_KINDS
    ]
    counts: dict[str, list[tuple[int, tuple[int, ...]]]] = {}
    for position, (form, values) in enumerate(items):
        counts.setdefault(form, []).append((position, values))
    running = {
        form: members
        for form, members in counts.items()
        if len(members) >= _FEWEST_OUTER
        and all(follows(above, below) for (_, above), (_, below) in pairwise(members))
    }
    return frozenset(
        (outer, inner)
        for outer, members in running.items()
        for inner, others in counts.items()
        if inner != outer and (_begins_anew_in(members, others) or _runs_through(members, others))
    )


def _runs_through(
    outer: Sequence[tuple[int, tuple[int, ...]]], inner: Sequence[tuple[int, tuple[int, ...]]]
) -> bool:
    """Whether one count goes on inside all members of another: "1. …", 1–8, "2. …", 9–13."""
    if inner[0][0] < outer[0][0] or len(inner) < _FEWEST_IN_EACH * len(outer):
        return False
    if not all(follows(above, below) for (_, above), (_, below) in pairwise(inner)):
        return False
    starts = [position for position, _ in outer]
    filled = {bisect(starts, position) for position, _ in inner}
    return len(filled) >= max(_FEWEST_OUTER, _FILLED_SHARE * len(outer))


def _begins_anew_in(
    outer: Sequence[tuple[int, tuple[int, ...]]], inner: Sequence[tuple[int, tuple[int, ...]]]
) -> bool:
    """Whether a count stands only inside another, and begins with one after its members."""
    if inner[0][0] < outer[0][0]:
        return False
    starts = [position for position, _ in outer]
    firsts: dict[int, tuple[int, ...]] = {}
    for position, values in inner:
        firsts.setdefault(bisect(starts, position), values)
    return len(firsts) >= _FEWEST_OUTER and all(set(values) == {1} for values in firsts.values())
