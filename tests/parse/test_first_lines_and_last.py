"""Where texts and pages begin and end: heads, boxes and closing details part nothing and are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.parse.bare_rows import read_bare, read_file, read_set, read_typed
from tests.parse.documents import SetLine, set_document


def test_details_below_the_last_objective_are_none() -> None:
    found = read_typed(
        """\
WATER

We will map the brooks of the valley.

We will open the weirs of the river.

We will sink the wells of the villages.

ROADS

We will mend the bridges of the valley.

We will light the paths of the villages.

We will slow the lorries on the road.

Open on weekdays from 9 to 16.30
"""
    )
    assert found[-1] == "We will slow the lorries on the road"


_PAGED = """\
District of Stonebrook: Action Plan 2024-2028

WATER

- Map the brooks of the valley
- Open the weirs of the river

Page 1
\f{head}

- Sink the wells of the villages

ROADS

- Mend the bridges of the valley
- Light the paths of the villages

Page 2
"""


@pytest.mark.parametrize(
    "head", ["Action Plan 2024-2028", "District of Stonebrook | Action Plan", "Mayor | Action Plan"]
)
def test_a_second_page_may_begin_with_words_of_the_title(tmp_path: Path, head: str) -> None:
    assert read_file(tmp_path, "plan.txt", _PAGED.format(head=head)) == [
        "# WATER",
        "Map the brooks of the valley",
        "Open the weirs of the river",
        "Sink the wells of the villages",
        "# ROADS",
        "Mend the bridges of the valley",
        "Light the paths of the villages",
    ]


def test_the_heads_of_two_pages_on_one_sheet_part_no_item() -> None:
    lines = [
        SetLine(text="Stonebrook", x0=50, top=30, size=8),
        SetLine(text="Plan 2024", x0=50, top=70, size=20, bold=True),
        SetLine(text="Water", x0=50, top=110, size=14, bold=True),
        SetLine(text="• Map the brooks of the valley", x0=50, top=140),
        SetLine(text="• Open the weirs of the river and of the", x0=50, top=155),
        SetLine(text="1", x0=50, top=560, size=8),
        SetLine(text="Stonebrook", x0=350, top=30, size=8, region=1),
        SetLine(text="canals", x0=360, top=60, region=1),
        SetLine(text="• Sink the wells of the villages", x0=350, top=75, region=1),
        SetLine(text="2", x0=350, top=560, size=8, region=1),
    ]
    found = read_bare(set_document(lines, height_pt=600.0))
    assert "Open the weirs of the river and of the canals" in found


def test_a_box_of_figures_parts_no_title_from_its_number() -> None:
    lines = [
        SetLine(text="Theme 1", top=60, size=9, colour="#003366"),
        SetLine(text="Water", top=75, size=16, bold=True),
        SetLine(text="• Map the brooks of the valley", top=105),
        SetLine(text="• Open the weirs of the river", top=118),
        SetLine(text="Theme 2", top=150, size=9, colour="#003366"),
        SetLine(text="Key figures", x0=400, top=148, size=8, bold=True, region=1),
        SetLine(text="14,700 residents", x0=400, top=158, size=8, region=1),
        SetLine(text="233 clubs", x0=400, top=168, size=8, region=1),
        SetLine(text="Roads", top=165, size=16, bold=True, region=2),
        SetLine(text="• Mend the bridges of the valley", top=195, region=2),
        SetLine(text="• Light the paths of the villages", top=208, region=2),
    ]
    assert [row for row in read_set(lines) if row.startswith("#")] == ["# Water", "# Roads"]
