"""Dutch phrases."""

from __future__ import annotations

from bench.invented.phrases.phrasebook import Phrasebook

_OBJECTS = (
    "de overgang naar een circulaire economie",
    "het grensoverschrijdend openbaar vervoer",
    "de voedsel- en waterveiligheid",
    "de onderlinge erkenning van beroepskwalificaties",
    "een schoon personen- en goederenvervoer",
    "de veiligheid van fietsers en voetgangers",
    "het gezamenlijke meldpunt voor grensarbeiders",
    "de digitale dienstverlening aan burgers en bedrijven",
    "de in- en uitvoer van hernieuwbare waterstof",
    "het beheer van de grensoverschrijdende stroomgebieden",
    "de aanpak van btw-fraude en sociale dumping",
    "een betaalbaar aanbod van huurwoningen",
    "de bereikbaarheid van kleine kernen",
    "het netwerk van laadpunten langs de E-wegen",
    "de zorg voor patiënten in de grensstreek",
    "de leer- en werkplekken voor jongeren",
    "het natuur- en landschapsherstel in de Maasvallei",
    "de uitwisseling van gegevens tussen de politiediensten",
    "een eengemaakte kapitaal- en dienstenmarkt",
    "de kennis van de buurtaal op school",
    "het vertrouwen in de lokale overheid",
    "de opvang van vluchtelingen in kleinschalige locaties",
    "de gezondheid van kinderen in kwetsbare wijken",
    "het hergebruik van bouwmaterialen",
    "de weerbaarheid tegen cyberaanvallen",
    "de ondersteuning van mantelzorgers",
    "het toezicht op de handel in dieren",
    "de aansluiting op het Europese spoornet",
    "een gezonde en groene leefomgeving",
    "de samenwerking met Noordrijn-Westfalen",
    "de basis- en vervolgopleiding van brandweerlieden",
    "het aandeel zonne- en windenergie",
    "de toegang tot cultuur en sport",
    "het wetenschappelijk onderzoek naar kunstmatige intelligentie (AI)",
    "de controle op de kwaliteit van drinkwater",
    "het Benelux-Verdrag inzake politiesamenwerking",
    "de inspraak van inwoners",
    "de doorstroming op de woningmarkt",
    "het aantal stages in het mbo",
    "de CO2-uitstoot van de binnenvaart",
)

