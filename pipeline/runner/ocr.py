"""Text recognition in scans, by the program ``ocrmypdf`` where it is installed.

A separate program and not a library: it brings Ghostscript and Tesseract, which no one should need
who has no scans, and it can be killed. It writes a new PDF, in which unseen letters lie over the
pictures; the file that was received stays as it is.
"""

from __future__ import annotations

import ctypes
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from pipeline.model.errors import OcrError, SourceTooSlowError, UsageError
from pipeline.model.frozen import frozen
from pipeline.model.limits import Limits
from pipeline.runner.inspection import Recognition
from pipeline.runner.state import hash_file

PROGRAM = "ocrmypdf"
#: Tesseract's names of the languages that we know, by BCP 47 tag.
TESSERACT_LANGUAGES = {"nl": "nld", "fr": "fra", "de": "deu", "en": "eng"}
#: The program refuses signed files without this, from version 14.4 on, which first knows it. What
#: it makes is a copy, and no longer what was signed.
_KEEPING_NO_SIGNATURE = "--invalidate-digital-signatures"
#: For a program that only says its version or what it has installed.
_ANSWER_SECONDS = 30.0
#: Longest part of its complaint that our message repeats, in characters.
_COMPLAINT_LENGTH = 300
_BYTES_PER_MB = 1024 * 1024
#: Option of Linux's ``prctl``: the signal that a process gets when its parent dies.
_PR_SET_PDEATHSIG = 1
#: Runs a program, and ends it with all that it has started when told that our own process is gone:
#: the signal of that reaches the first child alone, and not the programs that it starts.
_SUPERVISOR = ("/bin/sh", "-c", 'trap "kill -KILL 0" TERM; "$@" & wait $!', "sh")


@frozen
class Recogniser:
    """What recognises text, and where it puts the files that it makes.

    Attributes:
        program: absolute path of ``ocrmypdf``.
        folder: for its results and all that it leaves lying about.
    """

    program: str
    folder: Path

    def recognise(
        self,
        path: Path,
        *,
        limits: Limits,
        language: str | None = None,
        pages: Sequence[int] = (),
    ) -> Recognition:
        """Makes a copy of a PDF in which pages that are pictures have a text layer.

        Args:
            path: of the PDF.
            limits: ``ocr_seconds``, and ``memory_mb`` for each process of the program.
            language: BCP 47 tag; None: any that we know.
            pages: the pages to recognise, from 1, also if letters stand on them; empty: those
                without any.

        Raises:
            OcrError: if the program fails.
            SourceTooSlowError: if it crosses the limit of time.
        """
        result = self.folder / f"{len(list(self.folder.iterdir()))}.pdf"
        # The folder for its temporary files is ours, so that they go when it is killed.
        leftovers = self.folder / f"{result.stem}.tmp"
        leftovers.mkdir()
        files = (str(path.absolute()), str(result))
        complaints = leftovers / "complaints"
        deadline = time.monotonic() + limits.ocr_seconds
        for mode in _list_modes(pages):
            exit_code = _run(
                [self.program, *mode, *self._list_options(language), "--", *files],
                complaints,
                memory_mb=limits.memory_mb,
                seconds=deadline - time.monotonic(),
                temporary=leftovers,
            )
            if exit_code == 0 or exit_code is None:
                break
        if exit_code is None:
            raise SourceTooSlowError(
                f"{path}: {PROGRAM} was not done after {limits.ocr_seconds:g} seconds, so it was "
                "stopped. If the file is worth it, allow more with --max-ocr-seconds.",
                source=str(path),
            )
        if exit_code or not result.is_file():
            raise OcrError(
                f"{path}: {PROGRAM} could not recognise its text (exit status {exit_code}"
                f"{_quote(complaints)}). Run it yourself ({PROGRAM} {path.name} text.pdf) and "
                "give us the result.",
                source=str(path),
            )
        version = " ".join(_ask([self.program, "--version"]).split())
        return Recognition(
            file=result,
            program=f"{PROGRAM} {version or 'of unknown version'}",
            received_sha256=hash_file(path),
        )

    def _list_options(self, language: str | None) -> list[str]:
        options = ["--output-type", "pdf", "--quiet"]
        if languages := self._choose_languages(language):
            options += ["--language", "+".join(languages)]
        if _KEEPING_NO_SIGNATURE in _ask([self.program, "--help"]):
            options.append(_KEEPING_NO_SIGNATURE)
        return options

    def _choose_languages(self, language: str | None) -> list[str]:
        """Languages to tell Tesseract: it knows English only by itself, and only what it has."""
        primary = (language or "").partition("-")[0]
        wanted = [TESSERACT_LANGUAGES[primary]] if primary in TESSERACT_LANGUAGES else []
        installed = _ask(["tesseract", "--list-langs"]).split()
        return [one for one in wanted or TESSERACT_LANGUAGES.values() if one in installed]


