"""A finding in a text file is found by its line and columns, as an editor counts them."""

from __future__ import annotations

import dataclasses

from pipeline.model.findings import Finding
from tests.validate.builder import BROCHURE, PRESS, Case, build_case


def _misquote(source_id: str) -> tuple[Case, Finding]:
    """One word of each quote of the source is another one."""
    case = build_case()
    for index, row in enumerate(case.dataset.evidence):
        if row.source_id == source_id:
            case = case.with_row("evidence", index, exact=f"{row.exact[:-1]}#")
    findings = case.with_digest().check().findings
    return case, [one for one in findings if one.code == "quote-mismatch"][-1]


def test_lines_and_columns_lead_to_the_span() -> None:
    case, finding = _misquote(PRESS)
    text = case.documents[PRESS].text
    assert finding.span is not None
    assert finding.region is not None
    region = finding.region
    lines = text.split("\n")[region.start_line - 1 : region.end_line]
    lines[-1] = lines[-1][: region.end_column - 1]
    lines[0] = lines[0][region.start_column - 1 :]
    assert "\n".join(lines) == finding.span.cut(text)
    assert region.start_line > 1


def test_a_file_that_is_not_its_own_text_has_no_lines() -> None:
    assert _misquote(BROCHURE)[1].region is None
    case, _ = _misquote(PRESS)
    decoded = dataclasses.replace(case.documents[PRESS], is_verbatim=False)
    other = case.replace(documents={**case.documents, PRESS: decoded})
    assert all(finding.region is None for finding in other.check().findings)
