"""Markdown is read as it is seen: words without marks, and what the marks say beside them."""

import hashlib
import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.markdown.document import read_markdown
from pipeline.model.document import Document, ElementKind
from pipeline.model.errors import BrokenSourceError, NoTextLayerError, SourceTooLargeError
from pipeline.model.limits import Limits
from tests.extract.flowing import check_document, describe, lines_of_kind, outline_of, words_of

BROCHURE = Path(__file__).parents[2] / "raw" / "benelux-2021-2024" / "brochure-nl.md"


def read(text: str) -> Document:
    document = read_markdown(text.encode(), source_id="s")
    check_document(document)
    return document


def test_the_transcript_of_the_brochure() -> None:
    data = BROCHURE.read_bytes()
    document = read_markdown(data, source_id="benelux-2021-2024/brochure-nl")
    check_document(document)
    assert document.media_type == "text/markdown"
    assert document.source_sha256 == hashlib.sha256(data).hexdigest()
    assert not document.is_verbatim
    headings = [
        words_of(document, line)
        for line in document.lines
        if line.element is not None
        and (line.element.kind, line.element.level) == (ElementKind.HEADING, 2)
    ]
    raw = data.decode("utf-8")
    assert headings == re.findall(r"^## (.+)$", raw, re.MULTILINE)
    assert lines_of_kind(document, ElementKind.LIST_ITEM) == re.findall(
        r"^- (.+)$", raw, re.MULTILINE
    )
    assert len(headings) == 5
    assert [link.span.cut(document.text) for link in document.links] == [
        "www.benelux.int",
        "@beneluxunion",
        "in",
        "ig",
    ]


def test_words_without_their_marks() -> None:
    document = read("# A *b* **c** `d` [e](http://x) &amp; \\*f\\* ~~g~~ ##")
    assert outline_of(document) == [("heading 1", "A b c d e & *f* g")]


def test_the_anchor_behind_a_heading_is_a_mark() -> None:
    document = read("# Scholen {#scholen .groot}\n\n## Een {verzameling}\n\nTekst {#a}")
    assert [words for _, words in outline_of(document)] == [
        "Scholen",
        "Een {verzameling}",
        "Tekst {#a}",
    ]


def test_what_converters_leave_of_anchors_is_a_mark() -> None:
    document = read("**1. Economie**[]{#_Toc1001 .anchor}\n\nTekst met {haakjes}")
    assert [words for _, words in outline_of(document)] == ["1. Economie", "Tekst met {haakjes}"]


def test_bold_and_italic_are_styles() -> None:
    document = read("licht **vet** *schuin* ***beide***\n\n**1. Thema**")
    runs = [
        (run.span.cut(document.text), run.style.is_bold, run.style.is_italic)
        for run in document.lines[0].runs
    ]
    assert runs == [
        ("licht ", False, False),
        ("vet", True, False),
        (" ", False, False),
        ("schuin", False, True),
        (" ", False, False),
        ("beide", True, True),
    ]
    assert document.lines[1].style.is_bold
    assert document.lines[1].runs == ()


def test_every_line_of_the_file_is_a_line_and_a_paragraph_one_element() -> None:
    document = read("een\ntwee  \ndrie\\\nvier<br>vijf\n\nzes")
    assert document.text == "een\ntwee\ndrie\nvier\nvijf\n\nzes\n"
    numbers = [line.element.number for line in document.lines if line.element]
    assert numbers == [0, 0, 0, 0, 0, 1]


def test_lists_have_levels_and_markers_as_typed() -> None:
    document = read(
        "1. een\n1. twee\n   loopt door\n\n   uitleg\n\n   - diep\n     * dieper\n3) nieuw\n+ plus"
    )
    assert outline_of(document) == [
        ("list_item 1 1.", "een"),
        ("list_item 1 1.", "twee"),
        ("list_item 1 1.", "loopt door"),
        ("paragraph", "uitleg"),
        ("list_item 2 -", "diep"),
        ("list_item 3 *", "dieper"),
        ("list_item 1 3)", "nieuw"),
        ("list_item 1 +", "plus"),
    ]
    elements = [line.element for line in document.lines if line.element]
    assert [element.list_number for element in elements] == [0, 0, 0, 0, 1, 2, 3, 4]
    assert [element.number for element in elements] == [0, 1, 1, 2, 3, 4, 5, 6]


