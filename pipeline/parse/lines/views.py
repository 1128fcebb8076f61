"""Lines with the measures that decide about them, in units that do not depend on the format."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence

from pipeline.model.document import Document, ElementKind, Line
from pipeline.model.frozen import frozen
from pipeline.model.selectors import CharSpan
from pipeline.parse import thresholds
from pipeline.parse.lines.counts import drop_closing_count


@frozen
class LineView:
    """A line and its measures.

    Attributes:
        index: position among the views, from 0: one a line, two where a heading stands in it.
        line: the line.
        text: its characters.
        left_em: left edge in ems from the left edge of its region.
        x0_em: left edge in ems from the page's left edge (columns in text formats).
        right_em: right edge in ems from the page's left edge.
        measure_em: right edge of the text's measure: the longest line of its column and size, or
            the wrap width; infinite where lines are not wrapped.
        size_ratio: type size over body size; 1.0 in formats without sizes.
        pitch_em: distance to the line above in the same region, top to top, in ems of this
            line's own size; None at the top of a region. Text formats: 1.2 a line.
        blank_before: blank lines above (text formats), 0 otherwise.
        is_bold: most of its characters are bold, to its end, in a document whose body is not.
        is_coloured: most of its characters are in another colour than the body, and no link.
        is_capitals: all its letters are capitals.
        is_linked: most of it is a hyperlink.
        is_rule: it is a line drawn with characters ("====="), or bars between cells.
        is_underlined: the line below it is such a rule, with no blank line between.
        is_run_in: it is the heading that its line begins with; the text follows as a line.
        name_mark: for a name that stands in a sentence with others, the length of the "and " before
            it; -1 where it goes on with the name above; None for all other lines.
        note_calls: the raised figures in it that call notes at the foot of the page.
    """

    index: int
    line: Line
    text: str
    left_em: float
    x0_em: float
    right_em: float
    measure_em: float
    size_ratio: float
    pitch_em: float | None
    blank_before: int
    is_bold: bool
    is_capitals: bool
    is_linked: bool
    is_rule: bool = False
    is_underlined: bool = False
    is_coloured: bool = False
    is_run_in: bool = False
    name_mark: int | None = None
    note_calls: tuple[CharSpan, ...] = ()

    @property
    def is_file_heading(self) -> bool:
        """Whether the file itself calls it a heading."""
        element = self.line.element
        return element is not None and element.kind is ElementKind.HEADING

    @property
    def mark_left_em(self) -> float:
        """Left edge of the mark that is drawn before the line; its own without one."""
        drawn, bbox = self.line.drawn_marker, self.line.bbox
        if drawn is None or bbox is None:
            return self.left_em
        em = bbox.x0 / self.x0_em if self.x0_em else _USUAL_EM_PT
        return self.left_em - (bbox.x0 - drawn.bbox.x0) / em


#: Type size where a line begins at the page's very edge, which tells none.
_USUAL_EM_PT = 10.0


@frozen
class BodyStyle:
    """The style of most characters of a document: what headings stand out from."""

    size_pt: float | None
    is_bold: bool
    colour: str | None


#: Pitch of text formats, in ems: a usual leading.
TEXT_PITCH_EM = 1.2


def find_body_style(lines: Sequence[Line]) -> BodyStyle:
    """The style that most characters have (ties: the smaller type)."""
    counts: Counter[tuple[float | None, bool, str | None]] = Counter()
    for line in lines:
        style = line.style
        counts[(style.size_pt, style.is_bold, style.colour)] += len(line.span)
    if not counts:
        return BodyStyle(size_pt=None, is_bold=False, colour=None)
    sizes: Counter[float | None] = Counter()
    weights: Counter[bool] = Counter()
    colours: Counter[str | None] = Counter()
    for (size_pt, is_bold, colour), count in counts.items():
        sizes[size_pt] += count
        weights[is_bold] += count
        colours[colour] += count
    size_pt = min(sizes, key=lambda size: (-sizes[size], size or 0.0))
    return BodyStyle(
        size_pt=size_pt,
        is_bold=weights[True] > weights[False],
        colour=min(colours, key=lambda colour: (-colours[colour], colour or "")),
    )


def is_capitals(text: str) -> bool:
    """Whether all letters are capitals, and there are enough of them to tell."""
    if not {"(", "["} & set(text) and not text.replace("ß", "").isupper():
        return False  # most lines; a count in brackets may be in small letters
    words = re.findall(r"[^\W\d_]+", drop_closing_count(text))
    letters = "".join(words)
    return (
        len(letters) >= thresholds.CAPITALS_MIN_LETTERS
        and max(map(len, words)) >= thresholds.CAPITALS_MIN_WORD_LETTERS
        and all(char.isupper() or char == "ß" for char in letters)
    )


def find_linked(document: Document) -> dict[int, bool]:
    """Line index → whether hyperlinks cover most of it; lines without any are left out."""
    if not document.links:
        return {}
    lines = document.lines
    covered: Counter[int] = Counter()
    for link in document.links:
        first = bisect_right(lines, link.span.start, key=lambda line: line.span.end)
        after = bisect_left(lines, link.span.end, key=lambda line: line.span.start)
        for index in range(first, after):
            span = lines[index].span
            covered[index] += min(link.span.end, span.end) - max(link.span.start, span.start)
    return {index: count > 0.6 * len(lines[index].span) for index, count in covered.items()}
