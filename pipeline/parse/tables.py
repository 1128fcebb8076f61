"""Tables of a programme: which column holds the objectives, which the themes, which neither."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.model.document import ElementKind
from pipeline.parse.looks import Look, Sighting
from pipeline.text.languages import Language

#: Header cells have at most this many words.
_HEADER_MAX_WORDS = 4
#: A theme column's cells have at most this many words on average.
_THEME_COLUMN_MAX_WORDS = 14
#: … and it names fewer themes than there are rows, by this share.
_THEME_COLUMN_DISTINCT_SHARE = 0.75
#: Prominence of a theme's cell: above the rows it heads.
_THEME_CELL_PROMINENCE = 0.2


@dataclass(frozen=True, slots=True)
class _Columns:
    """What the columns of one table are for, by number; None where there is none."""

    main: int
    theme: int | None
    header_rows: frozenset[int]


def read_tables(sightings: Sequence[Sighting], language: Language) -> tuple[Sighting, ...]:
    """Gives the cells of tables the looks of what they hold.

    The column with the most words holds the items; a column before it whose words repeat, or
    stand in some rows only, holds headings; everything else stays a cell.
    """
    tables: dict[int, list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        element = sighting.unit.first.line.element
        if element is not None and element.kind is ElementKind.TABLE_CELL:
            tables[element.list_number or 0].append(sighting)
    looks: dict[int, Sighting] = {}
    for cells in tables.values():
        looks.update(_read_table(cells, _find_columns(cells, language)))
    return tuple(looks.get(sighting.unit.index, sighting) for sighting in sightings)


def _place(cell: Sighting) -> tuple[int, int]:
    element = cell.unit.first.line.element
    if element is None:
        return 0, 0
    return element.row or 0, element.column or 0


def _find_columns(cells: Sequence[Sighting], language: Language) -> _Columns:
    header_rows = _find_header(cells, language)
    words: dict[int, list[int]] = defaultdict(list)
    keys: dict[int, list[str]] = defaultdict(list)
    rows = {row for row, _ in map(_place, cells)} - header_rows
    for cell in cells:
        row, column = _place(cell)
        if row not in header_rows and cell.key:
            words[column].append(cell.unit.word_count)
            keys[column].append(cell.key)
    main = max(words, key=lambda column: (sum(words[column]), -column), default=1)
    theme = next(
        (
            column
            for column in sorted(words)
            if column < main
            and sum(words[column]) <= _THEME_COLUMN_MAX_WORDS * len(words[column])
            and len(set(keys[column])) <= _THEME_COLUMN_DISTINCT_SHARE * max(1, len(rows))
        ),
        None,
    )
    return _Columns(main=main, theme=theme, header_rows=header_rows)


def _find_header(cells: Sequence[Sighting], language: Language) -> frozenset[int]:
    """The first row, when its cells only name their columns."""
    first_row = min(row for row, _ in map(_place, cells))
    header = [cell for cell in cells if _place(cell)[0] == first_row]
    rest = [cell for cell in cells if _place(cell)[0] != first_row]
    if not rest or any(cell.unit.word_count > _HEADER_MAX_WORDS for cell in header):
        return frozenset()
    nouns = {
        form
        for noun in (*language.nouns.themes, *language.nouns.objectives)
        for form in (noun.singular, *noun.plurals)
    }
    first_keys = {(_place(cell)[1], cell.key) for cell in header}
    names_columns = any(cell.unit.text.strip().lower() in nouns for cell in header)
    average = sum(cell.unit.word_count for cell in rest) / len(rest)
    is_short = all(cell.unit.word_count < average for cell in header)
    if not (names_columns or is_short):
        return frozenset()
    # A table over several pages repeats its header on each.
    keys_by_row: dict[int, set[tuple[int, str]]] = defaultdict(set)
    for cell in rest:
        row, column = _place(cell)
        keys_by_row[row].add((column, cell.key))
    repeated = [row for row, keys in keys_by_row.items() if keys <= first_keys]
    return frozenset([first_row, *repeated])


def _read_table(cells: Sequence[Sighting], columns: _Columns) -> dict[int, Sighting]:
    looks: dict[int, Sighting] = {}
    theme_key = ""
    for cell in cells:
        row, column = _place(cell)
        if row in columns.header_rows or not cell.key:
            continue
        if column == columns.main:
            looks[cell.unit.index] = replace(cell, look=Look.ITEM, form="table rows")
        elif column == columns.theme:
            if cell.key != theme_key:
                looks[cell.unit.index] = replace(
                    cell,
                    look=Look.HEADING,
                    form=f"cells of column {column}",
                    prominence=_THEME_CELL_PROMINENCE,
                )
            theme_key = cell.key
    return looks
