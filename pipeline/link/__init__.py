"""Statements to statements: which themes of the sources are one theme of the edition."""

from pipeline.link.themes import match_themes

__all__ = ["match_themes"]
