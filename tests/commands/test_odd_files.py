"""What is no ordinary file as FILE: a document or one error of ours, soon, and nothing left over."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.edition import load_edition
from pipeline.model.errors import SourceChangedError
from pipeline.model.limits import Limits
from pipeline.runner.reading import find_in_sources
from pipeline.sandbox import Sandbox
from tests.commands.projects import EDITION_ID, REPOSITORY, error_of, run_command

TEXT = "1. Schoon water\n- rivieren meten\n- kaarten delen\n2. Wegen\n- asfalt\n- bruggen\n"


def inspect(path: str | Path, root: Path) -> subprocess.CompletedProcess[str]:
    return run_command("inspect", path, "--max-seconds", "2", "--format", "json", root=root)


def test_a_pipe_into_which_nobody_writes(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert error_of(inspect("pipe.txt", tmp_path))["code"] == "source-too-slow"


def test_a_pipe_with_a_document_in_it(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    writer = subprocess.Popen(
        [sys.executable, "-c", f"open({str(pipe)!r}, 'w').write({TEXT!r})"], cwd=tmp_path
    )
    found = json.loads(run_command("inspect", pipe, "--format", "json", root=tmp_path).stdout)
    assert writer.wait(timeout=20) == 0
    assert len(found["themes"]) == 2


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/dev/zero", "source-unsupported"),
        ("/dev/null", "source-unsupported"),
        (".", "source"),
        ("", "source"),
        ("loop.txt", "source"),
        ("gone.txt", "source-not-found"),
        ("-", "source-not-found"),
        ("a" * 5000, "source"),
    ],
)
def test_what_is_no_file(tmp_path: Path, path: str, code: str) -> None:
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    result = inspect(path, tmp_path)
    assert result.returncode == 2
    assert error_of(result)["code"] == code
    assert len(error_of(result)["message"]) > 20


@pytest.mark.parametrize("options", [(), ("--format", "json")])
def test_a_terminal_obeys_neither_names_nor_documents(
    tmp_path: Path, options: tuple[str, ...]
) -> None:
    name = "na\x1b]0;me\x07\x9b31m.txt"
    (tmp_path / name).write_text(TEXT.replace("kaarten", "\x1b[31mkaarten\x9b0m"), "utf-8")
    for arguments in ((name, *options), (f"{name}.gone", *options)):
        result = run_command("inspect", *arguments, root=tmp_path)
        shown = result.stdout + result.stderr
        assert not {char for char in shown if char < " " or "\x7f" <= char <= "\x9f"} - {"\n"}
        if result.stdout and "json" in options:
            json.loads(result.stdout)


def test_a_name_on_two_lines_is_named_whole(tmp_path: Path) -> None:
    error = error_of(inspect("two\nlines.txt", tmp_path))
    assert "two\nlines.txt" in error["message"]


def test_a_source_that_changes_between_hash_and_reading_is_not_published() -> None:
    edition = load_edition(REPOSITORY / "config" / "editions" / f"{EDITION_ID}.toml")
    spec = replace(edition.sources[0], sha256="0" * 64)
    path = REPOSITORY / "raw" / EDITION_ID / spec.path
    with Sandbox() as sandbox, pytest.raises(SourceChangedError, match="while it was read"):
        find_in_sources(
            sandbox, {spec.source_id: path}, replace(edition, sources=(spec,)), limits=Limits()
        )
