"""What is only there where the corpus is."""

import os
import re
from pathlib import Path

import pypdfium2
import pytest

#: Shorter or longer pieces are no objectives: headings, paragraphs.
OBJECTIVE_LENGTHS = range(26, 250)


@pytest.fixture(scope="session")
def coalition_bullets() -> list[str]:
    """The first sentence of each bullet of the Dutch coalition agreement of 2021."""
    corpus = os.environ.get("PROGRAMME_CORPUS")
    if not corpus:
        pytest.skip("PROGRAMME_CORPUS is not set: no real text to compare with")
    bullets: list[list[str]] = []
    document = pypdfium2.PdfDocument(Path(corpus) / "examples/nl-coalitieakkoord-2021.pdf")
    for page in document:
        is_inside = False
        for line in page.get_textpage().get_text_range().splitlines():
            if line.strip().startswith("\uf0b7"):
                bullets.append([line.strip().removeprefix("\uf0b7")])
                is_inside = True
            elif is_inside and line.strip():
                bullets[-1].append(line.strip())
            else:
                is_inside = False
    sentences = [re.split(r"(?<=\.)\s", " ".join(lines).strip())[0] for lines in bullets]
    return [sentence for sentence in sentences if len(sentence) in OBJECTIVE_LENGTHS]
