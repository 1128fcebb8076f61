"""Text → canonical text: one line end, one form for every character; refused if it is none."""

from __future__ import annotations

import re
import unicodedata

from pipeline.model.errors import NoTextLayerError, SourceTooLargeError
from pipeline.model.frozen import frozen
from pipeline.model.limits import Limits

#: Unicode's line ends that are no part of a page or column: all become LF.
LINE_ENDS = re.compile("\r\n?|[\u0085\u2028\u2029]")


@frozen
class CanonicalText:
    """A text in the form that everything later points into.

    Attributes:
        text: line ends as LF, in NFC.
        is_verbatim: whether nothing but line ends changed.
    """

    text: str
    is_verbatim: bool


def make_canonical(text: str) -> CanonicalText:
    """Brings decoded text into canonical form: line ends as LF, then NFC, and nothing else.

    U+0085, U+2028 and U+2029 are line ends of Unicode as CR and LF are. Form feed and vertical
    tab stay what they are.
    """
    with_line_feeds = LINE_ENDS.sub("\n", text)
    normal = unicodedata.normalize("NFC", with_line_feeds)
    return CanonicalText(text=normal, is_verbatim=normal == with_line_feeds)


def check_text(text: str, *, source_id: str, limits: Limits) -> None:
    """Refuses a text that is none, or too much.

    Raises:
        NoTextLayerError: if it is white space only.
        SourceTooLargeError: if it is longer than ``limits.char_count``.
    """
    if not text or text.isspace():
        raise NoTextLayerError(
            f"{source_id}: the file holds no text, only white space. Check that it is the right "
            "file and was saved completely.",
            source=source_id,
        )
    if len(text) > limits.char_count:
        raise SourceTooLargeError(
            f"{source_id}: {len(text):,} characters are more than the {limits.char_count:,} that "
            "one file may have. If the file is worth it, allow more.",
            source=source_id,
        )
