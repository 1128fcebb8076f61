"""Sets of documents in two parts, one to look at and one that is only scored: how they do."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.invented.truth import Truth
from bench.matching import DocumentScore, pool, score_document
from bench.showing import show_difference
from bench.whole_pipeline import read_themes

LOOKED_AT, HELD = "look", "held"


def score_parts(
    name: str,
    list_documents: Callable[[str], Sequence[Path]],
    read_truth_of: Callable[[Path], Truth],
    *,
    show: int,
) -> dict[str, list[DocumentScore]]:
    """Prints a row for each part, and up to ``show`` differences of those to look at.

    Args:
        name: of the set.
        list_documents: the documents of a part, by its name.
        read_truth_of: what a document says.
        show: most differences to print.
    """
    head = f"{'docs':>5}{'perfect':>8}{'theme F1':>9}{'obj F1':>8}{'placed':>7}"
    print(f"\n{name:<20}{head}")
    scores: dict[str, list[DocumentScore]] = {}
    for part in (LOOKED_AT, HELD):
        shown = 0
        for document in list_documents(part):
            truth = read_truth_of(document)
            found, error = read_found(document)
            score = score_document(truth, found, has_failed=bool(error))
            scores.setdefault(part, []).append(score)
            if part == LOOKED_AT and shown < show and not score.is_perfect:
                shown += 1
                print("\n".join([f"=== {document.name}", error, *show_difference(truth, found)]))
        if part in scores:
            _print_row(part, scores[part])
    return scores


def read_found(document: Path) -> tuple[Truth, str]:
    """What is found in a document, and why the pipeline failed; empty if it did not."""
    try:
        return read_themes(document), ""
    except Exception:  # any failure of the pipeline is a result here, and is counted
        return Truth(themes=()), "".join(traceback.format_exc(limit=-3))


def _print_row(part: str, scores: Sequence[DocumentScore]) -> None:
    count = len(scores)
    right = pool(score.objectives for score in scores).right
    print(
        f"{part:<20}{count:>5}{sum(s.is_perfect for s in scores) / count:>8.0%}"
        f"{sum(s.themes.f1 for s in scores) / count:>9.3f}"
        f"{sum(s.objectives.f1 for s in scores) / count:>8.3f}"
        f"{sum(s.placed for s in scores) / max(1, right):>7.3f}"
    )
