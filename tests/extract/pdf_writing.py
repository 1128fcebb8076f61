"""Writes small PDF files for tests and the benchmark: text, boxes and oddities, nothing else.

Points are measured from the page's top left corner, y down, as everywhere in the project.
"""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass, field

FONTS = {
    "F1": "Helvetica",
    "F2": "Helvetica-Bold",
    "F3": "Times-Roman",
    "F4": "Helvetica-Oblique",
    "F5": "Courier",
}
#: Widths of Helvetica's letters in thousandths of an em (Adobe's font metrics), enough to place
#: words by hand in tests.
_HELVETICA = {" ": 278, "i": 222, "l": 222, "t": 278, "f": 278, "m": 833, "w": 722, "M": 833}
_PASSWORD_PADDING = bytes.fromhex(
    "28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A"
)


@dataclass
class PageWriter:
    """One page: its boxes and what is painted on it."""

    width: float = 595.0
    height: float = 842.0
    rotation: int = 0
    crop: tuple[float, float, float, float] | None = None
    media_origin: tuple[float, float] = (0.0, 0.0)
    entries: str = ""
    annotations: list[str] = field(default_factory=list)
    operations: list[bytes] = field(default_factory=list)

    def text(
        self,
        x: float,
        top: float,
        words: str,
        *,
        size: float = 11.0,
        font: str = "F1",
        colour: str = "0 0 0",
        mode: int = 0,
        spacing: float = 0.0,
        turn: tuple[float, float, float, float] = (1, 0, 0, 1),
    ) -> None:
        """Words whose letters reach up to about ``top``."""
        left, bottom = self.media_origin
        baseline = bottom + self.height - top - 0.8 * size
        a, b, c, d = turn
        self.raw(
            f"BT {colour} rg {mode} Tr {spacing:g} Tc /{font} {size:g} Tf "
            f"{a:g} {b:g} {c:g} {d:g} {left + x:g} {baseline:g} Tm ",
            b"(" + _escape(words) + b") Tj ET",
        )

    def box(self, x: float, top: float, width: float, height: float, colour: str) -> None:
        """A filled rectangle."""
        left, bottom = self.media_origin
        y = bottom + self.height - top - height
        self.raw(f"{colour} rg {left + x:g} {y:g} {width:g} {height:g} re f")

    def raw(self, *parts: str | bytes) -> None:
        """Any operators."""
        self.operations.append(
            b"".join(part.encode("latin-1") if isinstance(part, str) else part for part in parts)
        )

    def link(self, x: float, top: float, width: float, height: float, target: str) -> None:
        """A link annotation to an address."""
        y0, y1 = self.height - top - height, self.height - top
        self.annotations.append(
            f"<< /Type /Annot /Subtype /Link /Rect [{x:g} {y0:g} {x + width:g} {y1:g}] "
            f"/A << /S /URI /URI ({target}) >> >>"
        )


def _escape(words: str) -> bytes:
    data = words.encode("cp1252")
    return data.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def measure(words: str, size: float) -> float:
    """About how wide words in Helvetica are, in points."""
    return sum(_HELVETICA.get(letter, 556) for letter in words) * size / 1000


