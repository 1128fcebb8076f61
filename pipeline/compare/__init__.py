"""Holds two versions of a dataset against each other: Dataset, Dataset → changes, row by row.

Knows neither files nor columns: it is told the primary keys, by which rows are the same row.
"""

from pipeline.compare.datasets import compare_datasets

__all__ = ["compare_datasets"]
