"""Programmes written by hand, each unlike the others, and how the pipeline does on them.

The generator (``bench.invented``) combines varieties by rule; these were thought of one by one, as
other authors would have written them: leaflets, press releases, letters, plans, in four languages.
``bench/gold/written/look`` is for looking at; what is in ``held`` is only scored.
"""

from __future__ import annotations

from pathlib import Path

from bench.invented.truth import Truth, read_truth
from bench.matching import DocumentScore
from bench.parts import score_parts

_FOLDER = Path(__file__).parent / "gold" / "written"
_TRUTH = ".truth.json"


def list_documents(part: str) -> tuple[Path, ...]:
    """The documents of a part of the set, by name; the truth of each stands beside it."""
    found = sorted((_FOLDER / part).glob(f"*{_TRUTH}"))
    return tuple(path.with_name(path.name.removesuffix(_TRUTH)) for path in found)


def read_truth_of(document: Path) -> Truth:
    """What a document says."""
    return read_truth(document.with_name(document.name + _TRUTH).read_text(encoding="utf-8"))


def score_written_set(*, show: int) -> dict[str, list[DocumentScore]]:
    """Prints a row for each part, and up to ``show`` differences of those to look at."""
    return score_parts("written by hand", list_documents, read_truth_of, show=show)
