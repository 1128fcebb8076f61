"""Tables of a programme: which column holds the objectives, which the themes, which neither."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from pipeline.model.document import ElementKind
from pipeline.model.frozen import frozen, replace
from pipeline.parse.looks.looks import Look, Sighting
from pipeline.parse.tables.facts import drop_facts
from pipeline.parse.tables.figures import find_place, holds_figures
from pipeline.parse.tables.heads import (
    NAME_MAX_WORDS,
    find_header,
    find_spanning,
    find_title_cell,
    find_title_rows,
    is_code,
)
from pipeline.text.languages import Language, Noun

#: … and it names fewer themes than there are rows, by this share.
_THEME_COLUMN_DISTINCT_SHARE = 0.75
#: Cells hold several items when there are this many to a row.
_SEVERAL_ITEMS = 1.5
#: Prominence of a theme's cell: above the rows it heads.
_THEME_CELL_PROMINENCE = 0.2


@frozen
class _Columns:
    """What the columns of one table are for, by number; None where there is none."""

    main: int
    theme: int | None
    goal: int | None
    header_rows: frozenset[int]
    spanning_rows: frozenset[int]


#: The form of cells that hold the items, and that of those that serve a goal beside them.
ROW_FORM = "table rows"
MEASURE_FORM = "table rows beside a goal"


def read_tables(sightings: Sequence[Sighting], language: Language) -> tuple[Sighting, ...]:
    """Gives the cells of tables the looks of what they hold.

    The column with the most letters holds the items. Rows of one cell between rows of several are
    headings; where there are none, a column before the items' holds headings when its words repeat
    or stand in some rows only, when its header says so, or when the cells beside it hold several
    items each. A column of goals between the two ("Theme | Goal | Action") holds items over those
    of its rows. Everything else stays a cell, and so do short ones beside the programme's lists.
    """
    tables: dict[int, list[Sighting]] = defaultdict(list)
    number = 0  # of the table
    for sighting in sightings:
        element = sighting.unit.first.line.element
        if element is None or element.row is None:
            continue
        if element.kind is ElementKind.TABLE_CELL:
            number = element.list_number or 0
        # Lists within cells are numbered by themselves.
        tables[number].append(sighting)
    looks: dict[int, Sighting] = {}
    others = _find_other_kinds(tables, language)
    titles = find_title_rows(sightings)
    looks.update(titles)
    rows: dict[int, dict[int, Sighting]] = {}
    for number, cells in tables.items():
        if cells[0].unit.index in titles:
            continue
        looks.update(find_title_cell(cells))
        if number not in others and not holds_figures(cells):
            rows[number] = _read_table(cells, _find_columns(cells, language))
    looks = drop_facts(rows, sightings) | looks
    return tuple(looks.get(sighting.unit.index, sighting) for sighting in sightings)


def _find_other_kinds(
    tables: Mapping[int, Sequence[Sighting]], language: Language
) -> frozenset[int]:
    """Tables that tell of something else, where the programme's have one header, theme by theme."""
    headers = {
        number: frozenset(
            (find_place(cell)[1], cell.key) for cell in cells if find_place(cell)[0] == first_row
        )
        for number, cells in tables.items()
        for first_row in [min(row for row, _ in map(find_place, cells))]
    }
    usual, count = Counter(headers.values()).most_common(1)[0] if headers else (frozenset(), 0)
    alike = [number for number in tables if headers[number] == usual]
    others = [
        number
        for number in tables
        if headers[number] != usual
        and (find_header(tables[number], language) or len(headers[number]) != len(usual))
    ]
    is_programme = (
        count >= _FEWEST_ALIKE
        and bool(find_header(tables[alike[0]], language))
        and not any(holds_figures(tables[number]) for number in alike)
        and _count_letters(tables, alike) > _count_letters(tables, others)
    )
    return frozenset(others) if is_programme else frozenset()


def _count_letters(tables: Mapping[int, Sequence[Sighting]], numbers: Sequence[int]) -> int:
    return sum(len(cell.key) for number in numbers for cell in tables[number])


#: As many tables with one header make it the header of the programme's.
_FEWEST_ALIKE = 3


