"""Which document to invent: one frozen value, drawn from a seed."""

from __future__ import annotations

from dataclasses import dataclass

from bench.invented.varieties import PAGED_FORMATS, STYLED_FORMATS


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """Everything that is decided about a document except its words.

    Attributes:
        seed: from which the words are drawn.
        language, format: of the file.
        theme_shape, theme_dress, theme_mark: see the constants of this module.
        title_length: "areas" (one to three words) or "titles".
        title_end: printed behind every theme title.
        has_title: whether the programme's own title stands on top.
        objective_shape, objective_mark, objective_form, phrase_form, length: likewise.
        theme_glyph: of themes that are bullets.
        sub_mark: what sub-objectives begin with; "" when there are none.
        item_end: closing punctuation of items.
        is_marker_alone: whether the marker has a line of its own.
        marker_gap: between marker and text.
        declared: whether the prose states a count, and whether that is right.
        spoilers: what else there is.
        wrap_columns: hard-wrapped at so many columns; 0 is not wrapped.
        has_hanging_indent: whether continuation lines are indented under the text.
        indent: blanks before items (one level).
        is_spaced: whether items have a blank line between them.
        is_tight: whether nothing has a blank line around it.
        line_end: between lines of text formats.
        has_form_feeds, has_no_break_spaces: as it says.
        uses_literal_marks: in formats with lists of their own, whether markers are typed.
        layout: of pages.
        is_justified, is_hyphenated: of paged formats.
        has_numbers_in_words: how counts are written.
        text_quirk: see ``TEXT_QUIRKS``.
        has_third_level: whether some sub-objectives have their own below them.
    """

    seed: int
    language: str
    format: str
    theme_shape: str
    theme_dress: str
    theme_mark: str
    title_length: str
    title_end: str
    has_title: bool
    objective_shape: str
    objective_mark: str
    objective_form: str
    phrase_form: str
    length: str
    theme_glyph: str
    sub_mark: str
    item_end: str
    is_marker_alone: bool
    marker_gap: str
    declared: str
    spoilers: frozenset[str]
    wrap_columns: int
    has_hanging_indent: bool
    indent: int
    is_spaced: bool
    is_tight: bool
    line_end: str
    has_form_feeds: bool
    has_no_break_spaces: bool
    uses_literal_marks: bool
    layout: str
    is_justified: bool
    is_hyphenated: bool
    has_numbers_in_words: bool
    text_quirk: str
    has_third_level: bool

    @property
    def is_paged(self) -> bool:
        """Whether the file has pages."""
        return self.format in PAGED_FORMATS

    @property
    def is_styled(self) -> bool:
        """Whether the file has type sizes and colours."""
        return self.format in STYLED_FORMATS
