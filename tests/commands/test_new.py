"""``programme new``: documents in, an edition that runs; or a message, and nothing written."""

from __future__ import annotations

import datetime
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.edition import load_edition
from pipeline.runner.proposal import (
    UNKNOWN_PUBLISHER,
    ProposedEdition,
    ProposedSource,
    find_years,
    make_slug,
)
from pipeline.runner.proposal_text import quote_toml, render_edition_file
from pipeline.runner.publishers import find_publisher
from tests.commands.projects import (
    EDITION_ID,
    REPOSITORY,
    edition_file,
    error_of,
    read_rows,
    run_command,
)
from tests.commands.test_new_edition import FRENCH, GERMAN

BROCHURE = REPOSITORY / "raw" / EDITION_ID / "brochure-nl.pdf"
PRESS = REPOSITORY / "raw" / EDITION_ID / "press-nl.txt"
NEW_ID = "benelux-anew"
#: Invented, as all that follows.
ENGLISH_MARKDOWN = """\
# Work programme of the Five Islands Council 2031-2034

The council has agreed on three themes.

## Harbours that work together

- Share pilots between the ferry ports of the five islands
- Publish one timetable for all crossings
- Repair the breakwater at the northern harbour

## A school on every island

- Teach the oldest classes by boat and by screen
- Train twelve teachers a year in the council's own college

## Clean energy from wind and tide

- Build a tidal plant in the western strait
- Insulate all public buildings
- Lend tools for repairs to households
"""
ENGLISH_COUNTS = [3, 2, 3]
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


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with nothing in it, in a folder that may hold more."""
    folder = tmp_path / "project"
    (folder / "config" / "editions").mkdir(parents=True)
    return folder


def received(root: Path, name: str, content: str) -> Path:
    """A file as it came in, outside of the project."""
    path = root.parent / "received" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(content, encoding="utf-8", newline="\n")
    return path


def create(root: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    result = run_command("new", *arguments, root=root)
    assert result.returncode == 0, result.stdout + result.stderr
    assert result.stderr == ""
    return result


def run(root: Path, edition_id: str) -> subprocess.CompletedProcess[str]:
    result = run_command("run", edition_id, root=root)
    assert result.returncode == 0, result.stdout + result.stderr
    return result


def refused(root: Path, *arguments: str | Path) -> str:
    """The message of a command that could not run and, above all, wrote nothing."""
    before = list_files(root)
    result = run_command("new", *arguments, root=root)
    assert result.returncode == 2, result.stdout + result.stderr
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    assert "this should not have happened" not in result.stderr
    assert result.stderr.count("programme: ") == 1
    assert list_files(root) == before
    return result.stderr


def list_files(root: Path) -> dict[str, bytes]:
    """All files but those of `.programme/`, which anyone may delete."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".programme" not in path.parts
    }


def read_toml(root: Path, edition_id: str) -> dict[str, Any]:
    return tomllib.loads(edition_file(root, edition_id).read_text(encoding="utf-8"))


def count_objectives(root: Path, edition_id: str) -> list[int]:
    """Objectives under each theme, in the order of the themes."""
    owners = [row["theme_id"] for row in read_rows(root, "objectives", edition_id)]
    return [owners.count(row["theme_id"]) for row in read_rows(root, "themes", edition_id)]


# --- what comes out, and that it runs


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


# --- what is refused


def test_an_edition_that_exists_stays(project: Path) -> None:
    message = refused(project, EDITION_ID, BROCHURE)
    assert f"config/editions/{EDITION_ID}.toml" in message
    assert "already" in message


def test_raw_files_that_exist_stay(project: Path) -> None:
    edition_file(project).unlink()
    assert f"raw/{EDITION_ID}/ is there already" in refused(project, EDITION_ID, BROCHURE)


def test_an_empty_raw_folder_and_a_dangling_link_exist_too(root: Path) -> None:
    (root / "raw" / NEW_ID).mkdir(parents=True)
    assert "already" in refused(root, NEW_ID, BROCHURE)
    (root / "raw" / NEW_ID).rmdir()
    edition_file(root, NEW_ID).symlink_to("nowhere.toml")
    assert "already" in refused(root, NEW_ID, BROCHURE)


@pytest.mark.parametrize(
    ("name", "hint"),
    [("Benelux 2025", "benelux-2025"), ("../up", "up"), ("é" * 80, "e" * 64), ("…", "such as")],
)
def test_what_cannot_be_a_name(root: Path, name: str, hint: str) -> None:
    assert hint in refused(root, name, BROCHURE)


def test_a_file_that_is_not_there_among_others(root: Path) -> None:
    assert "nowhere.pdf" in refused(root, NEW_ID, BROCHURE, "nowhere.pdf")


def test_a_file_that_cannot_be_read_among_others(root: Path) -> None:
    broken = root.parent / "broken.pdf"
    broken.write_bytes(BROCHURE.read_bytes()[:4000])
    assert "broken.pdf" in refused(root, NEW_ID, PRESS, broken)


