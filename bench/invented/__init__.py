"""Invented work programmes whose themes and objectives are known."""

from __future__ import annotations

from bench.invented.document import InventedDocument, MissingProducerError, make_document
from bench.invented.drawing import draw_spec
from bench.invented.spec import Spec

__all__ = ["InventedDocument", "MissingProducerError", "Spec", "draw_spec", "make_document"]
