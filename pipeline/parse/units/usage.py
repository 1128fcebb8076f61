"""How a document sets its paragraphs, sentences and items: what tells where a line goes on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from pipeline.model.frozen import frozen
from pipeline.parse import thresholds
from pipeline.parse.lines.sentences import ends_sentence
from pipeline.parse.lines.views import LineView
from pipeline.parse.markers.markers import Marker, MarkerKind
from pipeline.parse.units.breaks import is_plain
from pipeline.parse.units.pitches import uses_paragraph_space

#: Twice may be chance, or a page's head.
_FEWEST_REFRAINS = 3
#: Ends of texts that make a usage, and the share of them that has to be closed.
_FEWEST_ENDS = 5
_CLOSED_SHARE = 0.9
#: … and the share of the items that are one line long.
_SHORT_SHARE = 0.2
#: Wrapped lines are no longer.
_LONGEST_LINE = thresholds.HARD_WRAP_COLUMNS[1]


@frozen
class Usage:
    """How paragraphs, sentences and items are set in a document.

    Attributes:
        is_spaced: whether space parts paragraphs.
        ends_sentences: whether texts end in a full stop or the like (``_closes_texts``).
        closed_forms: forms of marks whose typed items end so (``_closes_items``).
        closed_bullets: bullets whose typed items do, wherever they stand (``_closes_bullets``).
        refrains: typed lines that come back and stand for themselves (``_find_refrains``).
        comma_forms: forms of marks before which a typed line may end in a comma.
    """

    is_spaced: bool
    ends_sentences: bool
    closed_forms: frozenset[str]
    closed_bullets: frozenset[str]
    refrains: frozenset[str]
    comma_forms: frozenset[str]


def measure_usage(
    views: Sequence[LineView], markers: Mapping[int, Marker], pitches: Mapping[float, float]
) -> Usage:
    """Looks at all lines of a document.

    Args:
        views: its lines.
        markers: confirmed marks by line index.
        pitches: usual distances of lines, by type size.
    """
    return Usage(
        is_spaced=uses_paragraph_space(views, markers, pitches),
        ends_sentences=_closes_texts(views, markers),
        closed_forms=_closes_items(views, markers),
        closed_bullets=_closes_bullets(views, markers),
        refrains=_find_refrains(views, markers),
        comma_forms=frozenset(
            markers[view.index].form
            for above, view in pairwise(views)
            if view.index in markers and above.text.rstrip().endswith(",")
        ),
    )


def _closes_texts(views: Sequence[LineView], markers: Mapping[int, Marker]) -> bool:
    """Whether what stands before an item ends as a sentence does: then a line without end goes on.

    Asked of set pages, where the end of a column may cut a text before any word; of typed lines see
    ``_closes_items``.
    """
    ends = [
        ends_sentence(above.text)
        for above, view in pairwise(views)
        if view.index in markers
        and view.line.bbox is not None
        and view.line.region == above.line.region
        and is_plain(above)
    ]
    return len(ends) >= _FEWEST_ENDS and sum(ends) >= _CLOSED_SHARE * len(ends)


def _closes_items(views: Sequence[LineView], markers: Mapping[int, Marker]) -> frozenset[str]:
    """Forms of the marks whose typed items end as sentences do: a line without end goes on.

    Asked of items that follow one another without a blank line.
    """
    if any(view.line.bbox is None and len(view.text) > _LONGEST_LINE for view in views):
        return frozenset()  # a line is a paragraph here
    ends: dict[str, list[bool]] = {}
    first_ends: dict[str, list[bool]] = {}
    form: str | None = None
    above: LineView | None = None
    for view in views:
        is_typed = view.line.bbox is None and view.line.element is None
        if not is_typed or view.blank_before > 0:
            form = None
        marker = markers.get(view.index) if is_typed else None
        if marker is not None:
            if above is not None and marker.form == form:
                ends.setdefault(form, []).append(ends_sentence(above.text))
            form = marker.form
            first_ends.setdefault(form, []).append(ends_sentence(view.text))
        above = view
    # Titles over their texts end in no full stop, though the texts do.
    short = {form for form, ended in first_ends.items() if sum(ended) >= _SHORT_SHARE * len(ended)}
    return _list_closed(ends) & short


def _closes_bullets(views: Sequence[LineView], markers: Mapping[int, Marker]) -> frozenset[str]:
    """Bullets whose items end as sentences do, in typed text: what does not end goes on."""
    ends: dict[str, list[bool]] = {}
    form: str | None = None
    for above, view in pairwise(views):
        if above.index in markers:
            # Numbers and labels count headings as well, with text below them.
            is_bullet = markers[above.index].kind is MarkerKind.GLYPH
            form = markers[above.index].form if is_bullet else None
        if form is not None and (view.blank_before or view.index in markers):
            ends.setdefault(form, []).append(ends_sentence(above.text))
            form = None
    return _list_closed(ends)


def _list_closed(ends: Mapping[str, Sequence[bool]]) -> frozenset[str]:
    return frozenset(
        form
        for form, closed in ends.items()
        if len(closed) >= _FEWEST_ENDS and sum(closed) >= _CLOSED_SHARE * len(closed)
    )


def _find_refrains(views: Sequence[LineView], markers: Mapping[int, Marker]) -> frozenset[str]:
    """Typed lines that come back word for word: sub-headings and lead-ins of every theme.

    They stand for themselves where no blank line says so.
    """
    counts = Counter(
        view.text.strip()
        for view in views
        if view.line.bbox is None
        and view.line.element is None
        and view.index not in markers
        and view.text[:1].isupper()
        and not view.text.rstrip().endswith((".", ",", ";"))
    )
    running_on = {
        above.text.strip()
        for above, view in pairwise(views)
        if view.blank_before == 0 and view.text[:1].islower()
    }
    return frozenset(
        text
        for text, count in counts.items()
        if count >= _FEWEST_REFRAINS
        and len(text.split()) <= thresholds.PLAIN_HEADING_MAX_WORDS
        and text not in running_on
    )
