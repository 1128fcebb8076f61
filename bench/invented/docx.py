"""Flow → Word document: styles, numbering and tables as Office Open XML."""

from __future__ import annotations

import io
import re
import zipfile
from html import escape

from bench.invented.flow import Kind, Piece
from bench.invented.plain_text import join_mark
from bench.invented.spec import Spec
from bench.invented.varieties import GLYPHS

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
#: A fixed moment, so that the file is the same bytes at any time.
_ZIP_TIME = (2020, 1, 1, 0, 0, 0)
#: Marks that Word's own numbering makes: our style → (number format, level text).
_ITEM_FORMATS = {
    "2.": ("decimal", "%1."),
    "2)": ("decimal", "%1)"),
    "2. on": ("decimal", "%1."),
    "1. 1.": ("decimal", "%1."),
    "b)": ("lowerLetter", "%1)"),
    "(2)": ("decimal", "(%1)"),
}
_THEME_FORMATS = {
    "2.": ("decimal", "%1."),
    "2)": ("decimal", "%1)"),
    "II.": ("upperRoman", "%1."),
    "B.": ("upperLetter", "%1."),
}
_RULE = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="003399"/></w:pBdr>'
_SUB_FORMATS = {"letter": ("lowerLetter", "%2)"), "number": ("decimal", "%2.")}
_THEME_NUMBERING, _FIRST_ITEM_NUMBERING = 1, 2


def set_docx(spec: Spec, title: str, pieces: tuple[Piece, ...]) -> bytes:
    """The document as a .docx file, the same bytes at any time."""
    setter = _Setter(spec)
    body = "".join(setter.set_piece(piece) for piece in pieces)
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            [
                ("rId1", f"{_R}/officeDocument", "word/document.xml", False),
                (
                    "rId2",
                    f"{_PACKAGE}/relationships/metadata/core-properties",
                    "docProps/core.xml",
                    False,
                ),
            ]
        ),
        "docProps/core.xml": _core_properties(spec, title),
        "word/document.xml": (
            f'{_HEAD}<w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:body>{body}'
            '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>'
        ),
        "word/styles.xml": _styles(spec),
        "word/numbering.xml": setter.numbering(),
        "word/_rels/document.xml.rels": _relationships(
            [
                ("rIdStyles", f"{_R}/styles", "styles.xml", False),
                ("rIdNumbering", f"{_R}/numbering", "numbering.xml", False),
                *setter.links,
            ]
        ),
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _ZIP_TIME), content.encode("utf-8"))
    return stream.getvalue()


