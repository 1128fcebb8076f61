"""A project of one text of a few lines, run in this process: for what needs many runs."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from pipeline import cli

EDITION_ID = "delta-2031"
TEXT = """\
Werkprogramma 2031

1. Schoon water
- Het verbeteren van de waterkwaliteit in de delta
- Het herstellen van de oevers langs de rivier

2. Veilige dijken
- Het versterken van de dijken langs de kust
- Het aanleggen van nieuwe overloopgebieden
"""
EDITION = """\
schema_version = 1
[edition]
id = "delta-2031"
title = "Werkprogramma 2031"
publisher = "Deltaraad"
[sources.brief]
role = "letter"
path = "brief.txt"
sha256 = "{sha256}"
language = "nl"
"""
EXPECT = (
    '[expect]\nthemes = ["Schoon water", "Veilige dijken"]\nobjectives = {{ brief = {counts} }}\n'
)
ACKNOWLEDGED = '[[acknowledged]]\ncode = "not-counted"\nrecord = "brief"\nreason = "Te kort."\n'


class SmallProject:
    """A project of one text, whose edition file is written anew for each run."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root = root
        self._capsys = capsys

    def write(self, rest: str, text: str = TEXT, encoding: str = "utf-8") -> None:
        raw = self.root / "raw" / EDITION_ID / "brief.txt"
        raw.parent.mkdir(parents=True, exist_ok=True)
        raw.write_bytes(text.encode(encoding))
        edition = self.root / "config" / "editions" / f"{EDITION_ID}.toml"
        edition.parent.mkdir(parents=True, exist_ok=True)
        sha256 = hashlib.sha256(raw.read_bytes()).hexdigest()
        edition.write_text(EDITION.format(sha256=sha256) + rest, encoding="utf-8")

    def call(self, *arguments: str) -> tuple[int, str, str]:
        code = cli.main([*arguments, "--root", str(self.root)])
        told = self._capsys.readouterr()
        return code, told.out, told.err

    def published(self) -> dict[str, bytes]:
        folder = self.root / "processed" / EDITION_ID
        return {path.name: path.read_bytes() for path in folder.glob("*")}