DUTCH = Phrasebook(
    language="nl",
    objects=tuple((phrase, f"van {phrase}") for phrase in _OBJECTS),
    nominal=(
        "Het versterken {of}",
        "Het bevorderen {of}",
        "Verbetering {of}",
        "Herstel en vernieuwing {of}",
        "De verdere uitbouw {of}",
        "Het in kaart brengen {of}",
        "Een verbreding {of}",
        "Uitwerking {of}",
        "De stimulering {of}",
        "Het stapsgewijs vereenvoudigen {of}",
        "Bundeling {of}",
        "Het structureel financieren {of}",
        "Modernisering {of}",
        "De evaluatie {of}",
    ),
    infinitive=(
        "{object} versterken",
        "{object} verder uitbouwen",
        "{object} op elkaar afstemmen",
        "{object} in kaart brengen",
        "Inzetten op {object}",
        "{object} toegankelijk maken voor iedereen",
        "Investeren in {object}",
        "{object} stap voor stap moderniseren",
        "Meer middelen vrijmaken voor {object}",
        "{object} vanaf de start ondersteunen",
        "Werken aan {object}",
        "{object} regelmatig evalueren",
    ),
    sentence=(
        "Wij versterken {object}",
        "Wij investeren de komende jaren in {object}",
        "De partners stemmen {object} op elkaar af",
        "Het secretariaat brengt {object} in kaart",
        "De regio wil {object} beter zichtbaar maken",
        "Er komt een actieplan voor {object}",
        "De landen maken werk van {object}",
        "Elke gemeente kiest een eigen aanpak voor {object}",
        "We laten niemand in de steek en bewaken {object}",
        "Het college onderzoekt hoe het {object} kan verbeteren",
    ),
    tails=(
        " in samenwerking met de provincies en de gewesten",
        ", met bijzondere aandacht voor {object}",
        " tegen uiterlijk {year}",
        ", waaronder {object}",
        " (zie ook het dossier over {object})",
        " aan de hand van ten minste {n} proefprojecten",
        " op basis van een jaarlijkse monitor",
        ", zoals voorzien in de verordening van {year}",
        " binnen de grenzen van de EU-begroting",
        ", met één doel: minder files en schonere lucht",
        " onder de noemer ‘samen over de grens’",
        " in het kader van de Europese Green Deal",
        ", bijv. door een gedeeld loket",
        " (o.a. via het Interreg-programma)",
        " en de resultaten daarvan elk jaar bespreken met de maatschappelijke partners",
        ", mede gelet op {object}",
        " in nauw overleg met vakbonden en werkgevers",
        " in de periode 2025-2028",
        " voor {n} % van de huishoudens",
        ", ook buiten de grote steden",
        " volgens het principe “open, tenzij”",
        " via de Euregio’s en de havens",
        " samen met het GGO en de RIVM-laboratoria",
        ", rekening houdend met de noden van kmo's",
    ),
    endings=(
        " (scholen, bibliotheken, ...)",
        " voor fietsers, voetgangers, pendelaars enz.",
        " in havens, op luchthavens, etc.",
    ),
    titles=(
        "Een sterke en duurzame interne markt",
        "Een regio waar het goed wonen en werken is",
        "Samen werken aan veiligheid en recht",
        "Naar een klimaatneutrale samenleving in 2050",
        "Iedereen telt mee",
        "Zorg dichtbij huis",
        "Een bereikbare regio: van deur tot deur",
        "Onderwijs dat kansen biedt",
        "Een overheid die luistert en levert",
        "Water, bodem en lucht in balans",
        "Ruimte voor ondernemerschap, onderzoek en innovatie",
        "Een ‘slimme regio’ die burgers en bedrijven verbindt",
        "Bondgenoot van Europese en regionale samenwerking",
        "De jeugd heeft de toekomst",
        "Cultuur, sport en vrije tijd",
        "Goed bestuur en gezonde financiën",
        "Een platform voor verantwoorde samenwerking, bereid om concrete maatregelen te nemen",
        "De digitale sprong voorwaarts",
        "Landbouw met toekomst; platteland met perspectief",
        "Veerkracht bij crises en rampen",
        "Een open blik op de wereld",
        "Energie voor morgen",
        "Wonen voor jong en oud",
        "Vrede, rechten en vrijheden beschermen",
        (
            "Groei die niemand uitsluit, met respect voor mens, dier en milieu in alle delen van "
            "ons grondgebied"
        ),
    ),
    areas=(
        "Mobiliteit",
        "Energie en klimaat",
        "Veiligheid",
        "Justitie en handhaving",
        "Gezondheid",
        "Onderwijs",
        "Arbeidsmarkt",
        "Natuur",
        "Digitalisering",
        "Wonen",
        "Bestuur",
        "Cultuur",
        "Economie",
        "Jeugd en gezin",
        "Landbouw en voedsel",
        "Water",
        "Toerisme",
        "Migratie",
        "EU-zaken",
        "Innovatie",
    ),
    title_tails=(
        ", ook over de grenzen heen",
        " in de 21e eeuw",
        " (met extra middelen vanaf 2026)",
        ": investeren in mensen",
        ", voor en door de inwoners",
    ),
    labels=("Thema", "Pijler", "Prioriteit", "Hoofdlijn", "Speerpunt"),
    item_labels=("Doelstelling", "Actie", "Maatregel", "Doel"),
    brief_titles=(
        "Fietssnelwegen",
        "Groene daken",
        "Eén loket",
        "Schone havens",
        "Open data",
        "Buurtsport",
        "Slimme meters",
        "Wijkverpleging",
        "Taal op school",
        "Veilige trajecten",
        "Waterberging",
        "Startersfonds",
        "Lokale ombudsdienst",
        "Nachttreinen",
        "Gedeelde ambulances",
        "Repair cafés",
        "Jongerenraad",
        "Stille wegen",
        "Warmtenetten",
        "Digitale handtekening",
        "Bossen voor later",
        "Minder regels",
        "Gezonde kantines",
        "Veilig internet",
    ),
    programme_titles=(
        "Gemeenschappelijk werkprogramma {first}-{last}",
        "Meerjarenprogramma {first}-{last} van de Raad voor de Grensregio",
        "Samen vooruit: bestuursprogramma {first}-{last}",
        "Coalitieakkoord {first}-{last}",
        "Beleidsplan {first}-{last}",
        "Prioriteiten van het voorzitterschap {first}",
    ),
    intros=(
        (
            "Met dit programma geven de partners richting aan hun samenwerking voor de periode "
            "{first} tot en met {last}. Het bouwt voort op wat de voorbije jaren werd bereikt."
        ),
        (
            "De wereld om ons heen verandert snel. Daarom hebben de besturen gekozen voor een "
            "werkwijze waarin plaats is voor overleg, bijsturing en nieuwe ideeën."
        ),
        (
            "Het programma kwam tot stand na gesprekken met meer dan tweehonderd organisaties. Hun "
            "inbreng is terug te vinden in de keuzes die hierna worden beschreven."
        ),
        (
            "Elk jaar wordt een jaarplan opgesteld, dat aan het parlement wordt voorgelegd. De "
            "uitvoering ervan wordt gevolgd door een stuurgroep."
        ),
        (
            "De bevolking verwacht oplossingen die verder reiken dan één bestuursperiode. Dat "
            "vraagt om geduld, vertrouwen en een lange adem."
        ),
        (
            "Onze regio telt ruim drie miljoen inwoners en ligt op het kruispunt van drie talen. "
            "Die verscheidenheid is een troef, maar vraagt ook om duidelijke afspraken."
        ),
        (
            "De afgelopen periode heeft laten zien hoe kwetsbaar onze samenleving kan zijn. "
            "Tegelijk bleek hoeveel mensen bereid zijn om elkaar te helpen."
        ),
        (
            "Zonder draagvlak geen resultaat. Dat was het uitgangspunt bij het schrijven van deze "
            "tekst, die in het voorjaar door alle partijen werd ondertekend."
        ),
    ),
    background=(
        (
            "Het vorige programma liep af op 31 december. De evaluatie ervan is beschikbaar op de "
            "website van de organisatie en werd besproken in de bevoegde commissie."
        ),
        (
            "De samenwerking gaat terug tot een overeenkomst uit 1958, die in 2008 werd herzien. "
            "Sindsdien is het aantal deelnemende besturen verdubbeld."
        ),
        (
            "Het voorzitterschap wisselt elk jaar. In {first} ligt het bij de zuidelijke partners, "
            "die de agenda van de vergaderingen vaststellen."
        ),
        "De tekst werd op 12 maart goedgekeurd en daarna aan de pers toegelicht.",
    ),
    lead_ins=(
        "Concreet gaat het om:",
        "De volgende punten krijgen voorrang:",
        "Daarom kiezen wij voor:",
        "Dit houdt onder meer in:",
        "In de komende periode staat het volgende centraal:",
        "Wat gaan we doen?",
    ),
    announcements=(
        "Het programma rust op de volgende pijlers:",
        "De partners hebben deze thema's gekozen:",
        "In dit document komen achtereenvolgens aan bod:",
    ),
    declared=(
        "Het programma telt {themes} thema's en {objectives} doelstellingen.",
        "Er zijn {themes} thema’s, uitgewerkt in {objectives} doelstellingen.",
    ),
    declared_themes=(
        "Het programma is opgedeeld in {themes} thema's.",
        "De samenwerking steunt op {themes} pijlers, die hierna worden toegelicht.",
    ),
    number_words=(
        "één",
        "twee",
        "drie",
        "vier",
        "vijf",
        "zes",
        "zeven",
        "acht",
        "negen",
        "tien",
        "elf",
        "twaalf",
    ),
    subheadings=("Onze ambities", "Doelstellingen", "Wat willen we bereiken?", "Acties"),
    headings={
        "contents": ("Inhoud", "Inhoudsopgave"),
        "foreword": ("Voorwoord", "Inleiding", "Woord vooraf"),
        "background": ("Achtergrond", "Context", "Over ons"),
        "links": ("Meer informatie", "Meer informatie:", "Lees ook", "Zie ook"),
        "contact": ("Contact", "Perscontact"),
        "annex": ("Bijlage", "Bijlage 1", "Bijlagen"),
        "conclusion": ("Tot slot", "Slotwoord"),
        "authors": ("Auteurs", "Colofon"),
        "previous": (
            "Bijlage: doelstellingen van het vorige werkprogramma",
            "Het vorige programma 2001-2004",
            "Terugblik op het vorige beleidsplan",
        ),
        "looking-back": (
            "Het vorige programma 2001-2004",
            "Terugblik op het vorige beleidsplan",
        ),
    },
    navigation=("Home", "Nieuws", "Over ons", "Zoeken", "Inloggen", "NL | FR | DE", "Menu"),
    cookies=(
        "Deze website gebruikt cookies om uw bezoek te verbeteren.",
        "Cookies accepteren",
        "Voorkeuren beheren",
    ),
    authors=(
        "Redactie: afdeling Communicatie",
        "Verantwoordelijke uitgever: A. Peeters",
        "Foto's: M. de Wit",
    ),
    contact=(
        "Secretariaat van de Raad",
        "Stationsstraat 12, 6211 AB Maastricht",
        "Tel. +31 43 555 01 20",
        "info@voorbeeld.example",
    ),
    links=(
        "Persbericht: nieuwe prioriteiten voor de regio",
        "Jaarverslag van het secretariaat",
        "Nieuwsbericht – Ministers tekenen akkoord (10 maart 2020)",
        "Volledige tekst van het verdrag",
        "Dossier Grensarbeid",
        "Presentatie voor de commissie",
    ),
    annex_items=(
        "Gemeente Aelbeek",
        "Provincie Oostermaas",
        "Kamer van Koophandel, vestiging Zuid",
        "Waterschap De Beemden",
        "Vereniging van Grensgemeenten",
        "Hogeschool Rijnland",
    ),
    footnotes=(
        "Publicatieblad L 119 van 4 mei {year}.",
        "Zie het verslag van de vergadering van 3 juni {year}.",
        "Cijfers van het Centraal Bureau, stand {year}.",
    ),
    quotes=(
        "“Samen kunnen we meer dan alleen.”",
        "“Grenzen zijn er om over te steken.”",
        "“De regio is klaar voor morgen.”",
    ),
    item_range=("(maatregelen {first} t/m {last})", "(acties {first} tot {last})"),
    page_word="Pagina",
    conjunction="en",
    column_heads=("Nr.", "Thema", "Doelstelling", "Trekker"),
    leads=("Secretariaat", "Provincies", "Ministerie", "Gemeenten", "Werkgroep"),
)
