"""Arguments in, exit code out."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline import cli
from pipeline.model.errors import ParseError
from pipeline.model.limits import Limits
from tests.commands.projects import EDITION_ID, REPOSITORY, error_of, run_command

COMMANDS = ("run", "validate", "show", "diff", "inspect", "new", "remove")


def test_help_names_all_commands(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as leaving:
        cli.main(["--help"])
    assert leaving.value.code == 0
    told = capsys.readouterr().out
    for command in COMMANDS:
        assert command in told


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_a_command_tells_the_exit_codes(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as leaving:
        cli.main([command, "--help"])
    assert leaving.value.code == 0
    assert "exit codes:" in capsys.readouterr().out


def test_help_tells_the_limits(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(["inspect", "--help"])
    told = capsys.readouterr().out
    limits = Limits()
    for bound in (limits.seconds, limits.memory_mb, limits.page_count, limits.char_count):
        assert f"default: {bound:,.0f}" in told


def test_help_loads_nothing_heavy() -> None:
    script = (
        "import sys\nfrom pipeline.cli import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "print([name for name in sys.modules if name.startswith('pipeline.')], file=sys.stderr)"
    )
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8")
    loaded = set(eval(result.stderr))
    assert loaded == {
        "pipeline.arguments",
        "pipeline.cli",
        "pipeline.console",
        "pipeline.model",
        "pipeline.model.errors",
        "pipeline.model.frozen",
        "pipeline.model.limits",
    }


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("programme 0.")


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["publish"],
        ["run", "--wokers", "2"],
        ["run", "--workers", "0"],
        ["run", "--workers", "two"],
        ["show"],
        ["inspect", "x.pdf", "--stage", "link"],
        ["inspect", "x.pdf", "--max-seconds", "nan"],
        ["inspect", "x.pdf", "--language", "tlh"],
        ["validate", "--root", "/no/such/folder"],
    ],
)
def test_wrong_usage_exits_2_with_one_message(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("programme: ")
    assert captured.err.count("\n") == 1


def test_wrong_usage_is_an_error_object_where_json_was_asked_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert cli.main(["inspect", "--format", "json", "--pages", "first"]) == 2
    error = json.loads(capsys.readouterr().out)["error"]
    assert error["code"] == "usage"
    assert error["source"] is None
    assert "--pages" in error["message"]


def test_a_folder_without_editions(tmp_path: Path) -> None:
    result = run_command("run", root=tmp_path)
    assert result.returncode == 2
    assert "config/editions" in result.stderr
    assert list(tmp_path.iterdir()) == []


def raise_error(error: Exception) -> None:
    raise error


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (ParseError("no line says so", source="a/b"), "parse", "no line says so"),
        (OSError(28, "No space left on device"), "system", "No space left"),
        (ZeroDivisionError("by zero"), "unexpected", "Please report it"),
    ],
)
def test_what_goes_wrong_is_told_in_one_message(
    error: Exception,
    code: str,
    words: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setitem(cli._COMMANDS, "validate", lambda _: raise_error(error))
    assert cli.main(["validate", "--format", "json"]) == 2
    captured = capsys.readouterr()
    assert json.loads(captured.out)["error"]["code"] == code
    assert words in captured.err
    assert "Traceback" not in captured.err


def test_a_traceback_comes_with_verbose_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(cli._COMMANDS, "validate", lambda _: raise_error(KeyError("x")))
    assert cli.main(["validate", "--verbose"]) == 2
    assert "Traceback" in capsys.readouterr().err


def test_an_interrupt_is_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setitem(cli._COMMANDS, "run", interrupt)
    assert cli.main(["run"]) == 2
    assert "interrupted" in capsys.readouterr().err


def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    path = REPOSITORY / "raw" / EDITION_ID / "press-nl.txt"
    script = f"set -o pipefail; {sys.executable} -m pipeline inspect {path} --format json | true"
    result = subprocess.run(
        ["bash", "-c", script], cwd=REPOSITORY, capture_output=True, encoding="utf-8"
    )
    assert result.returncode == 0
    assert result.stderr == ""


def test_output_is_utf8_in_any_locale(tmp_path: Path) -> None:
    path = tmp_path / "één – thema.txt"
    path.write_text("• Wél één\n• Ook één\n", encoding="utf-8")
    environment = {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    result = run_command(
        "inspect", path, "--format", "json", root=tmp_path, environment=environment
    )
    assert result.returncode == 0, result.stderr
    assert "Wél één" in result.stdout


def test_a_missing_file_is_an_error_object(tmp_path: Path) -> None:
    result = run_command("inspect", "nowhere.pdf", "--format", "json", root=tmp_path)
    assert result.returncode == 2
    assert error_of(result)["code"] == "source-not-found"
