"""Markdown → Document."""
