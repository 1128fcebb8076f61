"""Bytes → text: which encoding."""

from __future__ import annotations

import codecs
import re

from pipeline.model.errors import (
    BrokenSourceError,
    UnsupportedSourceError,
)
from pipeline.model.frozen import frozen

#: Byte order marks and their encodings; UTF-32 first, whose mark begins like that of UTF-16.
BYTE_ORDER_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)

#: UTF-16 without a mark: in Latin script every second byte is zero, but for quotation marks,
#: dashes and the like; the other bytes hardly ever are.
UTF16_MIN_ZERO_SHARE = 0.5
UTF16_MAX_STRAY_SHARE = 0.05
#: How many undecodable places a text may have for every place that only UTF-8 explains, and
#: still be damaged UTF-8: a legacy text has next to none of the latter.
DAMAGED_UTF8_MAX_SHARE = 0.1
#: Encodings of Western Europe before Unicode, the likeliest first: Windows (which holds Latin-1),
#: Macintosh, DOS, and Latin-9, which is Latin-1 with the euro and "œ".
WESTERN_ENCODINGS = {
    "cp1252": "Windows-1252",
    "mac_roman": "Mac Roman",
    "cp850": "DOS 850",
    "iso8859-15": "Latin-9",
}
#: One of them is believed when at least this share of what is not ASCII is in ``WESTERN``. The
#: right one gives 1.0 in Dutch, French and German, a wrong one among them below 0.6.
WESTERN_MIN_SHARE = 0.95
#: … and when at most this share of its letters is not ASCII (French has 0.05, Cyrillic read so
#: 1.0), or so few that a share says nothing.
WESTERN_MAX_LETTER_SHARE = 0.5
WESTERN_FEW_LETTERS = 10
#: What texts in the languages of Western Europe hold beside ASCII; not the "³" and "¿" that Polish
#: read so is full of.
WESTERN = frozenset(
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØŒÙÚÛÜŸßàáâãäåæçèéêëìíîïñòóôõöøœùúûüÿ‘’“”„«»‹›–—…•·°§€£©®²½¼¾×´\xa0\xad"
)
#: Those of them that nearly every text has more of than of the others: they decide when a text
#: would do in two encodings. Ties: the likelier encoding.
FREQUENT = "éèëêàçöüäßïîôû’“”•–«»§"
#: … and this one within words: alone, or behind a figure, it is the "½" of Windows' table.
WITHIN_WORDS = re.compile(r"(?<=[^\W\d])œ|(?<!\d)œ(?=[^\W\d])")
#: What is read instead of what a file says of itself: Windows' tables are those of ISO with letters
#: where ISO has control characters, and browsers read these names so (WHATWG, Encoding Standard).
WINDOWS_TABLES = {"iso8859-1": "cp1252", "iso8859-9": "cp1254"}
#: A declaration is found byte by byte, so what it names leaves this as it is: not UTF-16, not the
#: tables of mainframes, not notations such as UTF-7 or Python's escapes.
PLAIN_BYTES = rb"\u0041 +AGE-"
#: Encodings that a detector may choose from when it is none of these: those of European
#: languages. Without this bound, short texts are taken for Chinese.
LEGACY_ENCODINGS = (
    "cp1250",
    "cp1251",
    "cp1253",
    "cp1254",
    "cp1257",
    "cp437",
    "cp850",
    "iso8859_2",
    "iso8859_5",
    "iso8859_7",
    "koi8_r",
    "mac_roman",
)
#: A decoded file with a larger share of control characters is no text. Texts taken from PDFs
#: hold one a line at most (U+0007 bullets); random bytes are a tenth control characters.
MAX_CONTROL_SHARE = 0.05
CONTROL_CHARACTERS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


