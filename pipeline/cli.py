"""Arguments in, exit code out: 0 done, 1 findings of severity error, 2 could not run or read.

Nothing heavy is imported before a command is known: help has to answer at once.
"""

from __future__ import annotations

import argparse
import io
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.arguments import BYTES_PER_MB, build_parser
from pipeline.model.errors import PipelineError, UsageError
from pipeline.model.limits import Limits

if TYPE_CHECKING:
    from pipeline.runner.progress import Progress
    from pipeline.runner.project import Project

DONE = 0
HAS_ERRORS = 1
COULD_NOT_RUN = 2

_DEFAULT_COLUMNS = 100


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command.

    Args:
        argv: arguments without the program's name; None: those of the process.

    Returns:
        The exit code.
    """
    arguments = tuple(sys.argv[1:] if argv is None else argv)
    _speak_utf8()
    is_verbose = "--verbose" in arguments
    try:
        if arguments[:1] == ("--version",):
            return _print_version()
        args = build_parser().parse_args(arguments)
        return _COMMANDS[args.command](args)
    except PipelineError as error:
        return _fail(error.code, error.message, error.source, arguments)
    except KeyboardInterrupt:
        return _fail("interrupted", "interrupted; what was published is as it was", None, arguments)
    except OSError as error:
        # Not a fault of ours: a full disk, a missing right, a folder that is a file.
        if is_verbose:
            _print_traceback()
        return _fail("system", f"the system refused: {error}", None, arguments)
    except Exception as error:
        # The border of the program: whatever it is, a person is told what to do with it.
        if is_verbose:
            _print_traceback()
        message = (
            f"this should not have happened: {type(error).__name__}: {error}. Please report it "
            f"with the command, the file, and what the same command prints with --verbose."
        )
        return _fail("unexpected", message, None, arguments)


# --- the commands


def _run(args: argparse.Namespace) -> int:
    from pipeline.runner.run import RunStatus, name_orphans, run_editions

    project = _find_project(args)
    exit_code = DONE
    outcomes = run_editions(
        project,
        args.editions,
        limits=_read_limits(args),
        workers=args.workers,
        is_forced=args.force,
        progress=_make_progress(args),
    )
    for outcome in outcomes:
        if outcome.error:
            _tell(f"programme: {outcome.edition_id}: {outcome.error.message}")
            exit_code = max(exit_code, COULD_NOT_RUN)
            continue
        _print(outcome.text)
        if outcome.status is RunStatus.FAILED:
            exit_code = max(exit_code, HAS_ERRORS)
    for edition_id in name_orphans(project):
        _tell(
            f"programme: processed/{edition_id} has no edition file any more; "
            f"`programme remove {edition_id}` removes it."
        )
    return exit_code


def _validate(args: argparse.Namespace) -> int:
    from pipeline.runner.validate import render_report, validate_editions

    exit_code = DONE
    reports = validate_editions(
        _find_project(args),
        args.editions,
        limits=_read_limits(args),
        workers=args.workers,
        progress=_make_progress(args),
    )
    for report in reports:
        _print(render_report(report, args.format))
        if report.has_errors:
            exit_code = HAS_ERRORS
    return exit_code


def _show(args: argparse.Namespace) -> int:
    from pipeline.runner.show import describe_record, draw_record, find_record, render_record

    project = _find_project(args)
    found = find_record(project, args.record)
    if args.picture:
        picture = draw_record(project, found, limits=_read_limits(args))
        args.picture.write_bytes(picture)
    if args.format == "json":
        _print_json(describe_record(found))
    else:
        _print(render_record(found, width=_columns()))
    if args.picture:
        _tell(f"programme: the place is in {args.picture}")
    return DONE


def _inspect(args: argparse.Namespace) -> int:
    from pipeline.runner.inspect import inspect_file
    from pipeline.runner.inspection import Stage, describe_inspection
    from pipeline.runner.inspection_tree import render_inspection

    inspection = inspect_file(
        args.file,
        stage=Stage(args.stage),
        language=args.language,
        pages=args.pages,
        reader=args.reader,
        password=args.password,
        limits=_read_limits(args),
        progress=_make_progress(args),
    )
    if args.format == "json":
        _print_json(describe_inspection(inspection))
    else:
        _print(render_inspection(inspection, width=_columns()))
    return DONE


def _new(args: argparse.Namespace) -> int:
    from pipeline.runner.new import create_edition
    from pipeline.runner.preview import render_new_edition

    project = _find_project(args)
    new = create_edition(
        project,
        args.edition,
        args.files,
        limits=_read_limits(args),
        progress=_make_progress(args),
    )
    _print(render_new_edition(project, new, width=_columns()))
    return DONE


def _remove(args: argparse.Namespace) -> int:
    from pipeline.runner.remove import find_removable, remove_edition

    project = _find_project(args)
    folder = find_removable(project, args.edition)
    if not args.yes:
        if not sys.stdin.isatty():
            raise UsageError(
                f"nobody is there to be asked whether {project.name(folder)} may go; "
                f"say --yes to remove it.",
                source=args.edition,
            )
        _tell(f"Remove {project.name(folder)}? raw/ and config/ stay. [y/N] ", end="")
        if sys.stdin.readline().strip().lower() not in {"y", "yes"}:
            _tell("Nothing was removed.")
            return DONE
    remove_edition(project, args.edition)
    _print(f"removed {project.name(folder)}; raw/ and config/ are as they were\n")
    return DONE


def _print_version() -> int:
    from importlib.metadata import version

    _print(f"programme {version('programme-data')}\n")
    return DONE


_COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "run": _run,
    "validate": _validate,
    "show": _show,
    "inspect": _inspect,
    "new": _new,
    "remove": _remove,
}


# --- what they share


def _find_project(args: argparse.Namespace) -> Project:
    from pipeline.runner.project import Project, find_root

    if args.root is None:
        return Project(root=find_root(Path.cwd()))
    if not args.root.is_dir():
        raise UsageError(f"--root {args.root}: there is no such folder.")
    return Project(root=args.root.resolve())


def _make_progress(args: argparse.Namespace) -> Progress:
    from pipeline.runner.progress import Progress

    return Progress(is_live=sys.stderr.isatty(), is_verbose=args.verbose)


def _read_limits(args: argparse.Namespace) -> Limits:
    return Limits(
        seconds=args.max_seconds,
        memory_mb=args.max_memory_mb,
        page_count=args.max_pages,
        char_count=args.max_chars,
        byte_size=args.max_mb * BYTES_PER_MB,
    )


def _columns() -> int:
    """Columns to wrap to: the terminal's, and a fixed number where there is none."""
    if not sys.stdout.isatty():
        return _DEFAULT_COLUMNS
    return shutil.get_terminal_size((_DEFAULT_COLUMNS, 0)).columns


def _speak_utf8() -> None:
    """What we print is UTF-8 with LF in every locale, and never fails on a character."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _print(text: str) -> None:
    """Prints data; a reader that has seen enough (``| head``) is no error."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        # Python flushes standard output once more at exit, and would complain there.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _print_json(described: dict[str, object]) -> None:
    import json

    _print(json.dumps(described, ensure_ascii=False, indent=2) + "\n")


def _tell(text: str, end: str = "\n") -> None:
    print(text, end=end, file=sys.stderr, flush=True)


def _fail(code: str, message: str, source: str | None, arguments: Sequence[str]) -> int:
    if _wants_json(arguments):
        _print_json({"error": {"code": code, "message": message, "source": source}})
    _tell(f"programme: {message}")
    return COULD_NOT_RUN


def _wants_json(arguments: Sequence[str]) -> bool:
    # Asked of the words themselves: what could not be parsed has to be told of as well.
    return "--format=json" in arguments or ("--format", "json") in pairwise(arguments)


def _print_traceback() -> None:
    import traceback

    traceback.print_exc()
