"""Word (.docx) → Document: the words that Word shows, and what each paragraph is.

Canonical text is what is shown: numbers and bullets of lists are drawn by Word and no part of it
(``Element.marker`` has them), deleted and hidden words and comments are not shown, inserted ones
are. Headings come from the styles and their outline levels; where a title has the style "Title",
it is level 1 and headings follow from 2. Footnotes and endnotes stand after the text as ``NOTE``,
page headers and footers after them as ``NAVIGATION``, and so is a table of contents where it
stands. Pages are where Word breaks them, which the file does not say: there are none.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.extract.canonical_text import check_text
from pipeline.extract.docx.numbering import read_numbering
from pipeline.extract.docx.package import Package
from pipeline.extract.docx.styles import StyleSheet
from pipeline.extract.docx.words import Writer
from pipeline.extract.docx.xml import find_child, get_name
from pipeline.extract.flow import Flow
from pipeline.extract.language_tags import read_language_tag
from pipeline.extract.media_type import DOCX
from pipeline.model.document import Document, ElementKind
from pipeline.model.errors import NoTextLayerError
from pipeline.model.limits import Limits

if TYPE_CHECKING:
    from lxml.etree import _Element

NOTE_PARTS = {"footnotes": "footnote", "endnotes": "endnote"}
#: Elements in whose place Word shows words that stand in another file or part, which is not read,
#: and what a person would call them.
UNREAD_ELEMENTS = {
    "altChunk": "a file of another kind that is embedded whole",
    "subDoc": "a document that is linked to",
    "relIds": "a SmartArt drawing",
}
PICTURE_TAGS = ("{*}drawing", "{*}pict")


def read_docx(data: bytes, *, source_id: str, limits: Limits | None = None) -> Document:
    """Reads a Word document.

    Args:
        data: the file.
        source_id: whose document.
        limits: bounds on its length.

    Raises:
        BrokenSourceError: if it is damaged, or tries tricks with entities or paths.
        EncryptedSourceError: if it needs a password.
        UnsupportedSourceError: if it is no Word document.
        NoTextLayerError: if no words are shown.
        SourceTooLargeError: if it is too long, or unpacks to too much.
    """
    from lxml import etree

    package = Package(data, source_id=source_id)
    relations = package.relations(package.main_name)
    parts = {relation.kind: relation.target for relation in relations.values()}
    body = find_child(package.read_xml(package.main_name), "body")
    writer = Writer(
        Flow(),
        styles=StyleSheet(package.read_xml(parts.get("styles", ""))),
        numbering=read_numbering(package.read_xml(parts.get("numbering", ""))),
        relations=relations,
    )
    if body is not None:
        writer.write_body(body)
    for kind, name in NOTE_PARTS.items():
        if kind in parts:
            notes = package.read_xml(parts[kind])
            writer.write_notes(notes, name, package.relations(parts[kind]))
    for relation in relations.values():
        if relation.kind in {"header", "footer"} and not relation.is_external:
            root = package.read_xml(relation.target)
            if root is not None:
                own = package.relations(relation.target)
                writer.write_beside(root, ElementKind.NAVIGATION, own, path=get_name(root))
    flow = writer.flow
    if (
        not flow.text.strip()
        and body is not None
        and next(body.iter(*PICTURE_TAGS), None) is not None
    ):
        raise NoTextLayerError(
            f"{source_id}: the document has pictures and no text. If the pictures show words, save "
            "it as PDF and run OCR on that, for example with ocrmypdf.",
            source=source_id,
        )
    check_text(flow.text, source_id=source_id, limits=limits or Limits())
    title, language = _read_core_properties(package)
    return Document(
        source_id=source_id,
        source_sha256=hashlib.sha256(data).hexdigest(),
        media_type=DOCX,
        byte_size=len(data),
        text=flow.text,
        lines=tuple(flow.lines),
        links=tuple(flow.links),
        extractor=f"lxml {etree.__version__}",
        title=title,
        declared_language=read_language_tag(language),
        warnings=tuple(_find_unread(body)),
    )


def _find_unread(body: _Element | None) -> Iterator[str]:
    """What of the text is not read, in words."""
    names = () if body is None else body.iter(*(f"{{*}}{name}" for name in UNREAD_ELEMENTS))
    found = {get_name(element) for element in names}
    for name, what in UNREAD_ELEMENTS.items():
        if name in found:
            yield (
                f"{what} is part of the text, and nothing of it was read; if it matters, print the "
                "document to a PDF and give us that"
            )


def _read_core_properties(package: Package) -> tuple[str | None, str | None]:
    """Title and language in the file's own metadata."""
    for relation in package.relations("").values():
        if relation.kind == "core-properties" and not relation.is_external:
            root = package.read_xml(relation.target)
            title, language = (find_child(root, name) for name in ("title", "language"))
            return (
                (" ".join((title.text or "").split()) or None) if title is not None else None,
                language.text if language is not None else None,
            )
    return None, None
