"""Blocks become statements: numbered by position, in clean words, each with its evidence."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import pytest

from pipeline.model.document import Document
from pipeline.model.errors import ConfigurationError, NormaliseError
from pipeline.model.outline import Block, Outline, Role
from pipeline.model.selectors import CharSpan
from pipeline.model.statements import SourceStatements, StatedObjective, StatedTheme
from pipeline.normalize import state_records
from pipeline.text.cleaning import clean_parts
from tests.normalize.sources import SOURCE_ID, make_source

MARKUP = [
    "Voorwoord",
    "# Een veilige",
    ">   Benelux",
    "* Het versterken van de voedsel-",
    "> en cyberveiligheid;",
    "** samen",
    "*** overal",
    "** thuis",
    "* Het bevorderen van samen-",
    "> werking;",
    "",
    "Achtergrond",
    "# Een open Benelux",
    "* Bruggen bouwen",
]


def walk(objectives: tuple[StatedObjective, ...]) -> Iterator[StatedObjective]:
    for objective in objectives:
        yield objective
        yield from walk(objective.children)


def list_records(statements: SourceStatements) -> list[StatedTheme | StatedObjective]:
    records: list[StatedTheme | StatedObjective] = []
    for theme in statements.themes:
        records += [theme, *walk(theme.objectives)]
    return records


def sketch(theme: StatedTheme) -> list[str]:
    return [f"{o.objective_id.removeprefix(SOURCE_ID)} {o.text}" for o in walk(theme.objectives)]


class TestTheTree:
    def test_ids_and_ordinals_come_from_position(self) -> None:
        document, outline = make_source(MARKUP)
        first, second = state_records(document, outline, source_id=SOURCE_ID).themes
        assert (first.statement_id, first.ordinal) == (f"{SOURCE_ID}/1", 1)
        assert sketch(first) == [
            "/1.1 Het versterken van de voedsel- en cyberveiligheid",
            "/1.1.1 samen",
            "/1.1.1.1 overal",
            "/1.1.2 thuis",
            "/1.2 Het bevorderen van samenwerking",
        ]
        assert (second.statement_id, second.ordinal) == (f"{SOURCE_ID}/2", 2)
        assert sketch(second) == ["/2.1 Bruggen bouwen"]

    def test_printed_markers_are_kept_and_count_nothing(self) -> None:
        document, outline = make_source(["# Een", "# Twee"])
        blocks = tuple(dataclasses.replace(block, marker="1.") for block in outline.blocks)
        outline = dataclasses.replace(outline, blocks=blocks)
        themes = state_records(document, outline, source_id=SOURCE_ID).themes
        assert [(theme.marker, theme.ordinal) for theme in themes] == [("1.", 1), ("1.", 2)]

    def test_words_are_clean_and_carry_language_and_confidence(self) -> None:
        document, outline = make_source(MARKUP)
        statements = state_records(document, outline, source_id=SOURCE_ID)
        assert statements.language == "nl"
        (theme, _) = statements.themes
        assert (theme.text, theme.language, theme.confidence) == ("Een veilige Benelux", "nl", 0.9)

    def test_a_theme_without_a_heading_has_neither_text_nor_evidence(self) -> None:
        document, outline = make_source(["#", "* Schone lucht"])
        (theme,) = state_records(document, outline, source_id=SOURCE_ID).themes
        assert (theme.text, theme.evidence, theme.marker) == (None, (), None)
        assert sketch(theme) == ["/1.1 Schone lucht"]

    def test_objectives_before_any_theme_stand_in_one_without_title(self) -> None:
        document, outline = make_source(["* Schone lucht", "* Schoon water", "# Later", "* Meer"])
        first, second = state_records(document, outline, source_id=SOURCE_ID).themes
        assert (first.text, first.confidence) == (None, 0.9)
        assert sketch(first) == ["/1.1 Schone lucht", "/1.2 Schoon water"]
        assert sketch(second) == ["/2.1 Meer"]

    def test_a_sub_objective_without_one_above_it_stands_under_the_theme(self) -> None:
        document, outline = make_source(["# Thema", "*** Eerst", "** Dan", "*** Daaronder"])
        (theme,) = state_records(document, outline, source_id=SOURCE_ID).themes
        assert sketch(theme) == ["/1.1 Eerst", "/1.2 Dan", "/1.2.1 Daaronder"]

    def test_a_theme_may_have_no_objectives_and_a_source_no_themes(self) -> None:
        document, outline = make_source(["# Thema"])
        (theme,) = state_records(document, outline, source_id=SOURCE_ID).themes
        assert theme.objectives == ()
        document, outline = make_source(["Alleen proza"])
        assert state_records(document, outline, source_id=SOURCE_ID).themes == ()

    def test_a_record_without_words_stops_with_its_place_and_reason(self) -> None:
        document, outline = make_source(["# Thema", "* \u200b"], lines_per_page=1)
        with pytest.raises(NormaliseError, match=r"/1\.1 \(page 2\).*marked \*") as caught:
            state_records(document, outline, source_id=SOURCE_ID)
        assert caught.value.source == SOURCE_ID

    def test_a_language_without_data_is_told(self) -> None:
        document, outline = make_source(["# Thema"], language="tlh")
        with pytest.raises(ConfigurationError, match="tlh"):
            state_records(document, outline, source_id=SOURCE_ID)


class TestEvidence:
    def test_every_quote_stands_word_for_word_in_the_text(self) -> None:
        document, outline = make_source(MARKUP)
        for record in list_records(state_records(document, outline, source_id=SOURCE_ID)):
            for quotation in record.evidence:
                span, quote = quotation.span, quotation.quote
                assert span.cut(document.text) == quote.exact
                assert quote.prefix + quote.exact + quote.suffix in document.text
                assert max(len(quote.prefix), len(quote.suffix)) <= 32

    def test_words_can_be_made_again_from_the_quotes(self) -> None:
        document, outline = make_source(MARKUP)
        for record in list_records(state_records(document, outline, source_id=SOURCE_ID)):
            parts = [quotation.quote.exact for quotation in record.evidence]
            assert clean_parts(parts, language=record.language) == record.text

    def test_one_quotation_for_each_line(self) -> None:
        document, outline = make_source(MARKUP)
        (theme, _) = state_records(document, outline, source_id=SOURCE_ID).themes
        exact = [quotation.quote.exact for quotation in theme.objectives[0].evidence]
        assert exact == ["Het versterken van de voedsel-", "en cyberveiligheid"]

    def test_plain_text_is_addressed_by_characters(self) -> None:
        document, outline = make_source(["# Thema", "* Schone lucht;"])
        (theme,) = state_records(document, outline, source_id=SOURCE_ID).themes
        (quotation,) = theme.objectives[0].evidence
        assert (quotation.page_number, quotation.bbox) == (None, None)
        assert quotation.fragment == "char=10,22"
        assert document.text[10:22] == "Schone lucht"

    @pytest.mark.parametrize(
        ("media_type", "is_verbatim"), [("text/plain", False), ("text/markdown", True)]
    )
    def test_no_fragment_where_characters_of_the_file_are_other_ones(
        self, media_type: str, is_verbatim: bool
    ) -> None:
        document, outline = make_source(["# Thema"], media_type=media_type, is_verbatim=is_verbatim)
        (theme,) = state_records(document, outline, source_id=SOURCE_ID).themes
        assert theme.evidence[0].fragment is None

    def test_pdf_is_addressed_by_page_and_rectangle(self) -> None:
        document, outline = make_source(
            ["# Thema", "* Schone", "> lucht"], media_type="application/pdf", lines_per_page=2
        )
        (theme,) = state_records(document, outline, source_id=SOURCE_ID).themes
        first, second = theme.objectives[0].evidence
        assert (first.page_number, second.page_number) == (1, 2)
        assert first.bbox is not None
        assert (first.bbox.x0, first.bbox.top, first.bbox.x1, first.bbox.bottom) == (
            60.0,
            12.0,
            90.0,
            24.0,
        )
        assert first.fragment == "page=1&viewrect=60,12,30,12"
        assert second.fragment == "page=2&viewrect=60,0,25,12"

    def test_pdf_without_geometry_is_addressed_by_page(self) -> None:
        document, outline = make_source(["# Thema"], media_type="application/pdf", lines_per_page=9)
        document = dataclasses.replace(document, packed_boxes=b"")
        (theme,) = state_records(document, outline, source_id=SOURCE_ID).themes
        assert theme.evidence[0].fragment == "page=1"


class TestTheLedger:
    def test_it_has_a_row_for_every_extent_in_order_with_its_record(self) -> None:
        document, outline = make_source(MARKUP)
        ledger = state_records(document, outline, source_id=SOURCE_ID).ledger
        rows = [(row.span.cut(document.text), row.role, row.record_id) for row in ledger]
        assert rows[0] == ("Voorwoord", Role.CONTEXT, None)
        assert rows[1] == ("# Een veilige", Role.THEME, f"{SOURCE_ID}/1")
        assert rows[4] == ("> en cyberveiligheid;", Role.OBJECTIVE, f"{SOURCE_ID}/1.1")
        assert rows[6] == ("*** overal", Role.SUB_OBJECTIVE, f"{SOURCE_ID}/1.1.1.1")
        assert rows[-1][2] == f"{SOURCE_ID}/2.1"
        assert [row.reason for row in ledger][:2] == ["prose", "marked #"]

    def test_it_covers_every_visible_character_once_when_the_outline_does(self) -> None:
        document, outline = make_source(MARKUP)
        ledger = state_records(document, outline, source_id=SOURCE_ID).ledger
        covered = [at for row in ledger for at in range(row.span.start, row.span.end)]
        assert len(covered) == len(set(covered))
        assert all(at in set(covered) for at, char in enumerate(document.text) if char.strip())

    def test_what_the_outline_leaves_out_gets_no_row(self) -> None:
        document, outline = make_source(["# Thema", "Vergeten"])
        outline = dataclasses.replace(outline, blocks=outline.blocks[:1])
        ledger = state_records(document, outline, source_id=SOURCE_ID).ledger
        assert [row.span.cut(document.text) for row in ledger] == ["# Thema"]

    def test_rows_are_in_order_of_place_also_when_blocks_are_not(self) -> None:
        document, outline = make_source(["# Thema", "kantlijn", "* Schone lucht"])
        blocks = (outline.blocks[0], outline.blocks[2], outline.blocks[1])
        outline = dataclasses.replace(outline, blocks=blocks)
        ledger = state_records(document, outline, source_id=SOURCE_ID).ledger
        assert [row.span.start for row in ledger] == sorted(row.span.start for row in ledger)
        assert ledger[2].record_id == f"{SOURCE_ID}/1.1"

    def test_pages_are_those_of_first_characters(self) -> None:
        document, outline = make_source(
            ["# Thema", "* Schone", "> lucht"], media_type="application/pdf", lines_per_page=2
        )
        ledger = state_records(document, outline, source_id=SOURCE_ID).ledger
        assert [row.page_number for row in ledger] == [1, 1, 2]

    def test_equal_blocks_are_told_apart(self) -> None:
        document, outline = make_source(["#", "* Een", "#", "* Twee"])
        assert outline.blocks[0] == outline.blocks[2]
        ledger = state_records(document, outline, source_id=SOURCE_ID).ledger
        assert [row.record_id for row in ledger] == [f"{SOURCE_ID}/1.1", f"{SOURCE_ID}/2.1"]


def test_empty_document() -> None:
    document = Document(
        source_id=SOURCE_ID,
        source_sha256="0" * 64,
        media_type="text/plain",
        byte_size=0,
        text="",
        lines=(),
        extractor="test",
    )
    block = Block(
        role=Role.CONTEXT, spans=(), extents=(CharSpan(start=0, end=0),), reason="nothing"
    )
    outline = Outline(blocks=(block,), language="nl")
    statements = state_records(document, outline, source_id=SOURCE_ID)
    assert statements.ledger[0].page_number is None
