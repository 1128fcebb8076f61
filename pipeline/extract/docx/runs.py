"""The words of a paragraph as Word shows them: runs, links, fields, references to notes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from pipeline.extract.docx.package import Relation
from pipeline.extract.docx.styles import ParagraphStyle, StyleSheet, apply_run_properties
from pipeline.extract.docx.xml import find_child, get_attribute, get_name, get_value
from pipeline.extract.flow import Flow
from pipeline.model.document import Element, Style
from pipeline.model.frozen import mutable

if TYPE_CHECKING:
    from lxml.etree import _Element

#: Elements whose words are not shown, or are not of the text: deletions, comments, properties,
#: instructions of fields, the second of two ways to show the same.
# fmt: off
UNSEEN = frozenset({
    "del", "moveFrom", "delText", "instrText", "pPr", "rPr", "sectPr", "sdtPr", "tblPr", "tblGrid",
    "trPr", "tcPr", "Fallback", "commentReference", "annotationRef", "footnoteRef", "endnoteRef",
    "rt", "fldData", "binData", "proofErr",
})
# fmt: on
#: Elements that stand for a character.
CHARACTERS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "\u2011", "softHyphen": "\xad"}
LINE_BREAKS = frozenset({"br", "cr"})
NOTE_REFERENCES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
#: Field instruction of a hyperlink, and where it leads.
HYPERLINK_FIELD = re.compile(r'\s*HYPERLINK\s+(?:\\l\s+)?"([^"]*)"', re.IGNORECASE)
SYMBOL = re.compile(r"[0-9A-Fa-f]{1,6}")
LAST_CODE_POINT = 0x10FFFF
SURROGATES = range(0xD800, 0xE000)


@mutable
class _Field:
    """A field that is being read: its instruction, then its result."""

    instruction: str = ""
    is_result: bool = False

    @property
    def target(self) -> str | None:
        """Where it leads, if it is a hyperlink."""
        match = HYPERLINK_FIELD.match(self.instruction)
        return match[1] if match else None


class RunWriter:
    """Writes the words of paragraphs, and notes what they refer to.

    Attributes:
        flow: what is written to.
        relations: what the part that is being written says about others, by relation id.
        text_boxes: those that the last paragraphs hold, not yet written.
        note_ids: for each kind of note, those referred to, in order.
        is_counting_notes: whether references are noted: those of the main text.
    """

    def __init__(self, flow: Flow, styles: StyleSheet, relations: Mapping[str, Relation]) -> None:
        self.flow = flow
        self.relations = relations
        self.text_boxes: list[_Element] = []
        self.note_ids: dict[str, list[str]] = {name: [] for name in NOTE_REFERENCES.values()}
        self.is_counting_notes = True
        self._styles = styles
        self._fields: list[_Field] = []
        self._broken_into: Element | None = None

    def write_paragraph(
        self, paragraph: _Element, style: ParagraphStyle, *, broken_into: Element | None = None
    ) -> None:
        """Writes the words of a paragraph that has a style.

        Args:
            paragraph: to write.
            style: its own.
            broken_into: the element that each of its line breaks begins anew; None where they only
                end lines.
        """
        self._fields = []
        self._broken_into = broken_into
        self._write_inline(paragraph, style.style, style.is_hidden, None)

    def _write_inline(
        self, parent: _Element, style: Style, is_hidden: bool, target: str | None
    ) -> None:
        for child in parent:
            name = get_name(child)
            if name == "instrText":
                self._add_instruction(child)
            if name in UNSEEN:
                continue
            if name == "r":
                self._write_run(child, style, is_hidden, target)
            elif name == "hyperlink":
                self._write_inline(child, style, is_hidden, self._find_target(child) or target)
            elif name == "txbxContent":
                self.text_boxes.append(child)
            else:
                self._write_character(child, name, style, is_hidden, target)

    def _write_run(self, run: _Element, style: Style, is_hidden: bool, target: str | None) -> None:
        properties = find_child(run, "rPr")
        style, is_hidden = self._styles.apply_character_style(
            style, is_hidden, get_value(properties, "rStyle")
        )
        style, hides = apply_run_properties(style, properties)
        self._write_inline(run, style, is_hidden if hides is None else hides, target)

    def _write_character(
        self, element: _Element, name: str, style: Style, is_hidden: bool, target: str | None
    ) -> None:
        """Writes a piece of a run, or goes into an element that may hold some."""
        if name == "fldChar":
            self._step_field(element)
        elif name in NOTE_REFERENCES:
            notes = self.note_ids[NOTE_REFERENCES[name]]
            note_id = get_attribute(element, "id") or ""
            if self.is_counting_notes and note_id not in notes:
                notes.append(note_id)
        elif name in LINE_BREAKS and self._broken_into is not None:
            self.flow.begin(self._broken_into)
        elif name in LINE_BREAKS:
            self.flow.break_line()
        elif is_hidden or any(not field.is_result for field in self._fields):
            return
        elif name == "t" or name in CHARACTERS or name == "sym":
            text = element.text if name == "t" else CHARACTERS.get(name) or _read_symbol(element)
            link = next((field.target for field in self._fields if field.target), target)
            self.flow.write(text or "", style, link)
        else:
            self._write_inline(element, style, is_hidden, target)

    def _step_field(self, element: _Element) -> None:
        match get_attribute(element, "fldCharType"):
            case "begin":
                self._fields.append(_Field())
            case "separate" if self._fields:
                self._fields[-1].is_result = True
            case "end" if self._fields:
                self._fields.pop()

    def _add_instruction(self, element: _Element) -> None:
        if self._fields:
            self._fields[-1].instruction += element.text or ""

    def _find_target(self, hyperlink: _Element) -> str | None:
        relation = self.relations.get(get_attribute(hyperlink, "id") or "")
        anchor = get_attribute(hyperlink, "anchor")
        target = relation.target if relation is not None else ""
        return f"{target}#{anchor}" if anchor else target or None


def _read_symbol(element: _Element) -> str:
    """The character of a ``sym``: its code in a symbol font, in the private use area."""
    code = get_attribute(element, "char") or ""
    if not SYMBOL.fullmatch(code):
        return ""
    number = int(code, 16)
    return chr(number) if number <= LAST_CODE_POINT and number not in SURROGATES else ""
