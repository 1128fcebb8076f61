"""Editions written line by line, with a report and all that the page is made from."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PIL import Image

from pipeline.model.findings import (
    CheckOutcome,
    Finding,
    Report,
    Severity,
    SourceSummary,
    ThemeSummary,
)
from pipeline.model.geometry import BBox
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
from pipeline.report.page import PageMaterial, PagePicture, PlacedBox, RecordLink

EDITION_ID = "delta-2031"
PRESS = f"{EDITION_ID}/press"
BROCHURE = f"{EDITION_ID}/brochure"

PAGE_WIDTH_PT, PAGE_HEIGHT_PT = 420.0, 595.0
LEFT_PT, TOP_PT, LINE_HEIGHT_PT, LETTER_WIDTH_PT = 60.0, 60.0, 16.0, 5.0


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line of a source. ``number`` is the record's; a theme without words has empty ``text``."""

    text: str
    role: str = "intro"
    number: str | None = None
    reason: str = "stands before the first theme"
    page: int | None = None
    marker: str = ""
    theme: int | None = None
    language: str = "nl"
    correction: tuple[str, str] | None = None
    mention: str | None = None


@dataclass(frozen=True, kw_only=True)
class Edition:
    """What ``render_page`` takes."""

    dataset: Dataset
    report: Report
    material: PageMaterial


PRESS_LINES = (
    Line(text="Deltaprogramma 2031", role="title", reason="the most prominent heading"),
    Line(text="Schoon water", role="theme", number="1", marker="1. ", reason="theme: numbered"),
    Line(text="Meten over de grens", role="objective", number="1.1", marker="• ", reason="items"),
    Line(text="Énergie voor allen", role="objective", number="1.2", marker="• ", reason="items"),
    Line(text="ook op zee", role="sub-objective", number="1.2.1", marker="– ", reason="items"),
    Line(text="Veilig werk", role="theme", number="2", marker="2. ", reason="theme: numbered"),
    Line(
        text="Toezicht in Frankrijk",
        role="objective",
        number="2.1",
        marker="• ",
        reason="items",
        mention="Frankrijk",
    ),
    Line(text="Meer informatie", role="navigation", reason="a word of the site's navigation"),
)

BROCHURE_LINES = (
    Line(text="DELTA 2031", role="title", reason="the most prominent heading", page=1),
    Line(text="Water dat schoon is", role="theme", number="1", reason="large", page=1),
    Line(
        text="Grensoverschrijdend meten",
        role="objective",
        number="1.1",
        marker="• ",
        reason="items",
        page=1,
        correction=("Grensoverschrijdend meeten", "a slip of the pen"),
    ),
    Line(text="pagina 1", role="furniture", reason="same line at the foot of 2 of 2", page=1),
    Line(text="Werk dat veilig is", role="theme", number="2", reason="large", page=2),
    Line(text="Samen inspecteren", role="objective", number="2.1", reason="items", page=2),
    Line(text="pagina 2", role="furniture", reason="same line at the foot of 2 of 2", page=2),
)


def build_edition(
    sources: Mapping[str, Sequence[Line]] | None = None,
    *,
    title: str = "Deltaprogramma 2031",
    findings: Sequence[Finding] = (),
    links: Sequence[RecordLink] = (),
    gaps: Sequence[str] = (),
) -> Edition:
    """An edition of the given sources.

    Args:
        sources: lines by source name; those with a page number make a source with pages.
        title: of the edition.
        findings: what the checks found.
        links: between records.
        gaps: lines that the ledger forgets.
    """
    if sources is None:
        sources = {"press": PRESS_LINES, "brochure": BROCHURE_LINES}
    writings = {
        name: _Writing(f"{EDITION_ID}/{name}", lines, gaps) for name, lines in sources.items()
    }
    statements = [row for one in writings.values() for row in one.statements]
    theme_ids = sorted({row.theme_id for row in statements}, key=lambda one: int(one.split("/")[1]))
    first = {theme_id: _first(statements, theme_id) for theme_id in theme_ids}
    dataset = Dataset(
        edition_id=EDITION_ID,
        sources=tuple(one.source for one in writings.values()),
        pages=tuple(row for one in writings.values() for row in one.pages),
        texts=tuple(
            TextRow(source_id=one.source_id, text_sha256="0" * 64, text=one.text)
            for one in writings.values()
        ),
        themes=tuple(
            ThemeRow(
                theme_id=theme_id,
                edition_id=EDITION_ID,
                ordinal=int(theme_id.split("/")[1]),
                pref_label=first[theme_id].text,
                pref_label_source_id=first[theme_id].source_id,
                language=first[theme_id].language,
            )
            for theme_id in theme_ids
        ),
        theme_statements=tuple(statements),
        objectives=tuple(row for one in writings.values() for row in one.objectives),
        evidence=tuple(row for one in writings.values() for row in one.evidence),
        ledger=tuple(row for one in writings.values() for row in one.ledger),
        mentions=tuple(row for one in writings.values() for row in one.mentions),
    )
    return Edition(
        dataset=dataset,
        report=_report(dataset, title, findings),
        material=PageMaterial(
            boxes={one.source_id: one.boxes for one in writings.values()},
            pictures={
                one.source_id: tuple(_picture(page.page_number) for page in one.pages)
                for one in writings.values()
                if one.pages
            },
            links=links,
        ),
    )


