"""Documents that hold no programme: how many of them the pipeline would refuse to publish.

Minutes, regulations, recipes, reports of what was done: most have headings and lists, and a tree
is found in them. What counts is that nobody takes it for a programme unasked: its confidence is
below the threshold of ``run``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bench.parts import HELD, LOOKED_AT
from bench.whole_pipeline import read_with_confidence
from pipeline.model.errors import PipelineError
from pipeline.validate.completeness import LOW_CONFIDENCE

_FOLDER = Path(__file__).parent / "gold" / "none"


def score_no_programme() -> dict[str, dict[str, float]]:
    """Prints a row for each part; figures by name of set and part, as the ratchet keeps them."""
    print(f"\n{'no programme':<20}{'docs':>5}{'refused':>8}{'highest':>9}")
    figures: dict[str, dict[str, float]] = {}
    for part in (LOOKED_AT, HELD):
        confidences = list(_read_all(part))
        refused = sum(each < LOW_CONFIDENCE for each in confidences) / len(confidences)
        print(f"{part:<20}{len(confidences):>5}{refused:>8.0%}{max(confidences):>9.2f}")
        figures[f"no programme, {part}"] = {"refused": refused}
    return figures


def _read_all(part: str) -> Iterator[float]:
    for path in sorted((_FOLDER / part).iterdir()):
        try:
            found, confidence = read_with_confidence(path)
        except PipelineError:
            confidence = 0.0
        else:
            confidence = confidence if found.themes else 0.0
        yield confidence
