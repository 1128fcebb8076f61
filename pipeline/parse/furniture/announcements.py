"""Lists that announce the headings to come: a contents list without page numbers, a summary."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from pipeline.model.document import ElementKind
from pipeline.model.outline import Role
from pipeline.parse import thresholds
from pipeline.parse.lines.verdicts import Verdict
from pipeline.parse.looks.looks import Look, Section, Sighting


def find_announcements(sightings: Sequence[Sighting]) -> dict[int, Verdict]:
    """Verdicts on units that only announce, by unit index.

    Units in a row announce when each stands again further on, in the same order, with other text
    between them there. Two are enough under a contents heading or a lead-in line, three without.
    """
    positions: dict[str, list[int]] = defaultdict(list)
    for position, sighting in enumerate(sightings):
        positions[sighting.key].append(position)
    recurring = [
        position
        for position, sighting in enumerate(sightings)
        if sighting.look is not Look.LEAD_IN
        and not sighting.is_generic
        and len(sighting.key) >= thresholds.CONTENTS_MIN_LETTERS
        and sighting.unit.word_count <= thresholds.HEADING_MAX_WORDS
        and positions[sighting.key][-1] > position
    ]
    verdicts: dict[int, Verdict] = {}
    for run in _split_runs(recurring, sightings):
        if not _announces(run, sightings, positions):
            continue
        for position in range(run[0], run[-1] + 1):
            verdicts[sightings[position].unit.index] = Verdict(
                role=Role.CONTENTS, reason="announces headings that stand further on"
            )
    return verdicts


def _split_runs(positions: Sequence[int], sightings: Sequence[Sighting]) -> list[list[int]]:
    """Positions in a row, each with words of its own: the first repetition begins the text."""
    runs: list[list[int]] = []
    keys: set[str] = set()
    for position in positions:
        key = sightings[position].key
        is_near = bool(runs) and position - runs[-1][-1] <= 1 + thresholds.CONTENTS_MAX_STRANGERS
        between = sightings[runs[-1][-1] + 1 : position + 1] if is_near else ()
        if is_near and not any(one.key in keys for one in between):
            runs[-1].append(position)
        else:
            runs.append([position])
            keys = set()
        keys.add(key)
    return runs


def _announces(
    run: Sequence[int], sightings: Sequence[Sighting], positions: dict[str, list[int]]
) -> bool:
    keys = [sightings[position].key for position in run]
    above = sightings[run[0] - 1] if run[0] else None
    is_led = above is not None and (
        above.look is Look.LEAD_IN
        or above.section is Section.CONTENTS
        or above.unit.text.rstrip().endswith(":")
    )
    if len({_column_of(one) for one in sightings[run[0] : run[-1] + 1]} - {None}) > 1:
        return False  # rows of a table
    needed = 2 if is_led else thresholds.CONTENTS_MIN_ENTRIES
    if len(keys) < needed:
        return False
    firsts = [_find_first_after(run[-1], positions[key]) for key in keys]
    # Another announcement may stand between this one and what it announces.
    is_followed = 0 <= firsts[0] - run[-1] <= _FURTHEST_FOLLOWING
    lasts = [positions[key][-1] if is_followed else -1 for key in keys]
    return any(
        _stand_apart([at for at in places if at > run[-1]], run, needed)
        for places in (firsts, lasts)
    )


def _find_first_after(position: int, ascending: Sequence[int]) -> int:
    index = bisect_right(ascending, position)
    return ascending[index] if index < len(ascending) else -1


def _column_of(sighting: Sighting) -> int | None:
    element = sighting.unit.first.line.element
    is_cell = element is not None and element.kind is ElementKind.TABLE_CELL
    return element.column if element is not None and is_cell else None


#: Units from an announcement to another that repeats it: a lead-in or a heading between them.
_FURTHEST_FOLLOWING = 3


def _stand_apart(found: Sequence[int], run: Sequence[int], needed: int) -> bool:
    """Whether announced words stand further on, in order, with text of their own below them."""
    if len(found) < needed or list(found) != sorted(found):
        return False
    return found[-1] - found[0] + 1 >= 2 * (run[-1] - run[0] + 1) - 1
