"""What becomes of a hyphen at the end of a line.

The typesetter's hyphen goes, the writer's stays, and only the words around it tell which is
which. Case and digits decide most (``Benelux-|Politieverdrag``, ``COVID-|19``, ``EU-|rolmodel``),
conjunctions show a suspended compound (``personen-|en vrachtvervoer``), and the language's data
hold the rest: clashing vowels (``Noordzee-|energie``) and words written with a hyphen.

What cannot be known without a dictionary is taken for a hyphenation: in the languages that we
have, most line-end hyphens before a lower-case letter are.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum

from pipeline.text.folding import APOSTROPHES, fold_case
from pipeline.text.languages import Language

#: Letters at the end of what stands before the hyphen: the last member of the word.
_LAST_LETTERS = re.compile(r"[^\W\d_]+$")
#: The same with everything that can stand inside a word, hyphens too.
_LAST_WORD = re.compile(r"[\w’'-]+$")
#: The first word of the next line, hyphens and apostrophes inside it included.
_FIRST_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
#: The letters one of which every syllable has, marks taken off.
_VOWELS = frozenset("aeiouyæœø")


class Mending(StrEnum):
    """How two lines with a hyphen between them become one."""

    DROP = ""
    KEEP = "-"
    SUSPEND = "- "


def mend_line_end(before: str, after: str, *, language: Language, in_capitals: bool) -> Mending:
    """Decide about the hyphen between two lines.

    Args:
        before: cleaned text up to the hyphen, without it.
        after: cleaned text of the next line.
        language: whose rules apply.
        in_capitals: whether the whole text is set in capitals, so that case tells nothing.

    Returns:
        What to put in the place of hyphen and line end.
    """
    if not before or not after or not _is_word_char(before[-1]) or not after[0].isalpha():
        return Mending.KEEP
    if _is_suspended(before, after, language):
        return Mending.SUSPEND
    if not in_capitals and (after[0].isupper() or after[0].istitle()):
        return Mending.KEEP
    if _is_written_with_hyphen(before, after, language, in_capitals):
        return Mending.KEEP
    return Mending.DROP


def _is_word_char(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char).startswith("M")


def _is_suspended(before: str, after: str, language: Language) -> bool:
    """Whether a conjunction follows, and is no syllable of the word itself."""
    rules = language.hyphenation
    token = fold_case(after.split(" ", 1)[0])
    forms = (token, token.rstrip(",;:"), token.split("/")[0])
    word = next((form for form in forms if form in rules.coordinators), None)
    if word is None:
        return False
    return not fold_case(before).endswith(rules.coordinator_syllables.get(word, ()))


def _is_written_with_hyphen(before: str, after: str, language: Language, in_capitals: bool) -> bool:
    """Whether the word is written with a hyphen also where no line ends."""
    rules = language.hyphenation
    letters = _LAST_LETTERS.search(before)
    if letters is None:  # it ends in a digit: "G7-|landen"
        return True
    stem = letters.group()
    is_elided = before[: letters.start()].endswith(tuple(APOSTROPHES + "'"))
    if len(stem) == 1 and not is_elided:  # "e-|mail": no typesetter leaves one letter behind
        return True
    if not _has_vowel(stem):  # "mkb-|ondernemers": it is no syllable
        return True
    if in_capitals:
        if fold_case(stem) in rules.acronyms:
            return True
    elif not stem[1:].islower() and len(stem) > 1:  # "EU-|rolmodel"
        return True
    if fold_case(stem) in rules.hyphenated_prefixes:
        return True
    if _join_words(before, after) in rules.hyphenated_words:
        return True
    clash = fold_case(before[-1] + after[0])
    return clash in rules.clashing_vowels and not fold_case(after).startswith(
        rules.clash_exceptions
    )


def _has_vowel(letters: str) -> bool:
    return not _VOWELS.isdisjoint(unicodedata.normalize("NFD", letters.lower()))


def _join_words(before: str, after: str) -> str:
    last, first = _LAST_WORD.search(before), _FIRST_WORD.match(after)
    return fold_case(f"{last.group() if last else ''}-{first.group() if first else ''}")
