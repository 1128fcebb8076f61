"""Fragments that the page shows as one line although a wide gap parts them.

A list marker and its text; a heading's number and its words; an entry of a contents list and its
page number; a raised footnote sign; a drop capital.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.pdf.engines.glyphs import Drawing
from pipeline.extract.pdf.rows.contents_entries import LEADER_DOTS, join_page_numbers
from pipeline.extract.pdf.rows.fragments import Fragment
from pipeline.extract.pdf.rows.ink import Ink
from pipeline.extract.pdf.rows.line_numbers import find_line_numbers
from pipeline.extract.pdf.rows.raised_letters import attach_raised
from pipeline.extract.pdf.rows.short_fragments import ShortFragments
from pipeline.extract.pdf.rows.text_markers import (
    begins_with_count,
    begins_with_sign,
    join_markers,
    read_count,
    read_item_number,
)
from pipeline.extract.pdf.rows.theme_numerals import join_numerals, list_counting, list_on_grounds

#: Page numbers may bring the end of their leader along; labels are words with a number.
_MAX_NUMBER_LENGTH = 18


def join_lines(
    fragments: list[Fragment], ink: Ink, drawings: Sequence[Drawing] = ()
) -> list[Fragment]:
    """Join what belongs on one line, before columns are looked for.

    Args:
        fragments: from the top down.
        ink: of the glyphs they are made of.
        drawings: on the page.

    Returns:
        The fragments left, in the same order.
    """
    if len(fragments) < 2:
        return fragments
    fragments = attach_raised(fragments, ink)
    short = [
        one
        for one in fragments
        if one.letter_count <= _MAX_NUMBER_LENGTH
        or ink.text[ink.run_starts[one.pieces[0]]] in LEADER_DOTS
    ]
    on_grounds = list_on_grounds(short, drawings, ink)
    if short:
        others = [one for one in short if id(one) not in on_grounds]
        page = ShortFragments(fragments, others, ink)
        for one in others:
            one.count = read_count(page.texts[id(one)])
        line_numbers = find_line_numbers(page, fragments)
        counting = list_counting([one for one in others if id(one) not in line_numbers], ink)
        join_page_numbers(page, line_numbers)
        join_markers(page, line_numbers, counting)
        fragments = [one for one in fragments if id(one) not in page.gone]
        fragments = join_numerals(fragments, ink, drawings)
    for fragment in fragments:
        if not fragment.has_marker:
            fragment.has_marker = begins_with_sign(fragment, ink) or begins_with_count(
                fragment, ink
            )
        if fragment.has_marker:
            fragment.item_number = read_item_number(fragment, ink)
    return fragments
