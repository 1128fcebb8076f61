"""Programmes written by hand, each unlike the others, and how the pipeline does on them.

The generator (``bench.invented``) combines varieties by rule; these were thought of one by one, as
other authors would have written them: leaflets, press releases, letters, plans, in four languages.
``bench/gold/written/look`` is for looking at; what is in ``held`` is only scored.
"""

from __future__ import annotations

import traceback
from pathlib import Path

from bench.invented.truth import Truth, read_truth
from bench.matching import DocumentScore, pool, score_document
from bench.showing import show_difference
from bench.whole_pipeline import read_themes

_FOLDER = Path(__file__).parent / "gold" / "written"
_TRUTH = ".truth.json"
LOOKED_AT, HELD = "look", "held"


def list_documents(part: str) -> tuple[Path, ...]:
    """The documents of a part of the set, by name; the truth of each stands beside it."""
    found = sorted((_FOLDER / part).glob(f"*{_TRUTH}"))
    return tuple(path.with_name(path.name.removesuffix(_TRUTH)) for path in found)


def read_truth_of(document: Path) -> Truth:
    """What a document says."""
    return read_truth(document.with_name(document.name + _TRUTH).read_text(encoding="utf-8"))


def score_written_set(*, show: int) -> dict[str, list[DocumentScore]]:
    """Prints a row for each part, and up to ``show`` differences of those to look at."""
    head = f"{'docs':>5}{'perfect':>8}{'theme F1':>9}{'obj F1':>8}{'placed':>7}"
    print(f"\n{'written by hand':<20}{head}")
    scores: dict[str, list[DocumentScore]] = {}
    for part in (LOOKED_AT, HELD):
        shown = 0
        for document in list_documents(part):
            truth = read_truth_of(document)
            found, error = _read(document)
            score = score_document(truth, found, has_failed=bool(error))
            scores.setdefault(part, []).append(score)
            if part == LOOKED_AT and shown < show and not score.is_perfect:
                shown += 1
                print("\n".join([f"=== {document.name}", error, *show_difference(truth, found)]))
        _print_row(part, scores[part])
    return scores


def _read(document: Path) -> tuple[Truth, str]:
    try:
        return read_themes(document), ""
    except Exception:  # any failure of the pipeline is a result here, and is counted
        return Truth(themes=()), "".join(traceback.format_exc(limit=-3))


def _print_row(part: str, scores: list[DocumentScore]) -> None:
    count = len(scores)
    right = pool(score.objectives for score in scores).right
    print(
        f"{part:<20}{count:>5}{sum(s.is_perfect for s in scores) / count:>8.0%}"
        f"{sum(s.themes.f1 for s in scores) / count:>9.3f}"
        f"{sum(s.objectives.f1 for s in scores) / count:>8.3f}"
        f"{sum(s.placed for s in scores) / max(1, right):>7.3f}"
    )
