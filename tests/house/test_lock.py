"""The lock names versions and hashes, and never a host."""

from __future__ import annotations

import re
import tomllib

from tests.commands.projects import REPOSITORY

LOCK = (REPOSITORY / "requirements.lock").read_text(encoding="utf-8")
PYPROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))


def test_no_host() -> None:
    assert "://" not in LOCK
    assert "--index-url" not in LOCK
    assert "--find-links" not in LOCK


def test_every_package_has_a_version_and_hashes() -> None:
    entries = re.split(r"\n(?=\S)", re.sub(r"^#.*\n", "", LOCK, flags=re.MULTILINE).strip())
    assert len(entries) > 50
    for entry in entries:
        assert re.match(r"[a-z0-9._-]+==\S+", entry), entry
        assert "--hash=sha256:" in entry, entry


def test_everything_that_is_asked_for_is_locked() -> None:
    wanted = [*PYPROJECT["project"]["dependencies"], *PYPROJECT["dependency-groups"]["dev"]]
    locked = set(re.findall(r"^([a-z0-9._-]+)==", LOCK, flags=re.MULTILINE))
    for requirement in wanted:
        name = re.split(r"[<>=!~\[ ]", requirement)[0].lower()
        assert name in locked, name
