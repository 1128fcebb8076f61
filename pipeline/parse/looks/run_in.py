"""Headings that stand in the line of their text: "**Energy.** We will …", "Energy: we want …; …".

Such a line becomes two, so that everything after sees a heading and a paragraph. One line alone
may begin with any bold word or end any clause in a colon: heads are believed for their company.
"Energy: we will build …" is one where the text counts as many themes as there are such paragraphs.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from enum import Enum, auto

from pipeline.model.document import ElementKind
from pipeline.model.frozen import frozen, replace
from pipeline.model.selectors import CharSpan
from pipeline.parse.lines.verdicts import letters_key
from pipeline.parse.lines.views import LineView
from pipeline.parse.looks.wording import has_finite_verb
from pipeline.parse.markers.labels import BARE_LABEL, read_label
from pipeline.parse.markers.markers import Marker
from pipeline.parse.units.marker_reading import read_marker_text
from pipeline.text.languages import Language
from pipeline.text.numbers import find_declarations

#: Fewest heads of one sort in a document; chosen on leaflets of two bold paragraphs.
_FEWEST_BOLD_HEADS = 2
#: Fewest where only a colon tells: "Contact:" and "Attention:" stand in any letter.
_FEWEST_TYPED_HEADS = 3
#: A head names a field: it has at most so many words.
_HEAD_MAX_WORDS = 8
_TYPED_HEAD_MAX_WORDS = 5
#: What a bold head ends in, or the words after it begin with.
_HEAD_END = (".", ":", "–", "—", "-", "!", "?")
_TYPED_HEAD = re.compile(r"(?:\d{1,2}[.)]\s+)?([^\W\d_a-zß-öø-ÿ][^.:;,!?]{2,60}?)\s?:\s+(?=\S)")
#: Capitals, then a sentence that begins without a blank or after one; a mark may stand before.
_CAPITAL_HEAD = re.compile(
    r"(?:[•●▪*-]\s*)?(?:\d{1,2}[.)]\s*)?"
    r"(?P<head>(?:[^\W\d_a-zß-öø-ÿ]|[\s,&'’/-])+[^\W\d_a-zß-öø-ÿ])(?=[^\W\d_a-zß-öø-ÿ][a-zß-öø-ÿ])"
)
#: A title and what parts it from a sentence.
_LABELLED_HEAD = re.compile(
    r"([^\W\d_a-zß-öø-ÿ][^.:!?–—;]{2,80}?)\s?(?:[.:!?]|\s[–—-])\s+(?=[«“„\"]?[^\W\d_a-zß-öø-ÿ])"
)
#: Letters of a head in capitals, two words or a long one, and words of the text below it.
_CAPITAL_HEAD_MIN_LETTERS = 8
_CAPITAL_HEAD_MIN_TEXT = 5
#: Marks between the parts that a paragraph runs on in.
_PART_MARK = re.compile(r";\s|\s\(?(?:[b-e]|[2-5])[.)]\s")


class _Kind(Enum):
    """What a head is told by: its type, a colon before a text in parts, a colon, its capitals.

    Or a label with a number before it ("Priority 1. Clean water. We will …").
    """

    BOLD = auto()
    NUMBERED = auto()
    RUNNING_ON = auto()
    LABEL = auto()
    CAPITALS = auto()


_TYPED_KINDS = (_Kind.RUNNING_ON, _Kind.LABEL)


@frozen
class _Head:
    """A possible head: where its words end in the line, and where the text after it begins."""

    end: int
    text_start: int
    kind: _Kind
    key: str


def part_run_in_heads(views: Sequence[LineView], language: Language) -> tuple[LineView, ...]:
    """The lines, those with a heading and its text parted in two; indexes stay positions."""
    heads = {
        position: head
        for position, view in enumerate(views)
        if (head := _find_head(views, position, language)) is not None
    }
    typed = _keep_distinct(heads, _Kind.RUNNING_ON, fewest=_FEWEST_TYPED_HEADS)
    kept = {
        **_keep_distinct(heads, _Kind.BOLD, fewest=_FEWEST_BOLD_HEADS),
        **_keep_distinct(heads, _Kind.CAPITALS, fewest=_FEWEST_TYPED_HEADS),
        **_keep_distinct(heads, _Kind.NUMBERED, fewest=_FEWEST_BOLD_HEADS),
        **(typed if _follow_one_another(views, sorted(typed)) else {}),
    }
    if not kept:
        labels = _keep_distinct(heads, *_TYPED_KINDS, fewest=_FEWEST_TYPED_HEADS)
        if _are_declared(views, sorted(labels), language):
            kept = labels
    if not kept:
        return tuple(views)
    parted: list[LineView] = []
    for position, view in enumerate(views):
        head = kept.get(position)
        parted.extend([view] if head is None else _part(view, head))
    return tuple(replace(view, index=index) for index, view in enumerate(parted))


def drop_markers_below_run_ins(
    views: Sequence[LineView], markers: Mapping[int, Marker]
) -> dict[int, Marker]:
    """The marks without those that a run-in heading's text opens with: "Energy: (1) …; (2) …"."""
    below = {view.index for above, view in itertools.pairwise(views) if above.is_run_in}
    return {index: marker for index, marker in markers.items() if index not in below}


def _keep_distinct(heads: dict[int, _Head], *kinds: _Kind, fewest: int) -> dict[int, _Head]:
    """Heads of one sort, when there are enough and each has words of its own."""
    chosen = {position: head for position, head in heads.items() if head.kind in kinds}
    keys = {head.key for head in chosen.values()}
    return chosen if len(keys) >= fewest and len(keys) == len(chosen) else {}


