"""Document → views of its lines: of set pages with their styles and edges, or of typed text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.model.document import Document, ElementKind, Line
from pipeline.model.geometry import BBox
from pipeline.parse import thresholds
from pipeline.parse.lines.measures import find_measure, find_reaches
from pipeline.parse.lines.recognised_sizes import steady_sizes
from pipeline.parse.lines.typed_lines import view_typed_lines
from pipeline.parse.lines.views import LineView, find_body_style, find_linked, is_capitals


def view_lines(document: Document) -> tuple[LineView, ...]:
    """Measures every line of ``document``, in its order."""
    if any(line.bbox is not None for line in document.lines):
        return _view_set_lines(document)
    return view_typed_lines(document)


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
    linked = find_linked(document)
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