class _Setter:
    def __init__(self, spec: Spec) -> None:
        self._spec = spec
        self._numbering_count = _FIRST_ITEM_NUMBERING
        self._is_in_list = False
        self.links: list[tuple[str, str, str, bool]] = []
        self._uses_theme_numbering = (
            spec.theme_mark in _THEME_FORMATS and not spec.uses_literal_marks
        )
        self._uses_item_numbering = not spec.uses_literal_marks and (
            spec.objective_mark in _ITEM_FORMATS or spec.objective_mark in GLYPHS
        )

    def set_piece(self, piece: Piece) -> str:
        """The piece as paragraphs or a table."""
        is_item = piece.kind is Kind.ITEM
        if not is_item:
            self._is_in_list = False
        match piece.kind:
            case Kind.TITLE:
                return _paragraph(piece.text, style="Title")
            case Kind.CHAPTER:
                return _paragraph(join_mark(piece.marker, piece.text), style="Heading1")
            case Kind.THEME | Kind.HEADING:
                return self._set_heading(piece)
            case Kind.SUBHEADING:
                return _paragraph(piece.text, style="Heading3")
            case Kind.ITEM:
                return self._set_item(piece)
            case Kind.LINK:
                return self._set_link(piece)
            case Kind.RUN_IN:
                head = join_mark(piece.marker, piece.label)
                return f"<w:p>{_run(head, bold=True)}{_run(' ' + piece.text)}</w:p>"
            case Kind.CONTENTS:
                words = f"{join_mark(piece.marker, piece.text)}\t{piece.page}"
                return _paragraph(words, style="TOC1")
            case Kind.TABLE:
                return _set_table(piece)
            case Kind.FOOTNOTE:
                return _paragraph(f"{piece.marker} {piece.text}", style="FootnoteText")
            case Kind.PAGE_BREAK:
                return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
            case _:
                return _paragraph(piece.text)

    def _set_heading(self, piece: Piece) -> str:
        spec = self._spec
        if piece.kind is Kind.THEME and self._uses_theme_numbering:
            properties = _number_properties(_THEME_NUMBERING, 0)
            return self._dress(piece.text, properties)
        if spec.theme_mark == "Label 2|" and piece.marker and piece.kind is Kind.THEME:
            return _paragraph(piece.marker) + self._dress(piece.text, "")
        return self._dress(join_mark(piece.marker, piece.text), "")

    def _dress(self, words: str, properties: str) -> str:
        match self._spec.theme_dress:
            case "bold":
                return _paragraph(words, properties=properties, bold=True)
            case "coloured":
                return _paragraph(words, properties=properties, colour="A6192E")
            case "plain":
                return _paragraph(words, properties=properties)
            case "capitals":
                return _paragraph(words, properties=properties, bold=self._spec.seed % 2 == 0)
            case "ruled":
                return _paragraph(words, properties=properties + _RULE, half_points=26)
            case _:
                return _paragraph(words, style="Heading2", properties=properties)

    def _set_item(self, piece: Piece) -> str:
        is_top = piece.depth == 1
        starts_list = not self._is_in_list
        self._is_in_list = True
        is_ours = piece.marker in GLYPHS or self._spec.objective_mark in _ITEM_FORMATS
        if not self._uses_item_numbering or not is_ours:
            indent = f'<w:ind w:left="{360 * piece.depth}" w:hanging="360"/>'
            gap = self._spec.marker_gap if self._spec.marker_gap != " " else "\t"
            return _paragraph(f"{piece.marker}{gap}{piece.text}", properties=indent)
        mark = self._spec.objective_mark
        restarts = mark in ("2.", "2)", "b)", "(2)") and starts_list
        if is_top and (restarts or mark == "1. 1."):
            self._numbering_count += 1
        properties = _number_properties(self._numbering_count, piece.depth - 1)
        return _paragraph(piece.text, style="ListParagraph", properties=properties)

    def _set_link(self, piece: Piece) -> str:
        identifier = f"rIdLink{len(self.links) + 1}"
        target = f"https://www.example.org/{len(self.links) + 1}"
        self.links.append((identifier, f"{_R}/hyperlink", target, True))
        return f'<w:p><w:hyperlink r:id="{identifier}">{_run(piece.text)}</w:hyperlink></w:p>'

    def numbering(self) -> str:
        """The numbering part: themes, items, and each restart of the items."""
        spec = self._spec
        theme = _THEME_FORMATS.get(spec.theme_mark, ("decimal", "%1."))
        item = _ITEM_FORMATS.get(spec.objective_mark, ("bullet", spec.objective_mark))
        sub = _SUB_FORMATS.get(spec.sub_mark, ("bullet", "–"))
        levels = [theme], [item, sub, ("bullet", "▪")]
        if spec.theme_shape == "bullets":
            levels = [theme], [("bullet", spec.theme_glyph), item, sub]
        abstract = "".join(
            f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>'
            + "".join(
                f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
                f'<w:lvlText w:val="{escape(text)}"/><w:lvlJc w:val="left"/>'
                f'<w:pPr><w:ind w:left="{360 * (depth + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
                for depth, (form, text) in enumerate(formats)
            )
            + "</w:abstractNum>"
            for number, formats in enumerate(levels, start=1)
        )
        restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
        numbers = f'<w:num w:numId="{_THEME_NUMBERING}"><w:abstractNumId w:val="1"/></w:num>'
        for number in range(_FIRST_ITEM_NUMBERING, self._numbering_count + 1):
            numbers += (
                f'<w:num w:numId="{number}"><w:abstractNumId w:val="2"/>'
                f"{restart if number > _FIRST_ITEM_NUMBERING else ''}</w:num>"
            )
        return f'{_HEAD}<w:numbering xmlns:w="{_W}">{abstract}{numbers}</w:numbering>'