class _Writing:
    """One source, written line by line."""

    def __init__(self, source_id: str, lines: Sequence[Line], gaps: Sequence[str]) -> None:
        self.source_id = source_id
        self.text = ""
        self.statements: list[ThemeStatementRow] = []
        self.objectives: list[ObjectiveRow] = []
        self.evidence: list[EvidenceRow] = []
        self.ledger: list[LedgerRow] = []
        self.mentions: list[MentionRow] = []
        self.boxes: dict[CharSpan, tuple[PlacedBox, ...]] = {}
        self._theme_id = ""
        page = next((line.page for line in lines if line.page), None)
        self._page = page
        self._lines_on_page = 0
        for line in lines:
            while page is not None and self._page is not None and (line.page or 1) > self._page:
                self.text += "\f"
                self._page += 1
                self._lines_on_page = 0
            self._add(line, is_forgotten=line.text in gaps)
        page_count = self._page or 0
        if page_count:
            self.text += "\f"
        self.pages = [_page_row(source_id, number) for number in range(1, page_count + 1)]
        self.source = _source_row(source_id, lines, has_pages=page_count > 0)

    def _add(self, line: Line, *, is_forgotten: bool) -> None:
        start = len(self.text)
        self.text += f"{line.marker}{line.text}\n"
        whole = CharSpan(start=start, end=len(self.text) - 1)
        exact = CharSpan(start=start + len(line.marker), end=whole.end)
        box = self._box(line)
        record_id = f"{self.source_id}/{line.number}" if line.number else None
        if self._page is not None and len(whole):
            self.boxes[whole] = (PlacedBox(page_number=self._page, bbox=box),)
        self._lines_on_page += 1
        if record_id is not None:
            self._add_record(line, record_id, exact if len(exact) else None, box)
        if len(whole) and not is_forgotten:
            self.ledger.append(
                LedgerRow(
                    source_id=self.source_id,
                    seq=len(self.ledger) + 1,
                    role=line.role,
                    reason=line.reason,
                    char_start=whole.start,
                    char_end=whole.end,
                    page_number=self._page,
                    record_id=record_id,
                )
            )

    def _box(self, line: Line) -> BBox:
        top = TOP_PT + self._lines_on_page * 2 * LINE_HEIGHT_PT
        length = len(line.marker + line.text)
        right = min(LEFT_PT + length * LETTER_WIDTH_PT, PAGE_WIDTH_PT - 20)
        return BBox(x0=LEFT_PT, top=top, x1=right, bottom=top + LINE_HEIGHT_PT)

    def _add_record(self, line: Line, record_id: str, exact: CharSpan | None, box: BBox) -> None:
        number = line.number or ""
        before, reason = line.correction or (None, None)
        if line.role == "theme":
            self._theme_id = f"{EDITION_ID}/{line.theme or number}"
            self.statements.append(
                ThemeStatementRow(
                    statement_id=record_id,
                    theme_id=self._theme_id,
                    source_id=self.source_id,
                    ordinal=int(number),
                    marker=line.marker or None,
                    text=line.text or None,
                    language=line.language,
                    char_start=exact.start if exact else None,
                    char_end=exact.end if exact else None,
                    page_number=self._page,
                    confidence=0.9,
                    text_before_correction=before,
                    correction_reason=reason,
                )
            )
        else:
            assert exact is not None
            depth = number.count(".")
            self.objectives.append(
                ObjectiveRow(
                    objective_id=record_id,
                    statement_id=f"{self.source_id}/{number.split('.')[0]}",
                    theme_id=self._theme_id,
                    source_id=self.source_id,
                    ordinal=int(number.rpartition(".")[2]),
                    depth=depth,
                    parent_id=record_id.rpartition(".")[0] if depth > 1 else None,
                    marker=line.marker or None,
                    text=line.text,
                    language=line.language,
                    char_start=exact.start,
                    char_end=exact.end,
                    page_number=self._page,
                    confidence=0.8,
                    text_before_correction=before,
                    correction_reason=reason,
                )
            )
        if exact is None:
            return
        quote = quote_span(self.text, exact)
        has_page = self._page is not None
        self.evidence.append(
            EvidenceRow(
                record_id=record_id,
                seq=1,
                source_id=self.source_id,
                source_sha256="0" * 64,
                char_start=exact.start,
                char_end=exact.end,
                exact=quote.exact,
                prefix=quote.prefix,
                suffix=quote.suffix,
                page_number=self._page,
                x0_pt=box.x0 + len(line.marker) * LETTER_WIDTH_PT if has_page else None,
                top_pt=box.top if has_page else None,
                x1_pt=box.x1 if has_page else None,
                bottom_pt=box.bottom if has_page else None,
                fragment=None,
            )
        )
        if line.mention is not None:
            self.mentions.append(
                MentionRow(
                    objective_id=record_id,
                    concept_id="country:fr",
                    vocabulary="places",
                    surface=line.mention,
                    char_start=exact.start,
                    char_end=exact.end,
                )
            )


