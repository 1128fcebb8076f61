"""Lines with the measures that decide about them, in units that do not depend on the format."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence

from pipeline.model.document import Document, ElementKind, Line
from pipeline.model.frozen import frozen, replace
from pipeline.model.geometry import BBox
from pipeline.model.selectors import CharSpan
from pipeline.parse import thresholds
from pipeline.parse.lines.counts import drop_closing_count
from pipeline.parse.lines.measures import find_measure, find_reaches
from pipeline.parse.lines.recognised_sizes import steady_sizes


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


def view_lines(document: Document) -> tuple[LineView, ...]:
    """Measures every line of ``document``, in its order."""
    if any(line.bbox is not None for line in document.lines):
        return _view_set_lines(document)
    return _view_typed_lines(document)


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


def _link_shares(document: Document) -> dict[int, bool]:
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


def _view_set_lines(document: Document) -> tuple[LineView, ...]:
    lines = steady_sizes(document)
    body = find_body_style(lines)
    em_pt = body.size_pt or 10.0
    left_pt: dict[int, float] = {}
    for line in lines:
        if line.bbox is None:
            continue
        marker_x0 = line.drawn_marker.bbox.x0 if line.drawn_marker else line.bbox.x0
        left_pt[line.region] = min(left_pt.get(line.region, marker_x0), marker_x0)
    reaches = find_reaches(lines, em_pt)
    linked = _link_shares(document)
    asides = _list_asides(document)
    views: list[LineView] = []
    above: Line | None = None
    for index, line in enumerate(lines):
        text = line.span.cut(document.text)
        bbox = line.bbox
        pitch_em = None
        if (
            above is not None
            and above.bbox is not None
            and bbox is not None
            and above.region == line.region
            and above.page_number == line.page_number
        ):
            own_pt = line.style.size_pt or em_pt
            pitch_em = (bbox.bottom - above.bbox.bottom) / max(own_pt, 1.0)
        x0_pt = bbox.x0 if bbox else 0.0
        views.append(
            LineView(
                index=index,
                line=line,
                text=text,
                left_em=(x0_pt - left_pt.get(line.region, x0_pt)) / em_pt,
                x0_em=x0_pt / em_pt,
                right_em=(bbox.x1 if bbox else 0.0) / em_pt,
                measure_em=_find_right_edge(line, find_measure(line, em_pt, reaches), asides, em_pt)
                / em_pt,
                size_ratio=(line.style.size_pt or em_pt) / em_pt,
                pitch_em=pitch_em,
                blank_before=0,
                is_bold=line.style.is_bold and not body.is_bold and not _ends_plain(line),
                is_capitals=is_capitals(text),
                is_linked=linked.get(index, False),
                is_coloured=_differ(line.style.colour, body.colour)
                and not linked.get(index, False),
            )
        )
        above = line
    return tuple(views)


def _ends_plain(line: Line) -> bool:
    """Whether a line that is mostly bold only opens so: "**Build 1,200 homes.** We begin in …"."""
    if not line.runs or line.runs[-1].style.is_bold:
        return False
    plain = sum(len(run.span) for run in line.runs if not run.style.is_bold)
    return plain > thresholds.BOLD_OPENING_PLAIN_SHARE * len(line.span)


def _list_asides(document: Document) -> dict[int, list[BBox]]:
    """The lines of boxes and quotes that stand beside the text, by page number."""
    asides: dict[int, list[BBox]] = {}
    for line in document.lines:
        is_aside = line.element is not None and line.element.kind is ElementKind.ASIDE
        if is_aside and line.bbox is not None and line.page_number is not None:
            asides.setdefault(line.page_number, []).append(line.bbox)
    return asides


def _find_right_edge(
    line: Line, right_pt: float, asides: Mapping[int, Sequence[BBox]], em_pt: float
) -> float:
    """Where the line could end: at the right edge of its region, or before what stands beside."""
    box, number = line.bbox, line.page_number
    if box is None or number is None or number not in asides:
        return right_pt
    return min(
        [
            right_pt,
            *(
                aside.x0 - thresholds.ASIDE_GAP_EM * em_pt
                for aside in asides[number]
                if aside.x0 >= box.x1
                and aside.top - em_pt < box.bottom
                and box.top < aside.bottom + em_pt
            ),
        ]
    )


def _differ(colour: str | None, other: str | None) -> bool:
    """Whether a person sees two colours (``#rrggbb``) apart; unknown ones are not."""
    if colour is None or other is None or colour == other:
        return False
    return any(
        abs(int(colour[at : at + 2], 16) - int(other[at : at + 2], 16))
        > thresholds.SEEN_COLOUR_STEP
        for at in (1, 3, 5)
    )


def _view_typed_lines(document: Document) -> tuple[LineView, ...]:
    measure_em = _find_wrap_columns(document) * thresholds.COLUMN_EM
    linked = _link_shares(document)
    text_of_document = document.text
    views: list[LineView] = []
    above_end = 0
    for index, line in enumerate(document.lines):
        between = text_of_document[above_end : line.span.start]
        breaks = between.count("\n")
        line_start = text_of_document.rfind("\n", 0, line.span.start) + 1
        lead = text_of_document[line_start : line.span.start].expandtabs(8)
        column = len(lead)
        text = line.span.cut(text_of_document)
        blank_before = max(0, breaks - 1) if index else 1
        views.append(
            LineView(
                index=index,
                line=line,
                text=text,
                left_em=column * thresholds.COLUMN_EM,
                x0_em=column * thresholds.COLUMN_EM,
                right_em=(column + len(text)) * thresholds.COLUMN_EM,
                measure_em=measure_em,
                size_ratio=1.0,
                pitch_em=None if index == 0 else TEXT_PITCH_EM * max(1, breaks),
                blank_before=blank_before,
                is_bold=line.style.is_bold,
                is_capitals=is_capitals(text),
                is_linked=linked.get(index, False),
            )
        )
        above_end = line.span.end
    return _find_rules(views)


_RULE = re.compile(r"([-–—=_*~#+.·]\s?)\1{2,}\s*$")
#: Bars between the cells of a typed table.
_BARS = re.compile(r"(?=.*\|)[|:=+\s-]+")


def _find_rules(views: Sequence[LineView]) -> tuple[LineView, ...]:
    """Marks rules and what stands directly above them."""
    found = []
    for position, view in enumerate(views):
        below = views[position + 1] if position + 1 < len(views) else None
        is_drawn = _RULE.match(view.text) is not None
        is_rule = is_drawn or _BARS.fullmatch(view.text) is not None
        is_underlined = (
            not is_rule
            and below is not None
            and below.blank_before == 0
            and _RULE.match(below.text) is not None
        )
        if is_rule or is_underlined:
            view = replace(view, is_rule=is_rule, is_underlined=is_underlined)
        found.append(view)
    return tuple(found)


#: Blanks or dots within a line that set its parts at places of their own.
_GAP = re.compile(r"\S {5,}(?=\S)|[.·…_]{5,}")


def _find_wrap_columns(document: Document) -> float:
    """The column at which text was hard-wrapped; infinite where a line is a paragraph."""
    low, high = thresholds.HARD_WRAP_COLUMNS
    text = document.text
    widths: list[int] = []
    goes_on: list[float] = []
    overlong_count = 0
    for index, line in enumerate(document.lines):
        line_start = text.rfind("\n", 0, line.span.start) + 1
        is_laid_out = _GAP.search(text, line.span.start, line.span.end) is not None
        if is_laid_out or line.span.start - line_start > high / 2:
            continue  # a running head, an entry of the contents, or a number at the page's edge
        if line.span.end - line_start > high:
            overlong_count += 1
            continue
        widths.append(line.span.end - line_start)
        below = document.lines[index + 1] if index + 1 < len(document.lines) else None
        if below is None or text[line.span.end : below.span.start].count("\n") != 1:
            goes_on.append(0.0)
        elif text[below.span.start].islower():
            goes_on.append(1.0)
        else:
            # Weaker: a capital may be a German noun, a name, or another item without a mark.
            is_open = text[below.span.start].isalpha() and text[line.span.end - 1] not in ".;:!?"
            goes_on.append(0.5 * is_open)
    widest = max(widths, default=0)
    if overlong_count > thresholds.OVERLONG_LINE_SHARE * len(widths):
        return float("inf")
    if len(widths) < thresholds.HARD_WRAP_MIN_LINES:
        return float("inf")
    longer = sorted(width for width in widths if width > 0.55 * widest)
    measure = longer[int(0.95 * (len(longer) - 1))]
    if measure < low:
        return float("inf")
    near = [on for width, on in zip(widths, goes_on, strict=True) if width >= measure - 14]
    if len(near) < thresholds.HARD_WRAP_SHARE * len(longer):
        return float("inf")
    if sum(near) < thresholds.HARD_WRAP_LOWER_SHARE * len(near):
        return float("inf")
    return float(max(widths))
