"""Scores that may rise and never fall: kept in a file, checked in CI."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.matching import DocumentScore, pool

#: Scores are kept to this many decimals, always rounded down.
_DECIMALS = 3
#: What may be missing before it counts as a fall. The scores are the same on every machine with the
#: locked versions; this leaves room for less than one document in three hundred to be read
#: otherwise by another version of an engine. It never adds up: what is kept does not follow it.
TOLERANCE = 0.003


def measure_scores(scores: Sequence[DocumentScore]) -> dict[str, float]:
    """The figures that are kept: means over documents, except ``placed``, which is pooled."""
    count = len(scores)
    right = pool(score.objectives for score in scores).right
    return {
        "perfect": sum(score.is_perfect for score in scores) / count,
        "themes": sum(score.themes.f1 for score in scores) / count,
        "objectives": sum(score.objectives.f1 for score in scores) / count,
        "objectives_exact": sum(score.objectives_exact.f1 for score in scores) / count,
        "placed": sum(score.placed for score in scores) / max(1, right),
    }


def check_ratchet(path: Path, name: str, figures: Mapping[str, float]) -> tuple[str, ...]:
    """Says which figures fell clearly below those kept under ``name``; nothing when none did.

    Args:
        path: the file; one that is not there keeps nothing.
        name: which documents were scored ("seeds 0-199").
        figures: of those documents.
    """
    kept = _load(path).get(name, {})
    measured = _round_down(figures)
    return tuple(
        f"{figure} is {measured[figure]}, kept is {floor} ({path.name}, {name})"
        for figure, floor in kept.items()
        if measured[figure] < floor - TOLERANCE
    )


def write_ratchet(path: Path, name: str, figures: Mapping[str, float]) -> None:
    """Keeps the figures of these documents, beside what the file keeps of others."""
    kept = _load(path)
    kept[name] = _round_down(figures)
    path.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _load(path: Path) -> dict[str, dict[str, float]]:
    if not path.exists():
        return {}
    kept: dict[str, dict[str, float]] = json.loads(path.read_text(encoding="utf-8"))
    return kept


def _round_down(figures: Mapping[str, float]) -> dict[str, float]:
    step = 10**_DECIMALS
    # A tiny push, so that 0.7 is not rounded down to 0.699.
    return {name: int(value * step + 1e-9) / step for name, value in figures.items()}
