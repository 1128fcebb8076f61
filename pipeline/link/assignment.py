"""The best way to pair two sides one to one."""

from __future__ import annotations

import math
from collections.abc import Sequence


def assign_pairs(strengths: Sequence[Sequence[float]]) -> tuple[tuple[int, int], ...]:
    """The pairs (row, column), at most one a row and a column, with the greatest sum.

    The Hungarian method by shortest augmenting paths with potentials (Kuhn 1955; Jonker and
    Volgenant 1987), in time ``rows² · columns``. Of several best answers it always gives the
    same one.

    Args:
        strengths: rows of equal length, none negative; 0 means that the two cannot be a pair.

    Returns:
        Pairs of strength above 0, by row.
    """
    row_count = len(strengths)
    column_count = len(strengths[0]) if strengths else 0
    if row_count <= column_count:
        pairs = _assign_all_rows(strengths)
    else:
        transposed = [list(column) for column in zip(*strengths, strict=True)]
        pairs = [(row, column) for column, row in _assign_all_rows(transposed)]
    return tuple(sorted((row, column) for row, column in pairs if strengths[row][column] > 0))


def _assign_all_rows(strengths: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """A column for every row (no more rows than columns) such that the sum is greatest."""
    row_count = len(strengths)
    column_count = len(strengths[0]) if strengths else 0
    # Index `column_count` is a column outside the matrix, where each search begins.
    outside = column_count
    row_potentials = [0.0] * row_count
    column_potentials = [0.0] * (column_count + 1)
    row_of_column: list[int | None] = [None] * (column_count + 1)
    for new_row in range(row_count):
        row_of_column[outside] = new_row
        slacks = [math.inf] * column_count
        came_from = [outside] * column_count
        visited = [False] * (column_count + 1)
        column = outside
        while (row := row_of_column[column]) is not None:
            visited[column] = True
            next_column, smallest = outside, math.inf
            for candidate in range(column_count):
                if visited[candidate]:
                    continue
                cost = -strengths[row][candidate]
                slack = cost - row_potentials[row] - column_potentials[candidate]
                if slack < slacks[candidate]:
                    slacks[candidate], came_from[candidate] = slack, column
                if slacks[candidate] < smallest:
                    next_column, smallest = candidate, slacks[candidate]
            for seen in range(column_count + 1):
                seen_row = row_of_column[seen]
                if visited[seen] and seen_row is not None:
                    row_potentials[seen_row] += smallest
                    column_potentials[seen] -= smallest
                elif seen != outside:
                    slacks[seen] -= smallest
            column = next_column
        while column != outside:
            previous = came_from[column]
            row_of_column[column] = row_of_column[previous]
            column = previous
    return [
        (row, column) for column, row in enumerate(row_of_column[:column_count]) if row is not None
    ]
