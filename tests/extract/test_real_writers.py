"""Programmes as LibreOffice writes them: read as well as what it was given.

Only where it is installed; elsewhere the tests say so.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from statistics import mean

import pytest

from bench.invented import draw_spec, make_document
from bench.invented.truth import Truth
from bench.matching import score_document
from bench.whole_pipeline import read_themes

pytestmark = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="soffice (LibreOffice) is not installed"
)
#: How long it may take to start for the first time and to write the files.
_SECONDS = 240.0
#: What to ask it for, by the ending of what it writes.
WRITTEN = {
    "pdf": "pdf:writer_pdf_Export",
    "docx": "docx:MS Word 2007 XML",
    "html": "html:HTML (StarWriter)",
}
PROGRAMME = {
    "Schoon water": ("Wij meten de rivieren", "Wij delen kaarten en kennis"),
    "Veilige wegen": ("Wij leggen nieuw asfalt", "Wij delen de kosten van bruggen"),
    "Open grenzen": ("Wij schrappen regels", "Wij erkennen diploma's van elkaar"),
}
SEEDS = range(70_000, 70_200)


def convert(files: Sequence[Path], ending: str, folder: Path) -> list[Path]:
    """What LibreOffice writes of some files, in their order."""
    written = folder / ending
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    if all(file.suffix == ".html" for file in files):
        command.append("--infilter=HTML (StarWriter)")  # as a text, which can be saved as Word
    command += ["--convert-to", WRITTEN[ending], "--outdir", str(written), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)
    return [written / f"{file.stem}.{ending}" for file in files]


def list_texts(found: Truth) -> dict[str | None, tuple[str, ...]]:
    return {theme.title: tuple(one.text for one in theme.objectives) for theme in found.themes}


@pytest.mark.parametrize("ending", WRITTEN)
def test_a_programme_says_the_same_when_it_is_written_again(ending: str, tmp_path: Path) -> None:
    body = "".join(
        f"<h2>{title}</h2><ul>{''.join(f'<li>{aim}</li>' for aim in aims)}</ul>"
        for title, aims in PROGRAMME.items()
    )
    source = tmp_path / "programme.html"
    source.write_text(f"<html lang=nl><h1>Werkprogramma 2025-2028</h1>{body}", encoding="utf-8")
    assert list_texts(read_themes(source)) == PROGRAMME
    (written,) = convert([source], ending, tmp_path)
    assert list_texts(read_themes(written)) == PROGRAMME


@pytest.mark.slow
@pytest.mark.parametrize(("ending", "least"), [("pdf", 0.7), ("docx", 0.95), ("html", 0.95)])
def test_invented_word_files_are_read_as_written_again(
    ending: str, least: float, tmp_path: Path
) -> None:
    """Means over documents. Some titles are told by the Word file alone, and by nothing to see."""
    specs = [spec for spec in map(draw_spec, SEEDS) if spec.format == "docx"][:12]
    documents = [make_document(spec) for spec in specs]
    files = [tmp_path / f"{number}.docx" for number in range(len(documents))]
    for file, document in zip(files, documents, strict=True):
        file.write_bytes(document.data)
    scores = [
        score_document(document.truth, read_themes(file))
        for document, file in zip(documents, convert(files, ending, tmp_path), strict=True)
    ]
    assert mean(score.themes.f1 for score in scores) >= least
    assert mean(score.objectives.f1 for score in scores) >= least
