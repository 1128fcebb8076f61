"""``programme new``: documents in, an edition that runs."""

from __future__ import annotations

import datetime
import hashlib
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest

from pipeline.runner.proposal import UNKNOWN_PUBLISHER, make_slug
from tests.commands.new_editions import (
    BROCHURE,
    ENGLISH_MARKDOWN,
    NEW_ID,
    PRESS,
    create,
    list_files,
    received,
)
from tests.commands.projects import edition_file, read_rows, run_command
from tests.commands.test_new_edition import FRENCH

ENGLISH_COUNTS = [3, 2, 3]
#: Invented.
FRENCH_HTML = """\
<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>Programme commun 2027-2030</title></head>
<body><main>
<h1>Programme commun de l'alliance 2027-2030</h1>
<p>Les membres de l'alliance ont adopté leur programme de travail pour quatre ans.</p>
<h2>Une vallée qui se déplace autrement</h2>
<ul><li>Relier les gares de la vallée par une ligne de bus cadencée</li>
<li>Ouvrir soixante kilomètres de pistes cyclables le long des berges</li></ul>
<h2>Une eau propre pour tous</h2>
<ul><li>Restaurer les zones humides en amont de la confluence</li>
<li>Réduire de moitié les rejets industriels dans les trois rivières</li>
<li>Mesurer chaque mois la qualité des nappes</li></ul>
<h2>Apprendre d'une rive à l'autre</h2>
<ul><li>Créer un diplôme commun aux lycées professionnels</li>
<li>Mettre en réseau les bibliothèques communales</li></ul>
</main></body></html>
"""
FRENCH_COUNTS = [2, 3, 2]


def run(root: Path, edition_id: str) -> subprocess.CompletedProcess[str]:
    result = run_command("run", edition_id, root=root)
    assert result.returncode == 0, result.stdout + result.stderr
    return result


def read_toml(root: Path, edition_id: str) -> dict[str, Any]:
    return tomllib.loads(edition_file(root, edition_id).read_text(encoding="utf-8"))


def count_objectives(root: Path, edition_id: str) -> list[int]:
    """Objectives under each theme, in the order of the themes."""
    owners = [row["theme_id"] for row in read_rows(root, "objectives", edition_id)]
    return [owners.count(row["theme_id"]) for row in read_rows(root, "themes", edition_id)]


def test_a_dutch_brochure_becomes_an_edition_that_runs(root: Path) -> None:
    result = create(root, NEW_ID, BROCHURE)
    assert "1.1  Inzetten op Europese Green Deal en Circulaire Economie" in result.stdout
    assert f"config/editions/{NEW_ID}.toml" in result.stdout
    assert f"programme run {NEW_ID}" in result.stdout
    assert (root / "raw" / NEW_ID / "brochure-nl.pdf").read_bytes() == BROCHURE.read_bytes()
    assert read_toml(root, NEW_ID) == {
        "schema_version": 1,
        "edition": {
            "id": NEW_ID,
            "title": "GEMEENSCHAPPELIJK WERKPROGRAMMA",
            "publisher": UNKNOWN_PUBLISHER,
            # "2021-2024" stands nowhere in the brochure, and not in the name we gave it.
        },
        "sources": {
            "brochure-nl": {
                "role": "brochure",
                "path": "brochure-nl.pdf",
                "sha256": hashlib.sha256(BROCHURE.read_bytes()).hexdigest(),
                "language": "nl",
            }
        },
    }
    assert "not-counted" in run(root, NEW_ID).stdout
    assert count_objectives(root, NEW_ID) == [5, 5, 3, 4, 4]


def test_an_english_markdown_file_and_what_a_person_counted_in_it(root: Path) -> None:
    create(root, "islands", received(root, "Work Programme (final).MD", ENGLISH_MARKDOWN))
    toml = read_toml(root, "islands")
    assert toml["edition"]["title"] == "Work programme of the Five Islands Council 2031-2034"
    assert toml["edition"]["starts_on"] == datetime.date(2031, 1, 1)
    assert toml["edition"]["ends_on"] == datetime.date(2034, 12, 31)
    assert list(toml["sources"]) == ["press-en"]
    assert toml["sources"]["press-en"]["path"] == "work-programme-final.md"
    # As the comment in the file says: the signs in front away, one's own words and figures in.
    head, _, example = edition_file(root, "islands").read_text("utf-8").partition("# [expect]\n")
    themes, objectives = example.replace("# ", "").splitlines()
    assert themes.startswith("themes = [")
    filled = f"[expect]\nthemes = 3\n{objectives.replace('[6, 5, 3]', str(ENGLISH_COUNTS))}\n"
    edition_file(root, "islands").write_text(head + filled, encoding="utf-8")
    assert "not-counted" not in run(root, "islands").stdout
    assert count_objectives(root, "islands") == ENGLISH_COUNTS


