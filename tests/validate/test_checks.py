"""Every check passes the valid edition, and alone fails what is wrong in its own way."""

from __future__ import annotations

import re

import pytest

from pipeline.model.findings import Severity
from pipeline.validate.table import FAMILIES, list_codes
from tests.validate.builder import Case, build_case
from tests.validate.mutations import MUTATIONS, Mutation


@pytest.fixture(scope="module")
def case() -> Case:
    return build_case()


def test_the_valid_edition_has_no_findings(case: Case) -> None:
    report = case.check()

    assert report.findings == ()
    assert not report.has_errors


def test_every_check_looks_at_something_in_the_valid_edition(case: Case) -> None:
    looked = {outcome.code for outcome in case.check().outcomes if outcome.checked_count}

    assert looked == set(list_codes()) - {"acknowledgement-unused"}


@pytest.mark.parametrize(
    ("code", "mutate"),
    [
        pytest.param(code, mutate, id=f"{code}-{index}")
        for code, mutations in MUTATIONS.items()
        for index, mutate in enumerate(mutations)
    ],
)
def test_a_mutation_is_found_under_its_own_code_alone(
    case: Case, code: str, mutate: Mutation
) -> None:
    mutated = mutate(case)
    if code != "digest-mismatch":
        mutated = mutated.with_digest()

    report = mutated.check()

    assert {finding.code for finding in report.findings} == {code}
    assert {finding.severity for finding in report.findings} == {list_codes()[code]}
    assert report.has_errors == (list_codes()[code] is Severity.ERROR)


def test_every_code_has_a_mutation() -> None:
    assert set(MUTATIONS) == set(list_codes())


def test_codes_are_stable_names_used_once() -> None:
    codes = [check.code for family in FAMILIES for check in family.source_checks]
    codes += [check.code for family in FAMILIES for check in family.edition_checks]

    assert len(codes) == len(set(codes))
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", code) for code in codes)


def test_any_change_of_a_published_value_changes_the_digest(case: Case) -> None:
    changed = case.with_row("ledger", 0, reason="another reason")

    assert {finding.code for finding in changed.check().findings} == {"digest-mismatch"}
