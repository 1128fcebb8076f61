"""From the lines of a record, as printed, to its words as one would type them.

``clean_parts`` is the one definition of a record's text: validation calls it again on the
published evidence. It joins wrapped lines, mends hyphens at line ends, drops what cannot be seen
and the calls of notes ("[1]"), unfolds ligatures and folds white space. Letters and punctuation
stay as they are, with one exception: the typographic hyphens U+2010 and U+2011 become the ASCII
hyphen, so that a document hyphenated by its typesetter and one typed by hand give the same words.
No letter is ever added.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Sequence

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

#: Index of a part, index in that part.
_Origin = tuple[int, int]
_Placed = tuple[str, _Origin]


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
    get_language(language)  # for its error, also where no rule is needed
    if len(parts) == 1 and _is_clean(parts[0]):
        return parts[0]
    return clean_with_offsets(parts, language=language).text


def clean_with_offsets(parts: Sequence[str], *, language: str) -> CleanText:
    """As ``clean_parts``, with the origin of every character."""
    rules = get_language(language)
    lines = [(index, part) for index, part in enumerate(parts) if any(_is_visible(c) for c in part)]
    placed: list[_Placed] = []
    hyphen: _Origin | None = None
    for number, (index, part) in enumerate(lines, start=1):
        end = _find_line_end_hyphen(part) if number < len(lines) else len(part)
        line = _clean_line(part[:end], index)
        if placed:
            joint, origin = _join(placed, line), placed[-1][1]
            if hyphen is not None:
                joint, origin = _mend(placed, line, rules, _is_in_capitals(parts)), hyphen
            placed += [(char, origin) for char in joint]
        placed += line
        hyphen = (index, end) if end < len(part) else None
    placed = _drop_note_calls(placed)
    chars, origins = zip(*placed, strict=True) if placed else ((), ())
    return CleanText(text="".join(chars), origins=origins)


def _drop_note_calls(placed: list[_Placed]) -> list[_Placed]:
    while (call := _NOTE_CALL.search(_read(placed))) is not None:
        del placed[call.start() : call.end()]
    return placed


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


def _read(placed: Sequence[_Placed]) -> str:
    return "".join(char for char, _ in placed)


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


def _clean_line(part: str, index: int) -> list[_Placed]:
    """What is visible of one line, white space folded."""
    if _is_clean(part):
        return list(zip(part, zip(itertools.repeat(index), range(len(part))), strict=False))
    line: list[_Placed] = []
    for offset, char in enumerate(part):
        if char.isspace():
            if line and line[-1][0] != " ":
                line.append((" ", (index, offset)))
        elif _is_visible(char):
            shown = "-" if char in _HYPHENS else _LIGATURES.get(char, char)
            line += [(letter, (index, offset)) for letter in shown]
    if line and line[-1][0] == " ":
        line.pop()
    return line


def _is_clean(part: str) -> bool:
    """Whether a line needs nothing done: most do not."""
    return (
        part.isprintable()
        and part == part.strip()
        and "  " not in part
        and _UNFOLDED.isdisjoint(part)
        and "[" not in part
    )


def _join(placed: Sequence[_Placed], line: Sequence[_Placed]) -> str:
    """What comes between two lines without a hyphen."""
    is_unspaced = (
        placed[-1][0] in _UNSPACED_JOINTS
        and len(placed) > 1
        and placed[-2][0].isalnum()
        and bool(line)
        and line[0][0].isalnum()
    )
    return "" if is_unspaced else " "


def _mend(
    placed: Sequence[_Placed], line: Sequence[_Placed], rules: Language, in_capitals: bool
) -> str:
    return mend_line_end(
        _read(placed[-_LONGEST_WORD:]), _read(line), language=rules, in_capitals=in_capitals
    )
