"""What a language gives the generator: phrases that fit together, written for this project."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrasebook:
    """Phrases of one language. Templates name their holes.

    Attributes:
        language: BCP 47 tag.
        objects: (as grammatical object, as genitive or with "de"/"van"/"of") noun phrases.
        nominal: nominalised objectives; hole ``{of}`` (genitive) or ``{object}``.
        infinitive: infinitive objectives; hole ``{object}``.
        sentence: full-sentence objectives without the full stop; hole ``{object}``.
        tails: what may follow an objective; holes ``{object}``, ``{of}``, ``{year}``, ``{n}``.
        endings: tails that close with an abbreviation or an ellipsis.
        titles: theme titles; areas: short ones; title_tails: what may follow a title.
        labels: words for a theme; item_labels: words for an objective.
        brief_titles: titles inside an objective ("Title: text").
        programme_titles: holes ``{first}``, ``{last}``.
        intros: paragraphs of prose, no list; holes ``{first}``, ``{last}``, ``{object}``.
        background: prose for sections that are not themes.
        lead_ins: lines that open a list, ending in a colon; announcements: those over a list of
            the themes.
        declared: holes ``{themes}``, ``{objectives}`` (number words or digits); declared_themes:
            hole ``{themes}``.
        number_words: from one.
        subheadings: context between a theme and its items.
        headings: words for the sections that are not themes, by role; "previous" and
            "looking-back" open another programme.
        navigation, cookies, authors, contact: page furniture of the web.
        links: titles of related pages.
        annex_items: list items of sections that are not themes.
        footnotes: hole ``{year}``.
        quotes: pull quotes.
        item_range: end of a heading; holes ``{first}``, ``{last}``.
        page_word: as in "Pagina 3".
        conjunction: the word before the last of a run.
        column_heads: heads of a table's columns: number, theme, objective, lead.
        leads: who is responsible, for a table's last column.
    """

    language: str
    objects: tuple[tuple[str, str], ...]
    nominal: tuple[str, ...]
    infinitive: tuple[str, ...]
    sentence: tuple[str, ...]
    tails: tuple[str, ...]
    endings: tuple[str, ...]
    titles: tuple[str, ...]
    areas: tuple[str, ...]
    title_tails: tuple[str, ...]
    labels: tuple[str, ...]
    item_labels: tuple[str, ...]
    brief_titles: tuple[str, ...]
    programme_titles: tuple[str, ...]
    intros: tuple[str, ...]
    background: tuple[str, ...]
    lead_ins: tuple[str, ...]
    announcements: tuple[str, ...]
    declared: tuple[str, ...]
    declared_themes: tuple[str, ...]
    number_words: tuple[str, ...]
    subheadings: tuple[str, ...]
    headings: dict[str, tuple[str, ...]]
    navigation: tuple[str, ...]
    cookies: tuple[str, ...]
    authors: tuple[str, ...]
    contact: tuple[str, ...]
    links: tuple[str, ...]
    annex_items: tuple[str, ...]
    footnotes: tuple[str, ...]
    quotes: tuple[str, ...]
    item_range: tuple[str, ...]
    page_word: str
    conjunction: str
    column_heads: tuple[str, str, str, str]
    leads: tuple[str, ...]
