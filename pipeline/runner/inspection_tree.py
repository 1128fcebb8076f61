"""What was found in one file, as a person reads it in a terminal.

By hand rather than with a library for trees: it is printed for documents with thousands of
objectives, and has to be there as soon as they are read.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from pipeline.model.document import Document
from pipeline.model.outline import Outline, Role
from pipeline.model.statements import LedgerStretch, Quotation, StatedObjective, StatedTheme
from pipeline.runner.inspection import Inspection, Stage, all_warnings, left_out

#: Code points of left-out text shown as an example; the JSON has all of it.
_EXAMPLE_LENGTH = 48
_NARROWEST_COLUMNS = 40
#: Keeps a note on one line while wrapping; printed as a blank.
_UNBROKEN_BLANK = "\N{NO-BREAK SPACE}"


def render_inspection(inspection: Inspection, *, width: int) -> str:
    """The same as text, wrapped to ``width`` columns, ending in a line feed."""
    return "\n".join(_render_lines(inspection, max(width, _NARROWEST_COLUMNS))) + "\n"


def _render_lines(inspection: Inspection, width: int) -> Iterator[str]:
    document, outline = inspection.document, inspection.outline
    facts = [document.media_type]
    if document.pages:
        facts.append(_count(len(document.pages), "page"))
    if outline:
        facts += [outline.language, f"confidence {outline.confidence:.2f}"]
    facts.append(f"status {document.status.value}")
    yield from _wrap(f"{inspection.path}: {', '.join(facts)}", 0, width)
    yield ""
    if inspection.stage is Stage.EXTRACT:
        yield from _render_document(document)
    elif inspection.statements:
        yield from _render_themes(inspection.statements.themes, width)
    elif outline:
        yield from _render_blocks(document, outline, width)
    if outline:
        yield from _render_left_out(document, left_out(inspection), width)
        if outline.declared:
            yield "The document itself says:"
            for declared in outline.declared:
                quote = " ".join(declared.span.cut(document.text).split())
                yield from _wrap(f"“{quote}” ({declared.counts or 'counted as neither'})", 2, width)
            yield ""
        if outline.decisions:
            yield "Decided:"
            for decision in outline.decisions:
                other = f" (next best: {decision.runner_up})" if decision.runner_up else ""
                key = f" To reverse it: {decision.key}." if decision.key else ""
                text = f"{decision.what}: {decision.chosen}{other}; {decision.reason}.{key}"
                yield from _wrap(text, 2, width)
            yield ""
    warnings = tuple(all_warnings(inspection))
    if warnings:
        yield "Mind:"
        for warning in warnings:
            yield from _wrap(warning, 2, width)
        yield ""


def _render_document(document: Document) -> Iterator[str]:
    for page in document.pages:
        reason = f" ({page.reader_reason})" if page.reader_reason else ""
        yield (
            f"Page {page.number}: {page.width_pt:.1f} × {page.height_pt:.1f} pt, "
            f"{page.status.value}, read by {page.reader.value}{reason}"
        )
    yield ""
    for line in document.lines:
        place = f"p. {line.page_number} " if line.page_number else ""
        drawn = "▪ " if line.drawn_marker else ""
        yield f"{place}[{line.span.start}, {line.span.end}) {drawn}{line.span.cut(document.text)}"
    yield ""


def _render_blocks(document: Document, outline: Outline, width: int) -> Iterator[str]:
    for block in outline.blocks:
        words = " ".join(span.cut(document.text) for span in block.spans or block.extents)
        head = f"{block.role.value}, level {block.level}, {block.confidence:.2f}"
        yield from _wrap(f"{head}: {words} ({block.reason})", 2 * block.level, width)
    yield ""


def _render_themes(themes: Sequence[StatedTheme], width: int) -> Iterator[str]:
    objective_count = sum(_count_objectives(theme.objectives) for theme in themes)
    yield f"{_count(len(themes), 'theme')}, {_count(objective_count, 'objective')}"
    yield ""
    for theme in themes:
        title = "(no heading stands over these)" if theme.text is None else theme.text
        note = _note(_list_pages(theme.evidence), f"{theme.confidence:.2f}")
        yield from _wrap(f"{theme.ordinal}  {title}{note}", 0, width, hang=3)
        yield from _render_objectives(theme.objectives, theme, f"{theme.ordinal}", 3, width)
        yield ""


def _render_objectives(
    objectives: Sequence[StatedObjective], theme: StatedTheme, above: str, indent: int, width: int
) -> Iterator[str]:
    for objective in objectives:
        number = f"{above}.{objective.ordinal}"
        # A confidence is worth reading where it differs from that of the theme.
        is_like_theme = f"{objective.confidence:.2f}" == f"{theme.confidence:.2f}"
        confidence = "" if is_like_theme else f"{objective.confidence:.2f}"
        note = _note(_list_pages(objective.evidence), confidence)
        text = f"{number}  {objective.text}{note}"
        yield from _wrap(text, indent, width, hang=len(number) + 2)
        yield from _render_objectives(objective.children, theme, number, indent + 5, width)


def _count_objectives(objectives: Sequence[StatedObjective]) -> int:
    return sum(1 + _count_objectives(objective.children) for objective in objectives)


def _list_pages(evidence: Sequence[Quotation]) -> str:
    pages = sorted({one.page_number for one in evidence if one.page_number is not None})
    if not pages:
        return ""
    return f"p. {pages[0]}" if len(pages) == 1 else f"pp. {pages[0]}–{pages[-1]}"


def _note(*facts: str) -> str:
    told = ", ".join(filter(None, facts)).replace(" ", _UNBROKEN_BLANK)
    return f"  [{told}]" if told else ""


def _render_left_out(
    document: Document, stretches: Sequence[LedgerStretch], width: int
) -> Iterator[str]:
    groups: dict[tuple[Role, str], list[LedgerStretch]] = {}
    for stretch in stretches:
        groups.setdefault((stretch.role, stretch.reason), []).append(stretch)
    if not groups:
        return
    yield "Left out, and why:"
    for (role, reason), members in groups.items():
        words = " ".join(members[0].span.cut(document.text).split())
        example = words if len(words) <= _EXAMPLE_LENGTH else f"{words[: _EXAMPLE_LENGTH - 1]}…"
        times = f" ({len(members)} times)" if len(members) > 1 else ""
        page = members[0].page_number
        place = f" [p. {page}]" if page else ""
        yield from _wrap(f"{role.value}: “{example}”{place}{times}: {reason}", 2, width)
    yield ""


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _wrap(text: str, indent: int, width: int, *, hang: int = 2) -> list[str]:
    lines = textwrap.wrap(
        text,
        width,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + hang),
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [line.replace(_UNBROKEN_BLANK, " ") for line in lines]
