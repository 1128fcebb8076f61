"""What the documents say is so."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.commands.projects import REPOSITORY, read_published

DOCS = REPOSITORY / "docs"
PAGES = sorted([*REPOSITORY.glob("*.md"), *DOCS.rglob("*.md")])
PYPROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))


def test_generated_pages_are_fresh() -> None:
    result = subprocess.run(
        [sys.executable, "docs/generate.py", "--check"],
        cwd=REPOSITORY,
        capture_output=True,
        encoding="utf-8",
    )
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(REPOSITORY).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text):
        if not target.startswith(("http://", "https://", "mailto:")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_every_decision_is_listed() -> None:
    listed = (DOCS / "decisions" / "README.md").read_text(encoding="utf-8")
    for page in (DOCS / "decisions").glob("0*.md"):
        assert f"({page.name})" in listed
        title = page.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ")
        assert title[:4] == page.name[:4]


def test_every_dependency_has_its_line() -> None:
    page = (DOCS / "decisions" / "0007-dependencies.md").read_text(encoding="utf-8")
    for requirement in PYPROJECT["project"]["dependencies"]:
        assert f"| {re.split('[<>=]', requirement)[0]} |" in page
    for requirement in PYPROJECT["dependency-groups"]["dev"]:
        assert re.split("[<>=]", requirement)[0] in page


def test_versions_agree() -> None:
    from importlib.metadata import version

    stated = PYPROJECT["project"]["version"]
    assert version("programme-data") == stated
    citation = (REPOSITORY / "CITATION.cff").read_text(encoding="utf-8")
    assert f"version: {stated}\n" in citation


@pytest.mark.parametrize("name", ["README.md", "DATA-LICENCE.md"])
def test_the_brochure_is_called_a_reconstruction(name: str) -> None:
    assert "reconstruction" in (REPOSITORY / name).read_text(encoding="utf-8")


def test_the_published_report_calls_the_brochure_a_reconstruction() -> None:
    assert b"reconstruction" in read_published(REPOSITORY)["report.md"]
