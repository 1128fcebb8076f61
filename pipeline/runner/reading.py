"""Gets the documents of an edition: right file, right bytes, read in the sandbox."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from pipeline.model.document import Document, SecondReading
from pipeline.model.edition import Edition
from pipeline.model.errors import PipelineError, SourceChangedError
from pipeline.model.limits import Limits
from pipeline.runner.project import Project
from pipeline.runner.state import hash_file
from pipeline.sandbox import Call, Sandbox


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


def read_sources(
    sandbox: Sandbox, files: Mapping[str, Path], *, limits: Limits
) -> dict[str, Document]:
    """The documents, by source id in the order of ``files``.

    Raises:
        SourceError: of the first source that cannot be read.
    """
    from pipeline.extract import read_document

    calls = [
        Call(source=source_id, args=(path,), kwargs={"source_id": source_id, "limits": limits})
        for source_id, path in files.items()
    ]
    documents = {}
    for source_id, outcome in zip(files, sandbox.map(read_document, calls), strict=True):
        if isinstance(outcome, PipelineError):
            raise outcome
        documents[source_id] = outcome
    return documents


def read_sources_again(
    sandbox: Sandbox,
    files: Mapping[str, Path],
    documents: Mapping[str, Document],
    *,
    limits: Limits,
) -> dict[str, SecondReading]:
    """What the other engine reads, by source id; only of documents that have pages.

    A file that brings the second engine down is still a file that was read: it stays unconfirmed,
    with the reason, and the checks say so.
    """
    from pipeline.extract import read_again

    paged = {source_id: document for source_id, document in documents.items() if document.pages}
    calls = [
        Call(source=source_id, args=(files[source_id], document), kwargs={"limits": limits})
        for source_id, document in paged.items()
    ]
    return {
        document.source_id: _explain_unread(document, outcome)
        if isinstance(outcome, PipelineError)
        else outcome
        for document, outcome in zip(paged.values(), sandbox.map(read_again, calls), strict=True)
    }


def _explain_unread(document: Document, error: PipelineError) -> SecondReading:
    return SecondReading(
        source_sha256=document.source_sha256,
        pages=(),
        unreadable=tuple((page.number, error.message) for page in document.pages),
    )
