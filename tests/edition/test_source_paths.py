"""A source's file lies in its edition's raw folder, also when links are followed."""

from pathlib import Path

import pytest

from pipeline.edition import resolve_source_path
from pipeline.model.edition import SourceSpec
from pipeline.model.errors import ConfigurationError, SourceNotFoundError


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "project" / "raw" / "e-2030"
    folder.mkdir(parents=True)
    (folder / "press-nl.txt").write_text("tekst", encoding="utf-8")
    (folder / "pdf").mkdir()
    (folder / "pdf" / "brochure.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "secret.txt").write_text("geheim", encoding="utf-8")
    return tmp_path / "project"


def resolve(root: Path, path: str) -> Path:
    spec = SourceSpec(
        name="press", source_id="e-2030/press", role="press_release", path=path, sha256="a" * 64
    )
    return resolve_source_path(root, "e-2030", spec)


@pytest.mark.parametrize("path", ["press-nl.txt", "pdf/brochure.pdf"])
def test_a_file_below_the_folder(root: Path, path: str) -> None:
    assert resolve(root, path) == (root / "raw" / "e-2030" / path).resolve()


def test_a_link_within_the_folder_is_followed(root: Path) -> None:
    (root / "raw" / "e-2030" / "link.txt").symlink_to("press-nl.txt")
    assert resolve(root, "link.txt").name == "press-nl.txt"


def test_the_raw_folder_may_be_a_link_itself(root: Path, tmp_path: Path) -> None:
    (root / "raw").rename(tmp_path / "disk")
    (root / "raw").symlink_to(tmp_path / "disk")
    assert resolve(root, "press-nl.txt").read_text(encoding="utf-8") == "tekst"


@pytest.mark.parametrize(
    "path", ["../../../secret.txt", "pdf/../../e-2031/x.txt", "/etc/hosts", "."]
)
def test_a_path_that_leaves_the_folder(root: Path, path: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        resolve(root, path)
    assert caught.value.message == (
        f"e-2030/press: path {path!r} leads out of raw/e-2030/. Copy the file itself into "
        "raw/e-2030/ (no link) and write its path below that folder."
    )
    assert caught.value.source == "e-2030/press"


def test_a_link_that_leaves_the_folder(root: Path, tmp_path: Path) -> None:
    (root / "raw" / "e-2030" / "link.txt").symlink_to(tmp_path / "secret.txt")
    with pytest.raises(ConfigurationError, match="leads out of raw/e-2030/"):
        resolve(root, "link.txt")


def test_a_linked_folder_that_leaves_the_folder(root: Path, tmp_path: Path) -> None:
    (root / "raw" / "e-2030" / "out").symlink_to(tmp_path)
    with pytest.raises(ConfigurationError, match="leads out of raw/e-2030/"):
        resolve(root, "out/secret.txt")


def test_links_in_a_circle(root: Path) -> None:
    folder = root / "raw" / "e-2030"
    (folder / "a.txt").symlink_to("b.txt")
    (folder / "b.txt").symlink_to("a.txt")
    with pytest.raises((ConfigurationError, SourceNotFoundError), match="e-2030/press: "):
        resolve(root, "a.txt")


def test_a_missing_file_with_a_near_name(root: Path) -> None:
    with pytest.raises(SourceNotFoundError) as caught:
        resolve(root, "pres-nl.txt")
    assert caught.value.message == (
        "e-2030/press: raw/e-2030/pres-nl.txt is not there. Did you mean 'press-nl.txt'? Else copy "
        "the document there."
    )


def test_a_missing_file_with_no_near_name(root: Path) -> None:
    with pytest.raises(SourceNotFoundError, match=r"there are: pdf/brochure.pdf, press-nl.txt\."):
        resolve(root, "xyz")


def test_a_missing_folder(root: Path) -> None:
    spec = SourceSpec(name="p", source_id="x/p", role="x", path="p.txt", sha256="a" * 64)
    with pytest.raises(
        SourceNotFoundError, match="raw/x/ holds no files: copy the document into it"
    ):
        resolve_source_path(root, "x", spec)


def test_a_folder_is_no_document(root: Path) -> None:
    with pytest.raises(SourceNotFoundError, match="raw/e-2030/pdf is not a file but a folder"):
        resolve(root, "pdf")
