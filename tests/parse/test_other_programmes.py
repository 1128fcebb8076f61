"""Two programmes in one document: one is read, the other left out, and a decision says so."""

from __future__ import annotations

import pytest

from pipeline.model.edition import OutlineOverrides
from pipeline.model.outline import Decision, Outline, Role
from pipeline.parse import find_outline
from tests.parse.documents import typed_document, unclaimed, words_of

_PROGRAMME = """\
Programme of the Lakes 2021-2024

WATER

• Clean the northern shore
• Count the fish every spring

FOREST

• Plant oaks along the road
• Keep the old beeches
"""

_ANNEX = """
ANNEX: AIMS OF THE PREVIOUS PROGRAMME

ROADS

• Mend the bridge at the mill
• Light the path to the school

SCHOOLS

• Open the library in the evening
• Teach every child to swim
"""

_LOOKING_BACK = """\
LOOKING BACK AT THE PREVIOUS AGREEMENT

Most of what was wanted then was reached before its last year.

• Mend the bridge at the mill
• Light the path to the school
• Teach every child to swim

"""


def _themes(outline: Outline, text: str) -> list[str]:
    words = words_of(typed_document(text), outline)
    return [line.removeprefix("# ") for line in words if line.startswith("# ")]


def _other_list(outline: Outline) -> Decision | None:
    return next((d for d in outline.decisions if d.what == "which programme of several"), None)


def test_the_previous_programme_in_an_annex_is_left_out_with_a_reason() -> None:
    text = _PROGRAMME + _ANNEX
    document = typed_document(text)
    outline = find_outline(document)
    assert _themes(outline, text) == ["WATER", "FOREST"]
    assert any("below “ANNEX: AIMS OF THE PREVIOUS PROGRAMME”" in b.reason for b in outline.blocks)
    assert unclaimed(document, outline) == ""


@pytest.mark.parametrize(
    ("text", "themes"),
    [
        (_PROGRAMME + _ANNEX, ["ROADS", "SCHOOLS"]),
        (
            _LOOKING_BACK + _PROGRAMME.partition("\n\n")[2],
            ["LOOKING BACK AT THE PREVIOUS AGREEMENT"],
        ),
    ],
)
def test_the_decision_names_the_line_with_which_its_key_takes_the_other_list(
    text: str, themes: list[str]
) -> None:
    decision = _other_list(find_outline(typed_document(text)))
    assert decision is not None
    assert decision.runner_up is not None
    if decision.key == "outline.starts_at":
        overrides = OutlineOverrides(starts_at=decision.runner_up)
    else:
        assert decision.key == "outline.ends_before"
        overrides = OutlineOverrides(ends_before=decision.runner_up)
    outline = find_outline(typed_document(text), overrides=overrides)
    assert _themes(outline, text) == themes
    words = words_of(typed_document(text), outline)
    assert "- Mend the bridge at the mill" in words
    assert "- Plant oaks along the road" not in words


def test_a_list_that_looks_back_before_the_first_theme_is_left_out() -> None:
    text = _LOOKING_BACK + _PROGRAMME.partition("\n\n")[2]
    assert _themes(find_outline(typed_document(text)), text) == ["WATER", "FOREST"]


def test_a_look_back_ends_where_themes_begin_that_are_counted_items() -> None:
    programme = _PROGRAMME.replace("WATER\n", "1) Water").replace("FOREST\n", "2) Forest")
    text = _LOOKING_BACK + programme.partition("\n\n")[2]
    assert _themes(find_outline(typed_document(text)), text) == ["Water", "Forest"]


@pytest.mark.parametrize(
    "heading",
    [
        "BIJLAGE: DOELEN VAN HET VORIGE WERKPROGRAMMA",
        "ANNEXE : OBJECTIFS DU PROGRAMME DE TRAVAIL PRÉCÉDENT",
        "DAS VORIGE PROGRAMM 2017-2020",
        "THE PREVIOUS WORK PLANS",
    ],
)
def test_an_earlier_programme_is_known_by_its_name_in_four_languages(heading: str) -> None:
    language = {"B": "nl", "A": "fr", "D": "de", "T": "en"}[heading[0]]
    text = _PROGRAMME + _ANNEX.replace("ANNEX: AIMS OF THE PREVIOUS PROGRAMME", heading)
    outline = find_outline(typed_document(text), language=language)
    assert _themes(outline, text) == ["WATER", "FOREST"]


@pytest.mark.parametrize(
    "heading",
    ["ROADS AND BRIDGES", "LESSONS OF THE LAST YEARS", "3. EVALUATING THE PREVIOUS PROGRAMME"],
)
def test_other_headings_are_themes_as_before(heading: str) -> None:
    text = (
        (
            _PROGRAMME.replace("WATER", "1. WATER").replace("FOREST", "2. FOREST")
            if heading[0] == "3"
            else _PROGRAMME
        )
        + f"\n{heading}\n\n• Mend the bridge at the mill\n• Ask those who use it\n• Print what they said\n"
    )
    outline = find_outline(typed_document(text))
    assert len(_themes(outline, text)) == 3
    assert _other_list(outline) is None


def test_a_document_about_the_previous_programme_alone_is_read_as_a_programme() -> None:
    text = "THE PREVIOUS PROGRAMME 2017-2020\n" + _ANNEX.partition("\n\n")[2]
    outline = find_outline(typed_document(text))
    assert _themes(outline, text) == ["ROADS", "SCHOOLS"]
    assert _other_list(outline) is None


def test_a_part_of_another_kind_ends_the_other_list() -> None:
    text = _PROGRAMME + _ANNEX + "\nCONTACT\n\nSecretariat of the Lakes, Mill Road 1\n"
    outline = find_outline(typed_document(text))
    assert _themes(outline, text) == ["WATER", "FOREST"]
    contact = next(b for b in outline.blocks if "contact" in b.reason)
    assert contact.role is Role.HEADING
