"""Shapes of themes that are counted or labelled, and of what is counted below them."""

from __future__ import annotations

#: Language, text, and the rows that are to be read, by what is peculiar to the shape.
COUNTED_THEMES: dict[str, tuple[str, str, list[str]]] = {
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
}
