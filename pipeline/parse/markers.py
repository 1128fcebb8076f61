"""What stands at the start of a line and may mark it as an item: glyphs, numbers, labels.

A mark at one line is only a possibility; which marks are real is decided over the whole document
(``numbering``), because "2021." may be a year and "o" a word.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from pipeline.model.document import Element, ElementKind
from pipeline.model.frozen import frozen
from pipeline.parse import thresholds
from pipeline.parse.views import LineView
from pipeline.text.folding import fold_case
from pipeline.text.languages import Language
from pipeline.text.numbers import parse_roman


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


#: Symbols of everyday prose that open a line without marking it.
_PROSE_SYMBOLS = frozenset("\"'“”„‘’‚«‹([{<§€$£¥&%@/\\|^`´¿¡…°_=,;:.!?")
_GLYPH_CATEGORIES = frozenset({"Pd", "Po", "So", "Sm", "Sk", "Co", "Cc", "Cf", "Pf", "Sc", "Pc"})
_ALWAYS_GLYPHS = frozenset("•‣⁃▪▫■□●○◦◆◇▶►▸▹➢➤➔→⇒✓✔✗☐☑★☆❖·∙⋅*➜➡🔹🔸►")
_WORD_LIKE_GLYPHS = frozenset("oOøØvlnqux")  # Courier "o", Wingdings letters left as letters

_NUMBER = re.compile(r"(\d{1,3})(\.\)|\.|\)|°|º|\.?[-–—:](?=\s)|/(?=\s))\s*(?=\D|$)")
_BRACKETED = re.compile(r"([(\[])(\d{1,3})([)\]])\s*")
_DECIMAL = re.compile(r"(\d{1,2}(?:\.\d{1,3}){1,4})(\.|\)|:)?(?=\s|$|[^\W\d])\s*")
_LETTERED = re.compile(r"([A-Z])\.?(\d{1,2})([.):]?)(?=\s)\s*")
_ROMAN = re.compile(r"([IVXLC]{1,7}|[ivxlc]{1,7})(\.\)|\.|\)|:|\s[-–—])(?=\s|$)\s*")
_BRACKETED_ROMAN = re.compile(r"\(([ivxlc]{1,7}|[IVXLC]{1,7})\)\s*")
_LETTER = re.compile(r"([A-Za-z])(\.\)|\.|\)|:)(?=\s|$)\s*")
_BRACKETED_LETTER = re.compile(r"\(([A-Za-z])\)\s*")
_BARE = re.compile(r"(\d{1,3})(?=\s+[^\W\d_]|$)\s*")
_CIRCLED = {chr(0x2460 + i): i + 1 for i in range(20)} | {chr(0x2776 + i): i + 1 for i in range(10)}
_LABEL_NUMBER = re.compile(
    r"\s*(?:n[°ºor]\.?\s*)?(\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,6}|[A-Z]|[^\W\d_]+)"
    r"(?:\s*[:.)|–—-](?=\s|$|[^\W\d])|(?=\s)|$)\s*",
)


#: After an ordinal label something must part it from the words: "Eerste pijler: …".
_LABEL_END = re.compile(r"\s*[:.)|–—-]\s*|$")


def read_markers(views: Sequence[LineView], language: Language) -> dict[int, Marker]:
    """The marks that lines may open with, by line index."""
    markers: dict[int, Marker] = {}
    element_above: Element | None = None
    above: LineView | None = None
    for view in views:
        element = view.line.element
        is_inside = (
            element is not None
            and element.kind is ElementKind.LIST_ITEM
            and element_above is not None
            and (element.kind, element.number) == (element_above.kind, element_above.number)
        )
        marker = _read_inner(view.text) if is_inside else read_marker(view, language)
        if marker is not None and not _is_in_brackets(above, view):
            markers[view.index] = marker
        element_above = element
        above = view
    return markers


def _is_in_brackets(above: LineView | None, view: LineView) -> bool:
    """Whether a line goes on with brackets that the line above opened: "(see|a. the map)"."""
    if above is None or view.blank_before or above.line.region != view.line.region:
        return False
    opened = above.text.rfind("(")
    is_open = opened > above.text.rfind(")")
    closing, opening = view.text.find(")"), view.text.find("(")
    # "(a|b)" goes on; "(1) …" opens brackets of its own.
    return is_open and closing >= 0 and not 0 <= opening < closing and closing > 1


def _read_inner(text: str) -> Marker | None:
    """A glyph typed at the start of a later line of an item, where the format knows no list."""
    marker = _read_glyph(text)
    if marker is None or marker.is_weak or marker.length >= len(text):
        return None
    return replace(marker, is_inner=True)


def read_marker(view: LineView, language: Language) -> Marker | None:
    """The mark that the line may open with; None when it opens with words."""
    element = view.line.element
    drawn = view.line.drawn_marker
    text = view.text
    label = _read_label(text, language)
    if element is not None and element.kind is ElementKind.LIST_ITEM:
        counted = _read_count(element.marker, language) if element.marker else None
        # "- 1.1 …", "- (a) …": the number counts, the bullet only decorates.
        printed = read_marker_text(text, language) if counted is None else None
        if element.marker is not None and (printed is None or not _counts_alone(printed)):
            printed = None
        if counted is not None:
            return Marker(
                kind=counted.kind,
                form=f"level {element.level} {counted.form}",
                values=counted.values,
                printed=element.marker,
            )
        if printed is not None and not printed.is_weak:
            return printed
        return Marker(
            kind=MarkerKind.ELEMENT,
            form=f"level {element.level}",
            printed=element.marker,
        )
    if label is not None:
        return label
    if drawn is not None:
        return Marker(kind=MarkerKind.DRAWN, form=f"drawn {drawn.shape}")
    return read_marker_text(text, language)


def _counts_alone(marker: Marker) -> bool:
    """Whether a mark typed after the file's own bullet is surely one: "1.1", "(a)", "Action 3:"."""
    return not marker.is_weak and (
        marker.kind in (MarkerKind.DECIMAL, MarkerKind.LABEL)
        or (marker.kind in COUNTING_KINDS and marker.length > 0)
    )


