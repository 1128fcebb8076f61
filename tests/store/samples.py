"""A small dataset with everything that tables have to hold."""

import datetime
import hashlib

from pipeline.model.edition import Edition, Expectation
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

#: Beyond the basic plane, combining, right to left: what code points and bytes disagree on.
TITLE = "Énergie 🌊 pour tous"
ITEMS = tuple(f"objectif {number} – été" for number in range(1, 12))
TEXT = "\n".join([TITLE, *ITEMS])

#: The edition file of every dataset here, as far as the descriptors need it.
EDITION = Edition(
    edition_id="baie-2030-2033",
    title="Programme de la Baie : “eau” & ciel",
    publisher="Communauté de la Baie",
    starts_on=datetime.date(2030, 1, 1),
    ends_on=datetime.date(2033, 12, 31),
    sources=(),
    expect=Expectation(),
)


def make_dataset(
    edition_id: str = "baie-2030-2033", *, note: str = "on which it stands"
) -> Dataset:
    """An edition with a text of eleven objectives and a brochure with a page and no heading."""
    letter, brochure = f"{edition_id}/lettre-fr", f"{edition_id}/brochure-fr"
    statement, untitled = f"{letter}/1", f"{brochure}/1"
    sha256 = hashlib.sha256(TEXT.encode()).hexdigest()
    starts = [TEXT.index(item) for item in ITEMS]
    return Dataset(
        edition_id=edition_id,
        sources=(
            _source(edition_id, letter, "lettre-fr.txt", sha256, is_reconstruction=False),
            _source(edition_id, brochure, "brochure-fr.pdf", sha256, is_reconstruction=True),
        ),
        pages=tuple(
            PageRow(
                source_id=brochure,
                page_number=number,
                width_pt=595.28,
                height_pt=841.89,
                rotation_deg=0,
                status="ok",
                reader="pdfium",
                reader_reason=None,
            )
            for number in (1, 2)
        ),
        texts=(
            TextRow(source_id=letter, text_sha256=sha256, text=TEXT),
            TextRow(source_id=brochure, text_sha256=sha256, text=TEXT),
        ),
        themes=(
            ThemeRow(
                theme_id=f"{edition_id}/1",
                edition_id=edition_id,
                ordinal=1,
                pref_label=TITLE,
                pref_label_source_id=letter,
                language="fr",
            ),
        ),
        theme_statements=(
            ThemeStatementRow(
                statement_id=statement,
                theme_id=f"{edition_id}/1",
                source_id=letter,
                ordinal=1,
                marker="1.",
                text=TITLE,
                language="fr",
                char_start=0,
                char_end=len(TITLE),
                page_number=None,
                confidence=0.875,
                text_before_correction="Energie pour tous",
                correction_reason="the accent was lost",
            ),
            ThemeStatementRow(
                statement_id=untitled,
                theme_id=f"{edition_id}/1",
                source_id=brochure,
                ordinal=1,
                marker=None,
                text=None,
                language="fr",
                char_start=None,
                char_end=None,
                page_number=1,
                confidence=1.0,
                text_before_correction=None,
                correction_reason=None,
            ),
        ),
        objectives=(
            *(
                _objective(f"{statement}.{number}", number, start)
                for number, start in enumerate(starts, start=1)
            ),
            _objective(f"{untitled}.1", 1, starts[0], page_number=1),
            _objective(f"{untitled}.1.1", 1, starts[1], page_number=1),
        ),
        evidence=(
            _evidence(statement, sha256, 0, TITLE),
            *(
                _evidence(f"{statement}.{number}", sha256, start, ITEMS[number - 1])
                for number, start in enumerate(starts, start=1)
            ),
            _evidence(f"{untitled}.1", sha256, starts[0], ITEMS[0], page_number=1),
            _evidence(f"{untitled}.1.1", sha256, starts[1], ITEMS[1], page_number=1),
        ),
        ledger=(
            LedgerRow(
                source_id=letter,
                seq=1,
                role="theme",
                reason=note,
                char_start=0,
                char_end=len(TITLE),
                page_number=None,
                record_id=statement,
            ),
            LedgerRow(
                source_id=brochure,
                seq=1,
                role="furniture",
                reason="the same line at the foot of every page",
                char_start=0,
                char_end=len(TITLE),
                page_number=1,
                record_id=None,
            ),
        ),
        mentions=tuple(
            MentionRow(
                objective_id=f"{statement}.{number}",
                concept_id="country:fr",
                vocabulary="places",
                surface="objectif",
                char_start=starts[number - 1],
                char_end=starts[number - 1] + len("objectif"),
            )
            for number in (9, 10)
        ),
    )


def _source(
    edition_id: str, source_id: str, path: str, sha256: str, *, is_reconstruction: bool
) -> SourceRow:
    return SourceRow(
        source_id=source_id,
        edition_id=edition_id,
        role="brochure" if is_reconstruction else "letter",
        path=path,
        media_type="application/pdf" if is_reconstruction else "text/plain",
        sha256=sha256,
        byte_size=len(TEXT.encode()),
        text_sha256=sha256,
        language="fr",
        title=None,
        publisher="Communauté de la Baie",
        url=None,
        retrieved_on=None if is_reconstruction else datetime.date(2030, 2, 28),
        licence=None,
        attribution=None,
        is_reconstruction=is_reconstruction,
        extractor="by hand",
        status="ok",
        declared_theme_count=None if is_reconstruction else 1,
        declared_theme_quote=None,
        declared_objective_count=None,
        confidence=0.1 + 0.2,
    )


def _objective(
    objective_id: str, ordinal: int, start: int, *, page_number: int | None = None
) -> ObjectiveRow:
    source_id, _, numbers = objective_id.rpartition("/")
    theme, *path = numbers.split(".")
    edition_id = source_id.partition("/")[0]
    return ObjectiveRow(
        objective_id=objective_id,
        statement_id=f"{source_id}/{theme}",
        theme_id=f"{edition_id}/1",
        source_id=source_id,
        ordinal=ordinal,
        depth=len(path),
        parent_id=objective_id.rpartition(".")[0] if len(path) > 1 else None,
        marker="•",
        text=ITEMS[ordinal - 1],
        language="fr",
        char_start=start,
        char_end=start + len(ITEMS[ordinal - 1]),
        page_number=page_number,
        confidence=1.0,
        text_before_correction=None,
        correction_reason=None,
    )


def _evidence(
    record_id: str, sha256: str, start: int, exact: str, *, page_number: int | None = None
) -> EvidenceRow:
    end = start + len(exact)
    return EvidenceRow(
        record_id=record_id,
        seq=1,
        source_id=record_id.rpartition("/")[0],
        source_sha256=sha256,
        char_start=start,
        char_end=end,
        exact=exact,
        prefix=TEXT[max(0, start - 32) : start],
        suffix=TEXT[end : end + 32],
        page_number=page_number,
        x0_pt=None if page_number is None else 56.7,
        top_pt=None if page_number is None else 100.0,
        x1_pt=None if page_number is None else 200.25,
        bottom_pt=None if page_number is None else 112.0,
        fragment=None if page_number is None else "page=1&viewrect=56.7,100,143.55,12",
    )
