"""Columns that stand side by side in a text file are read one after the other."""

from __future__ import annotations

import textwrap
from itertools import zip_longest

from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.plain_text.document import read_plain_text
from pipeline.extract.plain_text.typed_columns import unfold_columns

_LEFT = """\
The river has been higher every winter for ten years, and the dykes are as old as the oldest house
of the town. We have asked all who live along it what they need, and this is what they said about
the water, the roads beside it and the meadows that it floods when the snow melts in the hills and
the wind stands on the sea."""
_RIGHT = """\
In the second part of our plan we look at the schools, of which three are to be rebuilt before the
children of today have left them, and at the hall, which has stood empty since the dancers moved
to the other bank of the river and took their music, their chairs and most of the noise along with
them."""


def lay_out(left: list[str], right: list[str], *, place: int = 50) -> str:
    return "\n".join(
        f"{one.ljust(place) if other else one}{other}".rstrip()
        for one, other in zip_longest(left, right, fillvalue="")
    )


def test_two_columns_of_running_text_are_read_one_after_the_other() -> None:
    left, right = textwrap.wrap(_LEFT, 44), textwrap.wrap(_RIGHT, 44)
    page = f"Our town\n\n\n\n{lay_out(left, right)}\n\n\n\n{' ' * 47}3"
    text = unfold_columns(page)
    assert text.split() == ["Our", "town", *_LEFT.split(), *_RIGHT.split(), "3"]
    assert not read_plain_text(page.encode(), source_id="test/columns").is_verbatim


def test_paragraphs_of_columns_stay_apart_where_lines_stand_at_different_heights() -> None:
    prose, items = textwrap.wrap(_LEFT, 44), [f"• {line}" for line in textwrap.wrap(_RIGHT, 42)]
    left = [*prose[:5], *(row for line in prose[5:] for row in ("", line))]
    right = [*prose[:4], "", *(row for item in items for row in (item, ""))]
    rows = unfold_columns(lay_out(left, right)).split("\n")
    assert rows[: len(prose)] == prose  # one paragraph
    assert [row for row in rows if row.startswith("•")] == items


def test_rows_of_a_table_stay_rows() -> None:
    themes = ["Water and dykes", "Schools and play", "Roads and paths", "Music and dance"] * 3
    aims = ["raise the dykes by a metre before 2030 along the old river"] * 12
    table = lay_out(themes, aims)
    assert unfold_columns(table) == table
    wrapped = textwrap.wrap(_LEFT, 44)[:3]
    paired = lay_out([*wrapped, ""] * 4, [*textwrap.wrap(_RIGHT, 44)[:3], ""] * 4)
    assert unfold_columns(paired) == paired


@given(st.lists(st.tuples(st.text("ab •1.\t", max_size=60), st.text("cd -é", max_size=60))))
def test_nothing_but_white_space_comes_or_goes(rows: list[tuple[str, str]]) -> None:
    page = "\n".join(f"{left.ljust(62)}{right}" for left, right in rows)
    text = unfold_columns(f"{page}\f{lay_out(textwrap.wrap(_LEFT, 44), ['x' * 40] * 9)}")
    assert sorted("".join(text.split())) == sorted(
        "".join(f"{page}{lay_out(textwrap.wrap(_LEFT, 44), ['x' * 40] * 9)}".split())
    )
