"""Which choices go together: a document whose truth a careful person could not tell is no test."""

from __future__ import annotations

import dataclasses

from bench.invented.spec import Spec
from bench.invented.varieties import (
    COUNTING_MARKS,
    DRAWN_MARKS,
    GLYPHS,
    PAGED_FORMATS,
    PHRASE_FORMS,
)

#: Spoilers that bring a heading of their own, or pieces of a web page.
_WITH_HEADING = frozenset(
    {"contents", "background", "background-list", "foreword", "conclusion", "annex", "authors"}
)
_BETWEEN_THEMES = frozenset({"empty-theme", "item-range", "theme-intro", "subheading"})


def settle(spec: Spec) -> Spec:
    """Empties what another choice leaves without meaning, so that equal documents are equal."""
    changes: dict[str, object] = {}
    spoilers = set(spec.spoilers)
    if spec.objective_shape != "items":
        changes |= {"sub_mark": "", "is_marker_alone": False}
        spoilers.discard("lead-in-item")
    if spec.theme_shape in ("single", "none"):
        spoilers -= _BETWEEN_THEMES | _WITH_HEADING
        spoilers -= {"announcement", "contact", "navigation", "cookies", "quotes"}
        changes |= {"theme_mark": "", "declared": "", "has_title": spec.theme_shape == "single"}
        changes |= {"title_length": "titles", "title_end": ""}
        if spec.theme_shape == "none":
            spoilers -= {"links", "doubled-headline"}
    if spec.theme_shape != "heading" or spec.objective_shape != "items":
        spoilers -= {"previous-programme"}
    if spec.theme_shape in ("table", "bullets", "run-in"):
        spoilers -= {"theme-intro", "subheading", "item-range", "empty-theme"}
    if spec.theme_shape in ("table", "run-in"):
        spoilers -= {"lead-in", "lead-in-item"}
    if spec.theme_shape == "bullets":
        changes |= {"theme_mark": ""}
    if spec.theme_shape == "table":
        changes |= {"objective_shape": "table", "objective_mark": "", "title_end": ""}
        changes |= {"sub_mark": "", "is_marker_alone": False, "theme_mark": ""}
    if spec.objective_shape in ("paragraphs", "lines", "table"):
        spoilers -= {"theme-intro", "subheading"}
    if spec.objective_shape == "paragraphs":
        spoilers -= {"lead-in", "empty-theme", "foreword", "conclusion"}
        changes |= {"is_marker_alone": False}
    if spec.objective_shape in ("lines", "table"):
        spoilers -= {"empty-theme", "quotes"}
    if spec.format in ("html", "docx") or not spec.is_paged:
        spoilers -= {"quotes"}
    if spec.format in ("html", "md", "docx"):
        spoilers -= {"page-furniture", "line-numbers"}
    if spec.is_paged or spec.format == "docx":
        spoilers -= {"navigation", "cookies"}
    if spec.format == "txt" and not spec.has_form_feeds:
        spoilers -= {"page-furniture"}
    if spec.format == "txt":
        spoilers -= {"line-numbers"}
    if "lead-in-item" in spoilers:
        spoilers -= {"lead-in"}
    if spec.objective_shape in ("run-on", "paragraphs"):
        changes |= {"objective_form": "phrase", "item_end": ""}
        if spec.phrase_form == "mixed":
            changes |= {"phrase_form": PHRASE_FORMS[spec.seed % 3]}
    if spec.objective_mark == ", ":
        changes |= {"phrase_form": "nominal", "length": "short"}
    if spec.sub_mark == "" or changes.get("sub_mark") == "":
        changes |= {"has_third_level": False}
    if spec.text_quirk == "doubled-letters" and spec.format != "pdf-reportlab":
        changes |= {"text_quirk": ""}
    # ReportLab has its own ideas about soft hyphens.
    if spec.text_quirk == "soft-hyphens" and spec.format == "pdf-reportlab":
        changes |= {"text_quirk": ""}
    if spec.objective_mark in DRAWN_MARKS:
        changes |= {"is_marker_alone": False, "marker_gap": " "}
    if spec.theme_shape == "table" or spec.objective_shape == "table":
        # Tables need the width of the page.
        changes |= {"layout": "one-column"}
    if not spec.has_title:
        spoilers -= {"doubled-headline"}
    return dataclasses.replace(spec, spoilers=frozenset(spoilers), **changes)  # type: ignore[arg-type]


def is_readable(spec: Spec) -> bool:
    """Whether a careful person would read the structure in only one way."""
    counting = spec.objective_mark in COUNTING_MARKS
    plain = spec.theme_dress == "plain" and spec.theme_mark == "" and spec.theme_shape == "heading"
    numbered = spec.theme_mark in ("2.", "2)", "1. 1.", "1.2", "Label 2.")
    if spec.theme_shape == "bullets":
        same_glyph = spec.theme_glyph == spec.objective_mark
        return (
            spec.objective_shape == "items"
            and spec.objective_mark in (*GLYPHS, "2.", "b)")
            and spec.sub_mark == ""
            and not spec.is_marker_alone
            and (not same_glyph or (spec.indent >= 2 and spec.format in ("md", "html", "docx")))
            and (spec.indent >= 1 or not counting)
            and spec.objective_form in ("phrase", "long")
        )
    if spec.theme_shape == "run-in":
        return (
            spec.objective_shape == "run-on"
            and spec.objective_mark not in ("● ", "• ", "- ")
            and spec.theme_mark in ("", "2.", "2)", "B.")
            and not (spec.theme_mark == "" and spec.theme_dress in ("plain", "capitals"))
            and spec.title_length == "areas"
            and "line-numbers" not in spec.spoilers
        )
    if spec.theme_shape == "table":
        return spec.format in ("md", "html", "docx", *PAGED_FORMATS)
    if spec.objective_shape == "table" and spec.format == "txt":
        return False
    if spec.theme_shape in ("single", "none"):
        if spec.objective_shape not in ("items", "lines"):
            return False
        return spec.objective_shape == "items" or "lead-in" in spec.spoilers
    # Theme headings.
    if spec.objective_shape in ("lines", "paragraphs") and (plain or spec.is_tight):
        return spec.objective_shape == "paragraphs" and plain and not spec.is_tight
    if spec.objective_shape == "lines" and spec.wrap_columns:
        return False
    if spec.format == "md" and plain:
        return False
    if spec.format == "md" and spec.theme_dress == "plain" and spec.is_tight:
        return False
    if numbered and counting and spec.theme_dress == "plain":
        return (
            spec.theme_mark in ("2.", "2)")
            and spec.objective_mark in ("b)", "(2)", "2.2", "Label 2:")
            and spec.format != "md"
        )
    if spec.objective_mark == "2.2" and spec.theme_mark in ("1.2", "1. 1.", "B.", "II."):
        return False
    if spec.objective_mark == "• 2." and spec.sub_mark:
        return False
    if spec.objective_mark.startswith("Label") and spec.objective_form == "title-colon":
        return False
    if spec.objective_mark == "control" and spec.format != "pdf-reportlab":
        return False
    if spec.marker_gap == "" and not (
        spec.objective_mark in GLYPHS and ord(spec.objective_mark) > 255
    ):
        return False
    if spec.is_marker_alone and (
        spec.is_tight or spec.sub_mark or spec.format in ("md", "html", "docx")
    ):
        return False
    if spec.sub_mark and spec.objective_form == "long":
        return False
    return not (spec.is_tight and spec.wrap_columns)