def test_a_folder_a_pipe_and_a_device(root: Path) -> None:
    pipe = root.parent / "pipe"
    os.mkfifo(pipe)
    for path in (root, pipe, Path("/dev/zero")):
        assert "not a file" in refused(root, NEW_ID, path)


def test_the_same_document_twice(root: Path) -> None:
    twin = shutil.copy(BROCHURE, root.parent / "twin.pdf")
    message = refused(root, NEW_ID, BROCHURE, twin)
    assert "twin.pdf" in message
    assert "the same document" in message


def test_no_file_at_all(root: Path) -> None:
    assert "FILE" in refused(root, NEW_ID)


def test_errors_as_json(root: Path) -> None:
    result = run_command("new", "Upper", BROCHURE, "--max-pages", "2", root=root)
    assert result.returncode == 2
    assert "Upper" in result.stderr
    result = run_command("new", NEW_ID, "nowhere.pdf", "--format", "json", root=root)
    assert error_of(result)["code"] == "usage"


def test_limits_hold(root: Path) -> None:
    assert "pages" in refused(root, NEW_ID, BROCHURE, "--max-pages", "2")


# --- kills and full disks

#: Runs the command and does something at its n-th rename or copy.
_ACCIDENT = """
import os, pathlib, shutil, signal, sys
from pipeline.cli import main

accident, place, calls_left = sys.argv[1], sys.argv[2], int(sys.argv[3])

def break_at(call):
    def call_or_break(*args, **kwargs):
        global calls_left
        if calls_left == 0:
            calls_left -= 1
            if accident == "kill":
                os.kill(os.getpid(), signal.SIGKILL)
            raise OSError(28, "No space left on device")
        calls_left -= 1
        return call(*args, **kwargs)
    return call_or_break

if place == "copy":
    shutil.copyfile = break_at(shutil.copyfile)
else:
    pathlib.Path.rename = break_at(pathlib.Path.rename)
sys.exit(main(["new", *sys.argv[4:]]))
"""


def two_files(root: Path) -> tuple[Path, Path]:
    return received(root, "one.txt", FRENCH), received(root, "two.txt", GERMAN)


def meet_accident(root: Path, accident: str, place: str, index: int) -> int:
    return subprocess.run(
        [sys.executable, "-c", _ACCIDENT, accident, place, str(index), NEW_ID, *two_files(root)],
        cwd=root,
        capture_output=True,
        timeout=300,
    ).returncode


@pytest.mark.parametrize(
    ("place", "index"), [("copy", 0), ("copy", 1), ("rename", 0), ("rename", 1)]
)
def test_a_full_disk_leaves_nothing(root: Path, place: str, index: int) -> None:
    assert meet_accident(root, "full", place, index) == 2
    assert list_files(root) == {}
    assert not (root / "raw" / NEW_ID).exists()
    assert list((root / ".programme" / "new").iterdir()) == []
    create(root, NEW_ID, *two_files(root))


@pytest.mark.parametrize(("place", "index"), [("copy", 0), ("copy", 1), ("rename", 0)])
def test_a_kill_leaves_nothing_that_matters(root: Path, place: str, index: int) -> None:
    assert meet_accident(root, "kill", place, index) == -signal.SIGKILL
    assert list_files(root) == {}
    create(root, NEW_ID, *two_files(root))
    assert list((root / ".programme" / "new").iterdir()) == []
    assert len(list_files(root)) == 3


def test_a_kill_between_the_two_renames_is_finished_by_the_next_command(root: Path) -> None:
    assert meet_accident(root, "kill", "rename", 1) == -signal.SIGKILL
    assert list((root / "raw" / NEW_ID).iterdir())
    assert not edition_file(root, NEW_ID).exists()
    result = run_command("new", NEW_ID, *two_files(root), root=root)
    assert result.returncode == 2
    assert "has now been finished" in result.stderr
    assert len(load_edition(edition_file(root, NEW_ID)).sources) == 2
    assert sorted(path.name for path in (root / "raw" / NEW_ID).iterdir()) == ["one.txt", "two.txt"]


def test_what_a_kill_left_is_not_mixed_with_other_raw_files(root: Path) -> None:
    assert meet_accident(root, "kill", "rename", 1) == -signal.SIGKILL
    (root / "raw" / NEW_ID / "one.txt").write_text("another text\n", encoding="utf-8")
    assert "already" in refused(root, NEW_ID, BROCHURE)


# --- the parts


@given(st.text(st.characters(codec="utf-8")))
def test_any_text_survives_as_a_toml_string(text: str) -> None:
    assert tomllib.loads(f"key = {quote_toml(text)}\n") == {"key": text}


