"""A file through the stages, in this process and without configuration → what was found."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from bench.invented.truth import TrueObjective, TrueTheme, Truth
from pipeline.extract import read_document
from pipeline.model.statements import StatedObjective
from pipeline.normalize import state_records
from pipeline.parse import find_outline

_SOURCE_ID = "bench/document"


def read_themes(path: Path) -> Truth:
    """The themes and objectives that the pipeline finds in a file."""
    return read_with_confidence(path)[0]


def read_with_confidence(path: Path) -> tuple[Truth, float]:
    """The themes and objectives that the pipeline finds in a file, and how sure it is."""
    document = read_document(path, source_id=_SOURCE_ID)
    outline = find_outline(document)
    statements = state_records(document, outline, source_id=_SOURCE_ID)
    found = Truth(
        themes=tuple(
            TrueTheme(title=theme.text, objectives=_read_objectives(theme.objectives))
            for theme in statements.themes
        )
    )
    return found, outline.confidence


def _read_objectives(objectives: Iterable[StatedObjective]) -> tuple[TrueObjective, ...]:
    return tuple(
        TrueObjective(text=objective.text, children=_read_objectives(objective.children))
        for objective in objectives
    )
