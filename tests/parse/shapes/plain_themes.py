"""Shapes of themes that neither labels nor counts tell: by capitals, places, other lists."""

from __future__ import annotations

#: Language, text, and the rows that are to be read, by what is peculiar to the shape.
PLAIN_THEMES: dict[str, tuple[str, str, list[str]]] = {
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
