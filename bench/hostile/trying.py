"""A file through everything that is done with one: reading, finding, telling, reading again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipeline.extract import read_again, read_document
from pipeline.model.document import Document
from pipeline.model.errors import PipelineError
from pipeline.model.limits import Limits
from pipeline.model.selectors import CharSpan
from pipeline.model.statements import SourceStatements, StatedObjective
from pipeline.normalize import state_records
from pipeline.parse import find_outline
from pipeline.runner.inspection import Inspection, Stage, describe_inspection
from pipeline.runner.inspection_tree import render_inspection
from pipeline.sandbox import Sandbox, begin_stage

#: In the message of an error that a library, or we, did not foresee.
FOREIGN = "its reader failed"
CRASHED = "its reader crashed"

_COLUMNS = 100


def try_file(sandbox: Sandbox, path: Path, limits: Limits) -> tuple[str, str]:
    """How a file ends.

    Returns:
        Its outcome in few words ("document, ok", "source-broken"), and the message of its error;
        "" for a document. No error of ours names a foreign exception as such, so an unforeseen
        one is told from others by its message: outcome "unforeseen" or "crash".
    """
    try:
        return f"document, {sandbox.call(take_through, path, limits, source=path.name)}", ""
    except PipelineError as error:
        if FOREIGN in error.message:
            return "unforeseen", error.message
        if CRASHED in error.message:
            return "crash", error.message
        return error.code, error.message


def take_through(path: Path, limits: Limits) -> str:
    """Everything, in this process; the status of the document.

    Raises:
        AssertionError: if what came out does not hold.
        PipelineError: as it comes.
    """
    begin_stage("reading")
    document = read_document(path, source_id=path.name, limits=limits)
    _check_document(document)
    begin_stage("finding its structure")
    outline = find_outline(document)
    begin_stage("stating its records")
    statements = state_records(document, outline, source_id=path.name)
    _check_statements(document, statements)
    begin_stage("telling what was found")
    inspection = Inspection(
        path=str(path),
        stage=Stage.NORMALIZE,
        document=document,
        outline=outline,
        statements=statements,
    )
    describe_inspection(inspection)
    render_inspection(inspection, width=_COLUMNS)
    if document.pages:
        begin_stage("reading it again")
        read_again(path, document, limits=limits)
    return str(document.status.value)


def _check_document(document: Document) -> None:
    assert document.lines, "a silently empty document"
    covered = 0
    for line in document.lines:
        assert covered <= line.span.start < line.span.end <= len(document.text), "lines overlap"
        assert not document.text[covered : line.span.start].strip(), "text outside of lines"
        covered = line.span.end
    assert not document.text[covered:].strip(), "text after the last line"


def _check_statements(document: Document, statements: SourceStatements) -> None:
    for span, exact in _list_quotes(statements):
        assert span.cut(document.text) == exact, "a quote that is not in the text"
    covered = sum(len("".join(one.span.cut(document.text).split())) for one in statements.ledger)
    assert covered == len("".join(document.text.split())), "the ledger does not cover the text"


def _list_quotes(statements: SourceStatements) -> Iterator[tuple[CharSpan, str]]:
    for theme in statements.themes:
        yield from ((one.span, one.quote.exact) for one in theme.evidence)
        for objective in theme.objectives:
            yield from _list_objective_quotes(objective)


def _list_objective_quotes(objective: StatedObjective) -> Iterator[tuple[CharSpan, str]]:
    yield from ((one.span, one.quote.exact) for one in objective.evidence)
    for child in objective.children:
        yield from _list_objective_quotes(child)
