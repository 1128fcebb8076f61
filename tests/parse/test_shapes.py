"""The shapes in which themes and objectives come, each read without configuration."""

from __future__ import annotations

import pytest

from pipeline.parse import find_outline
from tests.parse.documents import doubly_claimed, typed_document, unclaimed, words_of
from tests.parse.shapes.counted_themes import COUNTED_THEMES
from tests.parse.shapes.objectives import OBJECTIVES
from tests.parse.shapes.plain_themes import PLAIN_THEMES

SHAPES = COUNTED_THEMES | PLAIN_THEMES | OBJECTIVES


@pytest.mark.parametrize("name", SHAPES)
def test_a_shape_is_read_without_configuration(name: str) -> None:
    language, text, expected = SHAPES[name]
    document = typed_document(text)
    outline = find_outline(document, language=language)
    assert words_of(document, outline) == expected


@pytest.mark.parametrize("name", SHAPES)
def test_every_character_is_claimed_once(name: str) -> None:
    language, text, _ = SHAPES[name]
    document = typed_document(text)
    outline = find_outline(document, language=language)
    assert unclaimed(document, outline) == ""
    assert doubly_claimed(document, outline) == ""
