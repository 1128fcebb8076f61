"""Whether a document is a programme at all: what it says of itself, and how sure we are then."""

from __future__ import annotations

from pipeline.model.outline import Outline
from pipeline.parse import find_outline
from tests.parse.documents import typed_document

_LISTS = """\
## Dough

- 500 g flour
- 40 g fresh yeast
- 2 eggs

## Topping

- 2 kg plums
- 60 g sugar
- cinnamon

## Crumble

- 200 g flour
- 120 g butter
- a pinch of salt
"""
_PROGRAMME = """\
# Programme 2026-2030 of the town

## Dough for bakers

- Open a school for bakers
- Support the mills of the valley

## Water

- Reduce the leaks in the old pipes
- Build a second basin

## Roads

- Repair the bridge
- Plant trees along the ring road
"""


def _read(text: str) -> Outline:
    return find_outline(typed_document(text), language="en")


def test_lists_of_something_else_are_found_and_not_believed() -> None:
    outline = _read(f"# Plum cake of my aunt\n\n{_LISTS}")
    assert outline.confidence < 0.5
    assert any("look whether it is one" in warning for warning in outline.warnings)


def test_a_programme_is_believed_without_a_warning() -> None:
    outline = _read(_PROGRAMME)
    assert outline.confidence > 0.9
    assert outline.warnings == ()


def test_what_a_document_calls_itself_makes_it_surer() -> None:
    named = _read(_PROGRAMME).confidence
    unnamed = _read(_PROGRAMME.replace("Programme 2026-2030 of the town", "Our town")).confidence
    assert unnamed < named
