"""Middles of samples: what ``statistics`` finds, without what it loads.

``statistics`` brings fractions, decimals and random numbers along, which takes longer than reading
a small file.
"""

from __future__ import annotations

from collections.abc import Iterable


def median(sample: Iterable[float]) -> float:
    """The middle of a sample; of an even count, the mean of the two in the middle.

    Raises:
        ValueError: if the sample is empty.
    """
    ordered = sorted(sample)
    if not ordered:
        raise ValueError("an empty sample has no median")
    half = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[half]
    return (ordered[half - 1] + ordered[half]) / 2


def lower_quartile(sample: Iterable[float]) -> float:
    """What a quarter of a sample's population lies below: its (count + 1) / 4th value.

    Between two values it is interpolated, as by the method "exclusive" of
    ``statistics.quantiles``: type 6 of Hyndman and Fan (1996).

    Raises:
        ValueError: if the sample holds fewer than two values.
    """
    ordered = sorted(sample)
    if len(ordered) <= 1:
        raise ValueError("a sample of fewer than two values has no quartiles")
    position = len(ordered) + 1  # in quarters, from 1
    below = max(1, position // 4)
    beyond = position - 4 * below
    return (ordered[below - 1] * (4 - beyond) + ordered[below] * beyond) / 4
