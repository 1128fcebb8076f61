from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.commands.projects import copy_project, run_command


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project in which nothing was run yet."""
    return copy_project(tmp_path / "project")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with nothing in it, in a folder that may hold more."""
    folder = tmp_path / "project"
    (folder / "config" / "editions").mkdir(parents=True)
    return folder


@pytest.fixture(scope="session")
def published_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published project that every test may read and none may change."""
    root = copy_project(tmp_path_factory.mktemp("published") / "project")
    result = run_command("run", root=root)
    assert result.returncode == 0, result.stderr + result.stdout
    return root


@pytest.fixture
def published(published_once: Path, tmp_path: Path) -> Path:
    """A published project of the test's own."""
    return shutil.copytree(published_once, tmp_path / "project")