def read_marker_text(text: str, language: Language) -> Marker | None:
    """The mark that a text opens with, by its characters alone."""
    marker = _read_label(text, language) or _read_count(text, language) or _read_glyph(text)
    if marker is None or marker.kind is not MarkerKind.GLYPH or marker.length >= len(text):
        return marker
    # "• 1. …": the number counts, the bullet only decorates.
    count = _read_count(text[marker.length :], language)
    if count is None or count.is_weak:
        return marker
    return replace(
        count,
        form=f"{marker.form} {count.form}",
        length=marker.length + count.length,
        printed=text[: marker.length + count.length].strip(),
    )


def _read_glyph(text: str) -> Marker | None:
    head = text[0]
    rest = text[1:]
    stripped = rest.lstrip()
    gap = len(rest) - len(stripped)
    if head in _PROSE_SYMBOLS:
        return None
    category = unicodedata.category(head)
    is_private = category in {"Co", "Cc"}
    length = 1 + gap
    if head in _ALWAYS_GLYPHS or is_private:
        if rest and not gap and not (is_private or stripped[:1].isalnum()):
            return None
        if head == "*" and rest and not gap:
            return None
        return Marker(kind=MarkerKind.GLYPH, form=head, length=length, printed=head)
    if category in _GLYPH_CATEGORIES and (gap or not rest):
        repeats = len(text) - len(text.lstrip(head))
        if repeats > 3:
            return None
        return Marker(kind=MarkerKind.GLYPH, form=head, length=length, printed=head)
    if category == "Pd" and stripped[:1].isupper() and not gap:
        return Marker(kind=MarkerKind.GLYPH, form=head, length=1, printed=head, is_weak=True)
    if head == "-" and text[:2] == "--" and text[2:3].isspace():
        return Marker(kind=MarkerKind.GLYPH, form="--", length=3, printed="--")
    if head in _WORD_LIKE_GLYPHS and (not rest or (gap and stripped[:1].isupper())):
        return Marker(kind=MarkerKind.GLYPH, form=head, length=length, printed=head, is_weak=True)
    return None


