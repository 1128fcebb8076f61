"""Writes ``docs/checks.md`` from the table of checks.

``python -m pipeline.validate.check_list [--check] [FILE]``: with ``--check`` nothing is written,
and the exit code is 1 when the file is not what would be.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pipeline.validate.check import Check
from pipeline.validate.table import FAMILIES, LAST_CHECK

_DEFAULT_FILE = Path("docs", "checks.md")
_COMMAND = "python -m pipeline.validate.check_list"

_INTRODUCTION = f"""\
<!-- Written by `{_COMMAND}`: change the checks, not this file. -->

# Checks

`programme run` and `programme validate` make each of these. Findings carry the code, which never
changes its meaning. An error keeps the dataset from being published; a warning does not, unless the
run was told to `--fail-on warning`. An editor who has looked at a finding and accepts it
acknowledges it in the edition file, by code, record and reason; it then is a warning that gives the
reason, and fails nothing.
"""


def render_check_list() -> str:
    """The list of all checks as Markdown."""
    return "\n".join(_render_lines())


def _render_lines() -> Iterator[str]:
    yield _INTRODUCTION
    for family in FAMILIES:
        yield f"## {family.title}\n"
        yield from _render_table((*family.source_checks, *family.edition_checks))
    yield "## Acknowledgements: what is accepted is still there\n"
    yield from _render_table((LAST_CHECK,))


def _render_table(checks: Sequence[Check[Any]]) -> Iterator[str]:
    yield "| code | severity | holds when it passes | what to do about a finding |"
    yield "|---|---|---|---|"
    for check in checks:
        yield f"| `{check.code}` | {check.severity} | {check.title} | {check.advice} |"
    yield ""


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the list, or compare it; the exit code."""
    parser = argparse.ArgumentParser(prog=_COMMAND, description="Writes the list of checks.")
    parser.add_argument("file", nargs="?", type=Path, default=_DEFAULT_FILE)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if outdated")
    chosen = parser.parse_args(arguments)
    wanted = render_check_list()
    found = chosen.file.read_text(encoding="utf-8") if chosen.file.is_file() else None
    if found == wanted:
        return 0
    if chosen.check:
        print(f"{chosen.file} is outdated: run `{_COMMAND}`.", file=sys.stderr)
        return 1
    chosen.file.write_text(wanted, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
