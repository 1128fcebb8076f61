"""Documents read to bare rows: themes behind "# ", objectives of whatever level as they are."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.extract import read_document
from pipeline.model.document import Document
from pipeline.parse import find_outline
from tests.parse.documents import SetLine, set_document, typed_document, unclaimed, words_of


def read_bare(document: Document, language: str = "en") -> list[str]:
    """The rows of a document, of which nothing is lost."""
    outline = find_outline(document, language=language)
    assert unclaimed(document, outline) == ""
    rows = words_of(document, outline)
    return [row if row.startswith("#") else row.lstrip(" -") for row in rows]


def read_typed(text: str, language: str = "en") -> list[str]:
    """The rows of a typed text."""
    return read_bare(typed_document(text), language)


def read_set(lines: Sequence[SetLine]) -> list[str]:
    """The rows of a set page."""
    return read_bare(set_document(lines))


def read_file(folder: Path, name: str, text: str) -> list[str]:
    """The rows of a file in its own format."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_bare(read_document(path, source_id="test/file"))