def _read_count(text: str, language: Language) -> Marker | None:
    """A number, letter or Roman numeral in list dress."""
    enumerator = _read_enumerator(text, language)
    if enumerator is not None:
        return enumerator
    if text[0] in _CIRCLED:
        rest = text[1:]
        return Marker(
            kind=MarkerKind.NUMBER,
            form="circled N",
            values=(_CIRCLED[text[0]],),
            length=1 + len(rest) - len(rest.lstrip()),
            printed=text[0],
        )
    if match := _DECIMAL.match(text):
        values = tuple(int(part) for part in match[1].split("."))
        if all(0 < value <= thresholds.LARGEST_ITEM_NUMBER for value in values):
            form = ".".join("N" * len(values)) + (match[2] or "")
            return _counted(MarkerKind.DECIMAL, form, values, match)
    if match := _LETTERED.match(text):
        values = (ord(match[1]) - ord("A") + 1, int(match[2]))
        # "A4" may be a sheet of paper: without a mark behind it, it needs company.
        form = f"AN{match[3]}"
        return _counted(MarkerKind.DECIMAL, form, values, match, is_weak=not match[3])
    if match := _NUMBER.match(text):
        value = int(match[1])
        separator = match[2]
        glued = not text[match.end(2) :][:1].isspace() and match.end(2) < len(text)
        lower_follows = text[match.end() :][:1].islower()
        if value <= thresholds.LARGEST_ITEM_NUMBER and not (
            glued and (not text[match.end() :][:1].isupper())
        ):
            return _counted(
                MarkerKind.NUMBER, f"N{separator}", (value,), match, is_weak=glued and lower_follows
            )
    if match := _BRACKETED.match(text):
        form = f"{match[1]}N{match[3]}"
        return _counted(MarkerKind.NUMBER, form, (int(match[2]),), match)
    if match := _BRACKETED_LETTER.match(text):
        return _counted_letter(match, f"({_case(match[1])})")
    if match := _BRACKETED_ROMAN.match(text):
        roman = parse_roman(match[1])
        if roman:
            return _counted(MarkerKind.ROMAN, f"({_roman_case(match[1])})", (roman,), match)
    if (match := _ROMAN.match(text)) and len(match[1]) > 1:
        roman = parse_roman(match[1])
        if roman:
            return _counted(MarkerKind.ROMAN, f"{_roman_case(match[1])}{match[2]}", (roman,), match)
    if match := _LETTER.match(text):
        return _counted_letter(match, f"{_case(match[1])}{match[2]}")
    if match := _BARE.match(text):
        return _counted(MarkerKind.BARE, "N", (int(match[1]),), match, is_weak=True)
    return None


def _counted(
    kind: MarkerKind,
    form: str,
    values: tuple[int, ...],
    match: re.Match[str],
    *,
    is_weak: bool = False,
) -> Marker:
    return Marker(
        kind=kind,
        form=form,
        values=values,
        length=match.end(),
        printed=match[0].strip(),
        is_weak=is_weak,
    )


def _counted_letter(match: re.Match[str], form: str) -> Marker:
    value = ord(match[1].lower()) - ord("a") + 1
    # "A. Jansen" is an initial: capitals need company before they are believed.
    return _counted(MarkerKind.LETTER, form, (value,), match, is_weak=match[1].isupper())


def _case(letter: str) -> str:
    return "A" if letter.isupper() else "a"


def _roman_case(numeral: str) -> str:
    return "I" if numeral.isupper() else "i"


