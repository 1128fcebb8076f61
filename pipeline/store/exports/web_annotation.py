"""The evidence as W3C Web Annotations: a place in a source, and the record that stands on it.

After the Web Annotation Data Model (https://www.w3.org/TR/annotation-model/), as JSON-LD. The
text position and the quote count in the source's canonical text, the column ``text`` of the table
``texts``; the fragment opens the place in the file itself. Identifiers are those of the tables,
and so relative to where the file lies.
"""

from __future__ import annotations

import base64
import json
from typing import Any, Final

from pipeline.model.records import (
    Dataset,
    EvidenceRow,
    ObjectiveRow,
    SourceRow,
    ThemeStatementRow,
)

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
#: What the fragments in ``evidence.fragment`` follow, by the media type of the source.
FRAGMENT_SYNTAXES: Final = {
    "application/pdf": "http://tools.ietf.org/rfc/rfc8118",
    "text/plain": "http://tools.ietf.org/rfc/rfc5147",
}


def render_web_annotations(dataset: Dataset) -> bytes:
    """An ``AnnotationCollection`` with one page and an annotation for each row of evidence."""
    records: dict[str, ThemeStatementRow | ObjectiveRow] = {
        **{row.statement_id: row for row in dataset.theme_statements},
        **{row.objective_id: row for row in dataset.objectives},
    }
    sources = {row.source_id: row for row in dataset.sources}
    collection = {
        "@context": CONTEXT,
        "id": f"{dataset.edition_id}#annotations",
        "type": "AnnotationCollection",
        "label": f"Evidence of {dataset.edition_id}",
        "total": len(dataset.evidence),
        "first": {
            "id": f"{dataset.edition_id}#annotations-1",
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": [
                _describe_annotation(row, records[row.record_id], sources[row.source_id])
                for row in dataset.evidence
            ],
        },
    }
    return f"{json.dumps(collection, ensure_ascii=False, indent=2)}\n".encode()


def _describe_annotation(
    row: EvidenceRow, record: ThemeStatementRow | ObjectiveRow, source: SourceRow
) -> dict[str, Any]:
    return {
        "id": f"{row.record_id}#{row.seq}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": {
            "id": row.record_id,
            "type": "TextualBody",
            "value": record.text,
            "format": "text/plain",
            "language": record.language,
        },
        "target": {
            "source": {
                "id": source.url or source.source_id,
                "canonical": _name_by_hash(row.source_sha256),
                "format": source.media_type,
                "language": source.language,
            },
            "selector": [
                *_describe_fragment(row, source),
                {
                    "type": "TextPositionSelector",
                    "start": row.char_start,
                    "end": row.char_end,
                },
                {
                    "type": "TextQuoteSelector",
                    "exact": row.exact,
                    "prefix": row.prefix,
                    "suffix": row.suffix,
                },
            ],
        },
    }


def _describe_fragment(row: EvidenceRow, source: SourceRow) -> list[dict[str, Any]]:
    syntax = FRAGMENT_SYNTAXES.get(source.media_type)
    if row.fragment is None or syntax is None:
        return []
    return [{"type": "FragmentSelector", "conformsTo": syntax, "value": row.fragment}]


def _name_by_hash(sha256: str) -> str:
    """The bytes of a file by their hash, as a URI (RFC 6920)."""
    encoded = base64.urlsafe_b64encode(bytes.fromhex(sha256)).rstrip(b"=").decode()
    return f"ni:///sha-256;{encoded}"
