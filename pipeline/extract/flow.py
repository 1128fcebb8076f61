"""Canonical text as it grows, for formats that have structure and no places: Markdown, HTML, Word.

Such a file says what belongs to a heading, an item or a cell, and leaves open where lines break.
Its reader writes into a ``Flow``, element by element, and gets one canonical text: every element
ends its line, a blank line stands between elements that are not of one list or table, and every
line carries the element that it belongs to.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from pipeline.extract.canonical_text import LINE_ENDS
from pipeline.model.document import Element, ElementKind, HyperLink, Line, Style, StyledRun
from pipeline.model.frozen import frozen, replace
from pipeline.model.selectors import CharSpan

PLAIN = Style()
#: Elements of these kinds stand together, line under line.
TIGHT_KINDS = frozenset({ElementKind.METADATA, ElementKind.NAVIGATION})
#: Below this code point no character joins the one before it under NFC.
FIRST_COMBINING = "\u0300"


@frozen
class _Piece:
    """Part of a line in one style and with one target."""

    text: str
    style: Style
    target: str | None


class Flow:
    """A canonical text under construction, with its lines and links."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.links: list[HyperLink] = []
        self._parts: list[str] = []
        self._length = 0
        self._pieces: list[_Piece] = []
        self._element: Element | None = None
        self._is_new = True
        self._above: Element | None = None
        self._element_count = 0
        self._list_count = 0

    @property
    def text(self) -> str:
        """The text so far, up to the end of the last finished line."""
        return "".join(self._parts)

    @property
    def is_at_line_start(self) -> bool:
        """Whether nothing has been written to the line."""
        return not self._pieces

    def new_list_number(self) -> int:
        """The number of a list or table that begins here, from 0."""
        self._list_count += 1
        return self._list_count - 1

    def begin(self, element: Element | None) -> None:
        """Begins an element.

        Args:
            element: what the file says; its ``number`` is given here, when its first words come.
                None where the file says nothing: preformatted text, which keeps its blank lines.
        """
        if self._pieces:
            self.break_line()
        self._element = element
        self._is_new = True

    def write(self, text: str, style: Style = PLAIN, target: str | None = None) -> None:
        """Adds words to the line; line ends among them end it.

        Args:
            text: what a reader of the document sees.
            style: how it is set.
            target: where it leads, if it is a link.
        """
        for index, part in enumerate(LINE_ENDS.sub("\n", text).split("\n")):
            if index:
                self.break_line()
            if part:
                self._pieces.append(_Piece(text=part, style=style, target=target))

    def break_line(self) -> None:
        """Ends the line. Without words it leaves no trace, but in preformatted text."""
        pieces = _compose(self._pieces)
        self._pieces = []
        text = "".join(piece.text for piece in pieces)
        if text and not text.isspace():
            if self._is_new:
                self._open_element()
            self._add_line(text, pieces)
        elif self._element is None and not self._is_new:
            self._append("\n")

    def _open_element(self) -> None:
        if self._parts and not _are_tight(self._above, self._element):
            self._append("\n")
        if self._element is not None:
            self._element = replace(self._element, number=self._element_count)
            self._element_count += 1
        self._above = self._element
        self._is_new = False

    def _add_line(self, text: str, pieces: list[_Piece]) -> None:
        start = self._length
        self._append(text + "\n")
        span = CharSpan(
            start=start + len(text) - len(text.lstrip()), end=start + len(text.rstrip())
        )
        spans = list(_place(pieces, start, within=span))
        runs = tuple(
            StyledRun(span=_join(group), style=style)
            for style, group in groupby(spans, key=lambda pair: pair[0].style)
        )
        lengths: Counter[Style] = Counter()
        for run in runs:
            lengths[run.style] += len(run.span)
        self.lines.append(
            Line(
                span=span,
                style=lengths.most_common(1)[0][0],
                runs=runs if len(runs) > 1 else (),
                element=self._element,
            )
        )
        self.links.extend(
            HyperLink(span=_join(group), target=target)
            for target, group in groupby(spans, key=lambda pair: pair[0].target)
            if target
        )

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)


def _are_tight(above: Element | None, below: Element | None) -> bool:
    if above is None or below is None or above.kind is not below.kind:
        return False
    if above.kind is ElementKind.LIST_ITEM:
        return above.list_number == below.list_number or above.level != below.level
    if above.kind is ElementKind.TABLE_CELL:
        return above.list_number == below.list_number
    return above.kind in TIGHT_KINDS


def _compose(pieces: list[_Piece]) -> list[_Piece]:
    """The pieces in NFC, and such that their concatenation is: a mark goes with its letter."""
    composed: list[_Piece] = []
    for piece in pieces:
        text = piece.text
        while composed and text and text[0] >= FIRST_COMBINING:
            above = composed[-1].text
            if _normalise(above + text) == above + _normalise(text):
                break
            composed[-1] = replace(composed[-1], text=_normalise(above + text[0]))
            text = text[1:]
        if text:
            composed.append(replace(piece, text=_normalise(text)))
    return composed


def _normalise(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _place(
    pieces: list[_Piece], start: int, *, within: CharSpan
) -> Iterator[tuple[_Piece, CharSpan]]:
    """Each piece with its span, cut to ``within``; those that lie outside are left out."""
    for piece in pieces:
        end = start + len(piece.text)
        if max(start, within.start) < min(end, within.end):
            yield (
                piece,
                CharSpan(start=max(start, within.start), end=min(end, within.end)),
            )
        start = end


def _join(group: Iterator[tuple[_Piece, CharSpan]]) -> CharSpan:
    spans = [span for _, span in group]
    return CharSpan(start=spans[0].start, end=spans[-1].end)