def _read_label(text: str, language: Language) -> Marker | None:
    """A labelled number: "Thema 1:", "Axe 2 –", "Objective 3", "Eerste pijler:"."""
    lowered = fold_case(text)
    ordinal = _read_ordinal_label(text, lowered, language)
    if ordinal is not None:
        return ordinal
    nouns = _label_nouns(language)
    if not lowered.startswith(nouns):
        return None
    for noun in nouns:
        if not lowered.startswith(noun):
            continue
        match = _LABEL_NUMBER.match(text, len(noun))
        if match is None or match.start() == match.end() or not text[len(noun) :][:1].isspace():
            continue
        values = _parse_label_number(match[1], language)
        if not values:
            continue
        after = text[match.end(1) : match.end()].strip()
        return Marker(
            kind=MarkerKind.LABEL,
            form=f"{noun} {'.'.join('N' * len(values))}",
            values=values,
            length=match.end(),
            printed=text[: match.end()].strip(),
            noun=noun,
            is_objective_label=_names_objectives(noun, language),
            is_weak=not after and match.end() < len(text),
        )
    return _read_bare_label(text, lowered, language)


def _read_bare_label(text: str, lowered: str, language: Language) -> Marker | None:
    """A label without a number: "Thema: Wonen". It counts by its place."""
    if not text[0].isupper():
        return None  # "… with one|aim: …"
    for noun in _label_nouns(language):
        match = _BARE_LABEL_END.match(text, len(noun)) if lowered.startswith(noun) else None
        if match is not None:
            return Marker(
                kind=MarkerKind.LABEL,
                form=f"{noun}{BARE_LABEL}",
                values=(1,),
                length=match.end(),
                printed=text[: match.end()].strip(),
                noun=noun,
                is_objective_label=_names_objectives(noun, language),
            )
    return None


#: What ends the form of a label without a number.
BARE_LABEL = ":"
_BARE_LABEL_END = re.compile(r"\s?:\s+(?=\S)")


#: Numerals of one letter that lists count with: "Axe C" is the third, not the hundredth.
SINGLE_ROMANS = frozenset("IVX")


def _parse_label_number(printed: str, language: Language) -> tuple[int, ...]:
    if printed[0].isdigit():
        return tuple(int(part) for part in printed.split("."))
    is_letter = len(printed) == 1 and printed not in SINGLE_ROMANS
    roman = parse_roman(printed) if printed.isupper() and not is_letter else None
    if roman:
        return (roman,)
    if len(printed) == 1 and printed.isupper():
        return (ord(printed) - ord("A") + 1,)
    word = fold_case(printed)
    value = language.numbers.cardinals.get(word) or language.numbers.ordinals.get(word)
    return (value,) if value else ()


@functools.cache
def _label_nouns(language: Language) -> tuple[str, ...]:
    """Words that may stand before a label's number, longest first."""
    nouns = language.labels.themes | language.labels.objectives
    return tuple(sorted(nouns, key=lambda noun: (-len(noun), noun)))


def _read_ordinal_label(text: str, lowered: str, language: Language) -> Marker | None:
    """A label whose number is a word before it: "Eerste pijler:", "Premier axe –"."""
    first, _, rest = lowered.partition(" ")
    value = language.numbers.ordinals.get(first)
    if value is None:
        return None
    for noun in _label_nouns(language):
        match = _LABEL_END.match(rest, len(noun)) if rest.startswith(noun) else None
        if match is None:
            continue
        length = len(first) + 1 + match.end()
        return Marker(
            kind=MarkerKind.LABEL,
            form=f"{noun} N",
            values=(value,),
            length=length,
            printed=text[:length].strip(),
            noun=noun,
            is_objective_label=_names_objectives(noun, language),
        )
    return None


#: What parts a word that numbers from what it numbers.
_ENUMERATOR_END = re.compile(r"\s*(?::|[–—-](?=\s))\s*")


def _read_enumerator(text: str, language: Language) -> Marker | None:
    """A word that numbers: "Erstens: …", "Ten tweede – …"."""
    lowered = fold_case(text)
    for word, value in language.numbers.enumerators.items():
        match = _ENUMERATOR_END.match(text, len(word)) if lowered.startswith(word) else None
        if match is not None:
            return Marker(
                kind=MarkerKind.NUMBER,
                form="in words",
                values=(value,),
                length=match.end(),
                printed=text[: match.end()].strip(),
            )
    return None


def _names_objectives(noun: str, language: Language) -> bool:
    return noun in language.labels.objectives and noun not in language.labels.themes
