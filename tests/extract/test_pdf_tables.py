"""Tables on pages: drawn cells, columns that only white space shows, and what is no table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.extract.pdf.composing import Composer
from pipeline.extract.pdf.engines.glyphs import Drawing
from pipeline.extract.pdf.layout.page_layout import lay_out_page
from pipeline.extract.pdf.tables.rows import tag_cells
from pipeline.model.geometry import BBox
from tests.extract.glyph_making import Words, column, fill, make_page, read_lines, read_regions

Cells = dict[tuple[int, int], str]


def _rule(x0: float, top: float, x1: float, bottom: float) -> Drawing:
    return Drawing(bbox=BBox(x0=x0, top=top, x1=x1, bottom=bottom), kind="stroke", segment_count=2)


def _read_cells(
    *pages: Sequence[Words], drawings: Sequence[Drawing] = ()
) -> tuple[Cells, list[tuple[int, int]]]:
    """Words by row and column of the document's tables; and the places in reading order."""
    composer = Composer()
    known: list[tuple[float, ...]] = []
    for number, words in enumerate(pages, start=1):
        page = make_page(*words)
        layers = lay_out_page(page, drawings, known)
        known = [table.edges for layer in layers for table in layer.tables]
        composer.add_page(number, layers, page.styles, page.width_pt, page.height_pt)
    text = composer.text()
    tags = tag_cells(composer.cells, composer.lines, text)
    cells: Cells = {}
    order: list[tuple[int, int]] = []
    for index, tag in tags.items():
        place = (tag.row or 0, tag.column or 0)
        words_of = composer.lines[index].span.cut(text)
        cells[place] = f"{cells[place]} {words_of}" if place in cells else words_of
        if order[-1:] != [place]:
            order.append(place)
    return cells, order


def _row(top: float, theme: str, objective: Sequence[str], who: str) -> list[Words]:
    return [*column(50, top, theme), *column(150, top, *objective), *column(450, top, who)]


HEADER = _row(100, "Thema", ["Doelstelling"], "Wie")
ROWS = [
    *HEADER,
    *_row(120, "Wonen", ["Het aanbod van woningen in de", "grensstreek vergroten"], "Steden"),
    *_row(152, "", ["De bouw van goede woningen in", "de dorpen bevorderen"], "Regio"),
    *_row(184, "Water", ["De kwaliteit van het drinkwater", "bewaken"], "Landen"),
]


def test_cells_of_a_table_without_lines_are_read_row_by_row_with_their_wrapped_lines() -> None:
    cells, order = _read_cells(ROWS)
    assert order == sorted(order)
    assert cells[2, 1] == "Wonen"
    assert cells[2, 2] == "Het aanbod van woningen in de grensstreek vergroten"
    assert cells[3, 2] == "De bouw van goede woningen in de dorpen bevorderen"
    assert (3, 1) not in cells
    assert cells[4, 3] == "Landen"


def test_text_above_and_below_a_table_is_outside_it() -> None:
    prose = "Een regel die over de hele breedte van het blad loopt, dwars door alle kolommen heen"
    lines = read_lines(Words(50, 60, prose), *ROWS, Words(50, 240, prose))
    cells, _ = _read_cells([Words(50, 60, prose), *ROWS, Words(50, 240, prose)])
    assert lines[0] == lines[-1] == prose
    assert prose not in cells.values()


def test_a_cell_that_touches_the_next_is_cut_where_the_column_begins() -> None:
    close = Words(150, 120, "Het aanbod van woningen in de grensstreek hierna weer vergroten")
    gap = 450 - close.end
    assert 3.8 < gap < 9.3  # less than a fragment's gap, more than a word's
    rows = [*HEADER, *column(50, 120, "Wonen"), close, Words(450, 120, "Steden"), *ROWS[7:]]
    cells, _ = _read_cells(rows)
    assert cells[2, 2].startswith(close.text)
    assert cells[2, 3] == "Steden"


def test_a_table_runs_on_over_the_page_with_its_header_repeated() -> None:
    second = [*HEADER, *_row(120, "Zorg", ["De zorg in de streek op elkaar", "afstemmen"], "Allen")]
    cells, _ = _read_cells(ROWS, second)
    assert cells[1, 1] == "Thema Thema"
    assert cells[5, 1] == "Zorg"
    assert cells[5, 2] == "De zorg in de streek op elkaar afstemmen"