@settings(deadline=None)  # the first example imports the reader of edition files
@given(
    title=st.none() | st.text(st.characters(codec="utf-8"), min_size=1).filter(str.strip),
    years=st.none() | st.tuples(st.integers(1900, 2000), st.integers(2001, 2030)),
    languages=st.lists(st.sampled_from(["nl", "fr-BE"]), min_size=1, max_size=3),
)
def test_every_proposal_is_a_valid_edition_file(
    tmp_path_factory: pytest.TempPathFactory,
    title: str | None,
    years: tuple[int, int] | None,
    languages: list[str],
) -> None:
    proposed = ProposedEdition(
        edition_id="invented",
        title=title,
        years=years,
        sources=tuple(
            ProposedSource(
                name=f"press-{number}",
                role="press_release",
                file_name=f"press-{number}.txt",
                sha256=f"{number:064x}",
                language=language,
            )
            for number, language in enumerate(languages)
        ),
    )
    path = tmp_path_factory.getbasetemp() / "invented.toml"
    path.write_text(render_edition_file(proposed), encoding="utf-8", newline="\n")
    edition = load_edition(path)
    assert edition.title == (title or "invented")
    assert edition.publisher == UNKNOWN_PUBLISHER
    assert (edition.starts_on, edition.ends_on) == (proposed.starts_on, proposed.ends_on)
    assert [source.language for source in edition.sources] == languages
    # The example under [expect] is one in its shape.
    text = path.read_text(encoding="utf-8")
    head, _, example = text.partition("# [expect]\n")
    path.write_text(head + "[expect]\n" + example.replace("# ", ""), encoding="utf-8", newline="\n")
    assert load_edition(path).expect.theme_count == 3


def test_lone_surrogates_become_replacement_characters() -> None:
    quoted = quote_toml("a\ud800b")
    assert tomllib.loads(f"key = {quoted}") == {"key": "a\ufffdb"}


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Werkprogramma 2025-2028", (2025, 2028)),
        ("Programme 2027 – 2030", (2027, 2030)),
        ("benelux-2025-2028", (2025, 2028)),
        ("budget 2023/2024, plan 2025-2028 and again 2025-2028", (2025, 2028)),
        ("2028-2025", None),
        ("1902-1985", None),
        ("call 02-2025-2028-11 now", None),
        ("in 2025", None),
        ("", None),
    ],
)
def test_years_of_a_programme(text: str, years: tuple[int, int] | None) -> None:
    assert find_years(text) == years


# --- what the documents say of themselves, and files that lie in raw/ already


@pytest.mark.parametrize(
    ("words", "years"),
    [
        ("Werkprogramma 2025 tot 2028", (2025, 2028)),
        ("Werkprogramma 2025 tot en met 2028", (2025, 2028)),
        ("Arbeitsprogramm 2025 bis 2028", (2025, 2028)),
        ("Programme de travail 2025 à 2028", (2025, 2028)),
        ("Programme 2025–2028", (2025, 2028)),
        ("Plan 2025/2028", (2025, 2028)),
        ("for the years 2025 to 2028", (2025, 2028)),
        ("the bill of 2025, to be paid in 2028", None),
        ("2025 toute l'année 2028", None),
    ],
)
def test_years_with_words_between(words: str, years: tuple[int, int] | None) -> None:
    assert find_years(words) == years


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("Inleiding\nUitgever: Benelux Unie, Brussel", "Benelux Unie"),
        ("Published by the Five Islands Council in 2031.", "Five Islands Council"),
        ("Herausgegeben vom Rat", None),
        ("Herausgeber: Rat der Grenzregion", "Rat der Grenzregion"),
        ("Éditeur : Alliance des vallées\n© 2027 Imprimerie du Pont", "Alliance des vallées"),
        ("© 2025-2026 Union of Ports. All rights reserved.", "Union of Ports"),
        ("Publishers everywhere complain.", None),
        ("published by far the best programme of all, as everyone agreed that evening", None),
    ],
)
def test_the_publisher_that_a_document_names(text: str, publisher: str | None) -> None:
    assert find_publisher([text]) == publisher


def test_files_that_lie_in_raw_already_are_adopted(root: Path) -> None:
    raw = root / "raw" / NEW_ID
    raw.mkdir(parents=True)
    lying = raw / "Programme (final).md"
    lying.write_text(ENGLISH_MARKDOWN, encoding="utf-8")
    assert "as it lay there" in create(root, NEW_ID, lying).stdout
    assert read_toml(root, NEW_ID)["sources"]["press-en"]["path"] == "Programme (final).md"
    assert [path.name for path in raw.iterdir()] == ["Programme (final).md"]
    run(root, NEW_ID)


def test_files_in_raw_that_are_not_all_named_are_not_adopted(root: Path) -> None:
    raw = root / "raw" / NEW_ID
    raw.mkdir(parents=True)
    (raw / "other.txt").write_text("Another.", encoding="utf-8")
    lying = raw / "programme.md"
    lying.write_text(ENGLISH_MARKDOWN, encoding="utf-8")
    assert "name all of them" in refused(root, NEW_ID, lying)
