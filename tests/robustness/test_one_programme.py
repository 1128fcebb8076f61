"""One invented programme saved in every format gives the same themes and objectives."""

from __future__ import annotations

import functools
from dataclasses import replace
from pathlib import Path

import pytest

from bench.invented import MissingProducerError, Spec, draw_spec, make_document
from bench.invented.truth import Truth
from bench.whole_pipeline import read_themes

#: How themes are told from the rest where a format has no headings, or several kinds.
DRESSES = {"txt": "capitals", "md": "atx"}
FORMATS = ("txt", "md", "html", "docx", "pdf-reportlab", "pdf-weasyprint", "pdf-chromium")


def choose_spec(name: str, language: str) -> Spec:
    """The same programme whatever the format: words are drawn from the seed alone.

    The seed is one whose words break over no line at a hyphen of their own: whether "Interreg-"
    with "programma" below is one word or two parts of one, no reader of the page can tell.
    """
    drawn = draw_spec(11, language=language, format="txt")
    return replace(
        drawn,
        format=name,
        theme_shape="heading",
        theme_dress=DRESSES.get(name, "larger"),
        theme_mark="2.",
        title_length="titles",
        title_end="",
        has_title=True,
        objective_shape="items",
        objective_mark="-",
        objective_form="phrase",
        length="mixed",
        sub_mark="",
        item_end=";",
        is_marker_alone=False,
        marker_gap=" ",
        declared="right",
        spoilers=frozenset({"background", "theme-intro"}),
        wrap_columns=72 if name == "txt" else 0,
        has_hanging_indent=True,
        indent=0,
        is_spaced=False,
        is_tight=False,
        line_end="\n",
        has_form_feeds=False,
        has_no_break_spaces=False,
        uses_literal_marks=False,
        layout="one-column",
        is_justified=False,
        is_hyphenated=False,
        has_numbers_in_words=True,
        text_quirk="",
        has_third_level=False,
    )


@functools.cache
def find(name: str, language: str, folder: Path) -> tuple[Truth, Truth]:
    """What the programme says, and what was found in it."""
    document = make_document(choose_spec(name, language))
    path = folder / document.name
    path.write_bytes(document.data)
    return document.truth, read_themes(path)


@pytest.mark.parametrize(
    "language",
    ["nl", *(pytest.param(language, marks=pytest.mark.slow) for language in ("fr", "de", "en"))],
)
@pytest.mark.parametrize("name", FORMATS)
def test_themes_and_objectives_are_those_of_the_programme(
    name: str, language: str, tmp_path: Path
) -> None:
    try:
        truth, found = find(name, language, tmp_path)
    except MissingProducerError as error:
        pytest.skip(f"{name}: {error}")
    in_plain_text, _ = find("txt", language, tmp_path)
    assert [len(theme.objectives) for theme in truth.themes] == [
        len(theme.objectives) for theme in in_plain_text.themes
    ]
    assert fold(found) == fold(in_plain_text)


def fold(truth: Truth) -> list[tuple[str, list[str]]]:
    """Titles and objectives, letter for letter; titles in capitals, as one format sets them."""
    return [
        ((theme.title or "").upper(), [objective.text for objective in theme.objectives])
        for theme in truth.themes
    ]
