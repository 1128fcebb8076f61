"""English phrases."""

from __future__ import annotations

from bench.invented.phrases.phrasebook import Phrasebook

_OBJECTS = (
    "the transition to a circular economy",
    "cross-border public transport",
    "food and water safety",
    "the mutual recognition of professional qualifications",
    "clean passenger and freight transport",
    "the safety of cyclists and pedestrians",
    "the joint help desk for cross-border workers",
    "digital services for citizens and businesses",
    "the import and export of renewable hydrogen",
    "the management of shared river basins",
    "action against VAT fraud and social dumping",
    "the supply of affordable housing",
    "access to small and remote villages",
    "the network of charging points along main roads",
    "care for patients in border areas",
    "training and apprenticeships for young people",
    "the restoration of nature and landscapes",
    "the exchange of data between police services",
    "a single market for capital and services",
    "teaching of the neighbours' language",
    "trust in local government",
    "small-scale shelter for refugees",
    "the health of children in deprived areas",
    "the reuse of building materials",
    "resilience against cyber-attacks",
    "support for informal carers",
    "supervision of the trade in animals",
    "the link with the European rail network",
    "air and soil quality",
    "co-operation with North Rhine-Westphalia",
    "the basic and further training of fire-fighters",
    "the share of solar and wind energy",
    "access to culture and sport",
    "research into artificial intelligence (AI)",
    "the monitoring of drinking water",
    "the treaty on police co-operation",
    "the involvement of residents",
    "the energy renovation of public buildings",
    "work placements in small firms",
    "the CO2 balance of inland shipping",
)

