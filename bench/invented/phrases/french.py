"""French phrases."""

from __future__ import annotations

from bench.invented.phrases.phrasebook import Phrasebook

_OBJECTS = (
    "la transition vers une économie circulaire",
    "les transports en commun transfrontaliers",
    "la sécurité alimentaire",
    "la reconnaissance mutuelle des qualifications professionnelles",
    "le transport propre de personnes et de marchandises",
    "la protection des piétons et des cyclistes",
    "le guichet commun pour les travailleurs frontaliers",
    "les services numériques aux citoyens et aux entreprises",
    "l'approvisionnement en hydrogène renouvelable",
    "la gestion des bassins versants",
    "la lutte contre la fraude à la TVA",
    "l'offre de logements abordables",
    "l'accessibilité des petites communes",
    "le réseau de bornes de recharge",
    "l'accueil des patients dans la zone frontalière",
    "la formation et l'apprentissage des jeunes",
    "la restauration des milieux naturels et des paysages",
    "l'échange d'informations entre les services de police",
    "le marché unique des capitaux et des services",
    "l'enseignement de la langue du voisin",
    "la confiance dans les institutions locales",
    "l'hébergement des réfugiés dans des structures à taille humaine",
    "la santé des enfants dans les quartiers fragiles",
    "le réemploi des matériaux de construction",
    "la résilience face aux cyberattaques",
    "le soutien aux aidants proches",
    "le contrôle du commerce d'animaux",
    "la liaison avec le réseau ferroviaire européen",
    "la qualité de l'air et des sols",
    "la coopération avec la Rhénanie-du-Nord-Westphalie",
    "la formation de base et continue des pompiers",
    "la part des énergies solaire et éolienne",
    "l'accès à la culture et au sport",
    "la recherche en intelligence artificielle (IA)",
    "la surveillance de l'eau potable",
    "le traité en matière de coopération policière",
    "la participation des habitants",
    "la rénovation énergétique du parc immobilier",
    "les stages en entreprise",
    "les émissions de CO2 de la navigation intérieure",
)


def _with_de(phrase: str) -> str:
    for article, contracted in (("les ", "des "), ("le ", "du ")):
        if phrase.startswith(article):
            return contracted + phrase.removeprefix(article)
    return f"de {phrase}"


