"""Headings that divide themes and name none: they recur, or could head any list."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from pipeline.parse.looks.looks import Look, Sighting

_NUMBER = re.compile(r"\d{1,9}")


def find_recurring_headings(sightings: Sequence[Sighting]) -> frozenset[str]:
    """Words of headings and lead-in lines that divide themes and name none.

    Those that stand more than once in one style without a number of their own, and those that could
    head any list.
    """
    headings = [s for s in sightings if s.look in (Look.HEADING, Look.LEAD_IN)]
    texts: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in headings:
        if one.marker is None or not one.marker.values:
            texts[one.form, one.key].append(one.unit.text)
    return frozenset(
        [
            *(key for (_, key), found in texts.items() if len(found) > 1 and not _count_on(found)),
            *(s.key for s in headings if s.is_generic),
        ]
    )


def _count_on(texts: Sequence[str]) -> bool:
    """Whether texts of the same words differ in one number, which rises ("The year 2026")."""
    numbers = [_NUMBER.findall(text) for text in texts]
    return all(len(found) == 1 for found in numbers) and all(
        int(above) < int(below) for (above,), (below,) in pairwise(numbers)
    )
