"""Arguments in, exit code out: 0 done, 1 findings of severity error, 2 could not run or read.

Nothing heavy is imported before a command is known: help has to answer at once.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.arguments import BYTES_PER_MB, PASSWORD_VARIABLE, build_parser
from pipeline.console import (
    annotate,
    count_columns,
    print_data,
    print_harmless,
    print_json,
    speak_utf8,
    summarise,
    tell,
    tell_error,
    tell_traceback,
)
from pipeline.model.errors import PipelineError, UsageError
from pipeline.model.limits import Limits

if TYPE_CHECKING:
    from pipeline.runner.inspection import Inspection
    from pipeline.runner.ocr import Recogniser
    from pipeline.runner.progress import Progress
    from pipeline.runner.project import Project

DONE = 0
HAS_ERRORS = 1
COULD_NOT_RUN = 2


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command.

    Args:
        argv: arguments without the program's name; None: those of the process.

    Returns:
        The exit code.
    """
    arguments = tuple(sys.argv[1:] if argv is None else argv)
    speak_utf8()
    is_verbose = "--verbose" in arguments
    try:
        if arguments[:1] == ("--version",):
            return _print_version()
        args = build_parser().parse_args(arguments)
        return _COMMANDS[args.command](args)
    except PipelineError as error:
        annotate(errors=(error,))
        return _fail(error.code, error.message, error.source, arguments)
    except KeyboardInterrupt:
        return _fail("interrupted", "interrupted; what was published is as it was", None, arguments)
    except OSError as error:
        # Not a fault of ours: a full disk, a missing right, a folder that is a file.
        if is_verbose:
            tell_traceback()
        return _fail("system", f"the system refused: {error}", None, arguments)
    except Exception as error:
        # The border of the program: whatever it is, a person is told what to do with it.
        if is_verbose:
            tell_traceback()
        message = (
            f"this should not have happened: {type(error).__name__}: {error}. Please report it "
            f"with the command, the file, and what the same command prints with --verbose."
        )
        return _fail("unexpected", message, None, arguments)


# --- the commands


def _run(args: argparse.Namespace) -> int:
    from pipeline.model.findings import Severity
    from pipeline.runner.conclusion import conclude_for_ci
    from pipeline.runner.run import RunStatus, name_orphans, run_editions

    project = _find_project(args)
    exit_code = DONE
    outcomes = []
    for outcome in run_editions(
        project,
        args.editions,
        limits=_read_limits(args),
        workers=args.workers,
        is_forced=args.force,
        fail_on=Severity(args.fail_on),
        progress=_make_progress(args),
        password=_read_password(args),
    ):
        outcomes.append(outcome)
        if outcome.error:
            tell_error(f"{outcome.edition_id}: {outcome.error.message}")
            exit_code = max(exit_code, COULD_NOT_RUN)
            continue
        print_data(outcome.text)
        summarise(conclude_for_ci(outcome.report, outcome.changes))
        if outcome.status is RunStatus.FAILED:
            exit_code = max(exit_code, HAS_ERRORS)
    annotate(
        [outcome.report for outcome in outcomes if outcome.report],
        [outcome.error for outcome in outcomes if outcome.error],
    )
    for edition_id in name_orphans(project):
        tell(
            f"programme: processed/{edition_id} has no edition file any more; "
            f"`programme remove {edition_id}` removes it."
        )
    return exit_code


def _validate(args: argparse.Namespace) -> int:
    from pipeline.model.findings import Severity
    from pipeline.runner.validate import render_report, summarise_for_ci, validate_editions

    reports = []
    try:
        for report in validate_editions(
            _find_project(args),
            args.editions,
            limits=_read_limits(args),
            workers=args.workers,
            progress=_make_progress(args),
            password=_read_password(args),
        ):
            reports.append(report)
            print_data(render_report(report, args.format))
            summarise(summarise_for_ci(report))
    finally:
        # Also when a later dataset cannot be read.
        annotate(reports)
    fail_on = Severity(args.fail_on)
    return HAS_ERRORS if any(report.fails_on(fail_on) for report in reports) else DONE


def _diff(args: argparse.Namespace) -> int:
    from pipeline.runner.diff import diff_editions, render_diff

    changes = diff_editions(_find_project(args), args.editions, against=args.against)
    print_data(render_diff(changes, args.format))
    summarise(render_diff(changes, "markdown"))
    return DONE


