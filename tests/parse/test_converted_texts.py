"""Structure of texts that converters made: without blank lines, tables cut by pages, counts with gaps."""

from __future__ import annotations

from pipeline.extract.markdown.document import read_markdown
from pipeline.model.outline import Role
from pipeline.parse import find_outline
from tests.parse.documents import typed_document, words_of

_PLANS = {
    "Clean rivers from the|hills to the sea": [
        "Plant trees along every stream with the people|who farm there.",
        "Buy the mills at the mouth of the|White River and take down their weirs.",
        "Write to the minister.",
    ],
    "Schools that stay open": [
        "Mend the roofs (stage 2,|nine million).",
        "Let every school have a kitchen:|bread, milk and fruit for all.",
        "Pay the teachers.",
    ],
    "A council that listens": [
        "Meet in the villages.",
        "Answer letters in a week.",
        "Publish what we spend.",
    ],
}


def _themes() -> list[str]:
    rows: list[str] = []
    for title, aims in _PLANS.items():
        rows.append(f"# {title.replace('|', ' ')}")
        rows += [f"- {aim.replace('|', ' ').removesuffix('.')}" for aim in aims]
    return rows


def _read(text: str) -> list[str]:
    document = typed_document(text)
    return words_of(document, find_outline(document, language="en"))


def test_lines_that_come_back_part_a_text_without_blank_lines() -> None:
    rows: list[str] = []
    for number, (title, aims) in enumerate(_PLANS.items(), start=1):
        rows += [f"PRIORITY {number}", *title.split("|"), "Why it matters"]
        rows += [f"Nine homes in ten stand close to the places that {number} laws", "speak of."]
        rows += ["What we will do"]
        rows += [line for aim in aims for line in f"• {aim}".split("|")]
        rows += ["How we will know", "We will count them in spring."]
    assert _read("\n".join(rows)) == _themes()


def test_a_sentence_below_a_counted_title_is_no_more_of_it() -> None:
    rows: list[str] = []
    for number, (title, aims) in enumerate(_PLANS.items(), start=1):
        rows += [f"Priority {number}", *title.split("|")]
        rows += ["In this land of ours nobody has yet counted what all of it costs us."]
        rows += ["", *(f"- {aim.replace('|', ' ')}" for aim in aims), ""]
    assert _read("\n".join(rows)) == _themes()


def test_a_line_that_comes_back_within_sentences_parts_nothing() -> None:
    aim = "Each of the towns chooses by itself how it means to work at\n{} and to pay for that."
    things = ("better air", "clean water", "open doors", "warm homes")
    paragraphs = [aim.format(thing) for thing in things]
    parts = [f"{title}\n\n" + "\n\n".join(paragraphs) for title in ("AIR AND WATER", "TOWNS")]
    joined = [f"- {one.removesuffix('.')}".replace("\n", " ") for one in paragraphs]
    assert _read("\n\n".join(parts)) == ["# AIR AND WATER", *joined, "# TOWNS", *joined]


def _read_markdown(text: str) -> list[str]:
    document = read_markdown(text.encode(), source_id="test/markdown")
    return words_of(document, find_outline(document, language="en"))


def test_a_heading_whose_number_its_siblings_skip_is_one_of_them() -> None:
    titles = ["1. Rivers", "2. Schools", "Libraries", "4. Roads", "5. Harbours"]
    parts = [f"## {title}\n\n- Mend them\n- Pay for them" for title in titles]
    found = _read_markdown("\n\n".join([*parts, "## How we count\n\nThe board meets in June."]))
    assert [row for row in found if row.startswith("#")] == [
        "# Rivers",
        "# Schools",
        "# Libraries",
        "# Roads",
        "# Harbours",
    ]


def test_the_head_of_a_table_below_a_page_number_is_no_running_head() -> None:
    head = "| No. | Action | Lead |\n|---|---|---|\n"
    rows = [
        f"| {number} | Build the {number} homes of the plan | Board |" for number in range(1, 9)
    ]
    parts = []
    for page in range(4):
        table = head + "\n".join(rows[2 * page : 2 * page + 2])
        title = f"## Axis {page // 2 + 1}: Homes for {('the old', 'the young')[page // 2]}\n\n"
        parts.append((title if page % 2 == 0 else "") + f"{table}\n\nPlan of action\n\n{page + 3}")
    document = read_markdown("\n\n".join(parts).encode(), source_id="test/markdown")
    outline = find_outline(document, language="en")
    furniture = [
        span.cut(document.text)
        for block in outline.blocks
        if block.role is Role.FURNITURE
        for span in block.extents
    ]
    assert "Plan of action" in "".join(furniture)
    assert "No." not in "".join(furniture)
    assert sum(row.startswith("- Build") for row in words_of(document, outline)) == 8


def test_a_colon_below_a_table_set_with_blanks_is_its_caption() -> None:
    table = "  Source   2028   2029\n  ------- ----- ------\n  Towns     4,1    5,6\n  State     7,1    8,8"
    text = f"# Rivers\n\n- Mend them\n\n# Money\n\n{table}\n\n  : Millions of euro\n"
    assert _read_markdown(text)[:2] == ["# Rivers", "- Mend them"]
    assert not any("Millions" in row for row in _read_markdown(text))


def test_a_title_over_its_paragraph_is_no_item_without_its_full_stop() -> None:
    rows: list[str] = ["Manifesto of the valley"]
    for number, title in enumerate(("Rivers", "Schools", "Roads", "Harbours", "Homes", "Mills"), 1):
        aims = ["mend what the storms broke on both banks", "pay the people who do it", "say so"]
        rows += [f"{number}. {title} for the young and old", f"Our objectives: {'; '.join(aims)}."]
    found = _read("\n".join(rows))
    assert [row for row in found if row.startswith("#")] == [
        f"# {title} for the young and old"
        for title in ("Rivers", "Schools", "Roads", "Harbours", "Homes", "Mills")
    ]
