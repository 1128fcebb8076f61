"""Damaged copies of sound files end in a document that holds, or in an error that we foresaw."""

from __future__ import annotations

import random
import sys
from collections import Counter
from pathlib import Path

import pytest

from bench.hostile.good_files import FORMATS, make_good_files
from bench.hostile.mutants import mutate
from bench.hostile.trying import try_file
from pipeline.model.limits import Limits
from pipeline.sandbox import Sandbox

#: A mutant is a few pages: what takes this long hangs, also on a busy machine.
LIMITS = Limits(seconds=60.0, memory_mb=1024)
MUTANT_COUNT = 2_000
SAMPLE_COUNT = 8


def fuzz(name: str, count: int, folder: Path, seed: int) -> Counter[str]:
    """How so many mutants of one format end; what should not have happened fails the test."""
    chance = random.Random(f"{name} {seed}")
    suffix = name.partition("-")[0]
    originals = make_good_files(name)
    path = folder / f"mutant.{suffix}"
    outcomes: Counter[str] = Counter()
    bad: dict[str, str] = {}
    with Sandbox(LIMITS) as sandbox:
        for number in range(count):
            mutant = mutate(chance, chance.choice(originals), suffix)
            path.write_bytes(mutant)
            outcome, message = try_file(sandbox, path, LIMITS)
            outcomes[outcome] += 1
            if outcome in {"unforeseen", "source-too-slow", "source-too-large"}:
                bad[f"{name} {seed}, mutant {number}"] = message
                (folder / f"bad-{number}.{suffix}").write_bytes(mutant)
    assert not bad, f"kept in {folder}: {bad}"
    return outcomes


@pytest.mark.parametrize("name", FORMATS)
def test_a_sample_of_mutants(name: str, tmp_path: Path) -> None:
    outcomes = fuzz(name, SAMPLE_COUNT, tmp_path, seed=1)
    assert any(outcome.startswith("document") for outcome in outcomes)


@pytest.mark.slow
@pytest.mark.parametrize("name", FORMATS)
def test_many_mutants(name: str, tmp_path: Path) -> None:
    outcomes = fuzz(name, MUTANT_COUNT // len(FORMATS), tmp_path, seed=2)
    sys.stdout.write(f"{name}: {dict(sorted(outcomes.items()))}\n")
