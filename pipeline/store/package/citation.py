"""``CITATION.cff``: how to cite an edition, in the Citation File Format 1.2.0.

After https://github.com/citation-file-format/citation-file-format. Every value is a JSON string,
which YAML reads as such whatever it holds.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Final

from pipeline.model.records import SourceRow
from pipeline.store.package.about import CREATOR, KEYWORDS, About, name_source

CITATION_NAME: Final = "CITATION.cff"
_MESSAGE: Final = (
    "If you use this dataset, please cite it as below; cite the words themselves from the source "
    "that each row names."
)
#: The format wants bare ISO 639 codes, of two or three letters, where we have BCP 47 tags.
_LANGUAGE_CODE: Final = re.compile(r"[a-z]{2,3}(?=-|$)")


def render_citation(about: About) -> bytes:
    """The file, in UTF-8.

    Years and days of publication are left out where the edition file does not know them, and
    nothing is from a clock.
    """
    return ("\n".join(_list_lines(about)) + "\n").encode()


def _list_lines(about: About) -> Iterator[str]:
    yield "cff-version: 1.2.0"
    yield f"message: {_quote(_MESSAGE)}"
    yield f"title: {_quote(f'{about.title}: themes and objectives as data')}"
    yield "type: dataset"
    yield f"version: {_quote(about.version)}"
    yield f"abstract: {_quote(about.description)}"
    yield "authors:"
    yield f"  - name: {_quote(CREATOR)}"
    yield "identifiers:"
    yield "  - type: other"
    yield f"    value: {_quote(f'sha256:{about.dataset_digest}')}"
    yield f"    description: {_quote('Digest of all rows of the dataset')}"
    yield "keywords:"
    yield from (f"  - {_quote(keyword)}" for keyword in KEYWORDS)
    yield "references:"
    for source in about.sources:
        yield from _list_reference(source)


def _list_reference(source: SourceRow) -> Iterator[str]:
    language = _LANGUAGE_CODE.match(source.language)
    yield "  - type: generic"
    yield f"    title: {_quote(name_source(source))}"
    yield "    authors:"
    yield f"      - name: {_quote(source.attribution or source.publisher)}"
    yield "    publisher:"
    yield f"      name: {_quote(source.publisher)}"
    if language:
        yield f"    languages: [{language.group()}]"
    if source.url:
        yield f"    url: {_quote(source.url)}"
    if source.retrieved_on:
        yield f"    date-accessed: {source.retrieved_on.isoformat()}"
    yield "    identifiers:"
    yield "      - type: other"
    yield f"        value: {_quote(f'sha256:{source.sha256}')}"
    yield f"        description: {_quote('SHA-256 of the file as received')}"
    if source.is_reconstruction:
        yield f"    notes: {_quote('The file is a reconstruction of the published document.')}"


def _quote(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
