"""What a person is told of a new edition: what was found, what was written, what to do next."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from pipeline.model.statements import SourceStatements, StatedObjective
from pipeline.runner.inspection_tree import render_inspection
from pipeline.runner.new import NewEdition
from pipeline.runner.project import Project
from pipeline.runner.proposal import UNKNOWN_PUBLISHER, ProposedEdition


def render_new_edition(project: Project, new: NewEdition, *, width: int) -> str:
    """The preview of each file as ``inspect`` shows it, then the rest, ending in a line feed.

    Args:
        project: the folder that it was written to.
        new: what was written.
        width: columns to wrap to.
    """
    previews = (render_inspection(inspection, width=width) for inspection in new.inspections)
    conclusion = "\n".join(_conclude(project, new, width))
    return "\n\n".join((*(preview.rstrip() for preview in previews), conclusion)) + "\n"


def _conclude(project: Project, new: NewEdition, width: int) -> Iterator[str]:
    proposed = new.proposed
    edition_id = proposed.edition_id
    edition_file = project.name(project.edition_file(edition_id))
    raw = project.name(project.raw_folder(edition_id))
    yield "Written:"
    yield f"  {edition_file}"
    for inspection, source in zip(new.inspections, proposed.sources, strict=True):
        received = source.recognised
        if new.is_adopted:
            how = "as it lay there"
        elif received is None:
            how = f"copied from {inspection.path}"
        else:
            how = f"with the text that {received.program} recognised in {received.file_name}"
        origin = f"{source.role} in {source.language}, {how}"
        yield from _wrap(f"{raw}/{source.file_name}: {origin}", width)
        if received is not None:
            copied = f"the file as received, copied from {inspection.path}"
            yield from _wrap(f"{raw}/{received.file_name}: {copied}", width)
    yield ""
    doubts = tuple(_list_doubts(new))
    if doubts:
        yield "As it is, `run` will refuse to publish:"
        for doubt in doubts:
            yield from _wrap(doubt, width)
        yield ""
    yield "Next:"
    compare = (
        f"compare the trees above with the documents, and read {edition_file}: "
        f"{_describe_title(proposed)}, {_describe_years(proposed)}, {_describe_publisher(proposed)}"
    )
    count = "count themes and objectives in the documents, and fill [expect] with that"
    for number, step in enumerate((compare, count, f"programme run {edition_id}"), start=1):
        yield from _wrap(f"{number}. {step}", width, hang=3)


def _describe_title(proposed: ProposedEdition) -> str:
    return f"title “{proposed.title}”" if proposed.title else "no title was found"


def _describe_publisher(proposed: ProposedEdition) -> str:
    if proposed.publisher is None:
        return f'publisher "{UNKNOWN_PUBLISHER}" until you write it'
    return f"publisher “{proposed.publisher}”"


def _describe_years(proposed: ProposedEdition) -> str:
    if proposed.years is None:
        return "no years were found"
    return f"years {proposed.years[0]} to {proposed.years[1]}"


def _list_doubts(new: NewEdition) -> Iterator[str]:
    """What makes ``run`` refuse, as far as one file by itself shows it."""
    from pipeline.validate.completeness import LOW_CONFIDENCE

    is_low = False
    for inspection, source in zip(new.inspections, new.proposed.sources, strict=True):
        outline, statements = inspection.outline, inspection.statements
        assert outline is not None
        assert statements is not None
        if not statements.themes:
            yield (
                f"{inspection.path}: no themes and objectives were found. Say what they look like "
                f"under [sources.{source.name}.outline], or leave this source out."
            )
            continue
        lowest = min((outline.confidence, *_list_confidences(statements)))
        if lowest < LOW_CONFIDENCE:
            is_low = True
            yield (
                f"{inspection.path}: found with confidence {outline.confidence:.2f}, its least "
                f"certain record with {lowest:.2f}; `run` refuses below {LOW_CONFIDENCE}."
            )
    if is_low:
        yield (
            'If the tree is right nevertheless, say why with accept_low_confidence = "…" under '
            "[edition]."
        )


def _list_confidences(statements: SourceStatements) -> Iterator[float]:
    for theme in statements.themes:
        yield theme.confidence
        yield from _list_objective_confidences(theme.objectives)


def _list_objective_confidences(objectives: Sequence[StatedObjective]) -> Iterator[float]:
    for objective in objectives:
        yield objective.confidence
        yield from _list_objective_confidences(objective.children)


def _wrap(text: str, width: int, *, hang: int = 2) -> list[str]:
    return textwrap.wrap(
        text,
        width,
        initial_indent="  ",
        subsequent_indent=" " * (2 + hang),
        break_long_words=False,
        break_on_hyphens=False,
    )