def _find_columns(cells: Sequence[Sighting], language: Language) -> _Columns:
    header_rows = find_header(cells, language)
    spanning_rows = find_spanning(cells, header_rows)
    words: dict[int, list[int]] = defaultdict(list)
    keys: dict[int, list[str]] = defaultdict(list)
    letters: dict[int, int] = defaultdict(int)
    rows = {row for row, _ in map(find_place, cells)} - header_rows - spanning_rows
    for cell in cells:
        row, column = find_place(cell)
        if row in rows and cell.key:
            words[column].append(cell.unit.word_count)
            letters[column] += len(cell.key)
            keys[column].append(cell.key)
    main = max(words, key=lambda column: (letters[column], -column), default=1)
    named = _named_columns(cells, header_rows, language.nouns.themes)
    holds_several = _count_items(cells, main, header_rows) >= _SEVERAL_ITEMS * max(1, len(rows))
    theme = next(
        (
            column
            for column in sorted(words)
            if column < main
            and not spanning_rows
            and not _holds_codes(cells, column, header_rows)
            and sum(words[column]) <= NAME_MAX_WORDS * len(words[column])
            and (
                column in named
                or holds_several
                or len(set(keys[column])) <= _THEME_COLUMN_DISTINCT_SHARE * max(1, len(rows))
            )
        ),
        None,
    )
    aims = _named_columns(cells, header_rows, language.nouns.objectives)
    goal = next(
        (
            column
            for column in sorted(aims & set(words))
            if (theme is not None or spanning_rows)
            and (theme or 0) < column < main
            and main in aims
            and len(set(keys[column])) <= _THEME_COLUMN_DISTINCT_SHARE * len(keys[main])
        ),
        None,
    )
    return _Columns(
        main=main, theme=theme, goal=goal, header_rows=header_rows, spanning_rows=spanning_rows
    )


def _holds_codes(cells: Sequence[Sighting], column: int, header_rows: frozenset[int]) -> bool:
    """Whether a column numbers the rows."""
    members = [
        cell
        for cell in cells
        if find_place(cell)[1] == column and find_place(cell)[0] not in header_rows
    ]
    return sum(map(is_code, members)) > len(members) / 2


def _named_columns(
    cells: Sequence[Sighting], header_rows: frozenset[int], named: Sequence[Noun]
) -> frozenset[int]:
    """Columns whose header is one of some nouns."""
    nouns = {form for noun in named for form in (noun.singular, *noun.plurals)}
    return frozenset(
        column
        for cell in cells
        for row, column in [find_place(cell)]
        if row in header_rows and cell.unit.folded.strip() in nouns
    )


def _count_items(cells: Sequence[Sighting], main: int, header_rows: frozenset[int]) -> int:
    """Items in the main column: lines of a cell and parts of a sentence count by themselves."""
    return sum(
        max(1, len(cell.parts))
        for cell in cells
        for row, column in [find_place(cell)]
        if column == main and row not in header_rows
    )


def _read_table(cells: Sequence[Sighting], columns: _Columns) -> dict[int, Sighting]:
    looks: dict[int, Sighting] = {}
    theme_key = goal_key = ""
    form = ROW_FORM if columns.goal is None else MEASURE_FORM
    for cell in cells:
        row, column = find_place(cell)
        if row in columns.header_rows or not cell.key:
            continue
        if cell.look is not Look.CELL:
            continue
        if row in columns.spanning_rows:
            looks[cell.unit.index] = replace(
                cell,
                look=Look.HEADING,
                form="cells across the table",
                prominence=_THEME_CELL_PROMINENCE,
            )
        elif column == columns.main:
            looks[cell.unit.index] = replace(cell, look=Look.ITEM, form=form)
        elif column == columns.goal:
            if cell.key != goal_key:
                looks[cell.unit.index] = replace(cell, look=Look.ITEM, form=ROW_FORM)
            goal_key = cell.key
        elif column == columns.theme:
            if cell.key != theme_key:
                looks[cell.unit.index] = replace(
                    cell,
                    look=Look.HEADING,
                    form=f"cells of column {column}",
                    prominence=_THEME_CELL_PROMINENCE,
                )
                goal_key = ""
            theme_key = cell.key
    return looks
