"""Four forms of one brochure, by three typesetters and as text, hold the same words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.commands.projects import EDITION_ID, REPOSITORY, run_command

RAW = REPOSITORY / "raw" / EDITION_ID
FORMS = (
    "brochure-nl.md",
    "brochure-nl.pdf",
    "brochure-nl.chromium.pdf",
    "brochure-nl.libreoffice.pdf",
)


def read_transcript() -> tuple[list[str], list[list[str]]]:
    """Titles and objectives by the transcript's own marks, without any code of the pipeline."""
    titles: list[str] = []
    objectives: list[list[str]] = []
    for line in (RAW / "brochure-nl.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            titles.append(line.removeprefix("## "))
            objectives.append([])
        elif line.startswith("- "):
            objectives[-1].append(line.removeprefix("- "))
    return titles, objectives


@pytest.mark.parametrize("form", FORMS)
def test_titles_and_objectives_letter_for_letter(form: str, tmp_path: Path) -> None:
    result = run_command("inspect", RAW / form, "--format", "json", root=tmp_path)
    assert result.returncode == 0, result.stderr
    found: dict[str, Any] = json.loads(result.stdout)
    titles, objectives = read_transcript()
    assert [theme["title"] for theme in found["themes"]] == titles
    assert [[one["text"] for one in theme["objectives"]] for theme in found["themes"]] == objectives


def test_hyphens_are_right() -> None:
    _, objectives = read_transcript()
    words = " ".join(text for theme in objectives for text in theme).split()
    for word in ("personen-", "Benelux-Politieverdrag", "Noordzee-energiesamenwerking", "COVID-19"):
        assert word in words
