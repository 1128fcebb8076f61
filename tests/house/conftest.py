from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.commands.projects import REPOSITORY, copy_project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The repository as the README's reader has it after cloning, but for the code."""
    root = copy_project(tmp_path / "project")
    shutil.copytree(REPOSITORY / "processed", root / "processed")
    return root