@frozen
class DecodedText:
    """A file's characters.

    Attributes:
        text: without byte order mark, otherwise as decoded.
        encoding: as Python names it.
        warnings: what a person should know about the decoding, in words.
    """

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode_text(
    data: bytes, *, source_id: str, declared_encoding: str | None = None
) -> DecodedText:
    """Decodes a text file.

    In this order: a byte order mark; UTF-16 by its zero bytes; UTF-8, which no other encoding
    is by chance; UTF-8 with damage; what the file declares; an encoding of Western Europe that
    gives the letters of its languages; what a detector makes of it. Guesses and damage come with
    a warning.

    Args:
        data: the file.
        source_id: for messages.
        declared_encoding: what the file says of itself (HTML, XML), if it does.

    Raises:
        BrokenSourceError: if it is cut off or damaged within the encoding that its mark names.
        UnsupportedSourceError: if it is no text in any encoding.
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark) and (encoding != "utf-8" or _is_decodable(data, encoding)):
            decoded = _decode_as_marked(data[len(mark) :], encoding, source_id)
            break
    else:
        decoded = (
            _decode_utf16_without_mark(data)
            or _decode_utf8(data)
            or _decode_as_declared(data, declared_encoding)
            or _decode_western(data)
            or _decode_as_detected(data, source_id)
        )
    if _is_junk(decoded.text):
        raise UnsupportedSourceError(
            f"{source_id}: this is no text: read as {decoded.encoding}, it holds NUL or too many "
            "other control characters. Give the document as text, Markdown, HTML, Word or PDF.",
            source=source_id,
        )
    return decoded


def _is_decodable(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeError:
        return False
    return True


def _decode_as_marked(data: bytes, encoding: str, source_id: str) -> DecodedText:
    try:
        return DecodedText(text=data.decode(encoding), encoding=encoding)
    except UnicodeDecodeError as error:
        raise BrokenSourceError(
            f"{source_id}: the file begins as {encoding.upper()} does (byte order mark) but is "
            f"not from byte {error.start} on: it is cut off or damaged. Get it again, or save it "
            "as UTF-8.",
            source=source_id,
        ) from None


def _decode_utf16_without_mark(data: bytes) -> DecodedText | None:
    if len(data) < 2 or len(data) % 2:
        return None
    pair_count = len(data) // 2
    first_zeros, second_zeros = data[0::2].count(0), data[1::2].count(0)
    for encoding, zeros, strays in (
        ("utf-16-le", second_zeros, first_zeros),
        ("utf-16-be", first_zeros, second_zeros),
    ):
        is_likely = (
            zeros >= UTF16_MIN_ZERO_SHARE * pair_count
            and strays <= UTF16_MAX_STRAY_SHARE * pair_count
        )
        if is_likely and _is_decodable(data, encoding):
            return DecodedText(
                text=data.decode(encoding),
                encoding=encoding,
                warnings=(f"The file has no byte order mark; it is read as {encoding.upper()}.",),
            )
    return None


def _decode_utf8(data: bytes) -> DecodedText | None:
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        return DecodedText(text=data.decode("utf-8"), encoding="utf-8")
    except UnicodeDecodeError as error:
        is_cut_off = error.reason == "unexpected end of data"
    text = data.decode("utf-8", errors="replace")
    bad_count = text.count("\ufffd")
    good_count = sum(char > "\x7f" for char in text) - bad_count
    is_only_cut_off = is_cut_off and bad_count == 1 and good_count > 0
    if not is_only_cut_off and bad_count > DAMAGED_UTF8_MAX_SHARE * good_count:
        return None
    where = "its end is" if is_only_cut_off else f"{bad_count} places are"
    return DecodedText(
        text=text,
        encoding="utf-8",
        warnings=(f"The file is UTF-8, but {where} damaged: shown as U+FFFD.",),
    )


def _decode_as_declared(data: bytes, encoding: str | None) -> DecodedText | None:
    if encoding is None or not _leaves_ascii(encoding):
        return None
    name = codecs.lookup(encoding).name
    for candidate in (WINDOWS_TABLES.get(name, name), name):
        if _is_decodable(data, candidate):
            return DecodedText(text=data.decode(candidate), encoding=candidate)
    return None


def _leaves_ascii(encoding: str) -> bool:
    try:
        return PLAIN_BYTES.decode(encoding) == PLAIN_BYTES.decode("ascii")
    except (LookupError, ValueError):  # there is no such encoding; ``undefined`` is one by name
        return False


def _decode_western(data: bytes) -> DecodedText | None:
    texts = {
        encoding: text
        for encoding in WESTERN_ENCODINGS
        if _is_decodable(data, encoding) and _is_western(text := data.decode(encoding))
    }
    if not texts:
        return None
    likeliest = max(texts, key=lambda encoding: _count_frequent(texts[encoding]))
    name = WESTERN_ENCODINGS[likeliest]
    return DecodedText(text=texts[likeliest], encoding=likeliest, warnings=(_guess_warning(name),))


def _count_frequent(text: str) -> int:
    return sum(map(text.count, FREQUENT)) + len(WITHIN_WORDS.findall(text))


def _is_western(text: str) -> bool:
    beyond_ascii = [char for char in text if char > "\x7f"]
    western_count = sum(char in WESTERN for char in beyond_ascii)
    letter_count = sum(char.isalpha() for char in text)
    accented_count = sum(char.isalpha() for char in beyond_ascii)
    return western_count >= WESTERN_MIN_SHARE * len(beyond_ascii) and (
        accented_count <= WESTERN_MAX_LETTER_SHARE * letter_count
        or accented_count <= WESTERN_FEW_LETTERS
    )


def _decode_as_detected(data: bytes, source_id: str) -> DecodedText:
    import charset_normalizer

    match = charset_normalizer.from_bytes(data, cp_isolation=list(LEGACY_ENCODINGS)).best()
    if match is None:
        raise UnsupportedSourceError(
            f"{source_id}: this is no text in any encoding that we know. Give the document as "
            "text (best in UTF-8), Markdown, HTML, Word or PDF.",
            source=source_id,
        )
    return DecodedText(
        text=str(match), encoding=match.encoding, warnings=(_guess_warning(match.encoding),)
    )


def _guess_warning(encoding: str) -> str:
    return (
        f"The file is not UTF-8; it is read as {encoding}, judging by its letters. Check the "
        "accents, or save it as UTF-8."
    )


def _is_junk(text: str) -> bool:
    if "\x00" in text:
        return True
    return len(CONTROL_CHARACTERS.findall(text)) > MAX_CONTROL_SHARE * len(text)
