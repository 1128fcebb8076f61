"""Cleaning gives the words as one would type them, and can say where each came from."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pipeline.model.selectors import CharSpan
from pipeline.text.cleaning import clean_parts, clean_with_offsets, trim_closing_punctuation
from pipeline.text.languages import all_languages

TRANSCRIPT = Path(__file__).parents[2] / "raw" / "benelux-2021-2024" / "brochure-nl.md"

#: Titles and objectives as typesetters broke them ("|"), hyphens as they come out of the PDFs.
BROKEN = [
    "Inzetten op Europese Green Deal en Cir‐|culaire Economie",
    "Expertise bundelen rond Artificiële Intelli‐|gentie",
    "Nationale COVID-|19 herstelplannen on‐|dersteunen",
    "Een schoner personen- en|vrachtvervoer",
    "Een schoner personen-|en vrachtvervoer",
    "Een vernieuwd Benelux-Politiever‐|drag",
    "Een vernieuwd Benelux-Politiever-|drag",
    "Een vernieuwd Benelux-|Politieverdrag",
    "Grensoverschrijdende fraude aan‐|pakken",
    "Voedselveiligheid en cyberveilig‐|heid waarborgen",
    "EU-|rolmodel voor bevorderen digi‐|tale ééngemaakte markt",
    "Grensoverschrijdende toegang tot digitale goederen en diensten ver‐|zekeren",
    "Gunstig klimaat scheppen voor be‐|drijven om digitale diensten te ont‐|wikkelen",
    "Permanente dialoog voor afstem‐|ming crisissituaties",
    "Grensoverschrijdend gezondheidsbe‐|leid (patiënten, ambulances, ...)",
    "Inzetten op wetenschappelijk onder‐|zoek en nieuwe technologie in zorg‐|verlening",
    "Samen uitdagingen op milieugebied aangaan met elkaar en internationa‐|le partners",
    "Intens partnerschap met Noordrijn-|Westfalen",
    "Intens partnerschap met Noordrijn-West‐|falen",
    "Huis van Pentalateraal Energie Forum,|Gasplatform en Noordzee-|energiesamenwerking",
    "Huis van Pentalateraal Energie Forum, Gasplatform en Noordzee-energiesamen‐|werking",
    "Bondgenoot van regionale samenwer‐|king en Europese inte‐|gratie",
]


def list_transcript() -> list[str]:
    """The 5 titles and 21 objectives as the transcript has them."""
    lines = TRANSCRIPT.read_text(encoding="utf-8").splitlines()
    return [line[2:].strip("# ") for line in lines if line.startswith(("## ", "- "))]


def clean(broken: str, language: str = "nl") -> str:
    return clean_parts(broken.split("|"), language=language)


class TestTheBrochure:
    def test_has_five_titles_and_twenty_one_objectives(self) -> None:
        assert len(list_transcript()) == 26

    @pytest.mark.parametrize("broken", BROKEN)
    def test_comes_out_of_its_typesetting_letter_for_letter(self, broken: str) -> None:
        assert clean(broken) in list_transcript()

    @pytest.mark.parametrize("words", list_transcript())
    def test_survives_a_line_end_at_any_blank(self, words: str) -> None:
        assert clean(words) == words
        assert clean(words.replace(" ", "|")) == words
        assert clean(words.replace(" ", " | ")) == words

    @pytest.mark.parametrize("words", list_transcript())
    @pytest.mark.parametrize("hyphen", ["-", "\u2010", "\u2011", "\u00ad", "\u00ac", "\u0002"])
    def test_survives_a_line_end_after_any_hyphen_of_its_own(self, words: str, hyphen: str) -> None:
        broken = words.replace("- ", f"{hyphen}|").replace("-", f"{hyphen}|").replace("||", "|")
        assert clean(broken) == words


@pytest.mark.parametrize(
    ("language", "broken", "expected"),
    [
        # a hyphenation goes
        ("nl", "samen-|werking", "samenwerking"),
        ("de", "Zusammen-|arbeit", "Zusammenarbeit"),
        ("fr", "transfron-|talière", "transfrontalière"),
        ("en", "coopera-|tion", "cooperation"),
        ("nl", "geïnte-|resseerden", "geïnteresseerden"),
        ("nl", "co-|ördinatie", "coördinatie"),
        # a hyphen before a capital or a digit stays
        ("de", "Corona-|Krise", "Corona-Krise"),
        ("nl", "2021-|2024", "2021-2024"),
        ("en", "COVID-|19", "COVID-19"),
        # after an acronym, a digit, a single letter, or letters that are no syllable, too
        ("nl", "EU-|rolmodel", "EU-rolmodel"),
        ("en", "pan-EU-|wide", "pan-EU-wide"),
        ("en", "LGBTIQ-|friendly", "LGBTIQ-friendly"),
        ("nl", "G7-|landen", "G7-landen"),
        ("en", "e-|mail", "e-mail"),
        ("nl", "mkb-|ondernemers", "mkb-ondernemers"),
        # but an elided article is no single letter of a word
        ("fr", "l’a-|mélioration", "l’amélioration"),
        # a suspended hyphen stays, with its blank
        ("nl", "voedsel-|en cyberveiligheid", "voedsel- en cyberveiligheid"),
        ("nl", "taal-|of rekenonderwijs", "taal- of rekenonderwijs"),
        ("de", "Natur-|und Umweltschutz", "Natur- und Umweltschutz"),
        ("de", "Orts-|bzw. Kreisebene", "Orts- bzw. Kreisebene"),
        ("en", "short-|and long-term", "short- and long-term"),
        ("fr", "franco-|et germanophone", "franco- et germanophone"),
        ("nl", "Voedsel-|En Dierveiligheid", "Voedsel- En Dierveiligheid"),
        # unless the conjunction is the word's last syllable
        ("nl", "vernieuwde partij-|en", "vernieuwde partijen"),
        ("nl", "laten groei-|en", "laten groeien"),
        ("en", "superi-|or goods", "superior goods"),
        # clashing vowels keep it in Dutch, and in Dutch only
        ("nl", "Noordzee-|energie", "Noordzee-energie"),
        ("nl", "data-|uitwisseling", "data-uitwisseling"),
        ("nl", "muse-|umbezoek", "museumbezoek"),
        ("nl", "financi-|eel", "financieel"),
        ("de", "Zusammen-|arbeit-", "Zusammenarbeit-"),
        ("en", "re-|election", "reelection"),
        # so do words that are written with one
        ("en", "long-|term", "long-term"),
        ("en", "state-of-|the-art tools", "state-of-the-art tools"),
        ("en", "cross-|border", "cross-border"),
        ("en", "cross-|ing", "crossing"),
        ("fr", "sous-|traitance", "sous-traitance"),
        ("fr", "bien-|être", "bien-être"),
        ("nl", "publiek-|private", "publiek-private"),
        ("nl", "niet-|gouvernementele", "niet-gouvernementele"),
        # in capitals case tells nothing
        ("nl", "GEMEENSCHAPPE-|LIJK WERK-|PROGRAMMA", "GEMEENSCHAPPELIJK WERKPROGRAMMA"),
        ("nl", "EU-|VERDRAG", "EU-VERDRAG"),
        ("nl", "NOORDZEE-|ENERGIE", "NOORDZEE-ENERGIE"),
        # a dash is no hyphen
        ("nl", "Luxemburg -|Brussel", "Luxemburg - Brussel"),
        ("nl", "samen --|sterk", "samen -- sterk"),
        ("nl", "een|-|twee", "een - twee"),
        ("nl", "een|\u200b-|twee", "een - twee"),
        ("nl", "samen\u200b-\u200b|werking", "samenwerking"),
        ("nl", "2021–|2024", "2021–2024"),
        ("nl", "2021 –|2024", "2021 – 2024"),
        ("nl", "en/|of", "en/of"),
        # what nobody sees goes, what everybody sees stays
        ("nl", "samen\u00adwer\u200bking\u0007\u0003\ufeff", "samenwerking"),
        ("nl", "eﬃciënt, ﬂexibel en oﬃcieel ﬁjn", "efficiënt, flexibel en officieel fijn"),
        ("fr", "  un\u00a0objectif\u202f;\tdeux  ", "un objectif ; deux"),
        ("nl", "Europa\u2011breed en CO₂ ½ ’s «ja»", "Europa-breed en CO₂ ½ ’s «ja»"),
        ("nl", "een||\u200b|twee", "een twee"),
        ("nl", "twee  blanks", "twee blanks"),
        # calls of notes are no words; what is said in brackets is
        ("nl", "gemengde ploegen[1] en dijken.[^dijk]", "gemengde ploegen en dijken."),
        ("nl", "tweemaal[1][2], achter|[3] en [4]", "tweemaal, achter [3] en [4]"),
        ("nl", "de wet [sic] van[1995]", "de wet [sic] van[1995]"),
        ("nl", "afgebroken\u00ad", "afgebroken"),
        ("nl", "afgebroken-", "afgebroken-"),
        ("nl", "", ""),
    ],
)
def test_cleaning_by_example(language: str, broken: str, expected: str) -> None:
    assert clean(broken, language) == expected


#: Text in which every rule has something to do.
CHARS = st.one_of(
    st.sampled_from(
        "abeinouEU19 -‐‑\u00ad\u00ac\u0002\u0007\u200b\ufeff\u00a0\u202f\t’'.,;–/ﬁﬀ(éï\u0301\n"
    ),
    st.characters(codec="utf-8"),
)
PARTS = st.lists(
    st.one_of(
        st.text(CHARS, max_size=12),
        st.sampled_from(["samen-", "voedsel-", "en", "of", "and", "Noordzee-", "energie", "EU-"]),
    ),
    max_size=5,
)
LANGUAGES = st.sampled_from([language.tag for language in all_languages()])


def letters(text: str) -> str:
    """The letters, digits and marks of a text, Latin ligatures unfolded."""
    unfolded = "".join(
        unicodedata.normalize("NFKC", char).replace("ſ", "s") if "ﬀ" <= char <= "ﬆ" else char
        for char in text
    )
    return "".join(char for char in unfolded if unicodedata.category(char)[0] in "LMN")


@given(parts=PARTS, language=LANGUAGES)
def test_cleaning_twice_changes_nothing(parts: list[str], language: str) -> None:
    once = clean_parts(parts, language=language)
    assert clean_parts([once], language=language) == once


@given(parts=PARTS, language=LANGUAGES)
def test_cleaning_keeps_every_letter_in_order_and_adds_none(
    parts: list[str], language: str
) -> None:
    assume("[" not in "".join(parts))  # calls of notes go
    assert letters(clean_parts(parts, language=language)) == letters("".join(parts))


@given(parts=PARTS, language=LANGUAGES)
def test_clean_text_is_one_trimmed_line_of_visible_characters(
    parts: list[str], language: str
) -> None:
    text = clean_parts(parts, language=language)
    assert text == " ".join(text.split())
    assert not any(unicodedata.category(char) in {"Cc", "Cf"} for char in text)


@given(parts=PARTS, language=LANGUAGES)
def test_every_character_has_its_origin(parts: list[str], language: str) -> None:
    clean = clean_with_offsets(parts, language=language)
    assert len(clean.origins) == len(clean.text)
    assert list(clean.origins) == sorted(clean.origins)
    for char, (part, index) in zip(clean.text, clean.origins, strict=True):
        origin = parts[part][index]
        if char.isalnum():
            assert char in letters(origin)


def test_a_match_over_a_line_end_is_found_again_in_the_canonical_text() -> None:
    text = "• met Noordrijn-West‐\n  falen en Frank‐\n  rijk;"
    spans = [CharSpan(start=2, end=21), CharSpan(start=24, end=39), CharSpan(start=42, end=46)]
    clean = clean_with_offsets([span.cut(text) for span in spans], language="nl")
    assert clean.text == "met Noordrijn-Westfalen en Frankrijk"
    start = clean.text.index("Noordrijn")
    place = clean.locate(start, start + len("Noordrijn-Westfalen"), spans)
    assert place.cut(text) == "Noordrijn-West‐\n  falen"
    start = clean.text.index("Frankrijk")
    assert clean.locate(start, len(clean.text), spans).cut(text) == "Frank‐\n  rijk"


@pytest.mark.parametrize(
    ("language", "item", "words"),
    [
        ("nl", "Schone lucht;", "Schone lucht"),
        ("nl", "Schone lucht,", "Schone lucht"),
        ("nl", "Schone lucht.", "Schone lucht"),
        ("nl", "Schone lucht. \n", "Schone lucht"),
        ("fr", "Air pur\u00a0;", "Air pur"),
        ("nl", "kunstmatige intelligentie (AI).", "kunstmatige intelligentie (AI)"),
        (
            "nl",
            "gezondheid (patiënten, ambulances, ...)",
            "gezondheid (patiënten, ambulances, ...)",
        ),
        ("nl", "ambulances, enz.", "ambulances, enz."),
        ("nl", "ambulances, enz.;", "ambulances, enz."),
        ("nl", "ambulances, enz..", "ambulances, enz.."),
        ("nl", "de prenz.", "de prenz"),
        ("de", "Wasser, Boden u.\u00a0a.", "Wasser, Boden u.\u00a0a."),
        ("de", "in dieser Art.", "in dieser Art"),
        ("en", "state of the art.", "state of the art"),
        ("en", "trade with the U.S.", "trade with the U.S."),
        ("nl", "handel met de V.S.", "handel met de V.S."),
        ("nl", "en nog veel meer...", "en nog veel meer..."),
        ("nl", "en nog veel meer…", "en nog veel meer…"),
        ("nl", "tegen 2024.", "tegen 2024"),
        ("nl", "wat willen wij?", "wat willen wij?"),
        ("nl", "Schone lucht; en", "Schone lucht"),
        ("en", "Clean air, and", "Clean air"),
        ("fr", "Air pur ; et", "Air pur"),
        ("de", "Natur- und", "Natur- und"),
        ("nl", " ;. ", ""),
        ("nl", "", ""),
    ],
)
def test_closing_list_punctuation_is_left_out(language: str, item: str, words: str) -> None:
    assert item[: trim_closing_punctuation(item, language=language)] == words


@given(text=st.text(CHARS, max_size=30), language=LANGUAGES)
def test_trimming_the_words_again_changes_nothing(text: str, language: str) -> None:
    end = trim_closing_punctuation(text, language=language)
    assert trim_closing_punctuation(text[:end], language=language) == end
