"""Typed texts as archives hold them: programmes of a century, with what typing did to them."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.extract import read_document
from pipeline.model.outline import Role
from pipeline.parse import find_outline
from tests.parse.documents import typed_document, unclaimed, words_of


def read(text: str) -> list[str]:
    document = typed_document(text)
    outline = find_outline(document)
    assert not unclaimed(document, outline)
    return [row.removeprefix("- ") for row in words_of(document, outline)]


def roles(text: str, role: Role) -> list[str]:
    document = typed_document(text)
    blocks = find_outline(document).blocks
    return [
        extent.cut(document.text).strip()
        for block in blocks
        if block.role is role
        for extent in block.extents
    ]


def test_a_centred_count_stands_above_the_count_that_begins_anew_in_it() -> None:
    assert read(
        """\
Program der Vereeniging

Zij streeft naar hervorming van wet en bestuur in den geheelen lande.

        I. Kiesrecht.

   1. Uitbreiding van het kiesrecht tot alle ingezetenen;
   2. Geheime stemming in alle gemeenten.

        II. Onderwijs.

   1. Leerplicht tot het dertiende jaar;
   2. Kostelooze schoolboeken voor allen.
"""
    ) == [
        "# Kiesrecht",
        "Uitbreiding van het kiesrecht tot alle ingezetenen",
        "Geheime stemming in alle gemeenten",
        "# Onderwijs",
        "Leerplicht tot het dertiende jaar",
        "Kostelooze schoolboeken voor allen",
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("§ 1. Zondagsrust.", "§ 2. Onderwijs."),
        ("Art. 1. Zondagsrust", "Art. 2. Onderwijs"),
        ("HOOFDSTUK EEN\nZondagsrust", "HOOFDSTUK TWEE\nOnderwijs"),
        ("EERSTE AFDEELING.\n\n  Zondagsrust.", "TWEEDE AFDEELING.\n\n  Onderwijs."),
        ("A.\n\n  ZONDAGSRUST.", "B.\n\n  ONDERWIJS."),
    ],
)
def test_counted_lines_that_stand_apart_are_headings_beside_sentences_that_do(
    first: str, second: str
) -> None:
    found = read(
        f"""\
Program van actie

{first}

De rust van den dag is heilig.

a. De treinen loopen op Zondag half zoo vaak.

b. De brieven worden op Zondag niet besteld.

{second}

De school is vrij.

a. De bijdragen aan alle scholen worden gelijk.

b. De normaallessen worden gesteund.
"""
    )
    assert [line.lower().rstrip(".") for line in found if line.startswith("# ")] == [
        "# zondagsrust",
        "# onderwijs",
    ]
    assert len(found) == 6


def test_headings_of_chapters_outrank_the_headings_that_divide_them() -> None:
    assert read(
        """\
1. DEMOCRATIE

1.1 Staat
1.1.1  De minister-president wordt gekozen.
1.1.2  De Eerste Kamer wordt afgeschaft.

1.2 Wijk
1.2.1  De burgemeester wordt gekozen door de raad.

2. INKOMEN

2.1 Loon
2.1.1  Het minimumloon geldt vanaf 18 jaar.

