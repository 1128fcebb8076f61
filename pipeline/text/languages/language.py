"""The shape of what is known about a language: one field a key of its file."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.model.frozen import frozen


@frozen
class Noun:
    """A noun in the forms that a text has.

    Attributes:
        singular: as it labels one thing ("Thema 2:").
        plurals: as it is counted ("vijf thema's"), every case; may equal ``singular``.
    """

    singular: str
    plurals: tuple[str, ...]


@frozen
class Detection:
    """What tells the language from the others.

    Attributes:
        function_words: articles, prepositions, pronouns, auxiliaries, conjunctions; also the
            words that never belong to a name.
        letter_clusters: letters in a row that are common in this language and rare in others.
    """

    function_words: frozenset[str]
    letter_clusters: tuple[str, ...]


@frozen
class Numbers:
    """Number words.

    Attributes:
        cardinals: every word from 0 to 100 with its value, blanks between its members written
            as hyphens ("vingt-et-un").
        ordinals: "eerste", "première" … with their values.
        enumerators: "ten eerste", "erstens" … with their values; may hold blanks.
        range_words: between the first and the last of a period ("tot en met", "bis").
        ordinal_suffixes: what makes an ordinal of digits ("2de", "1er", "3.").
        multipliers: words behind a number after which it counts no things ("miljoen", "jaar").
    """

    cardinals: Mapping[str, int]
    ordinals: Mapping[str, int]
    enumerators: Mapping[str, int]
    range_words: frozenset[str]
    ordinal_suffixes: frozenset[str]
    multipliers: frozenset[str]


@frozen
class Nouns:
    """Nouns for what a programme is made of.

    Attributes:
        themes: thema, pijler, axe, Schwerpunkt, priority area …
        objectives: doelstelling, maatregel, mesure, Ziel, action …
        parts: counted as well, yet neither by themselves: principe, kerngebied, Prinzip …
        documents: what a programme calls itself in its title: werkprogramma, accord, Leitbild.
        prefixes: first members of compounds that leave the noun what it is (hoofd-, sub-).
        partial_words: words beside a number that make it count a part only ("drie andere").
        previous_words: words beside one of ``documents`` that make it an earlier one.
        achievements: words beside one of these, or a year, that tell of what was done.
        timetables: words for a list of dates, which another word may follow ("timetable of …").
    """

    themes: tuple[Noun, ...]
    objectives: tuple[Noun, ...]
    parts: tuple[Noun, ...]
    documents: tuple[str, ...]
    prefixes: tuple[str, ...]
    partial_words: frozenset[str]
    previous_words: frozenset[str]
    achievements: frozenset[str]
    timetables: frozenset[str]


@frozen
class Labels:
    """Words that stand before a number, an ordinal or a letter.

    Attributes:
        themes: they head a theme ("Thema 1:", "Axe 2 –", "Handlungsfeld III"); may hold blanks.
        objectives: they head an objective ("Objectif 3 :", "Maatregel 12").
        articles: they number the parts of a text, themes or objectives ("Art. 5", "§ 2").
        parts: they part a whole text, and themes may stand below them ("Part I").
        references: the number behind them is a name and heads nothing ("artikel 5").
    """

    themes: frozenset[str]
    objectives: frozenset[str]
    articles: frozenset[str]
    parts: frozenset[str]
    references: frozenset[str]


@frozen
class Sections:
    """Whole headings of sections that hold no themes or objectives; may hold blanks.

    Attributes:
        contents: of a contents page.
        introduction: of what stands before the outline: preface, summary.
        background: of what explains: background, context.
        about: of what speaks of the publisher or the publication.
        annex: of annexes, glossaries.
        links: of lists of links: more information, see also, sources, documents.
        contact: of addresses.
        notes: of footnotes and remarks.
        conclusion: of what stands after the outline.
    """

    contents: frozenset[str]
    introduction: frozenset[str]
    background: frozenset[str]
    about: frozenset[str]
    annex: frozenset[str]
    links: frozenset[str]
    contact: frozenset[str]
    notes: frozenset[str]
    conclusion: frozenset[str]


@frozen
class Furniture:
    """Words of what stands around a text.

    Attributes:
        imprint_labels: before the name of the body that publishes ("uitgever", "published by").
        page_words: before a page number ("pagina", "p.").
        page_of_words: between a page number and the number of pages ("van", "/").
        navigation: lines, or beginnings of lines, that are there to be clicked.
        sequels: what leads on to more elsewhere, before a colon or a question mark.
        continuations: in brackets behind a heading that is printed again ("(vervolg)").
        datelines: words before the date on which something was published.
        months: names of months.
        figures: words over figures that stand apart ("Key figures").
        signings: words that open the line which says where a text was signed ("done at").
        signature_marks: stand before the name of one who signed ("(signed)").
    """

    imprint_labels: frozenset[str]
    page_words: frozenset[str]
    page_of_words: frozenset[str]
    navigation: frozenset[str]
    sequels: frozenset[str]
    continuations: frozenset[str]
    datelines: frozenset[str]
    months: frozenset[str]
    figures: frozenset[str]
    signings: frozenset[str]
    signature_marks: frozenset[str]


@frozen
class Punctuation:
    """Abbreviations, each with its closing full stop; some hold blanks ("z. b.").

    Attributes:
        closing_abbreviations: their full stop may be a text's last character and is theirs.
        leading_abbreviations: something always follows them: their full stop ends no sentence.
    """

    closing_abbreviations: frozenset[str]
    leading_abbreviations: frozenset[str]


@frozen
class Hyphenation:
    """When a hyphen at the end of a line is more than a hyphenation.

    Attributes:
        coordinators: words before which a hyphen is suspended ("voedsel- en …").
        coordinator_syllables: coordinators that can also be the last syllable of a word, each
            with the letters after which they are ("groei-|en": not suspended).
        clashing_vowels: pairs of vowels between which a compound is written with a hyphen.
        clash_exceptions: beginnings of what follows a clash without a hyphen ("muse-|um").
        hyphenated_prefixes: words that keep the hyphen after them, whatever follows.
        hyphenated_words: words written with a hyphen before a lower-case letter.
        acronyms: words that keep the hyphen after them even in a text set in capitals.
    """

    coordinators: frozenset[str]
    coordinator_syllables: Mapping[str, tuple[str, ...]]
    clashing_vowels: frozenset[str]
    clash_exceptions: tuple[str, ...]
    hyphenated_prefixes: frozenset[str]
    hyphenated_words: frozenset[str]
    acronyms: frozenset[str]


@frozen
class Verbs:
    """Hints that a phrase is a clause, or is built on a verb or a verbal noun.

    Attributes:
        infinitive_markers: words before an infinitive ("te", "zu", "to").
        infinitive_endings: endings of infinitives.
        infinitive_articles: articles that make nouns of them ("het bevorderen").
        infinitive_opens: whether an infinitive opens its phrase ("Ouvrir une école").
        verbal_noun_suffixes: endings of nouns made from verbs ("-ing", "-ung", "-tion").
        verbal_nouns: such nouns without such an ending ("herstel", "Ausbau", "soutien").
        finite_verbs: auxiliaries, modals and usual verbs in forms that show a clause.
        past_verbs: usual verbs in forms that tell what has been ("was", "said").
        past_auxiliaries: before a participle they do too ("has agreed", "ont adopté") …
        participle_endings: … which ends so, where it follows them at once.
        future_verbs: verbs in forms that say what shall be.
        future_endings: endings of such forms ("sera", "seront").
        recitals: words that open what a resolution recalls before it decides ("whereas").
        lead_in_words: words and phrases of a sentence that only announces a list.
        closing_conjunctions: before the last part of an enumeration ("and").
    """

    infinitive_markers: frozenset[str]
    infinitive_endings: tuple[str, ...]
    infinitive_articles: frozenset[str]
    infinitive_opens: bool
    verbal_noun_suffixes: tuple[str, ...]
    verbal_nouns: frozenset[str]
    finite_verbs: frozenset[str]
    past_verbs: frozenset[str]
    past_auxiliaries: frozenset[str]
    participle_endings: tuple[str, ...]
    future_verbs: frozenset[str]
    future_endings: tuple[str, ...]
    recitals: frozenset[str]
    lead_in_words: frozenset[str]
    closing_conjunctions: tuple[str, ...]


@frozen
class Language:
    """All knowledge about one language; one object a language, compared by identity.

    Attributes:
        tag: BCP 47 primary language subtag, which is the file's name ("nl").
        name: the language's own name for itself.
        capitalises_nouns: whether every noun begins with a capital.
        detection: how to tell it from other languages.
        numbers: number words.
        nouns: what a programme is made of.
        labels: words that number things.
        sections: headings of sections without themes or objectives.
        furniture: words of page numbers and navigation.
        punctuation: abbreviations.
        hyphenation: hyphens at line ends.
        verbs: hints for clauses.
    """

    tag: str
    name: str
    capitalises_nouns: bool
    detection: Detection
    numbers: Numbers
    nouns: Nouns
    labels: Labels
    sections: Sections
    furniture: Furniture
    punctuation: Punctuation
    hyphenation: Hyphenation
    verbs: Verbs

    __eq__ = object.__eq__
    __hash__ = object.__hash__
