"""The evidence as W3C Web Annotations: selectors that lead back to the words."""

from __future__ import annotations

import base64
import dataclasses
import json
from typing import Any

import pytest

from pipeline.store.exports.web_annotation import CONTEXT, render_web_annotations
from tests.store.samples import make_dataset

#: What the published context (http://www.w3.org/ns/anno.jsonld) makes of the terms that we use,
#: as far as it takes to see that each is known there; written down here so that nothing is fetched.
OA, DC, AS = (
    "http://www.w3.org/ns/oa#",
    "http://purl.org/dc/terms/",
    "http://www.w3.org/ns/activitystreams#",
)
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
KNOWN: dict[str, Any] = {
    "id": {"@id": "@id", "@type": "@id"},
    "type": {"@id": "@type", "@type": "@id"},
    "Annotation": f"{OA}Annotation",
    "AnnotationCollection": f"{AS}OrderedCollection",
    "AnnotationPage": f"{AS}OrderedCollectionPage",
    "TextualBody": f"{OA}TextualBody",
    "FragmentSelector": f"{OA}FragmentSelector",
    "TextPositionSelector": f"{OA}TextPositionSelector",
    "TextQuoteSelector": f"{OA}TextQuoteSelector",
    "identifying": f"{OA}identifying",
    "body": {"@id": f"{OA}hasBody", "@type": "@id"},
    "target": {"@id": f"{OA}hasTarget", "@type": "@id"},
    "source": {"@id": f"{OA}hasSource", "@type": "@id"},
    "selector": {"@id": f"{OA}hasSelector", "@type": "@id"},
    "motivation": {"@id": f"{OA}motivatedBy", "@type": "@vocab"},
    "canonical": {"@id": f"{OA}canonical", "@type": "@id"},
    "conformsTo": {"@id": f"{DC}conformsTo", "@type": "@id"},
    "value": f"{RDF}value",
    "exact": f"{OA}exact",
    "prefix": f"{OA}prefix",
    "suffix": f"{OA}suffix",
    "start": f"{OA}start",
    "end": f"{OA}end",
    "format": "http://purl.org/dc/elements/1.1/format",
    "language": "http://purl.org/dc/elements/1.1/language",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "total": f"{AS}totalItems",
    "startIndex": f"{AS}startIndex",
    "first": {"@id": f"{AS}first", "@type": "@id"},
    "items": {"@id": f"{AS}items", "@type": "@id", "@container": "@list"},
}


@pytest.fixture(scope="module")
def collection() -> dict[str, Any]:
    content: dict[str, Any] = json.loads(render_web_annotations(make_dataset()))
    return content


@pytest.fixture(scope="module")
def items(collection: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = collection["first"]["items"]
    return found


def selectors_of(annotation: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {selector["type"]: selector for selector in annotation["target"]["selector"]}


def test_every_term_is_one_of_the_context(collection: dict[str, Any]) -> None:
    def look(value: object) -> None:
        if isinstance(value, dict):
            assert set(value) <= set(KNOWN)
            assert value.get("type", "Annotation") in KNOWN
            assert value.get("motivation", "identifying") in KNOWN
            for inner in value.values():
                look(inner)
        elif isinstance(value, list):
            for inner in value:
                look(inner)

    assert collection["@context"] == CONTEXT
    look({name: value for name, value in collection.items() if name != "@context"})


@pytest.mark.filterwarnings("ignore:.*ConjunctiveGraph:DeprecationWarning")
def test_it_is_linked_data(collection: dict[str, Any]) -> None:
    """With the context at hand, an RDF reader finds annotations with body and target."""
    import rdflib

    text = json.dumps({**collection, "@context": KNOWN})
    graph = rdflib.Graph().parse(data=text, format="json-ld", publicID="https://example.org/")
    counts: Any = graph.query(
        f"""SELECT (COUNT(DISTINCT ?annotation) AS ?annotations) (COUNT(?exact) AS ?quotes) {{
            ?annotation a <{OA}Annotation> ; <{OA}hasBody>/<{RDF}value> ?text ;
                <{OA}hasTarget>/<{OA}hasSelector>/<{OA}exact> ?exact }}"""
    )
    total = len(make_dataset().evidence)
    assert [[int(count) for count in row] for row in counts] == [[total, total]]


def test_an_annotation_for_each_row_of_evidence(
    collection: dict[str, Any], items: list[dict[str, Any]]
) -> None:
    evidence = make_dataset().evidence
    assert collection["total"] == len(evidence)
    assert [item["id"] for item in items] == [f"{row.record_id}#{row.seq}" for row in evidence]
    assert len({item["id"] for item in items}) == len(evidence)


def test_the_body_is_the_record(items: list[dict[str, Any]]) -> None:
    dataset = make_dataset()
    texts = {row.statement_id: row.text for row in dataset.theme_statements} | {
        row.objective_id: row.text for row in dataset.objectives
    }
    for item in items:
        assert item["body"]["value"] == texts[item["body"]["id"]]
        assert item["body"]["language"] == "fr"


def test_positions_and_quotes_resolve_against_the_texts(items: list[dict[str, Any]]) -> None:
    texts = {row.source_id: row.text for row in make_dataset().texts}
    for item in items:
        text = texts[item["target"]["source"]["id"]]
        selectors = selectors_of(item)
        position, quote = selectors["TextPositionSelector"], selectors["TextQuoteSelector"]
        start, end = position["start"], position["end"]
        assert text[start:end] == quote["exact"]
        assert text[:start].endswith(quote["prefix"])
        assert text[end:].startswith(quote["suffix"])


def test_fragments_say_what_they_follow(items: list[dict[str, Any]]) -> None:
    by_format = {item["target"]["source"]["format"]: selectors_of(item) for item in items}
    assert by_format["application/pdf"]["FragmentSelector"] == {
        "type": "FragmentSelector",
        "conformsTo": "http://tools.ietf.org/rfc/rfc8118",
        "value": "page=1&viewrect=56.7,100,143.55,12",
    }
    assert "FragmentSelector" not in by_format["text/plain"]


def test_a_fragment_of_plain_text_is_one_of_rfc_5147() -> None:
    dataset = make_dataset()
    first = dataclasses.replace(dataset.evidence[0], fragment="char=0,20")
    changed = dataclasses.replace(dataset, evidence=(first,))
    (item,) = json.loads(render_web_annotations(changed))["first"]["items"]
    assert selectors_of(item)["FragmentSelector"]["conformsTo"] == (
        "http://tools.ietf.org/rfc/rfc5147"
    )


def test_the_file_is_named_by_its_hash_and_where_known_its_address() -> None:
    dataset = make_dataset()
    source = dataclasses.replace(dataset.sources[0], url="https://example.org/lettre")
    changed = dataclasses.replace(dataset, sources=(source, *dataset.sources[1:]))
    item = json.loads(render_web_annotations(changed))["first"]["items"][0]
    named = item["target"]["source"]
    assert named["id"] == "https://example.org/lettre"
    scheme, encoded = named["canonical"].split(";")
    assert scheme == "ni:///sha-256"
    assert base64.urlsafe_b64decode(encoded + "=").hex() == dataset.evidence[0].source_sha256