def test_a_french_html_page(root: Path) -> None:
    create(root, "alliance-2027-2030", received(root, "programme.html", FRENCH_HTML))
    source = read_toml(root, "alliance-2027-2030")["sources"]["press-fr"]
    assert (source["role"], source["language"]) == ("press_release", "fr")
    run(root, "alliance-2027-2030")
    assert count_objectives(root, "alliance-2027-2030") == FRENCH_COUNTS


def test_two_files_become_two_sources_in_their_order(root: Path) -> None:
    result = create(root, NEW_ID, PRESS, BROCHURE)
    toml = read_toml(root, NEW_ID)
    assert list(toml["sources"]) == ["press-nl", "brochure-nl"]
    # The headline of an article is not the title of the programme.
    assert toml["edition"]["title"] == "GEMEENSCHAPPELIJK WERKPROGRAMMA"
    assert toml["edition"]["starts_on"] == datetime.date(2021, 1, 1)
    assert result.stdout.index("press-nl.txt: text/plain") < result.stdout.index("5 pages")
    run(root, NEW_ID)
    assert len(read_rows(root, "themes", NEW_ID)) == 5
    assert len(read_rows(root, "sources", NEW_ID)) == 2


def test_files_of_one_name_and_one_role_are_kept_apart(root: Path) -> None:
    first = received(root, "programme.txt", FRENCH)
    second = root.parent / "elsewhere" / "PROGRAMME.txt"
    second.parent.mkdir()
    second.write_text(FRENCH.replace("2027", "2028"), encoding="utf-8")
    create(root, "vallee", first, second)
    sources = read_toml(root, "vallee")["sources"]
    assert {name: source["path"] for name, source in sources.items()} == {
        "programme-fr": "programme.txt",
        "programme-fr-2": "programme-2.txt",
    }
    for path, name in ((first, "programme.txt"), (second, "programme-2.txt")):
        assert (root / "raw" / "vallee" / name).read_bytes() == path.read_bytes()


@pytest.mark.parametrize(
    "name", ["программа", "..", "-", "a b\nc.txt", "~x.txt", "con\u202etxt.md"]
)
def test_any_file_name_is_made_safe(root: Path, name: str) -> None:
    path = received(root, f"{name}.txt", FRENCH)
    create(root, "vallee", path)
    (copy,) = (root / "raw" / "vallee").iterdir()
    assert copy.name.isascii()
    assert make_slug(copy.stem) == copy.stem
    assert copy.read_bytes() == path.read_bytes()


def test_files_that_lie_in_raw_already_are_adopted(root: Path) -> None:
    raw = root / "raw" / NEW_ID
    raw.mkdir(parents=True)
    lying = raw / "Programme (final).md"
    lying.write_text(ENGLISH_MARKDOWN, encoding="utf-8")
    assert "as it lay there" in create(root, NEW_ID, lying).stdout
    assert read_toml(root, NEW_ID)["sources"]["press-en"]["path"] == "Programme (final).md"
    assert [path.name for path in raw.iterdir()] == ["Programme (final).md"]
    run(root, NEW_ID)


def test_root_may_be_elsewhere(root: Path) -> None:
    path = received(root, "programme.txt", FRENCH)
    result = run_command("new", "vallee", path.name, "--root", root, root=path.parent)
    assert result.returncode == 0, result.stderr
    assert edition_file(root, "vallee").is_file()
    assert list(path.parent.iterdir()) == [path]


def test_the_file_is_the_same_in_every_surrounding(root: Path) -> None:
    path = received(root, "programme.txt", FRENCH)
    create(root, "vallee", path)
    other = root.parent / "other"
    other.mkdir()
    result = run_command(
        "new",
        "vallee",
        path,
        "--root",
        other,
        root=other,
        environment={"LC_ALL": "C", "TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7"},
    )
    assert result.returncode == 0, result.stderr
    assert list_files(other) == list_files(root)


def test_low_confidence_says_the_threshold_and_the_key(root: Path) -> None:
    prose = "The council met on Tuesday. It was raining, and nothing was agreed upon.\n"
    result = create(root, "rainy", received(root, "minutes.txt", prose))
    assert "no themes and objectives were found" in result.stdout
    assert "[sources.press-en.outline]" in result.stdout
    assert run_command("run", "rainy", root=root).returncode == 1