2.2 Vermogen
2.2.1  Aanwas van vermogen wordt belast.
"""
    ) == [
        "# DEMOCRATIE",
        "De minister-president wordt gekozen",
        "De Eerste Kamer wordt afgeschaft",
        "De burgemeester wordt gekozen door de raad",
        "# INKOMEN",
        "Het minimumloon geldt vanaf 18 jaar",
        "Aanwas van vermogen wordt belast",
    ]


def _paged(number: str, *, head: str = "") -> str:
    lines = [f"{count}. Aanleg van de weg naar dorp nummer {count}." for count in range(1, 31)]
    lines[9] = "10. Aanleg van de weg naar het dorp dat"
    lines.insert(10, f"{number}{head}\n\naan de overzijde ligt.")
    lines.insert(22, f"\n{number.replace('3', '4')}{head}\n")
    return (
        "WEGEN\n\n"
        + "\n".join(lines)
        + "\n\nBRUGGEN\n\n1. Herstel van de oude brug.\n2. Bouw van een nieuwe brug.\n"
    )


@pytest.mark.parametrize("number", ["3", "- 3 -", "blz. 3", "3/12"])
def test_page_numbers_of_lost_pages_are_no_words_of_the_sentence_they_part(number: str) -> None:
    found = read(_paged(number))
    assert "Aanleg van de weg naar het dorp dat aan de overzijde ligt" in found
    assert len(found) == 34
    assert roles(_paged(number), Role.FURNITURE) == [number, number.replace("3", "4")]


def test_running_heads_beside_page_numbers_are_furniture_too() -> None:
    text = _paged("3", head="\nPROGRAM VAN ACTIE")
    assert roles(text, Role.FURNITURE) == ["3\nPROGRAM VAN ACTIE", "4\nPROGRAM VAN ACTIE"]


def test_numbers_of_chapters_are_no_page_numbers() -> None:
    chapters = "\n".join(
        f"{number}\n{title}\n\n" + "\n".join(f"- Aanleg van weg {n} bij {title}" for n in range(15))
        for number, title in ((1, "Wegen"), (2, "Bruggen"), (3, "Havens"))
    )
    assert not roles(chapters, Role.FURNITURE)


def test_a_misread_one_counts_as_one() -> None:
    assert read(
        """\
BELASTINGEN

l.
Verlaging van de belasting op kleine inkomens beneden de
Grens van duizend gulden.
2.
Afschaffing van de oorlogswinstbelasting.

VERKEER

l.
Verlaging van het telefoontarief.
2.
Herstel van de tweede bestelling.
"""
    ) == [
        "# BELASTINGEN",
        "Verlaging van de belasting op kleine inkomens beneden de Grens van duizend gulden",
        "Afschaffing van de oorlogswinstbelasting",
        "# VERKEER",
        "Verlaging van het telefoontarief",
        "Herstel van de tweede bestelling",
    ]


def test_parts_of_a_paragraph_begin_with_its_own_letter() -> None:
    assert read(
        """\
§ 1. Vom Boden.

a) Enteignung unbebauter Grundstücke gegen Entschädigung; b) Vergabe des Landes
in Erbpacht an kinderreiche Familien; c) Besteuerung des Wertzuwachses.

§ 2. Vom Wohnungsbau.

a) Verwendung der Steuer für den Wohnungsbau; b) Gewährung zinsfreier Darlehen
durch die Länder; c) Förderung der Baugenossenschaften.
"""
    )[:4] == [
        "# Vom Boden",
        "Enteignung unbebauter Grundstücke gegen Entschädigung",
        "Vergabe des Landes in Erbpacht an kinderreiche Familien",
        "Besteuerung des Wertzuwachses",
    ]


def test_bare_lines_are_objectives_from_their_lead_in_on() -> None:
    assert read(
        """\
De buurt is van ons allemaal.

Daarom gaan wij in de komende vier jaar het volgende doen:

Wij leggen in elke buurt een speelplek aan.

Wij halen het grofvuil weer gratis op.

Wij openen het zwembad op zondag.

Wij geven buurten zelf geld om feesten te betalen.
"""
    ) == [
        "#",
        "Wij leggen in elke buurt een speelplek aan",
        "Wij halen het grofvuil weer gratis op",
        "Wij openen het zwembad op zondag",
        "Wij geven buurten zelf geld om feesten te betalen",
    ]


@pytest.mark.parametrize("dress", ["{}.- ", "{}. — ", "{}.— ", "{} - "])
def test_a_stop_and_a_dash_behind_a_count_belong_to_it(dress: str) -> None:
    titles = ("LES FINANCES", "LES ROUTES", "LA SANTE")
    heads = [
        dress.format(count) + title for count, title in zip(("I", "II", "III"), titles, strict=True)
    ]
    aims = ("rétablir l'équilibre du budget ;", "paver la chaussée ;", "construire un hospice.")
    text = "\n\n".join(f"{head}\n\n- {aim}" for head, aim in zip(heads, aims, strict=True))
    assert [row for row in read(f"PROGRAMME DU COLLEGE\n\n{text}\n") if row[0] == "#"] == [
        f"# {title}" for title in titles
    ]


@pytest.mark.parametrize("counts", ["123", "ABC"])
def test_they_do_behind_numbers_and_letters_too(counts: str) -> None:
    aims = ["Paver la chaussée de la gare", "Élargir le pont du moulin", "Éclairer les quais"]
    rows = "\n".join(f"{count}.- {aim}." for count, aim in zip(counts, aims, strict=True))
    text = f"LES ROUTES\n\nLe Collège se propose de :\n\n{rows}\n"
    assert read(text) == ["# LES ROUTES", *aims]


def test_who_signed_is_none_of_the_text() -> None:
    text = """\