def test_the_rest_of_a_row_on_the_next_page_stays_in_that_row() -> None:
    rest = [*HEADER, *column(150, 120, "en in de rivieren")]
    more = _row(140, "Zorg", ["De zorg in de streek op elkaar", "afstemmen"], "Allen")
    cells, _ = _read_cells(ROWS, [*rest, *more])
    assert cells[4, 2] == "De kwaliteit van het drinkwater bewaken en in de rivieren"
    assert cells[5, 1] == "Zorg"


def test_a_drawn_cell_that_spans_rows_belongs_to_the_first_of_them() -> None:
    words = [
        *column(55, 112, "Wonen"),
        *column(205, 112, "Woningen bouwen in de streek"),
        *column(205, 132, "Huren betaalbaar houden"),
        *column(55, 152, "Water"),
        *column(205, 152, "Rivieren schoon maken"),
    ]
    grid = [
        *(_rule(50, y, 500, y + 1) for y in (100, 140, 160)),
        _rule(200, 120, 500, 121),  # only under the second column
        *(_rule(x, 100, x + 1, 161) for x in (50, 200, 500)),
    ]
    cells, _ = _read_cells(words, drawings=grid)
    assert cells == {
        (1, 1): "Wonen",
        (1, 2): "Woningen bouwen in de streek",
        (2, 2): "Huren betaalbaar houden",
        (3, 1): "Water",
        (3, 2): "Rivieren schoon maken",
    }


def _borders(tops: Sequence[float], columns: Sequence[float]) -> list[Drawing]:
    """The lower borders of cells, each drawn by itself, as browsers do."""
    return [_rule(x0 - 0.5, top, x1 + 0.5, top + 1) for top in tops for x0, x1 in pairwise(columns)]


_BORDERS = (50.0, 90.0, 330.0, 430.0, 520.0)


def _measure(top: float, number: str, measure: Sequence[str], who: str, cost: str) -> list[Words]:
    right = Words(515 - 6 * len(cost), top, cost)  # flush right: no two begin at one place
    return [*column(55, top, number), *column(95, top, *measure), *column(335, top, who), right]


MEASURES = [
    *_measure(112, "Nr.", ["Maatregel"], "Trekker", "Budget"),
    *_measure(132, "1", ["Het aanbod van woningen in de", "streek vergroten"], "Wonen", "1.150"),
    *_measure(164, "2", ["Een loket voor zelfstandigen"], "Zaken", "80"),
    *_measure(184, "3", ["De wachttijd in de zorg van de", "dorpen verkorten"], "Zorg", "5"),
]
MEASURE_LINES = (120.0, 152.0, 172.0, 204.0)


def test_cells_whose_borders_are_drawn_one_by_one_need_no_upright_lines() -> None:
    cells, _ = _read_cells(MEASURES, drawings=_borders(MEASURE_LINES, _BORDERS))
    assert cells[1, 2] == "Maatregel"  # the header has no line above
    assert cells[2, 2] == "Het aanbod van woningen in de streek vergroten"
    assert (cells[2, 3], cells[2, 4]) == ("Wonen", "1.150")
    assert cells[3, 2] == "Een loket voor zelfstandigen"
    assert (cells[4, 2], cells[4, 4]) == ("De wachttijd in de zorg van de dorpen verkorten", "5")


def test_lines_on_the_edges_of_grounds_and_cells_over_rows_leave_the_columns_whole() -> None:
    themes, others = (50.0, 150.0), (150.0, 330.0, 430.0)
    words = [
        *[*column(55, 112, "Thema"), *column(155, 112, "Maatregel"), *column(335, 112, "Wie")],
        *[
            *column(55, 132, "Wonen"),
            *column(155, 132, "Een loket openen"),
            Words(335, 132, "Stad"),
        ],
        *[*column(155, 152, "Huren verlagen"), *column(335, 152, "Land")],
        *[*column(55, 172, "Water"), *column(155, 172, "Meren redden"), *column(335, 172, "Land")],
        *[*column(155, 192, "Rivieren meten"), *column(335, 192, "Stad")],
    ]
    drawings = [
        *(fill(x0, 100, x1, 120) for x0, x1 in pairwise((*themes, *others[1:]))),
        *_borders((99.5, 119.5, 159.5), themes),
        *_borders((99.5, 119.5, 139.5, 159.5, 179.5), others),
    ]
    cells, _ = _read_cells(words, drawings=drawings)
    assert [cells.get((row, 1)) for row in range(1, 6)] == ["Thema", "Wonen", None, "Water", None]
    assert cells[5, 2] == "Rivieren meten"  # no line below, beside a cell that spans rows
    assert [cells[row, 3] for row in range(2, 6)] == ["Stad", "Land", "Land", "Stad"]


