"""Numbers in words, digits and Roman numerals, and the counts that a text declares."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Iterator

from pipeline.model.outline import Declaration
from pipeline.model.selectors import CharSpan
from pipeline.text.folding import fold_case
from pipeline.text.languages import Language, get_language

#: Smallest and largest number that is taken for a count: "one theme" declares nothing, and what
#: is larger is a year or an amount.
_SMALLEST_COUNT, _LARGEST_COUNT = 2, 999
#: Words between the number and its noun ("vijf grote nieuwe thema's", "cinq grands axes").
_MOST_ADJECTIVES = 2

_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_ROMAN = re.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_DIGITS = re.compile(r"(\d{1,4})(\D*)", re.ASCII)

_BLANK = r"(?:[^\S\n\f]+|[^\S\n\f]*\n[^\S\n\f]*)"  # also over a line end, but no empty line
_WORD = r"[^\W\d_]+(?:['-][^\W\d_]+)*"
#: What a number may begin with: all of its digits, or the first of its words; and the next of them.
_FIRST_MEMBER = re.compile(r"(?<!\w)(?:\d{1,3}(?!\d)|[^\W\d_]+)")
_NEXT_MEMBER = re.compile(rf"(?:-|{_BLANK})([^\W\d_]+)")
#: Before a number that is no count: part of a longer number, a range, an amount, a reference.
_NO_COUNT_BEFORE = re.compile(r"(?:[\w§€$£%=/.,:+–-]|[§€$£–-]\s|\d\s)$")
_LAST_TWO_TOKENS = re.compile(r"(?:(\S+)\s+)?(\S+)\s*$")
#: Code points that are looked at before a number.
_LOOK_BEHIND = 60


def parse_roman(text: str) -> int | None:
    """The value of a Roman numeral, capitals or small letters; None when it is none.

    Only the subtractive form counts: IV and not IIII.
    """
    folded = fold_case(text)
    if not folded or not _ROMAN.fullmatch(folded):
        return None
    values = [_ROMAN_VALUES[letter] for letter in folded]
    return sum(
        -value if value < following else value
        for value, following in itertools.pairwise([*values, 0])
    )


def parse_number(text: str, *, language: str) -> int | None:
    """The value of a number in digits, or in words of the language; None when it is none.

    Blanks and hyphens between the members of a number word count alike ("vingt et un").
    """
    folded = "-".join(fold_case(text).replace("-", " ").split())
    if folded.isascii() and folded.isdigit():
        return int(folded)
    return get_language(language).numbers.cardinals.get(folded)


def parse_ordinal(text: str, *, language: str) -> int | None:
    """The value of an ordinal in words ("eerste") or digits ("2de"); None when it is none."""
    numbers = get_language(language).numbers
    folded = fold_case(text)
    digits = _DIGITS.fullmatch(folded)
    if digits:
        return int(digits[1]) if digits[2] in numbers.ordinal_suffixes else None
    return numbers.ordinals.get(folded)


def find_declarations(text: str, *, language: str) -> tuple[Declaration, ...]:
    """The counts that a text states: "opgedeeld in vijf thema's", "25 mesures".

    A number from 2, in words or digits, stands before the plural of a noun of the language's
    data, with at most two adjectives between. Ranges, references ("artikel 5"), ordinals,
    amounts, years and counts of a part ("drie andere thema's") are none.

    Args:
        text: any stretch of text; line ends may stand for blanks.
        language: BCP 47 tag.

    Returns:
        In order of place; spans are places in ``text``, from the number to the end of the noun.
    """
    rules = get_language(language)
    folded = fold_case(text)
    if not any(map(folded.__contains__, _list_noun_beginnings(rules))):
        return ()
    found = []
    for numeral, match in _find_counts(folded, rules):
        number = parse_number(numeral.cut(folded), language=language)
        if number is None or not _SMALLEST_COUNT <= number <= _LARGEST_COUNT:
            continue
        if _is_preceded(folded, numeral, rules) or _is_qualified(text, numeral, match, rules):
            continue
        if _is_section_number(text, numeral, match, rules):
            continue
        found.append(
            Declaration(
                noun=text[match.start("noun") : match.end("noun")],
                counts=_count_kind(match),
                number=number,
                span=CharSpan(start=numeral.start, end=match.end()),
            )
        )
    return tuple(found)


def _find_counts(folded: str, rules: Language) -> Iterator[tuple[CharSpan, re.Match[str]]]:
    """Numbers that stand before a noun that is counted, each with what follows it.

    The words of a number are looked up one by one: in a pattern, the 400 of French would take
    longer to compile than all else that a short text needs.
    """
    beginnings, _ = _list_numerals(rules)
    looked_at = 0
    for first in _FIRST_MEMBER.finditer(folded):
        word = first.group()
        if not (word in beginnings or word.isdigit()) or first.start() < looked_at:
            continue
        for stop in _find_stops(folded, first, rules):
            match = _compile_counted(rules).match(folded, stop)
            if match and (match["again"] is None or _is_numeral(match["again"], rules)):
                yield CharSpan(start=first.start(), end=stop), match
                looked_at = match.end()
                break


def _find_stops(text: str, first: re.Match[str], rules: Language) -> list[int]:
    """Where the numbers end that begin with a word or with digits, the longest number first."""
    word = first.group()
    if word[0].isdigit():
        return [first.end()]
    beginnings, numerals = _list_numerals(rules)
    stops: list[int] = []
    stop = first.end()
    while word in beginnings:
        if word in numerals:
            stops.append(stop)
        following = _NEXT_MEMBER.match(text, stop)
        if following is None:
            break
        word, stop = f"{word}-{following[1]}", following.end()
    return stops[::-1]


def _is_numeral(text: str, rules: Language) -> bool:
    first = _FIRST_MEMBER.match(text)
    return first is not None and len(text) in _find_stops(text, first, rules)


@functools.cache
def _list_numerals(rules: Language) -> tuple[frozenset[str], frozenset[str]]:
    """The number words, each also as far as each of its hyphens; and the words alone."""
    numerals = frozenset(
        word for word, number in rules.numbers.cardinals.items() if number >= _SMALLEST_COUNT
    )
    beginnings = frozenset(
        beginning
        for word in numerals
        for beginning in itertools.accumulate(word.split("-"), "{}-{}".format)
    )
    return beginnings, numerals


@functools.cache
def _compile_counted(rules: Language) -> re.Pattern[str]:
    """What follows a number that counts: perhaps the number again, adjectives, and a noun."""
    nouns = "|".join(
        f"(?P<{kind}>{_alternate(plurals)})" for kind, plurals in _list_plurals(rules).items()
    )
    prefix = f"(?:(?:{_alternate(rules.nouns.prefixes)})-?)?" if rules.nouns.prefixes else ""
    return re.compile(
        rf"(?:{_BLANK}\((?P<again>[^()]*)\))?{_BLANK}"
        rf"(?P<adjectives>(?:{_WORD},?{_BLANK}){{0,{_MOST_ADJECTIVES}}}?)"
        rf"(?P<noun>{prefix}(?:{nouns}))(?![\w]|['-]\w)"
    )


def _alternate(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest that fits."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", _BLANK) for word in ordered)


def _list_plurals(rules: Language) -> dict[str, list[str]]:
    """The plurals of what may be counted, by kind."""
    kinds = {
        "themes": rules.nouns.themes,
        "objectives": rules.nouns.objectives,
        "parts": rules.nouns.parts,
    }
    return {
        kind: [plural for noun in nouns for plural in noun.plurals] for kind, nouns in kinds.items()
    }


@functools.cache
def _list_noun_beginnings(rules: Language) -> tuple[str, ...]:
    """First words one of which every declaration holds: most texts are done with here."""
    words = {plural.split()[0] for plurals in _list_plurals(rules).values() for plural in plurals}
    return tuple(
        sorted(word for word in words if not any(other in word for other in words - {word}))
    )


def _count_kind(match: re.Match[str]) -> str | None:
    return next((kind for kind in ("themes", "objectives") if match[kind]), None)


def _is_preceded(folded: str, numeral: CharSpan, rules: Language) -> bool:
    """Whether what stands before the number makes it something other than a count."""
    before = folded[max(0, numeral.start - _LOOK_BEHIND) : numeral.start]
    if _NO_COUNT_BEFORE.search(before):
        return True
    tokens = _LAST_TWO_TOKENS.search(before)
    if tokens is None:
        return False
    earlier, last = tokens[1], tokens[2].lstrip("([«„“‘'\"")
    is_range = (
        earlier is not None
        and last in rules.hyphenation.coordinators
        and parse_number(earlier, language=rules.tag) is not None
    )
    return (
        is_range
        or last in rules.labels.references
        or last in rules.labels.themes
        or last in rules.labels.objectives
        or last in rules.furniture.page_words
        or last in rules.nouns.partial_words
        or parse_ordinal(last, language=rules.tag) is not None
    )


def _is_qualified(text: str, numeral: CharSpan, match: re.Match[str], rules: Language) -> bool:
    """Whether a word between number and noun shows that the noun is not what is counted."""
    start = match.start("adjectives")
    for word in re.finditer(_WORD, match["adjectives"]):
        is_noun = rules.capitalises_nouns and text[start + word.start()].isupper()
        if (
            (is_noun and not text[numeral.start : match.end()].isupper())
            or word.group() in rules.detection.function_words
            or word.group() in rules.nouns.partial_words
            or word.group() in rules.numbers.multipliers
            or word.group() in rules.numbers.cardinals
            or word.group() in rules.numbers.ordinals
        ):
            return True
    return False


def _is_section_number(text: str, numeral: CharSpan, match: re.Match[str], rules: Language) -> bool:
    """Whether digits number the heading behind them ("3 Doelstellingen"), or a page."""
    line_start = text.rfind("\n", 0, numeral.start) + 1
    if not numeral.cut(text).isdigit() or text[line_start : numeral.start].strip():
        return False
    noun = text[match.start("noun") : match.end("noun")]
    first = text[numeral.end :].lstrip()[:1]
    is_alone = "\n" in text[numeral.end : match.end("noun")].split(first, 1)[0]
    return is_alone or (first.isupper() and not noun.isupper() and not rules.capitalises_nouns)