def test_a_heading_within_an_item_has_the_items_marker() -> None:
    assert outline_of(read("1. ## Thema\n\n   uitleg")) == [
        ("heading 2 1.", "Thema"),
        ("paragraph", "uitleg"),
    ]


def test_a_box_to_tick_is_part_of_the_marker() -> None:
    assert outline_of(read("- [ ] open\n- [x] klaar\n- [link](u) blijft")) == [
        ("list_item 1 - [ ]", "open"),
        ("list_item 1 - [x]", "klaar"),
        ("list_item 1 -", "link blijft"),
    ]


def test_cells_of_a_table_have_row_and_column() -> None:
    document = read("| Thema | Doel |\n|---|---|\n| A | **een** |\n| B | twee |")
    assert outline_of(document) == [
        ("table_cell 1/1", "Thema"),
        ("table_cell 1/2", "Doel"),
        ("table_cell 2/1", "A"),
        ("table_cell 2/2", "een"),
        ("table_cell 3/1", "B"),
        ("table_cell 3/2", "twee"),
    ]


def test_a_fence_is_code_and_indented_text_is_as_typed() -> None:
    document = read("```\ncode\n\n  meer\n```\n\ntekst\n\n    • een\n\n      twee\n")
    assert outline_of(document) == [
        ("code", "code"),
        ("code", "meer"),
        ("paragraph", "tekst"),
        ("", "• een"),
        ("", "twee"),
    ]
    assert document.text.endswith("• een\n\n  twee\n")


def test_links_are_kept_beside_the_text_line_by_line() -> None:
    document = read("Zie [het\nprogramma](http://x) en <http://y>.")
    assert [(link.span.cut(document.text), link.target) for link in document.links] == [
        ("het", "http://x"),
        ("programma", "http://x"),
        ("http://y", "http://y"),
    ]


def test_pictures_and_comments_are_not_read() -> None:
    document = read("a ![alt](p.png) b <!-- c -->\n\n<!-- d -->\n\n[//]: # (e)")
    assert document.text.split() == ["a", "b"]


def test_raw_html_shows_what_a_browser_shows() -> None:
    document = read(
        '<div align="center">\n\n# Titel\n\n</div>\n\n<ul><li>een</li><li>twee</li></ul>\n\n'
        "<script>weg()</script>\n\n<p>En <b>vet</b></p>"
    )
    assert outline_of(document) == [
        ("heading 1", "Titel"),
        ("list_item 1 •", "een"),
        ("list_item 1 •", "twee"),
        ("paragraph", "En vet"),
    ]
    assert document.lines[1].element is not None
    assert document.lines[1].element.path == "L7/html/body/ul[1]/li[1]"


def test_elements_tell_the_lines_of_the_file_that_they_come_from() -> None:
    document = read("---\ntitle: T\n---\n\n# Kop\n\neen\ntwee\n\n- drie")
    assert [line.element.path for line in document.lines if line.element] == [
        "L1-L3",
        "L1-L3",
        "L1-L3",
        "L5",
        "L7-L8",
        "L7-L8",
        "L10",
    ]


# Front matter.


def test_front_matter_is_metadata_with_title_and_language() -> None:
    document = read('---\nlang: nl_BE\ntitle: "Het programma"\ntags:\n  - a\n...\n# Kop')
    assert document.title == "Het programma"
    assert document.declared_language == "nl-BE"
    assert lines_of_kind(document, ElementKind.METADATA) == [
        "---",
        "lang: nl_BE",
        'title: "Het programma"',
        "tags:",
        "- a",
        "...",
    ]
    assert outline_of(document)[-1] == ("heading 1", "Kop")


@pytest.mark.parametrize(
    "text",
    [
        "---\n\nEen alinea tussen lijnen.\n\n---\n",
        "---\nThema een\n---\n",
        "tekst\n---\ntitle: nee\n---\n",
        "---\ntitle: zonder einde\n",
    ],
)
def test_a_rule_at_the_top_is_no_front_matter(text: str) -> None:
    document = read(text)
    assert not lines_of_kind(document, ElementKind.METADATA)
    assert document.title is None


