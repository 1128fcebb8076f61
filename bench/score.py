"""How well the pipeline finds structure, by variety: ``make score``, ``python -m bench.score``.

Runs documents whose truth is known (invented ones, and with ``--corpus`` real ones annotated by
eye) through the stages in this process, without any configuration, and prints a table. Even seeds
are for looking at, odd seeds are only scored: ``--show`` never shows one.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import traceback
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.invented import MissingProducerError, draw_spec, make_document
from bench.invented.spec import Spec
from bench.invented.truth import Truth
from bench.invented.varieties import FORMATS, LANGUAGES
from bench.matching import DocumentScore, score_document
from bench.ratchet import check_ratchet, measure_scores, write_ratchet
from bench.showing import show_difference
from bench.whole_pipeline import read_themes
from pipeline.model.errors import UnsupportedSourceError

#: Seeds that `make score` runs: enough for a variety of one document in twenty to show.
_DEFAULT_SEEDS = "0-199"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """A document with its score.

    Attributes:
        name: file name.
        varieties: (dimension, value) pairs that it counts under.
        score: None when the pipeline raised.
        truth, found: what it says and what was found.
        error: the last lines of the traceback; "" without one.
        may_be_shown: whether it is in the set for looking at.
        path: the file, while it exists.
    """

    name: str
    varieties: tuple[tuple[str, str], ...]
    score: DocumentScore
    truth: Truth
    found: Truth
    error: str
    may_be_shown: bool


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parse_arguments(arguments)
    first, _, last = options.seeds.partition("-")
    remainders = {"look": (0,), "held": (1,)}.get(options.set, (0, 1))
    seeds = [seed for seed in range(int(first), int(last or first) + 1) if seed % 2 in remainders]
    with tempfile.TemporaryDirectory(prefix="programme-score-") as folder:
        scored = list(_score_invented(seeds, options, Path(options.keep or folder)))
    _print_table(scored)
    _show_worst(scored, options.show, options.match)
    if options.corpus:
        from bench.gold_set import score_gold_set

        score_gold_set(show=options.show)
    by_name: dict[str, list[DocumentScore]] = {
        _name_set(options): [document.score for document in scored]
    }
    if options.written:
        from bench.written_set import score_written_sets

        by_name |= score_written_sets(show=options.show)
    if options.brochures:
        from bench.brochure_set import score_brochure_set

        brochures = score_brochure_set(show=options.show)
        by_name |= {f"brochures, {part}": scores for part, scores in brochures.items()}
    figures = {name: measure_scores(scores) for name, scores in by_name.items()}
    if options.written:
        from bench.no_programme import score_no_programme

        figures |= score_no_programme()
    return _apply_ratchet(options, figures)


def _name_set(options: argparse.Namespace) -> str:
    parts = ("set", "only", "format", "language")
    chosen = [f"{part} {getattr(options, part)}" for part in parts if getattr(options, part)]
    return ", ".join([f"seeds {options.seeds}", *chosen])


def _apply_ratchet(options: argparse.Namespace, by_name: Mapping[str, Mapping[str, float]]) -> int:
    if not options.ratchet:
        return 0
    path = Path(options.ratchet)
    fallen: list[str] = []
    for name, figures in by_name.items():
        if options.write:
            write_ratchet(path, name, figures)
        else:
            fallen.extend(check_ratchet(path, name, figures))
    for line in fallen:
        print(f"FELL: {line}", file=sys.stderr)
    return 1 if fallen else 0


def _parse_arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.score", description=__doc__)
    parser.add_argument("--seeds", default=_DEFAULT_SEEDS, help="first-last (default: %(default)s)")
    parser.add_argument("--set", choices=("look", "held"), help="only even, or only odd seeds")
    parser.add_argument("--format", choices=tuple(FORMATS), help="set every document in this one")
    parser.add_argument("--only", help="leave out other formats than these (txt,md,pdf)")
    parser.add_argument("--language", choices=LANGUAGES, help="write every document in this one")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="show the worst N")
    parser.add_argument("--match", default="", help="show only documents of this variety")
    parser.add_argument("--keep", metavar="DIR", help="leave the invented files there")
    parser.add_argument("--ratchet", metavar="FILE", help="exit 1 when a figure kept there fell")
    parser.add_argument("--write", action="store_true", help="keep the figures in that file")
    parser.add_argument("--written", action="store_true", help="score those written by hand too")
    parser.add_argument("--brochures", action="store_true", help="score the designed ones too")
    parser.add_argument("--corpus", action="store_true", help="score the real documents too")
    return parser.parse_args(arguments)


def _score_invented(
    seeds: Iterable[int], options: argparse.Namespace, folder: Path
) -> Iterator[Scored]:
    folder.mkdir(parents=True, exist_ok=True)
    missing: Counter[str] = Counter()
    unread: Counter[str] = Counter()
    for seed in seeds:
        spec = draw_spec(seed, language=options.language, format=options.format)
        if options.only and not spec.format.startswith(tuple(options.only.split(","))):
            continue
        try:
            document = make_document(spec)
        except MissingProducerError as error:
            missing[str(error)] += 1
            continue
        path = folder / document.name
        path.write_bytes(document.data)
        try:
            found, error_text = _read(path)
        except UnsupportedSourceError:
            unread[spec.format] += 1
            continue
        yield Scored(
            name=document.name,
            varieties=tuple(_list_varieties(spec)),
            score=score_document(document.truth, found, has_failed=bool(error_text)),
            truth=document.truth,
            found=found,
            error=error_text,
            may_be_shown=seed % 2 == 0,
        )
    for reason, count in missing.items():
        print(f"SKIPPED {count} documents: {reason}", file=sys.stderr)
    for name, count in unread.items():
        print(f"SKIPPED {count} documents: {name} is not read yet", file=sys.stderr)


def _read(path: Path) -> tuple[Truth, str]:
    try:
        return read_themes(path), ""
    except UnsupportedSourceError:
        raise
    except Exception:  # any failure of the pipeline is a result here, and is counted
        return Truth(themes=()), "".join(traceback.format_exc(limit=-3))


def _list_varieties(spec: Spec) -> Iterator[tuple[str, str]]:
    yield "format", spec.format
    yield "language", spec.language
    yield "themes are", spec.theme_shape
    if spec.theme_shape == "heading":
        yield "theme dress", spec.theme_dress
        yield "theme mark", spec.theme_mark or "none"
    yield "objectives are", spec.objective_shape
    if spec.objective_mark:
        mark = spec.objective_mark
        yield "objective mark", mark if mark.isprintable() else f"U+{ord(mark):04X}"
    yield "objective form", spec.objective_form
    yield "sub-objectives", spec.sub_mark or "none"
    yield "declared count", spec.declared or "none"
    for spoiler in sorted(spec.spoilers):
        yield "with", spoiler
    if spec.is_paged:
        yield "layout", spec.layout
    if spec.text_quirk:
        yield "set", spec.text_quirk
    if spec.has_third_level:
        yield "set", "third level"
    for name in (
        "is_marker_alone",
        "has_hanging_indent",
        "is_spaced",
        "is_tight",
        "has_form_feeds",
        "has_no_break_spaces",
        "uses_literal_marks",
        "is_justified",
        "is_hyphenated",
    ):
        if getattr(spec, name):
            yield "set", name.partition("_")[2].replace("_", " ")
    if spec.wrap_columns:
        yield "set", "hard-wrapped"
    if spec.line_end != "\n":
        yield "set", "CRLF"
    if spec.marker_gap != " ":
        yield "set", f"marker gap {spec.marker_gap!r}"


_COLUMNS = (
    ("docs", 5),
    ("perfect", 8),
    ("theme F1", 9),
    ("obj F1", 8),
    ("exact", 7),
    ("placed", 7),
    ("tree", 6),
    ("fails", 6),
)


def _print_table(scored: Sequence[Scored]) -> None:
    groups: dict[tuple[str, str], list[DocumentScore]] = defaultdict(list)
    for document in scored:
        for variety in document.varieties:
            groups[variety].append(document.score)
    width = max([30, *(len(value) + 4 for _, value in groups)])
    print(" " * width + "".join(f"{name:>{size}}" for name, size in _COLUMNS))
    order = list(dict.fromkeys(name for name, _ in groups))
    for dimension in order:
        print(dimension)
        for (name, value), scores in sorted(groups.items(), key=lambda entry: entry[0][1]):
            if name == dimension:
                print(f"  {value:<{width - 2}}" + _format_mean(scores))
    everything = [document.score for document in scored]
    if not everything:
        print("no documents")
        return
    print(f"{'all, mean over documents':<{width}}" + _format_mean(everything))
    print(f"{'all, pooled':<{width}}" + _format_pooled(everything))


def _format_mean(scores: Sequence[DocumentScore]) -> str:
    count = len(scores)
    placed = [score.placed_share for score in scores if score.objectives.right]
    return _format_row(
        count,
        sum(score.is_perfect for score in scores) / count,
        sum(score.themes.f1 for score in scores) / count,
        sum(score.objectives.f1 for score in scores) / count,
        sum(score.objectives_exact.f1 for score in scores) / count,
        sum(placed) / len(placed) if placed else 0.0,
        sum(score.nested_share for score in scores) / count,
        sum(score.has_failed for score in scores),
    )


def _format_pooled(scores: Sequence[DocumentScore]) -> str:
    from bench.matching import pool

    right = sum(score.objectives.right for score in scores)
    return _format_row(
        len(scores),
        sum(score.is_perfect for score in scores) / len(scores),
        pool(score.themes for score in scores).f1,
        pool(score.objectives for score in scores).f1,
        pool(score.objectives_exact for score in scores).f1,
        sum(score.placed for score in scores) / max(1, right),
        sum(score.nested for score in scores) / max(1, right),
        sum(score.has_failed for score in scores),
    )


def _format_row(
    count: int,
    perfect: float,
    themes: float,
    objectives: float,
    exact: float,
    placed: float,
    nested: float,
    fails: int,
) -> str:
    return (
        f"{count:>5}{perfect:>7.0%} {themes:>9.3f}{objectives:>8.3f}{exact:>7.3f}"
        f"{placed:>7.3f}{nested:>6.2f}{fails or '':>6}"
    )


def _show_worst(scored: Sequence[Scored], count: int, match: str) -> None:
    shown = [
        document
        for document in scored
        if document.may_be_shown
        and not document.score.is_perfect
        and (not match or any(match in f"{name} {value}" for name, value in document.varieties))
    ]
    shown.sort(key=lambda document: (document.score.quality, document.name))
    for document in shown[:count]:
        print()
        print(f"=== {document.name}  quality {document.score.quality:.2f}")
        print("; ".join(f"{name} {value}" for name, value in document.varieties))
        if document.error:
            print(document.error)
        for line in show_difference(document.truth, document.found):
            print(line)


if __name__ == "__main__":
    # The table is the answer: a reader that closes the pipe early has seen enough.
    try:
        status = main()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 0
    sys.exit(status)
