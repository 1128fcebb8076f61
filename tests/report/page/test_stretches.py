"""The ledger, laid over every character of a text."""

from __future__ import annotations

import dataclasses

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.records import LedgerRow
from pipeline.report.page.stretches import UNCLAIMED_ROLE, cut_stretches, split_by_page
from tests.report.page.editions import BROCHURE, PRESS, build_edition


def _row(start: int, end: int) -> LedgerRow:
    return LedgerRow(
        source_id=PRESS,
        seq=1,
        role="intro",
        reason="",
        char_start=start,
        char_end=end,
        page_number=None,
        record_id=None,
    )


@settings(deadline=None)
@given(
    text=st.text(alphabet="ab \n", max_size=30),
    spans=st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6),
)
def test_stretches_are_the_whole_text_whatever_the_ledger_says(
    text: str, spans: list[tuple[int, int]]
) -> None:
    dataset = build_edition().dataset
    dataset = dataclasses.replace(
        dataset,
        texts=(dataclasses.replace(dataset.texts[0], text=text),),
        ledger=tuple(_row(*span) for span in spans),
    )
    stretches = cut_stretches(dataset)[PRESS]
    assert "".join(one.span.cut(text) for one in stretches) == text
    for one in stretches:
        if one.role is None:
            assert one.span.cut(text).isspace()


def test_a_line_that_the_ledger_forgets_is_unaccounted_for() -> None:
    dataset = build_edition(gaps=["Meten over de grens"]).dataset
    (forgotten,) = [one for one in cut_stretches(dataset)[PRESS] if one.role == UNCLAIMED_ROLE]
    assert forgotten.span.cut(dataset.texts[0].text) == "• Meten over de grens"
    assert "no row of the ledger" in forgotten.reason


def test_exact_words_leave_out_the_marker() -> None:
    dataset = build_edition().dataset
    text = dataset.texts[0].text
    stretch = next(one for one in cut_stretches(dataset)[PRESS] if one.record_id == f"{PRESS}/1.1")
    assert stretch.span.cut(text) == "• Meten over de grens"
    assert [span.cut(text) for span in stretch.exact] == ["Meten over de grens"]
    assert stretch.is_first


def test_a_text_is_split_at_its_page_ends() -> None:
    dataset = build_edition().dataset
    text = dataset.texts[1].text
    pages = split_by_page(text, cut_stretches(dataset)[BROCHURE])
    shown = {
        number: "".join(part.cut(text) for _, part in parts) for number, parts in pages.items()
    }
    assert list(shown) == [1, 2]
    assert shown[1].startswith("DELTA 2031")
    assert "pagina 1" in shown[1]
    assert shown[2].startswith("Werk dat veilig is")
    assert "\f" not in "".join(shown.values())
