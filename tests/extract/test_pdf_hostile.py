"""Broken and hostile files, each in a child that may be killed: a document or an error of ours.

Slow; prints the table of outcomes with ``pytest -s -m slow tests/extract/test_pdf_hostile.py``.
"""

from __future__ import annotations

import os
import random
import sys
from collections import Counter
from pathlib import Path

import pytest

from pipeline.extract import read_document
from pipeline.model.document import Document
from pipeline.model.errors import PipelineError
from pipeline.model.limits import Limits
from pipeline.sandbox import Sandbox
from tests.extract.pdf_writing import write_programme

CORPUS = os.environ.get("PROGRAMME_CORPUS")
RAW = Path(__file__).parents[2] / "raw" / "benelux-2021-2024"
LIMITS = Limits(seconds=30.0)
MUTANT_COUNT = 300

pytestmark = pytest.mark.slow


def classes() -> dict[str, str]:
    """Class of each file by its name."""
    assert CORPUS is not None
    manifest = Path(CORPUS) / "hostile" / "MANIFEST.tsv"
    rows = [line.split("\t") for line in manifest.read_text("utf-8").splitlines()[1:]]
    return {row[0]: row[1] for row in rows}


def outcome(sandbox: Sandbox, path: Path) -> str:
    """How the reading of a file ended; anything but a document or our error fails the test."""
    try:
        document = sandbox.call(read_document, path, source_id=path.name, source=path.name)
    except PipelineError as error:
        return error.code
    assert isinstance(document, Document)
    assert document.lines, "a silently empty document"
    return f"document: {document.status}"


@pytest.mark.skipif(CORPUS is None, reason="PROGRAMME_CORPUS is not set: no hostile files to read")
def test_every_hostile_file_ends_in_a_document_or_an_error_of_ours() -> None:
    assert CORPUS is not None
    names = classes()
    table: Counter[tuple[str, str]] = Counter()
    with Sandbox(LIMITS) as sandbox:
        for path in sorted((Path(CORPUS) / "hostile").glob("*.pdf")):
            table[names.get(path.name, "?"), outcome(sandbox, path)] += 1
    for (kind, ending), count in sorted(table.items()):
        sys.stdout.write(f"{kind:55} {ending:32} {count:4}\n")


def test_mutated_copies_of_good_files_end_in_a_document_or_an_error_of_ours(
    tmp_path: Path,
) -> None:
    originals = [path.read_bytes() for path in sorted(RAW.glob("*.pdf"))]
    originals.append(write_programme(2))
    chance = random.Random(2021)
    endings: Counter[str] = Counter()
    path = tmp_path / "mutant.pdf"
    with Sandbox(LIMITS) as sandbox:
        for _ in range(MUTANT_COUNT):
            path.write_bytes(mutate(chance, chance.choice(originals)))
            endings[outcome(sandbox, path)] += 1
    sys.stdout.write(f"{MUTANT_COUNT} mutants: {dict(endings)}\n")


def mutate(chance: random.Random, data: bytes) -> bytes:
    """Some bytes changed, removed, repeated or cut off."""
    mutant = bytearray(data)
    for _ in range(chance.randint(1, 30)):
        place = chance.randrange(len(mutant))
        match chance.randrange(4):
            case 0:
                mutant[place] = chance.randrange(256)
            case 1:
                del mutant[place : place + chance.randint(1, 60)]
            case 2:
                mutant[place:place] = mutant[place : place + chance.randint(1, 60)]
            case _:
                digit = str(chance.randrange(10**6)).encode()
                mutant[place : place + len(digit)] = digit
    if chance.random() < 0.1:
        del mutant[chance.randrange(len(mutant)) :]
    return bytes(mutant) or b"%PDF"
