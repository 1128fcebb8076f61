"""The markers that lists show and files do not hold: bullets by depth, numbers by format."""

from __future__ import annotations

#: What browsers and word processors draw before an item, by depth from 1; deeper ones as the last.
BULLETS = ("•", "◦", "▪")
LETTER_COUNT = 26
ROMAN_DIGITS = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
#: Beyond this nobody writes Roman numerals; numbers are shown instead, as browsers do.
ROMAN_MAX = 3999


def get_bullet(depth: int) -> str:
    """The bullet of an item at ``depth``, from 1."""
    return BULLETS[min(depth, len(BULLETS)) - 1]


def format_letters(number: int) -> str:
    """1 → a, 26 → z, 27 → aa; numbers below 1 as digits."""
    if number < 1:
        return str(number)
    letters = ""
    while number:
        number, index = divmod(number - 1, LETTER_COUNT)
        letters = chr(ord("a") + index) + letters
    return letters


def format_roman(number: int) -> str:
    """1 → i, 4 → iv; what Roman numerals cannot say as digits."""
    if not 1 <= number <= ROMAN_MAX:
        return str(number)
    numeral = ""
    for value, digits in ROMAN_DIGITS:
        count, number = divmod(number, value)
        numeral += digits * count
    return numeral
