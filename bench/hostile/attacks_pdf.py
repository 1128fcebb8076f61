"""Attacks as PDF files."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from functools import partial

from bench.hostile.attack import DEEP, ENDLESS, MANY, Attack, Many
from bench.hostile.attacks_docx import PARAGRAPH, pack_word


def list_pdf() -> Iterator[Attack]:
    """Bombs, loops, nests, and what only looks like a PDF."""
    yield Attack("20,000 pages", "pages.pdf", lambda: _write_pdf([_SHOW] * MANY))
    yield Attack("20,000 items", "items.pdf", lambda: _write_pdf([_many_lines(MANY)]))
    yield Attack("one line of 3 MB", "line.pdf", lambda: _write_pdf([_one_line(ENDLESS // 10)]))
    yield Attack("decompression bomb", "blanks.pdf", partial(_write_long, b" ", 900_000_000))
    yield Attack("decompression bomb", "paths.pdf", partial(_write_long, b"0 0 9 9 re f ", 900_000))
    yield Attack("decompression bomb", "letters.pdf", lambda: _write_pdf([_one_line(5_000_000)]))
    yield Attack("decompression bomb", "twice.pdf", _write_double_bomb)
    yield Attack("deep nesting", "states.pdf", lambda: _write_pdf([b"q " * 3_000_000 + _SHOW]))
    yield Attack("deep nesting", "arrays.pdf", lambda: _write_pdf([b"[" * DEEP + _SHOW]))
    yield Attack("deep nesting", "catalogue.pdf", lambda: _write_pdf([_SHOW], more="[" * DEEP))
    yield Attack("loops", "forms.pdf", lambda: _write_forms(is_loop=True))
    yield Attack("entities", "forms.pdf", lambda: _write_forms(is_loop=False))
    yield Attack(
        "loops", "page-tree.pdf", lambda: _write_pdf([_SHOW]).replace(b"[4 0 R]", b"[2 0 R]")
    )
    yield Attack("nothing in it", "empty.pdf", lambda: b"")
    yield Attack("nothing in it", "no-pages.pdf", lambda: _write_pdf([]))
    yield Attack("nothing in it", "blank.pdf", lambda: _write_pdf([b""]))
    yield Attack("wrong type", "html.pdf", lambda: b"<!doctype html><p>doel</p>")
    yield Attack("wrong type", "word.pdf", partial(pack_word, Many("", PARAGRAPH, 1)))
    yield Attack("wrong type", "text.pdf", lambda: b"%PDF-1.7 is a header\n" * 50)
    for share in (10, 50, 90, 99):
        yield Attack("cut off", f"at-{share}.pdf", _cut(share))


def _cut(share: int) -> Callable[[], bytes]:
    def make() -> bytes:
        whole = _write_pdf([_many_lines(40)] * 3)
        return whole[: len(whole) * share // 100]

    return make


_SHOW = b"BT /F1 11 Tf 50 700 Td (Samen meten wij de rivieren) Tj ET"


def _many_lines(count: int) -> bytes:
    shown = (
        f"1 0 0 1 {50 + number % 7} {800 - 750 * number / count:.4f} Tm (- Doel {number}) Tj"
        for number in range(count)
    )
    return f"BT /F1 2 Tf {' '.join(shown)} ET".encode()


def _one_line(letter_count: int) -> bytes:
    return b"BT /F1 1 Tf 5 700 Td (" + b"samen " * (letter_count // 6) + b") Tj ET"


def _write_pdf(contents: list[bytes], *, more: str = "") -> bytes:
    packed = {content: zlib.compress(content, 9) for content in set(contents)}
    kids = " ".join(f"{4 + 2 * index} 0 R" for index in range(len(contents)))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R /X {more} >>".encode()
        if more
        else b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for index, content in enumerate(contents):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            b"/Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>" % (5 + 2 * index)
        )
        objects.append(_stream(packed[content], "/Filter /FlateDecode"))
    return _assemble(objects)


def _write_long(operation: bytes, count: int) -> bytes:
    return _write_pdf([operation * count])


def _write_double_bomb() -> bytes:
    stream = zlib.compress(zlib.compress(b" " * 1_000_000_000, 9), 9)
    whole = _write_pdf([_SHOW])
    start, end = whole.index(b"5 0 obj"), whole.index(b"xref\n")
    bomb = _stream(stream, "/Filter [/FlateDecode /FlateDecode]")
    return whole[:start] + b"5 0 obj\n" + bomb + b"\nendobj\n" + whole[end:]


def _write_forms(*, is_loop: bool) -> bytes:
    """Forms that show forms: the last shows the first, or each shows the next ten times."""
    depth = 12
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R "
            b"/Resources << /Font << /F1 3 0 R >> /XObject << /X 6 0 R >> >> >>"
        ),
        _stream(_SHOW + b" /X Do", ""),
    ]
    for level in range(depth):
        following = 6 + (level + 1) % depth
        content = _SHOW if level == depth - 1 and not is_loop else b"/X Do " * 10
        objects.append(
            _stream(
                content,
                "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources "
                f"<< /Font << /F1 3 0 R >> /XObject << /X {following} 0 R >> >>",
            )
        )
    return _assemble(objects)


def _stream(data: bytes, entries: str) -> bytes:
    return f"<< /Length {len(data)} {entries} >>\nstream\n".encode() + data + b"\nendstream"


def _assemble(objects: list[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        start,
    )
    return bytes(out)
