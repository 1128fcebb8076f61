"""Upright lines between columns: no borders of cells, on pages by hand."""

from __future__ import annotations

from pipeline.extract.pdf.engines.glyphs import Drawing
from pipeline.model.geometry import BBox
from tests.extract.glyph_making import Words, column, read_lines

LEFT = [
    *column(50, 100, "De eerste zin staat hier in de kolom", "en loopt door."),
    *column(50, 132, "De tweede zin staat er vlak onder en", "loopt ook door."),
    Words(50, 176, "Water", size=14),
]
RIGHT = [
    *column(245, 100, "De derde zin begint boven aan rechts", "en loopt door."),
    *column(245, 132, "De vierde zin staat er vlak onder ook", "en loopt door."),
    *column(245, 164, "De vijfde zin staat er vlak onder ook", "en loopt door."),
    *column(245, 196, "De zesde zin is de laatste van alle", "en houdt op."),
]


def _upright(x: float, top: float = 90, bottom: float = 220) -> Drawing:
    box = BBox(x0=x, top=top, x1=x + 0.5, bottom=bottom)
    return Drawing(bbox=box, kind="stroke", segment_count=2)


def _texts(words: list[Words]) -> list[str]:
    return [one.text for one in words]


def test_a_line_between_two_columns_of_one_width_parts_texts_and_no_cells() -> None:
    words = sorted([*LEFT, *RIGHT], key=lambda one: one.baseline)
    assert read_lines(*words, drawings=[_upright(232)]) == _texts([*LEFT, *RIGHT])


def test_three_columns_with_lines_between_are_read_from_left_to_right() -> None:
    parts = [
        column(x, 100, f"De eerste zin van {name}", f"loopt door in {name}", f"en eindigt {name}.")
        for x, name in ((50, "links"), (205, "midden"), (360, "rechts"))
    ]
    words = sorted((one for part in parts for one in part), key=lambda one: one.baseline)
    drawings = [_upright(190, 90, 150), _upright(345, 90, 150)]
    assert read_lines(*words, drawings=drawings) == _texts([one for part in parts for one in part])


def test_a_line_beside_a_narrow_column_leaves_the_rows_of_a_table() -> None:
    rows = [
        *column(50, 100, "Wonen"),
        *column(150, 100, "Het aanbod van woningen in de streek", "vergroten"),
        *column(50, 132, "Zorg"),
        *column(150, 132, "De wachttijd in de zorg van de dorpen", "verkorten"),
        *column(50, 164, "Water"),
        *column(150, 164, "De kwaliteit van het drinkwater in de", "stad bewaken"),
    ]
    read = read_lines(*rows, drawings=[_upright(140, 90, 180)])
    assert read[:4] == _texts(rows)[:4]
