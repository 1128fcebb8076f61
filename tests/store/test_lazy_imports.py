"""Nothing heavy is loaded before a table is read or written."""

import subprocess
import sys

import pytest

HEAVY = {"pyarrow", "pandas", "numpy", "filelock"}


@pytest.mark.parametrize("module", ["pipeline", "pipeline.store", "pipeline.link"])
def test_importing_it_loads_nothing_heavy(module: str) -> None:
    code = f"import {module}, sys; print(*sys.modules)"
    output = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout
    assert not HEAVY & set(output.decode().split())
