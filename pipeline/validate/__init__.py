"""Holds a dataset against its sources and its edition file: dataset + documents → report.

One module a thing that must hold, each with a tuple of checks; ``table`` puts them in order,
``docs/checks.md`` lists them. Nothing here raises, whatever the rows hold.
"""

from pipeline.validate.checking import check_dataset

__all__ = ["check_dataset"]
