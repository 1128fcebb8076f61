"""The one place that describes every table and column.

Names, types and whether a value may be missing come from ``pipeline.model.records``; here stands
what a type cannot say. Arrow metadata, ``docs/data-dictionary.md`` and descriptors are made from
it.
"""

from __future__ import annotations

from typing import Final

from pipeline.model.document import DocumentStatus, PageStatus, Reader
from pipeline.model.outline import Role
from pipeline.model.records import (
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
from pipeline.store.description import Table, describe_table, refer

#: Version of tables and columns, ``major.minor``: a new column or table is a new minor version, a
#: renamed or retyped one a new major version, each with a line in the CHANGELOG.
TABLE_SCHEMA_VERSION: Final = "1.0"

_TO_SOURCE: Final = refer("source_id", "sources", "source_id")
_TO_EVERY_SOURCE: Final = refer("source_id", "sources", "source_id", is_mutual=True)

_CHAR_START = "First code point in the source's canonical text, from 0."
_CHAR_END = "The code point after the last one."
_LANGUAGE = "BCP 47 language tag of the text."
_MARKER = "Its number or bullet as printed; null without one, and where it is a drawing."
_CONFIDENCE = "How sure the reading of the structure is, 0–1."
_BEFORE = "The text as read, where an editor corrected it."
_REASON = "Why an editor corrected it."

TABLES: Final[tuple[Table, ...]] = (
    describe_table(
        "sources",
        SourceRow,
        "a source document",
        columns={
            "source_id": "Identifier: edition and name (`benelux-2021-2024/press-nl`).",
            "edition_id": "The edition.",
            "role": "What the document is for the edition (`press_release`, `brochure`).",
            "path": "The file below `raw/<edition>/`.",
            "media_type": "IANA media type, recognised from the content.",
            "sha256": "SHA-256 of the file as received, lower-case hex.",
            "byte_size": "Size of the file.",
            "text_sha256": "SHA-256 of the canonical text in UTF-8.",
            "language": "BCP 47 language tag of the document.",
            "title": "The document's title.",
            "publisher": "Who published the programme.",
            "url": "Where the document was found.",
            "retrieved_on": "When it was retrieved.",
            "licence": "The licence of the document, where known.",
            "attribution": "Whom the licence asks to name.",
            "is_reconstruction": "Whether the file stands in for the published one.",
            "extractor": "Engines and versions that read it.",
            "status": "How the reading ended.",
            "declared_theme_count": "How many themes the document says it has.",
            "declared_theme_quote": "The words in which it says so.",
            "declared_objective_count": "How many objectives the document says it has.",
            "confidence": _CONFIDENCE,
        },
        values={"status": DocumentStatus},
        primary_key=["source_id"],
        order=[],
    ),
    describe_table(
        "pages",
        PageRow,
        "a page of a source that has pages",
        columns={
            "source_id": "The source.",
            "page_number": "Physical page, from 1.",
            "width_pt": "Width as displayed (crop box, after rotation).",
            "height_pt": "Height as displayed (crop box, after rotation).",
            "rotation_deg": "Rotation, clockwise: 0, 90, 180 or 270.",
            "status": "How its reading ended.",
            "reader": "The engine that read it.",
            "reader_reason": "Why not the usual engine; null when it was.",
        },
        values={"status": PageStatus, "reader": Reader},
        primary_key=["source_id", "page_number"],
        foreign_keys=[_TO_SOURCE],
        order=["source_id", "page_number"],
    ),
    describe_table(
        "texts",
        TextRow,
        "a source's canonical text",
        columns={
            "source_id": "The source.",
            "text_sha256": "SHA-256 of `text` in UTF-8, lower-case hex.",
            "text": (
                "The text in reading order: decoded, line ends as LF, NFC, nothing else; every "
                "`char_start` and `char_end` points into it."
            ),
        },
        primary_key=["source_id"],
        foreign_keys=[_TO_EVERY_SOURCE],
        order=["source_id"],
    ),
    describe_table(
        "themes",
        ThemeRow,
        "a theme of the edition",
        columns={
            "theme_id": "Identifier: edition and number (`benelux-2021-2024/2`).",
            "edition_id": "The edition.",
            "ordinal": "Number of the theme in the edition, from 1.",
            "pref_label": (
                "The words of the first source in the edition file that has any for it (SKOS "
                "prefLabel); null when no heading stands over it anywhere."
            ),
            "pref_label_source_id": "That source.",
            "language": "BCP 47 language tag of the label.",
        },
        primary_key=["theme_id"],
        foreign_keys=[refer("pref_label_source_id", "sources", "source_id")],
        order=["ordinal"],
    ),
    describe_table(
        "theme_statements",
        ThemeStatementRow,
        "a theme as one source states it",
        columns={
            "statement_id": (
                "Identifier: source and number (`benelux-2021-2024/press-nl/2`), in the source's "
                "own order."
            ),
            "theme_id": "The theme of the edition.",
            "source_id": "The source.",
            "ordinal": "Number in the source's own order, from 1.",
            "marker": _MARKER,
            "text": "The title, cleaned; null when no heading stands over the objectives.",
            "language": _LANGUAGE,
            "char_start": _CHAR_START,
            "char_end": _CHAR_END,
            "page_number": "Physical page on which it begins, from 1.",
            "confidence": _CONFIDENCE,
            "text_before_correction": _BEFORE,
            "correction_reason": _REASON,
        },
        primary_key=["statement_id"],
        foreign_keys=[
            refer("theme_id", "themes", "theme_id", is_mutual=True),
            _TO_SOURCE,
        ],
        order=["source_id", "ordinal"],
    ),
    describe_table(
        "objectives",
        ObjectiveRow,
        "an objective as one source states it",
        columns={
            "objective_id": (
                "Identifier: source, number of the theme in the source, number of the objective "
                "(`benelux-2021-2024/press-nl/2.3`), one more number a level."
            ),
            "statement_id": "The theme as the source states it.",
            "theme_id": "The theme of the edition.",
            "source_id": "The source.",
            "ordinal": "Number among its siblings, from 1.",
            "depth": "1 for an objective, 2 for one under it, and so on.",
            "parent_id": "The objective it stands under; null at depth 1.",
            "marker": _MARKER,
            "text": "The words, cleaned: lines joined, line-end hyphens repaired.",
            "language": _LANGUAGE,
            "char_start": _CHAR_START,
            "char_end": _CHAR_END,
            "page_number": "Physical page on which it begins, from 1.",
            "confidence": _CONFIDENCE,
            "text_before_correction": _BEFORE,
            "correction_reason": _REASON,
        },
        primary_key=["objective_id"],
        foreign_keys=[
            refer("statement_id", "theme_statements", "statement_id", is_mutual=True),
            refer("theme_id", "themes", "theme_id", is_mutual=True),
            _TO_SOURCE,
            refer("parent_id", "objectives", "objective_id"),
        ],
        order=["objective_id"],
    ),
    describe_table(
        "evidence",
        EvidenceRow,
        "one line, or part of a line, of source text behind a record",
        columns={
            "record_id": "The theme statement or objective.",
            "seq": "Number within the record, from 1, in reading order.",
            "source_id": "The source.",
            "source_sha256": "SHA-256 of the file that was read, lower-case hex.",
            "char_start": _CHAR_START,
            "char_end": _CHAR_END,
            "exact": "The exact words (W3C TextQuoteSelector).",
            "prefix": "Up to 32 code points before them.",
            "suffix": "Up to 32 code points after them.",
            "page_number": "Physical page, from 1.",
            "x0_pt": "Left edge on the page as displayed, from its left.",
            "top_pt": "Upper edge, from the top of the page, downwards.",
            "x1_pt": "Right edge.",
            "bottom_pt": "Lower edge.",
            "fragment": "URI fragment that opens the place (RFC 8118 for PDF, RFC 5147 for text).",
        },
        primary_key=["record_id", "seq"],
        foreign_keys=[_TO_SOURCE],
        order=["record_id", "seq"],
    ),
    describe_table(
        "ledger",
        LedgerRow,
        "a stretch of a source and what became of it",
        columns={
            "source_id": "The source.",
            "seq": "Number within the source, from 1, in reading order.",
            "role": "What the stretch is.",
            "reason": "Why, in words.",
            "char_start": _CHAR_START,
            "char_end": _CHAR_END,
            "page_number": "Physical page on which it begins, from 1.",
            "record_id": "The theme statement or objective it belongs to; null when it is none.",
        },
        values={"role": Role},
        primary_key=["source_id", "seq"],
        foreign_keys=[_TO_EVERY_SOURCE],
        order=["source_id", "seq"],
    ),
    describe_table(
        "mentions",
        MentionRow,
        "a vocabulary term in an objective",
        columns={
            "objective_id": "The objective.",
            "concept_id": "The concept's identifier in the vocabulary (`country:fr`).",
            "vocabulary": "The vocabulary: a file in `config/vocabulary/`, without its suffix.",
            "surface": "The words that were found, cleaned.",
            "char_start": _CHAR_START,
            "char_end": _CHAR_END,
        },
        primary_key=["objective_id", "char_start", "char_end", "concept_id"],
        foreign_keys=[refer("objective_id", "objectives", "objective_id")],
        order=["objective_id", "char_start"],
    ),
)
