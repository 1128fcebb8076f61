"""Editions to link: the real one's words, and invented ones in other languages.

The invented editions were written before any method was run on them: each theme once as an office
would list it, once as a brochure would sell it.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TypeAlias

from pipeline.model.statements import SourceStatements, StatedObjective, StatedTheme

RAW = Path(__file__).parents[2] / "raw" / "benelux-2021-2024"

#: Title (None without a heading) and objectives of each theme.
Themes: TypeAlias = list[tuple[str | None, list[str]]]


def state(name: str, themes: Themes, *, language: str = "nl") -> SourceStatements:
    """What a source called ``name`` would state."""
    return SourceStatements(
        source_id=f"edition/{name}",
        language=language,
        themes=tuple(
            StatedTheme(
                statement_id=f"edition/{name}/{ordinal}",
                ordinal=ordinal,
                marker=None,
                text=title,
                language=language,
                confidence=1.0,
                evidence=(),
                objectives=tuple(
                    StatedObjective(
                        objective_id=f"edition/{name}/{ordinal}.{number}",
                        ordinal=number,
                        marker=None,
                        text=text,
                        language=language,
                        confidence=1.0,
                        evidence=(),
                    )
                    for number, text in enumerate(objectives, start=1)
                ),
            )
            for ordinal, (title, objectives) in enumerate(themes, start=1)
        ),
        ledger=(),
    )


def read_press() -> Themes:
    """Themes and objectives of the press article, by its own two markers."""
    programme = (RAW / "press-nl.txt").read_text(encoding="utf-8").split("Achtergrond")[0]
    return _collect(programme, theme=r" 1\. (.+)", objective=r" • (.+?)[;.]?")


def read_brochure() -> Themes:
    """Themes and objectives of the brochure's transcript, by Markdown's two markers."""
    transcript = (RAW / "brochure-nl.md").read_text(encoding="utf-8")
    return _collect(transcript, theme=r"## (.+)", objective=r"- (.+)")


def _collect(text: str, *, theme: str, objective: str) -> Themes:
    themes: Themes = []
    for line in text.splitlines():
        if match := re.fullmatch(theme, line):
            themes.append((match[1], []))
        elif match := re.fullmatch(objective, line):
            themes[-1][1].append(match[1])
    return themes


FRENCH_LIST: Themes = [
    (
        "Mobilité et transports durables",
        [
            "Développer le réseau ferroviaire transfrontalier et coordonner les horaires",
            "Installer des bornes de recharge pour véhicules électriques le long des grands axes",
            "Encourager le covoiturage des travailleurs frontaliers",
        ],
    ),
    (
        "Santé publique et soins de proximité",
        [
            "Faciliter l'accès des patients aux hôpitaux situés de l'autre côté de la frontière",
            "Préparer une réponse commune aux épidémies",
            "Reconnaître mutuellement les diplômes des infirmiers",
        ],
    ),
    (
        "Eau, nature et climat",
        [
            "Prévenir les inondations dans le bassin de la rivière commune",
            "Restaurer les zones humides et les forêts alluviales",
            "Réduire les émissions des chaudières collectives",
        ],
    ),
    (
        "Jeunesse, culture et langues",
        [
            "Soutenir les échanges scolaires entre écoles partenaires",
            "Enseigner la langue du voisin dès l'école primaire",
            "Créer un passe culturel valable dans tous les musées de la région",
        ],
    ),
]
FRENCH_BROCHURE: Themes = [
    (
        "Une région où l'on circule sans frontières",
        [
            "Des trains transfrontaliers plus fréquents et mieux coordonnés",
            "Recharger sa voiture électrique partout",
            "Covoiturer pour aller travailler chez le voisin",
        ],
    ),
    (
        "Se soigner au plus près",
        [
            "Libre accès aux hôpitaux voisins pour tous les patients",
            "Réagir ensemble face à une épidémie",
            "Des infirmiers dont le diplôme est reconnu",
        ],
    ),
    (
        "Un environnement protégé",
        [
            "Moins d'inondations grâce à une gestion commune du bassin",
            "Forêts et zones humides restaurées",
            "Un chauffage collectif moins polluant",
        ],
    ),
    (
        "Grandir avec le voisin",
        [
            "Échanges entre écoles",
            "Apprendre la langue de l'autre dès le primaire",
            "Un passe pour tous les musées",
        ],
    ),
]
GERMAN_LIST: Themes = [
    (
        "Wirtschaft und Arbeit",
        [
            "Ausbau der Gründerzentren in ländlichen Gemeinden",
            "Förderung der dualen Ausbildung im Handwerk",
            "Vereinfachung der Genehmigungsverfahren für kleine Betriebe",
            "Anwerbung von Fachkräften aus dem Ausland",
        ],
    ),
    (
        "Energie und Klimaschutz",
        [
            "Errichtung von Solaranlagen auf allen öffentlichen Dächern",
            "Sanierung kommunaler Gebäude bis 2030",
            "Aufbau eines Wärmenetzes mit Abwärme aus der Industrie",
        ],
    ),
    (
        "Bildung und Familie",
        [
            "Schaffung zusätzlicher Kitaplätze",
            "Ausstattung der Schulen mit schnellem Internet",
            "Stärkung der Sprachförderung vor der Einschulung",
        ],
    ),
    (
        "Sicherheit und Verwaltung",
        [
            "Digitalisierung der Bürgerdienste",
            "Modernisierung der Feuerwehrhäuser",
            "Ausbau der Videoüberwachung an Bahnhöfen",
        ],
    ),
]
GERMAN_BROCHURE: Themes = [
    (
        "Ein Landkreis, der Arbeit schafft",
        [
            "Neue Räume für Gründerinnen und Gründer auf dem Land",
            "Handwerk braucht Nachwuchs: Ausbildung stärken",
            "Schnellere Genehmigungen",
            "Fachkräfte gewinnen",
        ],
    ),
    (
        "Klimafreundlich in die Zukunft",
        [
            "Solarstrom von jedem Rathausdach",
            "Kommunale Gebäude energetisch sanieren",
            "Wärme aus der Industrie nutzen",
        ],
    ),
    (
        "Gute Chancen für Kinder",
        [
            "Mehr Plätze in Kitas",
            "Schnelles Internet in jeder Schule",
            "Deutsch lernen vor dem ersten Schultag",
        ],
    ),
    (
        "Bürgernah und sicher",
        [
            "Anträge digital von zu Hause stellen",
            "Moderne Häuser für unsere Feuerwehren",
            "Sichere Bahnhöfe durch Kameras",
        ],
    ),
]
ENGLISH_LIST: Themes = [
    (
        "A thriving blue economy",
        [
            "Supporting small-scale fisheries in the transition to low-impact gear",
            "Expanding offshore wind capacity in shared waters",
            "Developing training for maritime professions",
        ],
    ),
    (
        "Healthy seas",
        [
            "Reducing plastic litter from ports and beaches",
            "Extending marine protected areas to 30 per cent of the basin",
            "Monitoring underwater noise",
        ],
    ),
    (
        "Connected islands",
        [
            "Improving ferry links between remote islands and the mainland",
            "Laying new submarine data cables",
            "Harmonising ticketing across transport operators",
        ],
    ),
    (
        "Safe shipping",
        [
            "Strengthening coordinated search and rescue",
            "Updating contingency plans for oil spills",
            "Sharing vessel traffic data between coastguards",
        ],
    ),
    (
        "People and heritage",
        [
            "Protecting underwater archaeological sites",
            "Promoting sustainable tourism outside the high season",
        ],
    ),
]
ENGLISH_BROCHURE: Themes = [
    (
        "Growth from the ocean",
        [
            "Low-impact gear for small fishing boats",
            "More wind farms at sea",
            "Skills for jobs at sea",
        ],
    ),
    (
        "Clean and living waters",
        [
            "Beaches and harbours free of plastic",
            "30 % of our sea protected",
            "Listening to noise under water",
        ],
    ),
    (
        "No island left behind",
        [
            "Better ferries to the islands",
            "Faster data through submarine cables",
            "One ticket for every operator",
        ],
    ),
    (
        "Safety first",
        [
            "Search and rescue as one team",
            "Ready for the next oil spill",
            "Coastguards that share what they see",
        ],
    ),
    (
        "Heritage that lives",
        [
            "Wrecks and sites under water kept for later generations",
            "Tourism all year round, sustainably",
        ],
    ),
]
DUTCH_LIST: Themes = [
    (
        "Wonen en leefomgeving",
        [
            "De bouw van betaalbare woningen voor starters en ouderen",
            "Het verduurzamen van huurwoningen in samenwerking met de corporaties",
            "Het aanleggen van meer groen in versteende wijken",
        ],
    ),
    (
        "Zorg en welzijn",
        [
            "Het terugdringen van eenzaamheid onder ouderen",
            "De versterking van de jeugdhulp in de wijkteams",
            "Het ondersteunen van mantelzorgers bij het combineren van werk en zorg",
        ],
    ),
    (
        "Bereikbaarheid",
        [
            "De verbetering van de busverbindingen naar de dorpskernen",
            "De aanleg van doorfietsroutes langs het kanaal",
            "Het verhogen van de verkeersveiligheid rond scholen",
        ],
    ),
    (
        "Bestuur en dienstverlening",
        [
            "Het betrekken van inwoners bij besluiten via een burgerberaad",
            "De invoering van begrijpelijke taal in alle brieven",
            "Het openstellen van gemeentelijke gegevens",
        ],
    ),
]
DUTCH_BROCHURE: Themes = [
    (
        "Prettig wonen in een groene gemeente",
        [
            "Betaalbare huizen voor starters en senioren",
            "Corporaties maken huurwoningen duurzaam",
            "Stenen eruit, groen erin",
        ],
    ),
    (
        "Zorgen voor elkaar",
        [
            "Samen tegen eenzaamheid",
            "Sterke wijkteams voor hulp aan jeugd",
            "Mantelzorg verdient steun",
        ],
    ),
    (
        "Vlot en veilig onderweg",
        [
            "Betere bussen naar elk dorp",
            "Doorfietsen langs het kanaal",
            "Veilig naar school",
        ],
    ),
    (
        "Een overheid die luistert",
        [
            "Inwoners beslissen mee in het burgerberaad",
            "Brieven die iedereen begrijpt",
            "Open data van de gemeente",
        ],
    ),
]

#: Pairs of sources whose themes say the same, theme by theme, in different words.
PAIRS: dict[str, tuple[Themes, Themes]] = {
    "benelux": (read_press(), read_brochure()),
    "fr": (FRENCH_LIST, FRENCH_BROCHURE),
    "de": (GERMAN_LIST, GERMAN_BROCHURE),
    "en": (ENGLISH_LIST, ENGLISH_BROCHURE),
    "nl": (DUTCH_LIST, DUTCH_BROCHURE),
}
