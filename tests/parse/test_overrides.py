"""What an edition file may say about one source, and what happens when it does not fit."""

from __future__ import annotations

import pytest

from pipeline.model.edition import IgnoreRule, OutlineOverrides, RoleRule
from pipeline.model.errors import ParseError
from pipeline.model.outline import Role
from pipeline.parse import find_outline
from tests.parse.documents import typed_document, unclaimed, words_of

TEXT = """Work programme

Mobility
- Improve rail links
- Harmonise tickets

Energy
- Support hydrogen projects
- Coordinate grids

A closing word
- Thank all partners
"""


def test_a_line_can_be_left_out_with_a_reason() -> None:
    document = typed_document(TEXT)
    overrides = OutlineOverrides(
        ignore=(IgnoreRule(line="- Harmonise tickets", reason="withdrawn in 2022"),)
    )
    outline = find_outline(document, language="en", overrides=overrides)
    assert "- Harmonise tickets" not in words_of(document, outline)
    assert any(block.reason == "withdrawn in 2022" for block in outline.blocks)
    assert unclaimed(document, outline) == ""


def test_the_outline_can_be_told_where_it_ends() -> None:
    document = typed_document(TEXT)
    overrides = OutlineOverrides(ends_before="A closing word")
    outline = find_outline(document, language="en", overrides=overrides)
    assert words_of(document, outline) == [
        "# Mobility",
        "- Improve rail links",
        "- Harmonise tickets",
        "# Energy",
        "- Support hydrogen projects",
        "- Coordinate grids",
    ]


def test_the_outline_can_be_told_where_it_starts() -> None:
    document = typed_document(TEXT)
    overrides = OutlineOverrides(starts_at="Energy")
    outline = find_outline(document, language="en", overrides=overrides)
    assert words_of(document, outline)[0] == "# Energy"


def test_a_role_can_be_set() -> None:
    document = typed_document(TEXT)
    overrides = OutlineOverrides(
        roles=(RoleRule(line="A closing word", role="context", reason="no theme"),)
    )
    outline = find_outline(document, language="en", overrides=overrides)
    assert "# A closing word" not in words_of(document, outline)


def test_a_paragraph_can_be_made_an_objective() -> None:
    document = typed_document(TEXT + "\nOne more aim that has no mark.\n")
    line = "One more aim that has no mark."
    plain = find_outline(document, language="en")
    assert "- One more aim that has no mark" not in words_of(document, plain)
    overrides = OutlineOverrides(
        roles=(RoleRule(line=line, role="objective", reason="set by hand"),)
    )
    outline = find_outline(document, language="en", overrides=overrides)
    assert "- One more aim that has no mark" in words_of(document, outline)


def test_the_shape_of_themes_can_be_set() -> None:
    document = typed_document("1. One\n- a b\n- c d\n\n2. Two\n- e f\n- g h\n")
    overrides = OutlineOverrides(theme="no headings")
    outline = find_outline(document, language="en", overrides=overrides)
    assert words_of(document, outline)[0] == "#"


@pytest.mark.parametrize(
    ("overrides", "message"),
    [
        (OutlineOverrides(starts_at="Nowhere"), 'outline.starts_at: no line .* reads "Nowhere"'),
        (OutlineOverrides(ends_before="Nowhere"), "outline.ends_before"),
        (OutlineOverrides(ignore=(IgnoreRule(line="Nowhere", reason="x"),)), "outline.ignore"),
        (
            OutlineOverrides(roles=(RoleRule(line="Mobility", role="king", reason="x"),)),
            '"king" is not a role',
        ),
        (OutlineOverrides(theme="icons"), 'outline.theme = "icons"'),
        (OutlineOverrides(objective="parts"), 'outline.objective = "parts"'),
    ],
)
def test_an_override_that_does_not_fit_is_an_error(
    overrides: OutlineOverrides, message: str
) -> None:
    with pytest.raises(ParseError, match=message):
        find_outline(typed_document(TEXT), language="en", overrides=overrides)


def test_what_an_override_takes_out_keeps_its_place_in_the_ledger() -> None:
    document = typed_document(TEXT)
    outline = find_outline(document, language="en", overrides=OutlineOverrides(starts_at="Energy"))
    reasons = {block.reason for block in outline.blocks if block.role is Role.CONTEXT}
    assert "before the start that the edition file sets" in reasons
