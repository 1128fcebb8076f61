"""Every bad input ends in one clear message and exit code 2, or 1 where a check failed.

Whatever comes in, the last good dataset stays as it was.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commands.projects import (
    EDITION_ID,
    edition_file,
    read_published,
    replace_in_edition,
    replace_source,
    run_command,
)

PRESS = "press-nl.txt"
#: One empty page, written by hand.
PDF_WITHOUT_TEXT = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF\n"
)


@pytest.fixture(autouse=True)
def _the_last_good_dataset_stays(published: Path) -> Iterator[None]:
    good = read_published(published)
    yield
    assert read_published(published) == good


def stopped(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The run that has to end with exit code 2, one message and no traceback."""
    result = run_command("run", *arguments, root=root)
    assert result.returncode == 2, result.stdout + result.stderr
    assert "Traceback" not in result.stderr
    assert result.stderr.count("programme: ") == 1
    assert "this should not have happened" not in result.stderr
    return result


def read_press(root: Path) -> str:
    return (root / "raw" / EDITION_ID / PRESS).read_text(encoding="utf-8")


def test_missing_file(published: Path) -> None:
    (published / "raw" / EDITION_ID / PRESS).unlink()
    result = stopped(published)
    assert f"raw/{EDITION_ID}/{PRESS}" in result.stderr
    assert "Copy the document there" in result.stderr


def test_changed_hash_names_both_hashes_and_what_to_do(published: Path) -> None:
    received = (published / "raw" / EDITION_ID / PRESS).read_bytes()
    changed = b"quite another text\n"
    replace_source(published, PRESS, changed, pin=False)
    result = stopped(published)
    for content in (received, changed):
        assert hashlib.sha256(content).hexdigest() in result.stderr
    assert "put the received one back" in result.stderr


def test_unknown_key_has_a_suggestion(published: Path) -> None:
    replace_in_edition(published, "publisher =", "publischer =")
    result = stopped(published)
    assert "publischer" in result.stderr
    assert "publisher" in result.stderr


@pytest.mark.parametrize("path", ["../../config/editions/x.toml", "/etc/hostname", "a/../../x.txt"])
def test_path_that_leaves_raw(published: Path, path: str) -> None:
    replace_in_edition(published, f'path = "{PRESS}"', f'path = "{path}"')
    assert path in stopped(published).stderr


def test_link_that_leaves_raw(published: Path, tmp_path: Path) -> None:
    source = published / "raw" / EDITION_ID / PRESS
    source.rename(tmp_path / "elsewhere.txt")
    source.symlink_to(tmp_path / "elsewhere.txt")
    assert PRESS in stopped(published).stderr


def test_wrong_type(published: Path) -> None:
    replace_in_edition(published, "schema_version = 1", 'schema_version = "one"')
    assert "schema_version" in stopped(published).stderr


def test_broken_toml_names_the_line(published: Path) -> None:
    replace_in_edition(published, "schema_version = 1", "schema_version = = 1")
    result = stopped(published)
    assert f"{EDITION_ID}.toml" in result.stderr
    assert "line" in result.stderr


def test_edition_file_under_another_name(published: Path) -> None:
    shutil.move(edition_file(published), edition_file(published, "benelux-2025-2028"))
    result = run_command("run", root=published)
    assert result.returncode == 2
    assert EDITION_ID in result.stderr
    assert "benelux-2025-2028.toml" in result.stderr


def test_unknown_edition(published: Path) -> None:
    assert EDITION_ID in stopped(published, "benelux-1999").stderr


@pytest.mark.parametrize("content", [b"", b" \n\n\t\n"])
def test_empty_file(published: Path, content: bytes) -> None:
    replace_source(published, PRESS, content)
    assert "press-nl" in stopped(published).stderr


def test_pdf_without_text(published: Path) -> None:
    replace_source(published, "brochure-nl.pdf", PDF_WITHOUT_TEXT)
    result = stopped(published)
    assert "brochure-nl" in result.stderr
    assert "text" in result.stderr


def test_truncated_pdf(published: Path) -> None:
    content = (published / "raw" / EDITION_ID / "brochure-nl.pdf").read_bytes()
    replace_source(published, "brochure-nl.pdf", content[: len(content) // 3])
    assert "brochure-nl" in stopped(published).stderr


def test_bytes_that_are_no_document(published: Path) -> None:
    replace_source(published, PRESS, bytes(range(256)) * 40)
    assert "press-nl" in stopped(published).stderr


def test_a_theme_that_is_missing_in_the_source(published: Path) -> None:
    text = read_press(published)
    start, end = text.index(" 1. Een open Benelux"), text.index("Achtergrond")
    replace_source(published, PRESS, (text[:start] + text[end:]).encode())
    result = run_command("run", root=published)
    assert result.returncode == 1, result.stdout + result.stderr
    assert "press-nl" in result.stdout


def test_a_theme_that_is_missing_in_the_expectation(published: Path) -> None:
    replace_in_edition(published, "[6, 5, 3, 3, 5]", "[6, 5, 3, 3]")
    result = run_command("run", root=published)
    assert result.returncode in {1, 2}
    assert "press-nl" in result.stdout + result.stderr


def test_raw_folder_that_is_gone(published: Path) -> None:
    shutil.rmtree(published / "raw")
    assert "press-nl" in stopped(published).stderr
