"""How fast PDF files are read, against the tools there are, in one run on one machine.

    python -m bench.reading [FILE.pdf …]

Prints, for each file, pages a second of CPU time for five ways of reading, as factors of
pdfplumber: ours as it stands (lines, reading order, styles, boxes), pdfplumber's
``extract_words`` with font attributes, pdfminer's layout, and the floor: PDFium's bare parse plus
text page, from which no character has been taken yet. Then what reading adds to memory at most,
beyond the document that it returns, which grows with the text.
Factors are of the best of several rounds, taken in turns, so that other work on the machine
spoils them little.
"""

from __future__ import annotations

import argparse
import io
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.extract.pdf_writing import write_programme

BROCHURE = Path(__file__).parent.parent / "raw" / "benelux-2021-2024" / "brochure-nl.pdf"
ROUNDS = 5
#: pdfplumber and pdfminer read at most so many pages a round: they are that slow.
MAX_SLOW_PAGES = 20


def read_ours(data: bytes, _max_pages: int) -> int:
    from pipeline.extract.pdf.document import read_pdf

    return len(read_pdf(data, source_id="bench").pages)


def read_pdfplumber(data: bytes, max_pages: int) -> int:
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as opened:
        pages = opened.pages[:max_pages]
        for page in pages:
            page.extract_words(extra_attrs=["fontname", "size"])
            page.close()
        return len(pages)


def read_pdfminer(data: bytes, max_pages: int) -> int:
    from pdfminer.high_level import extract_pages

    return sum(1 for _ in extract_pages(io.BytesIO(data), maxpages=max_pages))


def read_floor(data: bytes, _max_pages: int) -> int:
    import pypdfium2
    import pypdfium2.raw

    document = pypdfium2.PdfDocument(data)
    for number in range(len(document)):
        page = pypdfium2.raw.FPDF_LoadPage(document, number)
        text_page = pypdfium2.raw.FPDFText_LoadPage(page)
        pypdfium2.raw.FPDFText_ClosePage(text_page)
        pypdfium2.raw.FPDF_ClosePage(page)
    count = len(document)
    document.close()
    return count


WAYS: dict[str, Callable[[bytes, int], int]] = {
    "ours": read_ours,
    "pdfplumber words": read_pdfplumber,
    "pdfminer layout": read_pdfminer,
    "PDFium floor": read_floor,
}


def measure(data: bytes, rounds: int) -> dict[str, float]:
    """Pages a second of CPU time, the best of several rounds."""
    best = dict.fromkeys(WAYS, 0.0)
    for _ in range(rounds):
        for name, read in WAYS.items():
            started = time.process_time()
            pages = read(data, MAX_SLOW_PAGES)
            best[name] = max(best[name], pages / (time.process_time() - started))
    return best


@dataclass(frozen=True, slots=True)
class Memory:
    """Memory in MB: of the document that is returned, and of reading beyond it at its peak."""

    document: float
    beyond: float


def measure_memory(page_count: int) -> Memory:
    """What reading a generated programme of that many pages takes in a process of its own."""
    code = "from bench import reading; reading.report_memory()"
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=write_programme(page_count),
        capture_output=True,
        check=True,
        env=os.environ,
    )
    return Memory(*map(float, done.stdout.split()))


def report_memory() -> None:
    """Read the file at standard input and print what ``Memory`` holds."""
    from pipeline.extract.pdf.document import read_pdf

    data = sys.stdin.buffer.read()
    read_pdf(write_programme(1), source_id="bench")  # what is loaded once is no part of it
    before = _measure_memory("VmRSS")
    document = read_pdf(data, source_id="bench")
    after, peak = _measure_memory("VmRSS"), _measure_memory("VmHWM")
    sys.stdout.write(f"{after - before:.1f} {max(0.0, peak - after):.1f} ")
    del document


def _measure_memory(name: str) -> float:
    """Memory of this process in MB by Linux's name: in use (VmRSS), or at its peak (VmHWM).

    ``getrusage`` would count the process that started this one.
    """
    status = Path("/proc/self/status").read_text()
    return int(status.partition(f"{name}:")[2].split()[0]) / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument(
        "--pages", type=int, nargs="*", default=[200, 1000], help="of the generated programmes"
    )
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--no-memory", action="store_true")
    arguments = parser.parse_args()
    files = list(arguments.files) or [BROCHURE]
    corpus = os.environ.get("PROGRAMME_CORPUS")
    if corpus and not arguments.files:
        files.extend(sorted((Path(corpus) / "examples").glob("*.pdf")))
    sources = {path.name: path.read_bytes() for path in files}
    for count in arguments.pages:
        sources[f"generated, {count} pages"] = write_programme(count)
    heads = [*WAYS, "× pdfplumber", "floor ×"]
    print(f"{'pages/s of CPU':34}" + "".join(f"{head:>18}" for head in heads))
    for name, data in sources.items():
        speed = measure(data, arguments.rounds)
        row = [*speed.values(), speed["ours"] / speed["pdfplumber words"]]
        row.append(speed["PDFium floor"] / speed["ours"])
        print(f"{name[:33]:34}" + "".join(f"{value:18.1f}" for value in row))
    if not arguments.no_memory:
        for count in (100, 200, 1000):
            memory = measure_memory(count)
            print(
                f"{count} generated pages: the document takes {memory.document:.1f} MB, "
                f"reading at most {memory.beyond:.1f} MB beyond it"
            )


if __name__ == "__main__":
    main()
