"""Structure from the look of set pages: sizes, weights, places, drawn marks."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.document import Element, ElementKind
from pipeline.model.outline import Role
from pipeline.parse import find_outline
from tests.parse.documents import Paper, SetLine, set_document, unclaimed, words_of


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


def test_page_numbers_far_from_the_edge_of_the_paper_are_furniture() -> None:
    rows = []
    for number in (1, 2, 3):
        rows += page(
            (f"Theme {'ABC'[number - 1]}", 50, 14, True),
            ("• Support trade over the border", 50, 10, False),
            ("• Cut red tape in the region", 50, 10, False),
            ("• Fight fraud wherever it is", 50, 10, False),
            number=number,
        )
        rows.append(SetLine(text=str(number + 2), x0=200, top=400, page=number))
    document = set_document(rows, height_pt=842)
    outline = find_outline(document)
    furniture = [block for block in outline.blocks if block.role is Role.FURNITURE]
    assert [extent.cut(document.text) for b in furniture for extent in b.extents] == ["3", "4", "5"]


def test_one_page_by_itself_has_a_number_too() -> None:
    rows = page(
        ("1. Theme", 50, 14, True),
        *((f"• Support trade over border {name}", 50, 10, False) for name in "ABCDEF"),
    )
    document = set_document([*rows, SetLine(text="7", x0=60, top=700, size=7)], height_pt=842)
    outline = find_outline(document)
    (furniture,) = (block for block in outline.blocks if block.role is Role.FURNITURE)
    assert furniture.reason == "page number"
    assert [extent.cut(document.text) for extent in furniture.extents] == ["7"]


def test_a_sentence_goes_on_over_a_page_break_with_a_name() -> None:
    words = "The council wants to talk with every town along the river about the new"
    rows = [
        *page(("Water", 50, 14, True), (f"{words} old", 50, 10, False)),
        *page((f"{words} law", 50, 10, False), (f"{words} act", 50, 10, False)),
        *page(("Treaty of the Lakes.", 50, 10, False), ("Forest", 50, 14, True), number=2),
        *page((f"{words} oak", 50, 10, False), ("and beech.", 50, 10, False), number=2),
    ]
    tops = iter(range(100, 800, 12))
    document = set_document([replace(row, top=float(next(tops))) for row in rows])
    outline = find_outline(document)
    assert any("new act" in row and "Treaty" in row for row in words_of(document, outline))


def test_the_rest_of_a_tagged_item_on_the_next_page_is_no_item() -> None:
    document = set_document(
        [
            *page(
                ("Water", 50, 14, True),
                ("• Clean the shore and count the fish, each spring and", 50, 10, False),
            ),
            *page(
                ("autumn, with the schools.", 50, 10, False),
                ("• Plant oaks along the road.", 50, 10, False),
                ("Forest", 50, 14, True),
                ("• Keep the old beeches.", 50, 10, False),
                ("• Open the path.", 50, 10, False),
                number=2,
            ),
        ]
    )
    elements = [None, 0, 1, 2, None, 3, 4]
    lines = [
        line
        if number is None
        else replace(line, element=Element(kind=ElementKind.LIST_ITEM, level=1, number=number))
        for line, number in zip(document.lines, elements, strict=True)
    ]
    tagged = replace(document, lines=tuple(lines))
    assert len(words_of(tagged, find_outline(tagged))) == 6


def test_themes_counted_at_the_head_of_their_pages_are_no_running_heads() -> None:
    rows = []
    for number in range(1, 5):
        rows += [
            SetLine(
                text=f"Theme {number}: working together", top=40, size=16, bold=True, page=number
            ),
            SetLine(text="• Support trade between", top=70, page=number),
            SetLine(text="the countries", x0=60, top=82, page=number),
            SetLine(text="• Cut red tape", top=110, page=number),
            SetLine(text=f"Work programme, page {number}", top=780, page=number, region=9),
        ]
    document = set_document(rows)
    outline = find_outline(document, language="en")
    assert words_of(document, outline) == 4 * [
        "# working together",
        "- Support trade between the countries",
        "- Cut red tape",
    ]


def test_the_title_at_the_head_of_the_second_of_two_pages_is_furniture() -> None:
    rows = [
        SetLine(text="Work programme of the Union 2030", top=60, size=20, bold=True),
        SetLine(text="A strong market", top=140, size=14, bold=True),
        SetLine(text="• Support trade", top=170),
        SetLine(text="• Cut red tape", top=182),
        SetLine(text="Work programme of the Union 2030", top=20, size=8, page=2, region=1),
        SetLine(text="A safe region", top=100, size=14, bold=True, page=2, region=2),
        SetLine(text="• Fight fraud", top=130, page=2, region=2),
        SetLine(text="• Share data", top=142, page=2, region=2),
    ]
    document = set_document(rows)
    outline = find_outline(document, language="en")
    assert words_of(document, outline) == [
        "# A strong market",
        "- Support trade",
        "- Cut red tape",
        "# A safe region",
        "- Fight fraud",
        "- Share data",
    ]
    reasons = {block.reason for block in outline.blocks if block.role is Role.FURNITURE}
    assert reasons == {"the document's title at the head of the page"}


def test_both_numbers_of_a_spread_are_page_numbers() -> None:
    rows = [
        SetLine(text="A strong market", top=100, size=14, bold=True),
        SetLine(text="• Support trade", top=130),
        SetLine(text="• Cut red tape", top=142),
        SetLine(text="2", top=780, region=1),
        SetLine(text="3", x0=500, top=780, region=2),
    ]
    document = set_document(rows)
    outline = find_outline(document, language="en")
    (numbers,) = [block for block in outline.blocks if block.reason == "page number"]
    assert [extent.cut(document.text) for extent in numbers.extents] == ["2\n3"]
    assert len(words_of(document, outline)) == 3


def test_a_colour_or_a_little_space_ends_a_short_line() -> None:
    rows = [SetLine(text="Work programme", top=40, size=20, bold=True)]
    top = 100.0
    for title in ("Energy", "Water"):
        rows.append(SetLine(text=title, top=top, colour="#a6192e"))
        rows.append(
            SetLine(text="People expect solutions that reach beyond a term of", top=top + 12)
        )
        rows.append(SetLine(text="office, and that takes patience.", top=top + 24))
        rows.append(SetLine(text="• Support trade", top=top + 48))
        rows.append(SetLine(text="• Cut red tape", top=top + 60))
        top += 100
    document = set_document(rows)
    outline = find_outline(document, language="en")
    assert [words for words in words_of(document, outline) if words.startswith("#")] == [
        "# Energy",
        "# Water",
    ]


def test_a_cell_that_a_page_end_cuts_is_one_theme() -> None:
    def cell(number: int, row: int, column: int) -> Element:
        return Element(
            kind=ElementKind.TABLE_CELL, number=number, list_number=0, row=row, column=column
        )

    placed = [
        ("Theme", 1, 60.0, 50.0, cell(0, 1, 1)),
        ("Objective", 1, 60.0, 200.0, cell(1, 1, 2)),
        ("A strong market in the", 1, 700.0, 50.0, cell(2, 2, 1)),
        ("Support trade between the", 1, 700.0, 200.0, cell(3, 2, 2)),
        ("whole region", 2, 60.0, 50.0, cell(2, 2, 1)),
        ("countries of the region", 2, 60.0, 200.0, cell(3, 2, 2)),
        ("Cut red tape for small firms", 2, 100.0, 200.0, cell(4, 3, 2)),
        ("A safe region", 2, 130.0, 50.0, cell(5, 4, 1)),
        ("Fight fraud with all neighbours", 2, 130.0, 200.0, cell(6, 4, 2)),
        ("Share data between the services", 2, 160.0, 200.0, cell(7, 5, 2)),
    ]
    rows = [
        SetLine(text=text, page=number, top=top, x0=x0, region=index)
        for index, (text, number, top, x0, _) in enumerate(placed)
    ]
    document = set_document(rows)
    lines = tuple(
        replace(line, element=element)
        for line, (*_, element) in zip(document.lines, placed, strict=True)
    )
    document = replace(document, lines=lines)
    outline = find_outline(document, language="en")
    assert words_of(document, outline) == [
        "# A strong market in the whole region",
        "- Support trade between the countries of the region",
        "- Cut red tape for small firms",
        "# A safe region",
        "- Fight fraud with all neighbours",
        "- Share data between the services",
    ]
    assert unclaimed(document, outline) == ""


def test_captions_in_small_grey_type_are_no_themes() -> None:
    paper = Paper()
    paper.add("Programme of the district", size=30, bold=True)
    for caption, subject in (("The hall in 1911", "hall"), ("The bridge in 1925", "bridge")):
        paper.add(caption, size=7, gap=60, colour="#777777")
        for verb in ("Repair", "Insure", "Light"):
            paper.add(f"• {verb} what the flood left of the {subject}")
    document = set_document(paper.lines)
    assert [row for row in words_of(document, find_outline(document)) if row[0] == "#"] == [
        "# Programme of the district"
    ]
