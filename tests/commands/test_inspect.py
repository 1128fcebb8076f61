"""Any one file: its themes and objectives, what was left out, how sure that is."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.commands.projects import EDITION_ID, REPOSITORY, error_of, run_command

RAW = REPOSITORY / "raw" / EDITION_ID
PRESS = RAW / "press-nl.txt"
BROCHURE = RAW / "brochure-nl.pdf"

EVIDENCE_KEYS = {"page_number", "bbox", "char_start", "char_end", "exact"}
OBJECTIVE_KEYS = {"ordinal", "marker", "text", "confidence", "children", "evidence"}
THEME_KEYS = {"ordinal", "marker", "title", "confidence", "evidence", "objectives"}
TOP_KEYS = {
    "schema_version",
    "status",
    "confidence",
    "source",
    "declared",
    "themes",
    "left_out",
    "decisions",
    "warnings",
}


def inspect_json(path: Path, *arguments: str) -> dict[str, Any]:
    result = run_command("inspect", path, "--format", "json", *arguments, root=REPOSITORY)
    assert result.returncode == 0, result.stderr
    found: dict[str, Any] = json.loads(result.stdout)
    return found


@pytest.fixture(scope="module")
def press() -> dict[str, Any]:
    return inspect_json(PRESS)


def test_the_object_has_the_promised_keys(press: dict[str, Any]) -> None:
    assert set(press) >= TOP_KEYS
    assert press["schema_version"] == 1
    assert press["status"] == "ok"
    assert set(press["source"]) >= {"path", "sha256", "media_type", "language", "page_count"}
    assert press["source"]["page_count"] is None
    assert press["source"]["language"] == "nl"
    for theme in press["themes"]:
        assert set(theme) >= THEME_KEYS
        for objective in theme["objectives"]:
            assert set(objective) >= OBJECTIVE_KEYS
            for evidence in objective["evidence"]:
                assert set(evidence) >= EVIDENCE_KEYS
                assert evidence["bbox"] is None
    for one in press["left_out"]:
        assert set(one) >= {"role", "reason", "page_number", "char_start", "char_end", "exact"}
    for one in press["decisions"]:
        assert set(one) >= {"what", "chosen", "runner_up", "reason", "key"}
    for one in press["declared"]:
        assert set(one) >= {"noun", "number", "quote"}


def test_themes_and_objectives_of_the_press_text(press: dict[str, Any]) -> None:
    assert [len(theme["objectives"]) for theme in press["themes"]] == [6, 5, 3, 3, 5]
    assert [theme["ordinal"] for theme in press["themes"]] == [1, 2, 3, 4, 5]
    assert {theme["marker"] for theme in press["themes"]} == {"1."}


def test_its_declared_count_is_read(press: dict[str, Any]) -> None:
    assert any(one["noun"] == "thema’s" and one["number"] == 5 for one in press["declared"])


def test_links_and_the_doubled_headline_are_left_out(press: dict[str, Any]) -> None:
    left_out = [one["exact"] for one in press["left_out"]]
    assert any("Persbericht van de Benelux" in words for words in left_out)
    assert sum("inspiratiebron voor de EU" in words for words in left_out) >= 2
    texts = [one["text"] for theme in press["themes"] for one in theme["objectives"]]
    assert not any("Persbericht" in text for text in texts)


def test_positions_are_those_of_the_file(press: dict[str, Any]) -> None:
    text = PRESS.read_text(encoding="utf-8")
    for theme in press["themes"]:
        for one in (theme, *theme["objectives"]):
            for evidence in one["evidence"]:
                assert text[evidence["char_start"] : evidence["char_end"]] == evidence["exact"]


def test_pages_and_boxes_of_a_pdf() -> None:
    found = inspect_json(BROCHURE)
    page_count = found["source"]["page_count"]
    assert page_count >= 2
    for theme in found["themes"]:
        for evidence in theme["evidence"]:
            x0, top, x1, bottom = evidence["bbox"]
            assert 1 <= evidence["page_number"] <= page_count
            assert x0 < x1
            assert top < bottom


def test_records_from_chosen_pages_only() -> None:
    whole = inspect_json(BROCHURE)
    pages = [theme["evidence"][0]["page_number"] for theme in whole["themes"]]
    chosen = inspect_json(BROCHURE, "--pages", f"{pages[1]}-{pages[2]}")
    expected = [
        theme["title"]
        for theme, page in zip(whole["themes"], pages, strict=True)
        if pages[1] <= page <= pages[2]
    ]
    assert [theme["title"] for theme in chosen["themes"]] == expected
    assert any(one["page_number"] == 1 for one in chosen["left_out"])


@pytest.mark.parametrize("pages", ["0-2", "5-3", "x", "2-99"])
def test_pages_that_are_none(pages: str) -> None:
    result = run_command("inspect", BROCHURE, "--pages", pages, "--format", "json", root=REPOSITORY)
    assert result.returncode == 2
    assert error_of(result)["code"] == "usage"


def test_a_text_has_no_pages_to_choose() -> None:
    result = run_command("inspect", PRESS, "--pages", "1", root=REPOSITORY)
    assert result.returncode == 2
    assert "no pages" in result.stderr


def test_the_tree_for_a_person() -> None:
    result = run_command("inspect", BROCHURE, root=REPOSITORY)
    assert result.returncode == 0
    folded = " ".join(result.stdout.split())
    for words in (
        "5 themes, 21 objectives",
        "Een schoner personen- en vrachtvervoer",
        "p. 2",
        "Left out, and why",
    ):
        assert words in folded
    assert max(map(len, result.stdout.splitlines())) <= 100


NESTED = """\
# Programme commun

