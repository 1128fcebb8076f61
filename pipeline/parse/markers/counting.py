"""What comes next in a count."""

from __future__ import annotations

#: A run may skip this many values (a lost item) and still be one run.
LARGEST_SKIP = 2


def follows(previous: tuple[int, ...], value: tuple[int, ...]) -> bool:
    """Whether ``value`` is the next in a count after ``previous`` ("1.2" → "1.3" or "2.1")."""
    if len(previous) != len(value):
        return False
    for depth in range(len(value)):
        if value[depth] != previous[depth]:
            step = value[depth] - previous[depth]
            return 0 < step <= 1 + LARGEST_SKIP and all(rest <= 1 for rest in value[depth + 1 :])
    return False
