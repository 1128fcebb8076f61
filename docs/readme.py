"""Runs what the README shows, and puts in what comes out.

``make docs`` writes the result, a test compares it: the README never shows what is not so.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

_CONSOLE = re.compile(r"```console\n(?P<lines>.*?)```", re.DOTALL)
_PYTHON = re.compile(r"```python\n(?P<code>.*?)```\n\n```text\n.*?```", re.DOTALL)
_COMMAND = re.compile(r"^\$ (?P<command>.*)\n(?P<output>(?:(?!\$ ).*\n)*)", re.MULTILINE)


def fill_outputs(readme: str, root: Path) -> str:
    """The README with the output of its commands and Python blocks as they are now.

    Args:
        readme: its text.
        root: a project like the repository; the first command of the README runs it.
    """

    def fill_console(block: re.Match[str]) -> str:
        filled = _COMMAND.sub(lambda match: _fill_command(match, root), block["lines"])
        return f"```console\n{filled}```"

    def fill_python(block: re.Match[str]) -> str:
        output = _run([sys.executable, "-c", block["code"]], root)
        return f"```python\n{block['code']}```\n\n```text\n{output}```"

    return _PYTHON.sub(fill_python, _CONSOLE.sub(fill_console, readme))


def _fill_command(match: re.Match[str], root: Path) -> str:
    command, _, lines_shown = match["command"].partition(" | head -")
    if command == "make run":
        arguments = ["run", "--force"]
    elif command.startswith(".venv/bin/programme "):
        arguments = shlex.split(command)[1:]
    else:
        return match[0]
    output = _run([sys.executable, "-m", "pipeline", *arguments], root)
    if lines_shown:
        output = "".join(output.splitlines(keepends=True)[: int(lines_shown)])
    return f"$ {match['command']}\n{output}"


def _run(command: list[str], root: Path) -> str:
    """What the command prints, without blanks at the ends of lines and empty lines at the end."""
    printed = subprocess.run(
        command, cwd=root, capture_output=True, encoding="utf-8", check=True
    ).stdout
    return "".join(f"{line.rstrip()}\n" for line in printed.rstrip().splitlines())
