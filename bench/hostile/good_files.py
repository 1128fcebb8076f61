"""Small sound files of every format, for damaging: each says the same invented programme."""

from __future__ import annotations

from bench.invented import Spec, draw_spec, make_document

#: Formats that can be made everywhere; the suffix of each follows its name up to a hyphen.
FORMATS = ("txt", "md", "html", "docx", "pdf-reportlab")
#: Enough variety for tables, links, nested lists and furniture to be among what is damaged.
SEEDS = range(6)


def make_good_files(name: str) -> tuple[bytes, ...]:
    """Sound files of one format."""
    return tuple(make_document(_draw(seed, name)).data for seed in SEEDS)


def _draw(seed: int, name: str) -> Spec:
    return draw_spec(seed, format=name)
