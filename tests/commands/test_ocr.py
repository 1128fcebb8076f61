"""Scans: said to be scans, and read with ``--ocr`` where another program recognises their text."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.commands.projects import REPOSITORY, error_of, read_rows, run_command
from tests.extract.pdf_writing import PdfWriter

LINES = (
    ("Werkprogramma 2025-2028", 20.0),
    ("1. Schoon water", 15.0),
    ("- Samen meten wij de rivieren", 11.0),
    ("- Wij delen kaarten en kennis", 11.0),
    ("2. Veilige wegen", 15.0),
    ("- Samen leggen wij nieuw asfalt", 11.0),
    ("- Wij delen de kosten van bruggen", 11.0),
)
PICTURE = "q 595 0 0 842 0 0 cm BI /W 2 /H 2 /CS /G /BPC 8 ID \xf0\xff\xf0\xff EI Q"
#: Stands in for ocrmypdf: takes its arguments and does as PROGRAMME_TEST_OCR says.
STAND_IN = """#!{python}
import os, shutil, subprocess, sys, time
from pathlib import Path

arguments = sys.argv[1:]
if arguments == ["--version"]:
    print("99.1")
    sys.exit()
if arguments == ["--help"]:
    print("--redo-ocr --force-ocr --skip-text --invalidate-digital-signatures")
    sys.exit()
*options, divider, given, result = arguments
assert divider == "--", arguments
with open({told!r}, "a") as told:
    print(*options, file=told)
assert Path(given).read_bytes().startswith(b"%PDF")
how = os.environ["PROGRAMME_TEST_OCR"]
Path(os.environ["TMPDIR"], "page-1.png").write_bytes(b"left lying about")
if how == "hang":
    child = subprocess.Popen(["sleep", "3600"])
    Path({note!r}).write_text(f"{{os.getpid()}} {{child.pid}}")
    time.sleep(3600)
if how == "fail" or how == "no forms" and "--redo-ocr" in options:
    print("InputFileError: the page\\nis upside down", file=sys.stderr)
    sys.exit(2)
if how == "write nothing":
    sys.exit(0)
shutil.copyfile({layered!r}, result)
"""


def write_scan(*, has_text: bool) -> bytes:
    writer = PdfWriter()
    page = writer.page()
    page.raw(PICTURE)
    for index, (words, size) in enumerate(LINES if has_text else ()):
        page.text(60, 60 + 30 * index, words, size=size, mode=3)
    return writer.write()


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with a scan, a project, and a program that stands in for ocrmypdf."""
    (tmp_path / "config" / "editions").mkdir(parents=True)
    (tmp_path / "bin").mkdir()
    (tmp_path / "tmp").mkdir()
    (tmp_path / "scan.pdf").write_bytes(write_scan(has_text=False))
    layered = tmp_path / "layered.pdf"
    layered.write_bytes(write_scan(has_text=True))
    program = tmp_path / "bin" / "ocrmypdf"
    program.write_text(
        STAND_IN.format(
            python=sys.executable,
            layered=str(layered),
            note=str(tmp_path / "pids"),
            told=str(tmp_path / "told"),
        ),
        encoding="utf-8",
    )
    program.chmod(0o755)
    return tmp_path


def environment(desk: Path, how: str = "recognise") -> dict[str, str]:
    return {
        "PATH": f"{desk / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PROGRAMME_TEST_OCR": how,
        "TMPDIR": str(desk / "tmp"),
    }


def nothing_is_left(desk: Path) -> bool:
    return not list((desk / "tmp").iterdir())


def test_a_scan_names_the_program_and_the_flag(desk: Path) -> None:
    result = run_command("inspect", "scan.pdf", root=desk)
    assert result.returncode == 2
    assert "no text layer" in result.stderr
    assert "ocrmypdf" in result.stderr
    assert "--ocr" in result.stderr


@pytest.mark.parametrize("command", [("inspect",), ("new", "water-2025-2028")])
def test_where_it_is_not_installed_that_is_said_and_how_to_get_it(
    desk: Path, command: tuple[str, ...]
) -> None:
    (desk / "bin" / "ocrmypdf").unlink()
    result = run_command(
        *command, "scan.pdf", "--ocr", root=desk, environment={"PATH": str(desk / "bin")}
    )
    assert result.returncode == 2
    assert "needs the program ocrmypdf, and there is none on PATH" in result.stderr


def test_inspect_reads_what_was_recognised_and_says_by_whom(desk: Path) -> None:
    received = (desk / "scan.pdf").read_bytes()
    command = ("inspect", "scan.pdf", "--ocr", "--format", "json")
    result = run_command(*command, root=desk, environment=environment(desk))
    assert result.returncode == 0, result.stderr
    found = json.loads(result.stdout)
    assert [theme["title"] for theme in found["themes"]] == ["Schoon water", "Veilige wegen"]
    assert found["source"]["path"] == "scan.pdf"
    assert found["source"]["text_recognised_by"] == "ocrmypdf 99.1"
    assert any("recognised by ocrmypdf 99.1" in warning for warning in found["warnings"])
    assert (desk / "scan.pdf").read_bytes() == received
    assert nothing_is_left(desk)


