"""What tests of ``programme new`` share: documents as they come in, and the command on them."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.commands.projects import EDITION_ID, REPOSITORY, run_command

BROCHURE = REPOSITORY / "raw" / EDITION_ID / "brochure-nl.pdf"
PRESS = REPOSITORY / "raw" / EDITION_ID / "press-nl.txt"
NEW_ID = "benelux-anew"
#: Invented.
ENGLISH_MARKDOWN = """\
# Work programme of the Five Islands Council 2031-2034

The council has agreed on three themes.

## Harbours that work together

- Share pilots between the ferry ports of the five islands
- Publish one timetable for all crossings
- Repair the breakwater at the northern harbour

## A school on every island

- Teach the oldest classes by boat and by screen
- Train twelve teachers a year in the council's own college

## Clean energy from wind and tide

- Build a tidal plant in the western strait
- Insulate all public buildings
- Lend tools for repairs to households
"""


def received(root: Path, name: str, content: str) -> Path:
    """A file as it came in, outside of the project."""
    path = root.parent / "received" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(content, encoding="utf-8", newline="\n")
    return path


def create(root: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    result = run_command("new", *arguments, root=root)
    assert result.returncode == 0, result.stdout + result.stderr
    assert result.stderr == ""
    return result


def refused(root: Path, *arguments: str | Path) -> str:
    """The message of a command that could not run and, above all, wrote nothing."""
    before = list_files(root)
    result = run_command("new", *arguments, root=root)
    assert result.returncode == 2, result.stdout + result.stderr
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    assert "this should not have happened" not in result.stderr
    assert result.stderr.count("programme: ") == 1
    assert list_files(root) == before
    return result.stderr


def list_files(root: Path) -> dict[str, bytes]:
    """All files but those of `.programme/`, which anyone may delete."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".programme" not in path.parts
    }
