"""Numbers are read in words, digits and Roman numerals; counts are found in prose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.languages import all_languages
from pipeline.text.numbers import find_declarations, parse_number, parse_ordinal, parse_roman

ROMAN_DIGITS = [
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
]  # fmt: skip


def write_roman(number: int) -> str:
    numeral = ""
    for value, digits in ROMAN_DIGITS:
        count, number = divmod(number, value)
        numeral += digits * count
    return numeral


@given(number=st.integers(min_value=1, max_value=3999))
def test_every_roman_numeral_is_read(number: int) -> None:
    assert parse_roman(write_roman(number)) == number
    assert parse_roman(write_roman(number).lower()) == number


@given(text=st.text("ivxlcdm", max_size=8))
def test_what_is_not_written_as_the_romans_do_is_no_numeral(text: str) -> None:
    number = parse_roman(text)
    assert number is None or write_roman(number) == text.upper()


@pytest.mark.parametrize(
    ("language", "words", "number"),
    [
        ("nl", "vijf", 5),
        ("nl", "Vijf", 5),
        ("nl", "tweeëntwintig", 22),
        ("nl", "zesennegentig", 96),
        ("fr", "vingt-cinq", 25),
        ("fr", "vingt et un", 21),
        ("fr", "soixante-dix-sept", 77),
        ("fr", "quatre-vingts", 80),
        ("fr", "quatre-vingt-dix-neuf", 99),
        ("fr", "septante et un", 71),
        ("de", "fünfundzwanzig", 25),
        ("de", "einunddreißig", 31),
        ("de", "hundert", 100),
        ("en", "twenty-five", 25),
        ("en", "twenty five", 25),
        ("en", "165", 165),
        ("en", "many", None),
        ("nl", "", None),
    ],
)
def test_number_words(language: str, words: str, number: int | None) -> None:
    assert parse_number(words, language=language) == number


@pytest.mark.parametrize("language", [language.tag for language in all_languages()])
def test_every_number_to_a_hundred_has_a_word(language: str) -> None:
    rules = next(rules for rules in all_languages() if rules.tag == language)
    assert set(rules.numbers.cardinals.values()) == set(range(101))


@pytest.mark.parametrize(
    ("language", "word", "number"),
    [
        ("nl", "eerste", 1),
        ("nl", "3de", 3),
        ("fr", "Premier", 1),
        ("fr", "2e", 2),
        ("fr", "1er", 1),
        ("de", "dritter", 3),
        ("de", "3.", 3),
        ("en", "second", 2),
        ("en", "22nd", 22),
        ("en", "22", None),
        ("en", "22de", None),
        ("en", "nothing", None),
    ],
)
def test_ordinals(language: str, word: str, number: int | None) -> None:
    assert parse_ordinal(word, language=language) == number


@pytest.mark.parametrize(
    ("language", "text", "quote", "number", "noun", "counts"),
    [
        ("nl", "opgedeeld in vijf thema’s en …", "vijf thema’s", 5, "thema’s", "themes"),
        ("nl", "opgedeeld in vijf thema's en …", "vijf thema's", 5, "thema's", "themes"),
        ("nl", "vijf grote thema’s:", "vijf grote thema’s", 5, "thema’s", "themes"),
        ("nl", "de drie kerngebieden van", "drie kerngebieden", 3, "kerngebieden", None),
        ("nl", "vijf (5) pijlers", "vijf (5) pijlers", 5, "pijlers", "themes"),
        ("nl", "acht hoofddoelen.", "acht hoofddoelen", 8, "hoofddoelen", "objectives"),
        ("nl", "in vier\nprioriteiten", "vier\nprioriteiten", 4, "prioriteiten", "themes"),
        ("nl", "25 MAATREGELEN", "25 MAATREGELEN", 25, "MAATREGELEN", "objectives"),
        ("fr", "Les 25 mesures", "25 mesures", 25, "mesures", "objectives"),
        ("fr", "divisée en 8 domaines", "8 domaines", 8, "domaines", "themes"),
        ("fr", "8\u00a0domaines", "8\u00a0domaines", 8, "domaines", "themes"),
        ("fr", "vingt et un objectifs", "vingt et un objectifs", 21, "objectifs", "objectives"),
        ("fr", "six grands axes", "six grands axes", 6, "axes", "themes"),
        ("de", "Sie hat vier Prinzipien", "vier Prinzipien", 4, "Prinzipien", None),
        (
            "de",
            "acht zentrale Handlungsfelder",
            "acht zentrale Handlungsfelder",
            8,
            "Handlungsfelder",
            "themes",
        ),
        ("de", "25 Maßnahmen", "25 Maßnahmen", 25, "Maßnahmen", "objectives"),
        ("en", "five main themes", "five main themes", 5, "themes", "themes"),
        ("en", "three priority areas", "three priority areas", 3, "priority areas", "themes"),
        ("en", "Our twelve goals", "twelve goals", 12, "goals", "objectives"),
    ],
)
def test_a_declared_count_is_found(
    language: str, text: str, quote: str, number: int, noun: str, counts: str | None
) -> None:
    (declaration,) = find_declarations(text, language=language)
    assert declaration.span.cut(text) == quote
    assert (declaration.number, declaration.noun, declaration.counts) == (number, noun, counts)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "de komende vier jaar"),
        ("nl", "in 2021 maatregelen nemen"),
        ("nl", "artikel 5 doelstellingen"),
        ("nl", "(art. 5 doelstellingen)"),
        ("nl", "thema 2 doelstellingen"),
        ("nl", "pagina 12 maatregelen"),
        ("nl", "3 tot 5 doelstellingen"),
        ("nl", "drie of vier doelstellingen"),
        ("nl", "3-5 doelen"),
        ("nl", "3 - 5 doelen"),
        ("nl", "€ 5 doelen"),
        ("nl", "5 miljoen acties"),
        ("nl", "5 procent maatregelen"),
        ("nl", "1.500 maatregelen"),
        ("nl", "0,5 maatregelen"),
        ("nl", "de eerste drie thema's"),
        ("nl", "drie andere thema's"),
        ("nl", "5de doelen"),
        ("nl", "twee van de doelen"),
        ("nl", "drie landen met doelen"),
        ("nl", "één doelstelling"),
        ("nl", "vijf themabijeenkomsten"),
        ("nl", "vijf acties-in-wording"),
        ("nl", "3 Doelstellingen"),
        ("nl", "…\n3 Doelstellingen en acties"),
        ("nl", "12\nmaatregelen van kracht"),
        ("nl", "vijf\n\nmaatregelen"),
        ("fr", "1 500 mesures"),
        ("fr", "les trois premiers axes"),
        ("fr", "entre 5 et 7 objectifs"),
        ("de", "fünf Länder Ziele"),
        ("de", "zwei bis drei Ziele"),
        ("en", "five action plans"),
        ("en", "3 further measures"),
        ("en", "five years themes"),
    ],
)
def test_what_declares_nothing_is_passed_over(language: str, text: str) -> None:
    assert find_declarations(text, language=language) == ()


def test_several_counts_are_found_in_order() -> None:
    text = "De drie kerngebieden (2021) zijn opgedeeld in vijf thema’s met 22 doelstellingen."
    found = find_declarations(text, language="nl")
    assert [(d.number, d.counts) for d in found] == [(3, None), (5, "themes"), (22, "objectives")]