def test_a_file_with_text_is_left_alone(desk: Path) -> None:
    writer = PdfWriter()
    page = writer.page()
    for index, (words, size) in enumerate(LINES):
        page.text(60, 60 + 30 * index, words, size=size)
    (desk / "text.pdf").write_bytes(writer.write())
    command = ("inspect", "text.pdf", "--ocr", "--format", "json")
    result = run_command(*command, root=desk, environment=environment(desk, "fail"))
    assert result.returncode == 0, result.stderr
    assert json.loads(result.stdout)["source"]["text_recognised_by"] is None


def test_a_scan_among_pages_with_text_is_recognised_too(desk: Path) -> None:
    writer = PdfWriter()
    writer.page().text(60, 60, "Voorwoord")
    writer.page().raw(PICTURE)
    (desk / "mixed.pdf").write_bytes(writer.write())
    command = ("inspect", "mixed.pdf", "--ocr", "--format", "json")
    result = run_command(*command, root=desk, environment=environment(desk))
    assert result.returncode == 0, result.stderr
    assert len(json.loads(result.stdout)["themes"]) == 2
    assert "--skip-text" in told_options(desk)[0]


def write_stamped_scans(desk: Path) -> None:
    writer = PdfWriter()
    writer.page().text(60, 60, "Voorwoord")
    for _ in range(2):
        page = writer.page()
        page.raw(PICTURE)
        page.text(20, 10, "Ontvangen 12 maart 2021", size=7)
    (desk / "stamped.pdf").write_bytes(writer.write())


def told_options(desk: Path) -> list[list[str]]:
    """The options of each time that the program was asked to recognise text."""
    return [line.split() for line in (desk / "told").read_text("utf-8").splitlines()]


def test_stamped_scans_are_recognised_and_keep_their_stamps(desk: Path) -> None:
    write_stamped_scans(desk)
    result = run_command(
        "inspect", "stamped.pdf", "--ocr", root=desk, environment=environment(desk)
    )
    assert result.returncode == 0, result.stderr
    (options,) = told_options(desk)
    assert options[:3] == ["--redo-ocr", "--pages", "2,3"]
    assert "--invalidate-digital-signatures" in options, "or it refuses what is signed"


def test_stamped_scans_with_form_fields_are_made_pictures(desk: Path) -> None:
    write_stamped_scans(desk)
    how = environment(desk, "no forms")
    result = run_command("inspect", "stamped.pdf", "--ocr", root=desk, environment=how)
    assert result.returncode == 0, result.stderr
    modes = [options[:3] for options in told_options(desk)]
    assert modes == [["--redo-ocr", "--pages", "2,3"], ["--force-ocr", "--pages", "2,3"]]


def test_new_keeps_both_files_and_says_which_is_which(desk: Path) -> None:
    command = ("new", "water-2025-2028", "scan.pdf", "--ocr")
    result = run_command(*command, root=desk, environment=environment(desk))
    assert result.returncode == 0, result.stderr
    raw = desk / "raw" / "water-2025-2028"
    assert (raw / "scan.pdf").read_bytes() == (desk / "scan.pdf").read_bytes()
    assert (raw / "scan-ocr.pdf").read_bytes() == (desk / "layered.pdf").read_bytes()
    text = (desk / "config" / "editions" / "water-2025-2028.toml").read_text("utf-8")
    (source,) = tomllib.loads(text)["sources"].values()
    assert source["path"] == "scan-ocr.pdf"
    assert "recognised by ocrmypdf 99.1 in scan.pdf" in text
    assert "scan-ocr.pdf" in result.stdout
    assert nothing_is_left(desk)
    # From here on no OCR is needed: the data are of the file that lies in raw/.
    run = run_command("run", root=desk)
    assert run.returncode == 0, run.stderr
    assert "page-not-read" in run.stdout
    (page,) = read_rows(desk, "pages", "water-2025-2028")
    assert page["status"] == "recognised"
    assert run_command("validate", root=desk).returncode == 0


@pytest.mark.parametrize(
    ("how", "told"),
    [("fail", "exit status 2: InputFileError: the page is upside down"), ("write nothing", "0")],
)
def test_a_failure_is_told_in_its_words(desk: Path, how: str, told: str) -> None:
    command = ("inspect", "scan.pdf", "--ocr", "--format", "json")
    result = run_command(*command, root=desk, environment=environment(desk, how))
    assert result.returncode == 2
    assert error_of(result)["code"] == "source-ocr"
    assert told in error_of(result)["message"]
    assert nothing_is_left(desk)


