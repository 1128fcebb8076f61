"""What the stages found → the rows of the published tables, in published order.

Rows follow the sources of the edition file, then the order in which a source states its records.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from pipeline.model.document import Document
from pipeline.model.edition import Edition, SourceSpec
from pipeline.model.links import ThemeMatch
from pipeline.model.outline import Declaration, Outline
from pipeline.model.records import (
    Dataset,
    EvidenceRow,
    LedgerRow,
    MentionRow,
    ObjectiveRow,
    PageRow,
    SourceRow,
    TextRow,
    ThemeRow,
    ThemeStatementRow,
)
from pipeline.model.statements import (
    Quotation,
    SourceStatements,
    StatedObjective,
    StatedTheme,
)
from pipeline.runner.places import BOX_DECIMALS, round_box


def assemble_dataset(
    edition: Edition,
    *,
    documents: Mapping[str, Document],
    outlines: Mapping[str, Outline],
    statements: Mapping[str, SourceStatements],
    matches: Sequence[ThemeMatch],
) -> Dataset:
    """All rows of one edition.

    Args:
        edition: whose sources give the order.
        documents: by source id, as are ``outlines`` and ``statements``; one for each source.
        outlines: what each document was parsed into.
        statements: what each source states.
        matches: the edition's themes; each statement stands in exactly one.
    """
    theme_ids = {
        statement_id: _name_theme(edition, match)
        for match in matches
        for statement_id in match.statement_ids
    }
    in_order = [(documents[spec.source_id], statements[spec.source_id]) for spec in edition.sources]
    objectives = [
        (theme, objective, parent, depth)
        for _, stated in in_order
        for theme in stated.themes
        for objective, parent, depth in _walk(theme.objectives)
    ]
    return Dataset(
        edition_id=edition.edition_id,
        sources=tuple(
            _source_row(edition, spec, documents[spec.source_id], outlines[spec.source_id])
            for spec in edition.sources
        ),
        pages=tuple(row for document, _ in in_order for row in _page_rows(document)),
        texts=tuple(
            TextRow(
                source_id=document.source_id,
                text_sha256=hash_text(document.text),
                text=document.text,
            )
            for document, _ in in_order
        ),
        themes=_theme_rows(edition, statements, matches),
        theme_statements=tuple(
            _statement_row(stated.source_id, theme, theme_ids[theme.statement_id])
            for _, stated in in_order
            for theme in stated.themes
        ),
        objectives=tuple(
            _objective_row(theme, theme_ids[theme.statement_id], objective, parent, depth)
            for theme, objective, parent, depth in objectives
        ),
        evidence=tuple(
            row
            for document, stated in in_order
            for theme in stated.themes
            for row in chain(
                _evidence_rows(document, theme.statement_id, theme.evidence),
                *(
                    _evidence_rows(document, objective.objective_id, objective.evidence)
                    for objective, _, _ in _walk(theme.objectives)
                ),
            )
        ),
        ledger=tuple(row for _, stated in in_order for row in _ledger_rows(stated)),
        mentions=tuple(
            MentionRow(
                objective_id=objective.objective_id,
                concept_id=mention.concept_id,
                vocabulary=mention.vocabulary,
                surface=mention.surface,
                char_start=mention.span.start,
                char_end=mention.span.end,
            )
            for _, objective, _, _ in objectives
            for mention in objective.mentions
        ),
    )


def hash_text(text: str) -> str:
    """SHA-256 of a canonical text in UTF-8, lower-case hex."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _name_theme(edition: Edition, match: ThemeMatch) -> str:
    return f"{edition.edition_id}/{match.ordinal}"


def _walk(
    objectives: Sequence[StatedObjective], parent: StatedObjective | None = None, depth: int = 1
) -> Iterator[tuple[StatedObjective, StatedObjective | None, int]]:
    """Every objective with the one above it and its depth (1: directly under a theme)."""
    for objective in objectives:
        yield objective, parent, depth
        yield from _walk(objective.children, objective, depth + 1)


def _source_row(
    edition: Edition, spec: SourceSpec, document: Document, outline: Outline
) -> SourceRow:
    themes = _first_declaration(outline, "themes")
    objectives = _first_declaration(outline, "objectives")
    return SourceRow(
        source_id=spec.source_id,
        edition_id=edition.edition_id,
        role=spec.role,
        path=spec.path,
        media_type=document.media_type,
        sha256=document.source_sha256,
        byte_size=document.byte_size,
        text_sha256=hash_text(document.text),
        language=spec.language or outline.language,
        title=spec.title or outline.title or document.title,
        publisher=edition.publisher,
        url=spec.url,
        retrieved_on=spec.retrieved_on,
        licence=spec.licence,
        attribution=spec.attribution,
        is_reconstruction=spec.is_reconstruction,
        extractor=document.extractor,
        status=document.status.value,
        declared_theme_count=themes.number if themes else None,
        declared_theme_quote=themes.span.cut(document.text) if themes else None,
        declared_objective_count=objectives.number if objectives else None,
        confidence=outline.confidence,
    )


