"""Word files made by hand: parts as Word writes them, with what a test is about in their middle."""

import io
import zipfile
from collections.abc import Mapping

from pipeline.extract.docx.document import read_docx
from pipeline.model.document import Document
from tests.extract.flowing import check_document

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_WORD = "http://purl.oclc.org/ooxml/wordprocessingml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"

CONTENT_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    f'<Types xmlns="{PACKAGE}/content-types"/>'
)
STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri"/><w:sz w:val="22"/></w:rPr>
</w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Standaard"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/>
  <w:basedOn w:val="Standaard"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr>
  <w:rPr><w:b/><w:sz w:val="32"/><w:color w:val="1F3864"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Kop2"><w:name w:val="heading 2"/>
  <w:basedOn w:val="Kop1"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="MijnKop"><w:name w:val="Mijn kop"/>
  <w:basedOn w:val="Kop2"/></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Inhopg1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Bijschrift"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="Lijst"><w:name w:val="List Bullet"/>
  <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Lijst2"><w:name w:val="List Bullet 2"/>
  <w:pPr><w:numPr><w:numId w:val="6"/></w:numPr></w:pPr></w:style>
<w:style w:type="character" w:styleId="Nadruk"><w:name w:val="Emphasis"/><w:rPr><w:i/></w:rPr>
</w:style>
<w:style w:type="paragraph" w:styleId="Kring"><w:name w:val="a"/><w:basedOn w:val="Kring2"/>
</w:style>
<w:style w:type="paragraph" w:styleId="Kring2"><w:name w:val="b"/><w:basedOn w:val="Kring"/>
</w:style>
"""


def level(index: int, number_format: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "bullet", "\uf0b7")
    + level(1, "bullet", "o")
    + level(2, "bullet", "\uf0a7")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="1">'
    + level(0, "decimal", "%1.")
    + level(1, "lowerLetter", "%2)")
    + level(2, "upperRoman", "%1.%2.%3")
    + level(3, "decimal", "%1.%4", "<w:isLgl/>")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="2">'
    + level(0, "none", "")
    + level(1, "decimalZero", "Doel %2:")
    + "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="1"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    '<w:num w:numId="5"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="6"><w:abstractNumId w:val="0"/></w:num>'
)


def make_docx(
    body: str, *, parts: Mapping[str, str | bytes] | None = None, namespace: str = WORD
) -> bytes:
    """A Word file whose body holds ``body``; ``parts`` are added, or take the place of others."""
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": relations(
            ("rId1", "officeDocument", "word/document.xml", ""),
            ("rId2", "core-properties", "docProps/core.xml", ""),
        ),
        "word/document.xml": part("document", f"<w:body>{body}<w:sectPr/></w:body>", namespace),
        "word/styles.xml": part("styles", STYLES, namespace),
        "word/numbering.xml": part("numbering", NUMBERING, namespace),
        "word/_rels/document.xml.rels": relations(
            ("rId1", "styles", "styles.xml", ""),
            ("rId2", "numbering", "/word/numbering.xml", ""),
            ("rId3", "hyperlink", "https://example.org/", "External"),
            ("rId4", "footnotes", "footnotes.xml", ""),
            ("rId5", "endnotes", "endnotes.xml", ""),
            ("rId6", "header", "header1.xml", ""),
        ),
        **(parts or {}),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def part(name: str, content: str, namespace: str = WORD) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<w:{name} xmlns:w="{namespace}" xmlns:r="{OFFICE}" xmlns:mc="x:mc" xmlns:wps="x:wps" '
        f'xmlns:m="x:m">{content}</w:{name}>'
    )


def relations(*entries: tuple[str, str, str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"'
        + (f' TargetMode="{mode}"/>' if mode else "/>")
        for name, kind, target, mode in entries
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


def paragraph(words: str, style: str = "", numbering: tuple[int, int] | None = None) -> str:
    """A paragraph; ``numbering`` is its list and its level from 0."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if numbering is not None:
        list_id, list_level = numbering
        properties += (
            f'<w:numPr><w:ilvl w:val="{list_level}"/><w:numId w:val="{list_id}"/></w:numPr>'
        )
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(words)}</w:p>"


def run(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def table(*rows: tuple[str, ...]) -> str:
    """A table of cells, each of which holds paragraphs."""
    return (
        "<w:tbl><w:tblPr/>"
        + "".join(
            "<w:tr>" + "".join(f"<w:tc><w:tcPr/>{cell}</w:tc>" for cell in row) + "</w:tr>"
            for row in rows
        )
        + "</w:tbl>"
    )


def read_body(body: str, **parts: str) -> Document:
    """The document of a body, and of parts by name without folder and suffix."""
    data = make_docx(body, parts={f"word/{name}.xml": text for name, text in parts.items()})
    document = read_docx(data, source_id="s")
    check_document(document)
    return document
