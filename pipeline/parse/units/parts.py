"""Objectives that run on in one sentence: "…; …; …", "a) … b) …", "● … ● …"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.model.selectors import CharSpan
from pipeline.parse.lines.clauses import (
    _names_action,
    is_clause,
)
from pipeline.parse.markers.inline_glyphs import (
    cut_at_glyphs,
    find_glyph_within,
    has_own_glyph_within,
)
from pipeline.parse.markers.markers import Marker, MarkerKind
from pipeline.parse.units.units import Unit
from pipeline.text.folding import fold_case
from pipeline.text.languages import Language

#: Fewest parts that marks or numbers make an enumeration of.
MIN_MARKED_PARTS = 2
#: Fewest parts that semicolons make one of: two clauses with a semicolon are a sentence, unless a
#: colon announces them.
MIN_PARTS = 3
#: Fewest words of a part: below, it is a list of names and not of aims.
MIN_PART_WORDS = 3

#: A lead-in has no more words …
LEAD_MAX_WORDS = 16
#: … and fewer where something breaks its clause ("In the coming period, we focus on:").
SHORT_LEAD_MAX_WORDS = 12
#: "Night trains:", "A single counter:": a label before its text has at most so many words.
LABEL_MAX_WORDS = 5
_SENTENCE_END = re.compile(r"(?<=[a-zß-öø-ÿ)]{2}[.!?])\s+(?=[^\W\d_a-zß-öø-ÿ])")
_BREAK = re.compile(r"[,;.!?](?:\s|$)")
_INLINE_COUNT = re.compile(r"(?<!\S)\(?(?:([a-z])[.)]|(\d{1,2})(?:[.)]|[°º][.)]?))\s+(?=\S)")


def split_all(units: Sequence[Unit], language: Language) -> list[tuple[tuple[CharSpan, ...], ...]]:
    """The parts of each unit that runs on; empty for one that does not.

    Where several units run on, two clauses with a semicolon between them do too.

    Returns:
        For each part its stretches of the canonical text, one a line, markers and separators
        left out.
    """
    alone = _take_whole_items(units, [_split_parts(unit, language) for unit in units])
    if sum(map(bool, alone)) < _FEWEST_RUNNING_ON:
        return alone
    return [
        parts or (_split_parts(unit, language, has_company=True) if _has_semicolon(unit) else ())
        for unit, parts in zip(units, alone, strict=True)
    ]


def _take_whole_items(
    units: Sequence[Unit], parts: list[tuple[tuple[CharSpan, ...], ...]]
) -> list[tuple[tuple[CharSpan, ...], ...]]:
    """The parts; where items of one mark stand in a line, one that has its own is a part too."""
    in_lines = {
        unit.marker.form
        for unit, own in zip(units, parts, strict=True)
        if own and unit.marker is not None and _holds_own_marks(_join(unit), unit.marker)
    } | {
        glyph
        for unit, own in zip(units, parts, strict=True)
        if own and unit.marker is None and (glyph := find_glyph_within(_join(unit)))
    }
    if not in_lines:
        return parts
    return [
        (_find_spans(unit, 0, len(_join(unit))),)
        if not own and unit.marker is not None and unit.marker.form in in_lines and unit.is_worded
        else own
        for unit, own in zip(units, parts, strict=True)
    ]


def _holds_own_marks(text: str, marker: Marker) -> bool:
    return has_own_glyph_within(text, marker) or has_own_label_within(text, marker)


#: Units that make company for one another.
_FEWEST_RUNNING_ON = 2


def _has_semicolon(unit: Unit) -> bool:
    return any(";" in line.text for line in unit.lines)


def _split_parts(
    unit: Unit, language: Language, *, has_company: bool = False
) -> tuple[tuple[CharSpan, ...], ...]:
    joined = _join(unit)
    body_start = _find_lead_end(joined) or _find_question_end(joined)
    by_counts = _cut_at_counts(joined, body_start, unit.marker)
    fewest_count_words = 1 if len(by_counts) >= MIN_PARTS else MIN_PART_WORDS
    fewest_clauses = MIN_MARKED_PARTS if body_start or has_company else MIN_PARTS
    clauses = _cut_at_semicolons(joined, body_start) if ";" in joined else []
    commas = _cut_at_commas(joined, body_start, language) if body_start and "," in joined else []
    for cuts, fewest, fewest_words in (
        (_cut_at_labels(joined, unit.marker), MIN_MARKED_PARTS, 1),
        (cut_at_glyphs(joined, body_start, unit.marker), MIN_MARKED_PARTS, MIN_PART_WORDS),
        (by_counts, MIN_MARKED_PARTS, fewest_count_words),
        (clauses, fewest_clauses, MIN_PART_WORDS),
        (commas, MIN_MARKED_PARTS, MIN_PART_WORDS),
    ):
        if len(cuts) >= fewest and all(
            len(joined[start:end].split()) >= fewest_words for start, end in cuts
        ):
            return tuple(_find_spans(unit, start, end) for start, end in cuts)
    return ()


def _find_lead_end(text: str) -> int:
    """Where a lead-in and its colon end ("The countries want: …"); 0 without one.

    A lead-in is one short clause: what stands before the colon of "…, with one aim: less
    congestion" is none. Whole sentences may stand before it.
    """
    colon = text.find(":", 0, max(len(text) // 2, 1))
    lead = _SENTENCE_END.split(text[:colon])[-1] if colon > 0 else ""
    most = SHORT_LEAD_MAX_WORDS if _BREAK.search(lead) else LEAD_MAX_WORDS
    is_lead = 0 < len(lead.split()) <= most
    return colon + 1 if is_lead else 0


def _find_question_end(text: str) -> int:
    """Where a question ends that items in the line answer ("What will we do? - … - …"); else 0."""
    question = _QUESTION_BEFORE_DASH.match(text)
    is_lead = question is not None and len(question[0].split()) <= LEAD_MAX_WORDS
    return question.end() if question is not None and is_lead else 0


#: One question, from the start of the text, with a dash behind it.
_QUESTION_BEFORE_DASH = re.compile(r"[^.?!:;]{1,200}\?(?=\s+[-–—]\s)")


def _join(unit: Unit) -> str:
    """The unit's words as they stand, a blank between lines."""
    text = ""
    for words, _ in _list_lines(unit):
        text = f"{text} {words}" if text else words
    return text