def test_a_last_row_without_a_line_below_belongs_to_the_table() -> None:
    cells, _ = _read_cells(MEASURES, drawings=_borders(MEASURE_LINES[:-1], _BORDERS))
    assert cells[4, 2] == "De wachttijd in de zorg van de dorpen verkorten"


def test_two_tables_with_equal_columns_are_parted_by_what_stands_between() -> None:
    prose = "Een regel die over de hele breedte van het blad loopt, dwars door alle kolommen"
    below = [replace(words, baseline=words.baseline + 200) for words in MEASURES]
    tops = (*MEASURE_LINES, *(top + 200 for top in MEASURE_LINES))
    page = [*MEASURES, Words(55, 256, prose), *below]
    drawings = _borders(tops, _BORDERS)
    lines = read_lines(*page, drawings=drawings)
    cells, _ = _read_cells(page, drawings=drawings)
    assert prose in lines
    assert all(prose not in words for words in cells.values())
    assert cells[3, 2] == "Een loket voor zelfstandigen Een loket voor zelfstandigen"


def test_a_head_and_one_row_are_a_table_beside_a_larger_one_with_its_columns() -> None:
    rest = [
        *_measure(52, "Nr.", ["Maatregel"], "Trekker", "Budget"),
        *_measure(72, "9", ["De bibliotheek op zondag", "openen"], "Cultuur", "30"),
    ]
    title = Words(
        55, 97, "Een kop die over de hele breedte van het blad loopt en boven de tabel staat"
    )
    below = [replace(words, baseline=words.baseline + 30) for words in MEASURES]
    tops = (60.0, 88.0, *(top + 30 for top in MEASURE_LINES))
    lines = read_lines(*rest, title, *below, drawings=_borders(tops, _BORDERS))
    assert lines[4:9] == ["9", "De bibliotheek op zondag", "openen", "Cultuur", "30"]


def test_a_row_with_a_number_of_its_own_is_no_rest_of_the_row_before() -> None:
    header = _measure(112, "Nr.", ["Maatregel"], "Trekker", "Budget")
    second = [
        *header,
        *_measure(132, "4", ["bomen planten langs de singel"], "Groen", "12"),
        *_measure(152, "5", ["de brug bij de molen herstellen"], "Wegen", "90"),
    ]
    drawings = _borders((120.0, 140.0, 160.0), _BORDERS)
    cells, _ = _read_cells(second, second, drawings=drawings)
    assert cells[4, 2] == "bomen planten langs de singel"


def test_a_word_that_every_row_has_in_small_letters_begins_no_rest_of_a_row() -> None:
    header = _measure(112, "Code", ["Maatregel"], "Stand", "Budget")
    second = [
        *header,
        *_measure(132, "Water", ["Bomen planten langs de singel"], "lopend", "12"),
        *_measure(152, "Wegen", ["De brug bij de molen herstellen"], "nieuw", "90"),
    ]
    cells, _ = _read_cells(second, second, drawings=_borders((120.0, 140.0, 160.0), _BORDERS))
    assert cells[4, 2] == "Bomen planten langs de singel"


def test_columns_of_prose_with_gaps_at_the_same_places_are_no_table() -> None:
    text = ["woorden in een kolom met prose", "en nog een tweede regel daarvan", ""]
    left, right = column(50, 100, *text * 4), column(320, 100, *text * 4)
    assert _read_cells([*left, *right]) == ({}, [])


def test_two_lists_beside_one_another_are_no_table() -> None:
    left = column(50, 100, "– een punt dat", "  doorloopt", "", "– nog een punt", "", "– drie")
    right = column(320, 100, "– hier ook een", "", "", "– vier of meer", "", "– vijf en zes")
    assert _read_cells([*left, *right]) == ({}, [])


