"""Writes docs/examples.md: what ``inspect`` shows of real documents that nobody configured.

The documents are not ours to publish and lie in the folder ``PROGRAMME_CORPUS``; without it the
page stays as it is. Run it after a change in what is found: ``python -m bench.examples``.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from pipeline.runner.inspect import inspect_file
from pipeline.runner.inspection_tree import render_inspection

PAGE = Path(__file__).parents[1] / "docs" / "examples.md"
#: A screen of 24 lines, less the command and the line that says how much more there is.
SHOWN_LINES = 22
COLUMNS = 100
DOCUMENTS = {
    "nl-coalitieakkoord-2021.pdf": "A coalition agreement as a tagged PDF: chapters are themes, "
    "bulleted paragraphs objectives.",
    "fr-geneve-charte.md": "A charter in Markdown: headings are themes, paragraphs objectives.",
    "fr-geneve-resume.pdf": "One large page with boxes and arrows. The three parts at its head are "
    "themes; its diagrams are not understood, and we are less sure than elsewhere.",
    "de-piraten-grundsatzprogramm.pdf": "A party's programme of 45 pages of prose: the chapters "
    "are right; which paragraphs are objectives is a matter of taste, and we are less sure than "
    "elsewhere.",
    "de-piraten-grundsatzprogramm.md": "The same in Markdown.",
}
HEAD = """\
# Real documents, without configuration

What `programme inspect` shows of documents that no edition file describes, as it stands; the first
screenful of each. `python -m bench.examples` writes this page from the documents, which are not
part of the repository.
"""


def main() -> int:
    """Writes the page; says so where there are no documents."""
    corpus = os.environ.get("PROGRAMME_CORPUS")
    if corpus is None:
        print("SKIPPED: PROGRAMME_CORPUS is not set", file=sys.stderr)
        return 0
    parts = [HEAD]
    os.chdir(Path(corpus) / "examples")
    for name, about in DOCUMENTS.items():
        shown = render_inspection(inspect_file(Path(name)), width=COLUMNS).splitlines()
        more = len(shown) - SHOWN_LINES
        screen = "\n".join([*shown[:SHOWN_LINES], f"… and {more} lines more"])
        parts.append(
            f"## {name}\n\n{about}\n\n```console\n$ programme inspect {name}\n{screen}\n```\n"
        )
    PAGE.write_text("\n".join(parts), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
