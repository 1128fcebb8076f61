"""Limits hold for all that is done with a document, in every command, and nothing is left over."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.projects import EDITION_ID

#: Runs the command with one stage replaced by one that never ends, or wants all memory.
WITH_A_BAD_STAGE = """
import importlib, sys, time
from pipeline.cli import main

module_name, function_name = sys.argv[1].split(":")

def hang(*args, **kwargs):
    time.sleep(3600)

def hoard(*args, **kwargs):
    return bytearray(1 << 40)

bad = {"hang": hang, "hoard": hoard}[sys.argv[2]]
bad.__module__, bad.__qualname__ = module_name, function_name
setattr(importlib.import_module(module_name), function_name, bad)
sys.exit(main(sys.argv[3:]))
"""
STAGES = {
    "pipeline.extract:read_document": "while reading",
    "pipeline.parse:find_outline": "while finding its structure",
    "pipeline.normalize:state_records": "while stating its records",
}


def run_with_bad_stage(
    stage: str, how: str, *arguments: str, root: Path
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", WITH_A_BAD_STAGE, stage, how, *arguments],
        cwd=root,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize(
    ("how", "what"),
    [
        ("hang", "not done after 3 s"),
        pytest.param("hoard", "memory", marks=pytest.mark.slow),
    ],
)
def test_inspect_stops_any_stage_and_names_it(
    project: Path, stage: str, how: str, what: str
) -> None:
    file = f"raw/{EDITION_ID}/press-nl.txt"
    result = run_with_bad_stage(stage, how, "inspect", file, "--max-seconds", "3", root=project)
    assert result.returncode == 2
    assert what in result.stderr
    assert STAGES[stage] in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize("stage", [*STAGES][1:])
def test_run_stops_any_stage_and_publishes_nothing(project: Path, stage: str) -> None:
    result = run_with_bad_stage(stage, "hang", "run", "--max-seconds", "3", root=project)
    assert result.returncode == 2
    assert "not done after 3 s" in result.stderr
    assert STAGES[stage] in result.stderr
    assert not (project / "processed" / EDITION_ID).exists()


@pytest.mark.parametrize(
    "stage",
    [
        pytest.param("pipeline.normalize.mentions:note_mentions", marks=pytest.mark.slow),
        "pipeline.link:match_themes",
    ],
)
def test_run_stops_what_is_done_with_all_sources_too(project: Path, stage: str) -> None:
    result = run_with_bad_stage(stage, "hang", "run", "--max-seconds", "3", root=project)
    assert result.returncode == 2
    assert "not done after 3 s" in result.stderr
    assert not (project / "processed" / EDITION_ID).exists()


def test_new_stops_and_writes_nothing(project: Path) -> None:
    result = run_with_bad_stage(
        "pipeline.parse:find_outline",
        "hang",
        *("new", "other-edition", f"raw/{EDITION_ID}/press-nl.txt", "--max-seconds", "3"),
        root=project,
    )
    assert result.returncode == 2
    assert "while finding its structure" in result.stderr
    assert not (project / "raw" / "other-edition").exists()
