"""What a mark is that may open a line and make it an item: a glyph, a number, a label.

A mark at one line is only a possibility; which marks are real is decided over the whole document
(``numbering``), because "2021." may be a year and "o" a word.
"""

from __future__ import annotations

from enum import StrEnum

from pipeline.model.document import Element
from pipeline.model.frozen import frozen


class MarkerKind(StrEnum):
    """The families of marks."""

    GLYPH = "glyph"
    DRAWN = "drawn"
    ELEMENT = "element"
    NUMBER = "number"
    DECIMAL = "decimal"
    ROMAN = "roman"
    LETTER = "letter"
    LABEL = "label"
    BARE = "bare"


#: Kinds that count: their values follow one another.
COUNTING_KINDS = frozenset(
    {
        MarkerKind.NUMBER,
        MarkerKind.DECIMAL,
        MarkerKind.ROMAN,
        MarkerKind.LETTER,
        MarkerKind.LABEL,
        MarkerKind.BARE,
    }
)


@frozen
class Marker:
    """A possible mark at the start of a line.

    Attributes:
        kind: its family.
        form: what marks of one list have in common: the glyph, or the number's dress with its
            value taken out ("N.", "(a)", "thema N:").
        values: the number, one a level for decimals; empty for glyphs.
        length: code points of the line that belong to it, white space after it included.
        printed: as printed, without white space around; None where nothing is printed.
        noun: for labels, the counted word in lower case ("thema").
        is_objective_label: for labels, whether the word names objectives ("Action 3:").
        is_inner: whether it is typed inside an item of the file's own lists, on a later line.
        is_weak: whether it needs company to be believed.
    """

    kind: MarkerKind
    form: str
    values: tuple[int, ...] = ()
    length: int = 0
    printed: str | None = None
    noun: str | None = None
    is_objective_label: bool = False
    is_inner: bool = False
    is_weak: bool = False


def mark_item(element: Element) -> Marker:
    """The mark of an item of the file's own lists, whatever is typed in it."""
    return Marker(kind=MarkerKind.ELEMENT, form=f"level {element.level}", printed=element.marker)
