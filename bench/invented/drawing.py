"""Seed → spec."""

from __future__ import annotations

import random

from bench.invented.plausibility import is_readable, settle
from bench.invented.spec import Spec
from bench.invented.varieties import (
    COUNTING_MARKS,
    DECLARED,
    DRAWN_MARKS,
    FORMATS,
    GLYPHS,
    ITEM_ENDS,
    LANGUAGES,
    LATER_SPOILERS,
    LAYOUTS,
    LENGTHS,
    MARKDOWN_DRESSES,
    MARKER_GAPS,
    OBJECTIVE_FORMS,
    OBJECTIVE_SHAPES,
    PAGED_FORMATS,
    PHRASE_FORMS,
    PLAIN_TEXT_DRESSES,
    RUN_ON_MARKS,
    SPOILERS,
    STYLED_DRESSES,
    STYLED_FORMATS,
    SUB_MARKS,
    TEXT_QUIRKS,
    THEME_MARKS,
    THEME_SHAPES,
)


def draw_spec(seed: int, *, language: str | None = None, format: str | None = None) -> Spec:
    """The document of ``seed``, in the given language and format where they are given."""
    rng = random.Random(seed)
    while True:
        spec = settle(_draw(seed, rng, language, format))
        if is_readable(spec):
            return spec


def _draw_later(seed: int) -> frozenset[str]:
    rng = random.Random(f"later spoilers {seed}")
    return frozenset(name for name, chance in LATER_SPOILERS.items() if rng.random() * 100 < chance)


def _pick(rng: random.Random, weights: dict[str, int]) -> str:
    return rng.choices(list(weights), list(weights.values()))[0]


def _draw(seed: int, rng: random.Random, language: str | None, format: str | None) -> Spec:
    drawn_language = rng.choice(LANGUAGES)
    drawn_format = _pick(rng, FORMATS)
    language, format = language or drawn_language, format or drawn_format
    is_paged, is_styled = format in PAGED_FORMATS, format in STYLED_FORMATS
    dresses = {"txt": PLAIN_TEXT_DRESSES, "md": MARKDOWN_DRESSES}.get(format, STYLED_DRESSES)
    objective_shape = _pick(rng, OBJECTIVE_SHAPES)
    if objective_shape == "run-on":
        objective_mark = rng.choice(RUN_ON_MARKS)
    elif objective_shape == "items":
        family = rng.random()
        if is_paged and family < 0.2:
            objective_mark = rng.choice(DRAWN_MARKS)
        elif family < 0.65:
            objective_mark = _pick(rng, GLYPHS)
        else:
            objective_mark = _pick(rng, COUNTING_MARKS)
    else:
        objective_mark = ""
    return Spec(
        seed=seed,
        language=language,
        format=format,
        theme_shape=_pick(rng, THEME_SHAPES),
        theme_dress=rng.choice(dresses),
        theme_mark=_pick(rng, THEME_MARKS),
        title_length=rng.choice(("areas", "titles", "titles")),
        title_end=rng.choice(("", "", "", "", "", ":", ".")),
        has_title=rng.random() < 0.9,
        objective_shape=objective_shape,
        objective_mark=objective_mark,
        objective_form=_pick(rng, OBJECTIVE_FORMS),
        phrase_form=rng.choice((*PHRASE_FORMS, "mixed")),
        length=rng.choice(LENGTHS),
        theme_glyph=_pick(rng, GLYPHS),
        sub_mark=_pick(rng, SUB_MARKS),
        item_end=_pick(rng, ITEM_ENDS),
        is_marker_alone=rng.random() < 0.06,
        marker_gap=_pick(rng, MARKER_GAPS),
        declared=_pick(rng, DECLARED),
        spoilers=frozenset(name for name, chance in SPOILERS.items() if rng.random() * 100 < chance)
        | _draw_later(seed),
        wrap_columns=rng.choice((0, 0, 0, 60, 72, 85)) if format in ("txt", "md") else 0,
        has_hanging_indent=rng.random() < 0.6,
        indent=rng.choice((0, 0, 1, 2, 4)),
        is_spaced=rng.random() < 0.3,
        is_tight=format == "txt" and rng.random() < 0.12,
        line_end=rng.choice(("\n", "\n", "\n", "\r\n")),
        has_form_feeds=format == "txt" and rng.random() < 0.12,
        has_no_break_spaces=rng.random() < 0.15,
        uses_literal_marks=rng.random() < (0.3 if is_styled else 0.15),
        layout=_pick(rng, LAYOUTS) if is_paged else "one-column",
        is_justified=is_paged and rng.random() < 0.4,
        is_hyphenated=is_paged and rng.random() < 0.4,
        has_numbers_in_words=rng.random() < 0.6,
        text_quirk=_pick(rng, TEXT_QUIRKS),
        has_third_level=rng.random() < 0.15,
    )