def _list_modes(pages: Sequence[int]) -> Iterator[tuple[str, ...]]:
    """What to do about pages with letters, each where the one before fails.

    The text of a page is best kept while its pictures are recognised, but the program cannot do
    that in a file with form fields, and signatures are such; then it makes the page one picture.
    """
    if not pages:
        yield ("--skip-text",)
        return
    numbers = ",".join(map(str, pages))
    yield ("--redo-ocr", "--pages", numbers)
    yield ("--force-ocr", "--pages", numbers)


@contextmanager
def open_recogniser() -> Iterator[Recogniser]:
    """A recogniser whose files are gone after the block.

    Raises:
        UsageError: if ``ocrmypdf`` is not installed.
    """
    program = shutil.which(PROGRAM)
    if program is None:
        raise UsageError(
            f"--ocr needs the program {PROGRAM}, and there is none on PATH. Install it with its "
            "languages (for example: apt install ocrmypdf tesseract-ocr-nld), or recognise the "
            "text elsewhere and give us the PDF that comes out."
        )
    with _interrupted_when_told_to_end(), _make_folder() as folder:
        yield Recogniser(program=str(Path(program).absolute()), folder=Path(folder))


def _make_folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="programme-ocr-")


@contextmanager
def _interrupted_when_told_to_end() -> Iterator[None]:
    """Lets what was begun be tidied up before the process ends, as Ctrl-C does.

    Where signals are ignored, or another thread than the first runs this, they are left alone.
    """

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    changed = []
    for number in (signal.SIGTERM, signal.SIGHUP):
        with suppress(ValueError):
            if signal.getsignal(number) is signal.SIG_DFL:
                signal.signal(number, interrupt)
                changed.append(number)
    try:
        yield
    finally:
        for number in changed:
            signal.signal(number, signal.SIG_DFL)


def _run(
    command: Sequence[str],
    complaints: Path,
    *,
    memory_mb: int,
    seconds: float,
    temporary: Path,
) -> int | None:
    """Its exit code; None if it was stopped for its time."""
    with complaints.open("wb") as errors:
        process = subprocess.Popen(
            [*_SUPERVISOR, *command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=errors,
            env={**os.environ, "TMPDIR": str(temporary)},
            start_new_session=True,
            preexec_fn=_Bounds(memory_mb),
        )
        with _ended(process):
            try:
                return process.wait(timeout=seconds)
            except subprocess.TimeoutExpired:
                return None


@contextmanager
def _ended(process: subprocess.Popen[bytes]) -> Iterator[None]:
    """Whatever happens in the block, afterwards the program and all that it started are gone."""
    try:
        yield
    finally:
        # Its session is its own: nothing of ours is in that group, also when itself has ended.
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


class _Bounds:
    """What a process does before it becomes the program: it will not outlive us, nor take all."""

    def __init__(self, memory_mb: int) -> None:
        # Looked up here: as little as possible should happen between fork and exec.
        self._memory_bytes = memory_mb * _BYTES_PER_MB
        self._prctl = ctypes.CDLL(None).prctl if sys.platform == "linux" else None

    def __call__(self) -> None:
        if self._prctl is not None:
            self._prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        bound = self._memory_bytes
        if hard != resource.RLIM_INFINITY:
            bound = min(bound, hard)
        resource.setrlimit(resource.RLIMIT_AS, (bound, hard))


def _ask(command: Sequence[str]) -> str:
    """What a program prints; nothing where it cannot be asked."""
    try:
        answer = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_ANSWER_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return answer.stdout.decode("utf-8", "replace") if answer.returncode == 0 else ""


def _quote(complaints: Path) -> str:
    lines = complaints.read_bytes()[-_COMPLAINT_LENGTH:].decode("utf-8", "replace").split()
    return f": {' '.join(lines)}" if lines else ""
