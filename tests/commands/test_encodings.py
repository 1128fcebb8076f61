"""The press text in other encodings is the same press text."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.projects import EDITION_ID, read_rows, replace_source, run_command


@pytest.mark.parametrize(
    ("encoding", "line_end"),
    [
        ("utf-16", "\n"),
        pytest.param("utf-16-be", "\n", marks=pytest.mark.slow),
        pytest.param("cp1252", "\n", marks=pytest.mark.slow),
        ("utf-8-sig", "\r\n"),
    ],
)
def test_objectives_are_the_same(published: Path, encoding: str, line_end: str) -> None:
    texts = [row["text"] for row in read_rows(published, "objectives")]
    path = published / "raw" / EDITION_ID / "press-nl.txt"
    text = path.read_text(encoding="utf-8").replace("\n", line_end)
    bom = "\ufeff" if encoding == "utf-16-be" else ""
    replace_source(published, path.name, (bom + text).encode(encoding))
    result = run_command("run", root=published)
    assert result.returncode == 0, result.stdout + result.stderr
    assert [row["text"] for row in read_rows(published, "objectives")] == texts


@pytest.mark.slow
def test_latin_1_without_characters_of_windows(published: Path) -> None:
    path = published / "raw" / EDITION_ID / "press-nl.txt"
    text = path.read_text(encoding="utf-8").translate({0x2019: "'", 0x2013: "-", 0x2022: "*"})
    replace_source(published, path.name, text.encode("latin-1"))
    result = run_command("run", root=published)
    assert result.returncode == 0, result.stdout + result.stderr
    objectives = [row["text"] for row in read_rows(published, "objectives")]
    assert len(objectives) == 43
    assert any("patiëntendossier" in one for one in objectives)