def _run(text: str, *, bold: bool = False, colour: str = "", half_points: int = 0) -> str:
    properties = "<w:b/>" if bold else ""
    properties += f'<w:color w:val="{colour}"/>' if colour else ""
    properties += f'<w:sz w:val="{half_points}"/>' if half_points else ""
    if properties:
        properties = f"<w:rPr>{properties}</w:rPr>"
    words = "<w:tab/>".join(
        f'<w:t xml:space="preserve">{escape(part, quote=False)}</w:t>' if part else ""
        for part in text.split("\t")
    )
    return f"<w:r>{properties}{words}</w:r>"


def _paragraph(
    text: str,
    *,
    style: str = "",
    properties: str = "",
    bold: bool = False,
    colour: str = "",
    half_points: int = 0,
) -> str:
    style_element = f'<w:pStyle w:val="{style}"/>' if style else ""
    head = f"<w:pPr>{style_element}{properties}</w:pPr>" if style_element or properties else ""
    return f"<w:p>{head}{_run(text, bold=bold, colour=colour, half_points=half_points)}</w:p>"


def _number_properties(number: int, level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def _set_table(piece: Piece) -> str:
    rows = "".join(
        "<w:tr>"
        + "".join(f"<w:tc><w:tcPr/>{_paragraph(cell, bold=index == 0)}</w:tc>" for cell in row)
        + "</w:tr>"
        for index, row in enumerate(piece.rows)
    )
    grid = "<w:gridCol/>" * len(piece.rows[0])
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl><w:p/>"


def _styles(spec: Spec) -> str:
    headings = "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
        f'<w:pPr><w:outlineLvl w:val="{level - 1}"/></w:pPr>'
        f'<w:rPr><w:b/><w:sz w:val="{34 - 4 * level}"/></w:rPr></w:style>'
        for level in (1, 2, 3)
    )
    others = "".join(
        f'<w:style w:type="paragraph" w:styleId="{re.sub(" ", "", name)}">'
        f'<w:name w:val="{name}"/><w:rPr><w:sz w:val="{size}"/></w:rPr></w:style>'
        for name, size in (
            ("Title", 44),
            ("List Paragraph", 22),
            ("TOC 1", 22),
            ("Footnote Text", 18),
        )
    )
    return (
        f'{_HEAD}<w:styles xmlns:w="{_W}"><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/>'
        f'<w:lang w:val="{spec.language}"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
        '<w:name w:val="Normal"/></w:style>'
        f"{headings}{others}</w:styles>"
    )


def _core_properties(spec: Spec, title: str) -> str:
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:language>{spec.language}</dc:language>"
        "</cp:coreProperties>"
    )


def _content_types() -> str:
    overrides = {
        "/word/document.xml": f"{_TYPES}.document.main+xml",
        "/word/styles.xml": f"{_TYPES}.styles+xml",
        "/word/numbering.xml": f"{_TYPES}.numbering+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(
            f'<Override PartName="{name}" ContentType="{content_type}"/>'
            for name, content_type in overrides.items()
        )
        + "</Types>"
    )


def _relationships(entries: list[tuple[str, str, str, bool]]) -> str:
    return (
        f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
        + "".join(
            f'<Relationship Id="{identifier}" Type="{kind}" Target="{target}"'
            + (' TargetMode="External"/>' if is_external else "/>")
            for identifier, kind, target, is_external in entries
        )
        + "</Relationships>"
    )
