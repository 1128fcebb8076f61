"""The kinds of text that an edition file holds, each with its check and what it says when it fails.

A message says what was expected and what to do; where it is and what was found is added to it by
``messages``.
"""

from __future__ import annotations

import difflib
import re
from pathlib import PurePosixPath
from typing import Annotated

from pydantic import AfterValidator, Field

from pipeline.model.outline import Role

#: Names of editions and sources: they become parts of record ids, file names and URLs.
ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
SHA256 = re.compile(r"[0-9a-f]{64}")
#: BCP 47 in the parts that texts use, in their usual case: language, script, region, variants.
LANGUAGE = re.compile(
    r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?(-([a-z0-9]{5,8}|\d[a-z0-9]{3}))*"
)
SNAKE_CASE = re.compile(r"[a-z][a-z0-9]*([_-][a-z0-9]+)*")
URL = re.compile(r"https?://[^\s/]+\S*")
#: A statement ("edition/source/2") or an objective of any depth ("edition/source/2.3.1").
RECORD_ID = re.compile(rf"{ID.pattern}/{ID.pattern}/[1-9]\d*(\.[1-9]\d*)*")
#: Roles of lines; which of them can be set is for the parser to say.
LINE_ROLES = tuple(role.value for role in Role)


def _check_text(text: str) -> str:
    if not text.strip():
        raise ValueError("expected some words; leave the key out if there is nothing to say")
    return text


def _check_id(text: str) -> str:
    if not ID.fullmatch(text):
        raise ValueError(
            "expected lower-case letters, digits and hyphens, beginning with a letter or digit, "
            "at most 64 characters"
        )
    return text


def _check_sha256(text: str) -> str:
    if SHA256.fullmatch(text.lower()) and not SHA256.fullmatch(text):
        raise ValueError("expected the hexadecimal digits in lower case")
    if not SHA256.fullmatch(text):
        raise ValueError(
            f"expected 64 hexadecimal digits, not {len(text)} characters; print them with "
            "`sha256sum FILE`"
        )
    return text


def _check_language(text: str) -> str:
    if LANGUAGE.fullmatch(text):
        return text
    language, *others = re.split("[-_]", text.strip())
    parts = [part.title() if len(part) == 4 else part.upper() for part in others]
    mended = "-".join([language.lower(), *parts])
    hint = f"; did you mean {mended!r}?" if LANGUAGE.fullmatch(mended) else ""
    raise ValueError(f"expected a BCP 47 tag such as 'nl', 'fr' or 'nl-BE'{hint}")


def _check_path(text: str) -> str:
    where = "expected a path below raw/<edition id>/, such as 'press-nl.txt'"
    if "\\" in text:
        raise ValueError(f"{where}; write slashes, not backslashes")
    if text.startswith(("/", "~")) or re.match(r"[A-Za-z]:", text):
        raise ValueError(f"{where}, not an absolute one")
    if ".." in text.split("/"):
        raise ValueError(f"{where}, without '..'; copy the file into that folder")
    if not text.isprintable() or text in {"", "."} or str(PurePosixPath(text)) != text:
        raise ValueError(f"{where}; write it plainly, without './', '//' or a slash at the end")
    return text


def _check_url(text: str) -> str:
    if not URL.fullmatch(text):
        raise ValueError("expected a web address that begins with https:// or http://")
    return text


def _check_snake_case(text: str) -> str:
    if not SNAKE_CASE.fullmatch(text):
        raise ValueError("expected a word in lower case, such as 'press_release' or 'brochure'")
    return text


def _check_record_id(text: str) -> str:
    if not RECORD_ID.fullmatch(text):
        raise ValueError(
            "expected the id of a theme statement or an objective, such as "
            "'benelux-2021-2024/press-nl/2.3'"
        )
    return text


def _check_line_role(text: str) -> str:
    if text not in LINE_ROLES:
        close = difflib.get_close_matches(text, LINE_ROLES, n=1)
        hint = f"; did you mean {close[0]!r}?" if close else ""
        raise ValueError(f"expected one of {', '.join(LINE_ROLES)}{hint}")
    return text


Text = Annotated[str, AfterValidator(_check_text), Field(json_schema_extra={"pattern": r"\S"})]
Id = Annotated[
    str, AfterValidator(_check_id), Field(json_schema_extra={"pattern": f"^{ID.pattern}$"})
]
Sha256 = Annotated[
    str, AfterValidator(_check_sha256), Field(json_schema_extra={"pattern": f"^{SHA256.pattern}$"})
]
LanguageTag = Annotated[
    str,
    AfterValidator(_check_language),
    Field(json_schema_extra={"pattern": f"^{LANGUAGE.pattern}$"}),
]
RawPath = Annotated[
    str, AfterValidator(_check_path), Field(json_schema_extra={"pattern": r"^[^/~\\][^\\]*$"})
]
Url = Annotated[
    str, AfterValidator(_check_url), Field(json_schema_extra={"pattern": f"^{URL.pattern}$"})
]
SourceRole = Annotated[
    str,
    AfterValidator(_check_snake_case),
    Field(json_schema_extra={"pattern": f"^{SNAKE_CASE.pattern}$"}),
]
RecordId = Annotated[
    str,
    AfterValidator(_check_record_id),
    Field(json_schema_extra={"pattern": f"^{RECORD_ID.pattern}$"}),
]
LineRole = Annotated[
    str, AfterValidator(_check_line_role), Field(json_schema_extra={"enum": list(LINE_ROLES)})
]
