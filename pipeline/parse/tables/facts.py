"""Tables of facts in a programme whose items stand in lists: who, when, how much."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.parse.looks.looks import Look, Sighting
from pipeline.parse.tables.figures import find_place

#: In 46 programmes with lists and a table besides, the lists held 2 to 33 times as many items as
#: the table has rows, and these had .11 to .61 times their words: no table held objectives. In 36
#: whose objectives stand in tables the other items were .66 times as many and less, and the rows
#: had 1.1 times their words and more.
_LISTED_SHARE = 2.0
_WORD_SHARE = 0.7


def drop_facts(
    rows_by_table: Mapping[int, Mapping[int, Sighting]], sightings: Sequence[Sighting]
) -> dict[int, Sighting]:
    """The looks of cells, without those of tables that tell facts beside the programme's lists.

    Args:
        rows_by_table: for each table the looks of its cells, by unit index.
        sightings: all of the document, cells as they were.
    """
    listed = [
        sighting.unit.word_count
        for sighting in sightings
        if sighting.look is Look.ITEM and find_place(sighting)[0] == 0
    ]
    cells = [_count_words(looks) for looks in rows_by_table.values()]
    are_lists = len(listed) >= _LISTED_SHARE * sum(map(len, cells))
    most_words = _WORD_SHARE * sum(listed) / max(1, len(listed))
    return {
        index: look
        for looks, words in zip(rows_by_table.values(), cells, strict=True)
        if not (are_lists and words and sum(words) <= most_words * len(words))
        for index, look in looks.items()
    }


def _count_words(looks: Mapping[int, Sighting]) -> list[int]:
    """Words of each cell that would be an item."""
    return [look.unit.word_count for look in looks.values() if look.look is Look.ITEM]
