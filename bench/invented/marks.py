"""Marks as printed: numbers, letters, labels and glyphs."""

from __future__ import annotations

_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def to_roman(number: int) -> str:
    """Roman numeral, from 1 to 39."""
    text = ""
    for value, letters in _ROMAN:
        while number >= value:
            text, number = text + letters, number - value
    return text


def to_letter(number: int) -> str:
    """ "a" for 1 … "z" for 26, then "aa"."""
    rest, index = divmod(number - 1, 26)
    return (to_letter(rest) if rest else "") + chr(ord("a") + index)


def print_theme_mark(style: str, number: int, *, label: str, language: str) -> str:
    """The mark of theme ``number`` (from 1) in a style of ``varieties.THEME_MARKS``."""
    colon = " :" if language == "fr" else ":"
    return {
        "": "",
        "2.": f"{number}.",
        "2)": f"{number})",
        "II.": f"{to_roman(number)}.",
        "B.": f"{to_letter(number).upper()}.",
        "1.2": f"1.{number}",
        "1. 1.": "1.",
        "Label 2:": f"{label} {number}{colon}",
        "Label 2 –": f"{label} {number} –",
        "Label II": f"{label} {to_roman(number)} –",
        "Label 2.": f"{label} {number}.",
        "Label 2|": f"{label} {number}",
    }[style]


def print_item_mark(
    style: str, number: int, *, theme_number: int, running_number: int, label: str, language: str
) -> str:
    """The mark of item ``number`` (from 1) of a theme, ``running_number`` of the document.

    "drawn" is printed by those who set pages; here it is the glyph that stands for it elsewhere.
    """
    colon = " :" if language == "fr" else ":"
    return {
        "2.": f"{number}.",
        "2)": f"{number})",
        "2. on": f"{running_number}.",
        "1. 1.": "1.",
        "b)": f"{to_letter(number)})",
        "(2)": f"({number})",
        "2.2": f"{theme_number}.{number}",
        "Label 2:": f"{label} {number}{colon}",
        "Label 5 on:": f"{label} {running_number}{colon}",
        "• 2.": f"• {number}.",
        "drawn": "\N{BULLET}",
        "digit": "6",
        "control": "\a",
    }.get(style, style)
