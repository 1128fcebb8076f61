"""What a web page or a letter puts around its text: dates, bars of links, and what leads on."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from pipeline.model.document import ElementKind
from pipeline.model.outline import Role
from pipeline.parse.lines.sentences import ends_line_above
from pipeline.parse.lines.verdicts import Verdict, letters_key
from pipeline.parse.lines.views import LineView
from pipeline.parse.looks.wording import has_address
from pipeline.text.folding import fold_case
from pipeline.text.languages import Language

#: Neither is longer than a long line; most lines of a text are not looked at.
_MAX_CHARS = 160
#: A line of more words beside its dates is a sentence that begins like a date line.
_DATELINE_MAX_WORDS = 13
#: Words that may stand beside a date and a time: a weekday, "at", "uur".
_MOST_WORDS_BESIDE_DATE = 2
#: What leads on is short; a sentence of more words is text.
_SEQUEL_MAX_WORDS = 25
#: What every full date holds, and most lines do not.
_PART_OF_DATE = re.compile(r"\d{4}|\d[./-]\d")
_TIME = re.compile(r"\b\d{1,2}[:.h]\d{2}\b")
_WORD = re.compile(r"[^\W\d_]+")
#: "Castrop-Rauxel", "'s-Gravenhage" are one.
_NAME = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
#: Elements whose lines are what they say, dates too.
_OTHER_ELEMENTS = frozenset({ElementKind.TABLE_CELL, ElementKind.LIST_ITEM})


def find_article_furniture(views: Sequence[LineView], language: Language) -> dict[int, Verdict]:
    """Verdicts on date lines, bars of links and lines that lead elsewhere, by line index."""
    verdicts: dict[int, Verdict] = {}
    for above, view in pairwise((None, *views)):
        if view is None:
            continue
        if above is not None and _ends_address(above, view, verdicts):
            verdicts[view.index] = verdicts[above.index]
            continue
        if above is not None and ends_line_above(above, view, language):
            continue
        element = view.line.element
        is_dated = above is not None and _is_date_label(above, verdicts, language)
        if element is not None and element.kind in _OTHER_ELEMENTS and not is_dated:
            continue
        if len(view.text) > _MAX_CHARS:
            continue
        folded = fold_case(view.text.strip())
        may_date = not view.is_file_heading or _PART_OF_DATE.search(folded) is not None
        if may_date and _is_dateline(folded, language):
            verdicts[view.index] = Verdict(role=Role.FURNITURE, reason="a date of publication")
        elif _tells_signing(folded, language):
            verdicts[view.index] = Verdict(role=Role.FURNITURE, reason="where it was signed")
        elif _leads_on(folded, language):
            verdicts[view.index] = Verdict(role=Role.NAVIGATION, reason="leads to more elsewhere")
        elif _FILE.search(folded) and len(folded.split()) <= _FILE_MAX_WORDS:
            verdicts[view.index] = Verdict(role=Role.NAVIGATION, reason="a file to download")
        elif _REFERENCE.match(folded):
            verdicts[view.index] = Verdict(role=Role.NOTE, reason="a reference to a publication")
        elif _tells_address(view.text):
            verdicts[view.index] = Verdict(role=Role.FURNITURE, reason=_ADDRESS_REASON)
            if above is not None and _HOUSE.fullmatch(above.text.strip()):
                verdicts[above.index] = verdicts[view.index]
        elif (
            above is not None
            and _is_address(verdicts.get(above.index))
            and _HOUSE.fullmatch(view.text.strip())
        ):
            verdicts[view.index] = verdicts[above.index]
        elif _is_bar(view) or _is_menu(view, language):
            verdicts[view.index] = Verdict(role=Role.NAVIGATION, reason="a bar of links")
    return verdicts


def _ends_address(above: LineView, view: LineView, verdicts: Mapping[int, Verdict]) -> bool:
    """Whether a line is the rest of an address of the web that the line above leads on with."""
    verdict = verdicts.get(above.index)
    return (
        verdict is not None
        and verdict.role is Role.NAVIGATION
        and above.text.rstrip().endswith(_WITHIN_ADDRESS)
        and view.blank_before == 0
        and view.line.region == above.line.region
        and len(view.text.split()) == 1
    )


#: Signs at which an address is broken over two lines.
_WITHIN_ADDRESS = ("/", "-", "?", "=", "&")
#: "See Official Gazette of 2 June 2018, p. 122".
_REFERENCE = re.compile(
    r"(?:see|cf\.?|voir|zie|siehe|vgl\.?)\s.{3,100}\b(?:p|pp|s|blz|bl)\.\s?\d+[.)]?$"
)
#: A number of a house or a box, then a postal code and a town; or a telephone's number.
_ADDRESS = re.compile(
    r".{0,60}(?<![\d-])(?!(?:19|20)\d\d\b)\d{1,4}[a-z]?(?:,\s?|\s[·|–-]\s)"
    r"(?:[A-Z]{1,2}-)?\d{4,5}\s(?:[A-Z]{2}\s+)?[A-ZÀ-Ý][\w' -]{2,40}"
    r"|.{0,60}\b(?:[Tt]el|[Tt]él|[Tt]elefoon|[Tt]elefon|[Tt]elephone|[Tt]éléphone|[Pp]hone|[Ff]ax)\b"
    r"\s?[.:]?\s{0,3}[+(\d][\d\s()/.–-]{5,24}"
    r"|(?:Postfach|Postbus|P\.?O\.? Box|Boîte postale|Case postale)\s\d{1,6}"
    r"(?:,\s(?:[A-Z]{1,2}-)?\d{4,5}\s(?:[A-Z]{2}\s)?[A-ZÀ-Ý][\w' -]{2,40})?"
)


_ADDRESS_REASON = "a postal address"


def _is_address(verdict: Verdict | None) -> bool:
    return verdict is not None and verdict.reason == _ADDRESS_REASON


#: "Place du Marché 43", "12 High Street": what stands above the code and the town.
_HOUSE = re.compile(
    r"(?:[^\W\d_][\w.'’-]*\s){1,4}\d{1,4}[a-z]?|\d{1,4}[a-z]?(?:\s[A-Z][\w.'’-]*){1,4}"
)


def _tells_address(text: str) -> bool:
    """Whether a line says where someone lives, or by what number to call."""
    return text[-1:] not in ".;" and _ADDRESS.fullmatch(text.strip()) is not None


#: What stands behind the name of a file to download: its kind and its size.
_FILE = re.compile(
    r"\((?:pdf|docx?|odt|rtf|epub|xlsx?|ods|zip)\W[^()]*\d\s?(?:kb|ko|mb|mo|kib|mib)\)\W*$"
)
_FILE_MAX_WORDS = 14
#: What parts the links of a bar, or the steps of a path to the page.
_BAR_MARK = re.compile(r"\s+[|›»>]\s+")
#: Characters of a bar: a longer line is text, and blanks without end are not looked through.
_LONGEST_BAR = 1000
#: Links of a bar, and words of each at most on average.
_FEWEST_LINKS = 3
_LINK_MAX_WORDS = 5


def _is_bar(view: LineView) -> bool:
    """Whether a typed line that stands alone holds several short names with bars between them."""
    if view.line.bbox is not None or not view.blank_before or view.is_bold:
        return False
    element = view.line.element
    if element is not None and element.kind is not ElementKind.PARAGRAPH:
        return False
    parts = _BAR_MARK.split(view.text.strip()) if len(view.text) <= _LONGEST_BAR else []
    return (
        len(parts) >= _FEWEST_LINKS
        and all(part[:1].isalnum() for part in parts)
        and len(view.text.split()) <= _LINK_MAX_WORDS * len(parts)
        and not view.text.rstrip().endswith((".", ";", ":"))
    )


#: What parts words to click that stand on one line.
_MENU_MARK = re.compile(r"\s+[|›»·•–—-]\s+|\s{3,}")


def _is_menu(view: LineView, language: Language) -> bool:
    """Whether a line holds several things to click, most of them the words of every site."""
    parts = _MENU_MARK.split(view.text.strip()) if len(view.text) <= _LONGEST_BAR else []
    if view.line.bbox is not None or len(parts) < _FEWEST_IN_MENU:
        return False
    words = _list_navigation_keys(language)
    return 2 * sum(letters_key(part) in words for part in parts) > len(parts)


#: Words to click that make a line of them.
_FEWEST_IN_MENU = 2


@functools.cache
def _list_navigation_keys(language: Language) -> frozenset[str]:
    return frozenset(map(letters_key, language.furniture.navigation))


def _tells_signing(folded: str, language: Language) -> bool:
    """Whether a short line says where a text was signed: "Done at Port Ellery, in two copies"."""
    phrase = _longest_beginning(folded, language.furniture.signings)
    return bool(phrase) and len(folded.split()) <= _SIGNING_MAX_WORDS


#: A line of more words says more.
_SIGNING_MAX_WORDS = 14


def _is_dateline(folded: str, language: Language) -> bool:
    """Whether a line says when something was published, or holds a date and nothing else."""
    label = _longest_beginning(folded, language.furniture.datelines)
    if not label and not _PART_OF_DATE.search(folded):
        return False
    rest, date_count = _date_pattern(language).subn(" ", folded)
    if label:
        return (date_count > 0 and len(rest.split()) <= _DATELINE_MAX_WORDS) or folded.rstrip(
            " :"
        ) == label
    rest = _TIME.sub(" ", rest)
    place, comma, before_date = rest.rpartition(",")
    # "Vienna, 3 May 2027", "Wien, den 3. Mai 2027"
    is_place = bool(comma) and all(
        word in language.detection.function_words for word in _WORD.findall(before_date)
    )
    words = _WORD.findall(place if is_place else rest)
    return (
        date_count > 0
        and len(_NAME.findall(place if is_place else rest)) <= _MOST_WORDS_BESIDE_DATE
        and (is_place or all(len(word) <= _LONGEST_WEEKDAY for word in words))
    )


def _is_date_label(above: LineView, verdicts: dict[int, Verdict], language: Language) -> bool:
    """Whether the line above only says that a date follows: "Published on"."""
    folded = fold_case(above.text.strip()).rstrip(" :")
    return above.index in verdicts and folded in language.furniture.datelines


#: "donnerstag", "wednesday"; the name of a place before a comma may be longer.
_LONGEST_WEEKDAY = 10


def _leads_on(folded: str, language: Language) -> bool:
    """Whether a line says where there is more; the phrase alone heads a part of its own."""
    phrase = _longest_beginning(folded, language.furniture.sequels)
    if not phrase:
        return False
    after = folded[len(phrase) :].strip()
    is_short = len(folded.split()) <= _SEQUEL_MAX_WORDS
    return is_short and len(after) > 1 and (after[0] in ":?" or has_address(after))


def _longest_beginning(folded: str, phrases: frozenset[str]) -> str:
    """The longest of some phrases that a text begins with, whole words only; empty if none."""
    if not folded.startswith(_as_tuple(phrases)):
        return ""
    found = [
        phrase
        for phrase in phrases
        if folded.startswith(phrase) and not folded[len(phrase) : len(phrase) + 1].isalnum()
    ]
    return max(found, key=len, default="")


@functools.cache
def _date_pattern(language: Language) -> re.Pattern[str]:
    """Full dates as the language writes them: "2 mei 2031", "May 2, 2031", "2.5.2031"."""
    months = "|".join(sorted(map(re.escape, language.furniture.months), key=lambda m: (-len(m), m)))
    day = r"\d{1,2}(?:\.|er|st|nd|rd|th)?"
    return re.compile(
        rf"\b(?:{day}\s+(?:{months})\s+\d{{4}}|(?:{months})\s+{day},?\s+\d{{4}}"
        r"|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}-\d{2})\b"
    )


@functools.cache
def _as_tuple(phrases: frozenset[str]) -> tuple[str, ...]:
    return tuple(phrases)
