"""The data dictionary says what the schema says."""

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.store.data_dictionary import main, render_data_dictionary
from pipeline.store.schema import TABLES

ROOT = Path(__file__).parents[2]


def test_the_one_in_the_documentation_is_up_to_date() -> None:
    assert (ROOT / "docs/data-dictionary.md").read_text(encoding="utf-8") == (
        render_data_dictionary()
    )


def test_every_column_is_in_it() -> None:
    dictionary = render_data_dictionary()
    for table in TABLES:
        section = dictionary.split(f"\n### {table.name}\n")[1].split("\n### ")[0]
        for column in table.columns:
            assert f"\n| `{column.name}` | `{column.type}` |" in section
            assert column.description in section


def test_closed_lists_are_in_it() -> None:
    assert "`sub-objective`" in render_data_dictionary()


def test_a_check_tells_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "dictionary.md"
    assert main(["--check", str(path)]) == 1
    assert not path.exists()
    assert "run `python -m pipeline.store.data_dictionary`" in capsys.readouterr().err
    assert main([str(path)]) == 0
    assert main(["--check", str(path)]) == 0
    path.write_text("something else", encoding="utf-8")
    assert main(["--check", str(path)]) == 1


def test_it_is_a_command() -> None:
    command = [sys.executable, "-m", "pipeline.store.data_dictionary", "--check"]
    subprocess.run(command, check=True, cwd=ROOT.parent)
