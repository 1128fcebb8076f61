"""Programmes written by hand: read as they say, and no character lost or claimed twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.matching import score_document
from bench.parts import HELD, LOOKED_AT
from bench.whole_pipeline import read_themes
from bench.written_set import SETS, list_documents, read_truth_of
from pipeline.extract import read_document
from pipeline.parse import find_outline
from tests.parse.documents import doubly_claimed, unclaimed

#: The share that is read without a fault; what is not stands in the report of `make score`.
_PERFECT_SHARE = 0.93


def test_nearly_all_that_were_looked_at_are_read_without_a_fault() -> None:
    documents = list_documents("written", LOOKED_AT)
    faulty = [
        path.name
        for path in documents
        if not score_document(read_truth_of(path), read_themes(path)).is_perfect
    ]
    assert len(faulty) <= (1 - _PERFECT_SHARE) * len(documents), faulty


@pytest.mark.parametrize(
    "path",
    [
        path
        for folder in SETS
        for part in (LOOKED_AT, HELD)
        for path in list_documents(folder, part)[:: 3 if folder == "written" else 6]
    ],
    ids=lambda path: str(path.name),
)
def test_every_character_is_claimed_once(path: Path) -> None:
    document = read_document(path, source_id="test/written")
    outline = find_outline(document)
    assert unclaimed(document, outline) == ""
    assert doubly_claimed(document, outline) == ""
