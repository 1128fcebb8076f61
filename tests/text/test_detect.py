"""The language of a text is told from its small words and its letters."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.detect import detect_language
from pipeline.text.languages import all_languages

RAW = Path(__file__).parents[2] / "raw" / "benelux-2021-2024"

SENTENCES = {
    "nl": [
        "Het werkprogramma is opgedeeld in vijf thema's en bijbehorende doelstellingen.",
        "De aanpak van grensoverschrijdende fraude stimuleren",
        "Een schoner personen- en vrachtvervoer",
        "Crises en rampen samen het hoofd bieden",
        "Arbeidsmarkt zonder drempels",
        "DUURZAME MOBILITEIT",
    ],
    "fr": [
        "Le programme de travail est divisé en cinq thèmes et leurs objectifs.",
        "Favoriser la lutte contre la fraude transfrontalière",
        "Un transport plus propre des personnes et des marchandises",
        "Gestion de l’eau",
        "Développement économique régional",
        "MOBILITÉ DURABLE",
    ],
    "de": [
        "Das Arbeitsprogramm gliedert sich in fünf Themen und die zugehörigen Ziele.",
        "Die Bekämpfung des grenzüberschreitenden Betrugs fördern",
        "Sauberer Personen- und Güterverkehr",
        "Krisen und Katastrophen gemeinsam bewältigen",
        "Arbeitsmarkt ohne Hindernisse",
        "NACHHALTIGE MOBILITÄT",
    ],
    "en": [
        "The work programme is divided into five themes and their objectives.",
        "Tackling fraud across the border",
        "Cleaner transport of persons and of goods",
        "Facing crises and disasters together",
        "Labour market without barriers",
        "SUSTAINABLE MOBILITY",
    ],
}


@pytest.mark.parametrize(
    ("language", "text"),
    [(language, text) for language, texts in SENTENCES.items() for text in texts],
)
def test_a_sentence_or_a_title_is_enough(language: str, text: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize("name", ["press-nl.txt", "brochure-nl.md"])
def test_the_sources_of_the_edition_are_dutch(name: str) -> None:
    assert detect_language((RAW / name).read_text(encoding="utf-8")) == "nl"


@pytest.mark.parametrize(
    ("name", "language"),
    [("fr-geneve-charte.md", "fr"), ("de-piraten-grundsatzprogramm.md", "de")],
)
def test_real_programmes_and_all_their_longer_lines(name: str, language: str) -> None:
    corpus = os.environ.get("PROGRAMME_CORPUS")
    if not corpus:
        pytest.skip("PROGRAMME_CORPUS is not set")
    text = (Path(corpus) / "examples" / name).read_text(encoding="utf-8")
    assert detect_language(text) == language
    lines = [line for line in text.splitlines() if len(line) >= 60 and "http" not in line]
    right = sum(detect_language(line) == language for line in lines)
    assert right >= 0.99 * len(lines)


@given(text=st.text(max_size=60))
def test_any_text_has_an_answer_and_case_makes_no_difference(text: str) -> None:
    assert detect_language(text) in {language.tag for language in all_languages()}


def test_without_any_evidence_the_answer_is_still_the_same() -> None:
    assert detect_language("") == detect_language("2021 | 2024") == "de"
