"""What confidence promises against what is right: ``python -m bench.calibration``.

Reads invented programmes without configuration and prints, for each band of confidence, how many
documents fell into it, the mean confidence, the mean share of records that were right, and the
share of documents that were wholly right.
"""

from __future__ import annotations

import argparse
import itertools
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.invented.document import make_document
from bench.invented.drawing import draw_spec
from bench.matching import DocumentScore, score_document
from bench.whole_pipeline import read_with_confidence

BANDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.0)
#: Producers that every development machine has.
FORMATS = frozenset({"txt", "md", "html", "docx", "pdf-reportlab"})


def main() -> int:
    """Prints the table."""
    parser = argparse.ArgumentParser(prog="python -m bench.calibration", description=__doc__)
    parser.add_argument("--seeds", default="1000-1399", help="first-last (default: %(default)s)")
    first, last = map(int, parser.parse_args().seeds.split("-"))
    judged = list(_judge(range(first, last + 1)))
    print("confidence   documents  promised  right  perfect")
    for low, high in itertools.pairwise(BANDS):
        band = [(c, s) for c, s in judged if low <= c < high or (c == high == BANDS[-1])]
        if not band:
            continue
        promised = sum(confidence for confidence, _ in band) / len(band)
        right = sum(score.quality for _, score in band) / len(band)
        perfect = sum(score.is_perfect for _, score in band) / len(band)
        print(f"{low:.2f}–{high:.2f} {len(band):10}  {promised:8.2f}  {right:5.2f}  {perfect:7.0%}")
    return 0


def _judge(seeds: range) -> Iterator[tuple[float, DocumentScore]]:
    with tempfile.TemporaryDirectory() as folder:
        for seed in seeds:
            spec = draw_spec(seed)
            if spec.format not in FORMATS:
                continue
            document = make_document(spec)
            path = Path(folder) / document.name
            path.write_bytes(document.data)
            found, confidence = read_with_confidence(path)
            yield confidence, score_document(document.truth, found)


if __name__ == "__main__":
    raise SystemExit(main())
