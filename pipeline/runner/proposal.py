"""What an edition file may say of documents that were only looked into: a proposal.

Everything here is told from the files themselves and the name that a person gave the edition.
What a person has to know better, the proposal leaves for them to fill.
"""

from __future__ import annotations

import datetime
import functools
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath

from pipeline.model.frozen import frozen
from pipeline.runner.inspection import Inspection
from pipeline.runner.publishers import find_publisher
from pipeline.text.languages import all_languages

#: Published as it stands until a person writes the name: an edition has to have a publisher, and
#: many documents do not say who that is.
UNKNOWN_PUBLISHER = "unknown"

_DASHES = r"\s?[-\N{NON-BREAKING HYPHEN}–—/]\s?"
_FIRST_YEAR = r"(?<!\d)(?<!\d[-–/])((?:19|20)\d\d)"
_LAST_YEAR = r"((?:19|20)\d\d)(?![-–/]?\d)"
#: No programme is for longer; two years further apart are the life of a person or a treaty.
_MOST_YEARS = 30
_MEDIA_TYPE_ROLES = {"application/pdf": "brochure"}
_USUAL_ROLE = "press_release"
#: Beginnings of words in a file's name that say what it is, whatever its format.
_NAMED_ROLES = {"brochure": "brochure", "press": "press_release"}
_SHORT_ROLES = {"press_release": "press"}
_SUFFIXES = {
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "text/html": ".html",
    "text/markdown": ".md",
    "text/plain": ".txt",
}
_PLAIN_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")
#: Of a file's name, without its suffix; a source's name may have 64, and gets a language behind.
_LONGEST_STEM = 48


@frozen
class RecognisedFile:
    """The file as received, where the source is a copy with its text recognised.

    Attributes:
        file_name: beside the source's.
        sha256: of it, lower-case hex.
        program: what recognised the text, with its version.
    """

    file_name: str
    sha256: str
    program: str


@frozen
class ProposedSource:
    """A table ``[sources.NAME]``.

    Attributes:
        name: of the table, unique in the edition.
        role: what kind of document it is, as guessed.
        file_name: under ``raw/<edition id>/``, unique there also where case does not count.
        sha256: of the file that was read, lower-case hex.
        language: BCP 47 tag.
        recognised: the file as received, if the source is a copy with its text recognised.
    """

    name: str
    role: str
    file_name: str
    sha256: str
    language: str
    recognised: RecognisedFile | None = None


@frozen
class ProposedEdition:
    """The edition file to be.

    Attributes:
        edition_id: as the person named it.
        title: the programme's own, as found; None where none was.
        years: first and last year that the programme is for; None where they were not found.
        sources: in the order in which the files were named.
        publisher: as a document states it; None where none does.
    """

    edition_id: str
    title: str | None
    years: tuple[int, int] | None
    sources: tuple[ProposedSource, ...]
    publisher: str | None = None

    @property
    def starts_on(self) -> datetime.date | None:
        """First day of the first year."""
        return datetime.date(self.years[0], 1, 1) if self.years else None

    @property
    def ends_on(self) -> datetime.date | None:
        """Last day of the last year."""
        return datetime.date(self.years[1], 12, 31) if self.years else None


def propose(
    edition_id: str,
    inspections: Sequence[Inspection],
    *,
    file_names: Sequence[str] | None = None,
) -> ProposedEdition:
    """The edition that the files make together.

    Args:
        edition_id: as the person named it.
        inspections: of the files, in order, taken as far as their outlines.
        file_names: where the files lie under ``raw/<edition id>/`` already; None: they are copied
            there, under names made from their own.
    """
    texts = [inspection.document.text for inspection in inspections]
    roles = [_guess_role(inspection) for inspection in inspections]
    languages = [_tell_language(inspection) for inspection in inspections]
    taken: set[str] = set()
    received = file_names or _name_files(inspections, taken)
    file_names = [
        name
        if inspection.recognition is None
        else _make_unique(f"{PurePath(name).stem}-ocr", taken) + ".pdf"
        for name, inspection in zip(received, inspections, strict=True)
    ]
    names = _name_sources(inspections, roles, languages)
    title = _choose_title(inspections, roles)
    return ProposedEdition(
        edition_id=edition_id,
        title=title,
        years=find_years(title or "") or find_years(edition_id) or find_years("\n".join(texts)),
        publisher=find_publisher(texts),
        sources=tuple(
            ProposedSource(
                name=name,
                role=role,
                file_name=file_name,
                sha256=inspection.document.source_sha256,
                language=language,
                recognised=_describe_received(inspection, received_name),
            )
            for inspection, name, role, file_name, language, received_name in zip(
                inspections, names, roles, file_names, languages, received, strict=True
            )
        ),
    )


