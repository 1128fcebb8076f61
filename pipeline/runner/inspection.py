"""What was found in one file, as ``inspect --format json`` prints it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from pipeline.model.document import Document, Line
from pipeline.model.frozen import frozen
from pipeline.model.outline import RECORD_ROLES, Block, Outline
from pipeline.model.selectors import CharSpan
from pipeline.model.statements import (
    LedgerStretch,
    Quotation,
    SourceStatements,
    StatedObjective,
    StatedTheme,
)
from pipeline.runner.places import round_box

SCHEMA_VERSION = 1
#: Decimals of a confidence: a hundredth is more than anyone can act upon, a thousandth sorts.
CONFIDENCE_DECIMALS = 3


class Stage(StrEnum):
    """How far a file is taken."""

    EXTRACT = "extract"
    PARSE = "parse"
    NORMALIZE = "normalize"


@frozen
class Recognition:
    """That a file was not read itself, but a copy with the text that was recognised in it.

    Attributes:
        file: the copy; may be gone when this is read.
        program: what recognised it, with its version.
        received_sha256: of the file as received, lower-case hex.
    """

    file: Path
    program: str
    received_sha256: str


@frozen
class Inspection:
    """One file as far as it was taken.

    Attributes:
        path: the file as it was named.
        stage: the last stage done.
        document: what was read.
        outline: its blocks; None when only extracted.
        statements: its records; None when not normalized.
        recognition: how the text got into it, if not by its makers; ``document`` is then the copy.
    """

    path: str
    stage: Stage
    document: Document
    outline: Outline | None = None
    statements: SourceStatements | None = None
    recognition: Recognition | None = None


def describe_inspection(inspection: Inspection) -> dict[str, object]:
    """The object that ``inspect --format json`` prints.

    The same keys at every stage; what a stage has not found is empty. ``--stage extract`` adds
    ``pages`` and ``lines``, ``--stage parse`` adds ``blocks``.
    """
    document, outline = inspection.document, inspection.outline
    recognition = inspection.recognition
    described: dict[str, object] = {
        "schema_version": SCHEMA_VERSION,
        "stage": inspection.stage.value,
        "status": document.status.value,
        "confidence": _round(outline.confidence) if outline else None,
        "source": {
            "path": inspection.path,
            "sha256": recognition.received_sha256 if recognition else document.source_sha256,
            "media_type": document.media_type,
            "language": outline.language if outline else document.declared_language,
            "page_count": len(document.pages) or None,
            "title": (outline.title if outline else None) or document.title,
            "text_recognised_by": recognition.program if recognition else None,
        },
        "declared": [
            {
                "noun": declared.noun,
                "number": declared.number,
                "quote": declared.span.cut(document.text),
                "counts": declared.counts,
            }
            for declared in (outline.declared if outline else ())
        ],
        "themes": [
            _describe_theme(theme)
            for theme in (inspection.statements.themes if inspection.statements else ())
        ],
        "left_out": [_describe_stretch(document, stretch) for stretch in left_out(inspection)],
        "decisions": [
            {
                "what": decision.what,
                "chosen": decision.chosen,
                "runner_up": decision.runner_up,
                "reason": decision.reason,
                "key": decision.key,
            }
            for decision in (outline.decisions if outline else ())
        ],
        "warnings": list(all_warnings(inspection)),
    }
    if inspection.stage is Stage.EXTRACT:
        described["pages"] = [
            {
                "number": page.number,
                "width_pt": page.width_pt,
                "height_pt": page.height_pt,
                "rotation_deg": page.rotation_deg,
                "status": page.status.value,
                "reader": page.reader.value,
                "reader_reason": page.reader_reason,
            }
            for page in document.pages
        ]
        described["lines"] = [_describe_line(document, line) for line in document.lines]
    if inspection.stage is Stage.PARSE and outline:
        described["blocks"] = [_describe_block(document, block) for block in outline.blocks]
    return described


def render_inspection_json(inspection: Inspection) -> str:
    """What ``inspect --format json`` prints."""
    from pipeline.runner.json_text import render_json

    return render_json(describe_inspection(inspection))


def left_out(inspection: Inspection) -> tuple[LedgerStretch, ...]:
    """Every stretch of the text that belongs to no record, in order."""
    if inspection.statements:
        return tuple(one for one in inspection.statements.ledger if one.role not in RECORD_ROLES)
    if not inspection.outline:
        return ()
    return tuple(
        LedgerStretch(
            role=block.role,
            reason=block.reason,
            span=extent,
            page_number=find_page(inspection.document, extent.start),
            record_id=None,
        )
        for block in inspection.outline.blocks
        if block.role not in RECORD_ROLES
        for extent in block.extents
    )


def find_page(document: Document, position: int) -> int | None:
    """The page on which the character at ``position`` stands; None without pages."""
    index = bisect_right(document.lines, position, key=lambda line: line.span.start) - 1
    return document.lines[index].page_number if index >= 0 else None


def all_warnings(inspection: Inspection) -> Iterator[str]:
    """What a person should know, in words: of the reading, then of the structure."""
    if inspection.recognition:
        yield (
            f"the text was recognised by {inspection.recognition.program}; places are those in the "
            "PDF that it made"
        )
    yield from inspection.document.warnings
    if inspection.outline:
        yield from inspection.outline.warnings


def _describe_theme(theme: StatedTheme) -> dict[str, object]:
    return {
        "ordinal": theme.ordinal,
        "marker": theme.marker,
        "title": theme.text,
        "confidence": _round(theme.confidence),
        "evidence": [_describe_quotation(quotation) for quotation in theme.evidence],
        "objectives": [_describe_objective(objective) for objective in theme.objectives],
    }


def _describe_objective(objective: StatedObjective) -> dict[str, object]:
    return {
        "ordinal": objective.ordinal,
        "marker": objective.marker,
        "text": objective.text,
        "confidence": _round(objective.confidence),
        "children": [_describe_objective(child) for child in objective.children],
        "evidence": [_describe_quotation(quotation) for quotation in objective.evidence],
    }


def _describe_quotation(quotation: Quotation) -> dict[str, object]:
    return {
        "page_number": quotation.page_number,
        "bbox": list(round_box(quotation.bbox)) if quotation.bbox else None,
        "char_start": quotation.span.start,
        "char_end": quotation.span.end,
        "exact": quotation.quote.exact,
    }


def _describe_stretch(document: Document, stretch: LedgerStretch) -> dict[str, object]:
    return {
        "role": stretch.role.value,
        "reason": stretch.reason,
        "page_number": stretch.page_number,
        **_describe_span(document, stretch.span),
    }


def _describe_block(document: Document, block: Block) -> dict[str, object]:
    return {
        "role": block.role.value,
        "level": block.level,
        "marker": block.marker,
        "confidence": _round(block.confidence),
        "reason": block.reason,
        "spans": [_describe_span(document, span) for span in block.spans],
    }


def _describe_line(document: Document, line: Line) -> dict[str, object]:
    return {
        "page_number": line.page_number,
        "region": line.region,
        "bbox": list(round_box(line.bbox)) if line.bbox else None,
        "font": line.style.font,
        "size_pt": line.style.size_pt,
        "is_bold": line.style.is_bold,
        "is_italic": line.style.is_italic,
        "colour": line.style.colour,
        "drawn_marker": line.drawn_marker.shape if line.drawn_marker else None,
        "visibility": line.visibility.value,
        "element": line.element.kind.value if line.element else None,
        **_describe_span(document, line.span),
    }


def _describe_span(document: Document, span: CharSpan) -> dict[str, object]:
    return {"char_start": span.start, "char_end": span.end, "exact": span.cut(document.text)}


def _round(confidence: float) -> float:
    return round(confidence, CONFIDENCE_DECIMALS)
