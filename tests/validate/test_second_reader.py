"""The second reader compares letters by place: neighbours stay out, order does not matter."""

from __future__ import annotations

import array
import dataclasses
import math

from pipeline.model.document import PageLetters, Reader
from pipeline.model.findings import Finding
from tests.validate.builder import BROCHURE, LETTER_WIDTH_PT, LINE_HEIGHT_PT, Case, build_case

Letter = tuple[str, tuple[float, float, float, float]]


def _list_letters(page: PageLetters) -> list[Letter]:
    floats = memoryview(page.packed_boxes).cast("f")
    return [
        (
            letter,
            (
                floats[4 * index],
                floats[4 * index + 1],
                floats[4 * index + 2],
                floats[4 * index + 3],
            ),
        )
        for index, letter in enumerate(page.letters)
    ]


def _with_letters(case: Case, letters: list[Letter]) -> Case:
    """The case in which the other engine reads these letters on the first page."""
    second = case.second_readings[BROCHURE]
    page = dataclasses.replace(
        second.pages[0],
        letters="".join(letter for letter, _ in letters),
        packed_boxes=array.array("f", [side for _, box in letters for side in box]).tobytes(),
    )
    changed = dataclasses.replace(second, pages=(page, *second.pages[1:]))
    return case.replace(second_readings={BROCHURE: changed})


def _read(case: Case) -> list[Letter]:
    return _list_letters(case.second_readings[BROCHURE].pages[0])


def _findings(case: Case, code: str) -> list[Finding]:
    return [finding for finding in case.check().findings if finding.code == code]


def test_lines_whose_boxes_touch_do_not_disturb_each_other() -> None:
    case = build_case()
    page = case.documents[BROCHURE].lines
    tops = [case.documents[BROCHURE].bbox(line.span) for line in page[:3]]

    assert tops[0] is not None
    assert tops[1] is not None
    assert tops[0].bottom == tops[1].top
    assert _findings(case, "second-reader-mismatch") == []


def test_tall_glyph_boxes_that_overlap_the_next_line_do_not_disturb_it() -> None:
    case = build_case()
    taller = [
        (letter, (x0, top - LINE_HEIGHT_PT / 4, x1, bottom + LINE_HEIGHT_PT / 4))
        for letter, (x0, top, x1, bottom) in _read(case)
    ]

    assert _findings(_with_letters(case, taller), "second-reader-mismatch") == []


def test_a_letter_that_stands_elsewhere_is_missed_in_its_place() -> None:
    case = build_case()
    moved = [
        (letter, (box[0] + 200, box[1], box[2] + 200, box[3]) if letter == "G" else box)
        for letter, box in _read(case)
    ]

    (finding,) = _findings(_with_letters(case, moved), "second-reader-mismatch")

    assert finding.record == f"{BROCHURE}/1.1"
    assert finding.page == 1
    assert "1 fewer (G)" in finding.message


def test_a_marker_beside_the_words_is_not_read_with_them() -> None:
    case = build_case()
    x0, top, _, bottom = next(box for letter, box in _read(case) if letter == "•")
    doubled = [*_read(case), ("•", (x0 + 1, top, x0 + 1 + LETTER_WIDTH_PT, bottom))]

    assert _findings(_with_letters(case, doubled), "second-reader-mismatch") == []


def test_the_parts_of_a_ligature_may_come_one_by_one() -> None:
    case = build_case()
    second = case.second_readings[BROCHURE]
    page = second.pages[1]
    letters = [
        (part, box)
        for letter, box in _list_letters(page)
        for part in ("ffi" if letter == "ﬃ" else letter)
    ]
    split = dataclasses.replace(
        page,
        letters="".join(letter for letter, _ in letters),
        packed_boxes=array.array("f", [side for _, box in letters for side in box]).tobytes(),
    )
    changed = dataclasses.replace(second, pages=(second.pages[0], split))

    assert case.replace(second_readings={BROCHURE: changed}).check().findings == ()


def test_letters_without_a_place_count_for_the_page_only() -> None:
    case = build_case()
    nowhere = (math.nan,) * 4
    unplaced = [(letter, nowhere if letter == "G" else box) for letter, box in _read(case)]

    codes = {finding.code for finding in _with_letters(case, unplaced).check().findings}

    assert codes == {"second-reader-mismatch"}


def _with_second(case: Case, **changes: object) -> Case:
    second = dataclasses.replace(case.second_readings[BROCHURE], **changes)  # type: ignore[arg-type]
    return case.replace(second_readings={BROCHURE: second})


def test_an_unreadable_page_is_told_once_with_the_reason() -> None:
    case = build_case()
    pages = case.second_readings[BROCHURE].pages[1:]

    (finding,) = (
        _with_second(case, pages=pages, unreadable=((1, "it stumbles over a font"),))
        .check()
        .findings
    )

    assert finding.code == "second-reader-unconfirmed"
    assert finding.page == 1
    assert "page 1: no other engine confirms 4 quotes" in finding.message
    assert "it stumbles over a font" in finding.message


def test_pages_unread_for_one_reason_are_one_finding() -> None:
    case = build_case().replace(second_readings={})

    (finding,) = case.check().findings

    assert finding.code == "second-reader-unconfirmed"
    assert finding.page is None
    assert "pages 1–2: no other engine confirms 7 quotes" in finding.message


def test_an_engine_does_not_confirm_itself() -> None:
    case = build_case()
    pages = tuple(
        dataclasses.replace(page, reader=Reader.PDFIUM)
        for page in case.second_readings[BROCHURE].pages
    )

    assert len(_findings(_with_second(case, pages=pages), "second-reader-unconfirmed")) == 1


def test_an_engine_that_misses_pages_confirms_none_and_accuses_nobody() -> None:
    case = build_case()
    # Its only page is the second, which it takes for the first.
    page = dataclasses.replace(case.second_readings[BROCHURE].pages[1], page_number=1)

    (finding,) = _with_second(case, pages=(page,), page_count=1).check().findings

    assert finding.code == "second-reader-unconfirmed"
    assert "finds 1 pages of 2" in finding.message


def test_pages_that_only_the_other_engine_finds_are_an_error() -> None:
    case = _with_second(build_case(), page_count=3)

    codes = {finding.code for finding in case.check().findings}

    assert codes == {"page-count-differs"}
