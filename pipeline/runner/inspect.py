"""``programme inspect``: one file by itself, without an edition file, written nowhere."""

from __future__ import annotations

from pathlib import Path

from pipeline.model.document import Document
from pipeline.model.edition import NO_OVERRIDES, OutlineOverrides
from pipeline.model.errors import UsageError
from pipeline.model.limits import Limits
from pipeline.runner.inspection import Inspection, Stage
from pipeline.runner.progress import SILENT, Progress
from pipeline.sandbox import Sandbox


def inspect_file(
    path: Path,
    *,
    stage: Stage = Stage.NORMALIZE,
    language: str | None = None,
    pages: tuple[int, int] | None = None,
    reader: str = "auto",
    password: str | None = None,
    limits: Limits | None = None,
    progress: Progress = SILENT,
) -> Inspection:
    """What is found in a file.

    Args:
        path: of the file.
        stage: the last stage to do.
        language: BCP 47 tag; None: told from the text.
        pages: take records from these physical pages only: first and last, from 1, both
            included.
        reader: ``"auto"``, ``"pdfium"`` or ``"pdfplumber"``; for PDF only.
        password: opens an encrypted PDF.
        limits: on the reading of the file; None: the defaults.
        progress: where the steps are told.

    Raises:
        SourceError: if the file cannot be read.
        UsageError: if it has no such pages, or the language is none of ours.
    """
    from pipeline.extract import read_document

    limits = limits or Limits()
    if language is not None:
        _check_language(language)
    name = path.name
    with progress.step(f"{name}: reading"), Sandbox(limits) as sandbox:
        document = sandbox.call(
            read_document,
            path,
            source=str(path),
            source_id=name,
            reader=reader,
            limits=limits,
            password=password,
        )
    if pages is not None:
        _check_pages(path, document, pages)
    if stage is Stage.EXTRACT:
        return Inspection(path=str(path), stage=stage, document=document)

    from pipeline.parse import find_outline

    overrides = OutlineOverrides(pages=pages) if pages else NO_OVERRIDES
    with progress.step(f"{name}: finding its structure"):
        outline = find_outline(document, language=language, overrides=overrides)
    if stage is Stage.PARSE:
        return Inspection(path=str(path), stage=stage, document=document, outline=outline)

    from pipeline.normalize import state_records

    with progress.step(f"{name}: stating its records"):
        statements = state_records(document, outline, source_id=name)
    return Inspection(
        path=str(path), stage=stage, document=document, outline=outline, statements=statements
    )


def _check_language(tag: str) -> None:
    from pipeline.text.languages import list_tags

    known = list_tags()
    if tag.partition("-")[0] not in known:
        raise UsageError(f"--language {tag}: we have no data on it; expected {', '.join(known)}.")


def _check_pages(path: Path, document: Document, pages: tuple[int, int]) -> None:
    if not document.pages:
        raise UsageError(
            f"{path} has no pages ({document.media_type}); leave --pages out.", source=str(path)
        )
    if pages[1] > len(document.pages):
        raise UsageError(
            f"--pages {pages[0]}-{pages[1]}: {path} has {len(document.pages)} pages.",
            source=str(path),
        )
