"""``programme inspect``: one file by itself, without an edition file, written nowhere."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pipeline.model.document import Document, PageStatus
from pipeline.model.edition import NO_OVERRIDES, OutlineOverrides
from pipeline.model.errors import NoTextLayerError, UsageError
from pipeline.model.limits import Limits
from pipeline.runner.inspection import Inspection, Recognition, Stage
from pipeline.runner.progress import (
    FINDING,
    READING,
    RECOGNISING,
    SHOWING,
    SILENT,
    STATING,
    Progress,
)
from pipeline.sandbox import Sandbox, begin_stage

if TYPE_CHECKING:
    from pipeline.runner.ocr import Recogniser

T = TypeVar("T")


def inspect_file(
    path: Path,
    *,
    password: str | None = None,
    recogniser: Recogniser | None = None,
    limits: Limits | None = None,
    progress: Progress = SILENT,
) -> Inspection:
    """All that is found in a file; arguments and errors as for ``show_file``."""
    return show_file(
        path,
        _keep,
        password=password,
        recogniser=recogniser,
        limits=limits,
        progress=progress,
    )


def show_file(
    path: Path,
    show: Callable[[Inspection], T],
    *,
    stage: Stage = Stage.NORMALIZE,
    language: str | None = None,
    pages: tuple[int, int] | None = None,
    reader: str = "auto",
    password: str | None = None,
    recogniser: Recogniser | None = None,
    limits: Limits | None = None,
    progress: Progress = SILENT,
) -> T:
    """What is found in a file, as ``show`` tells it: nothing else leaves the child process.

    Args:
        path: of the file.
        show: a function of a module, or a ``functools.partial`` of one.
        stage: the last stage to do.
        language: BCP 47 tag; None: told from the text.
        pages: take records from these physical pages only: first and last, from 1, both
            included.
        reader: ``"auto"``, ``"pdfium"`` or ``"pdfplumber"``; for PDF only.
        password: opens an encrypted PDF.
        recogniser: of the text of pages that are pictures; None: such a file is an error.
        limits: on all that is done with the file; None: the defaults.
        progress: where the steps are told.

    Raises:
        SourceError: if the file cannot be read, or crosses a limit in any stage.
        UsageError: if it has no such pages, or the language is none of ours.
    """
    limits = limits or Limits()
    if language is not None:
        _check_language(language)
    look = partial(
        _look_into,
        show=show,
        named=path,
        stage=stage,
        language=language,
        pages=pages,
        reader=reader,
        password=password,
        limits=limits,
    )
    with (
        progress.stages(path.name) as begin_step,
        Sandbox(limits, on_stage=begin_step) as sandbox,
    ):
        shown: T
        try:
            shown = sandbox.call(look, path, has_scans=recogniser is None, source=str(path))
        except NoTextLayerError as error:
            if recogniser is None:
                raise
            begin_step(RECOGNISING)
            recognition = recogniser.recognise(
                path, limits=limits, language=language, pages=error.scanned_pages
            )
            shown = sandbox.call(look, recognition.file, recognition=recognition, source=str(path))
        return shown


def _keep(inspection: Inspection) -> Inspection:
    return inspection


def _look_into(
    path: Path,
    *,
    show: Callable[[Inspection], T],
    named: Path,
    stage: Stage,
    language: str | None,
    pages: tuple[int, int] | None,
    reader: str,
    password: str | None,
    limits: Limits,
    has_scans: bool = True,
    recognition: Recognition | None = None,
) -> T:
    """Runs in the child.

    Raises:
        NoTextLayerError: also if only some pages are pictures, unless it ``has_scans`` for good.
    """
    from pipeline.extract import read_document

    begin_stage(READING)
    document = read_document(
        path, source_id=named.name, reader=reader, limits=limits, password=password
    )
    scanned = [page.number for page in document.pages if page.status == PageStatus.SCANNED]
    if scanned and not has_scans:
        is_stamped = any(line.page_number in scanned for line in document.lines)
        raise NoTextLayerError(
            f"{named}: some of its pages are pictures.",
            source=str(named),
            scanned_pages=tuple(scanned) if is_stamped else (),
        )
    if pages is not None:
        _check_pages(named, document, pages)
    outline = statements = None
    if stage is not Stage.EXTRACT:
        from pipeline.parse import find_outline

        begin_stage(FINDING)
        overrides = OutlineOverrides(pages=pages) if pages else NO_OVERRIDES
        outline = find_outline(document, language=language, overrides=overrides)
        if stage is not Stage.PARSE:
            from pipeline.normalize import state_records

            begin_stage(STATING)
            statements = state_records(document, outline, source_id=named.name)
    begin_stage(SHOWING)
    return show(
        Inspection(
            path=str(named),
            stage=stage,
            document=document,
            outline=outline,
            statements=statements,
            recognition=recognition,
        )
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
