"""What `programme run` does when all is well, or nearly."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from tests.commands.projects import (
    EDITION_ID,
    TABLES,
    edition_file,
    read_published,
    read_rows,
    replace_in_edition,
    run_command,
)

OBJECTIVES_BY_THEME = {"press-nl": [6, 5, 3, 3, 5], "brochure-nl": [5, 5, 3, 4, 4]}


def test_the_edition_is_read_checked_and_published(published_once: Path) -> None:
    assert len(read_rows(published_once, "themes")) == 5
    objectives = read_rows(published_once, "objectives")
    assert len(objectives) == 43
    for source, counts in OBJECTIVES_BY_THEME.items():
        source_id = f"{EDITION_ID}/{source}"
        statements = [f"{source_id}/{ordinal}" for ordinal in range(1, 6)]
        found = [
            sum(row["statement_id"] == statement for row in objectives) for statement in statements
        ]
        assert found == counts
    assert set(read_published(published_once)) >= {f"{table}.parquet" for table in TABLES} | {
        "report.json",
        "report.md",
        "report.sarif",
        "report.xml",
    }


def test_unchanged_inputs_are_not_redone(published: Path) -> None:
    parquet = published / "processed" / EDITION_ID / "objectives.parquet"
    before = parquet.stat().st_mtime_ns
    again = run_command("run", root=published)
    assert again.returncode == 0
    assert "unchanged" in again.stdout
    assert parquet.stat().st_mtime_ns == before


def test_force_does_it_again_with_the_same_bytes_and_tells_what_came_out(published: Path) -> None:
    parquet = published / "processed" / EDITION_ID / "objectives.parquet"
    before, bytes_before = parquet.stat().st_mtime_ns, read_published(published)
    again = run_command("run", EDITION_ID, "--force", "--verbose", root=published)
    assert again.returncode == 0
    assert parquet.stat().st_mtime_ns != before
    assert read_published(published) == bytes_before
    assert "unchanged" not in again.stdout
    assert f"processed/{EDITION_ID}/" in again.stdout
    for number in ("5", "43", "22", "21"):
        assert number in again.stdout
    for step in ("reading", "checking", "publishing"):
        assert step in again.stderr


def test_a_touched_file_is_unchanged_and_a_changed_comment_is_not(published: Path) -> None:
    (published / "raw" / EDITION_ID / "press-nl.txt").touch()
    assert "unchanged" in run_command("run", root=published).stdout
    path = edition_file(published)
    path.write_text(path.read_text(encoding="utf-8") + "\n# seen\n", encoding="utf-8")
    assert "unchanged" not in run_command("run", root=published).stdout


def test_a_dataset_that_somebody_edited_is_made_again(published: Path) -> None:
    good = read_published(published)
    report = published / "processed" / EDITION_ID / "report.md"
    report.write_text("all is well", encoding="utf-8")
    assert "unchanged" not in run_command("run", root=published).stdout
    assert read_published(published) == good


def test_warnings_alone_exit_0(project: Path) -> None:
    path = edition_file(project)
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index("[expect]")], encoding="utf-8")
    result = run_command("run", root=project)
    assert result.returncode == 0, result.stdout + result.stderr
    report = json.loads(read_published(project)["report.json"])
    assert "not-counted" in json.dumps(report)


def test_wrong_counts_exit_1_and_leave_the_last_good_dataset(published: Path) -> None:
    good = read_published(published)
    replace_in_edition(published, "[6, 5, 3, 3, 5]", "[6, 5, 3, 3, 6]")
    result = run_command("run", root=published)
    assert result.returncode == 1
    assert "Not published" in result.stdout
    assert f".programme/failed/{EDITION_ID}" in result.stdout
    assert read_published(published) == good
    failed = published / ".programme" / "failed" / EDITION_ID
    assert {path.name for path in failed.iterdir()} == {
        "report.html",
        "report.json",
        "report.md",
        "report.sarif",
        "report.xml",
    }
    # The reports of a failed run go when the next one is good.
    replace_in_edition(published, "[6, 5, 3, 3, 6]", "[6, 5, 3, 3, 5]")
    assert run_command("run", "--force", root=published).returncode == 0
    assert not failed.exists()


def test_folders_without_an_edition_are_named_and_kept(published: Path) -> None:
    orphan = published / "processed" / "benelux-1999"
    orphan.mkdir()
    (orphan / "objectives.parquet").write_bytes(b"")
    result = run_command("run", root=published)
    assert result.returncode == 0
    assert "benelux-1999" in result.stderr
    assert orphan.is_dir()


def test_one_stopped_edition_does_not_stop_the_others(project: Path) -> None:
    shutil.copy(edition_file(project), edition_file(project, "a-broken-one"))
    result = run_command("run", root=project)
    assert result.returncode == 2
    assert "a-broken-one" in result.stderr
    assert (project / "processed" / EDITION_ID / "objectives.parquet").is_file()


def test_the_project_is_found_from_a_folder_below_it(published: Path) -> None:
    result = run_command("run", root=published / "raw" / EDITION_ID)
    assert result.returncode == 0, result.stderr
    assert "unchanged" in result.stdout


def test_the_project_can_be_named(published: Path, tmp_path: Path) -> None:
    result = run_command("run", "--root", published, root=tmp_path)
    assert result.returncode == 0, result.stderr
    assert "unchanged" in result.stdout
