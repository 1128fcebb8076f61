"""Attacks as Word files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from functools import partial

from bench.hostile.attack import CELLS, DEEP, ENDLESS, LAUGHS, MANY, OUTSIDE, Attack, Many

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
PARAGRAPH = "<w:p><w:r><w:t>doel</w:t></w:r></w:p>"


def list_docx() -> Iterator[Attack]:
    """Bombs, nests, entities, ways out of the archive."""
    for name, before, after in (
        ("tables", "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
        ("content-controls", "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("hyperlinks", "<w:hyperlink>", "</w:hyperlink>"),
    ):
        nested = partial(_nest, before, after)
        yield Attack("deep nesting", f"{name}.docx", partial(pack_word, nested))
    row = "<w:tr>" + f"<w:tc>{PARAGRAPH}</w:tc>" * 100 + "</w:tr>"
    span = f'<w:tc><w:tcPr><w:gridSpan w:val="100000000"/></w:tcPr>{PARAGRAPH}</w:tc>'
    for kind, name, body in (
        ("a million cells", "table", Many("<w:tbl>", row, CELLS // 100, "</w:tbl>")),
        ("a million cells", "span", Many("<w:tbl><w:tr>", span, 9, "</w:tr></w:tbl>")),
        ("20,000 items", "items", Many("", PARAGRAPH, MANY)),
        (
            "one line of 3 MB",
            "runs",
            Many("<w:p>", "<w:r><w:t>doel </w:t></w:r>", ENDLESS // 5, "</w:p>"),
        ),
        ("decompression bomb", "part", Many("<w:p>", " ", 100_000_000, "</w:p>")),
        ("decompression bomb", "words", Many("", PARAGRAPH, 2_000_000)),
    ):
        yield Attack(kind, f"{name}.docx", partial(pack_word, body))
    yield Attack("decompression bomb", "entries.docx", _pack_entries)
    yield Attack("decompression bomb", "overlapping.docx", _pack_overlapping)
    one = Many("", PARAGRAPH, 1)
    for name, head in (("laughs", LAUGHS), ("outside", OUTSIDE)):
        entity = Many("<w:p><w:r><w:t>", "&j;&x;", 1, "</w:t></w:r></w:p>")
        make = partial(pack_word, entity, head=head.format("w:document"))
        yield Attack("entities", f"{name}.docx", make)
    for kind, name, target in (
        ("ways out", "paths", "../../../../etc/passwd"),
        ("ways out", "address", "http://localhost:9/x"),
        ("loops", "itself", "../_rels/.rels"),
    ):
        yield Attack(kind, f"{name}.docx", partial(pack_word, one, target=target))


def _nest(before: str, after: str) -> bytes:
    return (before * DEEP + PARAGRAPH + after * DEEP).encode()


def pack_word(
    body: Callable[[], bytes], *, head: str = "", target: str = "word/document.xml"
) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{_PACKAGE}/content-types"/>')
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
            f'Type="{_OFFICE}/officeDocument" Target="{target}"/></Relationships>',
        )
        start = f'{head}<w:document xmlns:w="{_WORD}"><w:body>'.encode()
        archive.writestr("word/document.xml", start + body() + b"</w:body></w:document>")
    return packed.getvalue()


def _pack_entries() -> bytes:
    packed = io.BytesIO(pack_word(Many("", PARAGRAPH, 1)))
    with zipfile.ZipFile(packed, "a") as archive:
        for number in range(65_000):
            archive.writestr(f"word/{number}.xml", "")
    return packed.getvalue()


def _pack_overlapping() -> bytes:
    """Many names for one large part: each entry of the directory points to the same place."""
    data = pack_word(Many("<w:p>", " ", 60_000_000, "</w:p>"))
    entry_start = data.rindex(b"PK\x01\x02")
    end_start = data.rindex(b"PK\x05\x06")
    entry = data[entry_start:end_start]
    entries = b"".join(
        entry.replace(b"document.xml", f"docum{number:03d}.xml".encode()) for number in range(200)
    )
    end = bytearray(data[end_start:])
    directory = data[:end_start][data.index(b"PK\x01\x02") :] + entries
    count = directory.count(b"PK\x01\x02")
    end[8:12] = count.to_bytes(2, "little") * 2
    end[12:16] = len(directory).to_bytes(4, "little")
    return data[: data.index(b"PK\x01\x02")] + directory + bytes(end)
