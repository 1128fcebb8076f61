"""Letters become words, words become lines: on pages made by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.pdf.rows.drawn_markers import settle_shapes
from pipeline.extract.pdf.rows.ink import pick_ink
from pipeline.extract.pdf.rows.lines import join_runs, list_runs
from pipeline.model.document import DrawnMarker
from pipeline.model.geometry import BBox
from pipeline.model.selectors import CharSpan
from tests.extract.glyph_making import Words, compose, fill, make_page, read_lines


def test_a_blank_glyph_parts_words() -> None:
    assert read_lines(Words(50, 100, "een schoner vervoer")) == ["een schoner vervoer"]


def test_a_gap_without_a_blank_glyph_parts_words() -> None:
    first = Words(50, 100, "zonder")
    assert read_lines(first, Words(first.end + 2.5, 100, "blank")) == ["zonder blank"]


def test_letters_side_by_side_are_one_word_whatever_painted_them() -> None:
    first = Words(50, 100, "samen")
    assert read_lines(first, Words(first.end + 0.3, 100, "werking")) == ["samenwerking"]


def test_a_blank_glyph_that_the_next_letter_overlaps_is_no_blank() -> None:
    first = Words(50, 100, "afstem ")
    overlapped = Words(first.end - 2.5, 100, "ming")
    assert read_lines(first, overlapped) == ["afstemming"]


def test_several_blanks_are_one() -> None:
    assert read_lines(Words(50, 100, "een   twee")) == ["een twee"]


def test_a_no_break_space_is_a_blank() -> None:
    assert read_lines(Words(50, 100, "nr.\u00a05")) == ["nr. 5"]


def test_letter_spaced_words_stay_whole() -> None:
    heading = Words(50, 100, "GEMEENSCHAPPELIJK", spacing_em=0.3)
    assert read_lines(heading) == ["GEMEENSCHAPPELIJK"]


def test_letter_spaced_words_are_parted_where_the_gap_is_wider() -> None:
    heading = Words(50, 100, "ÉÉN MARKT", spacing_em=0.3)
    assert read_lines(heading) == ["ÉÉN MARKT"]


def test_leaders_do_not_make_words_letter_spaced() -> None:
    dots = Words(150, 100, ". . . . . . . . . .")
    line = [Words(50, 100, "Zorg"), Words(73, 100, "en"), Words(86, 100, "welzijn"), dots]
    assert read_lines(*line, Words(240, 100, "7"))[0].startswith("Zorg en welzijn")


@pytest.mark.parametrize("sign", ["\u00ad", "\u2010", "\x07", "\uf0b7", "ﬁ", "\ufffd"])
def test_letters_are_kept_as_they_are(sign: str) -> None:
    assert read_lines(Words(50, 100, f"a{sign}b c")) == [f"a{sign}b c"]


def test_letters_in_any_file_order_read_from_left_to_right() -> None:
    words = [Words(50 + 33 * index, 100, f"woord{index}") for index in range(5)]
    assert read_lines(*reversed(words)) == ["woord0 woord1 woord2 woord3 woord4"]


def test_lines_in_any_file_order_read_from_the_top_down() -> None:
    lines = [Words(50, 100 + 12 * index, f"regel {index}") for index in range(6)]
    assert read_lines(*reversed(lines)) == [f"regel {index}" for index in range(6)]


def test_a_raised_note_sign_belongs_to_its_line() -> None:
    before = Words(50, 100, "EMU-saldo")
    sign = Words(before.end, 96, "1", size=6)
    after = Words(sign.end + 2.5, 100, "en schuld")
    above = Words(50, 88, "de regel erboven loopt hier gewoon door")
    assert read_lines(above, before, sign, after)[1] == "EMU-saldo1 en schuld"


def test_words_that_a_raised_sign_parts_are_one_line() -> None:
    before = Words(50, 100, "H")
    sign = Words(before.end, 96, "12", size=8)
    after = Words(sign.end + 2.5, 100, "stripping")
    assert after.x - before.end > 10
    above = Words(50, 88, "de regel erboven loopt hier gewoon door")
    assert read_lines(above, before, sign, after)[1] == "H12 stripping"


def test_a_lowered_figure_belongs_to_its_line() -> None:
    before = Words(50, 100, "CO")
    figure = Words(before.end, 102, "2", size=6)
    assert read_lines(before, figure, Words(figure.end, 100, "-reductie")) == ["CO2-reductie"]


def test_a_marker_and_its_text_are_one_line() -> None:
    assert read_lines(
        Words(50, 100, "•"),
        Words(80, 100, "Een vernieuwd verdrag"),
        Words(80, 112, "tussen drie landen"),
    ) == ["• Een vernieuwd verdrag", "tussen drie landen"]


@pytest.mark.parametrize("marker", ["1.", "2.4.1", "a)", "(iv)", "–", "\uf0b7", "o", "§", "12"])
def test_any_marker_joins_the_text_that_follows_it(marker: str) -> None:
    end = Words(50, 100, marker).end
    assert read_lines(Words(50, 100, marker), Words(end + 14, 100, "Doelen stellen"))[0] == (
        f"{marker} Doelen stellen"
    )


def test_a_marker_from_a_symbol_font_may_sit_higher() -> None:
    assert read_lines(Words(50, 97.5, "●", size=7), Words(70, 100, "Doelen")) == ["● Doelen"]


def test_large_figures_are_no_markers() -> None:
    assert read_lines(Words(50, 100, "20", size=80), Words(290, 100, "20", size=80)) == ["20", "20"]


def test_page_numbers_of_a_contents_list_stay_with_their_entries() -> None:
    entries = [("Inleiding", "3"), ("Een sterke markt", "4"), ("Veiligheid", "11")]
    words = []
    for index, (title, number) in enumerate(entries):
        words.append(Words(50, 100 + 14 * index, title))
        words.append(Words(500 - 5 * len(number), 100 + 14 * index, number))
    assert read_lines(*words) == ["Inleiding 3", "Een sterke markt 4", "Veiligheid 11"]


def test_numbers_that_count_the_lines_stay_out_of_them() -> None:
    words = []
    for index in range(12):
        words.append(Words(30, 100 + 12 * index, str(index + 1)))
        words.append(Words(60, 100 + 12 * index, "een regel van de lopende tekst hier"))
    assert read_lines(*words) == [
        *["een regel van de lopende tekst hier"] * 12,
        *[str(number) for number in range(1, 13)],
    ]


def test_a_justified_line_torn_wide_is_one_line() -> None:
    left = Words(50, 112, "grensoverschrijdende")
    right = Words(left.end + 20, 112, "arbeidsmarktbemiddeling")
    full = "de samenwerking tussen de landen wordt op dit punt verdiept"
    assert read_lines(Words(50, 100, full), left, right, Words(50, 124, full)) == [
        full,
        "grensoverschrijdende arbeidsmarktbemiddeling",
        full,
    ]


def test_invisible_letters_do_not_mix_with_seen_ones() -> None:
    assert read_lines(
        Words(50, 100, "gezien"),
        Words(50, 100.5, "ongezien", is_invisible=True),
        Words(50, 120, "ook gezien"),
    ) == ["gezien", "ook gezien", "ongezien"]


def test_white_letters_on_a_coloured_ground_are_seen() -> None:
    page = make_page(Words(50, 100, "wit op rood", colour="#ffffff"), Words(50, 300, "zwart"))
    _, lines = compose(page, [fill(0, 0, 600, 200, "#cc0000")])
    assert [line.visibility.value for line in lines] == ["visible", "visible"]


def test_white_letters_on_paper_are_not() -> None:
    page = make_page(Words(50, 100, "zwart"), Words(50, 300, "wit op wit", colour="#fefefe"))
    _, lines = compose(page)
    assert [line.visibility.value for line in lines] == ["visible", "same_as_background"]


def test_letters_off_the_page_are_marked_and_last() -> None:
    page = make_page(Words(50, -30, "drukkersmerk"), Words(50, 100, "tekst"))
    text, lines = compose(page)
    assert [(line.span.cut(text), line.visibility.value) for line in lines] == [
        ("tekst", "visible"),
        ("drukkersmerk", "off_page"),
    ]


def test_styles_within_a_line_are_told_apart() -> None:
    first = Words(50, 100, "Doel:", font="Sans-Bold")
    page = make_page(first, Words(first.end + 2.5, 100, "een schonere stad"))
    text, lines = compose(page)
    (line,) = lines
    assert [(run.span.cut(text), run.style.is_bold) for run in line.runs] == [
        ("Doel:", True),
        ("een schonere stad", False),
    ]
    assert not line.style.is_bold


def test_a_line_in_one_style_has_no_runs() -> None:
    _, (line,) = compose(make_page(Words(50, 100, "een stijl"), Words(95, 100, "overal")))
    assert line.runs == ()


def test_characters_are_composed_and_keep_one_box() -> None:
    page = make_page(Words(50, 100, "patie\u0308nten"))
    text, (line,) = compose(page)
    assert line.span.cut(text) == "patiënten"


def test_a_small_drawing_before_a_line_marks_it() -> None:
    dot = fill(60, 92, 64, 96, "#000000")
    _, lines = compose(make_page(Words(70, 100, "Getekend"), Words(70, 112, "vervolg")), [dot])
    assert [line.drawn_marker is not None for line in lines] == [True, False]


def test_the_border_of_a_table_cell_is_no_marker() -> None:
    border = fill(66, 90, 66.5, 103, "#000000")
    _, (line,) = compose(make_page(Words(70, 100, "cel")), [border])
    assert line.drawn_marker is None


def test_a_drawing_after_other_words_marks_nothing() -> None:
    page = make_page(Words(20, 100, "links"), Words(90, 100, "rechts"))
    _, lines = compose(page, [fill(10, 92, 14, 96)])
    assert [line.drawn_marker is not None for line in lines] == [True, False]


@pytest.mark.parametrize("side", [3.75, 3.25, 3.24])
def test_marks_of_one_size_go_by_one_shape_whatever_the_noise(side: float) -> None:
    """Some sizes lie between two steps; single precision puts some above and some below."""
    markers = [
        DrawnMarker(
            bbox=BBox(x0=0, top=0, x1=side + noise, bottom=side - noise),
            shape=f"fill-5-{round(2 * (side + noise)) / 2:g}x{round(2 * (side - noise)) / 2:g}",
        )
        for noise in (-2e-5, 0.0, 2e-5, 0.0)
    ]
    assert len(set(settle_shapes(markers).values())) == 1


def test_marks_of_two_sizes_keep_their_shapes_and_an_ornament_has_none() -> None:
    boxes = [BBox(x0=0, top=0, x1=side, bottom=side) for side in (4, 4, 4, 6, 6, 6, 20)]
    markers = [DrawnMarker(bbox=box, shape=f"fill-5-{box.width:g}x4") for box in boxes]
    assert set(settle_shapes(markers)) == {"fill-5-4x4", "fill-5-6x4"}


_letters = st.text(st.sampled_from("abcdeëïu-•\u00ad\uf0b7"), min_size=1, max_size=12)


@given(
    st.lists(
        st.tuples(
            st.floats(0, 560), st.floats(20, 780), _letters, st.sampled_from([6.0, 10.0, 24.0])
        ),
        max_size=30,
    )
)
def test_every_letter_is_in_exactly_one_line_with_its_box(
    places: list[tuple[float, float, str, float]],
) -> None:
    page = make_page(*(Words(x, y, text, size=size) for x, y, text, size in places))
    composed, lines = compose(page)
    claimed = [index for line in lines for index in range(line.span.start, line.span.end)]
    assert len(claimed) == len(set(claimed))
    letters = [index for index, letter in enumerate(composed) if not letter.isspace()]
    assert set(letters) <= set(claimed)
    assert sorted(composed[index] for index in letters) == sorted(page.text.replace(" ", ""))
    assert [line.span for line in lines] == sorted(line.span for line in lines)
    for line in lines:
        words = line.span.cut(composed)
        assert words
        assert words == words.strip()
        assert "\n" not in words


@given(st.lists(_letters, min_size=1, max_size=8))
def test_runs_cover_the_ink_once(words: list[str]) -> None:
    page = make_page(*(Words(50, 20 * index + 30, word) for index, word in enumerate(words)))
    ink = pick_ink(page)
    covered = [
        index
        for fragment in join_runs(list_runs(ink), ink)
        for run in fragment.pieces
        for index in range(ink.run_starts[run], ink.run_stops[run])
    ]
    assert sorted(covered) == list(range(len(ink.text)))


def test_boxes_belong_to_their_characters() -> None:
    from pipeline.extract.pdf.composing import Composer
    from pipeline.extract.pdf.layout.page_layout import lay_out_page

    page = make_page(Words(50, 100, "ab cd"), Words(50, 120, "ef"))
    composer = Composer()
    composer.add_page(1, lay_out_page(page, ()), page.styles, 600, 800)
    boxes = np.frombuffer(composer.packed_boxes(), dtype=np.float32).reshape(-1, 4)
    text = composer.text()
    assert len(boxes) == len(text)
    by_letter = {letter: box for letter, box in zip(text, boxes, strict=True) if letter.isalpha()}
    assert by_letter["a"][0] == pytest.approx(50)
    assert by_letter["c"][0] == pytest.approx(62.5)
    assert by_letter["e"][1] == pytest.approx(112)
    assert all(math.isnan(box[0]) for letter, box in zip(text, boxes, strict=True) if letter == " ")
    assert CharSpan(start=0, end=5).cut(text) == "ab cd"