def test_a_language_that_is_no_tag_is_not_believed() -> None:
    assert read("---\nlang: Nederlands\n---\nx").declared_language is None


# What is refused, and what is not lost.


@pytest.mark.parametrize("text", ["\n \n", "<!-- alleen dit -->", "![](x.png)", "[a]: http://b"])
def test_a_file_without_words_is_refused(text: str) -> None:
    with pytest.raises(NoTextLayerError):
        read(text)


@pytest.mark.parametrize("depth", [60, 400, 3000])
def test_nesting_that_the_parser_would_cut_off_is_refused(depth: int) -> None:
    with pytest.raises(BrokenSourceError, match="nested too deeply"):
        read("\n".join("  " * level + "- x" for level in range(depth)))
    if depth > 100:
        with pytest.raises(BrokenSourceError, match="nested too deeply"):
            read("> " * depth + "x")


def test_nesting_that_a_person_may_write_is_read() -> None:
    document = read("\n".join("  " * level + f"- item {level}" for level in range(40)))
    assert [describe(line.element) for line in document.lines][-1] == "list_item 40 -"


def test_a_file_that_is_too_long_is_refused() -> None:
    with pytest.raises(SourceTooLargeError):
        read_markdown(b"x" * 11, source_id="s", limits=Limits(char_count=10))


def test_a_mark_that_an_entity_adds_is_composed_with_its_letter() -> None:
    document = read("**e**&#x301;e&#x301;n *doel*")
    assert document.text == "één doel\n"


LETTERS = "aeiémnost"
WORD = st.text(alphabet=LETTERS, min_size=1, max_size=8)
#: Marks of every kind; their own letters are not in ``LETTERS``.
MARKS = st.sampled_from(
    [
        " ", "\n", "\n\n", "\n- ", "\n1. ", "\n# ", "\n  * ", " **", "** ", " *", "* ", " `", "` ",
        "\n> ", " | ", "\n    ", "<br>", " [", "](u) ", "\n***\n", "\\\n", "  \n", "\n===\n", "~~",
    ]
)  # fmt: skip


@given(st.lists(st.tuples(WORD, MARKS), min_size=1, max_size=30))
def test_no_word_is_lost_and_all_stay_in_order(pairs: list[tuple[str, str]]) -> None:
    document = read("".join(word + mark for word, mark in pairs))
    letters = "".join(char for char in document.text if char in LETTERS)
    assert letters == "".join(word for word, _ in pairs)


def test_the_examples() -> None:
    corpus = os.environ.get("PROGRAMME_CORPUS")
    if not corpus:
        pytest.skip("PROGRAMME_CORPUS is not set: no real Markdown to read")
    for path in sorted((Path(corpus) / "examples").glob("*.md")):
        document = read_markdown(path.read_bytes(), source_id=path.name)
        check_document(document)
        items = {
            line.element.number
            for line in document.lines
            if line.element is not None and line.element.kind is ElementKind.LIST_ITEM
        }
        raw = path.read_text(encoding="utf-8")
        assert len(items) == len(re.findall(r"^\s*(?:[-*+]|\d+[.)])\s+\S", raw, re.MULTILINE))
        assert len(lines_of_kind(document, ElementKind.HEADING)) == len(
            re.findall(r"^#+ ", raw, re.MULTILINE)
        )


def test_hard_breaks_between_sentences_part_paragraphs() -> None:
    first = "We plant a hedge along every road of the valley.  "
    second = "We count the birds with the schools each spring."
    document = read_markdown(f"{first}\n{second}\n".encode(), source_id="test/breaks")
    assert len({line.element for line in document.lines}) == 2


def test_hard_breaks_within_a_sentence_do_not() -> None:
    document = read_markdown(
        b"We plant a hedge along\\\nevery road of the valley, and\\\ncount the birds each spring.\n",
        source_id="test/breaks",
    )
    assert len({line.element for line in document.lines}) == 1
