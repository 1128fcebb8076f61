"""The README's commands and code run as they stand, and what it shows is what comes out."""

from __future__ import annotations

from pathlib import Path

import pytest

from docs.readme import fill_outputs
from tests.commands.projects import REPOSITORY

README = (REPOSITORY / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("library", ["pandas", "polars", "duckdb"])
def test_the_data_are_loaded_in(library: str) -> None:
    assert f"import {library}" in README


def test_it_begins_with_two_commands_and_what_comes_out() -> None:
    title, _, block, *_ = README.split("\n", 3)
    assert title.startswith("# ")
    assert block == "```console"
    beginning = README[: README.index("```\n", README.index("```console") + 3)]
    assert [line for line in beginning.splitlines() if line.startswith("$ ")][1] == "$ make run"
    assert "5 themes, 43 objectives" in beginning


def test_outputs_are_what_comes_out(project: Path) -> None:
    assert fill_outputs(README, project) == README
