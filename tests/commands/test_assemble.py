"""The stages' values become rows, in the published order."""

from __future__ import annotations

from pipeline.model.document import Document, DocumentStatus, Page, PageStatus, Reader
from pipeline.model.edition import Edition, Expectation, SourceSpec
from pipeline.model.geometry import BBox
from pipeline.model.links import ThemeMatch
from pipeline.model.outline import Declaration, Outline, Role
from pipeline.model.records import Dataset
from pipeline.model.selectors import CharSpan, quote_span
from pipeline.model.statements import (
    LedgerStretch,
    MentionedConcept,
    Quotation,
    SourceStatements,
    StatedObjective,
    StatedTheme,
)
from pipeline.runner.assemble import assemble_dataset, hash_text

TEXT = "Twee thema's\nWater\nSchoon water\nVeilig water\nMet zorg\nLucht"
EDITION_ID = "delta-2030"


def span(words: str) -> CharSpan:
    start = TEXT.index(words)
    return CharSpan(start=start, end=start + len(words))


def quote(words: str, bbox: BBox | None = None) -> Quotation:
    return Quotation(
        span=span(words),
        quote=quote_span(TEXT, span(words)),
        page_number=1 if bbox else None,
        bbox=bbox,
        fragment=None,
    )


def state_objective(
    objective_id: str,
    *words: str,
    children: tuple[StatedObjective, ...] = (),
    mentions: tuple[MentionedConcept, ...] = (),
) -> StatedObjective:
    return StatedObjective(
        objective_id=objective_id,
        ordinal=int(objective_id.rpartition(".")[2]),
        marker="•",
        text=" ".join(words),
        language="nl",
        confidence=0.9,
        evidence=tuple(quote(one) for one in words),
        children=children,
        mentions=mentions,
    )


def state_theme(
    statement_id: str, text: str | None, *objectives: StatedObjective, bbox: BBox | None = None
) -> StatedTheme:
    return StatedTheme(
        statement_id=statement_id,
        ordinal=int(statement_id.rpartition("/")[2]),
        marker=None,
        text=text,
        language="nl",
        confidence=0.8,
        evidence=(quote(text, bbox),) if text else (),
        objectives=objectives,
    )


def make_spec(name: str) -> SourceSpec:
    return SourceSpec(
        name=name,
        source_id=f"{EDITION_ID}/{name}",
        role="brochure",
        path=f"{name}.pdf",
        sha256="0" * 64,
        is_reconstruction=name == "b",
    )


def make_document(source_id: str) -> Document:
    page = Page(
        number=1,
        width_pt=595.2760009765625,
        height_pt=841.8900146484375,
        rotation_deg=0,
        status=PageStatus.OK,
        reader=Reader.PDFIUM,
    )
    return Document(
        source_id=source_id,
        source_sha256="0" * 64,
        media_type="application/pdf",
        byte_size=1000,
        text=TEXT,
        lines=(),
        pages=(page,),
        extractor="by hand 1",
        status=DocumentStatus.OK,
        title="In the file",
    )


def assemble(title: str | None = "Delta") -> Dataset:
    a, b = f"{EDITION_ID}/a", f"{EDITION_ID}/b"
    statements = {
        # Not in the edition file's order: the file has a say, not the mapping.
        b: SourceStatements(
            source_id=b,
            language="nl",
            themes=(
                state_theme(f"{b}/1", "Lucht", state_objective(f"{b}/1.1", "Met zorg")),
                state_theme(
                    f"{b}/2",
                    "Water",
                    state_objective(f"{b}/2.1", "Veilig water"),
                    bbox=BBox(x0=1.00390625, top=2.0, x1=30.126953125, bottom=4.5),
                ),
            ),
            ledger=(),
        ),
        a: SourceStatements(
            source_id=a,
            language="nl",
            themes=(
                state_theme(
                    f"{a}/1",
                    None,
                    state_objective(
                        f"{a}/1.1",
                        "Schoon water",
                        "Veilig water",
                        children=(state_objective(f"{a}/1.1.1", "Met zorg"),),
                        mentions=(
                            MentionedConcept(
                                concept_id="x:water",
                                vocabulary="x",
                                surface="water",
                                span=span("water"),
                            ),
                        ),
                    ),
                    state_objective(f"{a}/1.2", "Lucht"),
                ),
            ),
            ledger=(
                LedgerStretch(
                    role=Role.INTRO,
                    reason="before the first theme",
                    span=span("Twee thema's"),
                    page_number=1,
                    record_id=None,
                ),
            ),
        ),
    }
    declared = (
        Declaration(noun="wegen", counts=None, number=9, span=span("Water")),
        Declaration(noun="thema's", counts="themes", number=2, span=span("Twee thema's")),
    )
    return assemble_dataset(
        Edition(
            edition_id=EDITION_ID,
            title="Delta",
            publisher="Dijkgraafschap",
            starts_on=None,
            ends_on=None,
            sources=(make_spec("a"), make_spec("b")),
            expect=Expectation(),
        ),
        documents={one: make_document(one) for one in (b, a)},
        outlines={
            one: Outline(blocks=(), declared=declared, language="nl", title=title, confidence=0.7)
            for one in (b, a)
        },
        statements=statements,
        matches=(
            ThemeMatch(ordinal=2, statement_ids=(f"{b}/1",)),
            ThemeMatch(ordinal=1, statement_ids=(f"{a}/1", f"{b}/2")),
        ),
    )


