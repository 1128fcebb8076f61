"""Shapes of objectives: with marks, in a line, as paragraphs, in parts of a sentence."""

from __future__ import annotations

#: Language, text, and the rows that are to be read, by what is peculiar to the shape.
OBJECTIVES: dict[str, tuple[str, str, list[str]]] = {
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
}
