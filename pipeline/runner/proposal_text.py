"""A proposed edition as the text of its TOML file."""

from __future__ import annotations

import json
from collections.abc import Iterator

from pipeline.runner.proposal import UNKNOWN_PUBLISHER, ProposedEdition, ProposedSource

#: Escaped by TOML and not by JSON.
_DELETE = "\x7f"
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def render_edition_file(proposed: ProposedEdition) -> str:
    """The shortest edition file that works, with what a person has to fill as comments."""
    return "\n".join(_render_lines(proposed)) + "\n"


def quote_toml(text: str) -> str:
    """The text as a TOML basic string, quotes included.

    TOML reads the escapes of JSON as JSON does, but wants DELETE escaped too. Surrogates, which
    neither TOML nor UTF-8 can hold, become U+FFFD.
    """
    encodable = "".join(_REPLACEMENT if "\ud800" <= char <= "\udfff" else char for char in text)
    return json.dumps(encodable, ensure_ascii=False).replace(_DELETE, "\\u007f")


def _render_lines(proposed: ProposedEdition) -> Iterator[str]:
    yield "#:schema ../../docs/edition.schema.json"
    yield "schema_version = 1"
    yield ""
    yield "[edition]"
    yield f"id = {quote_toml(proposed.edition_id)}"
    if proposed.title is None:
        yield "# No title was found: write the programme's own here."
    yield f"title = {quote_toml(proposed.title or proposed.edition_id)}"
    if proposed.publisher is None:
        yield "# Write here who publishes the programme: until then it is stated as below."
    else:
        yield "# As a document states it."
    yield f"publisher = {quote_toml(proposed.publisher or UNKNOWN_PUBLISHER)}"
    if proposed.starts_on and proposed.ends_on:
        yield f"starts_on = {proposed.starts_on.isoformat()}"
        yield f"ends_on = {proposed.ends_on.isoformat()}"
    else:
        yield "# No years were found: say them as starts_on = 2025-01-01, ends_on = 2028-12-31."
    for source in proposed.sources:
        yield ""
        yield from _render_source(source)
    yield ""
    yield from _render_expectation(proposed)


def _render_source(source: ProposedSource) -> Iterator[str]:
    yield f"[sources.{source.name}]"
    yield f"role = {quote_toml(source.role)}"
    if source.recognised is not None:
        received = source.recognised
        yield f"# Its text was recognised by {_say(received.program)} in {received.file_name},"
        yield "# the file as received, which lies beside it. Letters may be misread: compare them."
    yield f"path = {quote_toml(source.file_name)}"
    yield f"sha256 = {quote_toml(source.sha256)}"
    yield f"language = {quote_toml(source.language)}"


def _say(words: str) -> str:
    """Words of another program, fit for a comment: one line without control characters."""
    return "".join(char if char.isprintable() else " " for char in words)


def _render_expectation(proposed: ProposedEdition) -> Iterator[str]:
    # Figures of nobody's document: those that were found would be copied.
    counts = ", ".join(f"{source.name} = [6, 5, 3]" for source in proposed.sources)
    yield "# What every run is checked against. Count it in the documents, do not copy it from a"
    yield "# run; then put it in place of this example, without the signs in front. Themes are in"
    yield "# the words of one source; counts are of the top-level objectives of each theme."
    yield "# [expect]"
    yield '# themes = ["Title of the first theme", "Title of the second", "Title of the third"]'
    yield f"# objectives = {{ {counts} }}"
