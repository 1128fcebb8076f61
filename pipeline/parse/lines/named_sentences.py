"""Themes that stand only in a sentence: "The programme has three themes: water, homes, schools".

Nothing else in such a document names them, so the sentence is looked for only where no list and no
headings were found. Its lines are parted, and everything after sees a lead-in and a list of names.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.model.document import ElementKind
from pipeline.model.frozen import replace
from pipeline.model.selectors import CharSpan
from pipeline.parse.lines.views import LineView
from pipeline.text.folding import fold_case
from pipeline.text.languages import Language
from pipeline.text.numbers import find_declarations

#: Between the count and the first name, after a few words at most: a colon, or a dash.
_FEW_WORDS = r"(?:\s[^\s.:;,–—]+){0,4}"
_COLON = r"\s?(?::|\s[–—])\s+(?=\S)"
#: The mark of a name that is counted within the sentence.
_COUNT = re.compile(r"\(?(?:\d{1,2}|[a-z])\)\s+(?=\S)|\d{1,2}\.\s+(?=\S)")
#: Where the sentence with the names ends.
_END = re.compile(r"[.!?](?=\s|$)|\s[–—]\s|$")
_CLOSING = (".", "!", "?")
#: A name has at most so many words.
_NAME_MAX_WORDS = 9


def part_named_themes(views: Sequence[LineView], language: Language) -> tuple[LineView, ...] | None:
    """The lines with the names of the first such sentence apart; None where there is none."""
    start = 0
    while start < len(views):
        end = start + 1
        while end < len(views) and _is_one_paragraph(views[end - 1], views[end]):
            end += 1
        if _may_hold(views[start]):
            names = _find_names(views[start:end], language)
            if names:
                parted = [*views[:start], *_part(views[start:end], names), *views[end:]]
                return tuple(replace(view, index=index) for index, view in enumerate(parted))
        start = end
    return None


def _is_one_paragraph(above: LineView, view: LineView) -> bool:
    if above.line.element is not None or view.line.element is not None:
        one, other = above.line.element, view.line.element
        return (
            one is not None
            and other is not None
            and (one.kind, one.number) == (other.kind, other.number)
        )
    return view.blank_before == 0


def _may_hold(view: LineView) -> bool:
    """Whether a line is text, and no item, heading or cell; set pages have their own signs."""
    element = view.line.element
    is_text = element is None or element.kind is ElementKind.PARAGRAPH
    return is_text and view.line.bbox is None


def _find_names(lines: Sequence[LineView], language: Language) -> tuple[tuple[CharSpan, int], ...]:
    """The names, as places in the joined lines, each with the length of an "and " before it."""
    text = "\n".join(view.text for view in lines)
    for declared in find_declarations(text, language=language.tag):
        if declared.counts != "themes":
            continue
        opening = _compile_opening(language).match(text, declared.span.end)
        if opening is None:
            continue
        end = _END.search(text, opening.end())
        stop = end.start() if end is not None else len(text)
        for separator in ";,":
            names = _split(text, opening.end(), stop, separator, declared.number, language)
            if names:
                return names
    return ()


@functools.cache
def _compile_opening(language: Language) -> re.Pattern[str]:
    """What stands between the count and the first name: a colon, or ", namely"."""
    leads = "|".join(map(re.escape, sorted(language.verbs.lead_in_words, key=len, reverse=True)))
    return re.compile(rf"{_FEW_WORDS}(?:{_COLON}|,?\s(?:{leads})\s?:?\s+(?=\S))", re.IGNORECASE)


def _split(
    text: str, start: int, stop: int, separator: str, number: int, language: Language
) -> tuple[tuple[CharSpan, int], ...]:
    """As many names as declared between separators, the last after "and"; empty if not so."""
    cuts = [start, *(at + 1 for at in range(start, stop) if text[at] == separator)]
    spans = [CharSpan(start=one, end=other) for one, other in pairwise([*cuts, stop])]
    conjunctions = sorted(language.verbs.closing_conjunctions, key=len, reverse=True)
    folded = fold_case(text)
    if len(folded) != len(text):
        return ()
    if len(spans) == number - 1:
        last = spans[-1]
        joints = [
            (at, len(word))
            for word in conjunctions
            if (at := max(folded.rfind(f"{blank}{word}", last.start, last.end) for blank in " \n"))
            >= 0
            and folded[at + 1 + len(word) : at + 2 + len(word)].isspace()
        ]
        if not joints:
            return ()
        joint, _ = max(joints)
        spans[-1:] = [replace(last, end=joint), replace(last, start=joint)]
    names = [(span.trim(text), 0) for span in spans]
    last = names[-1][0]
    for word in conjunctions:
        head = folded[last.start : last.start + len(word) + 1]
        if head[:-1] == word and head[-1:].isspace():
            names[-1] = (last, len(word) + 1)
            break
    names = [(span, lead or _measure_count(text, span)) for span, lead in names]
    words = [len(text[span.start + lead : span.end].split()) for span, lead in names]
    if len(names) != number or not all(0 < count <= _NAME_MAX_WORDS for count in words):
        return ()
    return tuple(names)


def _measure_count(text: str, span: CharSpan) -> int:
    """The length of a count before a name: "(1) ", "a) "."""
    count = _COUNT.match(text, span.start)
    return count.end() - span.start if count is not None else 0


def _part(lines: Sequence[LineView], names: Sequence[tuple[CharSpan, int]]) -> list[LineView]:
    """The lines of the paragraph, parted where names begin and where the last one ends."""
    pieces: list[LineView] = []
    offset = 0
    text = "\n".join(view.text for view in lines)
    last = names[-1][0].end
    after = last + (text[last : last + 1] in _CLOSING)
    ends = [*(span.start for span, _ in names[1:]), after]
    edges = [names[0][0].start, *ends]
    for view in lines:
        stop = offset + len(view.text)
        inside = [edge for edge in edges if offset < edge < stop]
        cuts = [offset, *inside, stop]
        for one, other in pairwise(cuts):
            name = next(
                (
                    at
                    for at, ((span, _), end) in enumerate(zip(names, ends, strict=True))
                    if span.start <= one < end
                ),
                None,
            )
            pieces.append(_cut(view, one - offset, other - offset))
            if name is not None:
                span, lead = names[name]
                pieces[-1] = replace(pieces[-1], name_mark=lead if span.start == one else -1)
        offset = stop + 1
    return [piece for piece in pieces if piece.text]


def _cut(view: LineView, start: int, end: int) -> LineView:
    first = view.line.span.start
    span = CharSpan(start=start, end=end).trim(view.text)
    text = span.cut(view.text)
    line = replace(
        view.line, span=CharSpan(start=first + span.start, end=first + span.end), runs=()
    )
    return replace(view, line=line, text=text, blank_before=view.blank_before if not start else 0)
