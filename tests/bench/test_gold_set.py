"""Real documents: scored by fingerprints, so that no sentence of others lies in the repository."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from bench.gold_set import (
    FINGERPRINT_LENGTH,
    fingerprint,
    fingerprint_truth,
    load_gold_set,
    score_gold_set,
)
from bench.invented.truth import TrueObjective, TrueTheme, Truth
from bench.matching import score_document

_GOLD = Path(__file__).parents[2] / "bench" / "gold"
#: Words of an objective that an annotation may show.
_SHOWN_WORDS = 4

_TRUTH = Truth(
    themes=(
        TrueTheme(
            title="Zorg",
            objectives=(
                TrueObjective(
                    text="Meer bedden op het platteland.",
                    children=(TrueObjective(text="ook in de weekends"),),
                ),
            ),
        ),
    )
)


def test_letters_ignore_case_space_and_signs_and_exact_ignores_only_what_closes() -> None:
    assert fingerprint("Meer  bedden;", is_exact=False) == fingerprint(
        "meer-bedden", is_exact=False
    )
    assert fingerprint("Meer  bedden;", is_exact=True) == fingerprint("Meer bedden.", is_exact=True)
    assert fingerprint("meer bedden", is_exact=True) != fingerprint("Meer bedden", is_exact=True)


def test_a_fingerprinted_tree_scores_as_the_words_do() -> None:
    printed = fingerprint_truth(_TRUTH, is_exact=False)
    assert score_document(printed, printed).is_perfect
    assert printed.themes[0].title == "Zorg"
    assert len(printed.themes[0].objectives[0].text) == FINGERPRINT_LENGTH


def test_annotations_hold_no_sentences() -> None:
    paths = sorted(_GOLD.glob("*.gold.json"))
    assert paths
    for path in paths:
        entry = json.loads(path.read_text(encoding="utf-8"))
        prints = []
        for theme in entry["themes"]:
            for objective in theme["objectives"]:
                assert len(objective["opening"].split()) <= _SHOWN_WORDS
                prints.append(objective["letters"])
        assert len(set(prints)) == len(prints), path.name


def test_without_the_corpus_the_real_documents_are_skipped_aloud(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("PROGRAMME_CORPUS", raising=False)
    score_gold_set(show=0)
    assert "PROGRAMME_CORPUS" in capsys.readouterr().err


def test_annotated_files_are_those_of_the_corpus() -> None:
    corpus = os.environ.get("PROGRAMME_CORPUS")
    if not corpus:
        pytest.skip("PROGRAMME_CORPUS is not set")
    documents = list(load_gold_set(Path(corpus) / "examples"))
    assert len(documents) == len(list(_GOLD.glob("*.gold.json"))) + 1
    for gold in documents:
        assert gold.path.exists()
        assert score_document(gold.letters, gold.letters).is_perfect
