"""Structure from the look of set pages: sizes, weights, places, drawn marks."""

from __future__ import annotations

from pipeline.model.outline import Role
from pipeline.parse import find_outline
from tests.parse.documents import SetLine, set_document, unclaimed, words_of


def page(*rows: tuple[str, float, float, bool], number: int = 1) -> list[SetLine]:
    """Rows of (text, left edge, size, bold), stacked with paragraph space between styles."""
    lines = []
    top = 100.0
    previous: tuple[float, bool] | None = None
    for text, x0, size, bold in rows:
        if previous is not None and previous != (size, bold):
            top += size
        lines.append(SetLine(text=text, x0=x0, top=top, size=size, bold=bold, page=number))
        top += size * 1.2
        previous = (size, bold)
    return lines


def test_themes_of_two_sizes_are_one_level() -> None:
    document = set_document(
        page(
            ("Work programme", 50, 30, True),
            ("A strong market", 50, 20, True),
            ("• Support trade", 50, 10, False),
            ("• Cut red tape", 50, 10, False),
            ("A safe region", 50, 17, True),
            ("• Fight fraud", 50, 10, False),
            ("• Share data", 50, 10, False),
            ("A digital region", 50, 20, True),
            ("• Build networks", 50, 10, False),
            ("• Train people", 50, 10, False),
        )
    )
    outline = find_outline(document, language="en")
    assert words_of(document, outline) == [
        "# A strong market",
        "- Support trade",
        "- Cut red tape",
        "# A safe region",
        "- Fight fraud",
        "- Share data",
        "# A digital region",
        "- Build networks",
        "- Train people",
    ]
    assert outline.title == "Work programme"


def test_a_heading_of_three_lines_is_one_title() -> None:
    document = set_document(
        page(
            ("A strong and", 50, 20, True),
            ("sustainable market that", 50, 20, True),
            ("serves us all", 50, 20, True),
            ("• Support trade between", 50, 10, False),
            ("the countries", 60, 10, False),
            ("• Cut red tape", 50, 10, False),
        )
    )
    outline = find_outline(document, language="en")
    assert words_of(document, outline) == [
        "# A strong and sustainable market that serves us all",
        "- Support trade between the countries",
        "- Cut red tape",
    ]


def test_drawn_marks_make_items() -> None:
    rows = [
        SetLine(text="A strong market", top=100, size=20, bold=True),
        SetLine(text="Support trade between", x0=60, top=140, drawn=True),
        SetLine(text="the countries", x0=60, top=152),
        SetLine(text="Cut red tape", x0=60, top=172, drawn=True),
    ]
    document = set_document(rows)
    outline = find_outline(document, language="en")
    assert words_of(document, outline) == [
        "# A strong market",
        "- Support trade between the countries",
        "- Cut red tape",
    ]


def test_running_heads_and_page_numbers_are_furniture() -> None:
    rows = []
    for number in range(1, 5):
        rows += [
            SetLine(text="Work programme of the Union", top=20, page=number, region=3 * number),
            SetLine(
                text=f"Theme of page {'ABCD'[number - 1]}",
                top=100,
                size=20,
                bold=True,
                page=number,
                region=3 * number + 1,
            ),
            SetLine(text="• Support trade", top=140, page=number, region=3 * number + 1),
            SetLine(text="• Cut red tape", top=152, page=number, region=3 * number + 1),
            SetLine(text=str(number), top=770, page=number, region=3 * number + 2),
        ]
    document = set_document(rows)
    outline = find_outline(document, language="en")
    furniture = [block for block in outline.blocks if block.role is Role.FURNITURE]
    assert len(words_of(document, outline)) == 12
    assert {block.reason for block in furniture} == {
        "the same line at the head of 4 of 4 pages",
        "page number",
    }
    assert unclaimed(document, outline) == ""


def test_an_item_goes_on_over_a_page_break() -> None:
    rows = [
        SetLine(text="A strong market", top=100, size=20, bold=True),
        SetLine(text="• Support trade", top=140),
        SetLine(text="• Cut red tape in all of the", top=152),
        SetLine(text="three countries", x0=60, top=100, page=2, region=1),
        SetLine(text="• Build roads", top=112, page=2, region=1),
    ]
    document = set_document(rows)
    outline = find_outline(document, language="en")
    assert words_of(document, outline) == [
        "# A strong market",
        "- Support trade",
        "- Cut red tape in all of the three countries",
        "- Build roads",
    ]
