"""Phrases by language, from which invented programmes are written."""

from __future__ import annotations

from bench.invented.phrases.dutch import DUTCH
from bench.invented.phrases.english import ENGLISH
from bench.invented.phrases.french import FRENCH
from bench.invented.phrases.german import GERMAN
from bench.invented.phrases.phrasebook import Phrasebook

PHRASEBOOKS: dict[str, Phrasebook] = {
    book.language: book for book in (DUTCH, FRENCH, GERMAN, ENGLISH)
}

__all__ = ["PHRASEBOOKS", "Phrasebook"]
