"""What a file is, by its content; its name only tells kinds of text apart."""

from __future__ import annotations

import re
from pathlib import PurePath

from pipeline.model.errors import (
    BrokenSourceError,
    EncryptedSourceError,
    UnsupportedSourceError,
)

PDF = "application/pdf"
PLAIN_TEXT = "text/plain"
MARKDOWN = "text/markdown"
HTML = "text/html"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

#: What an error says that we can read instead.
WHAT_WE_READ = "We read PDF, Word (.docx), HTML, Markdown and plain text"

#: A PDF's header may stand anywhere in its first 1,024 bytes (PDF Reference 1.7, appendix H, on
#: section 3.4.1).
PDF_HEADER_WITHIN = 1024
PDF_HEADER = re.compile(rb"%PDF-\d")
#: What every PDF holds somewhere: without one of these a later "%PDF-1" is only mentioned.
PDF_MARKS = (b" obj", b"startxref", b"trailer")

#: How far into a file its kind of markup shows: doctype, comments, licence, root element.
MARKUP_WITHIN = 4096
HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
#: Lines of the head of an e-mail, which a web page that a browser saved as one file has too; and
#: what they say where the words below are packed. Those of a plain letter are plain text.
MAIL_HEAD = re.compile(r"(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)+")
PACKED_MAIL = re.compile(r"^Content-Type:\s*(?:multipart/|text/html)", re.IGNORECASE | re.MULTILINE)
XML_START = re.compile(r"\s*<\?xml\b")
XML_ROOT = re.compile(r"<([A-Za-z_][\w.:-]*)")

SUFFIXES = {
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".mkd": MARKDOWN,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
}
#: Names that promise a kind which only its content can be.
BINARY_SUFFIXES = {".pdf": "a PDF", ".docx": "a Word document (.docx)"}

PICTURE_ADVICE = "It is a picture: run OCR on it first, then give us the PDF that comes out"
#: Kinds that we know and do not read: where their mark stands, the mark, and what they are.
FOREIGN_KINDS = (
    (0, b"\x89PNG\r\n", "a PNG image", PICTURE_ADVICE),
    (0, b"\xff\xd8\xff", "a JPEG image", PICTURE_ADVICE),
    (0, b"GIF8", "a GIF image", PICTURE_ADVICE),
    (0, b"II*\x00", "a TIFF image", PICTURE_ADVICE),
    (0, b"MM\x00*", "a TIFF image", PICTURE_ADVICE),
    (8, b"WEBP", "a WebP image", PICTURE_ADVICE),
    (4, b"ftypavif", "an AVIF image", PICTURE_ADVICE),
    (4, b"ftypheic", "a HEIC image", PICTURE_ADVICE),
    (4, b"ftyp", "a video or sound", WHAT_WE_READ),
    (0, rb"{\rtf", "a Rich Text file (RTF)", "Save it as .docx or PDF"),
    (0, b"%!PS", "a PostScript file", "Convert it to PDF"),
    (0, b"\xffWPC", "a WordPerfect file", "Save it as .docx or PDF"),
    (0, b"\x1f\x8b", "a gzip archive", "Unpack it first"),
    (0, b"BZh", "a bzip2 archive", "Unpack it first"),
    (0, b"\xfd7zXZ\x00", "an xz archive", "Unpack it first"),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "Unpack it first"),
    (0, b"Rar!\x1a\x07", "a RAR archive", "Unpack it first"),
    (257, b"ustar", "a tar archive", "Unpack it first"),
    (0, b"PAR1", "a Parquet file", WHAT_WE_READ),
    (0, b"SQLite format 3\x00", "an SQLite database", WHAT_WE_READ),
    (0, b"\x7fELF", "a program", WHAT_WE_READ),
)
#: Zip files by the folder of their main part, and what to do with them.
ZIP_FOLDERS = {
    "xl": ("an Excel workbook", "Save the text as .docx or PDF"),
    "ppt": ("a PowerPoint presentation", "Save it as PDF"),
}
#: Zip files that name their own type in a first part: how it begins, what to do with them.
ZIP_TYPES = (
    (b"application/vnd.oasis.opendocument.text", "an OpenDocument text (.odt)", "Save it as .docx"),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file", "Save it as PDF"),
    (b"application/epub+zip", "an EPUB book", "Convert it to HTML or PDF"),
)
#: Longest type that such a part is read for.
ZIP_TYPE_LENGTH = 100


