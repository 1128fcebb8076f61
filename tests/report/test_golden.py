"""Each rendering of a report is, letter for letter, the one that a person looked at.

A golden file that is not there is written, and the test fails all the same: look at it, keep it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.model.findings import Report
from pipeline.report import (
    render_code_quality,
    render_json,
    render_junit,
    render_markdown,
    render_sarif,
    render_terminal,
)
from tests.report.reports import make_bad_report, make_good_report

GOLDEN = Path(__file__).parent / "golden"

RENDERINGS: dict[str, Callable[[Report], str]] = {
    "txt": render_terminal,
    "md": render_markdown,
    "json": render_json,
    "xml": render_junit,
    "sarif": render_sarif,
    "code-quality.json": render_code_quality,
}


@pytest.mark.parametrize("suffix", RENDERINGS)
@pytest.mark.parametrize(
    ("name", "make_report"), [("good", make_good_report), ("bad", make_bad_report)]
)
def test_a_rendering_is_as_it_was(
    name: str, make_report: Callable[[], Report], suffix: str
) -> None:
    rendered = RENDERINGS[suffix](make_report())

    golden = GOLDEN / f"{name}.{suffix}"
    if not golden.exists():
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(rendered, encoding="utf-8", newline="\n")
        pytest.fail(f"{golden.name} was not there and is written: look at it")
    assert rendered == golden.read_bytes().decode("utf-8")
