"""Kept scores: they may rise and never fall."""

from __future__ import annotations

from pathlib import Path

from bench.invented.truth import TrueObjective, TrueTheme, Truth
from bench.matching import score_document
from bench.ratchet import check_ratchet, measure_scores, write_ratchet

_TRUTH = Truth(
    themes=(
        TrueTheme(
            title="Zorg",
            objectives=(TrueObjective(text="Meer bedden"), TrueObjective(text="Minder haast")),
        ),
    )
)
_GOOD = score_document(_TRUTH, _TRUTH)
_BAD = score_document(
    _TRUTH, Truth(themes=(TrueTheme(title="Zorg", objectives=_TRUTH.themes[0].objectives[:1]),))
)


def test_equal_scores_pass(tmp_path: Path) -> None:
    path = tmp_path / "kept.json"
    write_ratchet(path, "seeds 0-2", measure_scores([_GOOD, _BAD, _BAD]))
    assert check_ratchet(path, "seeds 0-2", measure_scores([_GOOD, _BAD, _BAD])) == ()


def test_better_scores_pass(tmp_path: Path) -> None:
    path = tmp_path / "kept.json"
    write_ratchet(path, "seeds 0-1", measure_scores([_GOOD, _BAD]))
    assert check_ratchet(path, "seeds 0-1", measure_scores([_GOOD, _GOOD])) == ()


def test_worse_scores_are_named(tmp_path: Path) -> None:
    path = tmp_path / "kept.json"
    write_ratchet(path, "seeds 0-1", measure_scores([_GOOD, _GOOD]))
    fallen = check_ratchet(path, "seeds 0-1", measure_scores([_GOOD, _BAD]))
    assert [line.split()[0] for line in fallen] == ["objectives", "objectives_exact", "perfect"]


def test_a_trace_less_is_no_fall_and_a_document_less_is(tmp_path: Path) -> None:
    path = tmp_path / "kept.json"
    write_ratchet(path, "seeds 0-999", measure_scores([_GOOD] * 1000))
    assert check_ratchet(path, "seeds 0-999", measure_scores([_BAD] * 2 + [_GOOD] * 998)) == ()
    fallen = check_ratchet(path, "seeds 0-999", measure_scores([_BAD] * 10 + [_GOOD] * 990))
    assert any(line.startswith("perfect") for line in fallen)


def test_documents_without_kept_scores_pass(tmp_path: Path) -> None:
    path = tmp_path / "kept.json"
    assert check_ratchet(path, "seeds 0-1", measure_scores([_BAD])) == ()
    write_ratchet(path, "seeds 0-1", measure_scores([_GOOD]))
    assert check_ratchet(path, "seeds 2-3", measure_scores([_BAD])) == ()
