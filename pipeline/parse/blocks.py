"""A reading → blocks: words for records, and a place in the ledger for everything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pipeline.model.document import Document
from pipeline.model.frozen import frozen
from pipeline.model.outline import Block, Role
from pipeline.model.selectors import CharSpan
from pipeline.parse.lines.verdicts import Verdict
from pipeline.parse.lines.views import LineView
from pipeline.parse.looks.looks import Sighting
from pipeline.parse.readings.readings import FoundObjective, Reading
from pipeline.parse.record_words import (
    _cut_calls,
    trim_end,
    trim_title,
    word_spans,
)
from pipeline.parse.units.units import Unit
from pipeline.text.languages import Language


@frozen
class Certainty:
    """How sure we are of records, 0–1: of themes and of objectives, by unit index."""

    themes: Mapping[int, float]
    objectives: Mapping[int, float]
    document: float


def make_blocks(
    document: Document,
    views: Sequence[LineView],
    reading: Reading,
    verdicts: Mapping[int, Verdict],
    sightings: Sequence[Sighting],
    certainty: Certainty,
    language: Language,
) -> tuple[Block, ...]:
    """Blocks for all lines of the document, in reading order."""
    records = tuple(_make_records(document, reading, certainty, language))
    others = [
        _make_other(document, sighting.unit.lines, reading.others[sighting.unit.index])
        for sighting in sightings
        if sighting.unit.index in reading.others
    ]
    others.extend(
        _make_other(document, group, verdicts[group[0].index])
        for group in _group_by_verdict(views, verdicts)
    )
    rests = [
        rest
        for unit, parts in _parts_by_unit(reading)
        for rest in _make_rests(document, unit, parts)
    ]
    untitled = {id(block): position for position, block in enumerate(records)}
    ordered = sorted(
        [*others, *rests, *_make_calls(reading), *(block for block in records if block.extents)],
        key=lambda block: block.extents[0].start,
    )
    return tuple(_insert_untitled(ordered, records, untitled))


def _insert_untitled(
    ordered: Sequence[Block], records: Sequence[Block], positions: Mapping[int, int]
) -> Iterator[Block]:
    """Themes without heading have no place: each stands just before its first objective."""
    waiting = {
        id(records[position + 1]): block
        for position, block in enumerate(records)
        if not block.extents and position + 1 < len(records)
    }
    del positions
    for block in ordered:
        if id(block) in waiting:
            yield waiting[id(block)]
        yield block


def _make_records(
    document: Document, reading: Reading, certainty: Certainty, language: Language
) -> Iterator[Block]:
    theme_reason = f"theme: {reading.theme_shape.name}"
    for theme in reading.themes:
        heading = theme.heading
        if heading is None:
            yield Block(
                role=Role.THEME,
                spans=(),
                extents=(),
                level=1,
                reason="objectives over which no heading stands",
                confidence=certainty.document,
            )
        else:
            yield _make_record(
                document,
                heading.unit,
                None,
                Role.THEME,
                1,
                theme_reason,
                certainty.themes[heading.unit.index],
                language,
            )
        for objective in theme.objectives:
            yield from _make_objectives(document, objective, 2, reading, certainty, language)


def _make_objectives(
    document: Document,
    objective: FoundObjective,
    level: int,
    reading: Reading,
    certainty: Certainty,
    language: Language,
) -> Iterator[Block]:
    reason = (
        "a part of a sentence that runs on"
        if objective.parts is not None
        else f"objective: {objective.sighting.form}"
    )
    yield _make_record(
        document,
        objective.sighting.unit,
        objective.parts,
        Role.OBJECTIVE if level == 2 else Role.SUB_OBJECTIVE,
        level,
        reason,
        certainty.objectives[objective.sighting.unit.index],
        language,
    )
    for child in objective.children:
        yield from _make_objectives(document, child, level + 1, reading, certainty, language)


def _make_record(
    document: Document,
    unit: Unit,
    parts: tuple[CharSpan, ...] | None,
    role: Role,
    level: int,
    reason: str,
    confidence: float,
    language: Language,
) -> Block:
    text = document.text
    marker = unit.marker if parts is None else None
    if parts is None:
        extents = merge_spans([part for view in unit.lines for part in _cut_calls(view)], text)
        spans = word_spans(unit)
    else:
        extents = merge_spans(parts, text)
        spans = list(parts)
    spans = trim_end(spans, text, language)
    if role is Role.THEME:
        spans = trim_title(spans, text)
    return Block(
        role=role,
        spans=tuple(spans),
        extents=extents,
        marker=marker.printed if marker is not None else None,
        level=level,
        reason=reason,
        confidence=confidence,
    )


def _make_calls(reading: Reading) -> Iterator[Block]:
    """Figures within records that call notes: no words of theirs."""
    for sighting in _list_records(reading):
        for view in sighting.unit.lines:
            for call in view.note_calls:
                yield Block(
                    role=Role.NOTE,
                    spans=(),
                    extents=(call,),
                    reason="calls a note at the foot of the page",
                )


def _list_records(reading: Reading) -> Iterator[Sighting]:
    """The units that are one record each."""
    waiting = [objective for theme in reading.themes for objective in theme.objectives]
    yield from (theme.heading for theme in reading.themes if theme.heading is not None)
    while waiting:
        objective = waiting.pop()
        waiting.extend(objective.children)
        if objective.parts is None:
            yield objective.sighting


def _make_other(document: Document, lines: Sequence[LineView], verdict: Verdict) -> Block:
    return Block(
        role=verdict.role,
        spans=(),
        extents=merge_spans([view.line.span for view in lines], document.text),
        reason=verdict.reason,
    )


def _parts_by_unit(reading: Reading) -> list[tuple[Unit, list[CharSpan]]]:
    """Units that hold several objectives, with the stretches that those take."""
    taken: dict[int, tuple[Unit, list[CharSpan]]] = {}
    for theme in reading.themes:
        for objective in theme.objectives:
            if objective.parts is not None:
                unit = objective.sighting.unit
                taken.setdefault(unit.index, (unit, []))[1].extend(objective.parts)
    return list(taken.values())


def _make_rests(document: Document, unit: Unit, claimed: Sequence[CharSpan]) -> Iterator[Block]:
    """What a unit holds besides its records: the lead-in before parts, separators."""
    text = document.text
    for view in unit.lines:
        start = view.line.span.start
        taken = sorted(span for span in claimed if span.overlaps(view.line.span))
        for span in [*taken, CharSpan(start=view.line.span.end, end=view.line.span.end)]:
            if span.start > start:
                rest = CharSpan(start=start, end=span.start).trim(text)
                if len(rest):
                    is_words = any(char.isalpha() for char in rest.cut(text))
                    yield Block(
                        role=Role.INTRO if is_words else Role.FURNITURE,
                        spans=(),
                        extents=(rest,),
                        reason="introduces the parts of a sentence that runs on"
                        if is_words
                        else "separates parts of a sentence",
                    )
            start = max(start, span.end)


def merge_spans(spans: Sequence[CharSpan], text: str) -> tuple[CharSpan, ...]:
    """Contiguous stretches: spans with only white space between them become one."""
    merged: list[CharSpan] = []
    for span in sorted(spans):
        if merged and not text[merged[-1].end : span.start].strip():
            merged[-1] = CharSpan(start=merged[-1].start, end=max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def _group_by_verdict(
    views: Sequence[LineView], verdicts: Mapping[int, Verdict]
) -> list[list[LineView]]:
    groups: list[list[LineView]] = []
    for view in views:
        verdict = verdicts.get(view.index)
        if verdict is None:
            continue
        if (
            groups
            and groups[-1][-1].index == view.index - 1
            and verdicts[groups[-1][-1].index] == verdict
        ):
            groups[-1].append(view)
        else:
            groups.append([view])
    return groups
