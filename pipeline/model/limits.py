"""How much one file may take before what is done with it is stopped."""

from __future__ import annotations

from pipeline.model.frozen import frozen


@frozen
class Limits:
    """Bounds on reading one file and finding its structure; crossing one is a ``SourceError``.

    The defaults leave a 1,000-page programme room to spare and stop every decompression bomb
    that we know of before it hurts.

    Attributes:
        seconds: wall-clock time for one file.
        memory_mb: address space that the reading process may add to what it has at its start.
        page_count: pages.
        char_count: code points of canonical text.
        byte_size: bytes of the file.
        ocr_seconds: wall-clock time for recognising the text of one file, by another program;
            a page takes it some seconds.
    """

    seconds: float = 60.0
    memory_mb: int = 2048
    page_count: int = 5_000
    char_count: int = 10_000_000
    byte_size: int = 256 * 1024 * 1024
    ocr_seconds: float = 1800.0