def _first_declaration(outline: Outline, counts: str) -> Declaration | None:
    return next((one for one in outline.declared if one.counts == counts), None)


def _page_rows(document: Document) -> Iterator[PageRow]:
    for page in document.pages:
        yield PageRow(
            source_id=document.source_id,
            page_number=page.number,
            width_pt=round(page.width_pt, BOX_DECIMALS),
            height_pt=round(page.height_pt, BOX_DECIMALS),
            rotation_deg=page.rotation_deg,
            status=page.status.value,
            reader=page.reader.value,
            reader_reason=page.reader_reason,
        )


def _theme_rows(
    edition: Edition, statements: Mapping[str, SourceStatements], matches: Sequence[ThemeMatch]
) -> tuple[ThemeRow, ...]:
    themes = {
        theme.statement_id: (stated, theme)
        for stated in statements.values()
        for theme in stated.themes
    }

    def make_row(match: ThemeMatch) -> ThemeRow:
        versions = [themes[statement_id] for statement_id in match.statement_ids]
        # The label is in the words of the first source that has any: lists may stand alone.
        stated, theme = next(
            ((stated, theme) for stated, theme in versions if theme.text is not None), versions[0]
        )
        return ThemeRow(
            theme_id=_name_theme(edition, match),
            edition_id=edition.edition_id,
            ordinal=match.ordinal,
            pref_label=theme.text,
            pref_label_source_id=stated.source_id,
            language=theme.language,
        )

    return tuple(make_row(match) for match in sorted(matches, key=lambda match: match.ordinal))


def _statement_row(source_id: str, theme: StatedTheme, theme_id: str) -> ThemeStatementRow:
    return ThemeStatementRow(
        statement_id=theme.statement_id,
        theme_id=theme_id,
        source_id=source_id,
        ordinal=theme.ordinal,
        marker=theme.marker,
        text=theme.text,
        language=theme.language,
        char_start=theme.evidence[0].span.start if theme.evidence else None,
        char_end=theme.evidence[-1].span.end if theme.evidence else None,
        page_number=theme.evidence[0].page_number if theme.evidence else None,
        confidence=theme.confidence,
        text_before_correction=theme.text_before_correction,
        correction_reason=theme.correction_reason,
    )


def _objective_row(
    theme: StatedTheme,
    theme_id: str,
    objective: StatedObjective,
    parent: StatedObjective | None,
    depth: int,
) -> ObjectiveRow:
    return ObjectiveRow(
        objective_id=objective.objective_id,
        statement_id=theme.statement_id,
        theme_id=theme_id,
        source_id=theme.statement_id.rpartition("/")[0],
        ordinal=objective.ordinal,
        depth=depth,
        parent_id=parent.objective_id if parent else None,
        marker=objective.marker,
        text=objective.text,
        language=objective.language,
        char_start=objective.evidence[0].span.start,
        char_end=objective.evidence[-1].span.end,
        page_number=objective.evidence[0].page_number,
        confidence=objective.confidence,
        text_before_correction=objective.text_before_correction,
        correction_reason=objective.correction_reason,
    )


def _evidence_rows(
    document: Document, record_id: str, evidence: Sequence[Quotation]
) -> Iterator[EvidenceRow]:
    for seq, quotation in enumerate(evidence, start=1):
        x0, top, x1, bottom = round_box(quotation.bbox)
        yield EvidenceRow(
            record_id=record_id,
            seq=seq,
            source_id=document.source_id,
            source_sha256=document.source_sha256,
            char_start=quotation.span.start,
            char_end=quotation.span.end,
            exact=quotation.quote.exact,
            prefix=quotation.quote.prefix,
            suffix=quotation.quote.suffix,
            page_number=quotation.page_number,
            x0_pt=x0,
            top_pt=top,
            x1_pt=x1,
            bottom_pt=bottom,
            fragment=quotation.fragment,
        )


def _ledger_rows(stated: SourceStatements) -> Iterator[LedgerRow]:
    for seq, stretch in enumerate(stated.ledger, start=1):
        yield LedgerRow(
            source_id=stated.source_id,
            seq=seq,
            role=stretch.role.value,
            reason=stretch.reason,
            char_start=stretch.span.start,
            char_end=stretch.span.end,
            page_number=stretch.page_number,
            record_id=stretch.record_id,
        )
