"""Counting marks: numbers, letters and Roman numerals in list dress, and words that number."""

from __future__ import annotations

import functools
import re

from pipeline.parse import thresholds
from pipeline.parse.markers.markers import Marker, MarkerKind
from pipeline.text.folding import fold_case
from pipeline.text.languages import Language
from pipeline.text.numbers import parse_roman

#: What all of the following open with, and most lines do not.
_MAY_COUNT = re.compile(
    r"\d|[(\[]|[A-Z]\.?\d|[A-Za-z]{1,7}(?:[.):]|[-–—]\s|\s[-–—])|[IVX]{1,5}\s*$"
)
_NUMBER = re.compile(
    r"(\d{1,3})(\.\)|\.?[-–—:](?=\s)|\.|\)|[°º][.)]?|/(?=\s)"
    r"|\s[-–—](?=\s+[^\W\d]))\s*(?=\D|$)"
)
_BRACKETED = re.compile(r"([(\[])(\d{1,3})([)\]])\s*")
_DECIMAL = re.compile(r"(\d{1,2}(?:\.\d{1,3}){1,4})(\.|\)|:)?(?=\s|$|[^\W\d])\s*")
_LETTERED = re.compile(r"([A-Z])\.?(\d{1,2})([.):]?)(?=\s)\s*")
_ROMAN = re.compile(r"([IVXLC]{1,7}|[ivxlc]{1,7})(\.\)|\.?[-–—](?=\s)|\.|\)|:|\s[-–—])(?=\s|$)\s*")
_BRACKETED_ROMAN = re.compile(r"\(([ivxlc]{1,7}|[IVXLC]{1,7})\)\s*")
_LETTER = re.compile(r"([A-Za-z])(\.\)|\.[-–—](?=\s)|\.|\)|:|(?<=[A-Z])\s?[-–—](?=\s))(?=\s|$)\s*")
_BRACKETED_LETTER = re.compile(r"\(([A-Za-z])\)\s*")
_BARE = re.compile(r"(\d{1,3})(?=\s+[^\W\d_]|$)\s*")
_BARE_ROMAN = re.compile(r"[IVX]{1,5}\s*$")
_CIRCLED = {chr(0x2460 + i): i + 1 for i in range(20)} | {chr(0x2776 + i): i + 1 for i in range(10)}


def read_count(text: str, language: Language) -> Marker | None:
    """A number, letter or Roman numeral in list dress."""
    enumerator = _read_enumerator(text, language)
    if enumerator is not None:
        return enumerator
    if not _MAY_COUNT.match(text) and text[0] not in _CIRCLED:
        return None
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
    if match := _BARE_ROMAN.match(text):  # alone on its line, over a title
        roman = parse_roman(match[0].strip())
        if roman:
            return _counted(MarkerKind.BARE, "I", (roman,), match, is_weak=True)
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


#: What parts a word that numbers from what it numbers.
_ENUMERATOR_END = re.compile(r"\s*(?::|[–—-](?=\s))\s*")


def _read_enumerator(text: str, language: Language) -> Marker | None:
    """A word that numbers: "Erstens: …", "Ten tweede – …"."""
    lowered = fold_case(text)
    if not lowered.startswith(_list_enumerators(language)):
        return None
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


@functools.cache
def _list_enumerators(language: Language) -> tuple[str, ...]:
    return tuple(language.numbers.enumerators)
