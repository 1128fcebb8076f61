"""Outlines around lines."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.geometry import BBox
from pipeline.report.page.outlines import draw_outlines, join_lines


def _line(top: float, x0: float = 0.0, x1: float = 100.0, height: float = 10.0) -> BBox:
    return BBox(x0=x0, top=top, x1=x1, bottom=top + height)


def test_lines_of_a_paragraph_share_an_outline() -> None:
    path = draw_outlines([_line(0), _line(14), _line(28, x1=40)])
    assert path == (
        "M100.0 0.0L100.0 12.0L100.0 12.0L100.0 26.0L40.0 26.0L40.0 38.0"
        "L0.0 38.0L0.0 26.0L0.0 26.0L0.0 12.0L0.0 12.0L0.0 0.0z"
    )


def test_columns_and_distant_lines_do_not() -> None:
    assert len(join_lines([_line(300), _line(0, x0=200, x1=300)])) == 2
    assert len(join_lines([_line(0), _line(14, x0=200, x1=300)])) == 2
    assert len(join_lines([_line(0), _line(40)])) == 2


@settings(deadline=None)
@given(
    st.lists(
        st.builds(
            _line,
            st.floats(0, 500),
            st.floats(0, 100),
            st.floats(101, 200),
            st.floats(0.5, 40),
        ),
        max_size=8,
    )
)
def test_no_line_is_lost_or_turned_over(boxes: list[BBox]) -> None:
    runs = join_lines(boxes)
    joined = [box for run in runs for box in run]
    assert len(joined) == len(boxes)
    for box, line in zip(joined, boxes, strict=True):
        assert box.top <= box.bottom
        assert (box.x0, box.x1) == (line.x0, line.x1)
    assert len(re.findall("M", draw_outlines(boxes))) == len(runs)
