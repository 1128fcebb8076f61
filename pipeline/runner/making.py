"""All stages of a run but the last: from an edition's raw files to a checked dataset."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pipeline.model.document import Document
from pipeline.model.edition import Edition
from pipeline.model.findings import Report
from pipeline.model.limits import Limits
from pipeline.model.records import Dataset
from pipeline.runner.assemble import assemble_dataset
from pipeline.runner.progress import SILENT, Progress
from pipeline.runner.reading import FoundSource, find_in_sources, read_sources_again
from pipeline.sandbox import Sandbox


def make_dataset(
    edition: Edition,
    files: Mapping[str, Path],
    sandbox: Sandbox,
    limits: Limits,
    vocabulary_folder: Path,
    progress: Progress = SILENT,
    password: str | None = None,
) -> tuple[Dataset, Report, dict[str, Document]]:
    """All stages but the last: an edition's dataset, what the checks say of it, its documents.

    Args:
        edition: what to do.
        files: of its sources, by source id, with the promised bytes.
        sandbox: where all is done that depends on what is in a file.
        limits: on what is done with one file.
        vocabulary_folder: of shared terms.
        progress: where the steps are told.
        password: opens those sources that are encrypted.
    """
    name = edition.edition_id
    # Reading comes first: a child costs next to nothing while this process is small.
    with progress.step(f"{name}: reading {len(files)} sources"):
        found = find_in_sources(sandbox, files, edition, limits=limits, password=password)
    documents = {source_id: one.document for source_id, one in found.items()}
    with progress.step(f"{name}: reading them again with the other engine"):
        second_readings = read_sources_again(
            sandbox, files, documents, limits=limits, password=password
        )
    with progress.step(f"{name}: relating what they state"):
        dataset = _relate(edition, found, sandbox, vocabulary_folder)
    with progress.step(f"{name}: checking"):
        from pipeline.validate import check_dataset

        report = check_dataset(
            dataset, edition=edition, documents=documents, second_readings=second_readings
        )
    return dataset, report, documents


def _relate(
    edition: Edition,
    found: Mapping[str, FoundSource],
    sandbox: Sandbox,
    vocabulary_folder: Path,
) -> Dataset:
    """The dataset of what the sources state: terms noted in each, themes matched across all."""
    from pipeline.link import match_themes
    from pipeline.normalize.mentions import note_mentions
    from pipeline.normalize.vocabulary import load_vocabulary

    vocabulary = load_vocabulary(vocabulary_folder)
    # One after the other, so that one child only has to load spaCy.
    statements = {
        source_id: sandbox.call(note_mentions, one.statements, vocabulary, source=source_id)
        for source_id, one in found.items()
    }
    matches = sandbox.call(
        match_themes,
        tuple(statements.values()),
        theme_orders={
            spec.source_id: spec.theme_order
            for spec in edition.sources
            if spec.theme_order is not None
        },
        source=edition.edition_id,
    )
    return assemble_dataset(
        edition,
        documents={source_id: one.document for source_id, one in found.items()},
        outlines={source_id: one.outline for source_id, one in found.items()},
        statements=statements,
        matches=matches,
    )
