"""Bytes → Document: one module a format, plus reading order; knows nothing of themes."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from pipeline.model.document import Document, SecondReading
from pipeline.model.errors import (
    SourceError,
    SourceNotFoundError,
    SourceTooLargeError,
    UnsupportedSourceError,
)
from pipeline.model.limits import Limits

_DEFAULT_LIMITS = Limits()


def read_document(
    path: Path,
    *,
    source_id: str,
    reader: str = "auto",
    limits: Limits = _DEFAULT_LIMITS,
    password: str | None = None,
) -> Document:
    """Read a file of any supported kind, recognised by its content and not by its name.

    Runs in this process: give it to ``pipeline.sandbox`` when the file is not your own.

    Args:
        path: of the file.
        source_id: for the document and for messages.
        reader: for PDF: ``auto``, ``pdfium`` or ``pdfplumber``.
        limits: bytes, pages and characters; time and memory are the sandbox's.
        password: of an encrypted PDF.

    Raises:
        SourceNotFoundError: if there is no such file.
        UnsupportedSourceError: if it is of a kind that we do not read.
        SourceError: if it cannot be read; see the reader of its kind.
    """
    data = _read_bytes(path, source_id, limits)
    from pipeline.extract import media_type

    kind = media_type.recognise_media_type(data, path.name)
    if kind == media_type.PDF:
        from pipeline.extract.pdf.document import read_pdf

        return read_pdf(data, source_id=source_id, reader=reader, limits=limits, password=password)
    if kind == media_type.PLAIN_TEXT:
        from pipeline.extract.plain_text.document import read_plain_text

        return read_plain_text(data, source_id=source_id, limits=limits)
    if kind == media_type.MARKDOWN:
        from pipeline.extract.markdown.document import read_markdown

        return read_markdown(data, source_id=source_id, limits=limits)
    if kind == media_type.HTML:
        from pipeline.extract.html.document import read_html

        return read_html(data, source_id=source_id, limits=limits)
    if kind == media_type.DOCX:
        from pipeline.extract.docx.document import read_docx

        return read_docx(data, source_id=source_id, limits=limits)
    raise UnsupportedSourceError(
        f"{source_id}: {path.name} is of type {kind}, which we do not read. "
        f"{media_type.WHAT_WE_READ}.",
        source=source_id,
    )


def read_again(
    path: Path,
    document: Document,
    *,
    limits: Limits = _DEFAULT_LIMITS,
    password: str | None = None,
) -> SecondReading:
    """Read a PDF again, each page by the engine that did not read it the first time.

    Args:
        path: of the file that ``document`` was read from.
        document: the first reading, which says who read which page.
        limits: as for ``read_document``.
        password: of an encrypted PDF.

    Raises:
        SourceError: if the file cannot be read at all any more.
        UnsupportedSourceError: if it is no PDF: other formats have one reader.
    """
    data = _read_bytes(path, document.source_id, limits)
    from pipeline.extract.pdf.second_reading import read_pdf_again

    return read_pdf_again(data, document, limits=limits, password=password)


def _read_bytes(path: Path, source_id: str, limits: Limits) -> bytes:
    """What is in a file, or comes through a pipe; of devices, which have no end, nothing is read.

    The size is bounded by what is read, not by what the system says: a file may grow meanwhile.
    """
    name = path.name or str(path)
    try:
        with path.open("rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
                raise UnsupportedSourceError(
                    f"{source_id}: {name} is not a file but a device. Name the document itself.",
                    source=source_id,
                )
            data = file.read(limits.byte_size + 1)
    except FileNotFoundError:
        advice = " To read from another program, save what it writes first." if name == "-" else ""
        raise SourceNotFoundError(
            f"{source_id}: there is no file {name} where it was looked for.{advice}",
            source=source_id,
        ) from None
    except OSError as error:
        raise SourceError(
            f"{source_id}: {name} cannot be read: {error.strerror or error}.",
            source=source_id,
        ) from None
    if len(data) > limits.byte_size:
        raise SourceTooLargeError(
            f"{source_id}: {name} has more bytes than the limit of {limits.byte_size:,}. Raise "
            "the limit, or split the file.",
            source=source_id,
        )
    return data
