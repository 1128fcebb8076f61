"""PDF → Document: engines, then rows of words, tables and layout, then the canonical text."""
