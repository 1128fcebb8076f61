"""What the report says beside its findings, and how it says it."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from pipeline.model.edition import Expectation
from pipeline.model.outline import Role
from pipeline.validate import check_list
from pipeline.validate.table import list_codes
from tests.validate.builder import BROCHURE, EDITION_ID, PRESS, build_case

REPOSITORY = Path(__file__).resolve().parents[2]


def test_every_character_of_a_source_is_counted_once() -> None:
    case = build_case()

    for source in case.check().sources:
        text = case.documents[source.source_id].text
        assert source.char_count == sum(not char.isspace() for char in text)
        assert source.char_count == source.record_char_count + source.ignored_char_count
        assert source.unclaimed_char_count == 0


def test_a_character_claimed_twice_is_still_counted_once() -> None:
    case = build_case()
    first = case.dataset.ledger[0]

    (press, _) = case.with_row("ledger", 0, char_end=first.char_end + 20).check().sources

    assert press.char_count == press.record_char_count + press.ignored_char_count


def test_unclaimed_characters_are_counted() -> None:
    case = build_case()

    (press, _) = case.with_rows("ledger", case.dataset.ledger[1:]).check().sources

    assert press.unclaimed_char_count == len("Deltaprogramma2031")


def test_themes_are_told_in_the_words_of_each_source() -> None:
    first, second = build_case().check().themes

    assert first.labels == (
        (PRESS, "Schoon water"),
        (BROCHURE, "Water dat schoon is, voor iedereen"),
    )
    assert first.objective_counts == ((PRESS, 2), (BROCHURE, 1))
    assert second.objective_counts == ((PRESS, 1), (BROCHURE, 2))


def test_sub_objectives_are_counted_apart() -> None:
    press, brochure = build_case().check().sources

    assert (press.objective_count, press.sub_objective_count) == (3, 1)
    assert (brochure.objective_count, brochure.sub_objective_count) == (3, 0)
    assert (press.is_reconstruction, brochure.is_reconstruction) == (False, True)


def test_a_source_that_reads_differently_is_one_finding() -> None:
    case = build_case()
    text = case.documents[PRESS].text

    report = case.with_document(PRESS, text="x" + text, extractor="tests 2").check()

    (finding,) = report.findings
    assert finding.code == "text-changed"
    assert "tests 1" in finding.message
    assert "tests 2" in finding.message
    skipped = {outcome.code for outcome in report.outcomes if outcome.skipped_reason}
    assert "quote-mismatch" in skipped


def test_there_is_one_outcome_for_each_check_and_source() -> None:
    report = build_case().check()

    cases = [(outcome.code, outcome.source) for outcome in report.outcomes]
    assert len(cases) == len(set(cases))
    assert {code for code, _ in cases} == set(list_codes())
    assert {source for _, source in cases} == {PRESS, BROCHURE, None}


def test_a_theme_over_which_no_heading_stands_is_no_error() -> None:
    case = build_case()
    index = case.index_of("theme_statements", statement_id=f"{BROCHURE}/1")
    stretch = case.index_of("ledger", record_id=f"{BROCHURE}/1")
    evidence = [row for row in case.dataset.evidence if row.record_id != f"{BROCHURE}/1"]
    case = (
        case.with_row(
            "theme_statements",
            index,
            text=None,
            marker=None,
            char_start=None,
            char_end=None,
            page_number=None,
        )
        .with_row("ledger", stretch, role=Role.CONTEXT.value, record_id=None)
        .with_rows("evidence", evidence)
    )

    assert case.with_digest().check().findings == ()


def test_a_person_may_count_no_objectives_for_a_theme() -> None:
    case = build_case()
    gone = f"{BROCHURE}/1.1"
    stretch = case.index_of("ledger", record_id=gone)
    case = (
        case.with_row("ledger", stretch, role=Role.CONTEXT.value, record_id=None)
        .with_rows(
            "objectives", [row for row in case.dataset.objectives if row.objective_id != gone]
        )
        .with_rows("evidence", [row for row in case.dataset.evidence if row.record_id != gone])
        .with_edition(expect=Expectation(theme_count=2, objective_counts=(("brochure", (0, 2)),)))
    )

    assert case.with_digest().check().findings == ()


@pytest.mark.parametrize(
    "title", ["SCHOON WATER", " schoon\n water ", "Water dat schoon is, voor iedereen"]
)
def test_a_title_is_found_however_a_person_types_it(title: str) -> None:
    expect = Expectation(theme_titles=(title, "Veilig werk"))

    assert build_case().with_edition(expect=expect).check().has_errors is False


def test_a_missing_title_is_told_with_the_nearest() -> None:
    expect = Expectation(theme_titles=("Schoon weter", "Veilig werk"))

    (finding,) = build_case().with_edition(expect=expect).check().findings

    assert 'no source states the theme "Schoon weter"' in finding.message
    assert 'the nearest is "schoon water"' in finding.message


def test_a_source_that_need_not_have_all_themes_is_not_asked_for_them() -> None:
    case = build_case()
    press, brochure = case.edition.sources
    expect = Expectation(theme_titles=("Schoon water", "Veilig werk"))
    partial = dataclasses.replace(brochure, has_all_themes=False)
    without = case.with_rows(
        "theme_statements",
        [row for row in case.dataset.theme_statements if row.statement_id != f"{BROCHURE}/2"],
    )

    for spec, is_asked in ((brochure, True), (partial, False)):
        report = without.with_edition(sources=(press, spec), expect=expect).check()
        codes = {finding.code for finding in report.findings}
        assert ("theme-missing" in codes) == is_asked


def test_messages_name_the_record_and_say_what_to_do() -> None:
    case = build_case().with_row("evidence", 0, exact="Schoon watre")

    (message,) = [
        finding.message for finding in case.check().findings if finding.code == "quote-mismatch"
    ]

    at = case.documents[PRESS].text.index("Schoon water")
    assert message == (
        f'{PRESS}/1: the quote "Schoon watre" is not what stands at {at}–{at + 12}: "Schoon water".'
        " The dataset is not what its sources give: run the edition again, and report it if it"
        " stays."
    )


def test_the_report_is_of_the_rows_that_it_was_given() -> None:
    case = build_case()

    report = case.check()

    assert report.edition_id == EDITION_ID
    assert report.dataset_digest == case.published_digest
    assert report == case.check()


def test_the_list_of_checks_in_the_docs_is_up_to_date() -> None:
    assert (REPOSITORY / "docs" / "checks.md").read_text(encoding="utf-8") == (
        check_list.render_check_list()
    )


def test_the_list_of_checks_is_written_and_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "checks.md"

    assert check_list.main(["--check", str(page)]) == 1
    assert "outdated" in capsys.readouterr().err
    assert not page.exists()
    assert check_list.main([str(page)]) == 0
    assert check_list.main(["--check", str(page)]) == 0
    assert all(f"`{code}`" in page.read_text(encoding="utf-8") for code in list_codes())
