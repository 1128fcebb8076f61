"""The shapes in which themes and objectives come, each read without configuration."""

from __future__ import annotations

import pytest

from pipeline.parse import find_outline
from tests.parse.documents import doubly_claimed, typed_document, unclaimed, words_of

SHAPES: dict[str, tuple[str, str, list[str]]] = {
    "themes in capitals, objectives with dashes": (
        "nl",
        """VERKIEZINGSPROGRAMMA 1994

Dit programma bevat onze plannen voor de komende jaren. Het geldt voor vier jaar.

ONDERWIJS

- Kleinere klassen in het basisonderwijs
- Meer leraren voor alle scholen;

MILIEU EN NATUUR

- Schonere lucht in de steden
- Bescherming van de duinen.
""",
        [
            "# ONDERWIJS",
            "- Kleinere klassen in het basisonderwijs",
            "- Meer leraren voor alle scholen",
            "# MILIEU EN NATUUR",
            "- Schonere lucht in de steden",
            "- Bescherming van de duinen",
        ],
    ),
    "items in a line, each after a dash": (
        "nl",
        """VERKIEZINGSPROGRAMMA 1994

ONDERWIJS

- We maken de klassen kleiner. - We zoeken leraren – ook elders – voor alle
scholen. - We bouwen een school.

MILIEU EN NATUUR

- We maken de lucht in de steden schoner.

DIJKEN

- We verhogen de dijken bij de haven. - We planten bomen langs de singel.
""",
        [
            "# ONDERWIJS",
            "- We maken de klassen kleiner",
            "- We zoeken leraren – ook elders – voor alle scholen",
            "- We bouwen een school",
            "# MILIEU EN NATUUR",
            "- We maken de lucht in de steden schoner",
            "# DIJKEN",
            "- We verhogen de dijken bij de haven",
            "- We planten bomen langs de singel",
        ],
    ),
    "bullets that stand between the items of a line": (
        "nl",
        """VERKIEZINGSPROGRAMMA 1994

ONDERWIJS

Kleinere klassen in alle scholen • meer leraren voor alle scholen • een school in de wijk

MILIEU EN NATUUR

Schonere lucht in de steden • bescherming van de duinen
""",
        [
            "# ONDERWIJS",
            "- Kleinere klassen in alle scholen",
            "- meer leraren voor alle scholen",
            "- een school in de wijk",
            "# MILIEU EN NATUUR",
            "- Schonere lucht in de steden",
            "- bescherming van de duinen",
        ],
    ),
    "items in a line after a colon, with a mark that is no bullet": (
        "nl",
        """VERKIEZINGSPROGRAMMA 1994

ONDERWIJS

Onze doelen: » kleinere klassen in alle scholen; » meer leraren voor alle scholen.

MILIEU EN NATUUR

Onze doelen: » schonere lucht in de steden; » bescherming van de duinen.
""",
        [
            "# ONDERWIJS",
            "- kleinere klassen in alle scholen",
            "- meer leraren voor alle scholen",
            "# MILIEU EN NATUUR",
            "- schonere lucht in de steden",
            "- bescherming van de duinen",
        ],
    ),
    "labelled themes, the title on the same line": (
        "fr",
        """Axe 1 – Mobilité durable
– Développer les liaisons ferroviaires ;
– Harmoniser la billetterie.
Axe 2 – Transition énergétique
– Soutenir les projets d’hydrogène vert ;
– Coordonner les réseaux.
""",
        [
            "# Mobilité durable",
            "- Développer les liaisons ferroviaires",
            "- Harmoniser la billetterie",
            "# Transition énergétique",
            "- Soutenir les projets d’hydrogène vert",
            "- Coordonner les réseaux",
        ],
    ),
    "headings in the line of their text": (
        "en",
        """Manifesto of the anglers

Water: Stop the discharges of sewage; publish what is measured; fine repeat offenders.

Fish: Remove obsolete weirs; build passes for eels; close the spawning grounds.

Access: Open the towpaths; mark the landing places; settle disputes locally.
""",
        [
            "# Water",
            "- Stop the discharges of sewage",
            "- publish what is measured",
            "- fine repeat offenders",
            "# Fish",
            "- Remove obsolete weirs",
            "- build passes for eels",
            "- close the spawning grounds",
            "# Access",
            "- Open the towpaths",
            "- mark the landing places",
            "- settle disputes locally",
        ],
    ),
    "words that number": (
        "de",
        """ARBEITSPROGRAMM

Erstens: Bezahlbar wohnen

- Wir bauen tausend Wohnungen.
- Leerstand wird gemeldet.

Zweitens: Gut ankommen

- Die Bahn fährt alle sieben Minuten.
- Jedes Kind kommt sicher zur Schule.
""",
        [
            "# Bezahlbar wohnen",
            "- Wir bauen tausend Wohnungen",
            "- Leerstand wird gemeldet",
            "# Gut ankommen",
            "- Die Bahn fährt alle sieben Minuten",
            "- Jedes Kind kommt sicher zur Schule",
        ],
    ),
    "labels without numbers": (
        "nl",
        """OMGEVINGSVISIE

Thema: Landschap
Doel: Houtwallen herstellen
Doel: Zandpaden openhouden

Thema: Wonen
Doel: Bouwen binnen de dorpsranden
""",
        [
            "# Landschap",
            "- Houtwallen herstellen",
            "- Zandpaden openhouden",
            "# Wonen",
            "- Bouwen binnen de dorpsranden",
        ],
    ),
    "letters with numbers": (
        "nl",
        """DOELENBOOM

A. Verblijf
   A1. Meer bedden buiten het seizoen
   A2. Keurmerk voor campings

B. Routes
   B1. Knooppunten voor ruiters
   B2. Pontjes in de zomer

C. Promotie
   C1. Eén website voor de streek
   C2. Borden in drie talen
""",
        [
            "# Verblijf",
            "- Meer bedden buiten het seizoen",
            "- Keurmerk voor campings",
            "# Routes",
            "- Knooppunten voor ruiters",
            "- Pontjes in de zomer",
            "# Promotie",
            "- Eén website voor de streek",
            "- Borden in drie talen",
        ],
    ),
    "themes that are only named": (
        "nl",
        """Nieuw werkprogramma

Het programma rust op drie thema's:

• Een sterke markt
• Veiligheid
• Klimaat en energie
""",
        ["# Een sterke markt", "# Veiligheid", "# Klimaat en energie"],
    ),
    "a list of another kind before the themes": (
        "en",
        """DECLARATION OF THE SUMMIT

1. recalling the treaty of 2008;
2. welcoming the work of past years;

The parties agree as follows.

1. Safety:
   - link the registers of vehicles;
   - train firefighters together.
2. Market:
   - accept each other's certificates.
""",
        [
            "# Safety",
            "- link the registers of vehicles",
            "- train firefighters together",
            "# Market",
            "- accept each other's certificates",
        ],
    ),
    "plain headings, numbers that run on": (
        "de",
        """Arbeitsprogramm 2024

Digitalisierung
1. Ausbau der Netze in ländlichen Regionen
2. Stärkung der digitalen Kompetenzen

Klimaschutz
3. Ausbau der erneuerbaren Energien
4. Verbesserung der Energieeffizienz
""",
        [
            "# Digitalisierung",
            "- Ausbau der Netze in ländlichen Regionen",
            "- Stärkung der digitalen Kompetenzen",
            "# Klimaschutz",
            "- Ausbau der erneuerbaren Energien",
            "- Verbesserung der Energieeffizienz",
        ],
    ),
    "an outer and an inner count in one dress": (
        "en",
        """1. Digital transformation

1. Expand broadband access
2. Support digital skills

2. Climate action

1. Reduce emissions from transport
2. Protect biodiversity
3. Plant trees
""",
        [
            "# Digital transformation",
            "- Expand broadband access",
            "- Support digital skills",
            "# Climate action",
            "- Reduce emissions from transport",
            "- Protect biodiversity",
            "- Plant trees",
        ],
    ),
    "every theme printed as 1.": (
        "nl",
        """ 1. Een open Benelux
 • Het bevorderen van innovatie;
 • Het verkennen van nieuwe markten.
 1. Een veilige Benelux
 • De aanpak van fraude;
 • Het delen van gegevens.
""",
        [
            "# Een open Benelux",
            "- Het bevorderen van innovatie",
            "- Het verkennen van nieuwe markten",
            "# Een veilige Benelux",
            "- De aanpak van fraude",
            "- Het delen van gegevens",
        ],
    ),
    "Roman themes over letters": (
        "en",
        """I. Digital transformation
a) Expand broadband access
b) Support digital skills
II. Climate action
a) Reduce emissions
b) Protect biodiversity
""",
        [
            "# Digital transformation",
            "- Expand broadband access",
            "- Support digital skills",
            "# Climate action",
            "- Reduce emissions",
            "- Protect biodiversity",
        ],
    ),
    "decimals under bare numbers": (
        "en",
        """1 Mobility
1.1 Improve rail links
1.2 Harmonise tickets
2 Energy
2.1 Support hydrogen projects
2.2 Coordinate grids
3 Safety
3.1 Share data on crime
3.2 Train fire brigades
""",
        [
            "# Mobility",
            "- Improve rail links",
            "- Harmonise tickets",
            "# Energy",
            "- Support hydrogen projects",
            "- Coordinate grids",
            "# Safety",
            "- Share data on crime",
            "- Train fire brigades",
        ],
    ),
    "bullets above other bullets": (
        "nl",
        """Werkplan

• Economie en innovatie
  – Steun aan startende ondernemers
  – Minder regels voor bedrijven
• Mobiliteit
  – Meer treinen in de spits
  – Veilige fietspaden
""",
        [
            "# Economie en innovatie",
            "- Steun aan startende ondernemers",
            "- Minder regels voor bedrijven",
            "# Mobiliteit",
            "- Meer treinen in de spits",
            "- Veilige fietspaden",
        ],
    ),
    "sub-objectives under objectives": (
        "en",
        """MOBILITY

* Improve rail links between the capitals
  - Build a second track
  - Renew the stations
* Harmonise tickets

ENERGY

* Support hydrogen projects
* Coordinate grids
""",
        [
            "# MOBILITY",
            "- Improve rail links between the capitals",
            "-- Build a second track",
            "-- Renew the stations",
            "- Harmonise tickets",
            "# ENERGY",
            "- Support hydrogen projects",
            "- Coordinate grids",
        ],
    ),
    "paragraphs under headings": (
        "en",
        """A greener region

We will plant ten thousand trees along the roads of the region before the period ends.

We will ban diesel buses from the city centres of the three countries.

A safer region

Police forces will share their data on cross-border crime within one day.

Fire brigades will train together every year and share their equipment.
""",
        [
            "# A greener region",
            "- We will plant ten thousand trees along the roads of the region before the period ends",
            "- We will ban diesel buses from the city centres of the three countries",
            "# A safer region",
            "- Police forces will share their data on cross-border crime within one day",
            "- Fire brigades will train together every year and share their equipment",
        ],
    ),
    "parts of a sentence that runs on": (
        "nl",
        """Thema 1: Economie
De landen willen: het bevorderen van innovatie; het versterken van de markt; het verminderen van regels.
Thema 2: Veiligheid
De landen willen: het bestrijden van fraude; het verbeteren van de samenwerking; het delen van informatie.
""",
        [
            "# Economie",
            "- het bevorderen van innovatie",
            "- het versterken van de markt",
            "- het verminderen van regels",
            "# Veiligheid",
            "- het bestrijden van fraude",
            "- het verbeteren van de samenwerking",
            "- het delen van informatie",
        ],
    ),
    "objectives over which no heading stands": (
        "en",
        "- Reduce emissions from transport\n- Protect biodiversity\n- Improve access to housing\n",
        [
            "#",
            "- Reduce emissions from transport",
            "- Protect biodiversity",
            "- Improve access to housing",
        ],
    ),
    "one heading over one list": (
        "en",
        """Ten points for the future

- Reduce emissions from transport
- Protect biodiversity
- Improve access to housing
""",
        [
            "# Ten points for the future",
            "- Reduce emissions from transport",
            "- Protect biodiversity",
            "- Improve access to housing",
        ],
    ),
    "a lead-in sentence marked as the first item": (
        "nl",
        """Digitaal
• De landen zetten in op:
• Snellere netwerken
• Betere vaardigheden
Groen
• De landen zetten in op:
• Meer bomen in de stad
• Schonere lucht
""",
        [
            "# Digitaal",
            "- Snellere netwerken",
            "- Betere vaardigheden",
            "# Groen",
            "- Meer bomen in de stad",
            "- Schonere lucht",
        ],
    ),
    "the mark alone on its line": (
        "nl",
        """1.
Economie en werk
•
Meer banen in de grensstreek
•
Betere scholing
2.
Veiligheid voor iedereen
•
Meer agenten op straat
•
Strengere straffen
""",
        [
            "# Economie en werk",
            "- Meer banen in de grensstreek",
            "- Betere scholing",
            "# Veiligheid voor iedereen",
            "- Meer agenten op straat",
            "- Strengere straffen",
        ],
    ),
    "hard-wrapped items without hanging indent": (
        "nl",
        """1. Economie

De economie van de landen is sterk verweven. In de komende jaren willen wij de
samenwerking verdiepen en de belemmeringen voor ondernemers wegnemen waar dat
mogelijk is.

- Het wegnemen van belemmeringen voor ondernemers die over de grens zaken doen
en daarbij last hebben van verschillende regels
- Het erkennen van diploma's in alle landen van de unie, ook voor beroepen in
de zorg en het onderwijs

2. Veiligheid

- Het versterken van de politiesamenwerking
- Het bestrijden van drugscriminaliteit in de havens, in samenwerking met de
douane
""",
        [
            "# Economie",
            "- Het wegnemen van belemmeringen voor ondernemers die over de grens zaken doen "
            "en daarbij last hebben van verschillende regels",
            "- Het erkennen van diploma's in alle landen van de unie, ook voor beroepen in "
            "de zorg en het onderwijs",
            "# Veiligheid",
            "- Het versterken van de politiesamenwerking",
            "- Het bestrijden van drugscriminaliteit in de havens, in samenwerking met de douane",
        ],
    ),
    "labels in words that are the whole title": (
        "nl",
        """THEMA EEN
❥ Doel een van dit thema
❥ Doel twee van dit thema
THEMA TWEE
❥ Doel drie van dit thema
❥ Doel vier van dit thema
""",
        [
            "# THEMA EEN",
            "- Doel een van dit thema",
            "- Doel twee van dit thema",
            "# THEMA TWEE",
            "- Doel drie van dit thema",
            "- Doel vier van dit thema",
        ],
    ),
    "a contents list that repeats every theme": (
        "nl",
        """Inhoud
Economie en werk
Veiligheid voor iedereen
Zorg dichtbij

Economie en werk
Wij willen een sterke economie voor alle inwoners van onze landen.
• Meer banen in de grensstreek
• Betere scholing voor werklozen
Veiligheid voor iedereen
Veiligheid is een kerntaak van de overheid en vraagt om samenwerking.
• Meer agenten op straat
• Strengere straffen voor fraude
Zorg dichtbij
Zorg moet voor iedereen bereikbaar zijn, ook over de grens.
• Kleinere ziekenhuizen in de regio
• Betere ambulancezorg
""",
        [
            "# Economie en werk",
            "- Meer banen in de grensstreek",
            "- Betere scholing voor werklozen",
            "# Veiligheid voor iedereen",
            "- Meer agenten op straat",
            "- Strengere straffen voor fraude",
            "# Zorg dichtbij",
            "- Kleinere ziekenhuizen in de regio",
            "- Betere ambulancezorg",
        ],
    ),
}


@pytest.mark.parametrize("name", SHAPES)
def test_a_shape_is_read_without_configuration(name: str) -> None:
    language, text, expected = SHAPES[name]
    document = typed_document(text)
    outline = find_outline(document, language=language)
    assert words_of(document, outline) == expected


@pytest.mark.parametrize("name", SHAPES)
def test_every_character_is_claimed_once(name: str) -> None:
    language, text, _ = SHAPES[name]
    document = typed_document(text)
    outline = find_outline(document, language=language)
    assert unclaimed(document, outline) == ""
    assert doubly_claimed(document, outline) == ""
