"""From the blocks of an outline to the statements of a source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pipeline.model.document import Document
from pipeline.model.edition import Correction
from pipeline.model.errors import NormaliseError
from pipeline.model.frozen import field, frozen, mutable
from pipeline.model.outline import RECORD_ROLES, Block, Outline, Role
from pipeline.model.statements import SourceStatements, StatedObjective, StatedTheme
from pipeline.normalize.corrections import correct_statements
from pipeline.normalize.evidence import find_page_number, quote_block
from pipeline.normalize.identifiers import name_objective, name_theme
from pipeline.normalize.ledger import list_stretches
from pipeline.text.cleaning import clean_parts


def state_records(
    document: Document,
    outline: Outline,
    *,
    source_id: str,
    corrections: Sequence[Correction] = (),
) -> SourceStatements:
    """What a source states, with evidence for every word, and its ledger.

    Ordinals and identifiers come from position alone. Objectives before the first theme stand in
    a theme without title. Mentions are noted later (``note_mentions``).

    Args:
        document: the source as read.
        outline: its blocks; order is hierarchy.
        source_id: ``<edition>/<source name>``, the beginning of every identifier.
        corrections: of the edition; those for other sources are passed over.

    Raises:
        NormaliseError: if a record has no words, or a correction does not fit.
        ConfigurationError: if there is no data for the outline's language.
    """
    drafts = _arrange(outline.blocks, source_id)
    source = _Source(document=document, language=outline.language)
    themes = tuple(_state_theme(draft, source) for draft in drafts)
    record_ids = {draft.index: draft.record_id for draft in _walk(drafts)}
    return SourceStatements(
        source_id=source_id,
        language=outline.language,
        themes=correct_statements(themes, corrections, source_id=source_id),
        ledger=list_stretches(
            document,
            [(block, record_ids.get(index)) for index, block in enumerate(outline.blocks)],
        ),
    )


@frozen
class _Source:
    """What every record of a source is stated with."""

    document: Document
    language: str


@mutable
class _Draft:
    """A record while its place in the tree is being found.

    Attributes:
        block: its block; None for a theme that the outline only implies.
        index: of the block in the outline; None as for ``block``.
        ordinal: from 1 among its siblings.
        record_id: its identifier.
        children: the records under it, in order.
    """

    block: Block | None
    index: int | None
    ordinal: int
    record_id: str
    children: list[_Draft] = field(default_factory=list)


def _arrange(blocks: Sequence[Block], source_id: str) -> list[_Draft]:
    """The records as a tree: themes in order, under each its objectives, under those theirs."""
    themes: list[_Draft] = []
    path: list[_Draft] = []  # from the last theme down to the last record

    def open_theme(block: Block | None, index: int | None) -> None:
        ordinal = len(themes) + 1
        record_id = name_theme(source_id, ordinal)
        themes.append(_Draft(block=block, index=index, ordinal=ordinal, record_id=record_id))
        path[:] = themes[-1:]

    for index, block in enumerate(blocks):
        if block.role is Role.THEME:
            open_theme(block, index)
        elif block.role in RECORD_ROLES:
            if not path:
                open_theme(None, None)
            depth = 1 if block.role is Role.OBJECTIVE else _find_depth(path, block.level)
            del path[depth:]
            parent = path[-1]
            ordinal = len(parent.children) + 1
            record_id = name_objective(parent.record_id, ordinal)
            draft = _Draft(block=block, index=index, ordinal=ordinal, record_id=record_id)
            parent.children.append(draft)
            path.append(draft)
    return themes


def _find_depth(path: Sequence[_Draft], level: int) -> int:
    """How much of the path stays above a sub-objective: the theme, and what is of lower level."""
    depth = len(path)
    while depth > 1 and (above := path[depth - 1].block) is not None and above.level >= level:
        depth -= 1
    return depth


def _walk(drafts: Iterable[_Draft]) -> Iterator[_Draft]:
    for draft in drafts:
        yield draft
        yield from _walk(draft.children)


def _state_theme(draft: _Draft, source: _Source) -> StatedTheme:
    block = draft.block
    has_title = block is not None and bool(block.spans)
    return StatedTheme(
        statement_id=draft.record_id,
        ordinal=draft.ordinal,
        marker=block.marker if block else None,
        text=_clean(draft, source) if has_title else None,
        language=source.language,
        confidence=block.confidence if block else _lowest_confidence(draft),
        evidence=quote_block(source.document, block) if block else (),
        objectives=tuple(_state_objective(child, source) for child in draft.children),
    )


def _lowest_confidence(draft: _Draft) -> float:
    return min(child.block.confidence for child in draft.children if child.block is not None)


def _state_objective(draft: _Draft, source: _Source) -> StatedObjective:
    block = draft.block
    assert block is not None  # only a theme can be implied
    return StatedObjective(
        objective_id=draft.record_id,
        ordinal=draft.ordinal,
        marker=block.marker,
        text=_clean(draft, source),
        language=source.language,
        confidence=block.confidence,
        evidence=quote_block(source.document, block),
        children=tuple(_state_objective(child, source) for child in draft.children),
    )


def _clean(draft: _Draft, source: _Source) -> str:
    """The record's words; a record without any is an error."""
    block = draft.block
    spans = block.spans if block else ()
    clean = clean_parts(
        [span.cut(source.document.text) for span in spans], language=source.language
    )
    if clean:
        return clean
    place = next((span.start for span in (*spans, *(block.extents if block else ()))), 0)
    page = find_page_number(source.document, place)
    raise NormaliseError(
        f"{draft.record_id}{f' (page {page})' if page else ''}: "
        f"a record without words, at character {place} of the text; it was taken for one because: "
        f'"{block.reason if block else ""}". Say in the edition file\'s outline table of this '
        "source what the line is, or ignore it there.",
        source=source.document.source_id,
    )
