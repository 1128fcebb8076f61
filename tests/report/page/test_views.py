"""What the page shows, as values."""

from __future__ import annotations

import itertools

from pipeline.report.page import RecordLink
from pipeline.report.page.finding_views import (
    MOST_FINDINGS,
    group_by_record,
    view_checks,
    view_findings,
)
from pipeline.report.page.overview import draw_matrix
from pipeline.report.page.record_views import ThemeGroup, list_record_ids, view_records
from pipeline.report.page.source_views import RIBBON_WIDTH, SourceView, view_sources
from tests.report.page.editions import (
    BROCHURE,
    EDITION_ID,
    PRESS,
    Edition,
    Line,
    build_edition,
    make_finding,
)


def _view_themes(edition: Edition) -> tuple[ThemeGroup, ...]:
    findings, _ = view_findings(edition.report, list_record_ids(edition.dataset))
    return view_records(edition.dataset, group_by_record(findings), edition.material.links)


def _view_sources(edition: Edition) -> dict[str, SourceView]:
    findings, _ = view_findings(edition.report, list_record_ids(edition.dataset))
    views = view_sources(edition.dataset, edition.material, findings)
    return {view.name: view for view in views}


def test_records_stand_under_their_theme_by_source() -> None:
    first, second = _view_themes(build_edition())
    assert first.label == "Schoon water"
    assert [group.source_id for group in first.statements] == [PRESS, BROCHURE]
    press = first.statements[0]
    assert [(one.number, one.kind, one.depth) for one in press.objectives] == [
        ("1.1", "objective", 1),
        ("1.2", "objective", 1),
        ("1.2.1", "sub-objective", 2),
    ]
    assert second.statements[0].objectives[0].mentions == (("Frankrijk", "country:fr"),)


def test_a_record_says_its_quote_and_place() -> None:
    first, _ = _view_themes(build_edition())
    press, brochure = first.statements
    assert press.objectives[0].pages is None
    assert press.objectives[0].quotes[0].exact == "Meten over de grens"
    assert press.objectives[0].quotes[0].place.startswith("characters ")
    assert brochure.objectives[0].pages == "page 1"
    assert "box 70.0 124.0" in brochure.objectives[0].quotes[0].place
    assert brochure.objectives[0].correction_reason == "a slip of the pen"


def test_statements_of_one_theme_and_linked_objectives_lead_to_each_other() -> None:
    link = RecordLink(from_id=f"{PRESS}/1.1", to_id=f"{BROCHURE}/1.1", relation="same", score=0.815)
    first, _ = _view_themes(build_edition(links=[link]))
    press, brochure = first.statements
    assert [one.record_id for one in press.statement.links] == [f"{BROCHURE}/1"]
    assert [one.record_id for one in press.objectives[0].links] == [f"{BROCHURE}/1.1"]
    assert [one.record_id for one in brochure.objectives[0].links] == [f"{PRESS}/1.1"]
    assert brochure.objectives[0].links[0].relation.startswith("same, 0.8")


def test_a_finding_stands_at_its_record_and_leads_to_its_place() -> None:
    edition = build_edition(
        findings=[
            make_finding("stray", is_error=False, page=2, source=BROCHURE),
            make_finding("low", is_error=False, record=f"{PRESS}/1.2"),
            make_finding("gap", start=3),
            make_finding("empty", source=None, record=f"{EDITION_ID}/2"),
            make_finding("whole", source=None),
            make_finding("unknown", record=f"{PRESS}/9.9"),
            make_finding("text"),
        ]
    )
    findings, left_out = view_findings(edition.report, list_record_ids(edition.dataset))
    assert left_out == ()
    assert [(one.code, one.address) for one in findings] == [
        ("gap", f"place:{PRESS}:3"),
        ("empty", f"{EDITION_ID}/2"),
        ("whole", None),
        ("unknown", f"source:{PRESS}"),
        ("text", f"source:{PRESS}"),
        ("stray", f"page:{BROCHURE}:2"),
        ("low", f"{PRESS}/1.2"),
    ]
    first, second = _view_themes(edition)
    assert first.statements[0].objectives[1].severities == ("warning",)
    assert [one.code for one in second.findings] == ["empty"]
    sources = _view_sources(edition)
    assert [one.code for one in sources["press"].findings] == ["unknown", "text"]
    assert [one.code for one in sources["brochure"].sheets[1].findings] == ["stray"]


