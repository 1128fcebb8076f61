"""Files made to bring a reader down end in a document or in an error that we foresaw."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bench.hostile.attack import Attack
from bench.hostile.attacks import list_attacks
from bench.hostile.trying import try_file
from bench.robustness import try_corpus
from pipeline.model.limits import Limits
from pipeline.sandbox import Sandbox

CORPUS = os.environ.get("PROGRAMME_CORPUS")
#: In the normal run attacks have to end soon: what takes long is stopped, and that is an end too.
SHORT = Limits(seconds=2.0, memory_mb=512)
#: Those that cost little to make and that a bound other than time ends.
QUICK = (
    "empty.txt", "blank.txt", "zeros.txt", "surrogates.txt", "half-utf-16.txt", "empty.pdf",
    "no-pages.pdf", "blank.pdf", "html.pdf", "word.pdf", "text.pdf", "at-10.pdf", "at-50.pdf",
    "page-tree.pdf", "laughs.docx", "outside.docx", "paths.docx",
    "address.docx", "itself.docx", "tables.docx", "laughs.html", "outside.html",
)  # fmt: skip


def run_attack(attack: Attack, folder: Path, limits: Limits) -> str:
    path = folder / attack.name
    path.write_bytes(attack.make())
    with Sandbox(limits) as sandbox:
        outcome, message = try_file(sandbox, path, limits)
    assert outcome != "unforeseen", message
    assert "passwd" not in message
    assert list(folder.iterdir()) == [path], "something is left over"
    return outcome


@pytest.mark.parametrize("name", QUICK)
def test_an_attack(name: str, tmp_path: Path) -> None:
    (attack,) = (one for one in list_attacks() if one.name == name)
    run_attack(attack, tmp_path, SHORT)


@pytest.mark.slow
@pytest.mark.parametrize("attack", list_attacks(), ids=lambda attack: attack.name)
def test_any_attack(attack: Attack, tmp_path: Path) -> None:
    run_attack(attack, tmp_path, Limits())


@pytest.mark.slow
@pytest.mark.skipif(CORPUS is None, reason="PROGRAMME_CORPUS is not set: no hostile files to read")
def test_every_collected_file() -> None:
    assert CORPUS is not None
    limits = Limits(seconds=30.0)
    with Sandbox(limits) as sandbox:
        table = try_corpus(sandbox, limits, Path(CORPUS) / "hostile")
    assert not [kind for kind, outcomes in table.items() if outcomes["unforeseen"]]