def _list_lines(unit: Unit) -> list[tuple[str, int]]:
    """The words of each line after the marker, and where they begin in the canonical text."""
    skip = unit.marker.length if unit.marker else 0
    first, *others = unit.lines
    return [
        (first.text[skip:], first.line.span.start + skip),
        *((line.text, line.line.span.start) for line in others),
    ]


def _cut_at_semicolons(text: str, start: int) -> list[tuple[int, int]]:
    return [
        (start + match.start(), start + match.end())
        for match in re.finditer(r"[^;]+", text[start:])
        if match[0].strip()
    ]


def _cut_at_commas(text: str, start: int, language: Language) -> list[tuple[int, int]]:
    """Clauses after a colon that commas part: a comma cuts only where a clause begins."""
    cuts: list[tuple[int, int]] = []
    for match in re.finditer(r"[^,]+", text[start:]):
        begin, end = start + match.start(), start + match.end()
        if cuts and not is_clause(text[begin:end], language):
            cuts[-1] = (cuts[-1][0], end)
        else:
            cuts.append((begin, end))
    return _cut_last_at_conjunction(text, cuts, language) if len(cuts) > 1 else cuts


def _cut_last_at_conjunction(
    text: str, cuts: list[tuple[int, int]], language: Language
) -> list[tuple[int, int]]:
    """Cuts the last comma part where a clause follows "and": "a, b and c" has three parts."""
    begin, end = cuts[-1]
    folded = fold_case(text)
    for conjunction in language.verbs.closing_conjunctions:
        joint = f" {conjunction} "
        at = folded.rfind(joint, begin, end)
        while at > begin:
            if _begins_last_part(text[begin:at], text[at + len(joint) : end], language):
                return [*cuts[:-1], (begin, at), (at + len(joint), end)]
            at = folded.rfind(joint, begin, at)
    return cuts


