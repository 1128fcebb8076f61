"""Readings of a document: which units could be its themes, and what is then an objective."""
