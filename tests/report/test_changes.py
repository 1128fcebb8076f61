"""What changed reads well in a terminal and as Markdown, and JSON has all of it."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from pipeline.compare import compare_datasets
from pipeline.model.changes import EditionChanges
from pipeline.model.records import Dataset
from pipeline.report import render_changes, render_changes_json, render_changes_markdown
from pipeline.report.word_changes import EditKind, list_edits
from pipeline.store.schema import TABLES
from tests.report.reports import HOSTILE
from tests.store.samples import make_dataset

AGAINST = "v1.2"


def _compare(before: Dataset | None, after: Dataset | None) -> EditionChanges:
    primary_keys = {table.name: table.primary_key for table in TABLES}
    return compare_datasets(before, after, primary_keys=primary_keys)


def _reword(text: str, *indexes: int, **values: Any) -> EditionChanges:
    """The sample, with other words in its third objective."""
    before = make_dataset()
    objectives = list(before.objectives)
    for index in indexes or (2,):
        objectives[index] = dataclasses.replace(objectives[index], text=text, **values)
    return _compare(before, dataclasses.replace(before, objectives=tuple(objectives)))


def _render(changes: EditionChanges) -> str:
    return render_changes(changes, against=AGAINST, most_rows=5)


def _render_markdown(changes: EditionChanges) -> str:
    return render_changes_markdown(changes, against=AGAINST, most_rows=5)


def test_a_changed_word_stands_in_its_sentence() -> None:
    changes = _reword("objectif 3 – hiver")

    assert _render(changes) == (
        "baie-2030-2033, compared with v1.2: changed\n"
        "  objectives: 1 changed\n"
        "    ~ lettre-fr/1.3 text: objectif 3 – [-été-]{+hiver+}\n"
    )
    assert (
        "- changed lettre-fr/1.3: text: objectif 3 – <del>été</del><ins>hiver</ins>\n"
        in _render_markdown(changes)
    )
    assert "| objectives | 0 | 0 | 1 | 0 |" in _render_markdown(changes)


def test_a_value_that_is_no_text_is_shown_before_and_after() -> None:
    assert "→ 0.125" in _render(_reword("objectif 3 – été", confidence=0.125))


def test_an_edition_of_its_own_is_counted_and_not_listed() -> None:
    new = _render(_compare(None, make_dataset()))

    assert new.startswith("baie-2030-2033, compared with v1.2: all new\n")
    assert f"  objectives: {len(make_dataset().objectives)} added\n" in new
    assert "all gone" in _render(_compare(make_dataset(), None))
    assert _render(_compare(make_dataset(), make_dataset())) == (
        "baie-2030-2033, compared with v1.2: no row has changed\n"
    )


def test_more_rows_than_one_can_read_are_counted() -> None:
    changes = _reword("la même chose", *range(9))

    assert "    4 more\n" in _render(changes)
    assert "- 4 more" in _render_markdown(changes)
    listed = json.loads(render_changes_json((changes,), against=AGAINST))
    assert len(listed["editions"][0]["tables"][0]["changed"]) == 9


def test_a_renumbered_record_is_told_in_its_number_and_not_in_words() -> None:
    changes = _reword(make_dataset().objectives[4].text)

    assert "~ lettre-fr/1.3 has the words that were lettre-fr/1.5 before" in " ".join(
        _render(changes).split()
    )


def test_json_has_keys_and_values_before_and_after() -> None:
    (edition,) = json.loads(render_changes_json((_reword("autre"),), against=AGAINST))["editions"]

    assert (edition["edition_id"], edition["status"]) == ("baie-2030-2033", "changed")
    (table,) = edition["tables"]
    assert table["table"] == "objectives"
    assert table["changed"] == [
        {
            "key": {"objective_id": "baie-2030-2033/lettre-fr/1.3"},
            "columns": {"text": {"before": "objectif 3 – été", "after": "autre"}},
            "renumbered_from": None,
        }
    ]


def test_json_can_hold_every_row_of_every_table() -> None:
    (edition,) = json.loads(
        render_changes_json((_compare(None, make_dataset()),), against=AGAINST)
    )["editions"]

    added = {table["table"]: len(table["added"]) for table in edition["tables"]}
    assert added == {
        table.name: len(getattr(make_dataset(), table.name))
        for table in TABLES
        if getattr(make_dataset(), table.name)
    }


def test_words_of_documents_are_never_obeyed() -> None:
    changes = _reword(HOSTILE)
    log, markdown = _render(changes), _render_markdown(changes)

    assert "::" not in log
    assert "##[" not in log
    assert "\x1b" not in log + markdown
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(markdown)
    inner = [child for token in tokens for child in token.children or ()]
    assert {token.content for token in inner if token.type == "html_inline"} <= {
        "<del>",
        "</del>",
        "<ins>",
        "</ins>",
    }
    assert not {token.type for token in (*tokens, *inner)} & {"html_block", "link_open", "image"}


@given(st.text(alphabet="ab -'.\n", max_size=60), st.text(alphabet="ab -'.\n", max_size=60))
@settings(deadline=None)
def test_edits_lead_from_one_text_to_the_other(before: str, after: str) -> None:
    edits = list_edits(before, after)

    old = "".join(edit.text for edit in edits if edit.kind is not EditKind.ADDED)
    new = "".join(edit.text for edit in edits if edit.kind is not EditKind.REMOVED)
    assert (old, new) == (before, after)
    assert all(edit.text for edit in edits)


def test_documents_of_any_length_are_compared_at_once() -> None:
    before, after = "un deux trois " * 50_000, "quatre cinq " * 50_000
    kinds = [edit.kind for edit in list_edits(before, after)]
    assert EditKind.REMOVED in kinds
    assert EditKind.ADDED in kinds
