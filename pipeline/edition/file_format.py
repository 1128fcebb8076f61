"""What an edition file may say: its tables and keys, each with its description.

From these classes come the check of a file and the JSON Schema that lets editors complete it.
"""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from pipeline.edition.checked import (
    Id,
    LanguageTag,
    LineRole,
    RawPath,
    RecordId,
    Sha256,
    SourceRole,
    Text,
    Url,
)

SCHEMA_VERSION = 1

Count = Annotated[int, Field(ge=0)]
Ordinal = Annotated[int, Field(ge=1)]


def _check_themes(value: object) -> object:
    is_count = isinstance(value, int) and not isinstance(value, bool) and value >= 1
    is_titles = (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(title, str) and title.strip() for title in value)
    )
    if not (is_count or is_titles):
        raise ValueError(
            "expected the titles of all themes as a list of texts, or their number (from 1)"
        )
    return value


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class EditionTable(_Table):
    """The edition itself."""

    id: Id = Field(description="Name of the edition; the file is named <id>.toml.")
    title: Text = Field(description="Title of the programme, in its own words.")
    publisher: Text = Field(description="The body that publishes the programme.")
    starts_on: datetime.date | None = Field(
        default=None, description="First day that the programme is for."
    )
    ends_on: datetime.date | None = Field(
        default=None, description="Last day that the programme is for."
    )
    accept_low_confidence: Text | None = Field(
        default=None,
        description="Why publishing is right although the structure was read with low confidence.",
    )


class IgnoreTable(_Table):
    """A line to leave out."""

    line: Text = Field(description="The whole line as printed.")
    reason: Text = Field(description="Why it is left out; goes into the ledger.")


class RoleTable(_Table):
    """A line whose role is set."""

    line: Text = Field(description="The first line of the block, as printed.")
    role: LineRole = Field(description="What it is.")
    reason: Text = Field(description="Why; goes into the ledger.")


class OutlineTable(_Table):
    """What the structure of a source is, where inference gets it wrong."""

    pages: Annotated[list[Ordinal], Field(min_length=2, max_length=2)] | None = Field(
        default=None,
        description="First and last physical page to read for records, from 1, both included.",
    )
    starts_at: Text | None = Field(
        default=None, description="The line at which the outline begins, as printed."
    )
    ends_before: Text | None = Field(
        default=None, description="The line before which the outline ends, as printed."
    )
    theme: Text | None = Field(
        default=None,
        description="What themes look like: one of the answers that `programme inspect` offers.",
    )
    objective: Text | None = Field(
        default=None,
        description="What objectives look like: one of the answers that `programme inspect` "
        "offers.",
    )
    ignore: list[IgnoreTable] = Field(default=[], description="Lines to leave out.")
    roles: list[RoleTable] = Field(default=[], description="Lines whose role is set.")


class SourceTable(_Table):
    """A source document."""

    role: SourceRole = Field(
        description="What kind of document it is, such as press_release or brochure."
    )
    path: RawPath = Field(description="Where the file is, below raw/<edition id>/.")
    sha256: Sha256 = Field(description="SHA-256 of the file as received; `sha256sum FILE`.")
    language: LanguageTag | None = Field(
        default=None, description="BCP 47 tag of its language; inferred when left out."
    )
    title: Text | None = Field(default=None, description="Title of the document.")
    url: Url | None = Field(default=None, description="Where it was published.")
    retrieved_on: datetime.date | None = Field(
        default=None, description="Day on which it was retrieved."
    )
    licence: Text | None = Field(
        default=None, description="Licence of its words: an SPDX identifier, or in words."
    )
    attribution: Text | None = Field(default=None, description="How its makers are to be named.")
    is_reconstruction: bool = Field(
        default=False, description="Whether the file stands in for the one that was published."
    )
    has_all_themes: bool = Field(
        default=True, description="Whether every theme in [expect] should be in it."
    )
    theme_order: list[Ordinal] | None = Field(
        default=None,
        description="Which theme of the edition each of its themes is, in its own order; linked "
        "by content when left out.",
    )
    outline: OutlineTable = Field(
        default=OutlineTable(), description="Its structure, where inference gets it wrong."
    )


class ExpectTable(_Table):
    """What a person who read the documents says they hold; not copied from a run."""

    themes: Annotated[list[str] | int | None, BeforeValidator(_check_themes)] = Field(
        default=None,
        description="The titles of all themes in the words of one source; or only their number, "
        "which is a weaker check.",
    )
    objectives: dict[str, list[Count]] = Field(
        default={},
        description="For each source, the number of top-level objectives of each of its themes, "
        "in its own order.",
    )


class CorrectionTable(_Table):
    """A word put right."""

    record: RecordId = Field(description="The record: <edition>/<source>/2 or …/2.3.")
    expect: Text = Field(description="Its text as read; if it reads otherwise, the run stops.")
    value: Text = Field(description="The text to publish.")
    reason: Text = Field(description="Why; published with the record.")


class AcknowledgedTable(_Table):
    """A finding that was seen and is accepted."""

    code: Text = Field(description="The code of the finding.")
    record: Text | None = Field(
        default=None, description="The record or source that it is about; else the edition."
    )
    reason: Text = Field(description="Why it is accepted; shown in the report.")


class EditionFile(_Table):
    """One edition of a programme."""

    schema_version: Literal[1] = Field(description="Version of this format: 1.")
    edition: EditionTable = Field(description="The edition itself.")
    sources: dict[Id, SourceTable] = Field(
        min_length=1,
        description="The source documents by name; their order is the order of everything.",
    )
    expect: ExpectTable = Field(
        default=ExpectTable(), description="What a person who read the documents says they hold."
    )
    corrections: list[CorrectionTable] = Field(
        default=[], description="Words put right, each with its reason."
    )
    acknowledged: list[AcknowledgedTable] = Field(
        default=[], description="Findings that were seen and are accepted."
    )


def make_json_schema() -> dict[str, object]:
    """The JSON Schema of edition files."""
    schema = _tidy(EditionFile.model_json_schema())
    assert isinstance(schema, dict)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Edition file of programme-data",
        **schema,
    }


def _tidy(schema: object, *, is_schema: bool = True) -> object:
    """The schema without null, which TOML does not have, and without titles made from names."""
    if isinstance(schema, list):
        return [_tidy(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    if not is_schema:  # the keys are names of the file's own keys
        return {name: _tidy(each) for name, each in schema.items()}
    tidied = {
        word: _tidy(each, is_schema=word not in {"properties", "$defs"})
        for word, each in schema.items()
        if word != "title" and not (word == "default" and (each is None or "$ref" in schema))
    }
    if "patternProperties" in schema:
        tidied["additionalProperties"] = False
    choices = [each for each in schema.get("anyOf", []) if each != {"type": "null"}]
    if len(choices) == 1:
        del tidied["anyOf"]
        only = _tidy(choices[0])
        assert isinstance(only, dict)
        tidied = {**only, **tidied}
    elif choices:
        tidied["anyOf"] = _tidy(choices)
    return tidied