def _show(args: argparse.Namespace) -> int:
    from pipeline.runner.show import describe_record, draw_record, find_record, render_record

    project = _find_project(args)
    found = find_record(project, args.record)
    if args.picture:
        picture = draw_record(
            project, found, limits=_read_limits(args), password=_read_password(args)
        )
        args.picture.write_bytes(picture)
    if args.format == "json":
        print_json(describe_record(found))
    else:
        print_data(render_record(found, width=count_columns()))
    if args.picture:
        tell(f"programme: the place is in {args.picture}")
    return DONE


def _export(args: argparse.Namespace) -> int:
    from pipeline.runner.export import export_edition, render_outcome

    project = _find_project(args)
    outcome = export_edition(
        project,
        args.edition,
        args.to,
        output=args.output,
        tables=args.tables or (),
        is_forced=args.force,
    )
    print_data(render_outcome(project, outcome))
    for note in outcome.notes:
        tell(f"programme: {note}")
    return DONE


def _report(args: argparse.Namespace) -> int:
    from pipeline.runner.rebuild import rebuild_page

    project = _find_project(args)
    page = rebuild_page(
        project,
        args.edition,
        limits=_read_limits(args),
        workers=args.workers,
        progress=_make_progress(args),
        password=_read_password(args),
    )
    print_data(f"{project.name(page)}\n")
    return DONE


def _inspect(args: argparse.Namespace) -> int:
    from pipeline.runner.inspect import show_file
    from pipeline.runner.inspection import Stage, render_inspection_json

    is_json = args.format == "json"
    show: Callable[[Inspection], str] = render_inspection_json
    if not is_json:
        from pipeline.runner.inspection_tree import render_inspection

        show = partial(render_inspection, width=count_columns())
    with _offer_ocr(args) as recogniser:
        shown = show_file(
            args.file,
            show,
            stage=Stage(args.stage),
            language=args.language,
            pages=args.pages,
            reader=args.reader,
            password=_read_password(args),
            recogniser=recogniser,
            limits=_read_limits(args),
            progress=_make_progress(args),
        )
    if is_json:
        print_harmless(f"{shown}\n")
    else:
        print_data(shown)
    return DONE


def _new(args: argparse.Namespace) -> int:
    from pipeline.runner.new import create_edition
    from pipeline.runner.preview import render_new_edition

    project = _find_project(args)
    with _offer_ocr(args) as recogniser:
        new = create_edition(
            project,
            args.edition,
            args.files,
            limits=_read_limits(args),
            progress=_make_progress(args),
            password=_read_password(args),
            recogniser=recogniser,
        )
    print_data(render_new_edition(project, new, width=count_columns()))
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
        tell(f"Remove {project.name(folder)}? raw/ and config/ stay. [y/N] ", end="")
        if sys.stdin.readline().strip().lower() not in {"y", "yes"}:
            tell("Nothing was removed.")
            return DONE
    remove_edition(project, args.edition)
    print_data(f"removed {project.name(folder)}; raw/ and config/ are as they were\n")
    return DONE


def _print_version() -> int:
    from importlib.metadata import version

    print_data(f"programme {version('programme-data')}\n")
    return DONE


_COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "run": _run,
    "validate": _validate,
    "show": _show,
    "diff": _diff,
    "export": _export,
    "report": _report,
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
        ocr_seconds=getattr(args, "max_ocr_seconds", Limits().ocr_seconds),
    )


def _read_password(args: argparse.Namespace) -> str | None:
    given: str | None = args.password
    return os.environ.get(PASSWORD_VARIABLE) or None if given is None else given


@contextmanager
def _offer_ocr(args: argparse.Namespace) -> Iterator[Recogniser | None]:
    """What recognises text if that is asked for; what it makes is gone after the block."""
    if not args.ocr:
        yield None
        return
    from pipeline.runner.ocr import open_recogniser

    with open_recogniser() as recogniser:
        yield recogniser


def _fail(code: str, message: str, source: str | None, arguments: Sequence[str]) -> int:
    if _wants_json(arguments):
        print_json({"error": {"code": code, "message": message, "source": source}})
    tell_error(message)
    return COULD_NOT_RUN


def _wants_json(arguments: Sequence[str]) -> bool:
    # Asked of the words themselves: what could not be parsed has to be told of as well.
    return "--format=json" in arguments or ("--format", "json") in pairwise(arguments)