def _follow_one_another(views: Sequence[LineView], positions: Sequence[int]) -> bool:
    """Whether the paragraphs stand in a row: those under headings of their own only lead in."""
    in_row = sum(
        not any(_opens_paragraph(views, between) for between in range(one + 1, other))
        for one, other in itertools.pairwise(positions)
    )
    return in_row > (len(positions) - 1) / 2


def _are_declared(views: Sequence[LineView], positions: Sequence[int], language: Language) -> bool:
    """Whether labels stand in a row, and the text above them counts as many themes."""
    if not positions or not _follow_one_another(views, positions):
        return False
    above = " ".join(view.text for view in views[: positions[0]])
    declared = find_declarations(above[-_CHARS_ABOVE:], language=language.tag)
    return any(each.counts == "themes" and each.number == len(positions) for each in declared)


#: Characters above the first label among which the count stands.
_CHARS_ABOVE = 2000


def _find_head(views: Sequence[LineView], position: int, language: Language) -> _Head | None:
    view = views[position]
    element = view.line.element
    if view.line.bbox is not None:
        return None
    if element is not None and element.kind is not ElementKind.PARAGRAPH:
        return None
    capitals = _find_capital_head(view)
    if capitals is not None or not _opens_paragraph(views, position):
        return capitals
    return (
        _find_bold_head(view, language)
        or _find_numbered_head(view, language)
        or _find_typed_head(views, position)
    )


def _opens_paragraph(views: Sequence[LineView], position: int) -> bool:
    view = views[position]
    above = views[position - 1] if position else None
    if above is None or view.blank_before > 0:
        return True
    element, element_above = view.line.element, above.line.element
    return (
        element is not None
        and element_above is not None
        and (element.kind, element.number) != (element_above.kind, element_above.number)
    )


def _find_bold_head(view: LineView, language: Language) -> _Head | None:
    runs = view.line.runs
    if len(runs) < 2 or not runs[0].style.is_bold or view.is_bold:
        return None
    start = view.line.span.start
    end = max(0, runs[0].span.end - start)
    words, rest = view.text[:end].rstrip(), view.text[end:].lstrip()
    if not words.endswith(_HEAD_END) and not rest.startswith(_HEAD_END):
        return None
    marker = read_marker_text(words, language) if words else None
    named = words[marker.length :] if marker is not None else words
    key = letters_key(named)
    body = rest.lstrip("".join(_HEAD_END) + " \u00a0")
    if not key or len(named.split()) > _HEAD_MAX_WORDS or len(body.split()) < 2:
        return None
    return _make_head(view.text, len(view.text) - len(body), key, _Kind.BOLD)


def _find_numbered_head(view: LineView, language: Language) -> _Head | None:
    """A theme's label and title before its text: "Priority 1. Clean water. We will close …"."""
    label = read_label(view.text, language)
    if label is None or label.noun not in language.labels.themes or label.form.endswith(BARE_LABEL):
        return None
    match = _LABELLED_HEAD.match(view.text, label.length)
    if match is None or has_finite_verb(match[1], language):
        return None
    is_short = len(match[1].split()) <= _HEAD_MAX_WORDS
    if not is_short or len(view.text[match.end() :].split()) < _CAPITAL_HEAD_MIN_TEXT:
        return None
    return _make_head(view.text, match.end(), letters_key(match[1]), _Kind.NUMBERED)


def _find_capital_head(view: LineView) -> _Head | None:
    """Words in capitals that a paragraph begins with: "1. READING AND WRITINGEvery branch …".

    Converters of brochures lose what parted the two.
    """
    match = _CAPITAL_HEAD.match(view.text)
    if match is None or len(match["head"].split()) > _HEAD_MAX_WORDS:
        return None
    key = letters_key(match["head"])
    is_enough = len(key) >= _CAPITAL_HEAD_MIN_LETTERS
    if not is_enough or len(view.text[match.end() :].split()) < _CAPITAL_HEAD_MIN_TEXT:
        return None
    return _make_head(view.text, match.end(), key, _Kind.CAPITALS)


def _find_typed_head(views: Sequence[LineView], position: int) -> _Head | None:
    """A few words and a colon before a paragraph that runs on in parts."""
    match = _TYPED_HEAD.match(views[position].text)
    if match is None or len(match[1].split()) > _TYPED_HEAD_MAX_WORDS:
        return None
    end = position + 1
    while end < len(views) and not _opens_paragraph(views, end):
        end += 1
    text = " ".join(view.text for view in views[position:end])[match.end() :]
    kind = _Kind.RUNNING_ON if _PART_MARK.search(text) else _Kind.LABEL
    return _make_head(views[position].text, match.end(), letters_key(match[1]), kind)


def _make_head(text: str, text_start: int, key: str, kind: _Kind) -> _Head:
    """A head with whatever parts it from its text: every character belongs to one of the two."""
    return _Head(end=len(text[:text_start].rstrip()), text_start=text_start, kind=kind, key=key)


def _part(view: LineView, head: _Head) -> tuple[LineView, LineView]:
    start = view.line.span.start
    above = CharSpan(start=start, end=start + head.end)
    below = CharSpan(start=start + head.text_start, end=view.line.span.end)
    return (
        replace(
            view,
            line=replace(view.line, span=above, runs=()),
            text=view.text[: head.end],
            is_run_in=True,
        ),
        replace(
            view,
            line=replace(view.line, span=below, runs=()),
            text=view.text[head.text_start :],
            blank_before=1,
        ),
    )
