"""The state of a document while it is being written."""

from __future__ import annotations

import random

from bench.invented.flow import Kind, Piece
from bench.invented.marks import print_theme_mark
from bench.invented.phrases import PHRASEBOOKS, Phrasebook
from bench.invented.spec import Spec
from bench.invented.wording import Wording


class Draft:
    """Pieces written so far, and what the next ones need to know.

    Attributes:
        spec, book, rng, wording: what it is written from.
        label, item_label: words for a theme and an objective, the same throughout.
        quotes: pull quotes not yet used.
        running_number: objectives numbered so far.
        footnote_number: footnotes called so far.
        pieces: what is written.
    """

    def __init__(self, spec: Spec) -> None:
        self.spec = spec
        self.book: Phrasebook = PHRASEBOOKS[spec.language]
        self.rng = random.Random(f"words {spec.seed}")
        self.wording = Wording(self.book, spec, self.rng)
        self.label = self.rng.choice(self.book.labels)
        self.item_label = self.rng.choice(self.book.item_labels)
        self.quotes = self.rng.sample(self.book.quotes, len(self.book.quotes))
        self.running_number = 0
        self.footnote_number = 0
        self.pieces: list[Piece] = []

    def add(
        self,
        kind: Kind,
        text: str = "",
        *,
        marker: str = "",
        depth: int = 1,
        page: int | None = None,
        label: str = "",
        rows: tuple[tuple[str, ...], ...] = (),
    ) -> None:
        """Writes a piece."""
        self.pieces.append(
            Piece(
                kind=kind, text=text, marker=marker, depth=depth, page=page, label=label, rows=rows
            )
        )

    def has(self, spoiler: str) -> bool:
        """Whether the document has one of ``varieties.SPOILERS``."""
        return spoiler in self.spec.spoilers

    def draw_heading(self, role: str) -> str:
        """Words for a section that is no theme, dressed as themes are."""
        words = self.rng.choice(self.book.headings[role])
        return words.upper() if self.spec.theme_dress == "capitals" else words

    def print_theme_mark(self, number: int) -> str:
        """The mark of theme ``number``, from 1."""
        spec = self.spec
        if spec.theme_shape == "bullets":
            return spec.theme_glyph
        return print_theme_mark(spec.theme_mark, number, label=self.label, language=spec.language)
