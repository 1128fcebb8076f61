"""A text file is read line by line, and nothing in it is changed or lost."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.plain_text.document import read_plain_text
from pipeline.model.document import Document, ElementKind
from pipeline.model.errors import NoTextLayerError, SourceTooLargeError
from pipeline.model.limits import Limits

PRESS = Path(__file__).parents[2] / "raw" / "benelux-2021-2024" / "press-nl.txt"


def read(text: str) -> Document:
    return read_plain_text(text.encode(), source_id="s")


def lines_of(document: Document) -> list[str]:
    return [line.span.cut(document.text) for line in document.lines]


def test_the_press_article() -> None:
    data = PRESS.read_bytes()
    document = read_plain_text(data, source_id="benelux-2021-2024/press-nl")
    assert document.text == data.decode("utf-8")
    assert document.is_verbatim
    assert document.source_sha256 == hashlib.sha256(data).hexdigest()
    assert document.byte_size == len(data)
    assert document.media_type == "text/plain"
    assert document.warnings == ()
    assert document.pages == ()
    lines = lines_of(document)
    assert (
        lines[0] == "Benelux Unie ziet haar Gemeenschappelijk Werkprogramma als inspiratiebron"
        " voor de EU"
    )
    assert sum(line.startswith("•") for line in lines) == 24
    assert sum(line.startswith("1.") for line in lines) == 5


def test_lines_are_those_of_the_file_without_the_white_space_around_them() -> None:
    document = read("\n  1. Een thema\n\n\t• doel  \n \n• doel twee")
    assert lines_of(document) == ["1. Een thema", "• doel", "• doel twee"]
    assert document.text == "\n  1. Een thema\n\n\t• doel  \n \n• doel twee"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028"])
def test_line_ends_of_any_kind_give_the_same_lines(end: str) -> None:
    document = read(f"a{end}{end}b")
    assert document.text == "a\n\nb"
    assert lines_of(document) == ["a", "b"]
    assert document.is_verbatim


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    document = read_plain_text("thema".encode("utf-8-sig"), source_id="s")
    assert document.text == "thema"
    assert document.is_verbatim


def test_a_guessed_encoding_is_a_warning() -> None:
    document = read_plain_text("één doel".encode("cp1252"), source_id="s")
    assert document.text == "één doel"
    assert "Windows-1252" in document.warnings[0]


def test_decomposed_letters_make_the_text_not_verbatim() -> None:
    assert not read("e\u0301e\u0301n").is_verbatim


def test_form_feeds_number_the_pages_and_stay_in_the_text() -> None:
    document = read("een\ntwee\f\fdrie\nvier\f")
    assert lines_of(document) == ["een", "twee", "drie", "vier"]
    assert [line.page_number for line in document.lines] == [1, 1, 3, 3]
    assert document.text.count("\f") == 3
    assert document.pages == ()


@pytest.mark.parametrize("text", ["een\ntwee", "een\ntwee\f\n", "\f een"])
def test_without_a_form_feed_between_words_there_are_no_pages(text: str) -> None:
    assert {line.page_number for line in read(text).lines} == {None}


def test_a_vertical_tab_ends_a_line_as_it_does_on_paper() -> None:
    assert lines_of(read("• een\v• twee")) == ["• een", "• twee"]


def test_a_blank_file_is_refused() -> None:
    with pytest.raises(NoTextLayerError):
        read(" \n\f\n")


def test_a_file_that_is_too_long_is_refused() -> None:
    with pytest.raises(SourceTooLargeError):
        read_plain_text(b"x" * 11, source_id="s", limits=Limits(char_count=10))


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00\ufeff")))
def test_every_character_that_is_not_white_is_in_exactly_one_line(text: str) -> None:
    if len([char for char in text if not char.isprintable()]) * 20 > len(text):
        return
    try:
        document = read(text)
    except NoTextLayerError:
        return
    covered = [0] * len(document.text)
    for line in document.lines:
        assert "\n" not in line.span.cut(document.text)
        assert line.span.trim(document.text) == line.span
        for index in range(line.span.start, line.span.end):
            covered[index] += 1
    assert all(
        count == 1 for char, count in zip(document.text, covered, strict=True) if not char.isspace()
    )


PARTED = """\
Water

•
•

Measure the quality of all the rivers and of the lakes
between them
Mend the dykes.

Roads
1.
2.
Nothing is parted here
"""


def test_marks_that_a_converter_wrote_apart_are_given_to_their_texts() -> None:
    document = read(PARTED)
    items = [
        (line.span.cut(document.text), line.element.number, line.element.marker)
        for line in document.lines
        if line.element is not None and line.element.kind is ElementKind.LIST_ITEM
    ]
    assert items == [
        ("Measure the quality of all the rivers and of the lakes", 0, "•"),
        ("between them", 0, None),
        ("Mend the dykes.", 1, "•"),
    ]
    assert document.is_verbatim


def test_marks_of_which_nobody_can_tell_the_texts_stay_as_they_are() -> None:
    document = read("•\n•\n\nOne long text that goes\nOn with a name and goes\nOn again\n")
    assert all(line.element is None for line in document.lines)


def test_more_marks_than_a_page_has_lines_are_no_list() -> None:
    def count_items(number: int) -> int:
        texts = "\n".join(f"Open the tower number {at} to schools." for at in range(number))
        document = read("•\n" * number + f"\n{texts}\n")
        return sum(line.element is not None for line in document.lines)

    assert count_items(60) == 60
    assert count_items(61) == 0