def test_rows_follow_the_edition_file_then_the_source() -> None:
    dataset = assemble()
    assert [row.source_id for row in dataset.sources] == ["delta-2030/a", "delta-2030/b"]
    assert [row.theme_id for row in dataset.themes] == ["delta-2030/1", "delta-2030/2"]
    assert [row.statement_id for row in dataset.theme_statements] == [
        "delta-2030/a/1",
        "delta-2030/b/1",
        "delta-2030/b/2",
    ]
    assert [row.objective_id for row in dataset.objectives] == [
        "delta-2030/a/1.1",
        "delta-2030/a/1.1.1",
        "delta-2030/a/1.2",
        "delta-2030/b/1.1",
        "delta-2030/b/2.1",
    ]


def test_every_record_belongs_to_the_theme_that_its_statement_matches() -> None:
    dataset = assemble()
    themes = {row.objective_id: row.theme_id for row in dataset.objectives}
    assert themes["delta-2030/a/1.1.1"] == "delta-2030/1"
    assert themes["delta-2030/b/1.1"] == "delta-2030/2"
    assert themes["delta-2030/b/2.1"] == "delta-2030/1"


def test_a_theme_is_named_by_the_first_source_that_has_words_for_it() -> None:
    water, air = assemble().themes
    assert (water.pref_label, water.pref_label_source_id) == ("Water", "delta-2030/b")
    assert (air.pref_label, air.pref_label_source_id) == ("Lucht", "delta-2030/b")


def test_sub_objectives_know_their_parent_and_depth() -> None:
    parent, child, *_ = assemble().objectives
    assert (parent.depth, parent.parent_id) == (1, None)
    assert (child.depth, child.parent_id) == (2, parent.objective_id)


def test_a_record_stretches_over_its_evidence() -> None:
    dataset = assemble()
    first = dataset.objectives[0]
    assert TEXT[first.char_start : first.char_end] == "Schoon water\nVeilig water"
    evidence = [row for row in dataset.evidence if row.record_id == first.objective_id]
    assert [(row.seq, row.exact) for row in evidence] == [(1, "Schoon water"), (2, "Veilig water")]
    untitled = dataset.theme_statements[0]
    assert (untitled.text, untitled.char_start, untitled.char_end) == (None, None, None)


def test_boxes_and_pages_are_in_hundredths_of_a_point() -> None:
    dataset = assemble()
    (boxed,) = (row for row in dataset.evidence if row.x0_pt is not None)
    assert (boxed.x0_pt, boxed.top_pt, boxed.x1_pt, boxed.bottom_pt) == (1.0, 2.0, 30.13, 4.5)
    assert (dataset.pages[0].width_pt, dataset.pages[0].height_pt) == (595.28, 841.89)


def test_a_source_says_what_it_declares_and_is() -> None:
    a, b = assemble().sources
    assert (a.declared_theme_count, a.declared_theme_quote) == (2, "Twee thema's")
    assert a.declared_objective_count is None
    assert (a.is_reconstruction, b.is_reconstruction) == (False, True)
    assert a.text_sha256 == hash_text(TEXT)
    assert (a.title, assemble(title=None).sources[0].title) == ("Delta", "In the file")


def test_ledger_and_mentions_keep_their_places() -> None:
    dataset = assemble()
    assert [(row.seq, row.role) for row in dataset.ledger] == [(1, "intro")]
    (mention,) = dataset.mentions
    assert mention.objective_id == "delta-2030/a/1.1"
    assert TEXT[mention.char_start : mention.char_end] == "water"
