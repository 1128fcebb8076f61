"""What docs/package.md tells people to do works."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pytest

from tests.commands.projects import EDITION_ID, REPOSITORY, read_rows, run_command

PAGE = (REPOSITORY / "docs" / "package.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    (found,) = re.findall(f"```{language}\n(.*?)```", PAGE, flags=re.DOTALL)
    return str(found)


@pytest.fixture
def exported(published: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    assert run_command("export", EDITION_ID, root=published).returncode == 0
    monkeypatch.chdir(published)
    return published


def test_the_guard_comes_off(exported: Path) -> None:
    names: dict[str, object] = {}
    exec(block("python"), names)
    frame = names["objectives"]
    expected = read_rows(exported, "objectives")
    for column in ("text", "marker", "objective_id"):
        values = frame[column].tolist()  # type: ignore[index]
        assert [None if value != value else value for value in values] == [
            row[column] for row in expected
        ]
    quotes = duckdb.connect().execute(block("sql")).fetchall()
    assert [quote for (quote,) in quotes] == [
        row["exact"] for row in read_rows(exported, "evidence")
    ]


def test_every_file_of_the_folder_is_told_of(published_once: Path) -> None:
    for path in (published_once / "processed" / EDITION_ID).iterdir():
        name = f"*{path.suffix}" if path.suffix == ".parquet" else path.name
        assert f"`{name}`" in PAGE or (path.stem == "report" and "`report.*`" in PAGE)
