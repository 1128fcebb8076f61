"""The shapes that themes and objectives of a document could have: what there is to choose from."""

from __future__ import annotations

import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from pipeline.model.frozen import replace
from pipeline.parse import thresholds
from pipeline.parse.looks.looks import COLON_TITLE_FORM, LEAD_IN_FORM, Look, Sighting
from pipeline.parse.readings.aims import find_aim_forms
from pipeline.parse.readings.readings import ObjectiveShape, ThemeShape
from pipeline.text.languages import Language

#: Levels of headings that are tried as one level set in several styles.
LARGEST_UNION = 3
#: Headings that make a title of the one above them.
_FEWEST_BELOW_TITLE = 2


def list_theme_shapes(
    sightings: Sequence[Sighting], depths: Mapping[int, int], named: frozenset[int] = frozenset()
) -> tuple[ThemeShape, ...]:
    """Every shape that themes could have, the plain ones first.

    Args:
        sightings: all units.
        depths: depth of every item, by unit index.
        named: indexes of the units of a list that a declared count announces.
    """
    shapes: list[ThemeShape] = [*_heading_shapes(sightings), *_item_shapes(sightings, depths)]
    colon_forms = frozenset({COLON_TITLE_FORM, LEAD_IN_FORM})
    shapes.extend(
        ThemeShape(forms=forms)
        for forms in (frozenset({COLON_TITLE_FORM}), frozenset({LEAD_IN_FORM}), colon_forms)
        if sum(s.form in forms and s.section is None for s in sightings) > 1
    )
    shapes.append(ThemeShape(forms=frozenset()))
    first = next((s for s in sightings if s.unit.index in named), None)
    if first is not None:
        depth = depths[first.unit.index]
        shapes.append(ThemeShape(forms=frozenset({first.form}), depth=depth, named=named))
    unique: dict[ThemeShape, None] = dict.fromkeys(shapes)
    return tuple(unique)


def list_objective_shapes(
    sightings: Sequence[Sighting], language: Language
) -> tuple[ObjectiveShape, ...]:
    """Every shape that objectives could have."""
    looks = {sighting.look for sighting in sightings}
    shapes = []
    if any(s.look is Look.ITEM and not s.is_link for s in sightings):
        shapes.append(ObjectiveShape.ITEMS)
    if Look.PARAGRAPH in looks:
        shapes.append(ObjectiveShape.PARAGRAPHS)
    if any(sighting.parts for sighting in sightings):
        shapes.append(ObjectiveShape.PARTS)
    if find_aim_forms(sightings, math.inf, language):
        shapes.append(ObjectiveShape.HEADINGS)
    if Look.ITEM in looks:
        shapes.append(ObjectiveShape.NONE)
    return tuple(shapes)


def _heading_shapes(sightings: Sequence[Sighting]) -> list[ThemeShape]:
    prominences: dict[str, list[float]] = defaultdict(list)
    for sighting in sightings:
        if _may_head_theme(sighting):
            prominences[sighting.form].append(sighting.prominence)
    ordered = sorted(prominences, key=lambda form: (-max(prominences[form]), form))
    shapes = [ThemeShape(forms=frozenset({form})) for form in ordered]
    for size in range(2, LARGEST_UNION + 1):
        shapes.extend(
            ThemeShape(forms=frozenset(ordered[start : start + size]))
            for start in range(len(ordered) - size + 1)
        )
    shapes.extend(
        replace(shape, has_title_above=True)
        for shape in list(shapes)
        if len(shape.forms) == 1 and _has_title_above(sightings, shape)
    )
    heading_above = _forms_above_lists(sightings)
    if len(heading_above) > 1:
        shapes.append(ThemeShape(forms=heading_above))
    return shapes


def _may_head_theme(sighting: Sighting) -> bool:
    return (
        sighting.look is Look.HEADING and sighting.section is None and not _is_fine_print(sighting)
    )


def _is_fine_print(sighting: Sighting) -> bool:
    """Whether words are set smaller than the text and in nothing but a colour: a caption is."""
    unit = sighting.unit
    return (
        unit.size_ratio * thresholds.SAME_SIZE_RATIO < 1
        and unit.is_coloured
        and unit.marker is None
        and not (unit.is_bold or unit.is_capitals or unit.lines[-1].is_underlined)
    )


def _has_title_above(sightings: Sequence[Sighting], shape: ThemeShape) -> bool:
    """Whether the first of the headings could be the title of the document over the others."""
    headings = [s for s in sightings if s.look is Look.HEADING]
    alike = [s for s in headings if s.form in shape.forms and s.section is None]
    if len(alike) <= _FEWEST_BELOW_TITLE or not alike[0].names_document:
        return False
    above = headings[: headings.index(alike[0])]
    is_counted = alike[0].marker is not None
    return not is_counted and all(s.prominence < alike[0].prominence for s in above)


def _forms_above_lists(sightings: Sequence[Sighting]) -> frozenset[str]:
    """Forms of the headings that directly head a list."""
    forms = set()
    for above, sighting in itertools.pairwise(sightings):
        if _may_head_theme(above) and sighting.look is Look.ITEM:
            forms.add(above.form)
    return frozenset(forms)


def _item_shapes(sightings: Sequence[Sighting], depths: Mapping[int, int]) -> list[ThemeShape]:
    """Items that have items under them, those that count, and those of the only list."""
    parents: set[tuple[str, int]] = set()
    counted: Counter[tuple[str, int]] = Counter()
    item: Sighting | None = None
    items = [sighting for sighting in sightings if sighting.look is Look.ITEM]
    if items and len({(s.form, depths[s.unit.index]) for s in items}) == 1:
        parents.add((items[0].form, depths[items[0].unit.index]))  # it may name the themes
    for sighting in sightings:
        if sighting.look is not Look.ITEM:
            continue
        depth = depths[sighting.unit.index]
        if sighting.marker is not None and sighting.marker.values:
            counted[(sighting.form, depth)] += 1
        if item is not None and depth > depths[item.unit.index]:
            parents.add((item.form, depths[item.unit.index]))
        item = sighting
    parents.update(key for key, count in counted.items() if count > 1)
    return [ThemeShape(forms=frozenset({form}), depth=depth) for form, depth in sorted(parents)]
