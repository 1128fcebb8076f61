"""Writes the pages that are made from code; with ``--check`` only compares them.

``make docs`` and ``make check`` call it. Each page says at its top what to change instead. The
outputs in the README are made again too, but compared by a test: that needs a whole run.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from pipeline.arguments import build_parser
from pipeline.edition import edition_json_schema
from pipeline.store.data_dictionary import render_data_dictionary
from pipeline.validate.check_list import render_check_list

REPOSITORY = Path(__file__).resolve().parent.parent
#: Help is wrapped to this many columns, whatever the terminal.
HELP_COLUMNS = "80"

_COMMANDS_INTRODUCTION = """\
<!-- Written by `make docs` from pipeline/arguments.py: change that, not this file. -->

# Commands

`programme COMMAND`, or `python -m pipeline COMMAND`. Data go to standard output, diagnostics to
standard error. With `--format json`, exit code 2 also prints
`{"error": {"code": "...", "message": "...", "source": "..."}}`.
"""


def render_pages() -> dict[str, str]:
    """Every generated page, by its path in the repository."""
    return {
        "docs/checks.md": render_check_list(),
        "docs/commands.md": render_commands(),
        "docs/data-dictionary.md": render_data_dictionary(),
        "docs/edition.schema.json": json.dumps(edition_json_schema(), indent=2) + "\n",
    }


def render_commands() -> str:
    """The help of every command."""
    os.environ["COLUMNS"] = HELP_COLUMNS
    return "\n".join((_COMMANDS_INTRODUCTION, *_render_help(build_parser())))


def _render_help(parser: argparse.ArgumentParser) -> Iterator[str]:
    yield f"## `{parser.prog}`\n\n```text\n{parser.format_help()}```\n"
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                yield from _render_help(command)


def render_readme() -> str:
    """The README with its outputs made again, in a project of their own like a fresh clone."""
    from docs.readme import fill_outputs

    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name in ("config", "raw", "processed"):
            shutil.copytree(REPOSITORY / name, root / name)
        return fill_outputs((REPOSITORY / "README.md").read_text(encoding="utf-8"), root)


def main() -> int:
    """Exit code 1 if ``--check`` finds a page that is not as it would be written."""
    is_check = sys.argv[1:] == ["--check"]
    pages = render_pages()
    if not is_check:
        pages["README.md"] = render_readme()
    stale = {name: text for name, text in pages.items() if _read(name) != text}
    for name, text in stale.items():
        if is_check:
            print(f"{name} is not fresh: run `make docs`", file=sys.stderr)
        else:
            (REPOSITORY / name).write_text(text, encoding="utf-8", newline="\n")
            print(f"wrote {name}")
    return 1 if is_check and stale else 0


def _read(name: str) -> str | None:
    path = REPOSITORY / name
    return path.read_text(encoding="utf-8") if path.is_file() else None


if __name__ == "__main__":
    sys.exit(main())