@dataclass
class PdfWriter:
    """A file of pages."""

    title: str | None = None
    language: str | None = None
    password: str | None = None
    owner_password: str | None = None
    catalogue_entries: str = ""
    extra_fonts: dict[str, str] = field(default_factory=dict)
    extra_objects: list[bytes] = field(default_factory=list)
    pages: list[PageWriter] = field(default_factory=list)

    def page(self, **settings: object) -> PageWriter:
        """A new page at the end."""
        page = PageWriter(**settings)  # type: ignore[arg-type]
        self.pages.append(page)
        return page

    def write(self) -> bytes:
        """The file."""
        objects: list[bytes] = [b"", b""]  # catalogue and page tree come first, filled below
        objects.extend(self.extra_objects)  # numbered from 3
        fonts = []
        for name, base in FONTS.items():
            objects.append(
                f"<< /Type /Font /Subtype /Type1 /BaseFont /{base} "
                "/Encoding /WinAnsiEncoding >>".encode()
            )
            fonts.append(f"/{name} {len(objects)} 0 R")
        fonts.extend(f"/{name} {value}" for name, value in self.extra_fonts.items())
        resources = f"<< /Font << {' '.join(fonts)} >> >>"
        kids = []
        streams: set[int] = set()
        for page in self.pages:
            stream = zlib.compress(b"\n".join(page.operations))
            objects.append(stream)
            streams.add(len(objects))
            left, bottom = page.media_origin
            box = f"[{left:g} {bottom:g} {left + page.width:g} {bottom + page.height:g}]"
            crop = (
                "/CropBox [" + " ".join(f"{value:g}" for value in page.crop) + "]"
                if page.crop
                else ""
            )
            objects.append(
                f"<< /Type /Page /Parent 2 0 R /MediaBox {box} {crop} /Rotate {page.rotation} "
                f"/Resources {resources} /Contents {len(objects)} 0 R "
                f"/Annots [{' '.join(page.annotations)}] {page.entries} >>".encode("latin-1")
            )
            kids.append(f"{len(objects)} 0 R")
        language = f"/Lang ({self.language})" if self.language else ""
        objects[0] = (
            f"<< /Type /Catalog /Pages 2 0 R {language} {self.catalogue_entries} >>".encode()
        )
        objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
        trailer = "/Root 1 0 R"
        if self.title:
            objects.append(f"<< /Title ({self.title}) >>".encode("latin-1"))
            trailer += f" /Info {len(objects)} 0 R"
        key = b""
        if self.password is not None:
            key, dictionary = _encrypt_key(self.password, self.owner_password or "owner")
            objects.append(dictionary)
            trailer += f" /Encrypt {len(objects)} 0 R /ID [<{'00' * 16}> <{'00' * 16}>]"
        return _assemble(objects, streams, trailer, key)


def _assemble(objects: list[bytes], streams: set[int], trailer: str, key: bytes) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(out))
        body = content
        if number in streams:
            if key:
                body = _rc4(_object_key(key, number), body)
            head = f"<< /Length {len(body)} /Filter /FlateDecode >>\nstream\n".encode()
            body = head + body + b"\nendstream"
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    for offset in offsets:
        out += f"{offset:010d} 00000 n \n".encode()
    out += (
        f"trailer\n<< /Size {len(objects) + 1} {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    )
    return bytes(out)


def _encrypt_key(user: str, owner: str) -> tuple[bytes, bytes]:
    """File key and encryption dictionary of the standard handler, revision 2, 40 bits."""
    padded_user = (user.encode() + _PASSWORD_PADDING)[:32]
    padded_owner = (owner.encode() + _PASSWORD_PADDING)[:32]
    owner_entry = _rc4(hashlib.md5(padded_owner).digest()[:5], padded_user)
    permissions = (-4).to_bytes(4, "little", signed=True)
    key = hashlib.md5(padded_user + owner_entry + permissions + bytes(16)).digest()[:5]
    user_entry = _rc4(key, _PASSWORD_PADDING)
    dictionary = (
        f"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{owner_entry.hex()}> /U <{user_entry.hex()}> >>"
    )
    return key, dictionary.encode()


def _object_key(key: bytes, number: int) -> bytes:
    return hashlib.md5(key + number.to_bytes(3, "little") + bytes(2)).digest()[:10]


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def write_programme(page_count: int, objectives_per_page: int = 24) -> bytes:
    """A programme with a theme on each page and numbered objectives under it, two lines each."""
    writer = PdfWriter(title="Een verzonnen werkprogramma")
    ordinal = 0
    for theme in range(1, page_count + 1):
        page = writer.page()
        page.text(50, 40, f"Thema {theme}: samenwerken over de grenzen", size=16, font="F2")
        for index in range(objectives_per_page):
            ordinal += 1
            top = 75 + index * 30
            page.text(56, top, "•", size=10)
            page.text(
                70,
                top,
                f"Doelstelling {ordinal}: de buren werken samen aan schoon en snel",
                size=10,
            )
            page.text(
                70, top + 13, "vervoer tussen steden, havens en dorpen aan de rivier", size=10
            )
        page.text(290, 815, str(theme), size=9)
    return writer.write()
