"""German phrases."""

from __future__ import annotations

from bench.invented.phrases.phrasebook import Phrasebook

# Accusative and genitive.
_OBJECTS = (
    ("den Übergang zur Kreislaufwirtschaft", "des Übergangs zur Kreislaufwirtschaft"),
    ("den grenzüberschreitenden Nahverkehr", "des grenzüberschreitenden Nahverkehrs"),
    ("die Lebensmittel- und Wassersicherheit", "der Lebensmittel- und Wassersicherheit"),
    ("die Anerkennung von Berufsabschlüssen", "der Anerkennung von Berufsabschlüssen"),
    ("den sauberen Personen- und Güterverkehr", "des sauberen Personen- und Güterverkehrs"),
    ("den Schutz von Fuß- und Radverkehr", "des Schutzes von Fuß- und Radverkehr"),
    ("die Beratung von Grenzpendlern", "der Beratung von Grenzpendlern"),
    ("die digitalen Dienste der Verwaltung", "der digitalen Dienste der Verwaltung"),
    ("die Ein- und Ausfuhr von Wasserstoff", "der Ein- und Ausfuhr von Wasserstoff"),
    ("die Bewirtschaftung der Flussgebiete", "der Bewirtschaftung der Flussgebiete"),
    ("die Bekämpfung von Umsatzsteuerbetrug", "der Bekämpfung von Umsatzsteuerbetrug"),
    ("das Angebot an bezahlbarem Wohnraum", "des Angebots an bezahlbarem Wohnraum"),
    ("die Erreichbarkeit kleiner Ortschaften", "der Erreichbarkeit kleiner Ortschaften"),
    ("das Ladenetz entlang der Fernstraßen", "des Ladenetzes entlang der Fernstraßen"),
    ("die Versorgung von Patienten im Grenzraum", "der Versorgung von Patienten im Grenzraum"),
    ("die Aus- und Weiterbildung junger Menschen", "der Aus- und Weiterbildung junger Menschen"),
    ("den Natur- und Landschaftsschutz", "des Natur- und Landschaftsschutzes"),
    ("den Datenaustausch der Polizeibehörden", "des Datenaustauschs der Polizeibehörden"),
    ("den gemeinsamen Kapital- und Dienstleistungsmarkt", "des gemeinsamen Kapitalmarkts"),
    ("das Erlernen der Nachbarsprache", "des Erlernens der Nachbarsprache"),
    ("das Vertrauen in die Kommunen", "des Vertrauens in die Kommunen"),
    ("die Unterbringung von Geflüchteten", "der Unterbringung von Geflüchteten"),
    ("die Gesundheit von Kindern in Großstädten", "der Gesundheit von Kindern in Großstädten"),
    ("die Wiederverwendung von Baustoffen", "der Wiederverwendung von Baustoffen"),
    ("die Abwehr von Cyberangriffen", "der Abwehr von Cyberangriffen"),
    ("die Unterstützung pflegender Angehöriger", "der Unterstützung pflegender Angehöriger"),
    ("die Überwachung des Tierhandels", "der Überwachung des Tierhandels"),
    ("die Anbindung an das europäische Bahnnetz", "der Anbindung an das europäische Bahnnetz"),
    ("die Qualität von Luft und Böden", "der Qualität von Luft und Böden"),
    ("die Zusammenarbeit mit Nordrhein-Westfalen", "der Zusammenarbeit mit Nordrhein-Westfalen"),
    ("die Ausbildung der Feuerwehren", "der Ausbildung der Feuerwehren"),
    ("den Anteil von Sonnen- und Windenergie", "des Anteils von Sonnen- und Windenergie"),
    ("den Zugang zu Kultur und Sport", "des Zugangs zu Kultur und Sport"),
    ("die Forschung zu künstlicher Intelligenz (KI)", "der Forschung zu künstlicher Intelligenz"),
    ("die Kontrolle des Trinkwassers", "der Kontrolle des Trinkwassers"),
    ("das EU-Abkommen zur Polizeiarbeit", "des EU-Abkommens zur Polizeiarbeit"),
    ("die Beteiligung der Einwohner", "der Beteiligung der Einwohner"),
    ("die energetische Sanierung von Gebäuden", "der energetischen Sanierung von Gebäuden"),
    ("das Angebot an Praktikumsplätzen", "des Angebots an Praktikumsplätzen"),
    ("die CO2-Bilanz der Binnenschifffahrt", "der CO2-Bilanz der Binnenschifffahrt"),
)

