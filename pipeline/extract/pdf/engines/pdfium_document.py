"""Opening a PDF file with PDFium, and the errors that opening ends in."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager

from pipeline.extract.pdf.engines import pdfium_library as pdfium
from pipeline.extract.pdf.engines.pdfium_engine import read_versions
from pipeline.model.errors import BrokenSourceError, EncryptedSourceError
from pipeline.model.frozen import frozen

_MAX_LANGUAGE_BYTES = 256


@frozen
class OpenedDocument:
    """An open file and what it says about itself.

    Attributes:
        handle: address of its ``FPDF_DOCUMENT``.
        page_count: pages that PDFium counts.
        is_tagged: whether it claims to hold its own structure.
        title: in its metadata; None without one.
        language: BCP 47 tag in its catalogue; None without one.
    """

    handle: int
    page_count: int
    is_tagged: bool
    title: str | None
    language: str | None


@contextmanager
def open_document(data: bytes, *, source_id: str, password: str | None) -> Iterator[OpenedDocument]:
    """Open a file; one that is protected by the empty password opens by itself.

    Raises:
        EncryptedSourceError: if it asks for a password and none or a wrong one is given, or is
            protected in a way that PDFium does not know.
        BrokenSourceError: if PDFium finds no document in it.
    """
    # PDFium keeps its last error, and sets none for a file without pages: so that an error of an
    # earlier file is not taken for this one's, its last error is made one that memory never has.
    pdfium.load_document_file(b"", None)
    handle = pdfium.load_document(data, len(data), _encode_password(password))
    try:
        page_count = pdfium.count_pages(handle)
        if page_count < 1:
            raise _explain(pdfium.get_last_error(), source_id, password)
        yield OpenedDocument(
            handle=handle,
            page_count=page_count,
            is_tagged=bool(pdfium.is_tagged(handle)),
            title=_read_title(handle),
            language=_read_language(handle),
        )
    finally:
        pdfium.close_document(handle)


def _encode_password(password: str | None) -> bytes | None:
    return None if password is None else password.encode("utf-8")


def _explain(
    code: int, source_id: str, password: str | None
) -> BrokenSourceError | EncryptedSourceError:
    if code == pdfium.ERROR_PASSWORD:
        what = "the password given does not open it" if password else "it asks for a password"
        return EncryptedSourceError(
            f"{source_id}: the PDF is encrypted and {what}. "
            "Give the right one (--password, or the environment variable PROGRAMME_PASSWORD), or "
            "an unprotected copy of the file.",
            source=source_id,
        )
    if code == pdfium.ERROR_SECURITY:
        return EncryptedSourceError(
            f"{source_id}: the PDF is protected in a way that PDFium does not know. "
            "Give an unprotected copy of the file.",
            source=source_id,
        )
    if code == pdfium.ERROR_FILE:
        return BrokenSourceError(
            f"{source_id}: the PDF has no pages, or none that can be found. Fetch the file again, "
            "or repair it (for example: qpdf damaged.pdf repaired.pdf).",
            source=source_id,
        )
    return BrokenSourceError(
        f"{source_id}: this is no PDF, or one damaged beyond reading: PDFium finds no document "
        "in it. Fetch the file again, or repair it (for example: qpdf damaged.pdf repaired.pdf).",
        source=source_id,
    )


def _read_title(handle: int) -> str | None:
    byte_count = pdfium.get_metadata(handle, b"Title", None, 0)
    buffer = ctypes.create_string_buffer(byte_count)
    pdfium.get_metadata(handle, b"Title", buffer, byte_count)
    # The last two bytes are a NUL.
    return buffer.raw[: byte_count - 2].decode("utf-16-le").strip("\0 \r\n\t") or None


def _read_language(handle: int) -> str | None:
    buffer = ctypes.create_string_buffer(_MAX_LANGUAGE_BYTES)
    length = pdfium.get_document_language(handle, buffer, _MAX_LANGUAGE_BYTES)
    if not 2 < length <= _MAX_LANGUAGE_BYTES:
        return None
    return buffer.raw[: length - 2].decode("utf-16-le", "replace").strip("\0 ") or None


def engine_version() -> str:
    """PDFium and its binding, with versions."""
    version, build = read_versions()
    return f"pypdfium2 {version} (PDFium {build})"
