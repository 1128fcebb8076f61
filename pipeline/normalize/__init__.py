"""Outline → statements: words cleaned, records named, evidence, corrections, mentions, ledger."""

from pipeline.normalize.statements import state_records

__all__ = ["state_records"]