PROGRAMME DU COLLEGE

LES ROUTES

- Paver la chaussée de la gare.
- Élargir le pont du moulin.

Par le Collège :

Le Secrétaire,
(s) J. Martin

Le Bourgmestre,
(s) A. van den Bosch
"""
    assert read(text) == [
        "# LES ROUTES",
        "Paver la chaussée de la gare",
        "Élargir le pont du moulin",
    ]
    (signed,) = roles(text, Role.FURNITURE)
    assert signed.startswith("Par le Collège :")
    assert signed.endswith("(s) A. van den Bosch")


def test_the_number_of_a_page_beside_other_words_heads_it(tmp_path: Path) -> None:
    text = """\
ARBEITSPROGRAMM 1975 - 1980

I.  Gottesdienst

  a) Die Leitung gibt bis zum Advent ein Beiheft zum neuen
\f2         Drucksache 31 / 74

     Gesangbuch für alle Gemeinden heraus.

  b) Jeder Kreis feiert einen Gottesdienst in neuer Form.

II.  Jugend

  a) Die Anstalten erhalten für eine Werkstatt im Jahr 2,4
\f              Arbeitsprogramm                     3

     Millionen DM aus dem Haushalt.

  b) Jede Gemeinde sucht einen Raum für die Jugend.
"""
    path = tmp_path / "programm.txt"
    path.write_text(text, encoding="utf-8")
    document = read_document(path, source_id="test/file")
    outline = find_outline(document, language="de")
    assert not unclaimed(document, outline)
    assert words_of(document, outline) == [
        "# Gottesdienst",
        "- Die Leitung gibt bis zum Advent ein Beiheft zum neuen Gesangbuch für alle Gemeinden "
        "heraus",
        "- Jeder Kreis feiert einen Gottesdienst in neuer Form",
        "# Jugend",
        "- Die Anstalten erhalten für eine Werkstatt im Jahr 2,4 Millionen DM aus dem Haushalt",
        "- Jede Gemeinde sucht einen Raum für die Jugend",
    ]


def test_what_is_decided_after_a_colon_is_no_conclusion() -> None:
    assert read(
        """\
Resolutie houdende het program van arbeid 1953–1957

I.
Inzake de zeeweringen

DE VERGADERING,

OVERWEGENDE, dat de dijken zijn bezweken;

BESLUIT:

  1° aan te dringen op verhoging van alle zeedijken;
  2° in iedere polder een stormwacht te vormen;

II.
Inzake woning en gezin

DE VERGADERING,

GEZIEN het schrijven van de afdeling;

BESLUIT:

  1° honderd woningen te bouwen voor de leden;
  2° de winterhulp te verdubbelen.
"""
    ) == [
        "# Inzake de zeeweringen",
        "aan te dringen op verhoging van alle zeedijken",
        "in iedere polder een stormwacht te vormen",
        "# Inzake woning en gezin",
        "honderd woningen te bouwen voor de leden",
        "de winterhulp te verdubbelen",
    ]


def test_an_arrow_before_words_to_click_marks_no_item() -> None:
    assert read(
        """\
Orientation 1
La réussite de chaque élève

    •   Dépister les difficultés de lecture avant la fin de la maternelle
    •   Ouvrir six classes d'accueil supplémentaires

↑ Retour en haut

Orientation 2
Un personnel nombreux et reconnu

    •   Jumeler chaque enseignant débutant à un mentor
    •   Simplifier les plans d'intervention

↑ Retour en haut
"""
    ) == [
        "# La réussite de chaque élève",
        "Dépister les difficultés de lecture avant la fin de la maternelle",
        "Ouvrir six classes d'accueil supplémentaires",
        "# Un personnel nombreux et reconnu",
        "Jumeler chaque enseignant débutant à un mentor",
        "Simplifier les plans d'intervention",
    ]