GERMAN = Phrasebook(
    language="de",
    objects=_OBJECTS,
    nominal=(
        "Stärkung {of}",
        "Die Förderung {of}",
        "Verbesserung {of}",
        "Erarbeitung eines Aktionsplans zugunsten {of}",
        "Der weitere Ausbau {of}",
        "Bestandsaufnahme {of}",
        "Erweiterung {of}",
        "Die Ausgestaltung {of}",
        "Unterstützung {of}",
        "Schrittweise Vereinfachung {of}",
        "Bündelung der Mittel zugunsten {of}",
        "Dauerhafte Finanzierung {of}",
        "Modernisierung {of}",
        "Die Überprüfung {of}",
    ),
    infinitive=(
        "{object} stärken",
        "{object} weiter ausbauen",
        "{object} aufeinander abstimmen",
        "{object} systematisch erfassen",
        "Gezielt in {object} investieren",
        "{object} für alle öffnen",
        "Mehr Mittel für {object} bereitstellen",
        "{object} Schritt für Schritt modernisieren",
        "{object} von Anfang an unterstützen",
        "{object} voranbringen",
        "{object} regelmäßig überprüfen",
        "{object} besser sichtbar machen",
    ),
    sentence=(
        "Wir stärken {object}",
        "Wir investieren in {object}",
        "Die Partner unterstützen {object}",
        "Das Sekretariat prüft {object} in jedem zweiten Jahr",
        "Die Region will {object} besser sichtbar machen",
        "Ein Aktionsplan verbessert {object}",
        "Die Länder setzen sich ein für {object}",
        "Jede Gemeinde wählt einen eigenen Weg, um {object} zu verbessern",
        "Wir lassen niemanden zurück und sichern {object}",
        "Der Rat untersucht, wie er {object} verbessern kann",
    ),
    tails=(
        " in Zusammenarbeit mit den Kreisen und Städten",
        " mit besonderem Blick auf {object}",
        " bis spätestens {year}",
        ", auch mit Blick auf {object}",
        " (siehe auch das Dossier über {object})",
        " anhand von mindestens {n} Modellvorhaben",
        " auf Grundlage eines jährlichen Berichts",
        ", wie in der Verordnung von {year} vorgesehen",
        " im Rahmen des EU-Haushalts",
        ", mit einem Ziel: weniger Stau und bessere Luft",
        " unter dem Motto „gemeinsam über Grenzen“",
        " im Sinne des europäischen Grünen Deals",
        ", z. B. durch eine gemeinsame Anlaufstelle",
        " (u. a. über das Interreg-Programm)",
        " und die Ergebnisse jährlich mit den Sozialpartnern erörtern",
        ", unter Berücksichtigung {of}",
        " in enger Abstimmung mit Gewerkschaften und Arbeitgebern",
        " im Zeitraum 2025-2028",
        " für {n} % der Haushalte",
        ", auch außerhalb der großen Städte",
        " nach dem Grundsatz „offen als Standard“",
        " über die Euregios und die Häfen",
        " gemeinsam mit dem EVTZ und der OECD",
        ", ohne kleine und mittlere Unternehmen (KMU) zu überfordern",
    ),
    endings=(
        " (Schulen, Bibliotheken, ...)",
        " für Radfahrer, Fußgänger, Pendler usw.",
        " in Häfen, an Flughäfen etc.",
    ),
    titles=(
        "Ein starker und nachhaltiger Binnenmarkt",
        "Eine Region zum Leben und Arbeiten",
        "Gemeinsam für Sicherheit und Recht",
        "Auf dem Weg zur klimaneutralen Gesellschaft 2050",
        "Alle gehören dazu",
        "Pflege nah am Menschen",
        "Eine erreichbare Region: von Tür zu Tür",
        "Bildung, die Chancen eröffnet",
        "Eine Verwaltung, die zuhört und handelt",
        "Wasser, Boden und Luft im Gleichgewicht",
        "Raum für Unternehmen, Forschung und Innovation",
        "Eine „smarte Region“, die Bürger und Betriebe verbindet",
        "Verbündete der europäischen und regionalen Zusammenarbeit",
        "Der Jugend gehört die Zukunft",
        "Kultur, Sport und Freizeit",
        "Gutes Regieren und solide Finanzen",
        "Eine Plattform für verantwortungsvolle Zusammenarbeit, bereit zu konkreten Schritten",
        "Der digitale Sprung nach vorn",
        "Landwirtschaft mit Zukunft, ländlicher Raum mit Perspektive",
        "Krisen und Katastrophen gemeinsam meistern",
        "Offener Blick in die Welt",
        "Energie für morgen",
        "Wohnen für Jung und Alt",
        "Frieden, Rechte und Freiheiten schützen",
        (
            "Wachstum, das niemanden ausschließt, mit Achtung vor Mensch, Tier und Umwelt in allen "
            "Teilen unseres Gebiets"
        ),
    ),
    areas=(
        "Mobilität",
        "Energie und Klima",
        "Sicherheit",
        "Justiz und Polizei",
        "Gesundheit",
        "Bildung",
        "Arbeitsmarkt",
        "Natur",
        "Digitalisierung",
        "Wohnen",
        "Verwaltung",
        "Kultur",
        "Wirtschaft",
        "Jugend und Familie",
        "Landwirtschaft und Ernährung",
        "Wasser",
        "Tourismus",
        "Migration",
        "EU-Angelegenheiten",
        "Innovation",
    ),
    title_tails=(
        ", auch über Grenzen hinweg",
        " im 21. Jahrhundert",
        " (mit zusätzlichen Mitteln ab 2026)",
        ": in Menschen investieren",
        ", für und mit den Einwohnern",
    ),
    labels=("Thema", "Säule", "Priorität", "Schwerpunkt", "Handlungsfeld"),
    item_labels=("Ziel", "Maßnahme", "Vorhaben"),
    brief_titles=(
        "Radschnellwege",
        "Grüne Dächer",
        "Eine Anlaufstelle",
        "Saubere Häfen",
        "Offene Daten",
        "Sport im Viertel",
        "Intelligente Zähler",
        "Gemeindeschwestern",
        "Sprachen in der Schule",
        "Sichere Wege",
        "Hochwasserschutz",
        "Gründerfonds",
        "Ombudsstelle vor Ort",
        "Nachtzüge",
        "Gemeinsame Rettungswagen",
        "Reparaturwerkstätten",
        "Jugendrat",
        "Ruhige Straßen",
        "Wärmenetze",
        "Elektronische Unterschrift",
        "Wälder für morgen",
        "Weniger Formulare",
        "Gesunde Kantinen",
        "Sicheres Internet",
    ),
    programme_titles=(
        "Gemeinsames Arbeitsprogramm {first}-{last}",
        "Mehrjahresprogramm {first}-{last} des Rates der Grenzregion",
        "Zusammen voran: Regierungsprogramm {first}-{last}",
        "Koalitionsvertrag {first}-{last}",
        "Aktionsplan {first}-{last}",
        "Prioritäten des Vorsitzes {first}",
    ),
    intros=(
        (
            "Mit diesem Programm geben die Partner ihrer Zusammenarbeit für die Jahre {first} bis "
            "{last} eine Richtung. Es baut auf dem auf, was in den vergangenen Jahren erreicht "
            "wurde."
        ),
        (
            "Die Welt um uns herum ändert sich schnell. Deshalb haben sich die Verwaltungen für "
            "eine Arbeitsweise entschieden, die Raum für Gespräche, Korrekturen und neue Ideen "
            "lässt."
        ),
        (
            "Das Programm entstand nach Gesprächen mit mehr als zweihundert Organisationen. Ihre "
            "Beiträge finden sich in den nachfolgend beschriebenen Entscheidungen wieder."
        ),
        (
            "Jedes Jahr wird ein Jahresplan erstellt und dem Parlament vorgelegt. Eine "
            "Lenkungsgruppe begleitet die Umsetzung."
        ),
        (
            "Die Bevölkerung erwartet Lösungen, die über eine Wahlperiode hinausreichen. Das "
            "verlangt Geduld, Vertrauen und einen langen Atem."
        ),
        (
            "Unsere Region zählt gut drei Millionen Einwohner und liegt am Schnittpunkt dreier "
            "Sprachen. Diese Vielfalt ist ein Vorteil, verlangt aber auch klare Absprachen."
        ),
        (
            "Die letzten Jahre haben gezeigt, wie verletzlich unsere Gesellschaft sein kann. "
            "Zugleich wurde deutlich, wie viele Menschen bereit sind, einander zu helfen."
        ),
        (
            "Ohne Rückhalt kein Ergebnis. In diesem Geist wurde der vorliegende Text verfasst, den "
            "alle Seiten im Frühjahr unterzeichnet haben."
        ),
    ),
    background=(
        (
            "Das vorige Programm endete am 31. Dezember. Seine Auswertung ist auf der Website der "
            "Organisation abrufbar und wurde im zuständigen Ausschuss besprochen."
        ),
        (
            "Die Zusammenarbeit geht auf ein Abkommen von 1958 zurück, das 2008 überarbeitet "
            "wurde. Seither hat sich die Zahl der beteiligten Verwaltungen verdoppelt."
        ),
        (
            "Der Vorsitz wechselt jährlich. Im Jahr {first} liegt er bei den südlichen Partnern, "
            "die die Tagesordnung der Sitzungen festlegen."
        ),
        "Der Text wurde am 12. März verabschiedet und anschließend der Presse vorgestellt.",
    ),
    lead_ins=(
        "Konkret geht es um Folgendes:",
        "Die folgenden Punkte haben Vorrang:",
        "Deshalb setzen die Partner auf:",
        "Dazu gehört unter anderem:",
        "In den kommenden Jahren steht im Mittelpunkt:",
        "Was werden wir tun?",
    ),
    announcements=(
        "Das Programm ruht auf den folgenden Säulen:",
        "Die Partner haben diese Themen gewählt:",
        "In diesem Dokument geht es nacheinander um:",
    ),
    declared=(
        "Das Programm umfasst {themes} Themen und {objectives} Ziele.",
        "Es gibt {themes} Themen, die in {objectives} Ziele gegliedert sind.",
    ),
    declared_themes=(
        "Das Programm ist in {themes} Themen gegliedert.",
        "Die Zusammenarbeit stützt sich auf {themes} Säulen, die im Folgenden erläutert werden.",
    ),
    number_words=(
        "ein",
        "zwei",
        "drei",
        "vier",
        "fünf",
        "sechs",
        "sieben",
        "acht",
        "neun",
        "zehn",
        "elf",
        "zwölf",
    ),
    subheadings=("Unsere Ziele", "Ziele", "Was wollen wir erreichen?", "Maßnahmen"),
    headings={
        "contents": ("Inhalt", "Inhaltsverzeichnis"),
        "foreword": ("Vorwort", "Einleitung", "Zum Geleit"),
        "background": ("Hintergrund", "Kontext", "Über uns"),
        "links": ("Weitere Informationen", "Mehr zum Thema", "Siehe auch", "Mehr Informationen:"),
        "contact": ("Kontakt", "Pressekontakt"),
        "annex": ("Anhang", "Anhang 1", "Anhänge"),
        "conclusion": ("Schlusswort", "Fazit"),
        "authors": ("Autoren", "Impressum"),
        "previous": (
            "Anhang: Ziele des vorigen Arbeitsprogramms",
            "Das vorherige Programm 2001–2004",
            "Rückblick auf den letzten Beschluss",
        ),
        "looking-back": (
            "Das vorherige Programm 2001–2004",
            "Rückblick auf den letzten Beschluss",
        ),
    },
    navigation=(
        "Startseite",
        "Aktuelles",
        "Über uns",
        "Suche",
        "Anmelden",
        "DE | FR | NL",
        "Menü",
    ),
    cookies=(
        "Diese Website verwendet Cookies, um Ihren Besuch zu verbessern.",
        "Cookies akzeptieren",
        "Einstellungen verwalten",
    ),
    authors=(
        "Redaktion: Abteilung Kommunikation",
        "Verantwortlich im Sinne des Presserechts: A. Becker",
        "Fotos: M. Weber",
    ),
    contact=(
        "Sekretariat des Rates",
        "Bahnhofstraße 12, 52062 Aachen",
        "Tel. +49 241 555 0120",
        "info@beispiel.example",
    ),
    links=(
        "Pressemitteilung: neue Prioritäten für die Region",
        "Jahresbericht des Sekretariats",
        "Nachricht – Minister unterzeichnen Abkommen (10. März 2020)",
        "Volltext des Vertrags",
        "Dossier Grenzpendler",
        "Vortrag vor dem Ausschuss",
    ),
    annex_items=(
        "Gemeinde Altenbrück",
        "Kreis Obermaar",
        "Industrie- und Handelskammer, Bezirk Süd",
        "Wasserverband Tiefland",
        "Verband der Grenzgemeinden",
        "Hochschule Niederrur",
    ),
    footnotes=(
        "Amtsblatt L 119 vom 4. Mai {year}.",
        "Siehe das Protokoll der Sitzung vom 3. Juni {year}.",
        "Zahlen des Statistischen Amtes, Stand {year}.",
    ),
    quotes=(
        "„Gemeinsam können wir mehr erreichen.“",
        "„Grenzen sind da, um überschritten zu werden.“",
        "„Die Region ist bereit für morgen.“",
    ),
    item_range=("(Maßnahmen {first} bis {last})", "(Vorhaben {first} bis {last})"),
    page_word="Seite",
    conjunction="und",
    column_heads=("Nr.", "Thema", "Ziel", "Zuständig"),
    leads=("Sekretariat", "Kreise", "Ministerium", "Gemeinden", "Arbeitsgruppe"),
)
