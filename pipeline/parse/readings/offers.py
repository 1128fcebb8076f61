"""What each unit would give a reading as objectives, for one shape of these."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.model.frozen import frozen
from pipeline.model.outline import Role
from pipeline.parse.lines.verdicts import Verdict
from pipeline.parse.looks.looks import PLAIN_FORMS, Look, Sighting
from pipeline.parse.markers.markers import MarkerKind
from pipeline.parse.readings.overview import Overview
from pipeline.parse.readings.readings import FoundObjective, ObjectiveShape

#: Looks of what may run on in parts.
_RUNNING_ON = frozenset({Look.PARAGRAPH, Look.ITEM, Look.LEAD_IN})
#: Looks of what may announce paragraphs.
_ANNOUNCING = frozenset({Look.PARAGRAPH, Look.LEAD_IN})


@frozen
class Objective:
    """An objective that a unit offers, without what stands under it.

    Attributes:
        found: the objective.
        depth: its level among the items of the document, from 1.
        may_lead_in: whether its words may only introduce the items after it.
    """

    found: FoundObjective
    depth: int
    may_lead_in: bool


@frozen
class Offer:
    """What one unit offers.

    Attributes:
        objectives: none where the unit has not the shape.
        is_other_item: whether it is an item and has not the shape.
        announces: whether it may announce the lines below it, where these are the objectives.
        verdict: what it is wherever it stands, when it can be no objective.
    """

    objectives: tuple[Objective, ...] = ()
    is_other_item: bool = False
    announces: bool = False
    verdict: Verdict | None = None


_NOTHING = Offer()
_OTHER_ITEM = Offer(is_other_item=True)
_QUOTATION = Offer(verdict=Verdict(role=Role.NOTE, reason="a quotation set apart"))
_LINK = Offer(verdict=Verdict(role=Role.NAVIGATION, reason="a link, not an objective"))


def list_offers(overview: Overview, shape: ObjectiveShape) -> tuple[Offer, ...]:
    """One offer for each sighting, in order."""
    return tuple(_make_offer(sighting, overview, shape) for sighting in overview.sightings)


def offer_unit(sighting: Sighting, depth: int) -> Objective:
    """A whole unit as an objective."""
    return Objective(
        found=FoundObjective(sighting=sighting), depth=depth, may_lead_in=_may_lead_in(sighting)
    )


def _make_offer(sighting: Sighting, overview: Overview, shape: ObjectiveShape) -> Offer:
    if sighting.look is Look.QUOTATION:
        return _QUOTATION
    if sighting.is_link:
        return _LINK
    objectives = tuple(_list_objectives(sighting, overview, shape))
    announces = (
        shape is ObjectiveShape.PARAGRAPHS
        and sighting.look in _ANNOUNCING
        and sighting.unit.text.rstrip().endswith(":")
    )
    if objectives or announces:
        return Offer(objectives=objectives, announces=announces)
    return _OTHER_ITEM if _has_shape(sighting, ObjectiveShape.ITEMS) else _NOTHING


def _list_objectives(
    sighting: Sighting, overview: Overview, shape: ObjectiveShape
) -> Iterator[Objective]:
    if shape is ObjectiveShape.PARTS and sighting.look in _RUNNING_ON:
        for part in sighting.parts or ((sighting.tail,) if sighting.tail else ()):
            found = FoundObjective(sighting=sighting, parts=part)
            yield Objective(found=found, depth=1, may_lead_in=False)
    elif _has_shape(sighting, shape):
        yield offer_unit(sighting, overview.depths.get(sighting.unit.index, 1))


def _has_shape(sighting: Sighting, shape: ObjectiveShape) -> bool:
    """Whether a unit has the shape of an objective as a whole."""
    if not sighting.unit.is_worded:
        return False
    if shape is ObjectiveShape.ITEMS:
        return sighting.look is Look.ITEM and bool(sighting.key)
    if shape is ObjectiveShape.HEADINGS:
        return sighting.look is Look.HEADING and sighting.form not in PLAIN_FORMS
    if shape is ObjectiveShape.PARAGRAPHS:
        is_text = sighting.look is Look.PARAGRAPH or sighting.form in PLAIN_FORMS
        return is_text and bool(sighting.key) and not sighting.is_generic
    return False


def _may_lead_in(sighting: Sighting) -> bool:
    """Whether an item ends in a colon, or could head any list."""
    if sighting.look is not Look.ITEM:
        return False
    text = sighting.unit.text.rstrip()
    if not text.endswith(":") and not (sighting.is_generic and text.endswith("?")):
        return False
    marker = sighting.marker
    return marker is None or marker.kind is not MarkerKind.LABEL or marker.is_objective_label


def is_lead_in(objectives: Sequence[Objective], position: int) -> bool:
    """Whether an objective that stands among others only introduces those beside it."""
    objective = objectives[position]
    return (
        objective.may_lead_in
        and position + 1 < len(objectives)
        and objectives[position + 1].depth == objective.depth
    )


def nest_objectives(objectives: Sequence[Objective]) -> tuple[FoundObjective, ...]:
    """Objectives in reading order as a tree: what lies deeper stands under what is above it."""
    nested: list[FoundObjective] = []
    position = 0
    while position < len(objectives):
        first = objectives[position]
        end = position + 1
        while end < len(objectives) and objectives[end].depth > first.depth:
            end += 1
        nested.append(_put_under(first.found, objectives[position + 1 : end]))
        position = end
    return tuple(nested)


def _put_under(found: FoundObjective, below: Sequence[Objective]) -> FoundObjective:
    if not below:
        return found
    children = nest_objectives(below)
    return FoundObjective(sighting=found.sighting, parts=found.parts, children=children)
