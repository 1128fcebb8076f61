from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.projects import copy_project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The repository as the README's reader has it after cloning, but for the code."""
    return copy_project(tmp_path / "project")
