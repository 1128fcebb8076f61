"""How damaged, hostile and enormous files end: ``python -m bench.robustness [--write]``.

Takes every generated attack, as many mutants as asked for, and with ``PROGRAMME_CORPUS`` set the
hostile files collected there, through everything that is done with a document, and prints how
each ends. ``--write`` puts the tables into ``docs/robustness.md``; it takes half an hour.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bench.hostile.attacks import list_attacks
from bench.hostile.good_files import FORMATS, make_good_files
from bench.hostile.mutants import mutate
from bench.hostile.trying import try_file
from pipeline.model.limits import Limits
from pipeline.sandbox import Sandbox

PAGE = Path(__file__).resolve().parents[1] / "docs" / "robustness.md"
DEFAULT_MUTANT_COUNT = 2_000
#: The class of files → how many of them ended in which way.
Table = dict[str, Counter[str]]

_INTRODUCTION = """\
<!-- Written by `python -m bench.robustness --write`: run that, do not change this file. -->

# How bad files end

Each file went through everything that is done with a document (reading, finding its structure,
stating its records, telling what was found, and for PDF the second reading), in a child process
within the default limits of `programme inspect`. Each has to end in a document whose quotes stand
in its text and whose ledger covers it, or in one of our errors. `unforeseen` would be an exception
of a library, or of ours, that nobody thought of: it is shown as an error too, but as one to report.
`crash` is a reader that was brought down, and only the child with it.

All of that is one call here, in one time limit of 60 seconds, where commands make several: where a
file ends in `source-too-slow`, a command or an idle machine may get through.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="bench.robustness", description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.name}")
    parser.add_argument("--mutants", type=int, default=DEFAULT_MUTANT_COUNT, metavar="N")
    options = parser.parse_args(arguments)
    corpus = os.environ.get("PROGRAMME_CORPUS")
    limits = Limits()
    with tempfile.TemporaryDirectory() as folder, Sandbox(limits) as sandbox:
        place = Path(folder)
        sections = {
            "Generated attacks": try_attacks(sandbox, limits, place),
            f"Mutants: {options.mutants:,} damaged copies of sound files": try_mutants(
                sandbox, limits, place, options.mutants
            ),
        }
        if corpus:
            hostile = Path(corpus) / "hostile"
            sections["Collected PDF files"] = try_corpus(sandbox, limits, hostile)
    page = "\n".join((_INTRODUCTION, *_render(sections)))
    if options.write:
        PAGE.write_text(page, encoding="utf-8", newline="\n")
    sys.stdout.write(page)
    endings = sum((sum(table.values(), Counter()) for table in sections.values()), Counter())
    return 1 if endings["unforeseen"] else 0


def try_attacks(sandbox: Sandbox, limits: Limits, folder: Path) -> Table:
    """By what is done to the reader."""
    table: Table = defaultdict(Counter)
    for attack in list_attacks():
        path = folder / attack.name
        path.write_bytes(attack.make())
        outcome, message = try_file(sandbox, path, limits)
        path.unlink()
        _tell(f"{attack.kind}: {attack.name}: {outcome} {message}")
        table[f"{attack.kind}, {path.suffix[1:]}"][outcome] += 1
    return table


def try_mutants(sandbox: Sandbox, limits: Limits, folder: Path, count: int) -> Table:
    """By format."""
    table: Table = defaultdict(Counter)
    for name in FORMATS:
        chance = random.Random(name)
        suffix = name.partition("-")[0]
        originals = make_good_files(name)
        path = folder / f"mutant.{suffix}"
        for _ in range(count // len(FORMATS)):
            path.write_bytes(mutate(chance, chance.choice(originals), suffix))
            outcome, message = try_file(sandbox, path, limits)
            if outcome == "unforeseen":
                _tell(message)
            table[suffix][outcome] += 1
    return table


def try_corpus(sandbox: Sandbox, limits: Limits, folder: Path) -> Table:
    """By the class that the corpus gives each file."""
    table: Table = defaultdict(Counter)
    rows = (folder / "MANIFEST.tsv").read_text("utf-8").splitlines()[1:]
    for name, kind, *_ in (row.split("\t") for row in rows):
        outcome, message = try_file(sandbox, folder / name, limits)
        _tell(f"{kind}: {name}: {outcome} {message}")
        table[kind][outcome] += 1
    return table


def _render(sections: Mapping[str, Table]) -> Iterator[str]:
    for title, table in sections.items():
        yield f"## {title}\n"
        yield "| files | count | how they end |"
        yield "|---|---:|---|"
        for kind, outcomes in sorted(table.items()):
            endings = ", ".join(
                f"`{outcome}` {count}" for outcome, count in sorted(outcomes.items())
            )
            yield f"| {kind} | {outcomes.total()} | {endings} |"
        yield ""


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
