"""Views of typed text: where it was wrapped, and which of its lines are rules."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.model.document import Document
from pipeline.model.frozen import replace
from pipeline.parse import thresholds
from pipeline.parse.lines.views import TEXT_PITCH_EM, LineView, find_linked, is_capitals


def view_typed_lines(document: Document) -> tuple[LineView, ...]:
    """Measures the lines of a document without geometry."""
    measure_em = _find_wrap_columns(document) * thresholds.COLUMN_EM
    linked = find_linked(document)
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
