"""Symbol and ZapfDingbats: fonts of signs that every reader of PDF has, so that files need not.

Both have encodings of their own (ISO 32000-1, annexes D.5 and D.6), whatever the file names.
pdfminer takes their codes for letters, and so "✔" for "4".
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from pdfminer.encodingdb import EncodingDB
from pdfminer.pdffont import PDFTrueTypeFont, PDFType1Font

#: Names of the fonts in files, and ours. TrueType fonts of these names have tables of their own.
_FONTS = {"Symbol": "Symbol", "SymbolMT": "Symbol", "ZapfDingbats": "ZapfDingbats"}


def encode_signs(font: Any) -> None:
    """Give a font of pdfminer, if it is one of these two, its signs.

    Doing it twice changes nothing. A map to Unicode in the file goes before them, as do characters
    that the file names itself.
    """
    if not isinstance(font, PDFType1Font) or isinstance(font, PDFTrueTypeFont):
        return
    name = _FONTS.get(str(font.basefont))
    if name is None:
        return
    signs, glyph_numbers = _read_signs(name)
    tables = EncodingDB.encodings.values()
    own = {
        code: character
        for code, character in font.cid2unicode.items()
        if code not in signs or all(table.get(code) != character for table in tables)
    }
    font.cid2unicode = {**signs, **own}
    for code, number in glyph_numbers.items():
        # pdfminer has widths of signs without characters under the number, as a code point.
        if chr(number) in font.widths:
            font.widths.setdefault(code, font.widths[chr(number)])


@cache
def _read_signs(name: str) -> tuple[dict[int, str], dict[int, int]]:
    """The character of each code, and the number that names its glyph, where there is one."""
    file = resources.files(__package__) / "sign_fonts.toml"
    stretches = tomllib.loads(file.read_text("utf-8"))[name]
    signs: dict[int, str] = {}
    glyph_numbers: dict[int, int] = {}
    for stretch in stretches:
        first = stretch["first_code"]
        signs.update(enumerate(stretch["signs"], first))
        glyph_numbers.update(enumerate(stretch.get("glyph_numbers", ()), first))
    return signs, glyph_numbers
