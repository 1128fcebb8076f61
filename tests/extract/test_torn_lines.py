"""Lines that justification has torn, and quotes that text runs around, on pages by hand."""

from __future__ import annotations

from tests.extract.glyph_making import Words, column, read_lines, read_regions

#: Text that ends at one right edge; letters are 5 points wide and blanks 2.5.
FULL = ["een hele regel van de alinea hier", "nog een hele regel van de alinea"]
EDGE = max(Words(50, 0, text).end for text in FULL)


def _end_at_edge(baseline: float, text: str) -> Words:
    return Words(EDGE - (Words(0, 0, text).end), baseline, text)


def test_two_words_at_the_edges_of_a_justified_column_are_one_line() -> None:
    words = [
        _end_at_edge(100, FULL[0]),
        _end_at_edge(112, FULL[0]),
        Words(50, 124, "Bestandsopname"),
        _end_at_edge(124, "van"),
        _end_at_edge(136, FULL[0]),
    ]
    assert "Bestandsopname van" in read_lines(*words)


def test_a_ragged_word_far_right_is_another_line() -> None:
    words = [
        _end_at_edge(100, FULL[0]),
        Words(50, 112, "Bestandsopname"),
        Words(EDGE - 30, 112, "van"),
        _end_at_edge(124, FULL[0]),
    ]
    assert "Bestandsopname van" not in read_lines(*words)


def test_columns_below_a_justified_line_are_not_joined() -> None:
    right = ["rechts een regel van de kolom", "nog een regel aan de rechterkant"]
    end = Words(320, 0, right[1]).end
    wide = "een lange regel boven de kolommen die helemaal tot aan de rand loopt en dan nog door"
    words = [
        Words(end - Words(0, 0, wide).end, 100, wide),
        *column(50, 112, *["links een regel van de lijst die hier staat"] * 4),
        *[Words(320, 112 + 12 * n, right[1]) for n in range(4)],
    ]
    assert read_lines(*words)[1:5] == ["links een regel van de lijst die hier staat"] * 4


def test_a_divided_word_at_the_edge_may_stand_far_from_the_other() -> None:
    words = [
        Words(50, 100, "een regel die tot aan de rand van de hele kolom loopt en daar ophoudt met"),
        Words(50, 112, "De"),
    ]
    right = Words(words[0].end - Words(0, 0, "ontwik-").end, 112, "ontwik-")
    assert "De ontwik-" in read_lines(*words, right, Words(50, 124, "keling van de streek"))


def test_a_quote_beside_the_text_does_not_tear_it() -> None:
    text = column(50, 100, *[f"regel {n} van de lopende tekst naast het citaat" for n in range(6)])
    quote = [
        Words(310, 106, "« Samen", size=13, colour="#a6192e"),
        Words(310, 122, "over de", size=13, colour="#a6192e"),
        Words(310, 138, "grens »", size=13, colour="#a6192e"),
    ]
    assert read_regions(*text, *quote) == [
        [words.text for words in text],
        [words.text for words in quote],
    ]


def test_a_quote_that_heads_a_column_stays_in_it() -> None:
    left = column(50, 100, *["links een regel van de tekst"] * 8)
    quote = [
        Words(320, 104, "« Samen over", size=13, colour="#a6192e"),
        Words(320, 120, "de grens »", size=13, colour="#a6192e"),
    ]
    right = column(320, 140, *["rechts een regel van de tekst"] * 4)
    lines = read_lines(*left, *quote, *right)
    assert lines.index("« Samen over") == len(left)


def test_the_number_of_the_page_may_stand_in_the_gutter() -> None:
    left = column(50, 100, *[f"links regel {n} van de tekst in de kolom" for n in range(5)])
    end = max(words.end for words in left)
    right = column(end + 12, 100, *[f"rechts regel {n} van de tekst" for n in range(5)])
    foot = Words(end + 5.8 - Words(0, 0, "Blad 1", size=8).end, 700, "Blad 1", size=8)
    assert read_lines(*left, *right, foot)[:5] == [words.text for words in left]