def _begins_last_part(before: str, after: str, language: Language) -> bool:
    """Whether a conjunction parts two clauses, and not two words of one.

    "The in- and export of goods", "renewal and repair of roads" hold together.
    """
    words = fold_case(before).split()
    is_pair = words[-2:-1] and words[-2] in language.verbs.closing_conjunctions
    return (
        len(words) >= MIN_PART_WORDS
        and not words[-1].endswith("-")
        and not (is_pair and _names_action(words[-1], language))
        and len(after.split()) >= MIN_PART_WORDS
        and is_clause(after, language)
    )


def find_tail(unit: Unit) -> tuple[CharSpan, ...]:
    """What stands after a lead-in and its colon, as one part; empty without a lead-in.

    Where other paragraphs run on in parts, one with a single part is an objective too.
    """
    joined = _join(unit)
    body_start = _find_lead_end(joined) or _find_question_end(joined)
    if not body_start or len(joined[body_start:].split()) < MIN_PART_WORDS:
        return ()
    marked = [*_cut_at_counts(joined, body_start), *cut_at_glyphs(joined, body_start, None)]
    start = marked[0][0] if len(marked) == 1 else body_start
    return _find_spans(unit, start, len(joined))


def measure_label(unit: Unit) -> int:
    """Words before the colon of "Title: text"; 0 where no short label and colon begin a unit."""
    joined = _join(unit)
    lead_end = _find_lead_end(joined)
    words = len(joined[:lead_end].split())
    return words if words <= LABEL_MAX_WORDS and len(joined[lead_end:].split()) > 1 else 0


def _cut_at_counts(text: str, start: int, marker: Marker | None = None) -> list[tuple[int, int]]:
    """Parts that numbers or letters open; the first may be the unit's own mark."""
    matches: list[re.Match[str]] = []
    values: list[int] = []
    for match in _INLINE_COUNT.finditer(text, start):
        value = ord(match[1]) - ord("a") + 1 if match[1] else int(match[2])
        # A count may run on from the paragraph before; within one it steps by one.
        if not values or value == values[-1] + 1:
            matches.append(match)
            values.append(value)
    ends = [*(match.start() for match in matches[1:]), len(text)] if matches else []
    cuts = [(match.end(), end) for match, end in zip(matches, ends, strict=True)]
    if matches and marker is not None and len(marker.values) == 1 and not start:
        is_lettered = matches[0][1] is not None
        if values[0] == marker.values[0] + 1 and is_lettered == (marker.kind is MarkerKind.LETTER):
            return [(0, matches[0].start()), *cuts]
    return cuts


def has_own_label_within(text: str, marker: Marker | None) -> bool:
    """Whether labels within a unit count on from the one that marks it."""
    return bool(_cut_at_labels(text, marker))


def _cut_at_labels(text: str, marker: Marker | None) -> list[tuple[int, int]]:
    """Parts that labels open which count on from the unit's own: "Action 1: …. Action 2: …"."""
    if marker is None or not marker.is_objective_label or len(marker.values) != 1:
        return []
    starts, ends = [0], []
    value = marker.values[0]
    pattern = rf"(?<=[.;!?]\s){re.escape(marker.noun or '')}\s(\d{{1,3}})\s?[:.–—-]\s+(?=\S)"
    for match in re.finditer(pattern, text, re.IGNORECASE):
        if int(match[1]) == value + 1:
            ends.append(match.start())
            starts.append(match.end())
            value += 1
    return list(zip(starts, [*ends, len(text)], strict=True)) if ends else []


def _find_spans(unit: Unit, start: int, end: int) -> tuple[CharSpan, ...]:
    """The stretches of the canonical text behind ``_join(unit)[start:end]``, one a line."""
    part = CharSpan(start=start, end=end).trim(_join(unit))
    spans: list[CharSpan] = []
    position = 0
    for words, offset in _list_lines(unit):
        first, last = max(part.start, position), min(part.end, position + len(words))
        if first < last:
            shift = offset - position
            spans.append(CharSpan(start=first + shift, end=last + shift))
        # No blank before the first words: a marker may stand alone on its line.
        position += len(words) + bool(position or words)
    return tuple(spans)