def recognise_media_type(data: bytes, name: str) -> str:
    """The IANA media type of a file that we read.

    Args:
        data: the file, whole.
        name: its name, which tells Markdown from plain text and must not promise otherwise.

    Raises:
        BrokenSourceError: if it is empty, or a zip file that is cut off or damaged.
        EncryptedSourceError: if it is a Word document with a password.
        UnsupportedSourceError: if it is of a kind that we do not read, or not what its name says.
    """
    if not data:
        raise BrokenSourceError(
            f"{name} is empty (0 bytes). Get the file again; a download may have failed.",
            source=name,
        )
    suffix = PurePath(name).suffix.lower()
    if _is_pdf(data, suffix):
        return PDF
    if data.startswith(b"PK\x03\x04"):
        return _recognise_zip(data, name)
    _refuse_foreign_kinds(data, name)
    media_type = _recognise_text(data, name, suffix)
    if promised := BINARY_SUFFIXES.get(suffix):
        raise _unsupported(
            name,
            f"not {promised}, as its name says, but {media_type}",
            "Get the file again; a web page may have been saved in its place",
        )
    return media_type


def _is_pdf(data: bytes, suffix: str) -> bool:
    header = PDF_HEADER.search(data, 0, PDF_HEADER_WITHIN)
    if header is not None and header.start() == 0:
        return True
    has_marks = any(mark in data for mark in PDF_MARKS)
    # Without a header only the name makes it a PDF: a damaged one, which its reader explains.
    return has_marks and (header is not None or suffix == ".pdf")


def _recognise_zip(data: bytes, name: str) -> str:
    import io
    import zipfile

    from pipeline.extract.docx.package import DAMAGE

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            folders = {PurePath(each).parts[0] for each in archive.namelist() if each.strip("/.")}
            own_type = b""
            if "mimetype" in archive.namelist():
                with archive.open("mimetype") as part:
                    own_type = part.read(ZIP_TYPE_LENGTH)
    except DAMAGE:
        raise BrokenSourceError(
            f"{name} begins as a zip file (Word, Excel …) and does not end as one: it is cut off "
            "or damaged. Get the file again.",
            source=name,
        ) from None
    if "word" in folders:
        return DOCX
    for folder, (kind, advice) in ZIP_FOLDERS.items():
        if folder in folders:
            raise _unsupported(name, kind, advice)
    for mark, kind, advice in ZIP_TYPES:
        if own_type.startswith(mark):
            raise _unsupported(name, kind, advice)
    if PurePath(name).suffix.lower() == ".docx":
        return DOCX  # a Word document may name its parts as it likes: its reader looks inside
    raise _unsupported(name, "a zip archive", "Unpack it first")


def _refuse_foreign_kinds(data: bytes, name: str) -> None:
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise EncryptedSourceError(
                f"{name} is an Office document with a password. Save it without one.", source=name
            )
        raise _unsupported(
            name, "an Office file of before 2007 (.doc, .xls)", "Save it as .docx or PDF"
        )
    for offset, mark, kind, advice in FOREIGN_KINDS:
        if data.startswith(mark, offset):
            raise _unsupported(name, kind, advice)


def _recognise_text(data: bytes, name: str, suffix: str) -> str:
    head = _read_head(data)
    mail_head = MAIL_HEAD.match(head)
    if mail_head is not None and PACKED_MAIL.search(mail_head[0]):
        raise _unsupported(
            name,
            "an e-mail, or a web page saved as one file (MHTML)",
            "Save the page as “HTML only”, or print it to a PDF",
        )
    if HTML_START.match(head):
        return HTML
    if XML_START.match(head):
        root = XML_ROOT.search(re.sub(r"<!--.*?-->", "", head, flags=re.DOTALL))
        what = f"XML (<{root[1]}>)" if root else "XML"
        raise _unsupported(name, what, WHAT_WE_READ)
    if "\x00" in head:
        raise _unsupported(name, "a binary file of a kind unknown to us", WHAT_WE_READ)
    return SUFFIXES.get(suffix, PLAIN_TEXT)


def _read_head(data: bytes) -> str:
    """The first characters, well enough to recognise markup in."""
    from pipeline.extract.decoding import BYTE_ORDER_MARKS  # which no PDF needs

    head = data[:MARKUP_WITHIN]
    for mark, encoding in BYTE_ORDER_MARKS:
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, errors="replace")
    zero_count = head.count(0)
    if zero_count > len(head) / 4:
        encoding = "utf-16-le" if head[1::2].count(0) > head[0::2].count(0) else "utf-16-be"
        return head.decode(encoding, errors="replace")
    return head.decode("latin-1")


def _unsupported(name: str, what: str, advice: str) -> UnsupportedSourceError:
    return UnsupportedSourceError(f"{name} is {what}. {advice}.", source=name)
