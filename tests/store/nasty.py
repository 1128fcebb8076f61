"""Rows with everything that other forms could misread."""

from __future__ import annotations

import dataclasses
from typing import Final

from pipeline.model.records import Dataset
from tests.store.samples import make_dataset

NASTY_TEXTS: Final = (
    "=1+1",
    '=HYPERLINK("http://example.org/?"&A1;"mehr")',
    "+32 2 123 45 67",
    "-bullet",
    "@SUM(A1)",
    "＝1+1",
    "\t=1+1",
    " \u00a0=1+1",
    "\r=1",
    "'t Groene Hart",
    "''",
    "",
    " ",
    "\n",
    "NA",
    "null",
    "NULL",
    "nan",
    "true",
    "007",
    "1e5",
    "2030-01-01",
    "https://example.org/é",
    'say "yes", twice',
    "two\nlines; and\r\nmore, again",
    "one\x0cpage\x0b\x1f",
    "ends in a backslash \\",
    "🌊 e\u0301 \u202eright to left\u202c",
    "line\u2028and\u2029paragraph\x85end",
    "\ufeffmark",
    "<script>alert(1)</script> & ]]>",
    "#comment",
)


def make_nasty_dataset() -> Dataset:
    """The sample, with these texts as reasons in the ledger, and every other as a record's id."""
    dataset = make_dataset()
    rows = tuple(
        dataclasses.replace(
            dataset.ledger[0], seq=seq, reason=text, record_id=text if seq % 2 else None
        )
        for seq, text in enumerate(NASTY_TEXTS, start=1)
    )
    return dataclasses.replace(dataset, ledger=rows)
