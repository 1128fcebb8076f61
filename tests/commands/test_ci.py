"""What a run says to a CI system, and what it lets pass: with a document of a few lines."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.commands.small_project import ACKNOWLEDGED, EDITION_ID, EXPECT, TEXT, SmallProject


@pytest.fixture
def project(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> SmallProject:
    return SmallProject(tmp_path, capsys)


@pytest.fixture(autouse=True)
def github(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """GitHub's environment; the file is where it shows the summary of the step."""
    summary = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    return summary


def test_warnings_fail_a_run_where_that_is_asked_for_and_nothing_is_published(
    project: SmallProject,
) -> None:
    project.write("")
    code, out, _ = project.call("run", "--fail-on", "warning")
    assert code == 1
    assert "this run was to fail on those" in out
    assert "There is no earlier dataset." in out
    assert project.published() == {}
    failed = project.root / ".programme" / "failed" / EDITION_ID
    assert (failed / "report.sarif").is_file()

    code, out, _ = project.call("run")
    assert code == 0
    assert "compared with the last published dataset: all new" in out
    assert not failed.exists()
    good = project.published()
    assert b"not-counted" in good["report.sarif"]

    # Also when nothing has changed since warnings were let pass.
    assert "unchanged" in project.call("run")[1]
    code, out, _ = project.call("run", "--fail-on", "warning")
    assert code == 1
    assert "is as it was" in out
    assert project.published() == good
    assert project.call("validate", "--fail-on", "warning")[0] == 1
    assert project.call("validate")[0] == 0


def test_what_an_editor_accepts_fails_nothing_and_is_told_everywhere(
    project: SmallProject, github: Path
) -> None:
    project.write(ACKNOWLEDGED)
    code, out, err = project.call("run", "--fail-on", "warning")
    assert code == 0, out
    assert "Acknowledged: Te kort." in out
    assert err == "::notice::Not shown here: 1 acknowledged finding; see report.md.\n"
    assert "*Acknowledged:* Te kort." in github.read_text(encoding="utf-8")
    for name in ("report.md", "report.json", "report.xml", "report.sarif"):
        assert "Te kort." in project.published()[name].decode("utf-8"), name
    assert "unchanged" in project.call("run", "--fail-on", "warning")[1]


def test_what_reading_was_not_sure_of_is_told_wherever_findings_are(
    project: SmallProject, github: Path
) -> None:
    counted, in_windows = EXPECT.format(counts=[2, 2]), TEXT.replace("oevers", "oeverlinïes")
    project.write(counted, in_windows, encoding="cp1252")
    for command in ("run", "validate"):
        code, out, err = project.call(command)
        assert code == 0, out
        assert out.count("warning: reading-warning (brief)\n") == 1
        assert err.startswith(f"::warning file=raw/{EDITION_ID}/brief.txt,title=reading-warning")
        assert err.count("\n") == 1
    assert "is read as Windows-1252" in github.read_text(encoding="utf-8")
    for name in ("report.md", "report.json", "report.xml", "report.sarif", "report.html"):
        assert "is read as Windows-1252" in project.published()[name].decode("utf-8"), name
    assert project.call("validate", "--fail-on", "warning")[0] == 1

    accepted = ACKNOWLEDGED.replace("not-counted", "reading-warning")
    project.write(counted + accepted, in_windows, encoding="cp1252")
    assert project.call("run", "--fail-on", "warning")[0] == 0


def test_an_acknowledgement_that_no_longer_applies_is_a_finding(project: SmallProject) -> None:
    project.write(EXPECT.format(counts=[2, 2]) + ACKNOWLEDGED)
    code, out, err = project.call("run")
    assert code == 0
    assert "warning: acknowledgement-unused" in out
    assert err.startswith(f"::warning file=config/editions/{EDITION_ID}.toml,title=")
    code, out, _ = project.call("run", "--fail-on", "warning")
    assert code == 1


def test_findings_are_annotated_and_the_report_is_the_summary_of_the_step(
    project: SmallProject, github: Path
) -> None:
    project.write(EXPECT.format(counts=[2, 3]))
    code, out, err = project.call("run")
    assert code == 1
    assert err.count("\n") == 1
    assert err.startswith(f"::error file=raw/{EDITION_ID}/brief.txt,title=objective-count (brief)")
    assert "::" not in out
    told = github.read_text(encoding="utf-8")
    assert "**Failed**" in told
    assert "| 1 | Schoon water (2) |" in told
    assert "compared with" not in told


def test_data_stay_data(project: SmallProject) -> None:
    project.write("")
    project.call("run")
    code, out, err = project.call("validate", "--format", "sarif")
    assert code == 0
    assert out.encode() != b""
    assert "::" not in re.sub(r'"[^"]*"', "", out)
    assert err.startswith("::warning ")
    issues = json.loads(project.call("validate", "--format", "code-quality")[1])
    assert {issue["check_name"] for issue in issues} == {"not-counted"}
    # Before publication there is no digest to compare: all else is the same report.
    assert out.count("not-counted") == project.published()["report.sarif"].count(b"not-counted")


def test_a_run_tells_what_it_changed_and_writes_that_nowhere_else(
    project: SmallProject, github: Path
) -> None:
    project.write(EXPECT.format(counts=[2, 2]))
    project.call("run")
    changed = TEXT.replace("Het versterken van de dijken", "Het verhogen van de dijken")
    project.write(
        EXPECT.format(counts=[2, 2]), changed.replace("Het herstellen van", "Herstel van")
    )
    code, out, err = project.call("run")
    assert (code, err) == (0, "")
    assert "  objectives: 2 changed" in out
    assert "brief/2.1 text: Het [-versterken-]{+verhogen+} van de dijken langs de kust" in out
    told = github.read_text(encoding="utf-8")
    assert "Het <del>versterken</del><ins>verhogen</ins> van de dijken" in told
    assert not any(b"versterken" in content for content in project.published().values())
    code, out, _ = project.call("run", "--force")
    assert f"{EDITION_ID}, compared with the last published dataset: no row has changed" in out


def test_what_cannot_be_compared_stops_no_run(project: SmallProject) -> None:
    project.write("")
    project.call("run")
    (project.root / "processed" / EDITION_ID / "themes.parquet").write_bytes(b"damaged")
    code, out, _ = project.call("run")
    assert code == 0
    assert "What was published before cannot be compared: " in out
    assert "themes.parquet" in out


def test_what_stops_an_edition_is_annotated(project: SmallProject) -> None:
    project.write("")
    (project.root / "raw" / EDITION_ID / "brief.txt").write_text("anders", encoding="utf-8")
    code, _, err = project.call("run")
    assert code == 2
    assert "::error title=source-changed::" in err


def test_an_error_message_commands_nothing(project: SmallProject) -> None:
    code, _, err = project.call("show", "x\n::set-env name=PATH::/tmp")
    assert code == 2
    assert [line for line in err.splitlines() if line.lstrip().startswith("::")] == [
        line for line in err.splitlines() if line.startswith("::error title=usage::")
    ]
    assert err.count("::error") == 1


def test_elsewhere_nothing_is_annotated(
    project: SmallProject, github: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GITHUB_ACTIONS")
    monkeypatch.delenv("GITHUB_STEP_SUMMARY")
    project.write("")
    code, out, err = project.call("run")
    assert (code, err) == (0, "")
    assert "not-counted" in out
    assert not github.exists()