## Protéger les rivières

- Restaurer les berges
  - Planter des saules
  - Retirer les enrochements
- Réduire les rejets

## Partager les chemins

- Ouvrir le sentier des crêtes
- Baliser les passages à gué
"""


def test_sub_objectives_stand_under_their_objective(tmp_path: Path) -> None:
    path = tmp_path / "programme.md"
    path.write_text(NESTED, encoding="utf-8")
    water, ways = inspect_json(path)["themes"]
    assert [len(one["children"]) for one in water["objectives"]] == [2, 0]
    child = water["objectives"][0]["children"][1]
    assert set(child) >= OBJECTIVE_KEYS
    assert (child["ordinal"], child["text"]) == (2, "Retirer les enrochements")
    assert [one["text"] for one in ways["objectives"]] == [
        "Ouvrir le sentier des crêtes",
        "Baliser les passages à gué",
    ]
    tree = run_command("inspect", path, root=tmp_path).stdout
    assert "2 themes, 6 objectives" in tree
    assert "\n   1.1  Restaurer les berges" in tree
    assert "\n        1.1.2  Retirer les enrochements" in tree


@pytest.mark.parametrize(("stage", "key"), [("extract", "lines"), ("parse", "blocks")])
def test_earlier_stages(stage: str, key: str) -> None:
    found = inspect_json(BROCHURE, "--stage", stage)
    assert set(found) >= TOP_KEYS
    assert found[key]
    result = run_command("inspect", BROCHURE, "--stage", stage, root=REPOSITORY)
    assert result.returncode == 0
    assert "GEMEENSCHAPPELIJK" in result.stdout


def test_a_document_without_themes_exits_0(tmp_path: Path) -> None:
    path = tmp_path / "title.md"
    path.write_text("# Meer is er niet\n", encoding="utf-8")
    found = inspect_json(path)
    assert found["themes"] == []
    assert [one["exact"] for one in found["left_out"]] == ["Meer is er niet"]
    assert found["warnings"]


@pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
def test_either_engine_gives_the_same_words(reader: str) -> None:
    found = inspect_json(BROCHURE, "--reader", reader)
    usual = inspect_json(BROCHURE)
    assert [theme["title"] for theme in found["themes"]] == [
        theme["title"] for theme in usual["themes"]
    ]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("missing.pdf", None, "source-not-found"),
        ("broken.pdf", b"%PDF-1.7\nnot much of one", "source-broken"),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(64), "source-unsupported"),
    ],
)
def test_what_cannot_be_read_says_why(
    tmp_path: Path, name: str, content: bytes | None, code: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    result = run_command("inspect", path, "--format", "json", root=tmp_path)
    assert result.returncode == 2
    assert error_of(result)["code"] == code
    assert name in error_of(result)["message"]
    assert "Traceback" not in result.stderr


def test_limits_are_kept(tmp_path: Path) -> None:
    result = run_command("inspect", BROCHURE, "--max-pages", "1", "--format", "json", root=tmp_path)
    assert result.returncode == 2
    assert error_of(result)["code"] == "source-too-large"


def test_neither_spacy_nor_pandas_is_loaded() -> None:
    script = (
        "import sys; from pipeline.cli import main; "
        f"code = main(['inspect', {str(BROCHURE)!r}]); "
        "heavy = {'spacy', 'pandas', 'pyarrow', 'pydantic', 'rich'} & set(sys.modules); "
        "sys.exit(code or (str(sorted(heavy)) if heavy else 0))"
    )
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8")
    assert result.returncode == 0, result.stderr


#: What small documents of each kind are read without; each takes longer to load than they to read.
NEEDLESS = {
    PRESS: {"dataclasses", "inspect", "statistics", "tomllib", "numpy", "markdown_it", "zipfile"},
    BROCHURE: {"statistics", "tomllib", "numpy.typing", "pypdfium2", "pdfplumber", "markdown_it"},
}


@pytest.mark.parametrize("path", NEEDLESS)
def test_nothing_needless_is_loaded(path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; import pipeline.cli, pipeline.runner.inspect; "
        "from pipeline.extract import read_document; from pipeline.parse import find_outline; "
        "from pipeline.normalize import state_records; "
        f"document = read_document(Path({str(path)!r}), source_id='x'); "
        "outline = find_outline(document); state_records(document, outline, source_id='x'); "
        f"print(*sorted({NEEDLESS[path]!r} & set(sys.modules)))"
    )
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8")
    assert (result.returncode, result.stdout.split()) == (0, []), result.stderr


def test_it_writes_nothing(tmp_path: Path) -> None:
    before = sorted(REPOSITORY.iterdir())
    assert run_command("inspect", PRESS, root=tmp_path).returncode == 0
    assert list(tmp_path.iterdir()) == []
    assert sorted(REPOSITORY.iterdir()) == before
