"""What stands before and after the themes: the usual spoilers of a reader."""

from __future__ import annotations

from bench.invented.draft import Draft
from bench.invented.flow import Kind
from bench.invented.truth import TrueTheme
from bench.invented.varieties import GLYPHS


def add_front(draft: Draft, title: str, themes: tuple[TrueTheme, ...]) -> None:
    """Everything above the first theme."""
    spec, rng, book = draft.spec, draft.rng, draft.book
    if draft.has("navigation"):
        for word in book.navigation:
            draft.add(Kind.NAVIGATION, word)
    if draft.has("cookies"):
        for word in book.cookies:
            draft.add(Kind.NAVIGATION, word)
    if spec.has_title:
        draft.add(Kind.TITLE, title)
        if draft.has("doubled-headline"):
            draft.add(Kind.TITLE, title)
    if draft.has("authors"):
        for line in book.authors:
            # Press offices give them as a list now and then.
            if spec.seed % 3 == 0:
                draft.add(Kind.ITEM, line, marker="-")
            else:
                draft.add(Kind.PARAGRAPH, line)
    if draft.has("contents"):
        _add_contents(draft, themes)
    if draft.has("foreword"):
        draft.add(Kind.HEADING, draft.draw_heading("foreword"))
    has_prose = spec.theme_shape == "none" or draft.has("foreword")
    for _ in range(rng.randrange(1 if has_prose else 0, 3)):
        draft.add(Kind.PARAGRAPH, draft.wording.write_prose())
    if spec.declared:
        _declare(draft, themes)
    if draft.has("announcement"):
        draft.add(Kind.LEAD_IN, rng.choice(book.announcements))
        for theme in themes:
            draft.add(Kind.ITEM, _sentence_case(theme.title or ""), marker="-")
    if spec.is_paged and draft.has("contents"):
        draft.add(Kind.PAGE_BREAK)


def _declare(draft: Draft, themes: tuple[TrueTheme, ...]) -> None:
    theme_count = len(themes)
    objective_count = sum(len(theme.objectives) for theme in themes)
    if draft.spec.declared == "wrong":
        theme_count += draft.rng.choice((-1, 1, 2))
    with_objectives = draft.rng.random() < 0.4
    draft.add(
        Kind.PARAGRAPH,
        draft.wording.write_declaration(theme_count, objective_count if with_objectives else None),
    )


def _add_contents(draft: Draft, themes: tuple[TrueTheme, ...]) -> None:
    draft.add(Kind.HEADING, draft.draw_heading("contents"))
    page = 2
    with_marks = draft.rng.random() < 0.7
    for number, theme in enumerate(themes, start=1):
        page += draft.rng.randrange(1, 4)
        mark = draft.print_theme_mark(number) if with_marks else ""
        draft.add(Kind.CONTENTS, theme.title or "", marker=mark, page=page)


def add_back(draft: Draft) -> None:
    """Everything below the last theme."""
    rng, book = draft.rng, draft.book
    if draft.has("conclusion"):
        draft.add(Kind.HEADING, draft.draw_heading("conclusion"))
        draft.add(Kind.PARAGRAPH, draft.wording.write_prose())
    if draft.has("background") or draft.has("background-list"):
        draft.add(Kind.HEADING, draft.draw_heading("background"))
        for _ in range(rng.randrange(1, 3)):
            draft.add(Kind.PARAGRAPH, draft.wording.write_prose(is_background=True))
    if draft.has("background-list"):
        _add_plain_list(draft)
    if draft.has("annex"):
        draft.add(Kind.HEADING, draft.draw_heading("annex"))
        _add_plain_list(draft)
    if draft.has("contact"):
        draft.add(Kind.HEADING, draft.draw_heading("contact"))
        for line in book.contact:
            draft.add(Kind.PARAGRAPH, line)
    if draft.has("links"):
        draft.add(Kind.HEADING, draft.draw_heading("links"))
        for text in rng.sample(book.links, rng.randrange(2, 6)):
            draft.add(Kind.LINK, text, marker="•")
    if draft.has("footnotes"):
        for number in range(1, draft.footnote_number + 1):
            mark = (f"[{number}]", f"{number}.", str(number))[draft.spec.seed % 3]
            draft.add(Kind.FOOTNOTE, draft.wording.write_footnote(), marker=mark)


def _add_plain_list(draft: Draft) -> None:
    spec = draft.spec
    mark = spec.objective_mark if spec.objective_mark in GLYPHS else "-"
    for text in draft.rng.sample(draft.book.annex_items, draft.rng.randrange(3, 6)):
        draft.add(Kind.ITEM, text, marker=mark)


def _sentence_case(title: str) -> str:
    return title.capitalize() if title.isupper() and len(title) > 4 else title
