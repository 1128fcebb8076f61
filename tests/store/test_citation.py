"""An edition can be cited: CITATION.cff in the Citation File Format 1.2.0."""

from __future__ import annotations

import dataclasses
import datetime
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.model.digest import digest_dataset
from pipeline.model.edition import Edition
from pipeline.model.records import Dataset
from pipeline.store.package.about import describe_edition
from pipeline.store.package.citation import render_citation
from tests.store.samples import EDITION, make_dataset

#: What the format requires, and what it allows where we write something.
ROOT_KEYS = {
    *("cff-version", "message", "title", "type", "version", "abstract", "authors"),
    *("identifiers", "keywords", "references"),
}
REFERENCE_KEYS = {
    *("type", "title", "authors", "publisher", "languages", "url", "date-accessed"),
    *("identifiers", "notes"),
}


def render(dataset: Dataset, edition: Edition = EDITION) -> bytes:
    return render_citation(
        describe_edition(dataset, edition, dataset_digest=digest_dataset(dataset))
    )


def read(dataset: Dataset, edition: Edition = EDITION) -> dict[str, Any]:
    content = yaml.safe_load(render(dataset, edition))
    assert isinstance(content, dict)
    return content


def test_it_has_what_the_format_requires_and_nothing_it_does_not_know() -> None:
    content = read(make_dataset())
    assert set(content) == ROOT_KEYS
    assert content["cff-version"] == "1.2.0"
    assert content["type"] == "dataset"
    assert content["authors"] == [{"name": "The programme-data authors"}]
    assert content["identifiers"][0]["value"] == f"sha256:{digest_dataset(make_dataset())}"
    for reference in content["references"]:
        assert set(reference) <= REFERENCE_KEYS
        assert {"type", "title", "authors"} <= set(reference)


def test_each_source_is_a_reference_with_its_makers() -> None:
    dataset = make_dataset()
    first = dataclasses.replace(
        dataset.sources[0],
        title="Lettre: #1 “ouverte”",
        attribution="Le port",
        url="https://example.org/lettre",
        language="fr-BE",
    )
    changed = dataclasses.replace(dataset, sources=(first, *dataset.sources[1:]))
    letter, brochure = read(changed)["references"]
    assert letter["title"] == "Lettre: #1 “ouverte”"
    assert letter["authors"] == [{"name": "Le port"}]
    assert letter["publisher"] == {"name": "Communauté de la Baie"}
    assert letter["url"] == "https://example.org/lettre"
    assert letter["languages"] == ["fr"]
    assert letter["date-accessed"] == datetime.date(2030, 2, 28)
    assert "reconstruction" in brochure["notes"]


@pytest.mark.parametrize(
    "title", ["yes", "- item", "a: b # c", '"quoted"', "é\t🌊", "2030-01-01", "{a}", "'", "\\n"]
)
def test_any_title_stays_what_it_is(title: str) -> None:
    content = read(make_dataset(), dataclasses.replace(EDITION, title=title))
    assert content["title"] == f"{title}: themes and objectives as data"


@pytest.mark.skipif(
    not shutil.which("cffconvert"),
    reason="no cffconvert on the PATH (it cannot live with the jsonschema that we use)",
)
def test_cffconvert_accepts_it(tmp_path: Path) -> None:
    (tmp_path / "CITATION.cff").write_bytes(render(make_dataset()))
    result = subprocess.run(
        ["cffconvert", "--validate", "--infile", "CITATION.cff"],
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
