"""Tables that count: budgets, indicators, key figures. Their rows are no objectives."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from pipeline.parse.looks.looks import Sighting


def find_place(cell: Sighting) -> tuple[int, int]:
    """Row and column of a cell, from 1; 0 and 0 of what is none."""
    element = cell.unit.first.line.element
    if element is None:
        return 0, 0
    return element.row or 0, element.column or 0


def holds_figures(cells: Sequence[Sighting]) -> bool:
    """Whether a table counts: no column has words in most rows, or the first row names years.

    One row of key figures counts too: "1971 / Year of building | 3.9 GWh / Electricity".

    "2025 | 48,0 | 32" below "Year | Funds | Posts", "Housing | 9,0 | 12,1" below "2027 | 2028".
    """
    first_row = min(row for row, _ in map(find_place, cells))
    if all(find_place(cell)[0] == first_row for cell in cells):
        return len(cells) >= _FEWEST_YEARS and all(map(_opens_with_figure, cells))
    is_figure: dict[int, list[bool]] = defaultdict(list)
    is_value: dict[int, list[bool]] = defaultdict(list)
    years: dict[int, int] = {}
    in_money: set[int] = set()
    for cell in cells:
        row, column = find_place(cell)
        # What is printed: a mark is read off "1 in 8" too.
        text = " ".join(view.text for view in cell.unit.lines).strip()
        if row == first_row and _MONEY.search(text) is not None:
            in_money.add(column)
        if row == first_row and _YEARS.fullmatch(text):
            # Where columns are narrow, two of them may have been read as one: "2025 2030".
            years[column] = len(text.split())
        elif row == first_row and len(text.split()) <= _YEAR_HEADER_WORDS:
            years[column] = int(_YEAR.search(text) is not None)  # one, also of "2016–2017"
        elif row > first_row:
            is_figure[column].append(not cell.key or _is_amount(cell))
            is_value[column].append(_is_value(text))
    in_figures = {
        column for column, cells_of in is_figure.items() if sum(cells_of) > len(cells_of) / 2
    }
    year_count = sum(
        count
        for column, count in years.items()
        if sum(is_value[column]) > len(is_value[column]) / 2
    )
    names = [
        cell.unit.word_count
        for cell in cells
        for row, column in [find_place(cell)]
        if row > first_row and column not in in_figures
    ]
    is_account = (
        len(is_figure) - len(in_figures) == 1
        and (len(in_figures) >= _FEWEST_YEARS or (bool(in_figures) and in_figures <= in_money))
        and sum(names) <= _ACCOUNT_NAME_WORDS * len(names)
    )
    return bool(is_figure) and (
        in_figures == set(is_figure) or year_count >= _FEWEST_YEARS or is_account
    )


def _opens_with_figure(cell: Sighting) -> bool:
    """Whether a cell is a key figure: a number in bold with the words that explain it."""
    first = cell.unit.first
    return first.is_bold and first.text[:1].isdigit() and len(cell.unit.lines) > 1


def _is_amount(cell: Sighting) -> bool:
    """Whether a cell holds a number with its unit: "31,2 mln", "€ 3 m"."""
    return _AMOUNT.fullmatch(cell.unit.text.strip()) is not None


_AMOUNT = re.compile(r"\W{0,3}\d[\d.,' \u00a0\u202f]*\W{0,3}[^\W\d_]+\.?")


def _is_value(text: str) -> bool:
    """Whether a cell says how much: "37%", "1 in 14", "2,4 mln"."""
    letters = sum(map(str.isalpha, text))
    return letters <= _VALUE_MAX_LETTERS and any(map(str.isdigit, text))


#: "mln. €", "CHF": what heads sums.
_MONEY = re.compile(r"[€$£¥]|\b(?:EUR|CHF|USD|GBP)\b")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
#: "2027", "Target 2029", "Budget for 2026".
_YEAR_HEADER_WORDS = 3
_YEARS = re.compile(r"(?:19|20)\d{2}(?:\s+(?:19|20)\d{2})*")
#: Letters of a unit, or of a word between two figures.
_VALUE_MAX_LETTERS = 3
#: Columns headed by a year each, or of figures only, that make a budget …
_FEWEST_YEARS = 2
#: … beside names of at most so many words on average; measures have more.
_ACCOUNT_NAME_WORDS = 4
