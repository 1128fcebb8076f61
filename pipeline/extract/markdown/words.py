"""The words of a parsed Markdown file in their order, each with what it belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.extract.broken_lines import are_paragraphs
from pipeline.extract.flow import Flow
from pipeline.extract.markdown.definition_lists import find_terms, part_definitions
from pipeline.model.document import Element, ElementKind, Style
from pipeline.model.errors import NoTextLayerError
from pipeline.model.frozen import mutable, replace

if TYPE_CHECKING:
    from markdown_it.token import Token

LINE_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
#: A box to tick before an item: part of its marker, not of its words.
TASK_BOX = re.compile(r"\[[ xX]\](?=\s)\s*")
#: Paragraphs that hard breaks part; Markdown breaks no line by chance.
_FEWEST_BROKEN = 2
#: An anchor or a class behind a heading, as several flavours write it: "Schools {#schools}".
_HEADING_ATTRIBUTES = re.compile(r"\s*\{[#.][^{}]*\}\s*$")
#: What converters leave of anchors and of the sizes of pictures: "[]{#_Toc12 .anchor}".
_ATTRIBUTES = re.compile(r"\[\]\{[^{}]*\}|\{(?:width|height|style)=[^{}]*\}")


def write_body(flow: Flow, tokens: Sequence[Token], *, source_id: str) -> None:
    """Writes what a person sees of a parsed file.

    Args:
        flow: what is written to.
        tokens: of the file, as markdown-it-py gives them.
        source_id: whose document.

    Raises:
        BrokenSourceError: if a piece of HTML within it is nested too deeply.
    """
    _Writer(flow, source_id).write(tokens)


def format_path(line_range: Sequence[int] | None) -> str | None:
    """Lines of the file as links to them are written: (11, 14) → "L12-L14"."""
    if line_range is None:
        return None
    first, last = line_range[0] + 1, line_range[1]
    return f"L{first}" if last <= first else f"L{first}-L{last}"


@mutable
class _List:
    """An open list.

    Attributes:
        number: which list or table of the document, from 0.
        marker: of the item that is open; None once its first words are written.
        is_item_begun: whether words of that item have been written.
    """

    number: int
    marker: str | None = None
    is_item_begun: bool = False


@mutable
class _Table:
    """An open table and the place of its last cell, from 1."""

    number: int
    row: int = 0
    column: int = 0


class _Writer:
    """Writes the words of a parsed file."""

    def __init__(self, flow: Flow, source_id: str) -> None:
        self._flow = flow
        self._source_id = source_id
        self._lists: list[_List] = []
        self._table: _Table | None = None
        self._heading_level = 0
        self._is_defining = False  # a term, or what it means, was written last

    def write(self, tokens: Sequence[Token]) -> None:
        terms = find_terms(tokens)
        for at, token in enumerate(tokens):
            match token.type:
                case "heading_open":
                    self._heading_level = int(token.tag.removeprefix("h"))
                case "heading_close":
                    self._heading_level = 0
                case "bullet_list_open" | "ordered_list_open":
                    self._lists.append(_List(number=self._flow.new_list_number()))
                case "bullet_list_close" | "ordered_list_close":
                    self._lists.pop()
                case "list_item_open":
                    self._lists[-1].marker = token.info + token.markup
                    self._lists[-1].is_item_begun = False
                case "table_open":
                    self._table = _Table(number=self._flow.new_list_number())
                case "table_close":
                    self._table = None
                case "tr_open" if self._table:
                    self._table.row += 1
                    self._table.column = 0
                case "th_open" | "td_open" if self._table:
                    self._table.column += 1
                case "inline":
                    self._write_inline(token, is_term=at in terms)
                case "fence":
                    path = format_path(token.map)
                    self._flow.begin(Element(kind=ElementKind.CODE, path=path))
                    self._flow.write(token.content.rstrip("\n"))
                case "code_block":
                    # Four blanks are more often a layout than a program: as in plain text.
                    self._flow.begin(None)
                    self._flow.write(token.content.rstrip("\n"))
                case "html_block":
                    self._write_html(token)
        self._flow.begin(None)

    def _write_inline(self, token: Token, *, is_term: bool) -> None:
        element = self._make_element(format_path(token.map))
        children = list(token.children or ())
        if element.kind is ElementKind.PARAGRAPH and element.list_number is None:
            term, definitions = part_definitions(children)
            if definitions and not term and not self._is_defining:
                # Without a term it is what stands below a table that is set with blanks.
                element = replace(element, kind=ElementKind.CAPTION)
                children = list(definitions[0])
            elif definitions or is_term:
                self._write_definitions(term, definitions, element.path)
                self._is_defining = True
                return
        self._is_defining = False
        first = children[0] if children else None
        if element.kind is ElementKind.LIST_ITEM and first is not None and first.type == "text":
            box = TASK_BOX.match(first.content)
            if box is not None:
                element = replace(element, marker=f"{element.marker} {box[0].strip()}")
                children[0] = first.copy(content=first.content[box.end() :])
        if element.kind is ElementKind.HEADING and children and children[-1].type == "text":
            last = children[-1]
            children[-1] = last.copy(content=_HEADING_ATTRIBUTES.sub("", last.content))
        for stretch in _split_paragraphs(element, children):
            self._flow.begin(element)
            self._write_children(stretch)

    def _write_definitions(
        self, term: Sequence[Token], definitions: Sequence[Sequence[Token]], path: str | None
    ) -> None:
        """Writes a term and its definitions as web pages have them: a name and items."""
        if term:
            self._flow.begin(Element(kind=ElementKind.TERM, path=path))
            self._write_children(term)
        for definition in definitions:
            number = self._flow.new_list_number()
            self._flow.begin(
                Element(kind=ElementKind.LIST_ITEM, level=1, list_number=number, path=path)
            )
            self._write_children(definition)

    def _write_children(self, children: Sequence[Token]) -> None:
        bold = italic = 0
        targets: list[str] = []
        for child in children:
            match child.type:
                case "strong_open":
                    bold += 1
                case "strong_close":
                    bold -= 1
                case "em_open":
                    italic += 1
                case "em_close":
                    italic -= 1
                case "link_open":
                    targets.append(str(child.attrGet("href") or ""))
                case "link_close":
                    targets.pop()
                case "softbreak" | "hardbreak":
                    self._flow.break_line()
                case "html_inline" if LINE_BREAK_TAG.fullmatch(child.content):
                    self._flow.break_line()
                case "text" | "text_special" | "code_inline":
                    style = Style(is_bold=bold > 0, is_italic=italic > 0)
                    words = child.content
                    if child.type == "text" and "{" in words:
                        words = _ATTRIBUTES.sub("", words)
                    self._flow.write(words, style, targets[-1] if targets else None)

    def _make_element(self, path: str | None) -> Element:
        """What the open blocks say about the words that come now."""
        if self._table is not None:
            return Element(
                kind=ElementKind.TABLE_CELL,
                list_number=self._table.number,
                row=self._table.row,
                column=self._table.column,
                path=path,
            )
        innermost = self._lists[-1] if self._lists else None
        list_number = marker = None
        is_item_begun = True
        if innermost is not None:
            list_number, marker = innermost.number, innermost.marker
            is_item_begun = innermost.is_item_begun
            innermost.marker, innermost.is_item_begun = None, True
        if self._heading_level:
            kind, level = ElementKind.HEADING, self._heading_level
        elif is_item_begun:
            kind, level = ElementKind.PARAGRAPH, 0
        else:
            kind, level = ElementKind.LIST_ITEM, len(self._lists)
        return Element(kind=kind, level=level, list_number=list_number, marker=marker, path=path)

    def _write_html(self, token: Token) -> None:
        from pipeline.extract.html.document import parse_html
        from pipeline.extract.html.words import write_page

        try:
            root = parse_html(token.content, source_id=self._source_id)
        except NoTextLayerError:
            return  # a comment, or an end tag
        write_page(self._flow, root, within=format_path(token.map))


def _split_paragraphs(element: Element, children: Sequence[Token]) -> list[list[Token]]:
    """The words of an element, where hard breaks part sentences in paragraphs of their own."""
    stretches: list[list[Token]] = [[]]
    for child in children:
        if child.type == "hardbreak":
            stretches.append([])
        else:
            stretches[-1].append(child)
    texts = ["".join(child.content for child in stretch) for stretch in stretches]
    is_paragraph = element.kind is ElementKind.PARAGRAPH and element.list_number is None
    are_apart = is_paragraph and are_paragraphs(texts, fewest=_FEWEST_BROKEN)
    return stretches if are_apart else [list(children)]
