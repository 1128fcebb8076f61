"""Opening a PDF file with PDFium, and the errors that opening ends in."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2
import pypdfium2.raw

from pipeline.extract import pdfium_library as pdfium
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
    pypdfium2.raw.FPDF_LoadDocument(b"", None)
    try:
        document = pypdfium2.PdfDocument(data, password=password)
    except pypdfium2.PdfiumError as error:
        raise _explain(error, source_id, password) from None
    try:
        handle = ctypes.cast(document.raw, ctypes.c_void_p).value
        assert handle is not None
        yield OpenedDocument(
            handle=handle,
            page_count=len(document),
            is_tagged=bool(pdfium.is_tagged(handle)),
            title=document.get_metadata_value("Title").strip("\0 \r\n\t") or None,
            language=_read_language(handle),
        )
    finally:
        document.close()


def _explain(
    error: pypdfium2.PdfiumError, source_id: str, password: str | None
) -> BrokenSourceError | EncryptedSourceError:
    code = error.err_code
    if code == pypdfium2.raw.FPDF_ERR_PASSWORD:
        what = "the password given does not open it" if password else "it asks for a password"
        return EncryptedSourceError(
            f"{source_id}: the PDF is encrypted and {what}. "
            "Give the right password, or an unprotected copy of the file.",
            source=source_id,
        )
    if code == pypdfium2.raw.FPDF_ERR_SECURITY:
        return EncryptedSourceError(
            f"{source_id}: the PDF is protected in a way that PDFium does not know. "
            "Give an unprotected copy of the file.",
            source=source_id,
        )
    if code == pypdfium2.raw.FPDF_ERR_FILE:
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


def _read_language(handle: int) -> str | None:
    buffer = ctypes.create_string_buffer(_MAX_LANGUAGE_BYTES)
    length = pdfium.get_document_language(handle, buffer, _MAX_LANGUAGE_BYTES)
    if not 2 < length <= _MAX_LANGUAGE_BYTES:
        return None
    return buffer.raw[: length - 2].decode("utf-16-le", "replace").strip("\0 ") or None


def engine_version() -> str:
    """PDFium and its binding, with versions."""
    return f"pypdfium2 {pypdfium2.PYPDFIUM_INFO.version} (PDFium {pypdfium2.PDFIUM_INFO.build})"
