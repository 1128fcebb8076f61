"""Programmes written by hand, each unlike the others, and how the pipeline does on them.

The generator (``bench.invented``) combines varieties by rule; these were thought of one by one, as
other authors would have written them, in four languages. Of every set ``look`` is for looking at;
what is in ``held`` is only scored.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from bench.invented.truth import Truth, read_truth
from bench.matching import DocumentScore
from bench.parts import score_parts

_FOLDER = Path(__file__).parent / "gold"
_TRUTH = ".truth.json"
#: Folder of each set, and what it is called.
SETS = {
    "written": "written by hand",  # leaflets, press releases, letters, plans
    "archive": "archive",  # party, city and canton programmes of 1891 to 2030 as texts
    "pages": "web pages",  # news, letters and declarations about programmes
    "long": "long PDFs",  # 5 to 34 pages as ministries, cities and parties set them
    "houses": "many houses",  # PDFs, Markdown and texts as 28 bodies and programs make them
    "parties": "political life",  # programmes of parties, coalitions, executives
    "bodies": "bodies that plan",  # agencies, unions, universities, museums, charities
    "forms": "forms of real ones",  # rebuilt after how kinds of publications look
    "drawn": "drawn elsewhere",  # invented by a generator that knew nothing of ours
    "sorts": "of all sorts",  # of parties, cities, unions, clinics, railways, synods
    "further": "further afield",  # of cantons, chambers, fire brigades, prisons, film funds
}


def list_documents(folder: str, part: str) -> tuple[Path, ...]:
    """The documents of a part of a set, by name; the truth of each stands beside it."""
    found = sorted((_FOLDER / folder / part).glob(f"*{_TRUTH}"))
    return tuple(path.with_name(path.name.removesuffix(_TRUTH)) for path in found)


def read_truth_of(document: Path) -> Truth:
    """What a document says."""
    return read_truth(document.with_name(document.name + _TRUTH).read_text(encoding="utf-8"))


def score_written_sets(*, show: int) -> dict[str, list[DocumentScore]]:
    """Scores by name of set and part; prints a row for each, and differences of those looked at.

    Args:
        show: most differences of a set to print.
    """
    scores: dict[str, list[DocumentScore]] = {}
    for folder, name in SETS.items():
        parts = score_parts(name, partial(list_documents, folder), read_truth_of, show=show)
        scores |= {f"{name}, {part}": found for part, found in parts.items()}
    return scores
