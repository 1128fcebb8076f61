"""A picture of the edition: themes by sources, with counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipeline.model.frozen import frozen
from pipeline.report.page.record_views import StatementGroup, ThemeGroup
from pipeline.report.page.values import RecordLink

#: Tints of a cell, from the fewest objectives to the most.
TINT_COUNT = 5


@frozen
class Cell:
    """What one source says to one theme.

    Attributes:
        source_id: the source.
        statement_id: the theme as the source states it; None when it does not.
        title: in the source's words; None without a heading.
        language: of the title.
        objective_count: top-level objectives.
        sub_objective_count: those below others.
        tint: 0 (none) to ``TINT_COUNT``, by the number of objectives.
    """

    source_id: str
    statement_id: str | None
    title: str | None
    language: str
    objective_count: int
    sub_objective_count: int
    tint: int


@frozen
class MatrixRow:
    """A theme of the edition, and what each source says to it.

    Attributes:
        theme: the theme.
        cells: one for each source, in order.
        objective_count: top-level objectives of all sources.
        link_count: links between its objectives.
    """

    theme: ThemeGroup
    cells: tuple[Cell, ...]
    objective_count: int
    link_count: int


@frozen
class Matrix:
    """Themes by sources.

    Attributes:
        rows: one a theme.
        totals: top-level objectives of each source, in order.
        has_links: whether there is any link between objectives to tell of.
    """

    rows: tuple[MatrixRow, ...]
    totals: tuple[int, ...]
    has_links: bool


def draw_matrix(
    themes: Sequence[ThemeGroup], source_ids: Sequence[str], links: Sequence[RecordLink] = ()
) -> Matrix:
    """The matrix of an edition.

    Args:
        themes: with all their records.
        source_ids: the columns.
        links: between objectives.
    """
    most = max(
        (_count_top_level(group) for theme in themes for group in theme.statements), default=0
    )
    theme_of = {
        record.record_id: theme.theme_id
        for theme in themes
        for group in theme.statements
        for record in group.objectives
    }
    link_counts = Counter(theme_of[one.from_id] for one in links if one.from_id in theme_of)
    rows = tuple(
        _draw_row(theme, source_ids, most, link_counts[theme.theme_id]) for theme in themes
    )
    return Matrix(
        rows=rows,
        totals=tuple(
            sum(row.cells[index].objective_count for row in rows)
            for index in range(len(source_ids))
        ),
        has_links=bool(link_counts),
    )


def _draw_row(
    theme: ThemeGroup, source_ids: Sequence[str], most: int, link_count: int
) -> MatrixRow:
    groups = {group.source_id: group for group in theme.statements}
    cells = tuple(_draw_cell(source_id, groups.get(source_id), most) for source_id in source_ids)
    return MatrixRow(
        theme=theme,
        cells=cells,
        objective_count=sum(cell.objective_count for cell in cells),
        link_count=link_count,
    )


def _draw_cell(source_id: str, group: StatementGroup | None, most: int) -> Cell:
    if group is None:
        return Cell(
            source_id=source_id,
            statement_id=None,
            title=None,
            language="",
            objective_count=0,
            sub_objective_count=0,
            tint=0,
        )
    count = _count_top_level(group)
    return Cell(
        source_id=source_id,
        statement_id=group.statement.record_id,
        title=group.statement.text,
        language=group.statement.language,
        objective_count=count,
        sub_objective_count=len(group.objectives) - count,
        # Rounded up, so that one objective differs from none.
        tint=-(-count * TINT_COUNT // most) if most else 0,
    )


def _count_top_level(group: StatementGroup) -> int:
    return sum(record.depth == 1 for record in group.objectives)
