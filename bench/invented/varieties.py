"""What programme documents look like, each choice with its weight in the draw."""

from __future__ import annotations

LANGUAGES = ("nl", "fr", "de", "en")
#: Each with its weight. Text and Markdown are cheap and show structure; PDF shows layout.
FORMATS = {
    "txt": 24,
    "md": 18,
    "html": 12,
    "docx": 10,
    "pdf-reportlab": 20,
    "pdf-weasyprint": 10,
    "pdf-chromium": 6,
}
PAGED_FORMATS = ("pdf-reportlab", "pdf-weasyprint", "pdf-chromium")
STYLED_FORMATS = ("html", "docx", *PAGED_FORMATS)

#: What themes are; each with its weight.
THEME_SHAPES = {"heading": 70, "bullets": 7, "run-in": 5, "table": 7, "single": 6, "none": 5}
#: How theme headings are dressed.
PLAIN_TEXT_DRESSES = ("plain", "capitals", "underlined")
MARKDOWN_DRESSES = ("atx", "setext", "bold", "plain")
STYLED_DRESSES = ("larger", "bold", "coloured", "ruled", "capitals", "plain")
#: What is printed before a theme's title, as it looks for the second theme ("" is nothing;
#: "1. 1." numbers every theme 1; "Label 2|" stands alone on the line above the title).
THEME_MARKS = {
    "": 40,
    "2.": 14,
    "2)": 5,
    "II.": 6,
    "B.": 5,
    "1.2": 4,
    "1. 1.": 4,
    "Label 2:": 8,
    "Label 2 –": 5,
    "Label II": 4,
    "Label 2.": 3,
    "Label 2|": 3,
}
OBJECTIVE_SHAPES = {"items": 70, "paragraphs": 9, "lines": 6, "run-on": 10, "table": 5}
GLYPHS = {
    "•": 14,
    "●": 4,
    "»": 3,
    "—": 3,
    "–": 6,
    "-": 12,
    "■": 3,
    "▪": 3,
    "➢": 3,
    ">": 3,
    "→": 3,
    "·": 4,
    "*": 4,
    "o": 3,
    "✓": 3,
    "+": 1,
    "\uf0b7": 5,
    "\uf0a7": 3,
    "\uf0d8": 1,
    "\uf0f1": 1,
}
#: Marks that count or are drawn, as the second item of the second theme looks.
COUNTING_MARKS = {
    "2.": 12,
    "2)": 4,
    "2. on": 8,
    "1. 1.": 4,
    "b)": 6,
    "(2)": 5,
    "2.2": 6,
    "Label 2:": 5,
    "Label 5 on:": 3,
    "• 2.": 3,
}
#: "digit" is an icon font's bullet whose character is "6"; "control" one whose character is BEL.
DRAWN_MARKS = ("drawn", "drawn", "digit", "control")
RUN_ON_MARKS = ("; ", "; ", "a) ", "(1) ", "● ", "• ", "- ", ", ")
OBJECTIVE_FORMS = {"phrase": 78, "title-colon": 8, "title-dash": 6, "long": 8}
PHRASE_FORMS = ("nominal", "infinitive", "sentence")
LENGTHS = ("short", "medium", "long", "mixed")
SUB_MARKS = {"": 74, "glyph": 16, "letter": 5, "number": 5}
#: "; &" closes the last but one with the conjunction too.
ITEM_ENDS = {"": 40, ";": 20, ".": 25, ",": 8, "; &": 4, ", &": 3}
#: What the text layer has that the page does not show.
TEXT_QUIRKS = {"": 80, "soft-hyphens": 12, "doubled-letters": 8}
DECLARED = {"": 60, "right": 30, "wrong": 10}
#: What stands beside the programme or between its lines; each with its chance in percent.
SPOILERS = {
    "contents": 22,
    "announcement": 12,
    "links": 22,
    "navigation": 12,
    "cookies": 8,
    "authors": 8,
    "contact": 12,
    "doubled-headline": 8,
    "background": 22,
    "background-list": 8,
    "foreword": 18,
    "conclusion": 8,
    "annex": 10,
    "footnotes": 10,
    "quotes": 10,
    "theme-intro": 30,
    "lead-in": 22,
    "lead-in-item": 7,
    "subheading": 12,
    "empty-theme": 12,
    "item-range": 6,
    "page-furniture": 30,
    "line-numbers": 5,
}
#: The same, drawn apart so that all other choices of a seed stay what they were.
LATER_SPOILERS = {"previous-programme": 8}
LAYOUTS = {"one-column": 60, "two-columns": 22, "spread": 8, "halves": 10}
MARKER_GAPS = {" ": 70, "\t": 12, "  ": 6, "\u00a0": 6, "": 6}
