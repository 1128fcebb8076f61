"""From the lines of a record, as printed, to its words as one would type them.

``clean_parts`` is the one definition of a record's text: validation calls it again on the
published evidence. It joins wrapped lines, mends hyphens at line ends, drops what cannot be seen
and the calls of notes ("[1]"), unfolds ligatures and folds white space. Letters and punctuation
stay as they are, with one exception: the typographic hyphens U+2010 and U+2011 become the ASCII
hyphen, so that a document hyphenated by its typesetter and one typed by hand give the same words.
No letter is ever added.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.model.frozen import frozen
from pipeline.model.selectors import CharSpan
from pipeline.text.folding import fold_case
from pipeline.text.hyphens import mend_line_end
from pipeline.text.languages import Language, get_language

#: HYPHEN-MINUS, HYPHEN and NON-BREAKING HYPHEN are hyphens wherever they stand.
_HYPHENS = "-\u2010\u2011"
#: Hyphens at the end of a line only: SOFT HYPHEN, NOT SIGN (a soft hyphen in the tables of some
#: fonts), START OF TEXT (PDFium's sign for a hyphen at a line end).
_LINE_END_SIGNS = "\u00ad\u00ac\u0002"
_LINE_END_HYPHEN = re.compile(rf"[{_LINE_END_SIGNS}]*[{_HYPHENS}]?[{_LINE_END_SIGNS}]*$")
#: Strokes and dashes that join two lines without a blank when none stands before them
#: ("2021–|2024", "en/|of").
_UNSPACED_JOINTS = frozenset("/–—")
#: Latin ligatures: the only compatibility characters that are unfolded.
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
#: Unicode categories of what nobody sees, once white space is set apart: controls, and format
#: characters (zero width, soft hyphens, direction marks).
_INVISIBLE_CATEGORIES = frozenset({"Cc", "Cf"})

#: Visible characters that cleaning replaces.
_UNFOLDED = frozenset(_LIGATURES) | frozenset(_HYPHENS[1:])
#: Code points that are looked at before a hyphen: no word is longer.
_LONGEST_WORD = 200
#: What separates the items of a list.
_LIST_PUNCTUATION = frozenset(";,")
#: Code points that are looked at before a closing: no abbreviation or conjunction is longer.
_LONGEST_CLOSING = 40
#: A conjunction after a separator, at the end of an item.
_LEADING_ON = re.compile(r"[;,]\s+(\w+)$")
#: Single letters with full stops at the end ("V.S.").
_INITIALS = re.compile(r"(?<!\w)(?:\w\.){2,}$")

#: The call of a note behind a word: "…works[1]", Markdown's "…works.[^budget]".
_NOTE_CALL = re.compile(r"(?<=\S)\[(?:\d{1,3}|\^[\w-]{1,40})\]")


@frozen
class CleanText:
    """Cleaned words, each character with its origin.

    Attributes:
        text: the words.
        origins: for each code point of ``text`` (index of the part, index in that part) of the
            character it comes from, never descending. Both letters of an unfolded ligature come
            from one place; a blank between lines comes from the last character of the first.
    """

    text: str
    origins: tuple[tuple[int, int], ...]

    def locate(self, start: int, end: int, spans: Sequence[CharSpan]) -> CharSpan:
        """The place of ``text[start:end]`` in the text from which the parts were cut.

        Args:
            start: first index in ``text``.
            end: index after the last, greater than ``start``.
            spans: where each part stands, one for each.

        Returns:
            From the first character to after the last, with what lies between (a line end, a
            hyphen that was mended).
        """
        first_part, first_index = self.origins[start]
        last_part, last_index = self.origins[end - 1]
        return CharSpan(
            start=spans[first_part].start + first_index, end=spans[last_part].start + last_index + 1
        )


def clean_parts(parts: Sequence[str], *, language: str) -> str:
    """The words of a record.

    Args:
        parts: its quotes, one a line or part of a line, in reading order.
        language: BCP 47 tag, for the rules about hyphens.

    Returns:
        One line of text without white space at its ends; cleaning it again changes nothing.

    Raises:
        ConfigurationError: if there is no data for the language.
    """
    rules = get_language(language)  # for its error, also where no rule is needed
    if len(parts) == 1 and _is_clean(parts[0]):
        return parts[0]
    text, _ = _join_lines(parts, rules)
    while (call := _NOTE_CALL.search(text)) is not None:
        text = text[: call.start()] + text[call.end() :]
    return text


def clean_with_offsets(parts: Sequence[str], *, language: str) -> CleanText:
    """As ``clean_parts``, with the origin of every character."""
    text, pieces = _join_lines(parts, get_language(language))
    origins = [(piece.source, offset) for piece in pieces for offset in piece.offsets]
    while (call := _NOTE_CALL.search(text)) is not None:
        del origins[call.start() : call.end()]
        text = text[: call.start()] + text[call.end() :]
    return CleanText(text=text, origins=tuple(origins))


class _Piece(NamedTuple):
    """Cleaned words: a line, or what comes between two.

    Attributes:
        text: the words, never empty.
        source: the index of the part that they come from.
        offsets: the index in that part of the character that each character comes from.
    """

    text: str
    source: int
    offsets: Sequence[int]


def _join_lines(parts: Sequence[str], rules: Language) -> tuple[str, list[_Piece]]:
    """The words with the calls of notes, and the pieces that they are made of."""
    lines = [(index, part) for index, part in enumerate(parts) if any(map(_is_visible, part))]
    pieces: list[_Piece] = []
    text = ""
    hyphen: tuple[int, int] | None = None
    for number, (index, part) in enumerate(lines, start=1):
        end = _find_line_end_hyphen(part) if number < len(lines) else len(part)
        line, offsets = _clean_line(part[:end])
        joint = ""
        if text:
            joint = _mend(text, line, rules, parts) if hyphen else _join(text, line)
            above, offset = hyphen or (pieces[-1].source, pieces[-1].offsets[-1])
            pieces += [_Piece(joint, above, [offset] * len(joint))] if joint else []
        pieces += [_Piece(line, index, offsets)] if line else []
        text += joint + line
        hyphen = (index, end) if end < len(part) else None
    return text, pieces


def trim_closing_punctuation(text: str, *, language: str) -> int:
    """Where the words of a list item end.

    Left out are white space, ``;`` and ``,``, a final full stop unless it closes an abbreviation
    or an ellipsis, and a conjunction that only leads to the next item ("…; en", "…, and").

    Args:
        text: the item as printed.
        language: BCP 47 tag, for abbreviations and conjunctions.

    Returns:
        The index after the last character that belongs to the words; 0 when there are none.
    """
    rules = get_language(language)
    end = _skip_blanks(text, len(text))
    while end:
        tail = text[max(0, end - _LONGEST_CLOSING) : end]
        conjunction = _LEADING_ON.search(tail)
        if conjunction and fold_case(conjunction[1]) in rules.hyphenation.coordinators:
            end -= len(conjunction[0])
        elif tail[-1] in _LIST_PUNCTUATION or _ends_in_full_stop(tail, rules):
            end -= 1
        else:
            break
        end = _skip_blanks(text, end)
    return end


def _skip_blanks(text: str, end: int) -> int:
    while end and text[end - 1].isspace():
        end -= 1
    return end


def _ends_in_full_stop(tail: str, rules: Language) -> bool:
    """Whether a full stop that closes a sentence, and nothing else, is the last character."""
    if not tail.endswith(".") or tail.endswith("..") or _INITIALS.search(tail):
        return False
    folded = fold_case(" ".join(tail.split()))
    return not any(
        folded.endswith(abbreviation) and not folded[: -len(abbreviation)][-1:].isalnum()
        for abbreviation in rules.punctuation.closing_abbreviations
    )


def _is_visible(char: str) -> bool:
    return not char.isspace() and unicodedata.category(char) not in _INVISIBLE_CATEGORIES


def _is_in_capitals(parts: Sequence[str]) -> bool:
    return not any(char.islower() for part in parts for char in part)


def _find_line_end_hyphen(part: str) -> int:
    """The index of the hyphen that ends a line; the length of ``part`` when none does.

    A stroke after a blank or another stroke is a dash.
    """
    end = len(part)
    while end and part[end - 1] not in _LINE_END_SIGNS and not _is_visible(part[end - 1]):
        end -= 1
    if not end or part[end - 1] not in _LINE_END_SIGNS + _HYPHENS:
        return len(part)
    hyphen = _LINE_END_HYPHEN.search(part, 0, end)
    start = hyphen.start() if hyphen else 0
    before = next((c for c in reversed(part[:start]) if c.isspace() or _is_visible(c)), " ")
    return len(part) if before.isspace() or before in _HYPHENS else start


def _clean_line(part: str) -> tuple[str, Sequence[int]]:
    """What is visible of one line, white space folded, and where each character was."""
    if _is_clean(part):
        return part, range(len(part))
    shown = ""
    offsets: list[int] = []
    for offset, char in enumerate(part):
        if char.isspace():
            letters = " " if shown and shown[-1] != " " else ""
        elif _is_visible(char):
            letters = "-" if char in _HYPHENS else _LIGATURES.get(char, char)
        else:
            letters = ""
        shown += letters
        offsets += [offset] * len(letters)
    words = shown.removesuffix(" ")
    return words, offsets[: len(words)]


def _is_clean(part: str) -> bool:
    """Whether a line needs nothing done: most do not."""
    return (
        part.isprintable()
        and part == part.strip()
        and "  " not in part
        and _UNFOLDED.isdisjoint(part)
        and "[" not in part
    )


def _join(text: str, line: str) -> str:
    """What comes between two lines without a hyphen."""
    is_unspaced = text[-1] in _UNSPACED_JOINTS and text[-2:-1].isalnum() and line[:1].isalnum()
    return "" if is_unspaced else " "


def _mend(text: str, line: str, rules: Language, parts: Sequence[str]) -> str:
    """What comes between two lines with a hyphen."""
    return mend_line_end(
        text[-_LONGEST_WORD:], line, language=rules, in_capitals=_is_in_capitals(parts)
    )