ENGLISH = Phrasebook(
    language="en",
    objects=tuple((phrase, f"of {phrase}") for phrase in _OBJECTS),
    nominal=(
        "Strengthening {object}",
        "The further development {of}",
        "Improvement {of}",
        "Adoption of an action plan for {object}",
        "Continued promotion {of}",
        "Mapping {object}",
        "A broadening {of}",
        "The organisation {of}",
        "Support for {object}",
        "Step-by-step simplification {of}",
        "Pooling of resources for {object}",
        "Long-term financing {of}",
        "Modernisation {of}",
        "Evaluation {of}",
    ),
    infinitive=(
        "Strengthen {object}",
        "Further develop {object}",
        "Co-ordinate {object}",
        "Take stock {of}",
        "To promote {object}",
        "Open up {object} to all",
        "Invest in {object}",
        "Modernise {object} step by step",
        "Set aside more resources for {object}",
        "Support {object} from the outset",
        "Work towards {object}",
        "Regularly review {object}",
    ),
    sentence=(
        "We will strengthen {object}",
        "We are investing in {object}",
        "The partners will co-ordinate {object}",
        "The secretariat will take stock {of}",
        "The region wants to raise awareness {of}",
        "An action plan will improve {object}",
        "The countries are committed to {object}",
        "Each municipality chooses its own approach to {object}",
        "We leave nobody behind and safeguard {object}",
        "The board will examine how to improve {object}",
    ),
    tails=(
        " in co-operation with provinces and regions",
        ", with particular attention to {object}",
        " by {year} at the latest",
        ", including {object}",
        " (see also the file on {object})",
        " through at least {n} pilot projects",
        " on the basis of a yearly monitor",
        ", as provided for in the regulation of {year}",
        " within the limits of the EU budget",
        ", with one aim: less congestion and cleaner air",
        " under the motto “together across borders”",
        " as part of the European Green Deal",
        ", e.g. by means of a shared help desk",
        " (i.a. through the Interreg programme)",
        " and discuss the results with the social partners every year",
        ", in view {of}",
        " in close consultation with trade unions and employers",
        " in the period 2025-2028",
        " for {n}% of households",
        ", also outside the large cities",
        " on the principle of ‘open by default’",
        " via the Euroregions and the ports",
        " together with the EGTC and the OECD",
        ", taking account of the needs of SMEs",
    ),
    endings=(
        " (schools, libraries, ...)",
        " for cyclists, pedestrians, commuters, etc.",
        " in ports, at airports, etc.",
    ),
    titles=(
        "A strong and sustainable internal market",
        "A region where it is good to live and work",
        "Together for security and justice",
        "Towards a climate-neutral society in 2050",
        "Everybody counts",
        "Care close to home",
        "An accessible region: from door to door",
        "Education that opens doors",
        "A government that listens and delivers",
        "Water, soil and air in balance",
        "Room for enterprise, research and innovation",
        "A ‘smart region’ that connects citizens and businesses",
        "Ally of European and regional co-operation",
        "Young people first",
        "Culture, sport and leisure",
        "Good governance and sound finances",
        "A platform for responsible co-operation, ready to take concrete measures",
        "The digital leap forward",
        "Farming with a future, a countryside with prospects",
        "Resilience in crises and disasters",
        "An open view of the world",
        "Energy for tomorrow",
        "Homes for young and old",
        "Protecting peace, rights and freedoms",
        (
            "Growth that excludes nobody, with respect for people, animals and the environment "
            "in all parts of our territory"
        ),
    ),
    areas=(
        "Mobility",
        "Energy and climate",
        "Security",
        "Justice and policing",
        "Health",
        "Education",
        "Labour market",
        "Nature",
        "Digitalisation",
        "Housing",
        "Governance",
        "Culture",
        "Economy",
        "Youth and family",
        "Agriculture and food",
        "Water",
        "Tourism",
        "Migration",
        "EU affairs",
        "Innovation",
    ),
    title_tails=(
        ", also across borders",
        " in the 21st century",
        " (with additional funds from 2026)",
        ": investing in people",
        ", for and by residents",
    ),
    labels=("Theme", "Pillar", "Priority", "Chapter", "Axis"),
    item_labels=("Objective", "Action", "Goal", "Measure"),
    brief_titles=(
        "Cycle highways",
        "Green roofs",
        "One-stop shop",
        "Clean ports",
        "Open data",
        "Neighbourhood sport",
        "Smart meters",
        "District nursing",
        "Languages at school",
        "Safe routes",
        "Flood storage",
        "Start-up fund",
        "Local ombudsman",
        "Night trains",
        "Shared ambulances",
        "Repair cafés",
        "Youth council",
        "Quiet roads",
        "Heat networks",
        "Electronic signature",
        "Forests for later",
        "Less red tape",
        "Healthy canteens",
        "Safe internet",
    ),
    programme_titles=(
        "Common Work Programme {first}-{last}",
        "Multiannual programme {first}-{last} of the Border Region Council",
        "Forward together: programme for government {first}-{last}",
        "Coalition agreement {first}-{last}",
        "Action plan {first}-{last}",
        "Priorities of the {first} presidency",
    ),
    intros=(
        (
            "With this programme the partners set the course of their co-operation for the period "
            "{first} to {last}. It builds on what has been achieved in past years."
        ),
        (
            "The world around us is changing fast. That is why the authorities have opted for a "
            "method that leaves room for dialogue, adjustment and new ideas."
        ),
        (
            "The programme came about after talks with more than two hundred organisations. Their "
            "contributions can be found in the choices described below."
        ),
        (
            "Every year a yearly plan is drawn up and put before parliament. A steering group "
            "follows its implementation."
        ),
        (
            "People expect solutions that reach beyond a single term of office. That takes "
            "patience, confidence and staying power."
        ),
        (
            "Our region has more than three million inhabitants and lies at the crossroads of "
            "three languages. This diversity is an asset, but it also calls for clear arrangements."
        ),
        (
            "The past few years have shown how fragile our society can be. They also showed how "
            "many people are willing to help one another."
        ),
        (
            "Without support there are no results. That was the spirit in which this text was "
            "written, which all parties signed in spring."
        ),
    ),
    background=(
        (
            "The previous programme came to an end on 31 December. Its evaluation can be found "
            "on the organisation's website and was discussed in the committee concerned."
        ),
        (
            "The co-operation goes back to an agreement of 1958, which was revised in 2008. Since "
            "then the number of participating authorities has doubled."
        ),
        (
            "The presidency changes every year. In {first} it falls to the southern partners, "
            "who set the agenda of the meetings."
        ),
        "The text was adopted on 12 March and then presented to the press.",
    ),
    lead_ins=(
        "In concrete terms this means:",
        "The following points take precedence:",
        "The partners therefore opt for:",
        "This includes the following:",
        "In the coming period the focus is on:",
        "What are we going to do?",
    ),
    announcements=(
        "The programme rests on the following pillars:",
        "The partners have chosen these themes:",
        "This document deals in turn with:",
    ),
    declared=(
        "The programme has {themes} themes and {objectives} objectives.",
        "There are {themes} themes, worked out in {objectives} objectives.",
    ),
    declared_themes=(
        "The programme is divided into {themes} themes.",
        "The co-operation rests on {themes} pillars, which are explained below.",
    ),
    number_words=(
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    ),
    subheadings=("Our ambitions", "Objectives", "What do we want to achieve?", "Actions"),
    headings={
        "contents": ("Contents", "Table of contents"),
        "foreword": ("Foreword", "Introduction", "Preface"),
        "background": ("Background", "Context", "About us"),
        "links": ("More information", "Further reading", "See also", "More information:"),
        "contact": ("Contact", "Press contact"),
        "annex": ("Annex", "Annex 1", "Appendices"),
        "conclusion": ("Conclusion", "Final remarks"),
        "authors": ("Authors", "Imprint"),
        "previous": (
            "Annex: aims of the previous work programme",
            "The previous programme 2001–2004",
            "Looking back at the previous agreement",
        ),
        "looking-back": (
            "The previous programme 2001–2004",
            "Looking back at the previous agreement",
        ),
    },
    navigation=("Home", "News", "About us", "Search", "Log in", "EN | NL | FR", "Menu"),
    cookies=(
        "This website uses cookies to improve your visit.",
        "Accept cookies",
        "Manage preferences",
    ),
    authors=(
        "Editing: Communication department",
        "Publisher: A. Miller",
        "Photographs: M. Wood",
    ),
    contact=(
        "Secretariat of the Council",
        "12 Station Road, Brackwater",
        "Tel. +44 20 5550 0120",
        "info@sample.example",
    ),
    links=(
        "Press release: new priorities for the region",
        "Annual report of the secretariat",
        "News – Ministers sign agreement (10 March 2020)",
        "Full text of the treaty",
        "File on cross-border work",
        "Presentation to the committee",
    ),
    annex_items=(
        "Municipality of Aldham",
        "Province of Upper Wey",
        "Chamber of Commerce, Southern branch",
        "Lowland Water Board",
        "Association of Border Municipalities",
        "Riverland University of Applied Sciences",
    ),
    footnotes=(
        "Official Journal L 119 of 4 May {year}.",
        "See the minutes of the meeting of 3 June {year}.",
        "Figures of the Statistical Office, as of {year}.",
    ),
    quotes=(
        "“Together we can do more.”",
        "“Borders are there to be crossed.”",
        "“The region is ready for tomorrow.”",
    ),
    item_range=("(measures {first} to {last})", "(actions {first} to {last})"),
    page_word="Page",
    conjunction="and",
    column_heads=("No.", "Theme", "Objective", "Lead"),
    leads=("Secretariat", "Provinces", "Ministry", "Municipalities", "Working group"),
)
