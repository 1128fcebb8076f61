"""What changed in published datasets: against a folder, and against what git keeps."""

from __future__ import annotations

import dataclasses
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from pipeline import cli
from pipeline.model.records import Dataset
from pipeline.store import publish_dataset
from tests.store.samples import EDITION, make_dataset

EDITION_ID = "baie-2030-2033"


def reword(dataset: Dataset, text: str) -> Dataset:
    first, *others = dataset.objectives
    return dataclasses.replace(dataset, objectives=(dataclasses.replace(first, text=text), *others))


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org")
    subprocess.run(["git", "-C", folder, *identity, *arguments], check=True, capture_output=True)


def commit(folder: Path, message: str) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", message)


def diff(
    capsys: pytest.CaptureFixture[str], root: Path, against: str | Path, *arguments: str
) -> tuple[int, str, str]:
    code = cli.main(["diff", "--root", str(root), "--against", str(against), *arguments])
    told = capsys.readouterr()
    return code, told.out, told.err


@pytest.fixture(autouse=True)
def _nowhere_in_particular(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project in git, below the root of its repository, whose dataset was reworded since."""
    repository = tmp_path / "repository"
    root = repository / "data"
    publish_dataset(make_dataset(), edition=EDITION, root=root)
    (root / ".gitignore").write_text("/.programme/\n", encoding="utf-8")
    git(tmp_path, "init", "--quiet", str(repository))
    git(repository, "commit", "--quiet", "--allow-empty", "--message", "nothing")
    git(repository, "tag", "v0")
    commit(repository, "first")
    git(repository, "tag", "v1")
    publish_dataset(reword(make_dataset(), "objectif 1 – automne"), edition=EDITION, root=root)
    return root


def test_a_git_revision_is_read_without_checking_it_out(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    published = {path.name: path.read_bytes() for path in (project / "processed").rglob("*.*")}
    for revision in ("v1", "HEAD"):
        code, out, err = diff(capsys, project, revision)
        assert (code, err) == (0, "")
        assert f"{EDITION_ID}, compared with {revision}: changed" in out
        assert "~ lettre-fr/1.1 text: objectif 1 – [-été-]{+automne+}" in out
    after = {path.name: path.read_bytes() for path in (project / "processed").rglob("*.*")}
    assert after == published


@pytest.mark.parametrize("place", ["", "processed", f"processed/{EDITION_ID}"])
def test_a_folder_may_be_a_project_its_datasets_or_one_of_them(
    project: Path, tmp_path: Path, place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tmp_path / "before"
    publish_dataset(make_dataset(), edition=EDITION, root=before)
    code, out, _ = diff(capsys, project, before / place)
    assert code == 0
    assert "{+automne+}" in out


def test_markdown_and_json_say_the_same(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, markdown, _ = diff(capsys, project, "v1", "--format", "markdown")
    assert "<del>été</del><ins>automne</ins>" in markdown
    code, out, _ = diff(capsys, project, "v1", "--format", "json")
    assert code == 0
    found = json.loads(out)
    assert found["against"] == "v1"
    (edition,) = found["editions"]
    (table,) = edition["tables"]
    assert table["changed"][0]["columns"]["text"]["after"] == "objectif 1 – automne"


def test_new_and_gone_and_unchanged_editions(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    commit(project, "second")
    publish_dataset(make_dataset("delta-2031"), edition=EDITION, root=project)
    shutil.rmtree(project / "processed" / EDITION_ID)
    _, out, _ = diff(capsys, project, "HEAD")
    assert "baie-2030-2033, compared with HEAD: all gone" in out
    assert "delta-2031, compared with HEAD: all new" in out
    code, out, _ = diff(capsys, project, "v1", "delta-2031")
    assert code == 0
    assert "baie" not in out
    git(project, "checkout", "--quiet", "HEAD", "--", ".")
    _, out, _ = diff(capsys, project, "HEAD", EDITION_ID)
    assert out == f"{EDITION_ID}, compared with HEAD: no row has changed\n"


def test_a_revision_without_datasets_makes_all_new(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = diff(capsys, project, "v0")
    assert code == 0
    assert "all new" in out


@pytest.mark.parametrize(
    ("against", "words"),
    [
        ("v2", "git knows no such revision"),
        ("--output=x", "git knows no such revision"),
        ("v1:data", "git knows no such revision"),
        (".", "holds no dataset"),
    ],
)
def test_what_is_not_there_is_named(
    project: Path, against: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code = cli.main(["diff", "--root", str(project), f"--against={against}"])
    told = capsys.readouterr()
    assert code == 2
    assert words in told.err
    assert told.out == ""


def test_an_edition_that_is_nowhere(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = diff(capsys, project, "v1", "delta-2031", "--format", "json")
    assert code == 2
    assert json.loads(out)["error"]["code"] == "dataset-not-found"
    assert EDITION_ID in json.loads(out)["error"]["message"]


def test_without_git_or_outside_of_a_repository(
    project: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    publish_dataset(make_dataset(), edition=EDITION, root=tmp_path / "elsewhere")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    code, _, err = diff(capsys, tmp_path / "elsewhere", "v1")
    assert code == 2
    assert "git cannot be asked" in err
    assert "not a git repository" in err
    monkeypatch.setenv("PATH", str(tmp_path))
    code, _, err = diff(capsys, project, "v1")
    assert code == 2
    assert "git is not installed" in err


def test_tables_of_another_version_are_not_compared(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    descriptor = project / "processed" / EDITION_ID / "dataset.json"
    whole = descriptor.read_text(encoding="utf-8")
    older = json.loads(whole) | {"table_schema_version": "0.9"}
    descriptor.write_text(json.dumps(older), encoding="utf-8")
    commit(project, "older")
    descriptor.write_text(whole, encoding="utf-8")
    code, _, err = diff(capsys, project, "HEAD")
    assert code == 2
    assert f"{EDITION_ID} in HEAD has table schema 0.9" in err


def test_a_damaged_dataset_is_named_by_its_place_in_git(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = project / "processed" / EDITION_ID / "themes.parquet"
    whole = table.read_bytes()
    table.write_bytes(whole[:-20])
    commit(project, "damaged")
    table.write_bytes(whole)
    code, _, err = diff(capsys, project, "HEAD")
    assert code == 2
    assert f"HEAD:processed/{EDITION_ID}" in err
    assert "/tmp" not in err.replace(str(project), "")


def test_a_folder_under_another_name_is_no_other_edition(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = project / "processed" / EDITION_ID
    folder.rename(folder.with_name("renamed"))
    commit(project, "renamed")
    folder.with_name("renamed").rename(folder)
    code, _, err = diff(capsys, project, "HEAD", "renamed")
    assert code == 2
    assert "its folder was renamed" in err


def test_the_step_summary_has_it_on_github(
    project: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    _, out, err = diff(capsys, project, "v1", "--format", "json")
    assert json.loads(out)
    assert err == ""
    told = summary.read_text(encoding="utf-8")
    assert told.startswith("before\n\n## ")
    assert "<ins>automne</ins>" in told
    code, _, err = diff(capsys, project, "v2")
    assert code == 2
    assert err.startswith("::error title=usage::--against v2")


def test_a_summary_that_cannot_be_written_stops_nothing(
    project: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path))
    code, out, err = diff(capsys, project, "v1")
    assert code == 0
    assert "automne" in out
    assert "step summary" in err