def test_labels_in_a_column_of_their_own_begin_the_lines_beside_them() -> None:
    words = [
        Words(50, 100, "Mesure 1 :"),
        *column(130, 100, "Renforcer le réseau des gares", "de la région"),
        Words(50, 140, "Mesure 2 :"),
        *column(130, 140, "Étendre les pistes"),
    ]
    assert read_lines(*words) == [
        "Mesure 1 : Renforcer le réseau des gares",
        "de la région",
        "Mesure 2 : Étendre les pistes",
    ]


def test_the_words_of_a_justified_line_are_one_line_however_wide_its_gaps() -> None:
    words = [Words(50 + 60 * n, 112, text) for n, text in enumerate(["even", "twee", "drie"])]
    above = Words(50, 100, "een regel erboven die gewoon door")
    assert read_regions(above, *words) == [[above.text, "even twee drie"]]


def test_a_justified_line_may_hold_figures() -> None:
    words = [Words(50, 112, "vijf")]
    for text in ("en", "2025", "en", "2026", "jaar"):
        words.append(Words(words[-1].end + 20, 112, text))
    assert read_regions(*words) == [["vijf en 2025 en 2026 jaar"]]


def test_last_rows_that_have_only_the_main_cell_stay_in_the_table() -> None:
    last = column(150, 216, "Een regel zonder eigen thema op deze", "bladzijde")
    cells, _ = _read_cells([*ROWS, *last])
    assert any(text.startswith("Een regel zonder eigen thema") for text in cells.values())


def test_a_heading_below_a_table_is_none_of_its_rows() -> None:
    below = [Words(40, 260, "Over ons", size=10), Words(40, 280, "Het secretariaat")]
    cells, _ = _read_cells([*ROWS, *below])
    assert not any("Over ons" in text for text in cells.values())


def test_a_head_on_grounds_without_lines_is_the_first_row_of_the_table_below() -> None:
    xs, ys = (50.0, 90.0, 400.0, 550.0), (100.0, 124.0, 148.0)
    rules = [_rule(xs[0], y, xs[-1], y) for y in ys]
    rules += [_rule(x, ys[0], x, ys[-1]) for x in xs]
    grounds = [fill(a, 76, b, 100) for a, b in pairwise(xs)]
    rows = [
        ("Ref", "Action", "Lead"),
        ("H1", "Build homes", "Works"),
        ("H2", "Plant oaks", "Parks"),
    ]
    page = [
        Words(x + 5, 92 + 24.0 * number, text)
        for number, row in enumerate(rows)
        for x, text in zip(xs, row, strict=False)
    ]
    cells, _ = _read_cells(page, drawings=[*grounds, *rules])
    assert [cells[number, 2] for number in (1, 2, 3)] == ["Action", "Build homes", "Plant oaks"]


def test_a_row_with_a_code_of_its_own_is_no_rest_of_the_row_before_the_break() -> None:
    xs = (50.0, 90.0, 400.0, 550.0)

    def grid(*rows: tuple[str, str, str]) -> tuple[list[Words], list[Drawing]]:
        ys = [100.0 + 24 * number for number in range(len(rows) + 1)]
        rules = [_rule(xs[0], y, xs[-1], y) for y in ys]
        rules += [_rule(x, ys[0], x, ys[-1]) for x in xs]
        words = [
            Words(x + 5, y + 16, text)
            for y, row in zip(ys, rows, strict=False)
            for x, text in zip(xs, row, strict=False)
        ]
        return words, rules

    first, rules = grid(
        ("Ref", "Action", "Due"), ("E1", "Build homes", "2027"), ("E2", "Plant", "2028")
    )
    second, _ = grid(("Ref", "Action", "Due"), ("L1", "Open parks", "2027"), ("L2", "Sow", "2028"))
    cells, _ = _read_cells(first, second, drawings=rules)
    assert [cells[row, 2] for row in (3, 4)] == ["Plant", "Open parks"]


def test_one_row_on_the_next_page_belongs_to_the_table_though_cells_of_it_are_empty() -> None:
    second = [*column(150, 100, "De dijken bij de haven", "verhogen"), *column(450, 100, "Landen")]
    cells, _ = _read_cells(ROWS, second)
    assert (cells[5, 2], cells[5, 3]) == ("De dijken bij de haven verhogen", "Landen")


