"""How long the whole command takes, from nothing to its output, in one run on one machine.

    python -m bench.start_up [FILE …]

For each file the processor time (both processes) and the wall-clock time of
``programme inspect FILE --format json``, of a process that only starts Python, and, for a PDF, of
one that only opens the file with pdfplumber and takes the words of every page with their fonts.
The best of several rounds, taken in turns, so that other work on the machine spoils them little;
processor time suffers least. Without arguments: the documents in ``raw/``, those of
``PROGRAMME_CORPUS``, invented documents of every format, and a programme of 200 pages with 4,800
objectives.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from bench.invented import MissingProducerError, draw_spec, make_document
from tests.extract.pdf_writing import write_programme

RAW = Path(__file__).parent.parent / "raw"
ROUNDS = 7
#: A process that takes longer than this is run ``SLOW_ROUNDS`` times only.
SLOW_SECONDS = 5.0
SLOW_ROUNDS = 2
INVENTED_PER_FORMAT = 2
PROGRAMME_PAGES = 200

BARE = (sys.executable, "-c", "pass")
PDFPLUMBER_CODE = """
import sys, pdfplumber
with pdfplumber.open(sys.argv[1]) as opened:
    for page in opened.pages:
        page.extract_words(extra_attrs=["fontname", "size"])
        page.close()
"""
PDFPLUMBER = (sys.executable, "-c", PDFPLUMBER_CODE)
OURS = (sys.executable, "-m", "pipeline", "inspect", "--format", "json")


class Cost(NamedTuple):
    """What a process took, in seconds."""

    cpu_s: float
    wall_s: float


def run(command: Sequence[str]) -> Cost:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    wall_s = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu_s = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(cpu_s=cpu_s, wall_s=wall_s)


def measure(commands: dict[str, Sequence[str]], rounds: int) -> dict[str, Cost]:
    """The least processor time and the least wall-clock time of each, over rounds in turns."""
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            found = costs[name]
            if len(found) < SLOW_ROUNDS or found[0].wall_s < SLOW_SECONDS:
                found.append(run(command))
    return {
        name: Cost(cpu_s=min(c.cpu_s for c in found), wall_s=min(c.wall_s for c in found))
        for name, found in costs.items()
    }


def report(path: Path, rounds: int) -> str:
    """One row of the table."""
    commands: dict[str, Sequence[str]] = {"bare": BARE, "ours": (*OURS, str(path))}
    if path.suffix == ".pdf":
        commands["pdfplumber"] = (*PDFPLUMBER, str(path))
    costs = measure(commands, rounds)
    ours, bare = costs["ours"], costs["bare"]
    cells = [
        f"{path.name[:44]:44}",
        f"{1000 * ours.wall_s:8.0f}",
        f"{1000 * ours.cpu_s:8.0f}",
        f"{ours.cpu_s / bare.cpu_s:9.1f}",
    ]
    if "pdfplumber" in costs:
        other = costs["pdfplumber"]
        cells += [f"{other.wall_s / ours.wall_s:10.1f}", f"{other.cpu_s / ours.cpu_s:10.1f}"]
    return "".join(cells)


def write_documents(folder: Path) -> list[Path]:
    """Invented documents, some of each format, and the large programme last."""
    counts: dict[str, int] = {}
    paths = []
    for seed in range(200):
        spec = draw_spec(seed)
        family = spec.format.partition("-")[0]
        if counts.get(family, 0) >= INVENTED_PER_FORMAT:
            continue
        try:
            document = make_document(spec)
        except MissingProducerError:
            continue
        counts[family] = counts.get(family, 0) + 1
        paths.append(folder / document.name)
        paths[-1].write_bytes(document.data)
    paths.sort(key=lambda path: path.suffix)
    paths.append(folder / f"programme-{PROGRAMME_PAGES}-pages.pdf")
    paths[-1].write_bytes(write_programme(PROGRAMME_PAGES))
    return paths


def list_given() -> list[Path]:
    """The documents at hand."""
    paths = sorted(path for path in RAW.rglob("*") if path.is_file())
    corpus = os.environ.get("PROGRAMME_CORPUS")
    if corpus:
        examples = (Path(corpus) / "examples").iterdir()
        paths += sorted(path for path in examples if path.suffix in {".pdf", ".md"})
    return paths


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    arguments = parser.parse_args()
    heads = ("wall ms", "CPU ms", "× bare", "wall ×", "CPU ×")
    print(f"{'':44}{heads[0]:>8}{heads[1]:>8}{heads[2]:>9}{heads[3]:>10}{heads[4]:>10}")
    print(f"{'':44}{'':25}{'of pdfplumber':>20}")
    with tempfile.TemporaryDirectory(prefix="programme-start-up-") as folder:
        for path in arguments.files or [*list_given(), *write_documents(Path(folder))]:
            print(report(path, arguments.rounds), flush=True)


if __name__ == "__main__":
    main()
