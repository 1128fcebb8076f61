"""Mentions are found whole, longest first, and point back to their place in the source."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest

from pipeline.model.selectors import CharSpan
from pipeline.model.vocabulary import Vocabulary
from pipeline.normalize import state_records
from pipeline.normalize.mentions import MentionFinder, build_mention_finder, note_mentions
from pipeline.normalize.vocabulary import load_vocabulary
from pipeline.text.cleaning import clean_with_offsets
from tests.normalize.sources import SOURCE_ID, make_source

VOCABULARY = load_vocabulary(Path(__file__).parents[2] / "config" / "vocabulary")


@functools.cache
def get_finder(language: str) -> MentionFinder:
    return build_mention_finder(VOCABULARY, language=language)


def find(text: str, language: str) -> str:
    finder = get_finder(language)
    clean = clean_with_offsets([text], language=language)
    found = finder(clean, [CharSpan(start=0, end=len(text))])
    assert all(mention.span.cut(text) == mention.surface for mention in found)
    return ", ".join(f"{mention.surface} = {mention.concept_id}" for mention in found)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("nl", "Nordics en Baltics", "Nordics = region:nordics, Baltics = region:baltics"),
        ("nl", "met la Grande Région,", "Grande Région = region:greater-region"),
        ("nl", "met Noordrijn-Westfalen.", "Noordrijn-Westfalen = region:de-nw"),
        ("nl", "FRANKRIJK EN DE EU", "FRANKRIJK = country:fr, EU = body:european-union"),
        ("fr", "l’Allemagne", "Allemagne = country:de"),
        ("fr", "les États-Unis", "États-Unis = country:us"),
        ("fr", "le Conseil de l’Europe", "Conseil de l’Europe = body:council-of-europe"),
        ("de", "Österreich und die Schweiz", "Österreich = country:at, Schweiz = country:ch"),
        ("en", "France’s role", "France = country:fr"),
        ("en", "(Luxembourg)", "Luxembourg = country:lu"),
        # the longest wins
        ("en", "Northern Ireland", "Northern Ireland = region:gb-nir"),
        (
            "nl",
            "de Noordse Raad van Ministers",
            "Noordse Raad van Ministers = body:nordic-council-of-ministers",
        ),
        # none inside another word
        ("nl", "het Benelux-Politieverdrag", ""),
        ("en", "an EU-wide and pan-Benelux plan", ""),
        ("nl", "de Fransen", ""),
        ("de", "Polens Nachbar", ""),
        # capitals in capitals only
        ("en", "help us help the US", "US = country:us"),
        ("fr", "il a eu lieu", ""),
        # labels of the text's own language only
        ("en", "Frankrijk", ""),
    ],
)
def test_mentions_by_example(language: str, text: str, expected: str) -> None:
    assert find(text, language) == expected


def test_a_vocabulary_without_labels_in_the_language_finds_nothing() -> None:
    finder = build_mention_finder(Vocabulary(concepts=()), language="nl")
    assert finder(clean_with_offsets(["Frankrijk"], language="nl"), []) == ()


def test_a_broken_word_is_found_and_its_place_is_in_the_source() -> None:
    document, outline = make_source(
        ["# Thema", "* Met Frank-", "> rijk en Noordrijn-", "> Westfalen"]
    )
    statements = state_records(document, outline, source_id=SOURCE_ID)
    (theme,) = note_mentions(statements, VOCABULARY).themes
    france, westphalia = theme.objectives[0].mentions
    assert (france.surface, france.vocabulary) == ("Frankrijk", "places")
    assert france.span.cut(document.text) == "Frank-\n> rijk"
    assert westphalia.span.cut(document.text) == "Noordrijn-\n> Westfalen"


def test_objectives_at_every_depth_are_searched_and_none_without_a_vocabulary() -> None:
    document, outline = make_source(["# Frankrijk", "* Thuis", "** in België"])
    statements = state_records(document, outline, source_id=SOURCE_ID)
    (theme,) = note_mentions(statements, VOCABULARY).themes
    (child,) = theme.objectives[0].children
    assert [mention.concept_id for mention in child.mentions] == ["country:be"]
    (theme,) = state_records(document, outline, source_id=SOURCE_ID).themes
    assert theme.objectives[0].children[0].mentions == ()
