"""Which words of a unit are its record's: without calls of notes and what closes a list's item."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.model.selectors import CharSpan
from pipeline.parse.lines.counts import drop_closing_count
from pipeline.parse.lines.views import LineView
from pipeline.parse.units.units import Unit
from pipeline.text.cleaning import trim_closing_punctuation
from pipeline.text.languages import Language


def word_spans(unit: Unit) -> list[CharSpan]:
    """The words of a unit, line by line, without its mark and the calls of notes."""
    spans = []
    for position, view in enumerate(unit.lines):
        skip = unit.marker.length if unit.marker is not None and position == 0 else 0
        first, *others = _cut_calls(view)
        if first.start + skip < first.end:
            spans.append(CharSpan(start=first.start + skip, end=first.end))
        spans.extend(others)
    return spans


def _cut_calls(view: LineView) -> list[CharSpan]:
    """The stretches of a line without the figures in it that call notes."""
    start, end = view.line.span.start, view.line.span.end
    if start < end and not view.note_calls:
        return [view.line.span]
    spans = []
    for call in view.note_calls:
        spans.append(CharSpan(start=start, end=call.start))
        start = call.end + (call.end < end)  # with the blank behind it
    if start < end:
        spans.append(CharSpan(start=start, end=end))
    return spans


def trim_end(spans: Sequence[CharSpan], text: str, language: Language) -> list[CharSpan]:
    """Leaves closing list punctuation out, unless nothing would be left."""
    kept = list(spans)
    while kept:
        last = kept[-1]
        words = _drop_note_call(last.cut(text), text)
        if len(kept) > 1 and _leads_on(kept[-2].cut(text), words, language):
            kept.pop()
            continue
        end = last.start + trim_closing_punctuation(words, language=language.tag)
        if end > last.start:
            kept[-1] = CharSpan(start=last.start, end=end).trim(text)
            return kept
        kept.pop()
    return list(spans)


def _leads_on(above: str, words: str, language: Language) -> bool:
    """Whether the last line is a conjunction that leads to the next item: "…;|and"."""
    joined = f"{above} {words}"
    return trim_closing_punctuation(joined, language=language.tag) <= len(above.rstrip())


_NOTE_CALL = re.compile(r"\s*\[(\d{1,3})\]\s*$")


def _drop_note_call(words: str, text: str) -> str:
    """``words`` without the call of a note at their end, where such a note stands in the text."""
    call = _NOTE_CALL.search(words)
    if call is None or not re.search(rf"^\s*\[{call[1]}\]\s", text, re.MULTILINE):
        return words
    return words[: call.start()]


def trim_title(spans: Sequence[CharSpan], text: str) -> list[CharSpan]:
    """Leaves out a bracketed count and a colon at the end of a title, wrapped ones too."""
    joined = " ".join(span.cut(text) for span in spans)
    kept = drop_closing_count(joined).rstrip()
    length = len(kept.removesuffix(":").rstrip() or kept)
    trimmed: list[CharSpan] = []
    for span in spans:
        if length <= 0:
            break
        trimmed.append(CharSpan(start=span.start, end=min(span.end, span.start + length)))
        length -= len(span) + 1
    return [span.trim(text) for span in trimmed]
