"""Gets the documents of an edition: right file, right bytes, read in the sandbox."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from pipeline.model.document import Document, SecondReading
from pipeline.model.edition import Correction, Edition, SourceSpec
from pipeline.model.errors import PipelineError, SourceChangedError
from pipeline.model.frozen import frozen, replace
from pipeline.model.limits import Limits
from pipeline.model.outline import Outline
from pipeline.model.statements import SourceStatements
from pipeline.runner.progress import FINDING, READING, STATING
from pipeline.runner.project import Project
from pipeline.runner.state import hash_file
from pipeline.sandbox import Call, Sandbox, begin_stage

T = TypeVar("T")


def count_processors() -> int:
    """Processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def check_sources(project: Project, edition: Edition) -> dict[str, Path]:
    """The files of the edition's sources, each with the bytes that the edition file promises.

    Returns:
        The file of each source, by source id in the edition file's order.

    Raises:
        ConfigurationError: if a path leaves the edition's raw folder.
        SourceNotFoundError: if a file is not there.
        SourceChangedError: if a file has another hash than the edition file says.
    """
    from pipeline.edition import resolve_source_path

    edition_file = project.name(project.edition_file(edition.edition_id))
    files = {}
    for spec in edition.sources:
        path = resolve_source_path(project.root, edition.edition_id, spec)
        found = hash_file(path)
        if found != spec.sha256:
            raise SourceChangedError(
                f"{spec.source_id}: raw/{edition.edition_id}/{spec.path} has sha256 {found}, but "
                f"{edition_file} expects {spec.sha256}. If the file was changed by mistake, put "
                f"the received one back; if it is a new version, set sha256 = "
                f'"{found}" under [sources.{spec.name}] and read the next report with care.',
                source=spec.source_id,
            )
        files[spec.source_id] = path
    return files


@frozen
class FoundSource:
    """A source as read, and what was found in it."""

    document: Document
    outline: Outline
    statements: SourceStatements


def find_in_sources(
    sandbox: Sandbox,
    files: Mapping[str, Path],
    edition: Edition,
    *,
    limits: Limits,
    password: str | None = None,
) -> dict[str, FoundSource]:
    """Reads the sources and finds what they state, by source id in the order of ``files``.

    Raises:
        SourceError: of the first source that cannot be read, or crosses a limit in any stage.
        PipelineError: of the first source that is not as the edition file says.
    """
    specs = {spec.source_id: spec for spec in edition.sources}
    return _ask_of_each(
        sandbox,
        _find,
        {
            source_id: Call(
                source=source_id,
                args=(path, specs[source_id], edition.corrections),
                kwargs={"limits": limits, "password": password},
            )
            for source_id, path in files.items()
        },
    )


def _find(
    path: Path,
    spec: SourceSpec,
    corrections: Sequence[Correction],
    *,
    limits: Limits,
    password: str | None,
) -> FoundSource:
    """Runs in a child."""
    from pipeline.extract import read_document
    from pipeline.normalize import state_records
    from pipeline.parse import find_outline

    begin_stage(READING)
    document = read_document(path, source_id=spec.source_id, limits=limits, password=password)
    if document.source_sha256 != spec.sha256:
        raise SourceChangedError(
            f"{spec.source_id}: {spec.path} was changed while it was read. Wait until it is "
            "written, then repeat the command.",
            source=spec.source_id,
        )
    begin_stage(FINDING)
    outline = find_outline(document, language=spec.language, overrides=spec.outline)
    begin_stage(STATING)
    statements = state_records(document, outline, source_id=spec.source_id, corrections=corrections)
    return FoundSource(document=document, outline=outline, statements=statements)


def read_sources(
    sandbox: Sandbox, files: Mapping[str, Path], *, limits: Limits, password: str | None = None
) -> dict[str, Document]:
    """The documents, by source id in the order of ``files``.

    Raises:
        SourceError: of the first source that cannot be read.
    """
    from pipeline.extract import read_document

    return _ask_of_each(
        sandbox,
        read_document,
        {
            source_id: Call(
                source=source_id,
                args=(path,),
                kwargs={"source_id": source_id, "limits": limits, "password": password},
            )
            for source_id, path in files.items()
        },
    )


def read_sources_again(
    sandbox: Sandbox,
    files: Mapping[str, Path],
    documents: Mapping[str, Document],
    *,
    limits: Limits,
    password: str | None = None,
) -> dict[str, SecondReading]:
    """What the other engine reads, by source id; only of documents that have pages.

    A file that brings the second engine down is still a file that was read: it stays unconfirmed,
    with the reason, and the checks say so.
    """
    from pipeline.extract import read_again

    paged = {source_id: document for source_id, document in documents.items() if document.pages}
    calls = [
        Call(
            source=source_id,
            # Only what says who read which page: the words need not cross over again.
            args=(
                files[source_id],
                replace(document, text="", lines=(), links=(), packed_boxes=b""),
            ),
            kwargs={"limits": limits, "password": password},
        )
        for source_id, document in paged.items()
    ]
    return {
        document.source_id: _explain_unread(document, outcome)
        if isinstance(outcome, PipelineError)
        else outcome
        for document, outcome in zip(paged.values(), sandbox.map(read_again, calls), strict=True)
    }


def _ask_of_each(
    sandbox: Sandbox, function: Callable[..., T], calls: Mapping[str, Call]
) -> dict[str, T]:
    answers = {}
    for source_id, outcome in zip(calls, sandbox.map(function, calls.values()), strict=True):
        if isinstance(outcome, PipelineError):
            raise outcome
        answers[source_id] = outcome
    return answers


def _explain_unread(document: Document, error: PipelineError) -> SecondReading:
    return SecondReading(
        source_sha256=document.source_sha256,
        pages=(),
        unreadable=tuple((page.number, error.message) for page in document.pages),
    )
