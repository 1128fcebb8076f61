"""A language is one file: complete, strict, and found by its tag."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest

from pipeline.model.errors import ConfigurationError
from pipeline.text.folding import fold_case
from pipeline.text.languages import (
    Language,
    all_languages,
    get_detection,
    get_language,
    list_tags,
    parse_detection,
    parse_language,
)
from pipeline.text.languages.plain_toml import read_plainly, read_toml


def read_file(tag: str) -> str:
    folder = resources.files("pipeline.text.languages")
    return (folder / f"{tag}.toml").read_text(encoding="utf-8")


def read_dutch() -> str:
    return read_file("nl")


def test_dutch_french_german_and_english_are_known() -> None:
    assert [language.tag for language in all_languages()] == ["de", "en", "fr", "nl"]


@pytest.mark.parametrize("tag", ["nl", "nl-BE", "NL", "nl_NL"])
def test_only_the_primary_subtag_counts(tag: str) -> None:
    assert get_language(tag).name == "Nederlands"


def test_a_language_is_read_once() -> None:
    assert get_language("fr") is get_language("fr-LU")


def test_an_unknown_language_is_told_with_the_known_ones() -> None:
    with pytest.raises(ConfigurationError, match=r'language "tlh".*de, en, fr, nl'):
        get_language("tlh")


@pytest.mark.parametrize("language", all_languages(), ids=lambda language: language.tag)
def test_each_knows_enough_words(language: Language) -> None:
    assert 40 <= len(language.detection.function_words) <= 130
    for nouns in (language.nouns.themes, language.nouns.objectives, language.nouns.parts):
        assert len(nouns) >= 8


@pytest.mark.parametrize("language", all_languages(), ids=lambda language: language.tag)
def test_what_tells_a_language_is_also_read_by_itself(language: Language) -> None:
    assert language.tag in list_tags()
    assert get_detection(language.tag) == language.detection


def test_a_file_that_tells_no_language_is_told() -> None:
    with pytest.raises(ConfigurationError, match=r"nl\.toml, detection: expected a table"):
        parse_detection('tag = "nl"', tag="nl")


@pytest.mark.parametrize("language", all_languages(), ids=lambda language: language.tag)
def test_no_word_labels_two_kinds(language: Language) -> None:
    labels = language.labels
    assert not labels.themes & labels.objectives
    assert not labels.references & (labels.themes | labels.objectives)


@pytest.mark.parametrize("language", all_languages(), ids=lambda language: language.tag)
def test_every_abbreviation_ends_in_its_full_stop(language: Language) -> None:
    for abbreviations in (
        language.punctuation.closing_abbreviations,
        language.punctuation.leading_abbreviations,
    ):
        assert all(abbreviation.endswith(".") for abbreviation in abbreviations)


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('tag = "nl"', 'tag = "xx"', "expected is the name of the file"),
        ("[verbs]", "[verb]", "the keys are"),
        ("page_words", "pagewords", "the keys are"),
        ('"pagina", "pag."', '"Pagina", "pag."', "should be written"),
        ('"pagina", "pag."', '"pagina", "pagina"', "listed twice"),
        ("capitalises_nouns = false", "capitalises_nouns = 0", "not of type bool"),
        ("vijf = 5", 'vijf = "5"', "whole numbers"),
        ('["pijler", "pijlers"]', '["pijler"]', "no plural"),
        ('page_words = ["pagina"', 'page_words = [1, "pagina"', "not a word"),
        ('page_of_words = ["van", "/"]', 'page_of_words = "van"', "not a list"),
        ('joiners = ["en", "ën"]', "", "the keys are"),
        ("[verbs]", "[verbs", "not TOML"),
    ],
)
def test_a_slip_in_the_file_is_told(old: str, new: str, complaint: str) -> None:
    dutch = read_dutch()
    assert old in dutch
    with pytest.raises(ConfigurationError, match=complaint) as caught:
        parse_language(dutch.replace(old, new, 1), tag="nl")
    assert "nl.toml" in caught.value.message


@pytest.mark.parametrize("text", ["THEMA’S", "İSTANBUL ǅ", "Maßnahme", "l’Économie", ""])
def test_folding_keeps_every_place(text: str) -> None:
    assert len(fold_case(text)) == len(text)


def test_folding_straightens_apostrophes_and_lowers() -> None:
    assert fold_case("THEMA’S `a` İ") == "thema's 'a' İ"


@pytest.mark.parametrize("tag", list_tags())
def test_files_are_written_plainly_and_read_as_toml(tag: str) -> None:
    toml = read_file(tag)
    assert read_plainly(toml) == tomllib.loads(toml)


@pytest.mark.parametrize(
    "toml",
    [
        "a = 1 # one",
        "a = 'b'",
        "a = [ # none\n]",
        'a = "\\u00e9"',
        'a = """b\nc"""',
        "a.b = 1",
        "[[a]]\nb = 1",
        '[a]\n[a.b]\nc = 1\n[a.d]\ne = "f"',
        "a = 1e1",
        "  a = 1\n",
        "a = {b = 1}",
        "a = [\n  1, # one\n  2,\n]",
        '"#" = "#"',
        'a = [\n# none\n  "#",\n]',
    ],
)
def test_toml_that_is_written_otherwise_is_read_too(toml: str) -> None:
    assert read_toml(toml) == tomllib.loads(toml)


@pytest.mark.parametrize(
    "toml",
    [
        "a = 1\na = 2",
        "[a]\n[a]\n",
        "a = 1\n[a]\n",
        "a",
        "a = b",
        "a = NaN",
        "a = null",
        "[a]\nb = 1\n[a.b]\n",
        "a = 01",
    ],
)
def test_what_is_not_toml_is_refused(toml: str) -> None:
    with pytest.raises(tomllib.TOMLDecodeError):
        read_toml(toml)
