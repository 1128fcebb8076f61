"""Marks that may open a line: what they can be, and which of them are real."""