def test_a_heading_that_begins_further_left_parts_two_tables_without_lines() -> None:
    below = [replace(words, baseline=words.baseline + 150) for words in ROWS]
    words = [*ROWS, Words(42, 230, "Energie en klimaat"), *below]
    cells, _ = _read_cells(words)
    assert "Energie en klimaat" in read_lines(*words)
    assert all("Energie" not in text for text in cells.values())
    assert cells[2, 1] == "Wonen Wonen"  # the second row of each


def test_grounds_under_every_other_row_leave_cells_over_rows_to_their_places() -> None:
    borders = (50.0, 150.0, 330.0, 430.0)
    rows = ["Huren verlagen", "Woningen bouwen", "Loketten openen", "Wachttijden korten"]
    rows += ["Artsen zoeken", "Ouderen bezoeken", "Rivieren meten", "Meren redden"]
    names = {0: "Wonen", 3: "Zorg", 7: "Water"}
    words = [*column(55, 112, "Thema"), *column(155, 112, "Maatregel"), *column(335, 112, "Wie")]
    for at, measure in enumerate(rows):
        top = 132.0 + 30 * at
        words += [*column(55, top, names.get(at, "")), Words(155, top, measure)]
        words += [Words(335, top, "Stad")]
    drawings = [fill(x0, 100, x1, 120) for x0, x1 in pairwise(borders)]
    for at in range(0, len(rows), 2):
        top = 120.0 + 30 * at
        drawings += [fill(x0, top, x1, top + 30) for x0, x1 in pairwise(borders[1:])]
    drawings.append(fill(50, 120, 150, 210))  # two themes below have none
    cells, _ = _read_cells(words, drawings=drawings)
    themes = {row: text for (row, column), text in cells.items() if column == 1}
    assert themes == {1: "Thema", 2: "Wonen", 5: "Zorg", 9: "Water"}
    assert cells[9, 2] == "Meren redden"


def _spanning(top: float, theme: str, aims: Sequence[str]) -> list[Words]:
    """A theme beside its aims, one a row of twenty points; without one, its cell goes on."""
    rows = [Words(155, top + 20 * at, aim) for at, aim in enumerate(aims)]
    return [*column(55, top, theme), *rows] if theme else rows


def test_a_first_cell_that_goes_on_from_the_page_before_leaves_its_rows_in_the_table() -> None:
    """The line under the last row runs over both columns at once, as some engines draw it."""
    first = [
        *[*column(55, 612, "Thema"), *column(155, 612, "Doel")],
        *_spanning(632, "Wonen", ["Een loket openen", "Huren verlagen"]),
        *_spanning(672, "Water", ["Meren redden"]),
    ]
    second = [
        *_spanning(72, "", ["Rivieren meten", "Beken openen"]),
        *_spanning(112, "Zorg", ["Een post bouwen", "Artsen opleiden"]),
    ]
    both, aims = (50.0, 150.0, 430.0), (150.0, 430.0)
    composer = Composer()
    drawings = (
        [*_borders((600, 619.5, 659.5), both), *_borders((639.5,), aims)],
        [*_borders((99.5,), both), *_borders((79.5, 119.5), aims), _rule(50, 139.5, 430, 140.5)],
    )
    known: list[tuple[float, ...]] = []
    for number, (words, drawn) in enumerate(zip((first, second), drawings, strict=True), start=1):
        page = make_page(*words)
        layers = lay_out_page(page, drawn, known)
        known = [table.edges for layer in layers for table in layer.tables]
        composer.add_page(number, layers, page.styles, page.width_pt, page.height_pt)
    text = composer.text()
    tags = tag_cells(composer.cells, composer.lines, text)
    cells = {
        composer.lines[index].span.cut(text): (tag.row, tag.column) for index, tag in tags.items()
    }
    assert cells["Meren redden"] == (4, 2)
    assert [cells.get(words) for words in ("Rivieren meten", "Beken openen")] == [(5, 2), (6, 2)]
    assert (cells["Zorg"], cells["Een post bouwen"]) == ((7, 1), (7, 2))
