"""Another programme: another language, other marks, another number of themes, no new code."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest

from tests.commands.projects import read_rows, run_command

#: Labels over the themes, dashes before the objectives; invented.
FRENCH = """\
Alliance des Trois Rivières : programme commun 2027-2030

Le présent programme fixe les orientations de l'alliance pour quatre ans. Il s'articule autour de
quatre axes et des objectifs qui les accompagnent.

Axe 1 – Une vallée qui se déplace autrement
– Relier les gares de la vallée par une ligne de bus cadencée
– Ouvrir soixante kilomètres de pistes cyclables le long des berges
– Harmoniser les tarifs des transports publics

Axe 2 – Une eau propre pour tous
– Restaurer les zones humides en amont de la confluence
– Réduire de moitié les rejets industriels dans les trois rivières

Axe 3 – Apprendre d'une rive à l'autre
– Créer un diplôme commun aux lycées professionnels
– Soutenir l'apprentissage de la langue du voisin dès l'école primaire
– Mettre en réseau les bibliothèques communales
– Accueillir deux cents apprentis par an dans les entreprises de l'autre rive

Axe 4 – Veiller ensemble
– Former une équipe commune de secours en montagne
– Partager les relevés de crue en temps réel

Plus d'informations

Secrétariat de l'alliance, quai des Tanneurs
"""
#: Roman numerals over the themes, letters before the objectives; invented.
GERMAN = """\
ARBEITSPROGRAMM 2026-2028 DES SEENBUNDES

Die Mitglieder haben drei Themen und ihre Ziele vereinbart.

I. Sauberes Wasser
a) Den Eintrag von Phosphor aus der Landwirtschaft verringern
b) Gemeinsame Messstellen an allen Zuflüssen einrichten
c) Bootshäfen mit Anlagen zur Entsorgung ausstatten

II. Wege um den See
a) Den Rundweg für Fußgänger und Radfahrer schließen
b) Fahrkarten für Schiff, Bus und Bahn zusammenführen

III. Leben am Ufer
a) Uferzonen für brütende Vögel schützen
b) Den Bau von Ferienhäusern begrenzen
c) Öffentliche Badestellen erhalten
d) Ein Fest der Nachbarn jährlich ausrichten
"""

PROGRAMMES = {
    "fr": (FRENCH, "vallee-2027-2030", ["Axe 1 –", "Axe 2 –", "Axe 3 –", "Axe 4 –"], "–"),
    "de": (GERMAN, "seenbund-2026-2028", ["I.", "II.", "III."], None),
}


def read_truth(text: str) -> dict[str, list[str]]:
    """Titles and objectives, by the marks that we gave them above."""
    truth: dict[str, list[str]] = {}
    for line in text.splitlines():
        first, _, rest = line.partition(" ")
        if line.startswith("Axe "):
            truth[line.split(" – ", 1)[1]] = []
        elif first in {"I.", "II.", "III."}:
            truth[rest] = []
        elif first == "–" or (len(first) == 2 and first.endswith(")")):
            truth[list(truth)[-1]].append(rest)
    return truth


def write_project(folder: Path, language: str) -> tuple[Path, str]:
    """A project with nothing but a raw file and a TOML file."""
    text, edition_id, _, _ = PROGRAMMES[language]
    content = text.encode("utf-8")
    raw = folder / "raw" / edition_id / "programme.txt"
    raw.parent.mkdir(parents=True)
    raw.write_bytes(content)
    titles = ", ".join(f'"{title}"' for title in read_truth(text))
    counts = [len(objectives) for objectives in read_truth(text).values()]
    edition = folder / "config" / "editions" / f"{edition_id}.toml"
    edition.parent.mkdir(parents=True)
    edition.write_text(
        f'''schema_version = 1
[edition]
id = "{edition_id}"
title = "An invented programme"
publisher = "An invented alliance"
starts_on = 2026-01-01
ends_on = 2030-12-31
[sources.programme]
role = "programme"
path = "programme.txt"
sha256 = "{hashlib.sha256(content).hexdigest()}"
language = "{language}"
[expect]
themes = [{titles}]
objectives = {{ programme = {counts} }}
''',
        encoding="utf-8",
    )
    return folder, edition_id


@pytest.mark.parametrize("language", PROGRAMMES)
def test_a_toml_file_is_enough(tmp_path: Path, language: str) -> None:
    text, _, markers, objective_marker = PROGRAMMES[language]
    truth = read_truth(text)
    root, edition_id = write_project(tmp_path / "project", language)
    result = run_command("run", root=root)
    assert result.returncode == 0, result.stdout + result.stderr
    statements = read_rows(root, "theme_statements", edition_id)
    objectives = read_rows(root, "objectives", edition_id)
    assert [row["text"] for row in statements] == list(truth)
    assert [row["marker"] for row in statements] == markers
    found: dict[str, list[Any]] = {row["text"]: [] for row in statements}
    titles = {row["statement_id"]: row["text"] for row in statements}
    for row in objectives:
        found[titles[row["statement_id"]]].append(row["text"])
        assert row["language"] == language
        if objective_marker:
            assert row["marker"] == objective_marker
    assert found == truth


def test_the_shipped_vocabulary_serves_a_project_without_one(tmp_path: Path) -> None:
    root, edition_id = write_project(tmp_path / "project", "fr")
    text = FRENCH.replace("les bibliothèques communales", "la France et le Luxembourg")
    raw = root / "raw" / edition_id / "programme.txt"
    old_hash = hashlib.sha256(raw.read_bytes()).hexdigest()
    raw.write_text(text, encoding="utf-8")
    edition = root / "config" / "editions" / f"{edition_id}.toml"
    new_hash = hashlib.sha256(raw.read_bytes()).hexdigest()
    edition.write_text(edition.read_text(encoding="utf-8").replace(old_hash, new_hash), "utf-8")
    result = run_command("run", root=root)
    assert result.returncode == 0, result.stdout + result.stderr
    surfaces = {row["surface"] for row in read_rows(root, "mentions", edition_id)}
    assert surfaces == {"France", "Luxembourg"}
