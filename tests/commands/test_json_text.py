"""JSON as it is printed."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from pipeline.runner.json_text import render_json

SINGLE = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
VALUES = st.recursive(
    SINGLE, lambda below: st.lists(below) | st.dictionaries(st.text(), below), max_leaves=20
)
CONTROL = {code: f"\\u{code:04x}" for code in range(0x7F, 0xA0)}


@given(st.dictionaries(st.text(), VALUES))
def test_it_is_what_the_standard_library_writes_without_control_characters(
    described: dict[str, object],
) -> None:
    usual = json.dumps(described, ensure_ascii=False, indent=2)

    assert render_json(described) == usual.translate(CONTROL)


def test_a_terminal_finds_nothing_to_obey() -> None:
    assert render_json({"a": "\x1b[31m\x9b\x7f"}) == '{\n  "a": "\\u001b[31m\\u009b\\u007f"\n}'
