"""The command line's words: commands, flags, their defaults and their help."""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from pipeline.model.errors import UsageError
from pipeline.model.limits import Limits

BYTES_PER_MB = 1024 * 1024
#: Environment variable that holds the password of encrypted sources.
PASSWORD_VARIABLE = "PROGRAMME_PASSWORD"

_DEFAULT_LIMITS = Limits()
_HELP_COLUMNS = 79
_EXIT_CODES = """\
exit codes:
  0  done, warnings too
  1  findings of severity error (with --fail-on warning, of any): nothing was
     published, or what is published does not hold
  2  could not run or read: usage, configuration, changed file, limit, lock ...
Data go to standard output, everything else to standard error."""


class _Parser(argparse.ArgumentParser):
    """Reports wrong usage as one of our errors, so that it ends like all others."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message}. `{self.prog} --help` tells what is possible.")


def build_parser() -> argparse.ArgumentParser:
    """All commands and flags."""
    parser = _Parser(
        prog="programme",
        description=_wrap(
            "Turns multi-year work programme documents into data that can be checked: every "
            "record is traced to the exact words and the exact place it came from."
        ),
        epilog=_EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="store_true", help="print the version and exit")
    commands = parser.add_subparsers(metavar="COMMAND", required=True, dest="command")

    run = _add_command(
        commands,
        "run",
        "raw files in, checked dataset out",
        "Reads the sources of each EDITION from raw/EDITION/, finds themes and objectives, checks "
        "every quote against the source, and publishes processed/EDITION/ with its reports: all "
        "of it, or, if a check fails, none of it. Then the last good dataset stays, and the "
        "reports are in .programme/failed/EDITION/. Unchanged inputs are not redone.",
    )
    run.add_argument(
        "editions",
        nargs="*",
        metavar="EDITION",
        help="name of a file in config/editions/, without .toml; default: all, in name order",
    )
    run.add_argument("--force", action="store_true", help="do it also when no input has changed")
    _add_fail_on(run, "then nothing is published")
    _add_password(run)
    _add_project(run)
    _add_workers(run)
    _add_limits(run)

    validate = _add_command(
        commands,
        "validate",
        "check a published dataset again",
        "Checks processed/EDITION/ from its Parquet files, the raw files and the edition file: "
        "the documents are read anew, by two engines where they are PDF.",
    )
    validate.add_argument(
        "editions", nargs="*", metavar="EDITION", help="default: all that are published"
    )
    _add_fail_on(validate, "what is published stays")
    _add_format(validate, ("text", "json", "markdown", "junit", "sarif", "code-quality"))
    _add_password(validate)
    _add_project(validate)
    _add_workers(validate)
    _add_limits(validate)

    show = _add_command(
        commands,
        "show",
        "a record, its quote, its place",
        "Shows a published theme, theme statement or objective: its words, the exact words of the "
        "source, and where they stand.",
    )
    show.add_argument(
        "record",
        metavar="RECORD_ID",
        help="for example benelux-2021-2024/press-nl/2.3: third objective under the second theme",
    )
    show.add_argument(
        "--picture",
        type=Path,
        metavar="FILE.png",
        help="write a picture of the page with the place marked",
    )
    _add_password(show)
    _add_format(show, ("text", "json"))
    _add_project(show)
    _add_limits(show)

    diff = _add_command(
        commands,
        "diff",
        "what changed since another version of the data",
        "Shows what changed in processed/EDITION/ since an earlier version of it: rows added, "
        "removed and changed, with the words before and after. Differences are no failure.",
    )
    diff.add_argument(
        "editions",
        nargs="*",
        metavar="EDITION",
        help="default: all that are published in either version",
    )
    diff.add_argument(
        "--against",
        required=True,
        metavar="GIT_REF|DIR",
        help="the earlier version: a folder that exists (a project, or processed/ of one), else a "
        "git revision, which is read without checking it out",
    )
    _add_format(diff, ("text", "json", "markdown"))
    _add_project(diff)

    export = _add_command(
        commands,
        "export",
        "a published dataset in another form",
        "Writes the tables of processed/EDITION/ as CSV or JSON Lines (a file each), as one XLSX "
        "workbook, or the evidence as W3C Web Annotations (JSON-LD). The same dataset gives the "
        "same bytes. In CSV, a text that a spreadsheet could take for a formula has an apostrophe "
        "before it, and so has one that begins with an apostrophe: take one off.",
    )
    export.add_argument("edition", metavar="EDITION", help="name of a folder in processed/")
    export.add_argument(
        "--to",
        choices=("csv", "jsonl", "xlsx", "web-annotation"),
        default="csv",
        help="default: csv",
    )
    export.add_argument(
        "--output",
        type=Path,
        metavar="PATH",
        help="a file if it ends in .csv, .jsonl, .xlsx or .jsonld, as what is exported does; else "
        "a folder; default: exports/EDITION/",
    )
    export.add_argument(
        "--table",
        dest="tables",
        action="append",
        metavar="NAME",
        help="only this table; can be given more than once",
    )
    export.add_argument(
        "--force", action="store_true", help="replace other files that are there already"
    )
    _add_project(export)

    report = _add_command(
        commands,
        "report",
        "make a dataset's report.html again",
        "Writes processed/EDITION/report.html from the published dataset, its report.json and the "
        "raw files: one file that shows every record at its place, and what became of every other "
        "line. `programme run` writes it too; it is not part of the dataset.",
    )
    report.add_argument("edition", metavar="EDITION", help="name of a folder in processed/")
    _add_project(report)
    _add_password(report)
    _add_workers(report)
    _add_limits(report)

    inspect = _add_command(
        commands,
        "inspect",
        "what is found in any one file",
        "Shows the themes and objectives found in FILE, with pages, what was left out and why, "
        "what was decided and how sure that is. Needs no edition file and writes nothing.",
    )
    inspect.add_argument(
        "file",
        type=Path,
        metavar="FILE",
        help="PDF, Word (docx), HTML, Markdown or plain text; told apart by content",
    )
    inspect.add_argument(
        "--pages",
        type=_parse_pages,
        metavar="N-M",
        help="take records from these physical pages only, from 1, both ends included",
    )
    inspect.add_argument(
        "--language", metavar="TAG", help="nl, fr, de or en; default: told from the text"
    )
    inspect.add_argument(
        "--stage",
        choices=("extract", "parse", "normalize"),
        default="normalize",
        help="stop after this stage: lines; blocks with their roles; records (default)",
    )
    inspect.add_argument(
        "--reader",
        choices=("auto", "pdfium", "pdfplumber"),
        default="auto",
        help="engine for PDF; default: auto, which is PDFium but for pages it is known to misread",
    )
    _add_password(inspect)
    _add_ocr(inspect)
    _add_format(inspect, ("text", "json"))
    _add_limits(inspect)

    new = _add_command(
        commands,
        "new",
        "begin an edition: documents in, edition file proposed",
        "Reads each FILE, copies it byte for byte into raw/EDITION/, and writes "
        "config/editions/EDITION.toml: the shortest edition file that works, with what was found "
        "(title, years, languages, hashes) and [expect] left for you to fill. Shows what was found "
        "in each file, to check against. Nothing that exists is changed, and if a file cannot be "
        "read nothing is written.",
    )
    new.add_argument(
        "edition",
        metavar="EDITION",
        help="its name: lower-case letters, digits and hyphens, for example benelux-2025-2028",
    )
    new.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar="FILE",
        help="its documents, in the order of the sources: PDF, Word (docx), HTML, Markdown, text",
    )
    _add_password(new)
    _add_ocr(new)
    _add_project(new)
    _add_limits(new)

    remove = _add_command(
        commands,
        "remove",
        "delete a published dataset",
        "Deletes processed/EDITION/ and what is remembered of its runs. raw/ and config/ are never "
        "touched, so `programme run EDITION` brings it back as long as they are there.",
    )
    remove.add_argument("edition", metavar="EDITION", help="name of a folder in processed/")
    remove.add_argument("--yes", action="store_true", help="do not ask")
    _add_project(remove)
    return parser


def _add_command(
    commands: argparse._SubParsersAction[_Parser],
    name: str,
    summary: str,
    description: str,
) -> argparse.ArgumentParser:
    parser = commands.add_parser(
        name,
        help=summary,
        description=_wrap(description),
        epilog=_EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "--verbose", action="store_true", help="tell each step, and where an error came from"
    )
    return parser


def _add_project(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--root",
        type=Path,
        metavar="DIR",
        help="the project; default: the nearest folder upward that has config/editions, else here",
    )


def _add_password(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--password",
        metavar="TEXT",
        help="opens encrypted PDFs; written down nowhere. Without it the environment variable "
        f"{PASSWORD_VARIABLE}, which unlike this does not show in the list of processes",
    )


def _add_ocr(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--ocr",
        action="store_true",
        help="let ocrmypdf, if it is installed, recognise the text of PDF pages that are pictures",
    )
    parser.add_argument(
        "--max-ocr-seconds",
        type=_parse_seconds,
        default=_DEFAULT_LIMITS.ocr_seconds,
        metavar="N",
        help=f"wall-clock time for that, for one file; default: {_DEFAULT_LIMITS.ocr_seconds:,.0f}",
    )


def _add_workers(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--workers",
        type=_parse_count,
        metavar="N",
        help="files read at the same time; default: one for each processor. "
        "What comes out does not depend on it",
    )


def _add_fail_on(parser: argparse.ArgumentParser, consequence: str) -> None:
    parser.add_argument(
        "--fail-on",
        choices=("error", "warning"),
        default="error",
        help=f"exit with 1 for findings of this severity or worse that are not acknowledged, and "
        f"{consequence}; default: error",
    )


def _add_format(parser: argparse.ArgumentParser, formats: Sequence[str]) -> None:
    parser.add_argument(
        "--format", choices=formats, default=formats[0], help=f"default: {formats[0]}"
    )


def _add_limits(parser: argparse.ArgumentParser) -> None:
    limits = parser.add_argument_group(
        "limits on what is done with one file (reading it, finding its structure)"
    )
    for flag, kind, default, what in (
        ("--max-seconds", _parse_seconds, _DEFAULT_LIMITS.seconds, "wall-clock time"),
        ("--max-memory-mb", _parse_count, _DEFAULT_LIMITS.memory_mb, "memory"),
        ("--max-pages", _parse_count, _DEFAULT_LIMITS.page_count, "pages"),
        ("--max-chars", _parse_count, _DEFAULT_LIMITS.char_count, "characters of text"),
        ("--max-mb", _parse_count, _DEFAULT_LIMITS.byte_size // BYTES_PER_MB, "size of the file"),
    ):
        limits.add_argument(
            flag, type=kind, default=default, metavar="N", help=f"{what}; default: {default:,.0f}"
        )


def _wrap(text: str) -> str:
    return textwrap.fill(text, _HELP_COLUMNS)


def _parse_count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"expected a whole number from 1, got {text!r}")
    return int(text)


def _parse_seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < float("inf"):
        raise argparse.ArgumentTypeError(f"expected seconds above 0, got {text!r}")
    return seconds


def _parse_pages(text: str) -> tuple[int, int]:
    first, dash, last = text.partition("-")
    try:
        pages = int(first), int(last if dash else first)
    except ValueError:
        pages = 0, 0
    if not 1 <= pages[0] <= pages[1]:
        raise argparse.ArgumentTypeError(f"expected pages like 3-12 or 3, got {text!r}")
    return pages
