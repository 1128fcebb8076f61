"""Designed brochures: read as they say, and no character lost or claimed twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.brochure_set import (
    list_brochures,
    read_marked_truth,
    read_truth_of,
    score_brochure,
)
from bench.parts import HELD, LOOKED_AT
from pipeline.extract import read_document
from pipeline.parse import find_outline
from tests.parse.documents import doubly_claimed, unclaimed

#: The most that may be read with a fault, of either part.
_MOST_FAULTY = {LOOKED_AT: 0, HELD: 1}
_EVERY = [*list_brochures(LOOKED_AT), *list_brochures(HELD)]


@pytest.mark.parametrize("part", [LOOKED_AT, HELD])
def test_brochures_are_read_without_a_fault(part: str) -> None:
    faulty = [
        source.name for source in list_brochures(part) if not score_brochure(source).is_perfect
    ]
    assert len(faulty) <= _MOST_FAULTY[part], faulty


@pytest.mark.parametrize("source", _EVERY, ids=lambda path: str(path.stem))
def test_the_truth_beside_a_brochure_is_what_its_source_marks(source: Path) -> None:
    assert read_truth_of(source) == read_marked_truth(source.read_text(encoding="utf-8"))


@pytest.mark.parametrize("source", _EVERY[::4], ids=lambda path: str(path.stem))
def test_every_character_is_claimed_once(source: Path) -> None:
    document = read_document(source.with_suffix(".pdf"), source_id="test/brochure")
    outline = find_outline(document)
    assert unclaimed(document, outline) == ""
    assert doubly_claimed(document, outline) == ""