def _first(statements: Sequence[ThemeStatementRow], theme_id: str) -> ThemeStatementRow:
    of_theme = [row for row in statements if row.theme_id == theme_id]
    return next((row for row in of_theme if row.text is not None), of_theme[0])


def _page_row(source_id: str, number: int) -> PageRow:
    return PageRow(
        source_id=source_id,
        page_number=number,
        width_pt=PAGE_WIDTH_PT,
        height_pt=PAGE_HEIGHT_PT,
        rotation_deg=0,
        status="ok",
        reader="pdfium",
        reader_reason=None,
    )


def _source_row(source_id: str, lines: Sequence[Line], *, has_pages: bool) -> SourceRow:
    name = source_id.rpartition("/")[2]
    return SourceRow(
        source_id=source_id,
        edition_id=EDITION_ID,
        role="brochure" if has_pages else "press_release",
        path=f"{name}.pdf" if has_pages else f"{name}.txt",
        media_type="application/pdf" if has_pages else "text/plain",
        sha256="0" * 64,
        byte_size=1000,
        text_sha256="0" * 64,
        language=lines[0].language if lines else "nl",
        title=None,
        publisher="Delta",
        url=None,
        retrieved_on=None,
        licence=None,
        attribution=None,
        is_reconstruction=has_pages,
        extractor="by hand",
        status="ok",
        declared_theme_count=None,
        declared_theme_quote=None,
        declared_objective_count=None,
        confidence=0.9,
    )


def _picture(number: int) -> PagePicture:
    file = io.BytesIO()
    Image.new("L", (210, 298), 255).save(file, "PNG")
    return PagePicture(
        page_number=number,
        media_type="image/png",
        content=file.getvalue(),
        width_px=210,
        height_px=298,
    )


def _report(dataset: Dataset, title: str, findings: Sequence[Finding]) -> Report:
    return Report(
        edition_id=EDITION_ID,
        title=title,
        dataset_digest="ab" * 32,
        pipeline_version="1.2.3",
        sources=tuple(
            SourceSummary(
                source_id=row.source_id,
                role=row.role,
                path=row.path,
                is_reconstruction=row.is_reconstruction,
                theme_count=1,
                objective_count=sum(
                    one.depth == 1 and one.source_id == row.source_id for one in dataset.objectives
                ),
                sub_objective_count=0,
                char_count=100,
                record_char_count=60,
                ignored_char_count=40,
                unclaimed_char_count=0,
                confidence=0.9,
            )
            for row in dataset.sources
        ),
        themes=tuple(
            ThemeSummary(theme_id=row.theme_id, ordinal=row.ordinal, labels=(), objective_counts=())
            for row in dataset.themes
        ),
        outcomes=(
            CheckOutcome(
                code="quote-mismatch",
                severity=Severity.ERROR,
                title="Every quote is in the source",
                advice="Look at it.",
                source=PRESS,
                checked_count=7,
                unit="quotes",
            ),
            CheckOutcome(
                code="page-mismatch",
                severity=Severity.ERROR,
                title="The pages are those of the file",
                advice="Look at it.",
                source=PRESS,
                checked_count=0,
                unit="pages",
                skipped_reason="the source has no pages",
            ),
            *(
                CheckOutcome(
                    code=one.code,
                    severity=Severity.ERROR,
                    title=f"What {one.code} is about holds",
                    advice="Look at it.",
                    source=one.source,
                    checked_count=7,
                    unit="things",
                    findings=(one,),
                )
                for one in findings
            ),
        ),
    )


def make_finding(
    code: str = "quote-mismatch",
    message: str = "The quote is not there. Run the edition again.",
    *,
    is_error: bool = True,
    source: str | None = PRESS,
    record: str | None = None,
    start: int | None = None,
    page: int | None = None,
    accepted: str | None = None,
) -> Finding:
    return Finding(
        code=code,
        severity=Severity.ERROR if is_error else Severity.WARNING,
        message=message,
        source=source,
        record=record,
        span=None if start is None else CharSpan(start=start, end=start + 1),
        page=page,
        acknowledged_reason=accepted,
    )