def test_not_all_of_many_findings_are_written_out_and_the_page_says_so() -> None:
    many = [make_finding("many", f"number {index}") for index in range(MOST_FINDINGS + 7)]
    edition = build_edition(findings=many)
    findings, left_out = view_findings(edition.report, ())
    assert len(findings) == MOST_FINDINGS
    assert left_out == (("many", 7),)


def test_checks_are_listed_once_with_all_their_owners() -> None:
    edition = build_edition(findings=[make_finding(), make_finding(source=BROCHURE)])
    by_code = {check.code: check for check in view_checks(edition.report)}
    assert [(one.owner, one.status) for one in by_code["quote-mismatch"].results] == [
        ("press", "passed"),
        ("press", "failed"),
        ("brochure", "failed"),
    ]
    assert by_code["page-mismatch"].results[0].skipped_reason == "the source has no pages"


def test_a_page_has_the_place_of_every_line() -> None:
    sheet, other = _view_sources(build_edition())["brochure"].sheets
    assert [(place.role, place.number) for place in sheet.places] == [
        ("title", ""),
        ("theme", "1"),
        ("objective", "1.1"),
        ("furniture", ""),
    ]
    objective = sheet.places[2]
    assert objective.tint_path.startswith("M196.0 123.0L")
    assert objective.exact_path.endswith("L67.5 121.5z"), "the marker is not in the frame"
    assert sheet.record_count == other.record_count == 2
    assert str(sheet.picture_url).startswith("data:image/png;base64,")


def test_every_character_is_counted_in_the_legend_and_drawn_in_the_ribbon() -> None:
    edition = build_edition()
    for name, view in _view_sources(edition).items():
        text = next(one.text for one in edition.dataset.texts if one.source_id.endswith(name))
        assert view.char_count == len("".join(text.split()))
        assert view.ribbon[0].x == 0
        assert abs(sum(part.width for part in view.ribbon) - RIBBON_WIDTH) < 1
        groups = [part.group for part in view.ribbon]
        assert all(one != other for one, other in itertools.pairwise(groups))


def test_the_matrix_counts_what_each_source_says_to_each_theme() -> None:
    link = RecordLink(from_id=f"{PRESS}/2.1", to_id=f"{BROCHURE}/2.1", relation="same", score=0.5)
    matrix = draw_matrix(_view_themes(build_edition()), [PRESS, BROCHURE], [link])
    counts = [
        [(cell.objective_count, cell.sub_objective_count) for cell in row.cells]
        for row in matrix.rows
    ]
    assert counts == [[(2, 1), (1, 0)], [(1, 0), (1, 0)]]
    assert matrix.totals == (3, 2)
    assert [row.link_count for row in matrix.rows] == [0, 1]
    assert matrix.rows[0].cells[0].tint > matrix.rows[1].cells[0].tint > 0


def test_a_theme_that_a_source_does_not_state_is_an_empty_cell() -> None:
    lines = (
        Line(text="Water", role="theme", number="1"),
        Line(text="Meten", role="objective", number="1.1"),
    )
    alone = (
        Line(text="", role="theme", number="1", theme=2),
        Line(text="Werken", role="objective", number="1.1"),
    )
    edition = build_edition({"press": lines, "list": alone})
    matrix = draw_matrix(_view_themes(edition), [PRESS, f"{EDITION_ID}/list"])
    assert matrix.rows[0].cells[1].statement_id is None
    assert matrix.rows[1].cells[1].title is None
    assert matrix.rows[1].theme.label is None
