"""Second sizes of running text: what is set a little larger than the body and is no heading."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pipeline.model.frozen import replace
from pipeline.parse import thresholds
from pipeline.parse.looks.headings import may_head
from pipeline.parse.units.units import Unit


def level_text_sizes(units: Sequence[Unit]) -> list[Unit]:
    """The units, those in a second size of running text as if set in the body's.

    Objectives are often set a little larger than the paragraphs around them.
    """
    members: dict[float, list[Unit]] = defaultdict(list)
    for unit in units:
        is_plain = not (unit.is_bold or unit.is_coloured or unit.is_capitals)
        if (
            is_plain
            and thresholds.SAME_SIZE_RATIO <= unit.size_ratio < thresholds.DISPLAY_SIZE_RATIO
        ):
            members[round(unit.size_ratio, 1)].append(unit)
    word_count = sum(unit.word_count for unit in units)
    text_sizes = {
        size
        for size, alike in members.items()
        if sum(unit.word_count for unit in alike) >= thresholds.TEXT_SIZE_SHARE * word_count
        and sum(unit.text.rstrip().endswith(".") or not may_head(unit) for unit in alike)
        > len(alike) / 2
    }
    leveled = {unit.index for size in text_sizes for unit in members[size]}
    return [replace(unit, size_ratio=1.0) if unit.index in leveled else unit for unit in units]
