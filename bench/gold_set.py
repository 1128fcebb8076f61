"""Real programmes annotated by eye, and how the pipeline does on them.

The files are found in ``$PROGRAMME_CORPUS/examples``. Of documents that others wrote, our own
annotations hold titles, page numbers and fingerprints of the objectives, not their sentences: see
``bench/gold/README.md``.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import textwrap
import traceback
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from bench.invented.truth import TrueObjective, TrueTheme, Truth, read_truth
from bench.matching import DocumentScore, fold_space, letters_of, score_document
from bench.showing import show_difference
from bench.whole_pipeline import read_themes

_GOLD = Path(__file__).parent / "gold"
#: Hexadecimal digits of a fingerprint: enough that no two objectives share one.
FINGERPRINT_LENGTH = 12
#: What may close an objective in one reader's eyes and not in another's.
_CLOSING = " .;,:"
#: The same programme in two formats should give the same themes and objectives.
_PAIRS = (("de-piraten-grundsatzprogramm.md", "de-piraten-grundsatzprogramm.pdf"),)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldDocument:
    """A real file with what a person found in it.

    Attributes:
        path: the file.
        letters: its truth, titles and texts as fingerprints of their letters.
        exact: its truth, texts as fingerprints of their characters.
        words: the same for people: opening words and pages where sentences are not ours.
        is_taste: whether which lines are objectives is a matter of taste in this document.
    """

    path: Path
    letters: Truth
    exact: Truth
    words: Truth
    is_taste: bool


def score_gold_set(*, show: int) -> None:
    """Prints one row a document, then how far pairs agree; ``show`` differences."""
    corpus = os.environ.get("PROGRAMME_CORPUS")
    if not corpus:
        print("SKIPPED the real documents: PROGRAMME_CORPUS is not set", file=sys.stderr)
        return
    folder = Path(corpus) / "examples"
    print(f"\n{'real documents':<38}{'theme F1':>9}{'obj F1':>8}{'exact':>7}{'placed':>7}")
    found_by_name: dict[str, Truth] = {}
    for gold in load_gold_set(folder):
        try:
            found = read_themes(gold.path)
        except Exception:  # any failure of the pipeline is a result here, and is shown
            print(f"{gold.path.name:<38}{'fails':>9}")
            print(textwrap.indent(traceback.format_exc(limit=-2), "    "))
            continue
        found_by_name[gold.path.name] = found
        score = score_document(gold.letters, fingerprint_truth(found, is_exact=False))
        exact = score_document(gold.exact, fingerprint_truth(found, is_exact=True))
        print(_format_row(gold, score, exact))
        if show:
            for line in show_difference(gold.words, _as_words(found, gold)):
                print(f"    {line}")
    for first, second in _PAIRS:
        if {first, second} <= found_by_name.keys():
            score = score_document(found_by_name[first], found_by_name[second])
            print(
                f"{'the two forms of ' + Path(first).stem:<38}{score.themes.f1:>9.3f}"
                f"{score.objectives.f1:>8.3f}{score.objectives_exact.f1:>7.3f}"
                f"{score.placed_share:>7.3f}"
            )


def load_gold_set(folder: Path) -> Iterable[GoldDocument]:
    """Every annotated document whose file is in ``folder``."""
    for path in sorted([*_GOLD.glob("*.gold.json"), *folder.glob("*.gold.json")]):
        entry = json.loads(path.read_text(encoding="utf-8"))
        if "file" in entry:
            yield from _load_ours(entry, folder)
        else:
            yield _load_theirs(path)


def _load_theirs(path: Path) -> GoldDocument:
    """An annotation that came with the corpus holds the words themselves."""
    words = read_truth(path.read_text(encoding="utf-8"))
    document = path.with_name(path.name.removesuffix(".gold.json") + ".md")
    return GoldDocument(
        path=document,
        letters=fingerprint_truth(words, is_exact=False),
        exact=fingerprint_truth(words, is_exact=True),
        words=words,
        is_taste=False,
    )


def _load_ours(entry: dict[str, object], folder: Path) -> Iterable[GoldDocument]:
    path = folder / str(entry["file"])
    if hashlib.sha256(path.read_bytes()).hexdigest() != entry["sha256"]:
        print(f"SKIPPED {path.name}: not the file that was annotated", file=sys.stderr)
        return
    themes = entry["themes"]
    assert isinstance(themes, list)
    for theme in themes:
        for objective in theme["objectives"]:
            page = f" (p. {objective['page']})" if "page" in objective else ""
            objective["shown"] = objective["opening"] + page

    def build(key: str) -> Truth:
        return Truth(
            themes=tuple(
                TrueTheme(
                    title=theme["title"],
                    objectives=tuple(
                        TrueObjective(text=str(objective[key])) for objective in theme["objectives"]
                    ),
                )
                for theme in themes
            )
        )

    yield GoldDocument(
        path=path,
        letters=build("letters"),
        exact=build("exact"),
        words=build("shown"),
        is_taste=entry.get("taste") == "objectives",
    )


def fingerprint(text: str, *, is_exact: bool) -> str:
    """A short hash of a text's letters, or of its characters without what closes it."""
    words = fold_space(text).rstrip(_CLOSING) if is_exact else letters_of(text)
    return hashlib.sha256(words.encode("utf-8")).hexdigest()[:FINGERPRINT_LENGTH]


def fingerprint_truth(truth: Truth, *, is_exact: bool) -> Truth:
    """The same tree with fingerprints in place of objectives."""

    def convert(objective: TrueObjective) -> TrueObjective:
        return TrueObjective(
            text=fingerprint(objective.text, is_exact=is_exact),
            children=tuple(convert(child) for child in objective.children),
        )

    return Truth(
        themes=tuple(
            replace(theme, objectives=tuple(convert(each) for each in theme.objectives))
            for theme in truth.themes
        )
    )


def _as_words(found: Truth, gold: GoldDocument) -> Truth:
    """What was found, in the words of the annotation where they are the same objective."""
    known = {
        print_.text: words.text
        for theme, shown in zip(gold.letters.themes, gold.words.themes, strict=True)
        for print_, words in zip(theme.objectives, shown.objectives, strict=True)
    }

    def convert(objective: TrueObjective) -> TrueObjective:
        text = known.get(fingerprint(objective.text, is_exact=False), objective.text)
        return TrueObjective(text=text, children=tuple(map(convert, objective.children)))

    return Truth(
        themes=tuple(
            replace(theme, objectives=tuple(map(convert, theme.objectives)))
            for theme in found.themes
        )
    )


def _format_row(gold: GoldDocument, score: DocumentScore, exact: DocumentScore) -> str:
    taste = "  (which are objectives is a matter of taste)" if gold.is_taste else ""
    return (
        f"{gold.path.name:<38}{score.themes.f1:>9.3f}{score.objectives.f1:>8.3f}"
        f"{exact.objectives.f1:>7.3f}{score.placed_share:>7.3f}{taste}"
    )