def find_years(text: str) -> tuple[int, int] | None:
    """The years of a programme in words such as "werkprogramma 2025-2028", "2025 bis 2028".

    Args:
        text: of any length; of several pairs of years the most frequent counts, then the first.
    """
    pairs = Counter(
        (first, last)
        for first, last in ((int(match[1]), int(match[2])) for match in _years().finditer(text))
        if first < last <= first + _MOST_YEARS
    )
    # A counter gives those of equal frequency in the order in which they came.
    return pairs.most_common(1)[0][0] if pairs else None


@functools.cache
def _years() -> re.Pattern[str]:
    """Two years with a dash, a slash or a word between, no part of a longer number or date."""
    words = sorted({word for each in all_languages() for word in each.numbers.range_words})
    between = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
    return re.compile(rf"{_FIRST_YEAR}(?:{_DASHES}|\s+(?:{between})\s+){_LAST_YEAR}", re.IGNORECASE)


def make_slug(text: str) -> str:
    """The text as part of an id or file name: ``[a-z0-9]`` with single hyphens between, or ""."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")


def _guess_role(inspection: Inspection) -> str:
    for word in make_slug(PurePath(inspection.path).stem).split("-"):
        for beginning, role in _NAMED_ROLES.items():
            if word.startswith(beginning):
                return role
    return _MEDIA_TYPE_ROLES.get(inspection.document.media_type, _USUAL_ROLE)


def _tell_language(inspection: Inspection) -> str:
    assert inspection.outline is not None
    return inspection.outline.language


def _choose_title(inspections: Sequence[Inspection], roles: Sequence[str]) -> str | None:
    """The title of a brochure before that of others: an article has a headline of its own."""
    ranked = sorted(zip(inspections, roles, strict=True), key=lambda entry: entry[1] != "brochure")
    for inspection, _ in ranked:
        outline = inspection.outline
        for title in (outline.title if outline else None, inspection.document.title):
            if folded := " ".join((title or "").split()):
                return folded
    return None


def _describe_received(inspection: Inspection, file_name: str) -> RecognisedFile | None:
    recognition = inspection.recognition
    if recognition is None:
        return None
    return RecognisedFile(
        file_name=file_name, sha256=recognition.received_sha256, program=recognition.program
    )


def _name_files(inspections: Sequence[Inspection], taken: set[str]) -> list[str]:
    """File names that mean the same on every system; the received ones may hold anything."""
    names = []
    for inspection in inspections:
        path = PurePath(inspection.path)
        suffix = path.suffix.lower()
        if not _PLAIN_SUFFIX.fullmatch(suffix):
            suffix = _SUFFIXES.get(inspection.document.media_type, "")
        names.append(_make_unique(_make_stem(path), taken) + suffix)
    return names


def _name_sources(
    inspections: Sequence[Inspection], roles: Sequence[str], languages: Sequence[str]
) -> list[str]:
    """Role and language ("press-nl"), as long as that tells the sources apart; else file names."""
    by_role = [
        f"{_SHORT_ROLES.get(role, role)}-{make_slug(language)}"
        for role, language in zip(roles, languages, strict=True)
    ]
    taken: set[str] = set()
    names = []
    for inspection, name, language in zip(inspections, by_role, languages, strict=True):
        if by_role.count(name) > 1:
            stem = _make_stem(PurePath(inspection.path))
            tag = make_slug(language)
            name = stem if tag in stem.split("-") else f"{stem}-{tag}"
        names.append(_make_unique(name, taken))
    return names


def _make_stem(path: PurePath) -> str:
    return make_slug(path.stem)[:_LONGEST_STEM].rstrip("-") or "source"


def _make_unique(name: str, taken: set[str]) -> str:
    """``name``, or that with the first number behind it that makes it another; now taken."""
    unique, number = name, 1
    while unique in taken:
        number += 1
        unique = f"{name}-{number}"
    taken.add(unique)
    return unique
