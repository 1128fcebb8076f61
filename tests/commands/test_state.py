"""What counts as unchanged: contents, and nothing but contents."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.runner.project import Project, find_root
from pipeline.runner.state import (
    RunState,
    forget_state,
    hash_folder,
    hash_inputs,
    load_state,
    save_state,
)

STATE = RunState(
    inputs_sha256="a",
    published_sha256="b",
    theme_count=5,
    objective_count=43,
    has_open_warnings=False,
)


@pytest.fixture
def inputs(tmp_path: Path) -> tuple[Path, Path]:
    edition = tmp_path / "edition.toml"
    edition.write_text("schema_version = 1\n", encoding="utf-8")
    vocabulary = tmp_path / "vocabulary"
    vocabulary.mkdir()
    (vocabulary / "places.toml").write_text("", encoding="utf-8")
    return edition, vocabulary


def test_dates_do_not_count(inputs: tuple[Path, Path]) -> None:
    before = hash_inputs(*inputs, {"a": "1"})
    os.utime(inputs[0], (0, 0))
    assert hash_inputs(*inputs, {"a": "1"}) == before


def test_every_input_counts(inputs: tuple[Path, Path]) -> None:
    edition, vocabulary = inputs
    seen = {hash_inputs(*inputs, {"a": "1"}), hash_inputs(*inputs, {"a": "2"})}
    edition.write_text("schema_version = 1 # seen\n", encoding="utf-8")
    seen.add(hash_inputs(*inputs, {"a": "1"}))
    (vocabulary / "places.toml").write_text("# seen\n", encoding="utf-8")
    seen.add(hash_inputs(*inputs, {"a": "1"}))
    (vocabulary / "rivers.toml").write_text("", encoding="utf-8")
    seen.add(hash_inputs(*inputs, {"a": "1"}))
    assert len(seen) == 5


def test_the_order_of_sources_counts(inputs: tuple[Path, Path]) -> None:
    assert hash_inputs(*inputs, {"a": "1", "b": "2"}) != hash_inputs(*inputs, {"b": "2", "a": "1"})


def test_the_version_of_a_reader_counts(
    inputs: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = hash_inputs(*inputs, {})
    monkeypatch.setattr("importlib.metadata.version", lambda _: "0")
    assert hash_inputs(*inputs, {}) != before


def test_a_published_folder_is_known_by_names_and_contents(tmp_path: Path) -> None:
    assert hash_folder(tmp_path / "missing") is None
    (tmp_path / "a").write_bytes(b"1")
    first = hash_folder(tmp_path)
    (tmp_path / "a").rename(tmp_path / "b")
    assert hash_folder(tmp_path) != first


def test_what_was_saved_is_remembered_until_it_is_forgotten(tmp_path: Path) -> None:
    project = Project(root=tmp_path)
    assert load_state(project, "delta") is None
    save_state(project, "delta", STATE)
    assert load_state(project, "delta") == STATE
    forget_state(project, "delta")
    assert load_state(project, "delta") is None


@pytest.mark.parametrize("content", ["", "{", "[]", '{"inputs_sha256": "a"}', "null", "\udcff"])
def test_what_cannot_be_understood_is_forgotten(tmp_path: Path, content: str) -> None:
    project = Project(root=tmp_path)
    save_state(project, "delta", STATE)
    project.state_file("delta").write_bytes(content.encode("utf-8", "surrogateescape"))
    assert load_state(project, "delta") is None


def test_the_root_is_the_nearest_folder_upward_with_editions(tmp_path: Path) -> None:
    deep = tmp_path / "project" / "raw" / "delta"
    deep.mkdir(parents=True)
    assert find_root(deep) == deep
    (tmp_path / "project" / "config" / "editions").mkdir(parents=True)
    assert find_root(deep) == tmp_path / "project"
