"""What names a table or a part of one: its header, rows across it, a bold first row."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from pipeline.model.document import ElementKind
from pipeline.model.frozen import replace
from pipeline.parse.looks.looks import Look, Sighting
from pipeline.parse.markers.markers import MarkerKind
from pipeline.parse.tables.figures import find_place
from pipeline.text.languages import Language

#: Header cells have at most this many words.
_HEADER_MAX_WORDS = 4
#: What names a theme has at most this many words, in a column on average.
NAME_MAX_WORDS = 14
#: … and of a row above the table: above both.
_TITLE_ROW_PROMINENCE = 0.25
#: The form of such rows.
TITLE_ROW_FORM = "rows above tables"


def find_title_rows(sightings: Sequence[Sighting]) -> dict[int, Sighting]:
    """Cells that stand alone above a table, across all its columns: they say what it is about."""
    numbers = Counter(map(_table_number, sightings))
    return {
        sighting.unit.index: _make_title(sighting)
        for sighting, below in pairwise(sightings)
        if sighting.look is Look.CELL
        and below.look is Look.CELL
        and sighting.key
        and numbers[_table_number(sighting)] == 1
        and numbers[_table_number(below)] > 1
        and sighting.unit.word_count <= NAME_MAX_WORDS
    }


def find_title_cell(cells: Sequence[Sighting]) -> dict[int, Sighting]:
    """The bold cell over the plain ones of a table with one column: it names what they are."""
    first, *others = cells
    is_title = (
        others
        and all(cell.look is Look.CELL and find_place(cell)[1] == 1 for cell in cells)
        and first.unit.is_bold
        and not any(cell.unit.is_bold for cell in others)
        and first.unit.word_count <= NAME_MAX_WORDS
    )
    return {first.unit.index: _make_title(first)} if is_title else {}


def _make_title(sighting: Sighting) -> Sighting:
    return replace(
        sighting, look=Look.HEADING, form=TITLE_ROW_FORM, prominence=_TITLE_ROW_PROMINENCE
    )


def _table_number(sighting: Sighting) -> int | None:
    element = sighting.unit.first.line.element
    is_cell = element is not None and element.kind is ElementKind.TABLE_CELL
    return element.list_number if element is not None and is_cell else None


def is_code(cell: Sighting) -> bool:
    """Whether a cell only numbers its row: "A01", "M 3.2"."""
    return _CODE.fullmatch(cell.unit.text.strip()) is not None


_CODE = re.compile(r"[^\W\d_]{0,3}[-.\s]?\d+(?:[-./]\d+)*[.)]?|[^\W\d_][.)]?")


def find_spanning(cells: Sequence[Sighting], header_rows: frozenset[int]) -> frozenset[int]:
    """Rows of one cell above rows of several: what runs across the table names what is below."""
    by_row: dict[int, list[Sighting]] = defaultdict(list)
    for cell in cells:
        row, _ = find_place(cell)
        if row not in header_rows:
            by_row[row].append(cell)
    if not by_row:
        return frozenset()  # all that is left of the table are its headers
    lone = {
        row
        for row, (first, *more) in by_row.items()
        if not more
        and first.key
        and not is_code(first)
        and not (first.marker is not None and first.marker.kind is MarkerKind.GLYPH)
        and first.unit.word_count <= NAME_MAX_WORDS
        and not first.unit.text[:1].islower()
    }
    full = [row for row in by_row if len(by_row[row]) >= _FEWEST_CELLS]
    if not full:
        return _find_dressed_rows({row: first for row, (first, *_) in by_row.items()})
    if not lone or len(full) <= len(by_row) / 2:
        return frozenset()
    order = sorted(by_row)
    heads = {row for row, below in pairwise(order) if row in lone and below in set(full)}
    return frozenset(heads) if heads == lone else frozenset()


def _find_dressed_rows(cells: Mapping[int, Sighting]) -> frozenset[int]:
    """Rows of a table of one column that are set, or counted, as the first of them is."""
    order = sorted(cells)
    dress = {row: _find_dress(cells[row]) for row in order}
    dressed = [row for row in order if dress[row] == dress[order[0]]]
    is_apart = all(other - row > 1 for row, other in pairwise([*dressed, order[-1] + 1]))
    is_dressed = dress[order[0]] != (False, None) and len(dressed) >= _FEWEST_DRESSED
    return frozenset(dressed) if is_dressed and is_apart else frozenset()


def _find_dress(cell: Sighting) -> tuple[bool, str | None]:
    return cell.unit.is_bold, cell.marker.form if cell.marker is not None else None


#: Rows set alike that head the others.
_FEWEST_DRESSED = 2
#: Cells of a row that parts names from facts, as the rows below a spanning cell are.
_FEWEST_CELLS = 2


def find_header(cells: Sequence[Sighting], language: Language) -> frozenset[int]:
    """The first row, when its cells only name their columns."""
    counts = Counter(row for row, _ in map(find_place, cells))
    # What runs across the table may stand above the names of its columns.
    first_row = min((row for row in counts if counts[row] > 1), default=min(counts))
    header = [cell for cell in cells if find_place(cell)[0] == first_row]
    rest = [cell for cell in cells if find_place(cell)[0] > first_row]
    if not rest or any(cell.unit.word_count > _HEADER_MAX_WORDS for cell in header):
        return frozenset()
    nouns = {
        form
        for noun in (*language.nouns.themes, *language.nouns.objectives)
        for form in (noun.singular, *noun.plurals)
    }
    first_keys = {(find_place(cell)[1], cell.key) for cell in header}
    names_columns = any(cell.unit.text.strip().lower() in nouns for cell in header)
    average = sum(cell.unit.word_count for cell in rest) / len(rest)
    is_short = all(cell.unit.word_count < average for cell in header)
    if not (names_columns or is_short):
        return frozenset()
    # A table over several pages repeats its header on each.
    keys_by_row: dict[int, set[tuple[int, str]]] = defaultdict(set)
    for cell in rest:
        row, column = find_place(cell)
        keys_by_row[row].add((column, cell.key))
    repeated = [row for row, keys in keys_by_row.items() if keys <= first_keys]
    return frozenset([first_row, *repeated])