FRENCH = Phrasebook(
    language="fr",
    objects=tuple((phrase, _with_de(phrase)) for phrase in _OBJECTS),
    nominal=(
        "Renforcement {of}",
        "Le développement {of}",
        "Amélioration {of}",
        "Mise en place d'un plan d'action en faveur {of}",
        "La poursuite {of}",
        "Cartographie {of}",
        "Élargissement {of}",
        "L'organisation {of}",
        "La promotion {of}",
        "Simplification progressive {of}",
        "Mise en commun des moyens au profit {of}",
        "Le financement {of}",
        "Modernisation {of}",
        "Évaluation {of}",
    ),
    infinitive=(
        "Renforcer {object}",
        "Développer {object}",
        "Coordonner {object}",
        "Dresser un état des lieux {of}",
        "Miser sur {object}",
        "Ouvrir à tous {object}",
        "Investir dans {object}",
        "Moderniser pas à pas {object}",
        "Dégager des moyens supplémentaires pour {object}",
        "Soutenir dès le départ {object}",
        "Œuvrer pour {object}",
        "Évaluer régulièrement {object}",
    ),
    sentence=(
        "Nous renforçons {object}",
        "Nous investissons dans {object}",
        "Les partenaires coordonnent {object}",
        "Le secrétariat dresse un état des lieux {of}",
        "La région souhaite mieux faire connaître {object}",
        "Il est prévu d'adopter un plan d'action en faveur {of}",
        "Les pays s'engagent pour {object}",
        "Chaque commune choisit sa propre approche en matière de soutien {of}",
        "Nous ne laissons personne de côté et garantissons {object}",
        "Le collège étudie comment améliorer {object}",
    ),
    tails=(
        " en coopération avec les provinces et les régions",
        ", avec une attention particulière pour {object}",
        " au plus tard en {year}",
        ", notamment {object}",
        " (voir aussi le dossier sur {object})",
        " à travers au moins {n} projets pilotes",
        " sur la base d'un suivi annuel",
        ", comme le prévoit le règlement de {year}",
        " dans les limites du budget de l'UE",
        ", avec un seul but : moins de bouchons et un air plus pur",
        " sous la devise « ensemble sans frontières »",
        " dans le cadre du Pacte vert pour l'Europe",
        ", p. ex. au moyen d'un guichet partagé",
        " (programme Interreg inclus)",
        " et en débattre chaque année avec les partenaires sociaux",
        ", compte tenu {of}",
        " en étroite concertation avec les syndicats et les employeurs",
        " au cours de la période 2025-2028",
        " pour {n} % des ménages",
        ", y compris en dehors des grandes villes",
        " selon le principe “ouvert par défaut”",
        " par l'intermédiaire des eurorégions et des ports",
        " avec l'appui du GECT et de l'OCDE",
        ", en tenant compte des besoins des PME",
    ),
    endings=(
        " (écoles, bibliothèques, ...)",
        " pour les cyclistes, les piétons, les navetteurs, etc.",
        " dans les ports, les aéroports, etc.",
    ),
    titles=(
        "Un marché intérieur fort et durable",
        "Une région où il fait bon vivre et travailler",
        "Ensemble pour la sécurité et la justice",
        "Vers une société neutre en carbone en 2050",
        "Chacun compte",
        "Des soins près de chez soi",
        "Une région accessible : de porte à porte",
        "Un enseignement qui ouvre des portes",
        "Une administration à l'écoute",
        "L'eau, les sols et l'air en équilibre",
        "De la place pour l'entreprise, la recherche et l'innovation",
        "Une « région intelligente » qui relie citoyens et entreprises",
        "Alliée de la coopération régionale et européenne",
        "La jeunesse d'abord",
        "Culture, sport et temps libre",
        "Bonne gouvernance et finances saines",
        "Une plateforme de coopération responsable, prête à prendre des mesures concrètes",
        "Le saut numérique",
        "Une agriculture d'avenir, des campagnes vivantes",
        "Faire face aux crises et aux catastrophes",
        "Un regard ouvert sur le monde",
        "L'énergie de demain",
        "Se loger à tout âge",
        "Protéger la paix, les droits et les libertés",
        (
            "Une croissance qui n'exclut personne, dans le respect de l'homme, de l'animal et de "
            "l'environnement sur l'ensemble du territoire"
        ),
    ),
    areas=(
        "Mobilité",
        "Énergie et climat",
        "Sécurité",
        "Justice et police",
        "Santé",
        "Enseignement",
        "Emploi",
        "Nature",
        "Numérique",
        "Logement",
        "Gouvernance",
        "Culture",
        "Économie",
        "Jeunesse et famille",
        "Agriculture et alimentation",
        "Eau",
        "Tourisme",
        "Migration",
        "Affaires européennes",
        "Innovation",
    ),
    title_tails=(
        ", y compris au-delà des frontières",
        " au XXIe siècle",
        " (avec des moyens supplémentaires dès 2026)",
        " : investir dans l'humain",
        ", pour et par les habitants",
    ),
    labels=("Axe", "Thème", "Pilier", "Priorité", "Volet"),
    item_labels=("Objectif", "Action", "Mesure"),
    brief_titles=(
        "Autoroutes cyclables",
        "Toits verts",
        "Guichet unique",
        "Ports propres",
        "Données ouvertes",
        "Sport de quartier",
        "Compteurs intelligents",
        "Soins de proximité",
        "Langues à l'école",
        "Trajets sûrs",
        "Zones d'expansion des crues",
        "Fonds de démarrage",
        "Médiateur local",
        "Trains de nuit",
        "Ambulances partagées",
        "Ateliers de réparation",
        "Conseil des jeunes",
        "Routes calmes",
        "Réseaux de chaleur",
        "Signature électronique",
        "Forêts de demain",
        "Moins de formalités",
        "Cantines saines",
        "Internet plus sûr",
    ),
    programme_titles=(
        "Programme de travail commun {first}-{last}",
        "Programme pluriannuel {first}-{last} du Conseil de la région frontalière",
        "Avancer ensemble : programme de législature {first}-{last}",
        "Accord de majorité {first}-{last}",
        "Plan d'action {first}-{last}",
        "Priorités de la présidence {first}",
    ),
    intros=(
        (
            "Par ce programme, les partenaires orientent leur coopération pour la période "
            "{first} à {last}. Il s'appuie sur les acquis des années écoulées."
        ),
        (
            "Le monde qui nous entoure change vite. C'est pourquoi les autorités ont retenu une "
            "méthode qui laisse place au dialogue, aux ajustements et aux idées nouvelles."
        ),
        (
            "Le programme est né d'échanges avec plus de deux cents organisations. Leurs "
            "contributions se retrouvent dans les choix décrits ci-après."
        ),
        (
            "Un plan annuel est établi chaque année et soumis au parlement. Un comité de "
            "pilotage en suit la mise en œuvre."
        ),
        (
            "La population attend des solutions qui dépassent la durée d'un mandat. Cela demande "
            "de la patience, de la confiance et du souffle."
        ),
        (
            "Notre région compte plus de trois millions d'habitants et se trouve au carrefour de "
            "trois langues. Cette diversité est un atout, mais exige aussi des règles claires."
        ),
        (
            "La période écoulée a montré combien notre société peut être fragile. Elle a aussi "
            "révélé le nombre de personnes prêtes à s'entraider."
        ),
        (
            "Sans adhésion, pas de résultat. C'est dans cet esprit qu'a été rédigé le présent "
            "texte, signé au printemps par toutes les parties."
        ),
    ),
    background=(
        (
            "Le programme précédent s'est achevé le 31 décembre. Son évaluation peut être "
            "consultée sur le site de l'organisation et a été examinée par la commission "
            "compétente."
        ),
        (
            "La coopération remonte à un accord de 1958, révisé en 2008. Depuis lors, le nombre "
            "d'autorités participantes a doublé."
        ),
        (
            "La présidence change chaque année. En {first}, elle revient aux partenaires du sud, "
            "qui fixent l'ordre du jour des réunions."
        ),
        "Le texte a été adopté le 12 mars, puis présenté à la presse.",
    ),
    lead_ins=(
        "Concrètement, il s'agit de ce qui suit :",
        "Les points suivants sont prioritaires :",
        "Les partenaires retiennent dès lors :",
        "Cela comprend notamment :",
        "Au cours de la période à venir, l'accent est mis sur :",
        "Qu'allons-nous faire ?",
    ),
    announcements=(
        "Le programme repose sur les piliers suivants :",
        "Les partenaires ont retenu ces thèmes :",
        "Le présent document aborde successivement :",
    ),
    declared=(
        "Le programme compte {themes} thèmes et {objectives} objectifs.",
        "Il comporte {themes} thèmes, déclinés en {objectives} objectifs.",
    ),
    declared_themes=(
        "Le programme est divisé en {themes} thèmes.",
        "La coopération s'appuie sur {themes} piliers, présentés ci-après.",
    ),
    number_words=(
        "un",
        "deux",
        "trois",
        "quatre",
        "cinq",
        "six",
        "sept",
        "huit",
        "neuf",
        "dix",
        "onze",
        "douze",
    ),
    subheadings=("Nos ambitions", "Objectifs", "Que voulons-nous atteindre ?", "Actions"),
    headings={
        "contents": ("Sommaire", "Table des matières"),
        "foreword": ("Avant-propos", "Introduction", "Préface"),
        "background": ("Contexte", "À propos", "Historique"),
        "links": ("Plus d'informations", "Pour en savoir plus", "Lire aussi", "En savoir plus :"),
        "contact": ("Contact", "Contact presse"),
        "annex": ("Annexe", "Annexe 1", "Annexes"),
        "conclusion": ("Conclusion", "En conclusion"),
        "authors": ("Auteurs", "Mentions légales"),
        "previous": (
            "Annexe : objectifs du programme précédent",
            "Le programme de travail précédent (2001-2004)",
            "Retour sur l'accord précédent",
        ),
        "looking-back": (
            "Le programme de travail précédent (2001-2004)",
            "Retour sur l'accord précédent",
        ),
    },
    navigation=(
        "Accueil",
        "Actualités",
        "À propos",
        "Rechercher",
        "Connexion",
        "FR | NL | DE",
        "Menu",
    ),
    cookies=(
        "Ce site utilise des cookies pour améliorer votre visite.",
        "Accepter les cookies",
        "Gérer mes préférences",
    ),
    authors=(
        "Rédaction : service Communication",
        "Éditrice responsable : A. Lambert",
        "Photos : M. Dubois",
    ),
    contact=(
        "Secrétariat du Conseil",
        "Rue de la Gare 12, 4000 Liège",
        "Tél. +32 4 555 01 20",
        "info@exemple.example",
    ),
    links=(
        "Communiqué : de nouvelles priorités pour la région",
        "Rapport annuel du secrétariat",
        "Actualité – Les ministres signent l'accord (10 mars 2020)",
        "Texte intégral du traité",
        "Dossier Travailleurs frontaliers",
        "Présentation devant la commission",
    ),
    annex_items=(
        "Commune de Valbelle",
        "Province de Haute-Lesse",
        "Chambre de commerce, section Sud",
        "Syndicat des eaux du Plateau",
        "Association des communes frontalières",
        "Haute école de la Meuse",
    ),
    footnotes=(
        "Journal officiel L 119 du 4 mai {year}.",
        "Voir le procès-verbal de la réunion du 3 juin {year}.",
        "Chiffres de l'Office statistique, état {year}.",
    ),
    quotes=(
        "« Ensemble, nous pouvons davantage. »",
        "« Les frontières sont faites pour être franchies. »",
        "« La région est prête pour demain. »",
    ),
    item_range=("(mesures {first} à {last})", "(actions {first} à {last})"),
    page_word="Page",
    conjunction="et",
    column_heads=("N°", "Thème", "Objectif", "Responsable"),
    leads=("Secrétariat", "Provinces", "Ministère", "Communes", "Groupe de travail"),
)