def test_a_result_without_text_is_a_scan_still(desk: Path) -> None:
    (desk / "layered.pdf").write_bytes(write_scan(has_text=False))
    command = ("inspect", "scan.pdf", "--ocr", "--format", "json")
    result = run_command(*command, root=desk, environment=environment(desk))
    assert error_of(result)["code"] == "source-no-text"


def test_what_takes_too_long_is_stopped_with_all_that_it_started(desk: Path) -> None:
    command = ("new", "water", "scan.pdf", "--ocr", "--max-ocr-seconds", "2")
    result = run_command(*command, root=desk, environment=environment(desk, "hang"))
    assert result.returncode == 2
    assert "not done after 2 seconds" in result.stderr
    assert "--max-ocr-seconds" in result.stderr
    assert nothing_is_left(desk)
    assert not (desk / "raw").exists()
    for pid in (desk / "pids").read_text("ascii").split():
        assert happens(partial(is_gone, int(pid)))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_nothing_outlives_the_command_that_is_ended(desk: Path, number: signal.Signals) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "pipeline", "inspect", "scan.pdf", "--ocr"],
        cwd=desk,
        env={**os.environ, **environment(desk, "hang")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    note = desk / "pids"
    assert happens(lambda: note.is_file() and len(note.read_text("ascii").split()) == 2)
    process.send_signal(number)
    _, told = process.communicate(timeout=20)
    for pid in note.read_text("ascii").split():
        assert happens(partial(is_gone, int(pid)))
    if number != signal.SIGKILL:
        assert b"interrupted" in told
        assert nothing_is_left(desk)


def happens(condition: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + 20
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.01)
    return condition()


def is_gone(pid: int) -> bool:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text("utf-8")
    except FileNotFoundError:
        return True
    return stat.rpartition(")")[2].split()[0] in {"Z", "X"}


def write_pictures_of_the_brochure(scan: Path, *pages: int, dots_per_inch: int = 200) -> None:
    import pypdfium2

    brochure = REPOSITORY / "raw" / "benelux-2021-2024" / "brochure-nl.pdf"
    pdf = pypdfium2.PdfDocument(brochure)
    pictures = [pdf[number - 1].render(scale=200 / 72).to_pil() for number in pages]
    pictures[0].save(scan, save_all=True, append_images=pictures[1:], resolution=dots_per_inch)


def stamp_each_page(scan: Path, stamped: Path, words: str) -> None:
    import pypdfium2
    import pypdfium2.raw as pdfium

    pdf = pypdfium2.PdfDocument(scan)
    letters = (pdfium.FPDF_WCHAR * (len(words) + 1))(*map(ord, words), 0)
    for page in pdf:
        stamp = pdfium.FPDFPageObj_NewTextObj(pdf.raw, b"Helvetica", 5)
        pdfium.FPDFText_SetText(stamp, letters)
        pdfium.FPDFPageObj_Transform(stamp, 1, 0, 0, 1, 20, page.get_height() - 12)
        pdfium.FPDFPage_InsertObject(page.raw, stamp)
        page.gen_content()
    pdf.save(stamped)


@pytest.mark.skipif(shutil.which("ocrmypdf") is None, reason="ocrmypdf is not installed")
def test_the_real_program_reads_a_stamped_picture_of_the_brochure(tmp_path: Path) -> None:
    # So small a page has no more dots at the 400 an inch that pages with letters are drawn at.
    write_pictures_of_the_brochure(tmp_path / "bare.pdf", 4, dots_per_inch=400)
    scan = tmp_path / "scan.pdf"
    stamp_each_page(tmp_path / "bare.pdf", scan, "Envelope ID: 4F2A-99AC")
    command = ("inspect", scan, "--ocr", "--language", "nl", "--format", "json")
    result = run_command(*command, root=tmp_path)
    assert result.returncode == 0, result.stderr
    found = json.loads(result.stdout)
    assert [len(theme["objectives"]) for theme in found["themes"]] == [4]
    assert any("4F2A-99AC" in left["exact"] for left in found["left_out"])


@pytest.mark.skipif(shutil.which("ocrmypdf") is None, reason="ocrmypdf is not installed")
def test_the_real_program_reads_pictures_of_the_brochure(tmp_path: Path) -> None:
    scan = tmp_path / "scan.pdf"
    write_pictures_of_the_brochure(scan, 2, 3, 4)
    result = run_command("inspect", scan, "--ocr", "--format", "json", root=tmp_path)
    assert result.returncode == 0, result.stderr
    themes = json.loads(result.stdout)["themes"]
    assert [len(theme["objectives"]) for theme in themes] == [5, 5, 3, 4]
