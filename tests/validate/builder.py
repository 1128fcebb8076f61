"""A small valid edition, built letter by letter, for tests that make it invalid in one way.

Two sources say the same two themes: an article as plain text and a brochure of two pages with a
box for every letter. Wrapped lines, a suspended hyphen, a hyphen of the typesetter, a
sub-objective, a correction, mentions, furniture and a declared count are all in it.
"""

from __future__ import annotations

import array
import dataclasses
import hashlib
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.model.digest import digest_dataset
from pipeline.model.document import (
    Document,
    Line,
    Page,
    PageLetters,
    PageStatus,
    Reader,
    SecondReading,
)
from pipeline.model.edition import Correction, Edition, Expectation, SourceSpec
from pipeline.model.findings import Report
from pipeline.model.outline import Role
from pipeline.model.published import PublishedFiles
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
from pipeline.model.selectors import CharSpan, quote_span
from pipeline.validate import check_dataset

EDITION_ID = "delta-2031"
PRESS = f"{EDITION_ID}/press"
BROCHURE = f"{EDITION_ID}/brochure"

#: The brochure's type: every letter is as wide, lines follow so closely that their boxes touch.
LETTER_WIDTH_PT, LINE_HEIGHT_PT, LEADING_PT = 5.0, 12.0, 12.0
LEFT_PT, TOP_PT = 40.0, 60.0
PAGE_WIDTH_PT, PAGE_HEIGHT_PT = 420.0, 595.0


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A block as it stands in a source.

    ``number`` is the record's ("2", "2.1"), None for what is no record; ``words`` its cleaned
    text; ``mention`` a place in it; ``corrected`` what an editor made of it.
    """

    role: Role
    lines: Sequence[str]
    number: str | None = None
    words: str | None = None
    marker: str | None = None
    closing: str = ""
    mention: str | None = None
    corrected: str | None = None
    page_number: int | None = None


PRESS_PIECES = (
    Piece(role=Role.TITLE, lines=["Deltaprogramma 2031"]),
    Piece(role=Role.INTRO, lines=["Het programma kent twee thema’s:"]),
    Piece(role=Role.THEME, number="1", marker="1.", lines=["Schoon water"], words="Schoon water"),
    Piece(
        role=Role.OBJECTIVE,
        number="1.1",
        marker="•",
        lines=["Het meten van personen- en", "vrachtvervoer over water"],
        words="Het meten van personen- en vrachtvervoer over water",
        closing=";",
    ),
    Piece(
        role=Role.OBJECTIVE,
        number="1.2",
        marker="•",
        lines=["Samen met België zuiveren"],
        words="Samen met België zuiveren",
        mention="België",
        closing=".",
    ),
    Piece(role=Role.THEME, number="2", marker="1.", lines=["Veilig werk"], words="Veilig werk"),
    Piece(
        role=Role.OBJECTIVE,
        number="2.1",
        marker="•",
        lines=["Toezicht houden in Frankrijk"],
        words="Toezicht houden in Frankrijk",
        mention="Frankrijk",
    ),
    Piece(
        role=Role.SUB_OBJECTIVE,
        number="2.1.1",
        marker="–",
        lines=["ook op zee"],
        words="ook op zee",
        closing=";",
    ),
    Piece(role=Role.NAVIGATION, lines=["Meer informatie"]),
)

BROCHURE_PIECES = (
    Piece(role=Role.TITLE, lines=["DELTA 2031"], page_number=1),
    Piece(
        role=Role.THEME,
        number="1",
        lines=["Water dat schoon is,", "voor iedereen"],
        words="Water dat schoon is, voor iedereen",
        page_number=1,
    ),
    Piece(
        role=Role.OBJECTIVE,
        number="1.1",
        marker="•",
        lines=["Grensover‐", "schrijdend meten"],
        words="Grensoverschrijdend meten",
        page_number=1,
    ),
    Piece(role=Role.FURNITURE, lines=["pagina 1"], page_number=1),
    Piece(
        role=Role.THEME,
        number="2",
        lines=["Werk dat veilig is"],
        words="Werk dat veilig is",
        page_number=2,
    ),
    Piece(
        role=Role.OBJECTIVE,
        number="2.1",
        marker="•",
        lines=["Tezicht in Frankrijk"],
        words="Tezicht in Frankrijk",
        corrected="Toezicht in Frankrijk",
        mention="Frankrijk",
        page_number=2,
    ),
    Piece(
        role=Role.OBJECTIVE,
        number="2.2",
        marker="•",
        lines=["Eﬃciënt beleid"],
        words="Efficiënt beleid",
        page_number=2,
    ),
    Piece(role=Role.FURNITURE, lines=["pagina 2"], page_number=2),
)

CORRECTION = Correction(
    record=f"{BROCHURE}/2.1",
    expect="Tezicht in Frankrijk",
    value="Toezicht in Frankrijk",
    reason="A letter is missing in print.",
)


#: A folder in which nothing was changed.
UNCHANGED_FILES = PublishedFiles(checked_count=16)


@dataclass(frozen=True, kw_only=True)
class Case:
    """All that ``check_dataset`` is given; ``with_rows`` and ``replace`` make a changed one."""

    dataset: Dataset
    edition: Edition
    documents: Mapping[str, Document]
    second_readings: Mapping[str, SecondReading]
    published_digest: str | None = None
    published_files: PublishedFiles = UNCHANGED_FILES

    def check(self) -> Report:
        return check_dataset(
            self.dataset,
            edition=self.edition,
            documents=self.documents,
            second_readings=self.second_readings,
            published_digest=self.published_digest,
            published_files=self.published_files,
            pipeline_version="1.2.3",
        )

    def replace(self, **changes: object) -> Case:
        return dataclasses.replace(self, **changes)  # type: ignore[arg-type]

    def with_rows(self, table: str, rows: Sequence[object]) -> Case:
        changes: dict[str, object] = {table: tuple(rows)}
        return self.replace(dataset=dataclasses.replace(self.dataset, **changes))  # type: ignore[arg-type]

    def with_row(self, table: str, index: int, **columns: object) -> Case:
        """The case in which one row has other values."""
        rows = list(getattr(self.dataset, table))
        rows[index] = dataclasses.replace(rows[index], **columns)
        return self.with_rows(table, rows)

    def with_edition(self, **changes: object) -> Case:
        return self.replace(edition=dataclasses.replace(self.edition, **changes))  # type: ignore[arg-type]

    def with_document(self, source_id: str, **changes: object) -> Case:
        document = dataclasses.replace(self.documents[source_id], **changes)  # type: ignore[arg-type]
        return self.replace(documents={**self.documents, source_id: document})

    def index_of(self, table: str, **columns: object) -> int:
        """The place of the first row that has these values."""
        rows = getattr(self.dataset, table)
        return next(
            index
            for index, row in enumerate(rows)
            if all(getattr(row, name) == value for name, value in columns.items())
        )

    def with_digest(self) -> Case:
        """The case in which the files carry the digest of the rows that there are now."""
        return self.replace(published_digest=digest_dataset(self.dataset))


@dataclass(kw_only=True)
class _Writing:
    """A source being written: its text so far and the places of what was written."""

    source_id: str
    has_pages: bool
    text: str = ""
    lines: list[Line] = field(default_factory=list)
    parts: dict[int, list[CharSpan]] = field(default_factory=dict)
    extents: dict[int, CharSpan] = field(default_factory=dict)
    boxes: array.array[float] = field(default_factory=lambda: array.array("f"))
    top_pt: float = TOP_PT

    def write(self, index: int, piece: Piece) -> None:
        start = len(self.text)
        self.parts[index] = []
        for number, words in enumerate(piece.lines):
            is_first, is_last = number == 0, number == len(piece.lines) - 1
            lead = f"{piece.marker} " if is_first and piece.marker else ""
            self._write_line(lead + words + (piece.closing if is_last else ""), piece.page_number)
            begin = self.lines[-1].span.start + len(lead)
            self.parts[index].append(CharSpan(start=begin, end=begin + len(words)))
        self.extents[index] = CharSpan(start=start, end=self.lines[-1].span.end)

    def end_page(self) -> None:
        self._add("\f", None)
        self.top_pt = TOP_PT

    def _write_line(self, text: str, page_number: int | None) -> None:
        start = len(self.text)
        self._add(text, self.top_pt)
        self._add("\n", None)
        span = CharSpan(start=start, end=start + len(text))
        self.lines.append(Line(span=span, page_number=page_number))
        self.top_pt += LEADING_PT

    def _add(self, text: str, top_pt: float | None) -> None:
        self.text += text
        for index, char in enumerate(text):
            if top_pt is None or char.isspace():
                self.boxes.extend([math.nan] * 4)
            else:
                x0 = LEFT_PT + index * LETTER_WIDTH_PT
                self.boxes.extend([x0, top_pt, x0 + LETTER_WIDTH_PT, top_pt + LINE_HEIGHT_PT])

    def finish(self) -> Document:
        pages = tuple(
            Page(
                number=number,
                width_pt=PAGE_WIDTH_PT,
                height_pt=PAGE_HEIGHT_PT,
                rotation_deg=0,
                status=PageStatus.OK,
                reader=Reader.PDFIUM,
            )
            for number in sorted({line.page_number for line in self.lines if line.page_number})
        )
        return Document(
            source_id=self.source_id,
            source_sha256=hashlib.sha256(self.source_id.encode()).hexdigest(),
            media_type="application/pdf" if self.has_pages else "text/plain",
            byte_size=len(self.text),
            text=self.text,
            lines=tuple(self.lines),
            pages=pages,
            packed_boxes=self.boxes.tobytes() if self.has_pages else b"",
            is_verbatim=not self.has_pages,
            extractor="tests 1",
        )


def _write_source(source_id: str, pieces: Sequence[Piece]) -> _Writing:
    writing = _Writing(source_id=source_id, has_pages=pieces[0].page_number is not None)
    for index, piece in enumerate(pieces):
        if index and piece.page_number != pieces[index - 1].page_number:
            writing.end_page()
        writing.write(index, piece)
    return writing


def read_again(document: Document) -> SecondReading:
    """The other engine: the same letters in the opposite order, a hair beside, hyphens plain."""
    pages = []
    for page in document.pages:
        letters, boxes = [], array.array("f")
        for line in reversed(document.lines):
            if line.page_number != page.number:
                continue
            for char, box in zip(
                line.span.cut(document.text), document.char_boxes(line.span), strict=True
            ):
                if box is not None:
                    letters.append("-" if char == "‐" else char)
                    boxes.extend([box.x0 + 0.1, box.top - 0.1, box.x1 + 0.1, box.bottom - 0.1])
        pages.append(
            PageLetters(
                page_number=page.number,
                reader=Reader.PDFPLUMBER,
                letters="".join(letters),
                packed_boxes=boxes.tobytes(),
            )
        )
    return SecondReading(
        source_sha256=document.source_sha256, pages=tuple(pages), page_count=len(document.pages)
    )


@dataclass(kw_only=True)
class _Rows:
    """The rows of one source, in the order of its pieces."""

    statements: list[ThemeStatementRow] = field(default_factory=list)
    objectives: list[ObjectiveRow] = field(default_factory=list)
    evidence: list[EvidenceRow] = field(default_factory=list)
    ledger: list[LedgerRow] = field(default_factory=list)
    mentions: list[MentionRow] = field(default_factory=list)


def _tabulate(document: Document, writing: _Writing, pieces: Sequence[Piece]) -> _Rows:
    rows = _Rows()
    for index, piece in enumerate(pieces):
        record_id = f"{document.source_id}/{piece.number}" if piece.number else None
        extent, parts = writing.extents[index], writing.parts[index]
        rows.ledger.append(
            LedgerRow(
                source_id=document.source_id,
                seq=index + 1,
                role=piece.role.value,
                reason="it is written so",
                char_start=extent.start,
                char_end=extent.end,
                page_number=piece.page_number,
                record_id=record_id,
            )
        )
        if record_id is None or piece.words is None:
            continue
        rows.evidence += [
            _quote(document, record_id, seq, span, piece.page_number)
            for seq, span in enumerate(parts, start=1)
        ]
        _add_record(rows, document, piece, record_id, parts)
    return rows


def _add_record(
    rows: _Rows, document: Document, piece: Piece, record_id: str, parts: Sequence[CharSpan]
) -> None:
    numbers = (piece.number or "").split(".")
    common = {
        "theme_id": f"{EDITION_ID}/{numbers[0]}",
        "source_id": document.source_id,
        "ordinal": int(numbers[-1]),
        "marker": piece.marker,
        "text": piece.corrected or piece.words,
        "language": "nl",
        "char_start": parts[0].start,
        "char_end": parts[-1].end,
        "page_number": piece.page_number,
        "confidence": 0.9,
        "text_before_correction": piece.words if piece.corrected else None,
        "correction_reason": CORRECTION.reason if piece.corrected else None,
    }
    if piece.role is Role.THEME:
        rows.statements.append(ThemeStatementRow(statement_id=record_id, **common))  # type: ignore[arg-type]
        return
    rows.objectives.append(
        ObjectiveRow(
            objective_id=record_id,
            statement_id=f"{document.source_id}/{numbers[0]}",
            depth=len(numbers) - 1,
            parent_id=record_id.rpartition(".")[0] if len(numbers) > 2 else None,
            **common,  # type: ignore[arg-type]
        )
    )
    if piece.mention is not None:
        start = parts[0].start + piece.lines[0].index(piece.mention)
        rows.mentions.append(
            MentionRow(
                objective_id=record_id,
                concept_id=f"country:{piece.mention[:2].lower()}",
                vocabulary="places",
                surface=piece.mention,
                char_start=start,
                char_end=start + len(piece.mention),
            )
        )


def _quote(
    document: Document, record_id: str, seq: int, span: CharSpan, page_number: int | None
) -> EvidenceRow:
    quote, box = quote_span(document.text, span), document.bbox(span)
    return EvidenceRow(
        record_id=record_id,
        seq=seq,
        source_id=document.source_id,
        source_sha256=document.source_sha256,
        char_start=span.start,
        char_end=span.end,
        exact=quote.exact,
        prefix=quote.prefix,
        suffix=quote.suffix,
        page_number=page_number,
        x0_pt=round(box.x0, 2) if box else None,
        top_pt=round(box.top, 2) if box else None,
        x1_pt=round(box.x1, 2) if box else None,
        bottom_pt=round(box.bottom, 2) if box else None,
        fragment=f"page={page_number}" if box else f"char={span.start},{span.end}",
    )


def _describe(document: Document, spec: SourceSpec, publisher: str) -> SourceRow:
    is_press = spec.source_id == PRESS
    return SourceRow(
        source_id=spec.source_id,
        edition_id=EDITION_ID,
        role=spec.role,
        path=spec.path,
        media_type=document.media_type,
        sha256=document.source_sha256,
        byte_size=document.byte_size,
        text_sha256=hashlib.sha256(document.text.encode()).hexdigest(),
        language="nl",
        title=None,
        publisher=publisher,
        url=None,
        retrieved_on=None,
        licence=None,
        attribution=None,
        is_reconstruction=spec.is_reconstruction,
        extractor=document.extractor,
        status=document.status.value,
        declared_theme_count=2 if is_press else None,
        declared_theme_quote="twee thema’s" if is_press else None,
        declared_objective_count=None,
        confidence=0.9,
    )


def build_case() -> Case:
    """The valid edition, as published."""
    pieces = {PRESS: PRESS_PIECES, BROCHURE: BROCHURE_PIECES}
    writings = {source_id: _write_source(source_id, pieces[source_id]) for source_id in pieces}
    documents = {source_id: writing.finish() for source_id, writing in writings.items()}
    specs = tuple(
        SourceSpec(
            name=name,
            source_id=source_id,
            role=role,
            path=path,
            sha256=documents[source_id].source_sha256,
            is_reconstruction=source_id == BROCHURE,
        )
        for name, source_id, role, path in (
            ("press", PRESS, "press_release", "press.txt"),
            ("brochure", BROCHURE, "brochure", "brochure.pdf"),
        )
    )
    edition = Edition(
        edition_id=EDITION_ID,
        title="Deltaprogramma",
        publisher="Deltabureau",
        starts_on=None,
        ends_on=None,
        sources=specs,
        expect=Expectation(
            theme_titles=("schoon  water", "Werk dat veilig is"),
            objective_counts=(("press", (2, 1)), ("brochure", (1, 2))),
        ),
        corrections=(CORRECTION,),
    )
    rows = [
        _tabulate(documents[source_id], writings[source_id], pieces[source_id])
        for source_id in pieces
    ]
    dataset = Dataset(
        edition_id=EDITION_ID,
        sources=tuple(
            _describe(documents[spec.source_id], spec, edition.publisher) for spec in specs
        ),
        pages=tuple(
            PageRow(
                source_id=BROCHURE,
                page_number=page.number,
                width_pt=page.width_pt,
                height_pt=page.height_pt,
                rotation_deg=page.rotation_deg,
                status=page.status.value,
                reader=page.reader.value,
                reader_reason=page.reader_reason,
            )
            for page in documents[BROCHURE].pages
        ),
        texts=tuple(
            TextRow(
                source_id=source_id,
                text_sha256=hashlib.sha256(document.text.encode()).hexdigest(),
                text=document.text,
            )
            for source_id, document in documents.items()
        ),
        themes=tuple(
            ThemeRow(
                theme_id=statement.theme_id,
                edition_id=EDITION_ID,
                ordinal=statement.ordinal,
                pref_label=statement.text,
                pref_label_source_id=PRESS,
                language="nl",
            )
            for statement in rows[0].statements
        ),
        theme_statements=tuple(row for part in rows for row in part.statements),
        objectives=tuple(row for part in rows for row in part.objectives),
        evidence=tuple(row for part in rows for row in part.evidence),
        ledger=tuple(row for part in rows for row in part.ledger),
        mentions=tuple(row for part in rows for row in part.mentions),
    )
    case = Case(
        dataset=dataset,
        edition=edition,
        documents=documents,
        second_readings={BROCHURE: read_again(documents[BROCHURE])},
    )
    return case.with_digest()
